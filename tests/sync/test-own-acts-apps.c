/* test-own-acts-apps.c: own reactions earn nothing on networks that require user credentials.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "later.h"
#include "user-credentials.h"

#include <stdio.h>
#include <string.h>

#define N_POSTS 6
#define N_PEOPLE 9
#define N_ACTS 40
#define N_ROUNDS 3
#define FIRST_POST 1000
#define FIRST_ACT 2000

/* Facebook's, for the Page 555. */
#define PAGE_TOKEN "page-token-555"

/* More than a sync of X costs here, in millionths of a US dollar. */
#define ALLOWED 20000000

enum { LIKE, SHARE, QUOTE, REPLY, N_KINDS };

/* @who is -1 for the account itself. */
typedef struct
{
  int who;
  guint post;
  guint kind;
  guint id;
  gint64 time;
} Act;

typedef struct
{
  Fixture f;
  AppServer *app;
  HttpServer *http;
  GArray *acts;
} World;

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%S+0000");
}

static gint64
time_of_post (World *world,
              guint  post)
{
  return world->f.now - (9 - (gint64) post) * CLOUT_DAY;
}

static gboolean
is_done (World     *world,
         const Act *act)
{
  for (guint i = 0; i < world->acts->len; i++)
    {
      const Act *done = &g_array_index (world->acts, Act, i);

      if (done->who == act->who && done->post == act->post && done->kind == act->kind)
        return TRUE;
    }
  return FALSE;
}

/* People like or share a post once. The names of likes aren't reported here: others like the older
 * posts and the account itself the newer ones, so that the one like subtracted is its own. */
static void
act (World  *world,
     GRand  *random,
     int     who,
     gint64  time)
{
  Act act = { who, g_rand_int_range (random, 0, N_POSTS), g_rand_int_range (random, 0, N_KINDS),
              (who < 0 ? 2 * FIRST_ACT : FIRST_ACT) + world->acts->len, time };

  if (act.kind == LIKE)
    act.post = act.post % (N_POSTS / 2) + (who < 0 ? N_POSTS / 2 : 0);
  if (act.kind > SHARE || !is_done (world, &act))
    g_array_append_val (world->acts, act);
}

/* Others' actions are the same whether or not the account does anything. */
static void
live (World    *world,
      guint     seed,
      gboolean  own)
{
  g_autoptr(GRand) others = g_rand_new_with_seed (seed);
  g_autoptr(GRand) self = g_rand_new_with_seed (seed + 1000);

  world->acts = g_array_new (FALSE, FALSE, sizeof (Act));
  for (guint i = 0; i < N_ACTS; i++)
    act (world, others, g_rand_int_range (others, 0, N_PEOPLE), world->f.now - CLOUT_DAY + 60 * i);
  for (guint i = 0; own && i < N_ACTS; i++)
    act (world, self, -1, world->f.now - 2 * CLOUT_DAY + 60 * i);
}

static guint
count (World *world,
       guint  post,
       guint  kind)
{
  guint n = 0;

  for (guint i = 0; i < world->acts->len; i++)
    {
      const Act *act = &g_array_index (world->acts, Act, i);

      n += act->post == post && act->kind == kind;
    }
  return n;
}

static void
append (GString    *list,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static void
append (GString    *list,
        const char *format,
        ...)
{
  va_list args;

  if (list->len > 0)
    g_string_append (list, ", ");
  va_start (args, format);
  g_string_append_vprintf (list, format, args);
  va_end (args);
}

static void
reply_list (SoupServerMessage *message,
            const char        *name,
            GString           *items)
{
  g_autofree char *json = g_strdup_printf ("{\"%s\": [%s], \"meta\": {}}", name, items->str);

  http_server_reply_json (message, 200, json);
}

/* Calls @func with each action of these kinds on the post, or on any if it is %N_POSTS. */
static void
each_act (World   *world,
          guint    post,
          guint    kinds,
          GString *items,
          void   (*func) (GString *items, const Act *act, const char *date))
{
  for (guint i = 0; i < world->acts->len; i++)
    {
      const Act *act = &g_array_index (world->acts, Act, i);
      g_autofree char *date = dup_date (act->time);

      if ((post == N_POSTS || act->post == post) && (kinds & (1u << act->kind)) != 0)
        func (items, act, date);
    }
}

static guint
x_id (const Act *act)
{
  return act->who < 0 ? 42 : 500 + (guint) act->who;
}

static void
append_x_words (GString    *items,
                const Act  *act,
                const char *date)
{
  append (items, "{\"id\": \"%u\", \"author_id\": \"%u\", \"created_at\": \"%s\","
          " \"text\": \"Yes\"", act->id, x_id (act), date);
  if (act->kind == REPLY)
    g_string_append_printf (items, ", \"in_reply_to_user_id\": \"42\"");
  g_string_append_printf (items, ", \"referenced_tweets\": [{\"type\": \"%s\", \"id\": \"%u\"}]}",
                          act->kind == REPLY ? "replied_to" : "quoted", FIRST_POST + act->post);
}

static void
append_others_x_words (GString    *items,
                       const Act  *act,
                       const char *date)
{
  if (act->who >= 0)
    append_x_words (items, act, date);
}

static void
append_own_x_words (GString    *items,
                    const Act  *act,
                    const char *date)
{
  if (act->who < 0)
    append_x_words (items, act, date);
}

static void
append_x_user (GString    *items,
               const Act  *act,
               const char *date)
{
  append (items, "{\"id\": \"%u\", \"username\": \"u%u\", \"name\": \"N\", \"public_metrics\":"
          " {\"followers_count\": 50}}", x_id (act), x_id (act));
}

static void
append_x_posts (World   *world,
                GString *items)
{
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *date = dup_date (time_of_post (world, i));

      append (items, "{\"id\": \"%u\", \"text\": \"Hello\", \"created_at\": \"%s\","
              " \"public_metrics\": {\"retweet_count\": %u, \"reply_count\": %u,"
              " \"like_count\": %u, \"quote_count\": %u}}", FIRST_POST + i, date,
              count (world, i, SHARE), count (world, i, REPLY), count (world, i, LIKE),
              count (world, i, QUOTE));
    }
}

static void
handle_x (AppServer         *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          const char        *name,
          gpointer           data)
{
  World *world = data;
  guint post = 0;
  g_autoptr(GString) items = g_string_new (NULL);

  if (g_str_equal (path, "/2/users/me"))
    {
      http_server_reply_json (message, 200, "{\"data\": {\"id\": \"42\", \"username\": \"ada\","
                              " \"public_metrics\": {\"followers_count\": 50}}}");
      return;
    }
  sscanf (path, "/2/tweets/%u/", &post);
  if (g_str_equal (path, "/2/users/42/tweets"))
    {
      append_x_posts (world, items);
      each_act (world, N_POSTS, 1u << QUOTE | 1u << REPLY, items, append_own_x_words);
    }
  else if (g_str_equal (path, "/2/users/42/mentions"))
    each_act (world, N_POSTS, 1u << REPLY, items, append_others_x_words);
  else if (g_str_has_suffix (path, "/quote_tweets"))
    each_act (world, post - FIRST_POST, 1u << QUOTE, items, append_x_words);
  else if (g_str_has_suffix (path, "/retweeted_by"))
    each_act (world, post - FIRST_POST, 1u << SHARE, items, append_x_user);
  reply_list (message, "data", items);
}

static void
append_facebook_words (GString    *items,
                       const Act  *act,
                       const char *date)
{
  append (items, "{\"id\": \"%u\", \"created_time\": \"%s\", \"from\": {\"id\": \"%u\", \"name\":"
          " \"N\"}}", act->id, date, act->who < 0 ? 555 : (guint) act->who);
}

static void
append_facebook_reaction (GString    *items,
                          const Act  *act,
                          const char *date)
{
  append (items, "{\"id\": \"%u\", \"name\": \"N\", \"type\": \"LIKE\"}",
          act->who < 0 ? 555 : (guint) act->who);
}

static void
append_facebook_posts (World   *world,
                       GString *items)
{
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *date = dup_date (time_of_post (world, i));

      append (items, "{\"id\": \"555_%u\", \"created_time\": \"%s\", \"message\": \"Hello\","
              " \"shares\": {\"count\": %u}, \"comments\": {\"summary\": {\"total_count\": %u}},"
              " \"reactions\": {\"summary\": {\"total_count\": %u}}}", i, date,
              count (world, i, SHARE), count (world, i, REPLY) + count (world, i, QUOTE),
              count (world, i, LIKE));
    }
}

/* A share with text is a comment here. */
static void
handle_facebook (AppServer         *server,
                 SoupServerMessage *message,
                 const char        *path,
                 GHashTable        *query,
                 const char        *name,
                 gpointer           data)
{
  World *world = data;
  guint post = 0;
  g_autoptr(GString) items = g_string_new (NULL);

  sscanf (path, "/v25.0/555_%u/", &post);
  if (g_str_has_suffix (path, "/me"))
    {
      http_server_reply_json (message, 200, "{\"id\": \"555\", \"name\": \"Ada\","
                              " \"followers_count\": 50}");
      return;
    }
  if (g_str_has_suffix (path, "/me/accounts"))
    append (items, "{\"id\": \"555\", \"name\": \"Ada\", \"access_token\": \"" PAGE_TOKEN "\"}");
  else if (g_str_has_suffix (path, "/posts"))
    append_facebook_posts (world, items);
  else if (g_str_has_suffix (path, "/comments"))
    each_act (world, post, 1u << REPLY | 1u << QUOTE, items, append_facebook_words);
  else if (g_str_has_suffix (path, "/sharedposts"))
    each_act (world, post, 1u << SHARE, items, append_facebook_words);
  else if (g_str_has_suffix (path, "/reactions"))
    each_act (world, post, 1u << LIKE, items, append_facebook_reaction);
  reply_list (message, "data", items);
}

static void
append_own_thread (GString    *items,
                   const Act  *act,
                   const char *date)
{
  if (act->who < 0)
    append (items, "{\"id\": \"%u\", \"media_type\": \"%s\", \"timestamp\": \"%s\", \"%s\":"
            " {\"id\": \"%u\"}}", act->id, act->kind == SHARE ? "REPOST_FACADE" : "TEXT_POST", date,
            act->kind == SHARE ? "reposted_post" : "quoted_post", FIRST_POST + act->post);
}

static void
append_threads_reply (GString    *items,
                      const Act  *act,
                      const char *date)
{
  g_autofree char *name = act->who < 0 ? g_strdup ("ada") : g_strdup_printf ("p%d", act->who);

  append (items, "{\"id\": \"%u\", \"username\": \"%s\", \"timestamp\": \"%s\"}", act->id, name,
          date);
}

static void
append_insights (World   *world,
                 guint    post,
                 GString *items)
{
  static const char *const names[N_KINDS] = { "likes", "reposts", "quotes", "replies" };

  for (guint kind = 0; kind < N_KINDS; kind++)
    append (items, "{\"name\": \"%s\", \"values\": [{\"value\": %u}]}", names[kind],
            count (world, post, kind));
}

static void
handle_threads (AppServer         *server,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                const char        *name,
                gpointer           data)
{
  World *world = data;
  guint post = 0;
  g_autoptr(GString) items = g_string_new (NULL);

  sscanf (path, "/v1.0/%u/", &post);
  if (g_str_has_suffix (path, "/me"))
    {
      http_server_reply_json (message, 200, "{\"id\": \"31337\", \"username\": \"ada\"}");
      return;
    }
  if (g_str_has_suffix (path, "/me/threads_insights"))
    append (items, "{\"name\": \"followers_count\", \"total_value\": {\"value\": 50}}");
  else if (g_str_has_suffix (path, "/me/threads"))
    {
      for (guint i = 0; i < N_POSTS; i++)
        {
          g_autofree char *date = dup_date (time_of_post (world, i));

          append (items, "{\"id\": \"%u\", \"media_type\": \"TEXT_POST\", \"text\": \"Hello\","
                  " \"timestamp\": \"%s\"}", FIRST_POST + i, date);
        }
      each_act (world, N_POSTS, 1u << SHARE | 1u << QUOTE, items, append_own_thread);
    }
  else if (g_str_has_suffix (path, "/insights"))
    {
      if (post - FIRST_POST < N_POSTS)
        append_insights (world, post - FIRST_POST, items);
    }
  else if (g_str_has_suffix (path, "/conversation") && post - FIRST_POST < N_POSTS)
    each_act (world, post - FIRST_POST, 1u << REPLY, items, append_threads_reply);
  reply_list (message, "data", items);
}

static void
append_comment (GString    *items,
                const Act  *act,
                const char *date)
{
  g_autofree char *name = act->who < 0 ? g_strdup ("ada") : g_strdup_printf ("p%d", act->who);

  append (items, "{\"snippet\": {\"videoId\": \"v%u\", \"topLevelComment\": {\"id\": \"c%u\","
          " \"snippet\": {\"authorDisplayName\": \"%s\", \"authorChannelId\": {\"value\":"
          " \"UC%s\"}, \"publishedAt\": \"%.19sZ\"}}}}", act->post, act->id, name, name, date);
}

static void
append_videos (World    *world,
               gboolean  uploads,
               GString  *items)
{
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *date = dup_date (time_of_post (world, i));

      if (uploads)
        append (items, "{\"contentDetails\": {\"videoId\": \"v%u\", \"videoPublishedAt\":"
                " \"%.19sZ\"}}", i, date);
      else
        append (items, "{\"id\": \"v%u\", \"snippet\": {\"title\": \"Hello\", \"publishedAt\":"
                " \"%.19sZ\"}, \"statistics\": {\"likeCount\": \"%u\", \"commentCount\": \"%u\"}}",
                i, date, count (world, i, LIKE), count (world, i, REPLY));
    }
}

static void
serve_youtube (HttpServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           data)
{
  World *world = data;
  g_autoptr(GString) items = g_string_new (NULL);

  if (g_str_has_suffix (path, "/channels"))
    append (items, "{\"id\": \"UCada\", \"snippet\": {\"title\": \"Ada\", \"customUrl\": \"@ada\"},"
            " \"statistics\": {\"subscriberCount\": \"50\"}, \"contentDetails\":"
            " {\"relatedPlaylists\": {\"uploads\": \"UUada\"}}}");
  else if (g_str_has_suffix (path, "/commentThreads"))
    each_act (world, N_POSTS, 1u << REPLY, items, append_comment);
  else
    append_videos (world, g_str_has_suffix (path, "/playlistItems"), items);
  reply_list (message, "items", items);
}

typedef struct
{
  const char *network;
  AppServerKind kind;
  AppHandler handle;
  const char *variable;
  const char *secret;
} Network;

static CloutAccount *
add_account (World         *world,
             const Network *network)
{
  const UserCredentials app = { .network = network->network, .client_id = APP_CLIENT_ID,
                       .secret = network->secret };
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  if (network->handle != NULL)
    {
      world->app = app_server_new (network->kind, network->handle, world);
      app_server_add_token (world->app, PAGE_TOKEN, "555");
      user_credentials_set_up (&world->f, world->app, network->variable);
      return user_credentials_sign_in_well (&world->f, app, world->app);
    }
  world->http = http_server_new (serve_youtube, world);
  g_setenv (network->variable, http_server_get_origin (world->http), TRUE);
  fixture_set_up (&world->f);
  account = later_use_key (&world->f, network->network, "@ada", "key", &error);
  g_assert_no_error (error);
  return account;
}

static double
score_of (const Network *network,
          guint          seed,
          gboolean       own,
          gint64         now)
{
  World world = { 0 };
  g_autoptr(CloutAccount) account = add_account (&world, network);
  g_autoptr(GError) error = NULL;
  double score;
  gsize n;

  world.f.now = now;
  live (&world, seed, own);
  user_credentials_sync (&world.f, account, ALLOWED, &error);
  g_assert_no_error (error);
  score = fixture_score_then (&world.f, &n);
  g_assert_cmpuint (n, >, 0);
  fixture_tear_down (&world.f);
  g_clear_pointer (&world.app, app_server_free);
  g_clear_pointer (&world.http, http_server_free);
  g_array_unref (world.acts);
  return score;
}

static void
test_network (gconstpointer data)
{
  for (guint seed = 1; seed <= N_ROUNDS; seed++)
    {
      /* A second later another action may be a day older. */
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      double alone = score_of (data, seed, FALSE, now);
      double with = score_of (data, seed, TRUE, now);

      g_test_message ("%u: %.17g, with own acts %.17g", seed, alone, with);
      g_assert_true (alone == with);
    }
}

int
main (int    argc,
      char **argv)
{
  static const Network networks[] = {
    { "x", APP_SERVER_X, handle_x, "CLOUT_X_API", NULL },
    { "facebook", APP_SERVER_FACEBOOK, handle_facebook, "CLOUT_FACEBOOK_API",
      APP_CLIENT_SECRET },
    { "threads", APP_SERVER_THREADS, handle_threads, "CLOUT_THREADS_API",
      APP_CLIENT_SECRET },
    { "youtube", 0, NULL, "CLOUT_YOUTUBE_API", NULL },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/own-acts/", networks[i].network, NULL);

      g_test_add_data_func (path, &networks[i], test_network);
    }
  return g_test_run ();
}
