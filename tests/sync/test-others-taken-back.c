/* test-others-taken-back.c: reactions taken back on other networks than Mastodon stop counting.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/duration.h"
#include "later.h"
#include "user-credentials.h"
#include "support/bluesky-appview.h"
#include "support/github-server.h"
#include "support/misskey-server.h"

#define ADA "did:plc:ada"
#define N_POSTS 10
#define N_ACTS 70
#define N_REPOSITORIES 4

typedef enum { LIKE, SHARE, REPLY, QUOTE, FOLLOW, N_KINDS } Kind;

/* The first one follows and never unfollows, so that no list becomes empty. */
static const char *const people[] = { "bob", "eve", "mia", "zoe", "kim", "noa" };

/* @name: a reply's or mention's, else %NULL */
typedef struct
{
  const char *who;
  char *post;
  Kind kind;
  gint64 time;
  char *name;
} Act;

typedef struct _World World;

typedef struct
{
  Fixture f;
  const World *world;
  gpointer server;
  CloutAccount *account;
  GRand *dice;
  GPtrArray *posts;
  GPtrArray *acts;
  GHashTable *done;
  guint n_made;
} Life;

struct _World
{
  const char *name;
  const char *const *resources;
  gpointer (*open) (Life *life);
  void (*close) (gpointer server);
  CloutAccount *(*add) (Life *life, Fixture *f);
  char *(*post) (Life *life, guint number, gint64 time);
  void (*remove) (Life *life, const char *post);
  void (*act) (Life *life, Act *act);
  void (*take_back) (Life *life, const Act *act);
};

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->post);
  g_free (act->name);
  g_free (act);
}

static gpointer
open_bluesky (Life *life)
{
  BlueskyAppview *appview = bluesky_appview_new ();

  g_setenv ("CLOUT_BLUESKY_APPVIEW", bluesky_appview_get_origin (appview), TRUE);
  bluesky_appview_add_person (appview, ADA, "ada.example", -1);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *did = g_strconcat ("did:plc:", people[i], NULL);
      g_autofree char *handle = g_strconcat (people[i], ".example", NULL);

      bluesky_appview_add_person (appview, did, handle, 20 * (int) i);
    }
  return appview;
}

static void
close_bluesky (gpointer server)
{
  bluesky_appview_free (server);
}

static CloutAccount *
add_on_bluesky (Life    *life,
                Fixture *f)
{
  return later_add (f, "ada.example", NULL);
}

static char *
post_on_bluesky (Life   *life,
                 guint   number,
                 gint64  time)
{
  g_autofree char *key = g_strdup_printf ("%u", number);

  bluesky_appview_post (life->server, ADA, key, time, NULL, NULL);
  return bluesky_appview_dup_uri (ADA, key);
}

static void
remove_on_bluesky (Life       *life,
                   const char *post)
{
  bluesky_appview_remove (life->server, post);
}

static const char *const collections[] = {
  [LIKE] = BLUESKY_LIKE, [SHARE] = BLUESKY_REPOST, [FOLLOW] = BLUESKY_FOLLOW,
};

static void
act_on_bluesky (Life *life,
                Act  *act)
{
  g_autofree char *did = g_strconcat ("did:plc:", act->who, NULL);
  g_autofree char *key = g_strdup_printf ("r%u", life->n_made);

  if (act->kind == REPLY || act->kind == QUOTE)
    {
      bluesky_appview_post (life->server, did, key, act->time,
                            act->kind == REPLY ? act->post : NULL,
                            act->kind == QUOTE ? act->post : NULL);
      act->name = bluesky_appview_dup_uri (did, key);
    }
  else
    bluesky_appview_react (life->server, collections[act->kind], did,
                           act->kind == FOLLOW ? ADA : act->post, act->time);
}

static void
take_back_on_bluesky (Life      *life,
                      const Act *act)
{
  g_autofree char *did = g_strconcat ("did:plc:", act->who, NULL);

  if (act->name != NULL)
    bluesky_appview_remove (life->server, act->name);
  else
    bluesky_appview_take_back (life->server, collections[act->kind], did,
                               act->kind == FOLLOW ? ADA : act->post);
}

static gpointer
open_misskey (Life *life)
{
  return misskey_server_new ();
}

static void
close_misskey (gpointer server)
{
  misskey_server_free (server);
}

static CloutAccount *
add_on_misskey (Life    *life,
                Fixture *f)
{
  g_autofree char *handle = g_strdup_printf ("@ada@%s", misskey_server_get_origin (life->server)
                                                        + strlen ("http://"));

  return later_add (f, handle, NULL);
}

static char *
post_on_misskey (Life   *life,
                 guint   number,
                 gint64  time)
{
  return g_strdup (misskey_server_note (life->server, "ada", "Hello", NULL, NULL, "public", time));
}

static void
remove_on_misskey (Life       *life,
                   const char *post)
{
  misskey_server_delete (life->server, post);
}

static void
act_on_misskey (Life *life,
                Act  *act)
{
  if (act->kind == LIKE)
    misskey_server_react (life->server, act->who, act->post, act->time);
  else if (act->kind == FOLLOW)
    misskey_server_follow (life->server, act->who, "ada", act->time);
  else
    act->name = g_strdup (misskey_server_note (life->server, act->who,
                                               act->kind == SHARE ? NULL : "Yes",
                                               act->kind == REPLY ? act->post : NULL,
                                               act->kind == REPLY ? NULL : act->post, "public",
                                               act->time));
}

static void
take_back_on_misskey (Life      *life,
                      const Act *act)
{
  if (act->name != NULL)
    misskey_server_delete (life->server, act->name);
  else
    misskey_server_take_back (life->server, act->who, act->kind == FOLLOW ? "ada" : act->post);
}

static gpointer
open_github (Life *life)
{
  GithubServer *github = github_server_new ();

  g_setenv ("CLOUT_GITHUB_API", github_server_get_origin (github), TRUE);
  github_server_set_budget (github, G_MAXUINT, 0);
  return github;
}

static void
close_github (gpointer server)
{
  github_server_free (server);
}

static CloutAccount *
add_on_github (Life    *life,
               Fixture *f)
{
  return later_add (f, "https://github.com/ada", NULL);
}

static char *
post_on_github (Life   *life,
                guint   number,
                gint64  time)
{
  g_autofree char *name = g_strdup_printf ("r%u", number);

  char *post;

  if (number >= N_REPOSITORIES)
    {
      github_server_issue (life->server, "far/away", number, time);
      return g_strdup_printf ("far/away#%u", number);
    }
  post = g_strconcat (GITHUB_SELF "/", name, NULL);
  github_server_repository (life->server, name, time, FALSE);
  /* Never taken back: an empty list of comments may be a server problem. */
  github_server_act (life->server, post, "issues/comments", "pat", time + CLOUT_HOUR);
  return post;
}

static void
remove_on_github (Life       *life,
                  const char *post)
{
  const char *number = strchr (post, '#');

  if (number == NULL)
    github_server_remove (life->server, strchr (post, '/') + 1, 0);
  else
    github_server_remove (life->server, "far/away",
                          (guint) g_ascii_strtoull (number + 1, NULL, 10));
}

static const char *
get_github_list (const Act *act)
{
  static const char *const of_issues[] = { "reactions", "comments", "comments", "comments",
                                           "followers" };
  static const char *const of_repositories[] = { "stargazers", "forks", "issues/comments",
                                                 "issues/comments", "followers" };

  return strchr (act->post, '#') != NULL ? of_issues[act->kind] : of_repositories[act->kind];
}

static void
act_on_github (Life *life,
               Act  *act)
{
  github_server_act (life->server, act->kind == FOLLOW ? NULL : act->post, get_github_list (act),
                     act->who, act->time);
}

static void
take_back_on_github (Life      *life,
                     const Act *act)
{
  github_server_take_back (life->server, act->kind == FOLLOW ? NULL : act->post,
                           get_github_list (act), act->who);
}

/* X and YouTube list what is in the life. Others' acts on X are likes, replies and mentions; on
 * YouTube likes, comments and replies to them. */

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
post_in_life (Life   *life,
              guint   number,
              gint64  time)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, time);
}

static void
remove_in_life (Life       *life,
                const char *post)
{
}

static Act *
find_comment (Life       *life,
              const char *post)
{
  for (guint i = 0; i < life->acts->len; i++)
    {
      Act *act = life->acts->pdata[i];

      if (act->kind == REPLY && g_str_equal (act->post, post))
        return act;
    }
  return NULL;
}

static void
act_in_life (Life *life,
             Act  *act)
{
  const Act *comment = act->kind == REPLY ? NULL : find_comment (life, act->post);

  if (act->kind == LIKE || act->kind == FOLLOW)
    return;
  act->name = g_strdup_printf ("%s%s%u", comment != NULL ? comment->name : "",
                               comment != NULL ? "." : "", 7000 + life->n_made);
}

/* Replies go with their comment. */
static void
take_back_in_life (Life      *life,
                   const Act *act)
{
  g_autofree char *thread = g_strdup_printf ("%s.", act->name);

  for (guint i = life->acts->len; i > 0; i--)
    {
      const Act *reply = life->acts->pdata[i - 1];

      if (reply->name != NULL && g_str_has_prefix (reply->name, thread))
        g_ptr_array_remove_index (life->acts, i - 1);
    }
}

static guint
count (Life       *life,
       const char *post,
       gboolean    likes)
{
  guint n = 0;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const Act *act = life->acts->pdata[i];

      n += g_str_equal (act->post, post) && act->kind != FOLLOW && (act->kind == LIKE) == likes;
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
    g_string_append_c (list, ',');
  va_start (args, format);
  g_string_append_vprintf (list, format, args);
  va_end (args);
}

static void
append_mentions (Life    *life,
                 GString *items)
{
  for (guint i = life->acts->len; i > 0; i--)
    {
      const Act *act = life->acts->pdata[i - 1];
      g_autofree char *date = dup_date (act->time);

      if (act->name == NULL)
        continue;
      append (items, "{\"id\": \"%s\", \"author_id\": \"%s\", \"created_at\": \"%s\"", act->name,
              act->who, date);
      if (act->kind == REPLY)
        g_string_append_printf (items, ", \"in_reply_to_user_id\": \"42\", \"referenced_tweets\":"
                                " [{\"type\": \"replied_to\", \"id\": \"%s\"}]", act->post);
      g_string_append_c (items, '}');
    }
}

static void
append_x_posts (Life    *life,
                GString *items)
{
  for (guint i = life->posts->len; i > 0; i--)
    {
      const char *post = life->posts->pdata[i - 1];
      g_autofree char *date = dup_date (g_ascii_strtoll (post, NULL, 10));

      append (items, "{\"id\": \"%s\", \"text\": \"Hello\", \"created_at\": \"%s\","
              " \"public_metrics\": {\"like_count\": %u}}", post, date, count (life, post, TRUE));
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
  g_autoptr(GString) items = g_string_new (NULL);
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, "/tweets"))
    append_x_posts (data, items);
  else if (g_str_has_suffix (path, "/mentions"))
    append_mentions (data, items);
  for (guint i = 0; g_str_equal (path, "/2/users") && i < G_N_ELEMENTS (people); i++)
    append (items, "{\"id\": \"%s\", \"username\": \"%s\", \"public_metrics\":"
            " {\"followers_count\": %u}}", people[i], people[i], 20 * i);
  if (g_str_has_suffix (path, "/me"))
    json = g_strdup ("{\"data\": {\"id\": \"42\", \"username\": \"ada\"}}");
  else
    json = g_strdup_printf ("{\"data\": [%s], \"meta\": {}}", items->str);
  http_server_reply_json (message, 200, json);
}

static gpointer
open_x (Life *life)
{
  AppServer *app = app_server_new (APP_SERVER_X, handle_x, life);
  g_autofree char *port = g_strdup_printf ("%u", (guint) app_server_free_port ());

  g_setenv ("CLOUT_X_API", app_server_get_origin (app), TRUE);
  g_setenv ("CLOUT_REDIRECT_PORT", port, TRUE);
  return app;
}

static void
close_x (gpointer server)
{
  app_server_free (server);
}

static CloutAccount *
add_on_x (Life    *life,
          Fixture *f)
{
  const UserCredentials app = { .network = "x", .client_id = APP_CLIENT_ID };

  return user_credentials_sign_in_well (f, app, life->server);
}

static void
append_comment (GString   *items,
                const Act *act)
{
  g_autofree char *date = dup_date (act->time);

  append (items, "{\"id\": \"%s\", \"snippet\": {\"authorDisplayName\": \"%s\","
          " \"authorChannelId\": {\"value\": \"UC%s\"}, \"publishedAt\": \"%s\"}}", act->name,
          act->who, act->who, date);
}

static void
append_thread (Life      *life,
               GString   *items,
               const Act *act)
{
  g_autofree char *thread = g_strconcat (act->name, ".", NULL);
  g_autoptr(GString) top = g_string_new (NULL);
  g_autoptr(GString) replies = g_string_new (NULL);
  guint n = 0;

  append_comment (top, act);
  for (guint i = 0; i < life->acts->len; i++)
    {
      const Act *reply = life->acts->pdata[i];

      if (reply->name == NULL || !g_str_has_prefix (reply->name, thread))
        continue;
      append_comment (replies, reply);
      n++;
    }
  append (items, "{\"snippet\": {\"videoId\": \"%s\", \"totalReplyCount\": %u,"
          " \"topLevelComment\": %s}, \"replies\": {\"comments\": [%s]}}", act->post, n, top->str,
          replies->str);
}

static void
append_videos (Life       *life,
               GString    *items,
               const char *ids)
{
  for (guint i = life->posts->len; i > 0; i--)
    {
      const char *post = life->posts->pdata[i - 1];
      g_autofree char *date = dup_date (g_ascii_strtoll (post, NULL, 10));

      if (ids == NULL)
        append (items, "{\"contentDetails\": {\"videoId\": \"%s\", \"videoPublishedAt\": \"%s\"}}",
                post, date);
      else if (strstr (ids, post) != NULL)
        append (items, "{\"id\": \"%s\", \"snippet\": {\"title\": \"Hello\", \"publishedAt\":"
                " \"%s\"}, \"statistics\": {\"likeCount\": \"%u\", \"commentCount\": \"%u\"}}",
                post, date, count (life, post, TRUE), count (life, post, FALSE));
    }
}

static void
serve_youtube (HttpServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           data)
{
  Life *life = data;
  g_autoptr(GString) items = g_string_new (NULL);
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, "/channels"))
    append (items, "{\"id\": \"UCada\", \"snippet\": {\"title\": \"Ada\", \"customUrl\": \"@ada\"},"
            " \"statistics\": {\"videoCount\": \"%u\"}, \"contentDetails\": {\"relatedPlaylists\":"
            " {\"uploads\": \"UUada\"}}}", life->posts->len);
  else if (!g_str_has_suffix (path, "/commentThreads"))
    append_videos (life, items, g_hash_table_lookup (query, "id"));
  else
    for (guint i = life->acts->len; i > 0; i--)
      {
        const Act *act = life->acts->pdata[i - 1];

        if (act->name != NULL && strchr (act->name, '.') == NULL)
          append_thread (life, items, act);
      }
  json = g_strdup_printf ("{\"items\": [%s]}", items->str);
  http_server_reply_json (message, 200, json);
}

static gpointer
open_youtube (Life *life)
{
  HttpServer *http = http_server_new (serve_youtube, life);

  g_setenv ("CLOUT_YOUTUBE_API", http_server_get_origin (http), TRUE);
  return http;
}

static void
close_youtube (gpointer server)
{
  http_server_free (server);
}

static CloutAccount *
add_on_youtube (Life    *life,
                Fixture *f)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account = later_use_key (f, "youtube", "@ada", "key", &error);

  g_assert_no_error (error);
  return account;
}

/* No one likes, shares or follows twice, even after undoing it: the time would differ. */
static gboolean
is_done (Life      *life,
         const Act *act)
{
  char *key = g_strdup_printf ("%s %u %s", act->who, (guint) act->kind,
                               act->kind == FOLLOW ? "" : act->post);

  return !g_hash_table_add (life->done, key) && act->kind != REPLY && act->kind != QUOTE;
}

/* Add later items later, so that the server lists them later. */
static void
act (Life *life)
{
  Act *act = g_new0 (Act, 1);

  act->who = people[g_rand_int_range (life->dice, 0, G_N_ELEMENTS (people))];
  act->post = g_strdup (life->posts->pdata[g_rand_int_range (life->dice, 0,
                                                             (gint32) life->posts->len)]);
  act->kind = (Kind) g_rand_int_range (life->dice, 0, N_KINDS);
  act->time = life->f.now - 25 * CLOUT_DAY + 3 * CLOUT_HOUR * life->n_made++;
  if (is_done (life, act))
    {
      act_free (act);
      return;
    }
  life->world->act (life, act);
  g_ptr_array_add (life->acts, act);
}

/* X and YouTube list no followers, so the first act is a reply there. */
static gboolean
keeps_reply (Life *life)
{
  return life->world->act == act_in_life;
}

static void
take_back (Life *life)
{
  guint post = (guint) g_rand_int_range (life->dice, keeps_reply (life), (gint32) life->posts->len);
  guint n = (guint) g_rand_int_range (life->dice, 0, (gint32) life->acts->len);

  if (g_rand_int_range (life->dice, 0, 10) == 0 && life->posts->len > 3)
    {
      life->world->remove (life, life->posts->pdata[post]);
      for (guint i = life->acts->len; i > 0; i--)
        if (g_str_equal (((Act *) life->acts->pdata[i - 1])->post, life->posts->pdata[post])
            && ((Act *) life->acts->pdata[i - 1])->kind != FOLLOW)
          g_ptr_array_remove_index (life->acts, i - 1);
      g_ptr_array_remove_index (life->posts, post);
    }
  else if (n > 0)
    {
      life->world->take_back (life, life->acts->pdata[n]);
      g_ptr_array_remove_index (life->acts, n);
    }
}

static void
sync_well (Fixture      *f,
           CloutAccount *account)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (user_credentials_sync (f, account, CREDENTIALS_ALLOWED, &error));
  g_assert_no_error (error);
}

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  CloutAccount *account = life->world->add (life, f);

  g_assert_nonnull (account);
  sync_well (f, account);
  return account;
}

static void
life_begin (Life        *life,
            const World *world,
            guint32      seed)
{
  Act *first = g_new0 (Act, 1);

  *life = (Life) { .world = world, .dice = g_rand_new_with_seed (seed) };
  fixture_set_up (&life->f);
  life->server = world->open (life);
  life->posts = g_ptr_array_new_with_free_func (g_free);
  life->acts = g_ptr_array_new_with_free_func (act_free);
  life->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_POSTS; i++)
    g_ptr_array_add (life->posts, world->post (life, i, life->f.now - (60 - 2 * i) * CLOUT_DAY));
  *first = (Act) { people[0], g_strdup (life->posts->pdata[0]), FOLLOW,
                   life->f.now - 30 * CLOUT_DAY };
  if (keeps_reply (life))
    first->kind = REPLY;
  is_done (life, first);
  world->act (life, first);
  g_ptr_array_add (life->acts, first);
  for (guint i = 0; i < N_ACTS; i++)
    act (life);
  life->account = add (life, &life->f);
}

static void
life_end (Life *life)
{
  g_clear_object (&life->account);
  g_ptr_array_unref (life->posts);
  g_ptr_array_unref (life->acts);
  g_hash_table_unref (life->done);
  g_rand_free (life->dice);
  life->world->close (life->server);
  fixture_tear_down (&life->f);
}

/* People who no longer react are still stored, and don't affect the score. */
static char *
without_people (const char *dump)
{
  g_auto(GStrv) lines = g_strsplit (dump, "\n", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "person "))
      g_string_append_printf (left, "%s\n", lines[i]);
    else if (g_str_has_suffix (lines[i], " 2"))
      g_string_append_printf (left, "%.*s follows\n",
                              (int) (strcspn (lines[i] + strlen ("person "), " ")
                                     + strlen ("person ")), lines[i]);
  return g_string_free (left, FALSE);
}

static char *
dump_fresh (Life   *life,
            double *ret_score)
{
  Fixture fresh = { .server = life->f.server, .now = life->f.now };
  g_autoptr(CloutAccount) account = NULL;
  char *dump;

  fresh.path = g_build_filename (life->f.folder, "fresh.db", NULL);
  fixture_open (&fresh);
  account = add (life, &fresh);
  dump = fixture_dump (&fresh);
  *ret_score = fixture_score_then (&fresh, NULL);
  g_clear_object (&account);
  fixture_close (&fresh);
  g_assert_cmpint (g_unlink (fresh.path), ==, 0);
  g_free (fresh.path);
  return dump;
}

static void
assert_as_fresh (Life *life)
{
  double score;
  g_autofree char *fresh_dump = dump_fresh (life, &score);
  g_autofree char *fresh = without_people (fresh_dump);
  g_autofree char *dump = NULL;
  g_autofree char *left = NULL;

  later_make_due (&life->f, life->account, life->world->resources);
  sync_well (&life->f, life->account);
  dump = fixture_dump (&life->f);
  left = without_people (dump);
  g_assert_cmpstr (left, ==, fresh);
  /* The sums are equal in a different order. */
  g_assert_cmpfloat_with_epsilon (fixture_score_then (&life->f, NULL), score, 1e-9);
}

/* Whatever is taken back or removed, the data equal those of a store that never had it. In the
 * second round some reactions replace others, which leaves counts as they are. */
static void
test_as_fresh (gconstpointer data)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      Life life;

      life_begin (&life, data, seed);
      for (guint round = 0; round < 3; round++)
        {
          for (guint i = 0; i < 15; i++)
            (round == 1 && i % 2 == 0 ? act : take_back) (&life);
          assert_as_fresh (&life);
        }
      life_end (&life);
    }
}

int
main (int    argc,
      char **argv)
{
  static const char *const bluesky[] = { "posts", "posts/checked", "reposts", "likes", "quotes",
                                         "replies", "people", "followers", "following", NULL };
  static const char *const misskey[] = { "posts", "posts/checked", "reactions", "renotes",
                                         "replies", "people", "followers", "following", NULL };
  static const char *const github[] = { "profile", "repositories", "repositories/checked",
                                        "answers", "issues", "issues/checked", "comments",
                                        "reactions", "followers", "following", NULL };
  static const char *const x[] = { "posts", "posts/checked", "mentions", "mentions/checked", NULL };
  static const char *const youtube[] = { "profile", "posts", "posts/checked", "comments",
                                         "comments/checked", NULL };
  static const World worlds[] = {
    { "bluesky", bluesky, open_bluesky, close_bluesky, add_on_bluesky, post_on_bluesky,
      remove_on_bluesky, act_on_bluesky, take_back_on_bluesky },
    { "misskey", misskey, open_misskey, close_misskey, add_on_misskey, post_on_misskey,
      remove_on_misskey, act_on_misskey, take_back_on_misskey },
    { "github", github, open_github, close_github, add_on_github, post_on_github,
      remove_on_github, act_on_github, take_back_on_github },
    { "x", x, open_x, close_x, add_on_x, post_in_life, remove_in_life, act_in_life,
      take_back_in_life },
    { "youtube", youtube, open_youtube, close_youtube, add_on_youtube, post_in_life,
      remove_in_life, act_in_life, take_back_in_life },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (worlds); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/others-taken-back/", worlds[i].name, NULL);

      g_test_add_data_func (path, &worlds[i], test_as_fresh);
    }
  return g_test_run ();
}
