/* test-others-taken-back.c: reactions taken back on Bluesky, Misskey and GitHub stop counting.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>

#include "later.h"
#include "support/bluesky-appview.h"
#include "support/github-server.h"
#include "support/misskey-server.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
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
  guint n_made;
} Life;

struct _World
{
  const char *name;
  const char *const *resources;
  gpointer (*open) (void);
  void (*close) (gpointer server);
  char *(*dup_handle) (Life *life);
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
open_bluesky (void)
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

static char *
dup_bluesky_handle (Life *life)
{
  return g_strdup ("ada.example");
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
open_misskey (void)
{
  return misskey_server_new ();
}

static void
close_misskey (gpointer server)
{
  misskey_server_free (server);
}

static char *
dup_misskey_handle (Life *life)
{
  return g_strdup_printf ("@ada@%s", misskey_server_get_origin (life->server)
                                     + strlen ("http://"));
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
open_github (void)
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

static char *
dup_github_handle (Life *life)
{
  return g_strdup ("https://github.com/ada");
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
  github_server_act (life->server, post, "issues/comments", "pat", time + HOUR);
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

/* No one likes, shares or follows twice. */
static gboolean
is_done (Life      *life,
         const Act *act)
{
  for (guint i = 0; i < life->acts->len; i++)
    {
      const Act *done = life->acts->pdata[i];

      if (done->who == act->who && done->kind == act->kind
          && (act->kind == FOLLOW || g_str_equal (done->post, act->post)))
        return act->kind != REPLY && act->kind != QUOTE;
    }
  return FALSE;
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
  act->time = life->f.now - 25 * DAY + 3 * HOUR * life->n_made++;
  if (is_done (life, act))
    {
      act_free (act);
      return;
    }
  life->world->act (life, act);
  g_ptr_array_add (life->acts, act);
}

static void
take_back (Life *life)
{
  guint post = (guint) g_rand_int_range (life->dice, 0, (gint32) life->posts->len);
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

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  g_autofree char *handle = life->world->dup_handle (life);
  g_autoptr(GError) error = NULL;
  CloutAccount *account = later_add (f, handle, &error);

  g_assert_no_error (error);
  g_assert_true (fixture_sync (f, account, &error));
  g_assert_no_error (error);
  return account;
}

static void
life_begin (Life        *life,
            const World *world,
            guint32      seed)
{
  Act *first = g_new0 (Act, 1);

  *life = (Life) { .world = world, .dice = g_rand_new_with_seed (seed) };
  fixture_set_up (&life->f, MASTODON_SERVER_MASTODON);
  life->server = world->open ();
  life->posts = g_ptr_array_new_with_free_func (g_free);
  life->acts = g_ptr_array_new_with_free_func (act_free);
  for (guint i = 0; i < N_POSTS; i++)
    g_ptr_array_add (life->posts, world->post (life, i, life->f.now - (60 - 2 * i) * DAY));
  *first = (Act) { people[0], g_strdup (life->posts->pdata[0]), FOLLOW, life->f.now - 30 * DAY };
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
  g_autofree char *dump = later_sync (&life->f, life->account, life->world->resources);
  g_autofree char *left = without_people (dump);
  double score;
  g_autofree char *fresh_dump = dump_fresh (life, &score);
  g_autofree char *fresh = without_people (fresh_dump);

  g_assert_cmpstr (left, ==, fresh);
  /* The sums are equal in a different order. */
  g_assert_cmpfloat_with_epsilon (fixture_score_then (&life->f, NULL), score, 1e-9);
}

/* Whatever is taken back or removed, the data equal those of a store that never had it. A reaction
 * that replaces another leaves the counts unchanged, so the second round only adds. */
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
            (round == 1 ? act : take_back) (&life);
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
  static const World worlds[] = {
    { "bluesky", bluesky, open_bluesky, close_bluesky, dup_bluesky_handle, post_on_bluesky,
      remove_on_bluesky, act_on_bluesky, take_back_on_bluesky },
    { "misskey", misskey, open_misskey, close_misskey, dup_misskey_handle, post_on_misskey,
      remove_on_misskey, act_on_misskey, take_back_on_misskey },
    { "github", github, open_github, close_github, dup_github_handle, post_on_github,
      remove_on_github, act_on_github, take_back_on_github },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (worlds); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/others-taken-back/", worlds[i].name, NULL);

      g_test_add_data_func (path, &worlds[i], test_as_fresh);
    }
  return g_test_run ();
}
