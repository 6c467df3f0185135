/* check-network.c: any response from a network becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-network.h"

#include "check-batch.h"
#include "check-skipped.h"
#include "fuzz.h"
#include "web/error.h"

#define ORIGIN "https://api.example"
#define NOW G_GINT64_CONSTANT (1796000000)

static CloutResponse *
new_response (guint       status,
              const char *header,
              FuzzBytes  *bytes)
{
  g_autoptr(GBytes) body = g_bytes_new (bytes->data, bytes->size);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  CloutResponse *response;

  soup_message_headers_append (headers, "X-Business-Use-Case-Usage", header);
  response = clout_response_new (ORIGIN "/x", status, headers, body);
  soup_message_headers_unref (headers);
  return response;
}

static void
check_map_error (const CloutNetwork *network,
                 CloutResponse      *response)
{
  g_autoptr(GError) error = network->map_error (response, NOW);

  g_assert_nonnull (error);
  g_assert_cmpint (clout_web_error_get_until (error), <=, NOW + 2 * 24 * 60 * 60);
}

static void
check_chooser (const CloutNetwork *network,
               CloutResponse      *response)
{
  CloutRequestContext context = { .origin = ORIGIN, .signed_in = TRUE };
  g_auto(CloutPage) page = { .choices = clout_choices_new () };
  g_autoptr(GError) error = NULL;
  gboolean read = clout_resource_read (network->chooser, network, &context, response, &page,
                                       &error);

  g_assert_true (read == (error == NULL));
  for (guint i = 0; i < page.choices->len; i++)
    {
      const CloutChoice *choice = g_ptr_array_index (page.choices, i);

      g_assert_true (choice->id != NULL && choice->name != NULL && choice->access != NULL);
    }
}

static void
check_resource (const CloutNetwork  *network,
                const CloutResource *resource,
                CloutResponse       *response)
{
  const char *const people[] = { "7", NULL };
  CloutRequestContext context = {
    .origin = ORIGIN, .handle = "ada", .self = "1", .signed_in = TRUE, .cursor = "c",
    .since = G_GINT64_CONSTANT (1700000000), .post = "9", .people = people,
  };
  g_auto(CloutPage) page = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) next = NULL;
  gboolean read = clout_resource_read (resource, network, &context, response, &page, &error);

  g_assert_true (read == (error == NULL));
  if (!read)
    return;
  check_batch (page.batch);
  check_skipped (network, resource, &context, response, &page);
  g_assert_true (resource->price == 0 || page.charged == NULL || page.charged->len > 0);
  context.cursor = page.next;
  next = clout_resource_build_request (resource, network, &context, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_host (soup_message_get_uri (next)), ==, "api.example");
}

/* check_network:
 * The input: a byte that chooses the resource, or the function to test; a line with a header; the
 * response. */
int
check_network (const CloutNetwork *network,
               const guint8       *data,
               gsize               size)
{
  FuzzBytes bytes = { data, size };
  gsize what = fuzz_take (&bytes, 1) % (network->n_resources + 2);
  g_autofree char *header = g_strdelimit (fuzz_take_line (&bytes), "\r", ' ');
  g_autoptr(CloutResponse) response =
    new_response (what < network->n_resources ? 200 : 400, header, &bytes);

  if (what < network->n_resources)
    check_resource (network, &network->resources[what], response);
  else if (what == network->n_resources && network->map_error != NULL)
    check_map_error (network, response);
  else if (network->chooser != NULL)
    check_chooser (network, response);
  return 0;
}
