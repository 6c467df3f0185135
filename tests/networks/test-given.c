/* test-given.c: what the user does for others, as reported by Mastodon servers and Bluesky.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/resource.h"

#define CY "{\"id\":\"7\",\"acct\":\"bob@far.example\",\"followers_count\":12}"
#define JUNO "{\"id\":\"1\",\"acct\":\"Ada\"}"

#define ADA "did:plc:ada"
#define BOB "did:plc:bob"
#define VIEW(did, handle) "{\"did\":\"" did "\",\"handle\":\"" handle "\"}"
#define ME VIEW (ADA, "ada.example")
#define HIM VIEW (BOB, "bob.example")
#define AT(time) "\"indexedAt\":\"2024-05-01T" time "Z\""
#define CREATED(time) "\"createdAt\":\"2024-05-01T" time "Z\""
#define URI(did, key) "\"uri\":\"at://" did "/app.bsky.feed.post/" key "\""
#define PARENT(did, key) "\"reply\":{\"parent\":{" URI (did, key) "}}"

static const CloutRequestContext juno = { .origin = "https://server.example", .self = "1" };
static const CloutRequestContext ada = { .origin = "https://appview.example", .self = ADA };

static const CloutResource *
find (const CloutNetwork *network,
      const char         *name)
{
  for (gsize i = 0; i < network->n_resources; i++)
    if (strcmp (network->resources[i].name, name) == 0)
      return &network->resources[i];
  g_assert_not_reached ();
}

static char *
describe (CloutBatch *batch)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);
  const CloutBatchGiven *given;

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "person %s|%s|%d\n", people[i].remote_id, people[i].handle,
                            (int) people[i].followers);
  given = clout_batch_get_given (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "given %u|%s|%s|%d\n", given[i].kind, given[i].person,
                            given[i].remote_id, (int) given[i].time);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_read (const CloutNetwork        *network,
             const CloutRequestContext *context,
             const char                *name,
             const char                *json,
             const char                *wanted)
{
  g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = clout_response_new (context->origin, 200, headers, body);
  g_auto(CloutPage) page = { NULL, };
  g_autofree char *got = NULL;
  g_autoptr(GError) error = NULL;

  soup_message_headers_unref (headers);
  g_assert_true (clout_resource_read (find (network, name), network, context, response, &page,
                                      &error));
  g_assert_no_error (error);
  got = describe (page.batch);
  g_assert_cmpstr (got, ==, wanted);
}

/* The person replied to is among those mentioned; a private reply isn't counted. */
static void
test_mastodon (void)
{
  assert_read (&clout_network_mastodon, &juno, "posts",
    "[{\"id\":\"9\",\"created_at\":\"2024-05-01T10:00:00Z\",\"visibility\":\"unlisted\","
    "\"account\":" JUNO
    ",\"in_reply_to_id\":\"2\",\"in_reply_to_account_id\":\"8\",\"mentions\":[{\"id\":\"7\","
    "\"acct\":"
    "\"bob@far.example\"},{\"id\":\"8\",\"acct\":\"cy\",\"username\":\"cy\"},7,null]},"
    "{\"id\":\"8\",\"created_at\":\"2024-05-01T10:00:00Z\",\"visibility\":\"direct\","
    "\"account\":" JUNO
    ",\"in_reply_to_id\":\"2\",\"in_reply_to_account_id\":\"8\"}]",
    "person 8|cy@server.example|-1\n"
    "given 1|8|9|1714557600\n");
  assert_read (&clout_network_mastodon, &juno, "favourites",
    "[{\"id\":\"3\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" CY "},"
    "{\"id\":\"4\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" JUNO "},"
    "{\"id\":\"5\",\"visibility\":\"private\",\"account\":" CY "},{\"id\":\"6\"},7,null]",
    "person 7|bob@far.example|12\n"
    "given 4|7|3|1714557600\n");
}

/* The URI names the recipient of a reply; a different profile beside it is a lie. */
static void
test_bluesky (void)
{
  assert_read (&clout_network_bluesky, &ada, "posts",
    "{\"feed\":["
    "{\"post\":{" URI (ADA, "9") ",\"author\":" ME "," AT ("10:00:00") ",\"record\":{"
    CREATED ("10:00:00") ",\"text\":\"yes\"," PARENT (BOB, "1") "}},"
             "\"reply\":{\"parent\":{\"author\":"
    HIM "}}},"
    "{\"post\":{" URI (ADA, "8") ",\"author\":" ME "," AT ("10:00:00") ",\"record\":{"
    CREATED ("10:00:00") ",\"text\":\"no\"," PARENT ("did:plc:cyn", "1") "}},\"reply\":{\"parent\":"
    "{\"author\":" HIM "}}},"
    "{\"post\":{" URI (BOB, "5") ",\"author\":" HIM "," AT ("09:00:00") "},\"reason\":{\"$type\":"
    "\"app.bsky.feed.defs#reasonRepost\"," AT ("11:00:00") "}}]}",
    "person " BOB "|bob.example|-1\n"
    "person " BOB "|bob.example|-1\n"
    "given 1|" BOB "|at://" ADA "/app.bsky.feed.post/9|1714557600\n"
    "given 1|did:plc:cyn|at://" ADA "/app.bsky.feed.post/8|1714557600\n"
    "given 3|" BOB "|at://" BOB "/app.bsky.feed.post/5|1714561200\n");
  assert_read (&clout_network_bluesky, &ada, "liked",
    "{\"feed\":[{\"post\":{" URI (BOB, "1") ",\"author\":" HIM "," AT ("10:00:00") "}},"
    "{\"post\":{" URI (ADA, "1") ",\"author\":" ME "," AT ("10:00:00") "}},"
    "{\"post\":{" URI (ADA, "2") ",\"author\":" HIM "," AT ("10:00:00") "}},"
    "{\"post\":{" URI (BOB, "3") "}},{\"post\":7},null,7]}",
    "person " BOB "|bob.example|-1\n"
    "given 4|" BOB "|at://" BOB "/app.bsky.feed.post/1|1714557600\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/given/mastodon", test_mastodon);
  g_test_add_func ("/networks/given/bluesky", test_bluesky);
  return g_test_run ();
}
