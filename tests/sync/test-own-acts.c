/* test-own-acts.c: the score is the same to the last bit whatever people do to their own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "later.h"
#include "mastodon-fixture.h"
#include "support/blog-server.h"
#include "support/bluesky-appview.h"
#include "support/github-server.h"
#include "support/misskey-server.h"

#define N_POSTS 6
#define N_PEOPLE 9
#define N_ACTS 40
#define N_ROUNDS 3
#define THREAD 30

/* The actions: others' come from one random stream, own ones from another, so that others do the
 * same with and without own actions. */
typedef struct
{
  Fixture f;
  GRand *others;
  GRand *own;
  guint n_made;
  gboolean did[N_POSTS][2];
} Life;

/* Both runs have the same time: a second later another action may be a day older. */
static gint64 now;

/* A network's kind of reaction: @who is -1 for the account itself. */
typedef void (*ActFunc) (Life     *life,
                         gpointer  server,
                         int       who,
                         guint     post,
                         guint     kind,
                         gint64    time);

static gint64
time_of (Life *life)
{
  return life->f.now - 2 * CLOUT_DAY + 60 * (gint64) life->n_made++;
}

/* No one likes or shares a post twice. */
static void
act_oneself (Life     *life,
             gpointer  server,
             ActFunc   act)
{
  guint post = g_rand_int_range (life->own, 0, N_POSTS);
  guint kind = g_rand_int_range (life->own, 0, 4);

  if (kind < 2 && life->did[post][kind])
    return;
  if (kind < 2)
    life->did[post][kind] = TRUE;
  act (life, server, -1, post, kind, time_of (life));
}

/* The times of others' actions don't depend on the number of own actions between them. */
static void
live (Life     *life,
      gpointer  server,
      ActFunc   act)
{
  for (guint i = 0; i < N_ACTS; i++)
    {
      int who = g_rand_int_range (life->others, 0, N_PEOPLE);
      guint post = g_rand_int_range (life->others, 0, N_POSTS);
      guint kind = g_rand_int_range (life->others, 0, 4);

      act (life, server, who, post, kind, life->f.now - CLOUT_DAY + 60 * (gint64) i);
      if (life->own != NULL && g_rand_int_range (life->own, 0, 2) == 0)
        act_oneself (life, server, act);
    }
}

static void
life_begin (Life     *life,
            guint     seed,
            gboolean  own)
{
  *life = (Life) { .others = g_rand_new_with_seed (seed) };
  if (own)
    life->own = g_rand_new_with_seed (seed + 1000);
  fixture_set_up (&life->f);
  life->f.now = now;
}

static double
life_end (Life *life)
{
  gsize n;
  double score = fixture_score_then (&life->f, &n);

  g_assert_cmpuint (n, >, 0);
  fixture_tear_down (&life->f);
  g_rand_free (life->others);
  g_clear_pointer (&life->own, g_rand_free);
  return score;
}

static const char *mastodon_posts[N_POSTS];

static void
act_on_mastodon (Life     *life,
                 gpointer  server,
                 int       who,
                 guint     post,
                 guint     kind,
                 gint64    time)
{
  static const char *const visible[] = { "public", "unlisted", "private" };
  g_autofree char *person = who < 0 ? g_strdup ("ada") : g_strdup_printf ("p%d", who);
  const char *on = mastodon_posts[post];

  if (kind == 0)
    mastodon_server_favourite (server, person, on, time);
  else if (kind == 1)
    mastodon_server_reblog (server, person, on, time);
  else
    mastodon_server_add_post (server, person, time, "<p>Yes</p>",
                              who < 0 ? visible[life->n_made % 3] : "public", on);
}

/* A long thread below the last own post, every part of it liked and boosted by its author. */
static void
continue_thread (Life *life)
{
  const char *part = mastodon_posts[N_POSTS - 1];

  for (guint i = 0; i < THREAD; i++)
    {
      part = mastodon_server_add_post (life->f.server, "ada", time_of (life), "<p>More</p>",
                                       "public", part);
      mastodon_server_favourite (life->f.server, "ada", part, time_of (life));
      mastodon_server_reblog (life->f.server, "ada", part, time_of (life));
    }
}

static double
live_on_mastodon (guint         seed,
                  gboolean      own,
                  gconstpointer data)
{
  Life life;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  life_begin (&life, seed, own);
  fixture_serve_mastodon (&life.f, GPOINTER_TO_UINT (data));
  mastodon_server_add_person (life.f.server, "ada", 50, FALSE);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", i);

      mastodon_server_add_person (life.f.server, name, i * 40, FALSE);
    }
  for (guint i = 0; i < N_POSTS; i++)
    mastodon_posts[i] = mastodon_server_add_post (life.f.server, "ada",
                                                  life.f.now - (9 - (gint64) i) * CLOUT_DAY,
                                                  "<p>Hello</p>", "public", NULL);
  live (&life, life.f.server, act_on_mastodon);
  if (own)
    continue_thread (&life);
  account = fixture_sign_in (&life.f, NULL, "ada", TRUE, &error);
  g_assert_no_error (error);
  fixture_sync (&life.f, account, &error);
  g_assert_no_error (error);
  return life_end (&life);
}

static void
act_on_bluesky (Life     *life,
                gpointer  server,
                int       who,
                guint     post,
                guint     kind,
                gint64    time)
{
  g_autofree char *did = who < 0 ? g_strdup ("did:plc:ada") : g_strdup_printf ("did:plc:p%d", who);
  g_autofree char *name = g_strdup_printf ("%u", post);
  g_autofree char *on = bluesky_appview_dup_uri ("did:plc:ada", name);
  g_autofree char *key = g_strdup_printf ("%s%" G_GINT64_FORMAT, who < 0 ? "own" : "r", time);

  if (kind < 2)
    bluesky_appview_react (server, kind == 0 ? BLUESKY_LIKE : BLUESKY_REPOST, did, on, time);
  else
    bluesky_appview_post (server, did, key, time, kind == 2 ? on : NULL, kind == 2 ? NULL : on);
}

static double
live_on_bluesky (guint         seed,
                 gboolean      own,
                 gconstpointer data)
{
  Life life;
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  life_begin (&life, seed, own);
  g_setenv ("CLOUT_BLUESKY_APPVIEW", bluesky_appview_get_origin (appview), TRUE);
  bluesky_appview_add_person (appview, "did:plc:ada", "ada.example", 50);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *did = g_strdup_printf ("did:plc:p%u", i);

      bluesky_appview_add_person (appview, did, "someone.example", (int) i * 40);
    }
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      bluesky_appview_post (appview, "did:plc:ada", key, life.f.now - (9 - (gint64) i) * CLOUT_DAY,
                            NULL, NULL);
    }
  live (&life, appview, act_on_bluesky);
  account = later_add (&life.f, "ada.example", &error);
  g_assert_no_error (error);
  fixture_sync (&life.f, account, &error);
  g_assert_no_error (error);
  return life_end (&life);
}

static const char *misskey_notes[N_POSTS];

static void
act_on_misskey (Life     *life,
                gpointer  server,
                int       who,
                guint     post,
                guint     kind,
                gint64    time)
{
  static const char *const people[] = { "bob", "eve", "mia", "far", "robot" };
  const char *name = who < 0 ? "ada" : people[who % G_N_ELEMENTS (people)];
  const char *on = misskey_notes[post];

  if (kind == 0)
    misskey_server_react (server, name, on, time);
  else if (kind == 1)
    misskey_server_note (server, name, NULL, NULL, on, "public", time);
  else
    misskey_server_note (server, name, "Yes", kind == 2 ? on : NULL, kind == 2 ? NULL : on,
                         "public", time);
}

static double
live_on_misskey (guint         seed,
                 gboolean      own,
                 gconstpointer data)
{
  Life life;
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *handle = NULL;
  g_autoptr(GError) error = NULL;

  life_begin (&life, seed, own);
  for (guint i = 0; i < N_POSTS; i++)
    misskey_notes[i] = misskey_server_note (misskey, "ada", "Hello", NULL, NULL, "public",
                                            life.f.now - (9 - (gint64) i) * CLOUT_DAY);
  live (&life, misskey, act_on_misskey);
  handle = g_strdup_printf ("@ada@%s", misskey_server_get_origin (misskey) + strlen ("http://"));
  account = later_add (&life.f, handle, &error);
  g_assert_no_error (error);
  fixture_sync (&life.f, account, &error);
  g_assert_no_error (error);
  return life_end (&life);
}

static void
act_on_github (Life     *life,
               gpointer  server,
               int       who,
               guint     post,
               guint     kind,
               gint64    time)
{
  g_autofree char *login = who < 0 ? g_strdup (GITHUB_SELF) : g_strdup_printf ("p%d", who);
  static const char *const lists[] = { "comments", "reactions", "comments", "comments" };
  g_autofree char *issue = g_strdup_printf ("far/away#%u", post);

  github_server_act (server, issue, lists[kind], login, time);
}

static double
live_on_github (guint         seed,
                gboolean      own,
                gconstpointer data)
{
  Life life;
  g_autoptr(GithubServer) github = github_server_new ();
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  life_begin (&life, seed, own);
  g_setenv ("CLOUT_GITHUB_API", github_server_get_origin (github), TRUE);
  for (guint i = 0; i < N_POSTS; i++)
    github_server_issue (github, "far/away", i, life.f.now - (9 - (gint64) i) * CLOUT_DAY);
  live (&life, github, act_on_github);
  account = later_add (&life.f, "https://github.com/ada", &error);
  g_assert_no_error (error);
  fixture_sync (&life.f, account, &error);
  g_assert_no_error (error);
  return life_end (&life);
}

static void
act_on_blog (Life     *life,
             gpointer  server,
             int       who,
             guint     post,
             guint     kind,
             gint64    time)
{
  g_autofree char *name = who < 0 ? g_strdup ("Ada Lovelace") : g_strdup_printf ("P%d", who);
  g_autofree char *slug = g_strdup_printf ("s%u", post);

  blog_server_comment (server, slug, name, time);
}

static double
live_on_blog (guint         seed,
              gboolean      own,
              gconstpointer data)
{
  Life life;
  g_autoptr(BlogServer) blog = blog_server_new (GPOINTER_TO_UINT (data));
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  life_begin (&life, seed, own);
  for (guint i = 0; i < N_POSTS; i++)
    {
      g_autofree char *slug = g_strdup_printf ("s%u", i);

      blog_server_post (blog, slug, life.f.now - (9 - (gint64) i) * CLOUT_DAY);
    }
  live (&life, blog, act_on_blog);
  account = later_add (&life.f, blog_server_get_origin (blog), &error);
  g_assert_no_error (error);
  fixture_sync (&life.f, account, &error);
  g_assert_no_error (error);
  return life_end (&life);
}

typedef struct
{
  const char *path;
  double (*live) (guint, gboolean, gconstpointer);
  guint kind;
} World;

static void
test_world (gconstpointer data)
{
  const World *world = data;

  for (guint seed = 1; seed <= N_ROUNDS; seed++)
    {
      double alone;
      double with;

      now = g_get_real_time () / G_USEC_PER_SEC;
      alone = world->live (seed, FALSE, GUINT_TO_POINTER (world->kind));
      with = world->live (seed, TRUE, GUINT_TO_POINTER (world->kind));
      g_test_message ("%u: %.17g, with own acts %.17g", seed, alone, with);
      g_assert_true (alone == with);
    }
}

int
main (int    argc,
      char **argv)
{
  static const World worlds[] = {
    { "/sync/own-acts/mastodon", live_on_mastodon, MASTODON_SERVER_MASTODON },
    { "/sync/own-acts/gotosocial", live_on_mastodon, MASTODON_SERVER_GOTOSOCIAL },
    { "/sync/own-acts/snac", live_on_mastodon, MASTODON_SERVER_SNAC },
    { "/sync/own-acts/hollo", live_on_mastodon, MASTODON_SERVER_HOLLO },
    { "/sync/own-acts/pixelfed", live_on_mastodon, MASTODON_SERVER_PIXELFED },
    { "/sync/own-acts/bluesky", live_on_bluesky, 0 },
    { "/sync/own-acts/misskey", live_on_misskey, 0 },
    { "/sync/own-acts/github", live_on_github, 0 },
    { "/sync/own-acts/wordpress", live_on_blog, BLOG_SERVER_WORDPRESS },
    { "/sync/own-acts/feed", live_on_blog, BLOG_SERVER_PLAIN },
    { "/sync/own-acts/blogger", live_on_blog, BLOG_SERVER_ATOM },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (worlds); i++)
    g_test_add_data_func (worlds[i].path, &worlds[i], test_world);
  return g_test_run ();
}
