/* test-capabilities.c: what each network's table says it provides, checked with recorded responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "describe.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "networks/bluesky/scopes.h"

#define TELLING (CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO)
#define SITE "https://blog.example/"
#define ADA "\"account\":{\"id\":\"1\",\"username\":\"ada\",\"acct\":\"ada\"}"
#define RSS "<rss xmlns:slash='http://purl.org/rss/1.0/modules/slash/' " \
  "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>A</title><link>" SITE "</link>"
#define DATED "<pubDate>Mon, 23 Nov 2026 10:00:00 +0000</pubDate></item></channel></rss>"

static const struct
{
  const CloutNetwork *network;
  const char *resource;
  const char *cursor;
  const char *body;
} answers[] = {
  { &clout_network_mastodon, "posts", NULL,
    "[{\"id\":\"9\",\"created_at\":\"2026-11-23T10:00:00Z\",\"visibility\":\"public\"," ADA ","
    "\"content\":\"x\",\"favourites_count\":3}]" },
  { &clout_network_mastodon, "favourited_by", NULL,
    "[{\"id\":\"7\",\"username\":\"bob\",\"acct\":\"bob@far.example\"}]" },
  { &clout_network_misskey, "posts", NULL,
    "[{\"id\":\"9\",\"createdAt\":\"2026-11-23T10:00:00Z\",\"userId\":\"1\",\"user\":{\"id\":\"1\","
    "\"username\":\"ada\"},\"text\":\"x\",\"visibility\":\"public\",\"reactions\":{\"a\":3}}]" },
  { &clout_network_misskey, "reactions", NULL,
    "[{\"id\":\"1\",\"createdAt\":\"2026-11-23T10:00:00Z\",\"user\":{\"id\":\"b\",\"username\":"
    "\"bob\",\"host\":null},\"type\":\"x\"}]" },
  { &clout_network_bluesky, "posts", NULL,
    "{\"feed\":[{\"post\":{\"uri\":\"at://1/app.bsky.feed.post/9\",\"author\":{\"did\":\"1\","
    "\"handle\":\"ada.example\"},\"indexedAt\":\"2026-11-23T10:00:00Z\",\"likeCount\":3,"
    "\"record\":{\"text\":\"x\"}}}]}" },
  { &clout_network_bluesky, "likes", NULL,
    "{\"likes\":[{\"actor\":{\"did\":\"did:plc:bob\",\"handle\":\"bob.example\"},"
    "\"createdAt\":\"2026-11-23T10:00:00Z\"}]}" },
  { &clout_network_github, "repositories", NULL,
    "[{\"name\":\"e\",\"full_name\":\"ada/e\",\"owner\":{\"login\":\"ada\",\"id\":1},"
    "\"created_at\":\"2026-11-23T10:00:00Z\",\"stargazers_count\":3,\"forks_count\":0}]" },
  { &clout_network_github, "answers", "f|https://api.github.com/repos/ada/e/forks|ada/e|",
    "[{\"owner\":{\"login\":\"Bob\",\"id\":5,\"type\":\"User\"},\"created_at\":"
    "\"2026-11-23T10:00:00Z\"}]" },
  { &clout_network_x, "posts", NULL,
    "{\"data\":[{\"id\":\"9\",\"text\":\"x\",\"created_at\":\"2026-11-23T10:00:00.000Z\","
    "\"public_metrics\":{\"like_count\":3}}]}" },
  { &clout_network_x, "reposters", NULL,
    "{\"data\":[{\"id\":\"5\",\"name\":\"Bob\",\"username\":\"bob\"}]}" },
  { &clout_network_facebook, "posts", NULL,
    "{\"data\":[{\"id\":\"9\",\"created_time\":\"2026-11-23T10:00:00+0000\",\"message\":\"x\","
    "\"reactions\":{\"summary\":{\"total_count\":3}}}]}" },
  { &clout_network_facebook, "reactions", NULL,
    "{\"data\":[{\"id\":\"8\",\"name\":\"Bob\",\"type\":\"LIKE\"}]}" },
  { &clout_network_threads, "insights", NULL,
    "{\"data\":[{\"name\":\"likes\",\"values\":[{\"value\":3}]}]}" },
  { &clout_network_threads, "replies", NULL,
    "{\"data\":[{\"id\":\"21\",\"username\":\"bob\","
    "\"timestamp\":\"2026-11-23T10:00:00+0000\"}]}" },
  { &clout_network_youtube, "posts", "v|a|T|",
    "{\"items\":[{\"id\":\"a\",\"snippet\":{\"title\":\"x\",\"publishedAt\":"
    "\"2026-11-23T10:00:00Z\"},\"statistics\":{\"likeCount\":\"3\"}}]}" },
  { &clout_network_youtube, "comments", NULL,
    "{\"items\":[{\"snippet\":{\"videoId\":\"a\",\"topLevelComment\":{\"id\":\"1\",\"snippet\":"
    "{\"authorDisplayName\":\"@bob\",\"authorChannelId\":{\"value\":\"UCbob\"},\"publishedAt\":"
    "\"2026-11-23T10:00:00Z\"}}}}]}" },
  { &clout_network_blog, "posts", NULL,
    RSS "<item><title>x</title><link>" SITE "1</link><slash:comments>3</slash:comments>" DATED },
  { &clout_network_blog, "comments", "c|" SITE "1/feed/|" SITE "1|Ada",
    RSS "<item><link>" SITE "1#comment-5</link><dc:creator>Bob</dc:creator>" DATED },
};

static gboolean
is_named (CloutBatch *batch,
          const char *id)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (people[i].remote_id, id) == 0
        && (people[i].handle != NULL || people[i].name != NULL))
      return TRUE;
  return FALSE;
}

static CloutNetworkFlags
find_told (CloutBatch *batch)
{
  CloutNetworkFlags told = 0;
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);
  const CloutBatchReaction *reactions;

  for (gsize i = 0; i < n; i++)
    for (gsize kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
      if (posts[i].counts[kind] == 3)
        told |= CLOUT_NETWORK_COUNTS;
  reactions = clout_batch_get_reactions (batch, &n);
  for (gsize i = 0; i < n; i++)
    if (is_named (batch, reactions[i].person))
      told |= CLOUT_NETWORK_WHO;
  return told;
}

/* The values that the profile would have set. */
static const char *
self_of (const CloutNetwork *network)
{
  if (network == &clout_network_blog)
    return SITE "feed/ " SITE;
  return network == &clout_network_github ? "ada" : "1";
}

static CloutNetworkFlags
read_told (gsize i)
{
  const char *const people[] = { "7", NULL };
  const CloutNetwork *network = answers[i].network;
  CloutRequestContext context = {
    .origin = network->api_origin != NULL ? network->api_origin : "https://server.example",
    .handle = "ada", .self = self_of (network),
    .post = "9", .cursor = answers[i].cursor, .people = people, .signed_in = TRUE,
    .since = G_GINT64_CONSTANT (1700000000),
  };
  g_autoptr(CloutResponse) response = response_new (SITE "feed/", NULL, answers[i].body);
  g_auto(CloutPage) page = { NULL, };
  g_autoptr(GError) error = NULL;

  clout_resource_read (find_resource (network, answers[i].resource), network, &context, response,
                       &page, &error);
  g_assert_no_error (error);
  return find_told (page.batch);
}

/* A table declares exactly what its readers read. */
static void
test_telling (void)
{
  gsize n;
  const CloutNetwork *const *networks = clout_networks_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      CloutNetworkFlags told = 0;

      g_test_message ("%s", networks[i]->name);
      for (gsize j = 0; j < G_N_ELEMENTS (answers); j++)
        if (answers[j].network == networks[i])
          told |= read_told (j);
      g_assert_cmphex (networks[i]->can & TELLING, ==, told);
    }
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sort_words (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare);
  return g_strjoinv (" ", words);
}

/* The published client metadata must list every scope that may be requested. */
static void
test_published_client (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data",
                                                 "oauth-client-metadata.json", NULL);
  const CloutOAuthProfile *giving = clout_network_bluesky.endorser->oauth;
  const CloutOAuthProfile *reading = clout_network_bluesky.oauth;
  g_autofree char *asked = g_strconcat (giving->scopes, " " CLOUT_BLUESKY_BROAD, NULL);
  g_autofree char *wanted = sort_words (asked);
  g_autofree char *published = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *client;
  g_autoptr(GUri) redirect = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  client = json_node_get_object (json_parser_get_root (parser));
  published = sort_words (json_object_get_string_member (client, "scope"));
  g_assert_cmpstr (published, ==, wanted);
  g_assert_true (g_str_has_prefix (giving->scopes, reading->scopes));
  g_assert_cmpstr (reading->broad_scopes, ==, "atproto " CLOUT_BLUESKY_BROAD);
  redirect = g_uri_parse (json_array_get_string_element (
    json_object_get_array_member (client, "redirect_uris"), 0), G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_path (redirect), ==, reading->redirect_path);
  g_assert_true (json_object_get_boolean_member (client, "dpop_bound_access_tokens")
                 == reading->bound);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/capabilities/telling", test_telling);
  g_test_add_func ("/networks/capabilities/published-client", test_published_client);
  return g_test_run ();
}
