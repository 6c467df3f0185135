/* test-bluesky.c: requests to Bluesky's AppView, and what is read from its responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "describe.h"

#include <string.h>

#include "score/post-flags.h"

#define NETWORK (&clout_network_bluesky)

#define ORIGIN "https://appview.example"
#define SINCE G_GINT64_CONSTANT (1700000000)

#define ADA "did:plc:ada"
#define BOB "did:plc:bob"
#define EVE "did:web:eve.example"
#define POST "at://" ADA "/app.bsky.feed.post/9"

#define VIEW(did, handle) "{\"did\":\"" did "\",\"handle\":\"" handle "\",\"labels\":[]}"
#define ME VIEW (ADA, "ada.example")
#define HIM VIEW (BOB, "bob.example")
#define AT(time) "\"indexedAt\":\"2024-05-01T" time "Z\""
#define CREATED(time) "\"createdAt\":\"2024-05-01T" time "Z\""
#define URI(did, key) "\"uri\":\"at://" did "/app.bsky.feed.post/" key "\""
#define PARENT(did, key) "\"reply\":{\"parent\":{" URI (did, key) "}}"

static const CloutRequestContext me = {
  .origin = ORIGIN, .handle = "ada.example", .self = ADA, .since = SINCE,
};

static const CloutRequestContext on_post = {
  .origin = ORIGIN, .handle = "ada.example", .self = ADA, .since = SINCE, .post = POST,
};

static const CloutResource *
resource (const char *name)
{
  return find_resource (NETWORK, name);
}

static gboolean
read_response (const char                *name,
               const CloutRequestContext *context,
               const char                *json,
               CloutPage                 *page,
               GError                   **error)
{
  g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = clout_response_new (ORIGIN "/xrpc/x", 200, headers, body);

  soup_message_headers_unref (headers);
  return clout_resource_read (resource (name), NETWORK, context, response, page, error);
}

static void
describe_posts (CloutBatch *batch,
                GString    *text)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *tags =
        posts[i].tags != NULL ? g_strjoinv (" ", (char **) posts[i].tags) : NULL;

      g_string_append_printf (text, "post %s|%s|%s|%s|%d|%x|%u %u %u %u\n",
                              strrchr (posts[i].remote_id, '/') + 1, posts[i].excerpt,
                              posts[i].in_reply_to, tags, (int) posts[i].time, posts[i].flags,
                              posts[i].counts[CLOUT_REACTION_REPLY],
                              posts[i].counts[CLOUT_REACTION_RESHARE],
                              posts[i].counts[CLOUT_REACTION_LIKE],
                              posts[i].counts[CLOUT_REACTION_QUOTE]);
    }
}

static char *
describe (CloutBatch *batch)
{
  GString *text = g_string_new (NULL);
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);
  const CloutBatchReaction *reactions;

  describe_posts (batch, text);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "person %s|%s|%s|%d|%u/%u\n", people[i].remote_id,
                            people[i].handle, people[i].name, (int) people[i].followers,
                            people[i].flags, people[i].known);
  reactions = clout_batch_get_reactions (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "reaction %u|%s|%s|%s|%d\n", reactions[i].kind,
                            reactions[i].person, strrchr (reactions[i].post, '/') + 1,
                            reactions[i].remote_id, (int) reactions[i].time);
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

  g_assert_true (read_response (name, context, json, &page, &error));
  g_assert_no_error (error);
  got = describe (page.batch);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_handles (void)
{
  struct { const char *typed; const char *handle; } cases[] = {
    { "alice.bsky.social", "alice.bsky.social" },
    { "  @Alice.BSKY.social ", "alice.bsky.social" },
    { "did:plc:z72i7hdynmk6r22z27h6tvur", "did:plc:z72i7hdynmk6r22z27h6tvur" },
    { "did:web:Example.com", "did:web:Example.com" },
    { "https://bsky.app/profile/alice.example", "alice.example" },
    { "https://bsky.app/profile/alice.example/post/3k?x=1#y", "alice.example" },
    { "bsky.app/profile/did:plc:abc", "did:plc:abc" },
    { "at://did:plc:abc/app.bsky.feed.post/3k", "did:plc:abc" },
    { "https://bsky.app/profile/", NULL }, { "https://evil.example/profile/alice.example", NULL },
    { "ada@mastodon.social", NULL }, { "@ada@mastodon.social", NULL }, { "alice", NULL },
    { "alice.7", NULL }, { "-a.example", NULL }, { "a..example", NULL }, { "localhost:3000", NULL },
    { "127.0.0.1", NULL }, { "did:plc:", NULL }, { "did:PLC:a", NULL }, { "did:plc:a b", NULL },
    { "a.example\nb", NULL }, { "", NULL }, { "@", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = clout_network_bluesky.dup_handle (cases[i].typed);

      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

static void
test_guess (void)
{
  struct { const char *typed; const CloutNetwork *network; } cases[] = {
    { "alice.bsky.social", &clout_network_bluesky }, { "did:plc:abc", &clout_network_bluesky },
    { "https://bsky.app/profile/alice.example", &clout_network_bluesky },
    { "@alice.bsky.social", &clout_network_bluesky },
    { "ada@mastodon.social", &clout_network_mastodon },
    { " @ada@mastodon.social", &clout_network_mastodon },
    { "@@mastodon.social", NULL }, { "ada", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (clout_networks_guess (cases[i].typed) == cases[i].network);
}

static void
test_profile (void)
{
  g_auto(CloutPage) page = { NULL, };
  const CloutBatchProfile *profile;
  g_autoptr(GError) error = NULL;

  g_assert_true (read_response ("profile", &me, "{\"did\":\"" ADA "\",\"handle\":\"ada.example\","
                                "\"displayName\":\"\",\"followersCount\":5,\"postsCount\":7,"
                                CREATED ("10:00:00") "}", &page, &error));
  profile = clout_batch_get_profile (page.batch);
  g_assert_cmpstr (page.self, ==, ADA);
  g_assert_cmpstr (profile->remote_id, ==, ADA);
  g_assert_cmpstr (profile->handle, ==, "ada.example");
  g_assert_cmpstr (profile->name, ==, "ada.example");
  g_assert_cmpstr (profile->url, ==, "https://bsky.app/profile/" ADA);
  g_assert_cmpint (profile->followers, ==, 5);
  g_assert_cmpint (profile->following, ==, -1);
  g_assert_cmpint (profile->posts, ==, 7);
  g_assert_cmpint (profile->created, ==, 1714557600);
}

static void
test_profile_without_a_handle (void)
{
  static const char *const answers[] = {
    "{\"did\":\"" ADA "\"}", "{\"did\":\"" ADA "\",\"handle\":\"handle.invalid\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;

      g_assert_true (read_response ("profile", &me, answers[i], &page, &error));
      g_assert_cmpstr (clout_batch_get_profile (page.batch)->handle, ==, ADA);
    }
}

static void
test_profile_names_what_is_missing (void)
{
  g_auto(CloutPage) page = { NULL, };
  g_autoptr(GError) error = NULL;

  g_assert_false (read_response ("profile", &me, "{\"handle\":\"ada.example\"}", &page, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
  g_assert_nonnull (strstr (error->message, "did"));
}

static void
test_posts (void)
{
  assert_read ("posts", &me,
    "{\"feed\":["
    "{\"post\":{" URI (ADA, "9") ",\"author\":" ME "," AT ("10:00:05") ",\"record\":{"
    CREATED ("10:00:00") ",\"text\":\"Who likes #Tea?\",\"tags\":[\"green\",\"\",7],\"facets\":["
    "{\"features\":[{\"$type\":\"app.bsky.richtext.facet#tag\",\"tag\":\"Tea\"}]},"
    "{\"features\":[{\"$type\":\"app.bsky.richtext.facet#link\",\"uri\":\"https://a.example\"}]}]},"
    "\"replyCount\":1,\"repostCount\":2,\"likeCount\":3,\"quoteCount\":4}},"
    /* A reply with a picture; its counts are hidden. */
    "{\"post\":{" URI (ADA, "8") ",\"author\":" ME "," AT ("09:00:00") ",\"record\":{"
    CREATED ("09:00:00") ",\"text\":\"yes\"," PARENT (BOB, "1") ",\"embed\":{\"$type\":"
    "\"app.bsky.embed.recordWithMedia\",\"media\":{\"$type\":\"app.bsky.embed.images\"}}},"
    "\"likeCount\":-4}},"
    /* A thread continued by its author, with a card. */
    "{\"post\":{" URI (ADA, "7") ",\"author\":" ME "," AT ("08:00:00") ",\"record\":{"
    CREATED ("08:00:00") ",\"text\":\"more\"," PARENT (ADA, "6") ",\"embed\":{\"$type\":"
    "\"app.bsky.embed.external\"}}}}]}",
    "post 9|Who likes #Tea?|(null)|Tea green|1714557600|22|1 2 3 4\n"
    "post 8|yes|at://" BOB "/app.bsky.feed.post/1|(null)|1714554000|11|0 0 0 0\n"
    "post 7|more|at://" ADA "/app.bsky.feed.post/6|(null)|1714550400|20|0 0 0 0\n");
}

/* The server reports the user's own like and repost only to the user. */
static void
test_viewer (void)
{
  static const char json[] =
    "{\"feed\":[{\"post\":{" URI (ADA, "9") ",\"author\":" ME "," AT ("10:00:00") ",\"record\":{"
    CREATED ("10:00:00") "},\"viewer\":{\"like\":\"at://" ADA "/app.bsky.feed.like/1\","
    "\"repost\":\"at://" ADA "/app.bsky.feed.repost/1\"}}}]}";

  for (guint signed_in = 0; signed_in < 2; signed_in++)
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;
      CloutRequestContext context = me;
      const CloutBatchOwnAct *acts;
      gsize n;

      context.signed_in = signed_in;
      g_assert_true (read_response ("posts", &context, json, &page, &error));
      g_assert_cmpuint (clout_batch_get_posts (page.batch, &n)->told, ==,
                        signed_in ? CLOUT_ACTS_ONCE : 0);
      acts = clout_batch_get_own_acts (page.batch, &n);
      g_assert_cmpuint (n, ==, signed_in ? 2 : 0);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpuint (acts[i].kind, ==,
                            i == 0 ? CLOUT_REACTION_LIKE : CLOUT_REACTION_RESHARE);
          g_assert_cmpstr (acts[i].post, ==, POST);
          g_assert_null (acts[i].remote_id);
        }
    }
}

static void
test_posts_that_are_not_own (void)
{
  assert_read ("posts", &me,
    "{\"feed\":["
    /* Reposts of someone else and of oneself, and the post being replied to. */
    "{\"post\":{" URI (BOB, "1") ",\"author\":" HIM "," AT ("10:00:00") ",\"record\":{"
    CREATED ("10:00:00") "}},\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\"}},"
    "{\"post\":{" URI (ADA, "9") ",\"author\":" ME "," AT ("10:00:00") ",\"record\":{"
    CREATED ("10:00:00") "}},\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\"}},"
    "{\"post\":{" URI (BOB, "2") ",\"author\":" HIM "," AT ("10:00:00") "}},"
    /* Items with missing members. */
    "{\"post\":{" URI (ADA, "9") ",\"author\":" ME "}},{\"post\":{\"author\":" ME ","
    AT ("10:00:00") "}},{\"post\":7},{},null,7,\"x\",[]]}",
    "person " BOB "|bob.example|bob.example|-1|0/1\n");
}

/* Records can have any timestamp: one later than the server's own is not trusted. */
static void
test_times (void)
{
  assert_read ("posts", &me,
    "{\"feed\":["
    "{\"post\":{" URI (ADA, "1") ",\"author\":" ME "," AT ("12:00:00") ",\"record\":{"
    "\"createdAt\":\"2094-05-01T00:00:00Z\"}}},"
    "{\"post\":{" URI (ADA, "2") ",\"author\":" ME "," AT ("12:00:00") ",\"record\":{"
    "\"createdAt\":\"nonsense\"}}},"
    "{\"post\":{" URI (ADA, "3") ",\"author\":" ME ",\"record\":{" CREATED ("12:00:00") "}}}]}",
    "post 1|(null)|(null)|(null)|1714564800|0|0 0 0 0\n"
    "post 2|(null)|(null)|(null)|1714564800|0|0 0 0 0\n"
    "post 3|(null)|(null)|(null)|1714564800|0|0 0 0 0\n");
}

static void
test_who_reacted (void)
{
  assert_read ("likes", &on_post,
    "{\"uri\":\"" POST "\",\"likes\":[{\"actor\":" HIM "," CREATED ("10:00:00") ","
    AT ("10:00:01") "},{\"actor\":" ME "," CREATED ("10:00:00") "},{\"actor\":{}},{},null,7]}",
    "person " BOB "|bob.example|bob.example|-1|0/1\nreaction 4|" BOB "|9|(null)|1714557600\n");
  /* The time when someone joined Bluesky isn't the time of their repost. Bots identify themselves;
   * a claim about someone else doesn't count. */
  assert_read ("reposts", &on_post,
    "{\"repostedBy\":[{\"did\":\"" BOB "\",\"handle\":\"bob.example\"," AT ("10:00:00") ","
    "\"labels\":[{\"val\":\"bot\",\"src\":\"" BOB "\"}]},{\"did\":\"" EVE "\",\"handle\":"
    "\"handle.invalid\",\"displayName\":\"Eve\",\"labels\":[{\"val\":\"bot\",\"src\":\"" BOB
    "\"}]}," ME ",{\"handle\":\"x.example\"}]}",
    "person " BOB "|bob.example|bob.example|-1|1/1\nperson " EVE "|(null)|Eve|-1|0/1\n"
    "reaction 3|" BOB "|9|(null)|0\nreaction 3|" EVE "|9|(null)|0\n");
  assert_read ("quotes", &on_post,
    "{\"posts\":[{" URI (BOB, "5") ",\"author\":" HIM "," AT ("10:00:00") ",\"record\":{}},"
    "{" URI (ADA, "6") ",\"author\":" ME "},{\"author\":" HIM "}]}",
    "person " BOB "|bob.example|bob.example|-1|0/1\n"
    "reaction 2|" BOB "|9|at://" BOB "/app.bsky.feed.post/5|1714557600\n");
}

#define THREAD(count, replies) "{\"thread\":{\"$type\":\"app.bsky.feed.defs#threadViewPost\"," \
  "\"post\":{" URI (ADA, "9") ",\"author\":" ME ",\"replyCount\":" count "}," \
  "\"replies\":[" replies "]}}"
#define REPLY "{\"post\":{" URI (BOB, "3") ",\"author\":" HIM "," AT ("10:00:00") "," \
  "\"record\":{" PARENT (ADA, "9") "}}}"
#define BLOCKED "{\"$type\":\"app.bsky.feed.defs#blockedPost\"," URI (EVE, "4") "," \
  "\"blocked\":true," \
  "\"author\":{\"did\":\"" EVE "\"}}"
#define GONE "{\"$type\":\"app.bsky.feed.defs#notFoundPost\"," URI (EVE, "5") ",\"notFound\":true}"

static void
test_replies (void)
{
  assert_read ("replies", &on_post,
    THREAD ("5", REPLY "," BLOCKED "," GONE ",{\"post\":{" URI (ADA, "2") ",\"author\":" ME ","
            "\"record\":{" PARENT (ADA, "9") "}}},{\"post\":{" URI (BOB, "6") ",\"author\":" HIM ","
            "\"record\":{" PARENT (ADA, "2") "}}},null,7"),
    "person " BOB "|bob.example|bob.example|-1|0/1\n"
    "reaction 1|" BOB "|9|at://" BOB "/app.bsky.feed.post/3|1714557600\n");
}

/* Don't reconcile a list with missing items. */
static void
test_what_is_left_out (void)
{
  struct { const char *json; gboolean partial; } cases[] = {
    { THREAD ("1", REPLY), FALSE },
    { THREAD ("3", REPLY "," BLOCKED "," GONE), FALSE },
    { THREAD ("2", REPLY), TRUE },
    { THREAD ("0", ""), FALSE },
    { "{\"thread\":{\"post\":{\"replyCount\":2}}}", TRUE },
    { "{\"thread\":" BLOCKED "}", TRUE },
    { "{\"thread\":" GONE "}", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;

      g_assert_true (read_response ("replies", &on_post, cases[i].json, &page, &error));
      g_assert_no_error (error);
      g_assert_cmpint (page.partial, ==, cases[i].partial);
    }
}

/* A mention that its author has deleted. */
static void
test_words (void)
{
  struct { const char *json, *gone; } cases[] = {
    { THREAD ("1", REPLY), NULL },
    { "{\"thread\":" BLOCKED "}", NULL },
    { "{\"thread\":" GONE "}", "at://mention" },
  };
  CloutRequestContext context = me;

  context.post = "at://mention";
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;

      g_assert_true (read_response ("mentions", &context, cases[i].json, &page, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (clout_batch_get_gone (page.batch), ==, cases[i].gone);
    }
}

static void
test_people (void)
{
  static const char *const asked[] = { BOB, EVE, "did:plc:hidden", NULL };
  CloutRequestContext context = me;

  assert_read ("followers", &me, "{\"followers\":[" HIM "," ME "]}",
               "person " BOB "|bob.example|bob.example|-1|2/3\n");
  assert_read ("following", &me, "{\"follows\":[" HIM "]}",
               "person " BOB "|bob.example|bob.example|-1|4/5\n");
  context.people = asked;
  /* Eve's account is deleted; another hides its counts. */
  assert_read ("people", &context,
    "{\"profiles\":[{\"did\":\"" BOB "\",\"handle\":\"bob.example\",\"followersCount\":12},"
    "{\"did\":\"did:plc:hidden\"}]}",
    "person " BOB "|bob.example|bob.example|12|0/0\n"
    "person did:plc:hidden|(null)|(null)|-1|0/0\n"
    "person " EVE "|(null)|(null)|0|0/0\n");
}

static void
test_empty (void)
{
  assert_read ("posts", &me, "{\"feed\":[]}", "");
  assert_read ("likes", &on_post, "{\"likes\":[]}", "");
  assert_read ("reposts", &on_post, "{\"repostedBy\":[]}", "");
  assert_read ("quotes", &on_post, "{\"posts\":[]}", "");
  assert_read ("followers", &me, "{\"followers\":[]}", "");
  assert_read ("people", &me, "{\"profiles\":[]}", "");
}

static void
test_pages_end (void)
{
  #define FEED(day, cursor) "{\"feed\":[{\"post\":{" URI (ADA, "9") ",\"author\":" ME "," \
    "\"indexedAt\":\"" day "T10:00:00Z\"}}]" cursor "}"
  CloutRequestContext context = me;
  struct { const char *json; const char *cursor; const char *next; } cases[] = {
    { FEED ("2024-05-01", ",\"cursor\":\"abc\""), NULL, "abc" },
    { FEED ("2024-05-01", ",\"cursor\":\"abc\""), "ab", "abc" },
    { FEED ("2024-05-01", ""), NULL, NULL },
    { FEED ("2001-05-01", ",\"cursor\":\"abc\""), NULL, NULL },
    /* Items hidden from signed-out users can empty a page in the middle of a list. */
    { "{\"feed\":[],\"cursor\":\"abc\"}", NULL, "abc" },
    /* Servers that name the same next page forever, and some that name none. */
    { FEED ("2024-05-01", ",\"cursor\":\"abc\""), "abc", NULL },
    { FEED ("2024-05-01", ",\"cursor\":\"\""), NULL, NULL },
    { FEED ("2024-05-01", ",\"cursor\":7"), NULL, NULL },
    { FEED ("2024-05-01", ",\"cursor\":null"), NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;

      context.cursor = cases[i].cursor;
      g_assert_true (read_response ("posts", &context, cases[i].json, &page, &error));
      g_assert_cmpstr (page.next, ==, cases[i].next);
    }
}

static void
test_invalid_response (void)
{
  static const char *const bodies[] = { "", "<html>", "7", "null", "[]", "{}", "[", "\"x\"",
                                        "{\"error\":\"InternalServerError\"}" };
  const CloutNetwork *network = &clout_network_bluesky;

  for (gsize i = 0; i < network->n_resources; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (bodies); j++)
      {
        g_auto(CloutPage) page = { NULL, };
        g_autoptr(GError) error = NULL;

        g_assert_false (read_response (network->resources[i].name, &on_post, bodies[j], &page,
                                       &error));
        g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
      }
}

static void
test_requests (void)
{
  static const char *const two[] = { "did:a:b", "did:c:d&e", NULL };
  CloutRequestContext context = on_post;

  assert_url (NETWORK, "profile", &context,
              ORIGIN "/xrpc/app.bsky.actor.getProfile?actor=did%3Aplc%3Aada");
  assert_url (NETWORK, "posts", &context,
              ORIGIN "/xrpc/app.bsky.feed.getAuthorFeed?actor=did%3Aplc%3Aada"
              "&filter=posts_with_replies&limit=100");
  assert_url (NETWORK, "replies", &context, ORIGIN "/xrpc/app.bsky.feed.getPostThread?uri="
              "at%3A%2F%2Fdid%3Aplc%3Aada%2Fapp.bsky.feed.post%2F9&depth=1&parentHeight=0");
  context.cursor = "a&b=c";
  context.post = "at://x";
  assert_url (NETWORK, "likes", &context,
              ORIGIN "/xrpc/app.bsky.feed.getLikes?uri=at%3A%2F%2Fx&limit=100&cursor=a%26b%3Dc");
  context.people = two;
  assert_url (NETWORK, "people", &context,
              ORIGIN "/xrpc/app.bsky.actor.getProfiles?actors=did%3Aa%3Ab&actors=did%3Ac%3Ad%26e");
  context.self = NULL;
  assert_url (NETWORK, "profile", &context,
              ORIGIN "/xrpc/app.bsky.actor.getProfile?actor=ada.example");
}

static void
test_no_more_people_than_allowed (void)
{
  const char *people[CLOUT_ASK_PEOPLE + 2] = { NULL, };
  CloutRequestContext context = me;
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message = NULL;
  g_auto(GStrv) pairs = NULL;

  for (gsize i = 0; i <= CLOUT_ASK_PEOPLE; i++)
    people[i] = BOB;
  context.people = people;
  message = clout_resource_build_request (resource ("people"), NETWORK, &context, &error);
  g_assert_no_error (error);
  pairs = g_strsplit (g_uri_get_query (soup_message_get_uri (message)), "&", -1);
  g_assert_cmpuint (g_strv_length (pairs), ==, 25);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/bluesky/handles", test_handles);
  g_test_add_func ("/networks/bluesky/guess", test_guess);
  g_test_add_func ("/networks/bluesky/viewer", test_viewer);
  g_test_add_func ("/networks/bluesky/profile", test_profile);
  g_test_add_func ("/networks/bluesky/profile-without-a-handle", test_profile_without_a_handle);
  g_test_add_func ("/networks/bluesky/profile-names-what-is-missing",
                   test_profile_names_what_is_missing);
  g_test_add_func ("/networks/bluesky/posts", test_posts);
  g_test_add_func ("/networks/bluesky/posts-that-are-not-own", test_posts_that_are_not_own);
  g_test_add_func ("/networks/bluesky/times", test_times);
  g_test_add_func ("/networks/bluesky/who-reacted", test_who_reacted);
  g_test_add_func ("/networks/bluesky/replies", test_replies);
  g_test_add_func ("/networks/bluesky/words", test_words);
  g_test_add_func ("/networks/bluesky/what-is-left-out", test_what_is_left_out);
  g_test_add_func ("/networks/bluesky/people", test_people);
  g_test_add_func ("/networks/bluesky/empty", test_empty);
  g_test_add_func ("/networks/bluesky/pages-end", test_pages_end);
  g_test_add_func ("/networks/bluesky/no-answer", test_invalid_response);
  g_test_add_func ("/networks/bluesky/requests", test_requests);
  g_test_add_func ("/networks/bluesky/no-more-people-than-allowed",
                   test_no_more_people_than_allowed);
  return g_test_run ();
}
