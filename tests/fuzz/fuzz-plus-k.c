/* fuzz-plus-k.c: any record or post becomes a bounded +K, or none.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-batch.h"
#include "fuzz.h"
#include "networks/bluesky/plus-k.h"
#include "networks/mastodon/plus-k.h"
#include "topics/topic-name.h"

#include <string.h>

#define ENDORSER "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
#define SELF "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb"
#define ORIGIN "https://server.example"

/* Untrusted text that gets stored: a short topic in plain text, from the author of the record. */
static void
check (CloutBatch *batch,
       const char *endorser)
{
  gsize n;
  const CloutBatchEndorsement *list = clout_batch_get_endorsements (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *again = clout_topic_clean (list[i].topic, NULL);

      g_assert_cmpstr (again, ==, list[i].topic);
      g_assert_cmpuint (strlen (list[i].topic), <=, CLOUT_TOPIC_MAX_BYTES);
      g_assert_null (strpbrk (list[i].topic, "<>"));
      g_assert_true (endorser == NULL || g_strcmp0 (list[i].endorser, endorser) == 0);
      g_assert_true (list[i].endorser == NULL || g_strcmp0 (list[i].endorser,
                                                            list[i].receiver) != 0);
      g_assert_nonnull (list[i].remote_id);
    }
  check_batch (batch);
}

static void
read_records (CloutResponse *response,
              const char    *endorser)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autofree char *next = NULL;

  if (clout_bluesky_read_records (response, endorser, SELF, batch, &next, NULL))
    check (batch, strcmp (endorser, SELF) == 0 ? NULL : endorser);
}

static void
read_status (CloutResponse *response)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  JsonNode *root = clout_response_get_json (response, NULL);

  if (root == NULL)
    return;
  clout_mastodon_add_received (batch, root, "1", "ann@example.social");
  clout_mastodon_add_given (batch, root, ORIGIN, NULL);
  check (batch, NULL);
}

static void
parse_relationship (CloutResponse       *response,
                    const CloutEndorser *endorser)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();

  if (endorser->parse_relationship (response, batch, NULL))
    check_batch (batch);
}

/* The input: a byte that chooses the reader, then the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  guint which = fuzz_take (&bytes, 1) % 5;
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = clout_response_new (ORIGIN "/x", 200, headers, body);

  soup_message_headers_unref (headers);
  if (which == 0)
    read_records (response, ENDORSER);
  else if (which == 1)
    read_records (response, SELF);
  else if (which == 2)
    read_status (response);
  else
    parse_relationship (response, which == 3 ? &clout_endorser_bluesky : &clout_endorser_mastodon);
  return 0;
}
