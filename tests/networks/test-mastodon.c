/* test-mastodon.c: requests to the Mastodon API, and what is read from its responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/secret-memory.h"
#include "networks/resource.h"
#include "score/post-flags.h"
#include "web/error.h"

#define ORIGIN "https://server.example"
#define SINCE G_GINT64_CONSTANT (1700000000)

#define BOB "{\"id\":\"7\",\"username\":\"bob\",\"acct\":\"bob@far.example\"," \
  "\"followers_count\":12," \
            "\"following_count\":3,\"statuses_count\":40,\"bot\":false,\"display_name\":\"Bob\"}"
#define ME "{\"id\":\"1\",\"username\":\"Ada\",\"acct\":\"Ada\"}"

static const CloutRequestContext me = {
  .origin = ORIGIN, .handle = "Ada@server.example", .self = "1", .signed_in = TRUE, .since = SINCE,
};

static const CloutResource *
resource (const char *name)
{
  const CloutNetwork *network = &clout_network_mastodon;

  for (gsize i = 0; i < network->n_resources; i++)
    if (strcmp (network->resources[i].name, name) == 0)
      return &network->resources[i];
  g_assert_not_reached ();
}

static gboolean
read_response (const char                *name,
               const CloutRequestContext *context,
               const char                *json,
               const char                *link,
               CloutPage                 *page,
               GError                   **error)
{
  g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = NULL;

  if (link != NULL)
    soup_message_headers_append (headers, "Link", link);
  response = clout_response_new (ORIGIN "/api/v1/x", 200, headers, body);
  soup_message_headers_unref (headers);
  return clout_resource_read (resource (name), &clout_network_mastodon, context, response, page,
                              error);
}

static char *
describe (CloutBatch *batch)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "post %s|%s|%s|%s|%x|%u %u %u\n", posts[i].remote_id,
                            posts[i].excerpt, posts[i].in_reply_to,
                            posts[i].tags != NULL ? posts[i].tags[0] : NULL, posts[i].flags,
                            posts[i].counts[CLOUT_REACTION_REPLY],
                            posts[i].counts[CLOUT_REACTION_RESHARE],
                            posts[i].counts[CLOUT_REACTION_LIKE]);
  for (gsize i = 0, end = (clout_batch_get_people (batch, &n), n); i < end; i++)
    {
      const CloutBatchPerson *p = &clout_batch_get_people (batch, &n)[i];

      g_string_append_printf (text, "person %s|%s|%s|%d|%u/%u\n", p->remote_id, p->handle, p->name,
                              (int) p->followers, p->flags, p->known);
    }
  for (gsize i = 0, end = (clout_batch_get_reactions (batch, &n), n); i < end; i++)
    {
      const CloutBatchReaction *r = &clout_batch_get_reactions (batch, &n)[i];

      g_string_append_printf (text, "reaction %u|%s|%s|%s|%d\n", r->kind, r->person, r->post,
                              r->remote_id, (int) r->time);
    }
  for (gsize i = 0, end = (clout_batch_get_own_acts (batch, &n), n); i < end; i++)
    {
      const CloutBatchOwnAct *act = &clout_batch_get_own_acts (batch, &n)[i];

      g_string_append_printf (text, "own %u|%s|%s\n", act->kind, act->post,
                              act->remote_id != NULL ? act->remote_id : "-");
    }
  for (gsize i = 0, end = (clout_batch_get_given (batch, &n), n); i < end; i++)
    {
      const CloutBatchGiven *g = &clout_batch_get_given (batch, &n)[i];

      g_string_append_printf (text, "given %u|%s|%s|%d\n", g->kind, g->person, g->remote_id,
                              (int) g->time);
    }
  /* GLib on Windows prints NULL in capitals. */
  g_string_replace (text, "(NULL)", "(null)", 0);
  return g_string_free (text, FALSE);
}

static void
assert_read (const char                *name,
             const CloutRequestContext *context,
             const char                *json,
             const char                *wanted)
{
  g_auto(CloutPage) page = { NULL, };
  g_autofree char *got = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (read_response (name, context, json, NULL, &page, &error));
  g_assert_no_error (error);
  got = describe (page.batch);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_profile (void)
{
  g_auto(CloutPage) page = { NULL, };
  const CloutBatchProfile *profile;
  g_autoptr(GError) error = NULL;

  g_assert_true (read_response ("profile", &me,
                                "{\"id\":\"1\",\"username\":\"Ada\",\"acct\":\"Ada\","
                                "\"display_name\":\"\",\"followers_count\":5}", NULL, &page,
                                &error));
  profile = clout_batch_get_profile (page.batch);
  g_assert_cmpstr (page.self, ==, "1");
  g_assert_cmpstr (profile->handle, ==, "Ada@server.example");
  g_assert_cmpstr (profile->remote_id, ==, "ada@server.example");
  g_assert_cmpstr (profile->name, ==, "Ada");
  g_assert_cmpint (profile->followers, ==, 5);
  g_assert_cmpint (profile->following, ==, -1);
}

static void
test_profile_names_what_is_missing (void)
{
  g_auto(CloutPage) page = { NULL, };
  g_autoptr(GError) error = NULL;

  g_assert_false (read_response ("profile", &me, "{\"id\":\"1\"}", NULL, &page, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
  g_assert_nonnull (strstr (error->message, "username"));
}

static void
test_posts (void)
{
  assert_read ("posts", &me,
    "[{\"id\":\"9\",\"created_at\":\"2024-05-01T10:00:00.000Z\",\"visibility\":\"public\","
    "\"account\":" ME ",\"content\":\"<p>Who likes <a class=\\\"hashtag\\\">#Tea</a>?</p>\","
    "\"tags\":[{\"name\":\"Tea\"}],\"replies_count\":1,\"reblogs_count\":2,\"favourites_count\":3},"
    /* Unlisted, private and direct posts. */
    "{\"id\":\"8\",\"created_at\":\"2024-05-01T09:00:00Z\",\"visibility\":\"unlisted\","
    "\"account\":" ME "},"
    "{\"id\":\"7\",\"created_at\":\"2024-05-01T09:00:00Z\",\"visibility\":\"private\","
    "\"account\":" ME "},"
    "{\"id\":\"6\",\"created_at\":\"2024-05-01T09:00:00Z\",\"visibility\":\"direct\","
    "\"account\":" ME "},"
    /* A reply behind a content warning. */
    "{\"id\":\"5\",\"created_at\":\"2024-05-01T08:00:00Z\",\"visibility\":\"public\","
    "\"account\":" ME ","
    "\"spoiler_text\":\"Food\",\"content\":\"yes\",\"in_reply_to_id\":\"88\","
    "\"in_reply_to_account_id\":\"7\",\"media_attachments\":[{}],\"favourites_count\":-4},"
    /* A thread continued by its author. */
    "{\"id\":\"4\",\"created_at\":\"2024-05-01T08:00:00Z\",\"visibility\":\"public\","
    "\"account\":" ME ","
    "\"content\":\"more\",\"in_reply_to_id\":\"5\",\"in_reply_to_account_id\":\"1\"}]",
    "post 9|Who likes #Tea?|(null)|Tea|2|1 2 3\n"
    "post 5|Food|88|(null)|11|0 0 0\n"
    "post 4|more|5|(null)|0|0 0 0\n"
    "own 1|5|4\n"
    "given 1|7|5|1714550400\n");
}

/* Favorited, boosted and continued by its author, the last one for followers only. Local-only posts
 * aren't public. */
static void
test_own_acts (void)
{
  CloutRequestContext context = me;
  static const char posts[] =
    "[{\"id\":\"6\",\"created_at\":\"2024-05-01T08:00:00Z\",\"account\":" ME ","
    "\"local_only\":true,\"content\":\"here\"},"
    "{\"id\":\"5\",\"created_at\":\"2024-05-01T08:00:00Z\",\"account\":" ME ","
    "\"visibility\":\"private\",\"in_reply_to_id\":\"4\",\"in_reply_to_account_id\":\"1\"},"
    "{\"id\":\"4\",\"created_at\":\"2024-05-01T08:00:00Z\",\"account\":" ME ","
    "\"content\":\"mine\",\"favourited\":true,\"reblogged\":true,\"quote\":{\"quoted_status\":"
    "{\"id\":\"3\",\"account\":" ME "}}}]";

  context.signed_in = TRUE;
  assert_read ("posts", &context, posts, "post 4|mine|(null)|(null)|0|0 0 0\n"
               "own 1|4|5\nown 2|3|4\nown 4|4|-\nown 3|4|-\n");
  /* A server may refuse because the request isn't signed in. */
  context.signed_in = FALSE;
  assert_read ("posts", &context, posts, "post 4|mine|(null)|(null)|0|0 0 0\n"
               "own 1|4|5\nown 2|3|4\n");
}

static void
test_posts_of_others_are_not_own (void)
{
  assert_read ("posts", &me,
    "[{\"id\":\"9\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" ME ",\"reblog\":"
    "{\"id\":\"3\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ","
    "\"content\":\"his\"}},"
    /* snac: an own post that someone boosted, with an upper-case ID. */
    "{\"id\":\"AB\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ",\"reblog\":"
    "{\"id\":\"ab\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" ME ","
    "\"content\":\"mine\"}}]",
    "post ab|mine|(null)|(null)|0|0 0 0\n"
    "person 7|bob@far.example|Bob|12|0/1\n"
    "given 3|7|3|1714557600\n");
}

static void
test_notifications (void)
{
  assert_read ("notifications", &me,
    "[{\"type\":\"favourite\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"9\",\"visibility\":\"public\"}},"
    "{\"type\":\"reblog\",\"created_at\":\"2024-05-01T10:00:01Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"9\",\"visibility\":\"public\"}},"
    "{\"type\":\"mention\",\"created_at\":\"2024-05-01T10:00:02Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"20\",\"visibility\":\"unlisted\",\"in_reply_to_id\":\"9\","
    "\"in_reply_to_account_id\":\"1\"}},"
    "{\"type\":\"mention\",\"created_at\":\"2024-05-01T10:00:03Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"21\",\"visibility\":\"public\",\"in_reply_to_id\":null}},"
    "{\"type\":\"quote\",\"created_at\":\"2024-05-01T10:00:04Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"22\",\"visibility\":\"public\",\"quote\":{\"state\":\"accepted\","
    "\"quoted_status\":{\"id\":\"9\"}}}},"
    "{\"type\":\"follow\",\"created_at\":\"2024-05-01T10:00:05Z\",\"account\":" BOB "}]",
    "person 7|bob@far.example|Bob|12|0/1\n"
    "person 7|bob@far.example|Bob|12|0/1\n"
    "person 7|bob@far.example|Bob|12|0/1\n"
    "person 7|bob@far.example|Bob|12|0/1\n"
    "person 7|bob@far.example|Bob|12|0/1\n"
    "person 7|bob@far.example|Bob|12|2/3\n"
    "reaction 4|7|9|(null)|1714557600\n"
    "reaction 3|7|9|(null)|1714557601\n"
    "reaction 1|7|9|20|1714557602\n"
    "reaction 0|7|(null)|21|1714557603\n"
    "reaction 2|7|9|22|1714557604\n"
    "reaction 5|7|(null)|(null)|1714557605\n");
}

static void
test_notifications_that_count_for_nothing (void)
{
  assert_read ("notifications", &me,
    /* Direct messages, a like of a private post, an own one, other types, and items with missing
     * members. */
    "[{\"type\":\"mention\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"20\",\"visibility\":\"direct\"}},"
    "{\"type\":\"favourite\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"9\",\"visibility\":\"private\"}},"
    "{\"type\":\"favourite\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" ME ","
    "\"status\":{\"id\":\"9\",\"visibility\":\"public\"}},"
    "{\"type\":\"poll\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ","
    "\"status\":{\"id\":\"9\"}},"
    "{\"type\":\"follow_request\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB "},"
    "{\"type\":\"reblog\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" BOB ","
    "\"status\":null},"
    "{\"type\":\"favourite\",\"created_at\":\"2024-05-01T10:00:00Z\"},"
    "{\"type\":5,\"account\":[],\"status\":\"x\"},null,7,\"text\",[]]",
    "");
}

static void
test_who_reacted (void)
{
  CloutRequestContext context = me;

  context.post = "9";
  assert_read ("favourited_by", &context, "[" BOB "," ME "]",
               "person 7|bob@far.example|Bob|12|0/1\nreaction 4|7|9|(null)|0\nown 4|9|-\n");
  assert_read ("reblogged_by", &context, "[{\"id\":\"8\",\"acct\":\"eve\",\"bot\":true}]",
               "person 8|eve@server.example|(null)|-1|1/1\nreaction 3|8|9|(null)|0\n");
  assert_read ("context", &context, "{\"ancestors\":[],\"descendants\":["
    "{\"id\":\"30\",\"in_reply_to_id\":\"9\",\"visibility\":\"public\",\"account\":" BOB ","
    "\"created_at\":\"2024-05-01T10:00:00Z\"},"
    "{\"id\":\"31\",\"in_reply_to_id\":\"30\",\"visibility\":\"public\",\"account\":" BOB "},"
    "{\"id\":\"32\",\"in_reply_to_id\":\"9\",\"visibility\":\"public\",\"account\":" ME "}]}",
    "person 7|bob@far.example|Bob|12|0/1\nreaction 1|7|9|30|1714557600\n");
}

static void
test_people (void)
{
  assert_read ("followers", &me, "[" BOB "]", "person 7|bob@far.example|Bob|12|2/3\n");
  assert_read ("following", &me, "[" BOB "," ME "]", "person 7|bob@far.example|Bob|12|4/5\n");
}

static void
test_pages_end (void)
{
  const char *next = "<" ORIGIN "/api/v1/x?max_id=5>; rel=\"next\"";
  const char *fresh = "[{\"id\":\"9\",\"created_at\":\"2024-05-01T10:00:00Z\",\"account\":" ME "}]";
  const char *stale = "[{\"id\":\"9\",\"created_at\":\"2001-05-01T10:00:00Z\",\"account\":" ME "}]";
  CloutRequestContext context = me;
  struct { const char *json; const char *link; const char *cursor; const char *next; } cases[] = {
    { fresh, next, NULL, ORIGIN "/api/v1/x?max_id=5" },
    { fresh, NULL, NULL, NULL },
    { stale, next, NULL, NULL },
    { "[]", next, NULL, NULL },
    /* A server that names the same next page forever, and one that would send our token
     * elsewhere. */
    { fresh, next, ORIGIN "/api/v1/x?max_id=5", NULL },
    { fresh, "<https://evil.example/api/v1/x?max_id=5>; rel=\"next\"", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;

      context.cursor = cases[i].cursor;
      g_assert_true (read_response ("posts", &context, cases[i].json, cases[i].link, &page,
                                    &error));
      g_assert_cmpstr (page.next, ==, cases[i].next);
    }
}

static void
assert_features (const char *json,
                 const char *wanted)
{
  g_auto(CloutPage) page = { NULL, };
  g_autoptr(GError) error = NULL;
  g_autofree char *got = NULL;

  g_assert_true (read_response ("featured_tags", &me, json, NULL, &page, &error));
  g_assert_no_error (error);
  g_assert_nonnull (clout_batch_get_featured (page.batch));
  got = g_strjoinv (" ", (char **) clout_batch_get_featured (page.batch));
  g_assert_cmpstr (got, ==, wanted);
}

/* Without featured tags nothing is listed; a list of a thousand isn't read to the end. */
static void
test_featured_tags (void)
{
  g_autoptr(GString) many = g_string_new ("[");
  g_autoptr(GString) first = g_string_new (NULL);

  assert_features ("[]", "");
  assert_features ("[{\"id\":\"1\",\"name\":\"Orchids\",\"statuses_count\":\"3\"},"
                   "{\"id\":\"2\"},{\"name\":7},{\"name\":\"\"},5,null,"
                   "{\"name\":\"\346\230\237\"}]", "Orchids \346\230\237");
  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_printf (many, "%s{\"name\":\"t%u\"}", i > 0 ? "," : "", i);
      if (i < 64)
        g_string_append_printf (first, "%st%u", i > 0 ? " " : "", i);
    }
  g_string_append_c (many, ']');
  assert_features (many->str, first->str);
}

static void
test_invalid_response (void)
{
  static const char *const names[] = { "profile", "posts", "notifications", "favourited_by",
                                       "context", "followers",
                                       "featured_tags" };
  static const char *const bodies[] = { "",  "<html>", "7", "null", "{\"error\":\"no\"}",
                                        "[", "\"x\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (bodies); j++)
      {
        g_auto(CloutPage) page = { NULL, };
        g_autoptr(GError) error = NULL;

        g_assert_false (read_response (names[i], &me, bodies[j], NULL, &page, &error));
        g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
      }
}

static SoupMessage *
build (const char                *name,
       const CloutRequestContext *context,
       GError                   **error)
{
  return clout_resource_build_request (resource (name), &clout_network_mastodon, context, error);
}

static void
assert_url (const char                *name,
            const CloutRequestContext *context,
            const char                *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message = build (name, context, &error);
  g_autofree char *url = NULL;

  g_assert_no_error (error);
  url = g_uri_to_string (soup_message_get_uri (message));
  g_assert_cmpstr (url, ==, wanted);
}

static void
test_requests (void)
{
  CloutRequestContext context = me;

  assert_url ("profile", &context, ORIGIN "/api/v1/accounts/verify_credentials");
  assert_url ("followers", &context, ORIGIN "/api/v1/accounts/1/followers?limit=80");
  assert_url ("posts", &context, ORIGIN "/api/v1/accounts/1/statuses?limit=40");
  assert_url ("favourites", &context, ORIGIN "/api/v1/favourites?limit=40");
  assert_url ("featured_tags", &context, ORIGIN "/api/v1/accounts/1/featured_tags");
  context.signed_in = FALSE;
  assert_url ("profile", &context, ORIGIN "/api/v1/accounts/lookup?acct=Ada");
  /* IDs are the server's own and may contain anything. */
  context.post = "2026-11-23T11:07:08Z/x?y&../z";
  assert_url ("favourited_by", &context,
              ORIGIN
              "/api/v1/statuses/2026-11-23T11%3A07%3A08Z%2Fx%3Fy%26..%2Fz/favourited_by?limit=80");
  context.cursor = ORIGIN "/api/v1/x?max_id=5";
  assert_url ("posts", &context, ORIGIN "/api/v1/x?max_id=5");
}

static void
test_cursor_of_another_server (void)
{
  CloutRequestContext context = me;
  static const char *const cursors[] = { "https://evil.example/api/v1/x", "http://server.example/x",
                                         "file:///etc/passwd", "nonsense" };

  for (gsize i = 0; i < G_N_ELEMENTS (cursors); i++)
    {
      g_autoptr(GError) error = NULL;

      context.cursor = cursors[i];
      g_assert_null (build ("notifications", &context, &error));
      g_assert_nonnull (error);
    }
}

static void
test_registration (void)
{
  const CloutOAuthProfile *oauth = clout_network_mastodon.oauth;
  g_autoptr(SoupMessage) message =
    oauth->register_request (oauth, ORIGIN, "http://127.0.0.1:4000/callback");
  g_autoptr(JsonNode) response = json_from_string ("{\"client_id\":\"i\","
                                                   "\"client_secret\":\"s\"}", NULL);
  g_autoptr(JsonNode) bad = json_from_string ("{\"client_id\":\"i\"}", NULL);
  g_autofree char *id = NULL;
  g_autoptr(CloutSecret) secret = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (soup_message_get_method (message), ==, "POST");
  g_assert_true (oauth->register_read (response, &id, &secret, &error));
  g_assert_cmpstr (id, ==, "i");
  g_assert_cmpstr (secret, ==, "s");
  g_assert_false (oauth->register_read (bad, &id, &secret, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
}

static void
test_list (void)
{
  gsize n;
  const CloutNetwork *const *networks = clout_networks_list (&n);

  g_assert_cmpuint (n, >, 0);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (clout_networks_find (networks[i]->id) == networks[i]);
      g_assert_cmpuint (networks[i]->n_resources, >, 0);
    }
  g_assert_null (clout_networks_find ("nowhere"));
  g_assert_null (clout_networks_find (NULL));
}

/* snac sends no mentions, or IDs of "0": then the full handle in the text names the recipient. */
static void
test_plus_k_without_mentions (void)
{
  static const struct { const char *text, *mentions, *acct; guint n; } cases[] = {
    { "+K @Ada@server.example #tea", "[]", "bob@far.example", 1 },
    { "+K @ada@SERVER.example #tea", "[{\"id\":\"0\",\"acct\":\"Ada@server.example\"}]",
      "bob@far.example", 1 },
    { "+K @Ada #tea", "[]", "bob@server.example", 1 },
    /* As written by snac 2.75. */
    { "+K @ada@server.example “Garden design” "
      "<a href=\\\"https://server.example?t=gardendesign\\\" class=\\\"mention hashtag\\\" "
      "rel=\\\"tag\\\">#GardenDesign</a><br>", "[]", "bob@far.example", 1 },
    { "+K @Ada #tea", "[]", "bob", 1 },
    /* Another Ada, and one who is in the mentions. */
    { "+K @Ada #tea", "[]", "bob@far.example", 0 },
    { "+K @Ada@far.example #tea", "[]", "bob@far.example", 0 },
    { "+K @Adam@server.example #tea", "[]", "bob@far.example", 0 },
    { "+K @Ada@server.example #tea", "[{\"id\":\"9\",\"acct\":\"Ada@server.example\"}]",
      "bob@far.example", 0 },
    { "+K @Ada@server.example #tea", "[{\"id\":\"9\",\"acct\":\"zoe\"}]", "bob@far.example",
      0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf (
        "[{\"id\":\"n1\",\"type\":\"mention\",\"created_at\":\"2023-11-20T10:00:00Z\","
        "\"account\":{\"id\":\"7\",\"username\":\"bob\",\"acct\":\"%s\"},"
        "\"status\":{\"id\":\"s1\",\"created_at\":\"2023-11-20T10:00:00Z\","
        "\"visibility\":\"public\",\"content\":\"<p>%s</p>\",\"mentions\":%s,"
        "\"account\":{\"id\":\"7\",\"acct\":\"%s\"}}}]", cases[i].acct, cases[i].text,
        cases[i].mentions, cases[i].acct);
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;
      gsize n;

      g_test_message ("%s", body);
      read_response ("notifications", &me, body, NULL, &page, &error);
      g_assert_no_error (error);
      clout_batch_get_endorsements (page.batch, &n);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/mastodon/profile", test_profile);
  g_test_add_func ("/networks/mastodon/profile-names-what-is-missing",
                   test_profile_names_what_is_missing);
  g_test_add_func ("/networks/mastodon/posts", test_posts);
  g_test_add_func ("/networks/mastodon/own-acts", test_own_acts);
  g_test_add_func ("/networks/mastodon/posts-of-others-are-not-own",
                   test_posts_of_others_are_not_own);
  g_test_add_func ("/networks/mastodon/notifications", test_notifications);
  g_test_add_func ("/networks/mastodon/notifications-that-count-for-nothing",
                   test_notifications_that_count_for_nothing);
  g_test_add_func ("/networks/mastodon/plus-k-without-mentions", test_plus_k_without_mentions);
  g_test_add_func ("/networks/mastodon/who-reacted", test_who_reacted);
  g_test_add_func ("/networks/mastodon/people", test_people);
  g_test_add_func ("/networks/mastodon/pages-end", test_pages_end);
  g_test_add_func ("/networks/mastodon/featured-tags", test_featured_tags);
  g_test_add_func ("/networks/mastodon/no-answer", test_invalid_response);
  g_test_add_func ("/networks/mastodon/requests", test_requests);
  g_test_add_func ("/networks/mastodon/cursor-of-another-server", test_cursor_of_another_server);
  g_test_add_func ("/networks/mastodon/registration", test_registration);
  g_test_add_func ("/networks/list", test_list);
  return g_test_run ();
}
