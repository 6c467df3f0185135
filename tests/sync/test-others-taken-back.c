/* test-others-taken-back.c: reactions taken back on other networks than Mastodon stop counting.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "base/duration.h"
#include "later.h"
#include "user-credentials.h"
#include "worlds/listed.h"

#define N_POSTS 10
#define N_ACTS 70

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->post);
  g_free (act->name);
  g_free (act);
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

  act->who = world_people[g_rand_int_range (life->dice, 0, WORLD_PEOPLE)];
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
  return life->world->act == listed_act;
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
  *first = (Act) { world_people[0], g_strdup (life->posts->pdata[0]), FOLLOW,
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
  static const World *const worlds[] = { &world_bluesky, &world_misskey, &world_github, &world_x,
                                         &world_youtube };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (worlds); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/others-taken-back/", worlds[i]->name, NULL);

      g_test_add_data_func (path, worlds[i], test_as_fresh);
    }
  return g_test_run ();
}
