/* describe.c: reads recorded responses and prints the result as text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "describe.h"

#include <string.h>

#include "web/error.h"

const CloutResource *
find_resource (const CloutNetwork *network,
               const char         *name)
{
  for (gsize i = 0; i < network->n_resources; i++)
    if (strcmp (network->resources[i].name, name) == 0)
      return &network->resources[i];
  g_assert_not_reached ();
}

CloutResponse *
response_new (const char *url,
              const char *link,
              const char *body)
{
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  CloutResponse *response;

  if (link != NULL)
    soup_message_headers_append (headers, "Link", link);
  response = clout_response_new (url, 200, headers, bytes);
  soup_message_headers_unref (headers);
  return response;
}

static void
describe_profile (GString    *text,
                  CloutBatch *batch)
{
  const CloutBatchProfile *p = clout_batch_get_profile (batch);

  if (p != NULL)
    g_string_append_printf (text, "profile %s|%s|%s|%d|%d|%d\n", p->remote_id, p->handle, p->name,
                            (int) p->followers, (int) p->following, (int) p->posts);
}

static void
describe_posts (GString    *text,
                CloutBatch *batch)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "post %s|%s|%s|%x|%d|%u %u %u %u\n", posts[i].remote_id,
                            posts[i].excerpt, posts[i].tags != NULL ? posts[i].tags[0] : "-",
                            posts[i].flags, (int) posts[i].time,
                            posts[i].counts[CLOUT_REACTION_REPLY],
                            posts[i].counts[CLOUT_REACTION_QUOTE],
                            posts[i].counts[CLOUT_REACTION_RESHARE],
                            posts[i].counts[CLOUT_REACTION_LIKE]);
}

static void
describe_reactions (GString    *text,
                    CloutBatch *batch)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (batch, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "reaction %u|%s|%s|%s|%d\n", reactions[i].kind,
                            reactions[i].person, reactions[i].post, reactions[i].remote_id,
                            (int) reactions[i].time);
}

static void
describe_own_acts (GString    *text,
                   CloutBatch *batch)
{
  gsize n;
  const CloutBatchOwnAct *acts = clout_batch_get_own_acts (batch, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "own %u|%s|%s\n", acts[i].kind, acts[i].post,
                            acts[i].remote_id != NULL ? acts[i].remote_id : "-");
}

char *
describe_batch (CloutBatch *batch)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  describe_profile (text, batch);
  describe_posts (text, batch);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "person %s|%s|%s|%d|%u/%u\n", people[i].remote_id,
                            people[i].handle, people[i].name, (int) people[i].followers,
                            people[i].flags, people[i].known);
  describe_reactions (text, batch);
  describe_own_acts (text, batch);
  /* GLib on Windows prints NULL in capitals. */
  g_string_replace (text, "(NULL)", "(null)", 0);
  return g_string_free (text, FALSE);
}

/* assert_reads: takes ownership of @response */
void
assert_reads (const CloutNetwork        *network,
              const char                *name,
              const CloutRequestContext *context,
              CloutResponse             *response,
              const char                *wanted,
              const char                *next)
{
  g_auto(CloutPage) page = { NULL, };
  g_auto(CloutPage) whole = { NULL, };
  g_autofree char *got = NULL;
  g_autofree char *all = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) owned = response;

  clout_resource_read (find_resource (network, name), network, context, owned, &page, &error);
  g_assert_no_error (error);
  got = describe_batch (page.batch);
  g_assert_cmpstr (got, ==, wanted);
  g_assert_cmpstr (page.next, ==, next);

  /* Members that were skipped make no difference. */
  clout_response_get_json (owned, NULL);
  clout_resource_read (find_resource (network, name), network, context, owned, &whole, &error);
  g_assert_no_error (error);
  all = describe_batch (whole.batch);
  g_assert_cmpstr (all, ==, wanted);
  g_assert_cmpstr (whole.next, ==, next);
}

/* assert_refuses: takes ownership of @response */
void
assert_refuses (const CloutNetwork        *network,
                const char                *name,
                const CloutRequestContext *context,
                CloutResponse             *response)
{
  g_auto(CloutPage) page = { NULL, };
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) owned = response;

  g_assert_false (clout_resource_read (find_resource (network, name), network, context, owned,
                                       &page,
                                       &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
}

/* assert_url: @wanted is %NULL if the request is to be refused */
void
assert_url (const CloutNetwork        *network,
            const char                *name,
            const CloutRequestContext *context,
            const char                *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message =
    clout_resource_build_request (find_resource (network, name), network, context, &error);
  g_autofree char *url = message != NULL ? g_uri_to_string (soup_message_get_uri (message)) : NULL;

  g_assert_cmpstr (url, ==, wanted);
  g_assert_true ((message == NULL) == (error != NULL));
}
