/* test-blog-taken-back.c: what a blog removes stops counting, and moved posts aren't counted twice.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "base/duration.h"
#include "later.h"
#include "support/blog-server.h"

#define N_POSTS 8
#define N_PEOPLE 6

static const char *const all[] = { "posts", "comments", NULL };

typedef struct
{
  Fixture f;
  BlogServer *blog;
  CloutAccount *account;
  GRand *dice;
  GPtrArray *slugs;
} Life;

static void
act (Life *life)
{
  static const char *const properties[] = { "like-of", "repost-of", "in-reply-to", "mention-of" };
  static const char *const people[N_PEOPLE] = { "Bob", "Cleo", "Dora", "Eve", "Mia",
                                                "Ada Lovelace" };
  const char *slug = life->slugs->pdata[g_rand_int_range (life->dice, 0,
                                                          (gint32) life->slugs->len)];
  const char *person = people[g_rand_int_range (life->dice, 0, N_PEOPLE)];
  gint64 time = life->f.now - g_rand_int_range (life->dice, 60, 20 * CLOUT_DAY);

  if (g_rand_boolean (life->dice))
    blog_server_comment (life->blog, slug, person, time);
  else
    blog_server_mention (life->blog, slug, properties[g_rand_int_range (life->dice, 0, 4)],
                         person, time);
}

static void
take_back (Life *life)
{
  guint n = blog_server_get_n_remarks (life->blog);
  guint post = (guint) g_rand_int_range (life->dice, 0, (gint32) life->slugs->len);

  switch (g_rand_int_range (life->dice, 0, 8))
    {
    case 0:
      blog_server_tag (life->blog, life->slugs->pdata[post], "Coffee");
      break;
    case 1:
      /* A feed may have been truncated below the oldest post it shows. */
      if (life->slugs->len < 4 || post + 1 == life->slugs->len)
        break;
      blog_server_remove (life->blog, life->slugs->pdata[post]);
      g_ptr_array_remove_index (life->slugs, post);
      break;
    default:
      if (n > 4)
        blog_server_remove_remark (life->blog, (guint) g_rand_int_range (life->dice, 0,
                                                                         (gint32) n));
      break;
    }
}

static void
life_begin (Life           *life,
            BlogServerKind  kind,
            guint32         seed,
            guint           n_acts)
{
  g_autoptr(GError) error = NULL;

  fixture_set_up (&life->f);
  life->blog = blog_server_new (kind);
  life->dice = g_rand_new_with_seed (seed);
  life->slugs = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_POSTS; i++)
    {
      char *slug = g_strdup_printf ("post%u", i);

      g_ptr_array_add (life->slugs, slug);
      blog_server_post (life->blog, slug, life->f.now - (i + 21) * CLOUT_DAY);
    }
  for (guint i = 0; i < n_acts; i++)
    act (life);
  /* The last item is never removed, so that no list becomes empty. */
  blog_server_mention (life->blog, "post0", "like-of", "Zoe", life->f.now - 21 * CLOUT_DAY);
  life->account = later_add (&life->f, blog_server_get_origin (life->blog), &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&life->f, life->account, &error));
}

static void
life_end (Life *life)
{
  g_clear_object (&life->account);
  g_ptr_array_unref (life->slugs);
  g_rand_free (life->dice);
  blog_server_free (life->blog);
  fixture_tear_down (&life->f);
}

static char *
dump_fresh (Life   *life,
            double *ret_score)
{
  Fixture fresh = { .server = life->f.server, .now = life->f.now };
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  char *dump;

  fresh.path = g_build_filename (life->f.folder, "fresh.db", NULL);
  fixture_open (&fresh);
  account = later_add (&fresh, blog_server_get_origin (life->blog), &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fresh, account, &error));
  dump = fixture_dump (&fresh);
  *ret_score = fixture_score_then (&fresh, NULL);
  g_clear_object (&account);
  fixture_close (&fresh);
  g_assert_cmpint (g_unlink (fresh.path), ==, 0);
  g_free (fresh.path);
  return dump;
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
  return g_string_free (left, FALSE);
}

static void
assert_as_fresh (Life *life)
{
  g_autofree char *dump = later_sync (&life->f, life->account, all);
  g_autofree char *left = without_people (dump);
  double score;
  g_autofree char *fresh_dump = dump_fresh (life, &score);
  g_autofree char *fresh = without_people (fresh_dump);

  g_assert_cmpstr (left, ==, fresh);
  /* The sums are equal in a different order. */
  g_assert_cmpfloat_with_epsilon (fixture_score_then (&life->f, NULL), score, 1e-9);
}

/* Whatever is removed or moved, the data equal those of a store that never had it. */
static void
test_as_fresh (gconstpointer data)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      Life life;

      life_begin (&life, GPOINTER_TO_UINT (data), seed, 40);
      for (guint round = 0; round < 3; round++)
        {
          for (guint i = 0; i < 12; i++)
            take_back (&life);
          for (guint i = 0; round == 1 && i < 10; i++)
            act (&life);
          if (round == 1)
            blog_server_move (life.blog, "archive/");
          assert_as_fresh (&life);
        }
      life_end (&life);
    }
}

static void
assert_unchanged (Life       *life,
                  const char *before)
{
  g_autofree char *after = later_sync (&life->f, life->account, all);

  g_assert_cmpstr (after, ==, before);
}

/* A truncated feed says nothing about the comments that it omits. */
static void
test_truncated (gconstpointer data)
{
  Life life;
  g_autofree char *before = NULL;

  life_begin (&life, GPOINTER_TO_UINT (data), 9, 0);
  for (guint i = 0; i < 10; i++)
    blog_server_comment (life.blog, "post1", "Bob", life.f.now - (i + 2) * 3600);
  before = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (before, "reaction 1 bob "), ==, 10);
  g_free (before);
  for (guint i = 0; i < 5; i++)
    blog_server_comment (life.blog, "post1", "Cleo", life.f.now - (i + 1) * 60);
  before = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (before, "reaction 1 "), ==, 15);
  blog_server_remove_remark (life.blog, 2);
  g_free (before);
  before = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (before, "reaction 1 cleo "), ==, 4);
  g_assert_cmpuint (fixture_count_lines (before, "reaction 1 bob "), ==, 10);
  life_end (&life);
}

/* A truncated list removes nothing. */
static void
test_cut (gconstpointer data)
{
  Life life;
  g_autofree char *before = NULL;

  life_begin (&life, BLOG_SERVER_WORDPRESS | BLOG_SERVER_MENTIONS, 10, 40);
  before = later_sync (&life.f, life.account, all);
  faults_cut (blog_server_get_faults (life.blog), data);
  assert_unchanged (&life, before);
  faults_clear (blog_server_get_faults (life.blog));
  assert_unchanged (&life, before);
  life_end (&life);
}

/* Lists that suddenly are empty remove nothing. */
static void
test_suddenly_empty (void)
{
  Life life;
  g_autofree char *before = NULL;

  life_begin (&life, BLOG_SERVER_WORDPRESS | BLOG_SERVER_MENTIONS, 10, 40);
  before = later_sync (&life.f, life.account, all);
  blog_server_set_empty (life.blog, TRUE);
  assert_unchanged (&life, before);
  blog_server_set_empty (life.blog, FALSE);
  assert_unchanged (&life, before);
  life_end (&life);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* The last mention is deleted once the list has been empty for a day. */
static void
test_last_withdrawn (void)
{
  Life life;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  life_begin (&life, BLOG_SERVER_MENTIONS, 12, 0);
  blog_server_mention (life.blog, "post1", "in-reply-to", "Bob", life.f.now - CLOUT_DAY);
  before = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (before, "reaction "), ==, 2);
  blog_server_remove_remark (life.blog, 1);
  blog_server_remove_remark (life.blog, 0);
  assert_unchanged (&life, before);
  assert_unchanged (&life, before);
  run_sql (life.f.path, "UPDATE cursor SET done = done - 2 * 24 * 60 * 60"
           " WHERE resource LIKE '%/empty %'");
  after = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (after, "reaction "), ==, 0);
  life_end (&life);
}

/* Posts that an older version stored by their URL get their permanent name. */
static void
test_older_store (void)
{
  Life life;
  g_autofree char *before = NULL;

  life_begin (&life, BLOG_SERVER_WORDPRESS | BLOG_SERVER_MENTIONS, 11, 40);
  before = later_sync (&life.f, life.account, all);
  g_clear_object (&life.account);
  fixture_close (&life.f);
  run_sql (life.f.path, "UPDATE own_act SET post = replace (post, '?p=', '') || '/';"
           "UPDATE post SET remote = replace (remote, '?p=', '') || '/'; DELETE FROM alias;"
           "UPDATE cursor SET validator = NULL;");
  fixture_open (&life.f);
  life.account = later_add (&life.f, blog_server_get_origin (life.blog), NULL);
  assert_unchanged (&life, before);
  life_end (&life);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; BlogServerKind kind; } kinds[] = {
    { "rss", BLOG_SERVER_PLAIN }, { "atom", BLOG_SERVER_ATOM },
    { "wordpress", BLOG_SERVER_WORDPRESS | BLOG_SERVER_VERSIONS },
    { "mentions", BLOG_SERVER_WORDPRESS | BLOG_SERVER_MENTIONS },
    { "atom-mentions", BLOG_SERVER_ATOM | BLOG_SERVER_MENTIONS },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/blog/as-fresh/", kinds[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (kinds[i].kind), test_as_fresh);
    }
  g_test_add_data_func ("/sync/blog/truncated/rss", GUINT_TO_POINTER (BLOG_SERVER_SHORT),
                        test_truncated);
  g_test_add_data_func ("/sync/blog/truncated/atom",
                        GUINT_TO_POINTER (BLOG_SERVER_SHORT | BLOG_SERVER_ATOM), test_truncated);
  g_test_add_data_func ("/sync/blog/cut/list", "/wp-json/", test_cut);
  g_test_add_data_func ("/sync/blog/cut/mentions", "/api/", test_cut);
  g_test_add_func ("/sync/blog/suddenly-empty", test_suddenly_empty);
  g_test_add_func ("/sync/blog/last-withdrawn", test_last_withdrawn);
  g_test_add_func ("/sync/blog/older-store", test_older_store);
  return g_test_run ();
}
