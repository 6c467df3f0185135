/* test-taken-back.c: what others take back stops counting; what can't be determined is kept.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <glib/gstdio.h>

#include "base/duration.h"
#include "later.h"
#include "sync/fetch/subjects.h"
#include "sync/sync-error.h"

#define N_POSTS 24
#define N_PEOPLE 8
#define N_ACTS 150

static const struct { const char *name; MastodonServerKind kind; } kinds[] = {
  { "mastodon", MASTODON_SERVER_MASTODON }, { "gotosocial", MASTODON_SERVER_GOTOSOCIAL },
  { "snac", MASTODON_SERVER_SNAC }, { "hollo", MASTODON_SERVER_HOLLO },
  { "pixelfed", MASTODON_SERVER_PIXELFED },
};

static const char *const all[] = {
  "posts", "posts/checked", "notifications", "notifications/checked", "reblogged_by",
  "favourited_by", "context", "context/again", "mentions", "favourites", "followers", "following",
  "featured_tags", NULL,
};

typedef struct
{
  Fixture f;
  CloutAccount *account;
  GRand *dice;
  char *people[N_PEOPLE];
  GPtrArray *posts;
  GPtrArray *words;
} Life;

static const char *
choose (Life      *life,
        GPtrArray *from)
{
  return from->len > 0 ? g_ptr_array_index (from, g_rand_int_range (life->dice, 0,
                                                                    (gint32) from->len)) : NULL;
}

static void
remove_from (GPtrArray  *array,
             const char *id)
{
  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (array->pdata[i], id))
      {
        g_ptr_array_remove_index (array, i);
        return;
      }
}

static void
write_words (Life       *life,
             const char *person,
             const char *post,
             gint64      time)
{
  g_ptr_array_add (life->words, g_strdup (
    mastodon_server_add_post (life->f.server, person, time,
                              post != NULL ? "<p>True.</p>" : "<p>Look, @ann</p>", "public",
                              post)));
}

static void
act (Life *life)
{
  const char *person = life->people[g_rand_int_range (life->dice, 0, N_PEOPLE)];
  const char *post = choose (life, life->posts);
  gint64 time = life->f.now - g_rand_int_range (life->dice, 60, 40 * CLOUT_DAY);

  switch (g_rand_int_range (life->dice, 0, 5))
    {
    case 0:
      mastodon_server_favourite (life->f.server, person, post, time);
      break;
    case 1:
      mastodon_server_reblog (life->f.server, person, post, time);
      break;
    case 2:
      write_words (life, person, post, time);
      break;
    case 3:
      write_words (life, person, NULL, time);
      break;
    default:
      mastodon_server_follow (life->f.server, person, "ann", time);
      break;
    }
}

static void
take_back_words (Life *life)
{
  const char *words = choose (life, life->words);

  if (words == NULL)
    return;
  mastodon_server_remove_post (life->f.server, words);
  remove_from (life->words, words);
}

static void
change_post (Life *life)
{
  g_autofree char *post = g_strdup (choose (life, life->posts));
  const char *renamed;

  switch (g_rand_int_range (life->dice, 0, 4))
    {
    case 0:
      mastodon_server_remove_post (life->f.server, post);
      remove_from (life->posts, post);
      break;
    case 1:
      mastodon_server_hide_post (life->f.server, post);
      remove_from (life->posts, post);
      break;
    default:
      renamed = mastodon_server_edit_post (life->f.server, post, "Now on #coffee");
      remove_from (life->posts, post);
      g_ptr_array_add (life->posts, g_strdup (renamed));
      break;
    }
}

static void
take_back (Life *life)
{
  const char *person = life->people[g_rand_int_range (life->dice, 0, N_PEOPLE)];
  const char *post = choose (life, life->posts);

  switch (g_rand_int_range (life->dice, 0, 9))
    {
    case 0: case 1: case 2:
      mastodon_server_unfavourite (life->f.server, person, post);
      break;
    case 3: case 4:
      mastodon_server_unreblog (life->f.server, person, post);
      break;
    case 5: case 6:
      take_back_words (life);
      break;
    case 7:
      mastodon_server_unfollow (life->f.server, person, "ann");
      break;
    default:
      change_post (life);
      break;
    }
}

static void
life_begin (Life               *life,
            MastodonServerKind  kind,
            guint32             seed,
            guint               n_acts)
{
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (&life->f, kind);
  life->dice = g_rand_new_with_seed (seed);
  life->posts = g_ptr_array_new_with_free_func (g_free);
  life->words = g_ptr_array_new_with_free_func (g_free);
  mastodon_server_add_person (life->f.server, "ann", 0, FALSE);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *handle = g_strdup_printf ("p%u@far.example", i);

      life->people[i] =
        g_strdup (mastodon_server_add_person (life->f.server, handle, 10 * i, FALSE));
    }
  for (guint i = 0; i < N_POSTS; i++)
    g_ptr_array_add (life->posts, g_strdup (
      mastodon_server_add_post (life->f.server, "ann", life->f.now - (i + 1) * 3 * CLOUT_DAY,
                                "<p>On #tea</p>", "public", NULL)));
  for (guint i = 0; i < n_acts; i++)
    act (life);
  life->account = fixture_sign_in (&life->f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&life->f, life->account, &error));
}

static void
life_end (Life *life)
{
  g_clear_object (&life->account);
  for (guint i = 0; i < N_PEOPLE; i++)
    g_free (life->people[i]);
  g_ptr_array_unref (life->posts);
  g_ptr_array_unref (life->words);
  g_rand_free (life->dice);
  fixture_tear_down (&life->f);
}

/* People who no longer react are still stored, and don't affect the score. */
static char *
without_inactive_people (const char *dump)
{
  g_auto(GStrv) lines = g_strsplit (dump, "\n", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "person ") || g_str_has_suffix (lines[i], " 2"))
      g_string_append_printf (left, "%s\n", lines[i]);
  return g_string_free (left, FALSE);
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
  account = fixture_sign_in (&fresh, NULL, "ann", TRUE, &error);
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

static void
assert_as_fresh (Life *life)
{
  g_autofree char *dump = later_sync (&life->f, life->account, all);
  g_autofree char *left = without_inactive_people (dump);
  double score;
  g_autofree char *fresh_dump = dump_fresh (life, &score);
  g_autofree char *fresh = without_inactive_people (fresh_dump);

  g_assert_cmpstr (left, ==, fresh);
  /* The sums are equal in a different order. */
  g_assert_cmpfloat_with_epsilon (fixture_score_then (&life->f, NULL), score, 1e-9);
}

/* Whatever others and the user take back, the data equal those of a store that never had it. */
static void
test_as_fresh (gconstpointer data)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      Life life;

      life_begin (&life, GPOINTER_TO_INT (data), seed, N_ACTS);
      for (guint round = 0; round < 3; round++)
        {
          for (guint i = 0; i < 20; i++)
            take_back (&life);
          for (guint i = 0; round == 1 && i < 10; i++)
            act (&life);
          assert_as_fresh (&life);
        }
      life_end (&life);
    }
}

/* A broken server that returns every list empty hasn't lost anything. */
static void
test_suddenly_empty (gconstpointer data)
{
  Life life;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *after = NULL;

  life_begin (&life, GPOINTER_TO_INT (data), 5, N_ACTS);
  before = later_sync (&life.f, life.account, all);
  mastodon_server_set_empty (life.f.server, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      later_make_due (&life.f, life.account, all);
      g_assert_false (fixture_sync (&life.f, life.account, &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_EMPTIED);
      g_clear_error (&error);
      g_free (empty);
      empty = fixture_dump (&life.f);
      g_assert_cmpstr (empty, ==, before);
    }
  mastodon_server_set_empty (life.f.server, FALSE);
  after = later_sync (&life.f, life.account, all);
  g_assert_cmpstr (after, ==, before);
  life_end (&life);
}

/* Deleting everything is believed, since the profile counts nothing either. */
static void
test_all_deleted (gconstpointer data)
{
  Life life;

  life_begin (&life, GPOINTER_TO_INT (data), 6, N_ACTS);
  for (guint i = 0; i < life.posts->len; i++)
    mastodon_server_remove_post (life.f.server, life.posts->pdata[i]);
  for (guint i = 0; i < N_PEOPLE; i++)
    mastodon_server_unfollow (life.f.server, life.people[i], "ann");
  assert_as_fresh (&life);
  life_end (&life);
}

/* Servers and people clear notifications: what they reported still counts. */
static void
test_cleaned (void)
{
  Life life;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  life_begin (&life, MASTODON_SERVER_MASTODON, 7, N_ACTS);
  before = later_sync (&life.f, life.account, all);
  mastodon_server_clear_notifications (life.f.server);
  after = later_sync (&life.f, life.account, all);
  g_assert_cmpstr (after, ==, before);
  life_end (&life);
}

static void
test_cut (gconstpointer data)
{
  Life life;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  life_begin (&life, MASTODON_SERVER_MASTODON, 8, N_ACTS);
  before = later_sync (&life.f, life.account, all);
  mastodon_server_fail_next (life.f.server, data, 1000, 500, NULL);
  later_make_due (&life.f, life.account, all);
  fixture_sync (&life.f, life.account, &error);
  after = fixture_dump (&life.f);
  g_assert_cmpstr (after, ==, before);
  life_end (&life);
}

/* The requests of a sync with nothing due except for what is always read. */
static guint
count_requests (Life       *life,
                const char *prefix)
{
  g_autoptr(GError) error = NULL;
  guint asked = mastodon_server_get_n_asked (life->f.server, prefix);

  g_assert_true (fixture_sync (&life->f, life->account, &error));
  return mastodon_server_get_n_asked (life->f.server, prefix) - asked;
}

static void
test_nothing_new (gconstpointer data)
{
  MastodonServerKind kind = GPOINTER_TO_INT (data);
  Life life;
  guint first;
  guint second;
  guint third;

  /* snac lists own posts again for each boost: don't read a second page of them. */
  life_begin (&life, kind, 9, kind == MASTODON_SERVER_SNAC ? N_ACTS / 3 : N_ACTS);
  first = mastodon_server_get_n_asked (life.f.server, "/");
  second = count_requests (&life, "/");
  third = count_requests (&life, "/");
  g_test_message ("first sync %u requests, then %u and %u", first, second, third);
  g_assert_cmpuint (second + third, <=, 2 * (kind == MASTODON_SERVER_SNAC ? 3 : 5));
  /* Nor are single posts' lists read again a day later, except for some on snac. */
  later_make_due (&life.f, life.account, all);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), <=,
                    kind == MASTODON_SERVER_SNAC ? CLOUT_ASK_AGAIN : 0);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), ==, 0);
  life_end (&life);
}

/* A list that is shorter than its count, because of a private person's like, is fetched once. */
static void
test_shorter_for_good (void)
{
  Life life;
  const char *post;

  life_begin (&life, MASTODON_SERVER_MASTODON, 10, N_ACTS);
  post = life.posts->pdata[0];
  mastodon_server_set_hidden (life.f.server, post, 3);
  later_make_due (&life.f, life.account, all);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), >, 0);
  later_make_due (&life.f, life.account, all);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), ==, 0);
  mastodon_server_set_hidden (life.f.server, post, 4);
  later_make_due (&life.f, life.account, all);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), >, 0);
  life_end (&life);
}

/* A server that refuses one post's list refuses all of them: skip them for a week, or until the
 * account signs in again. */
static void
test_refused (gconstpointer data)
{
  guint status = GPOINTER_TO_UINT (data);
  Life life;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;

  life_begin (&life, MASTODON_SERVER_MASTODON, 11, N_ACTS);
  for (guint i = 0; i < life.posts->len; i++)
    mastodon_server_set_hidden (life.f.server, life.posts->pdata[i], 2);
  mastodon_server_fail_next (life.f.server, "/api/v1/statuses/", 1000, status, NULL);
  later_make_due (&life.f, life.account, all);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), ==, 1);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), ==, 0);
  mastodon_server_fail_next (life.f.server, "/api/v1/statuses/", 0, status, NULL);
  again = fixture_sign_in (&life.f, life.account, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (again == life.account);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), >, 0);
  life_end (&life);
}

/* snac gives an edited post another ID: it is the same post, with its reactions. */
static void
test_edited (gconstpointer data)
{
  Life life;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  life_begin (&life, GPOINTER_TO_INT (data), 12, N_ACTS);
  before = later_sync (&life.f, life.account, all);
  for (guint i = 0; i < life.posts->len; i++)
    mastodon_server_edit_post (life.f.server, life.posts->pdata[i], "On #tea");
  for (guint i = 0; i < life.words->len; i++)
    mastodon_server_edit_post (life.f.server, life.words->pdata[i], "Indeed, @ann");
  g_assert_true (fixture_sync (&life.f, life.account, &error));
  after = fixture_dump (&life.f);
  g_assert_cmpstr (after, ==, before);
  life_end (&life);
}

/* Cleared notifications say nothing about mentions: a few are checked each day. */
static void
test_mentions (void)
{
  Life life;
  g_autofree char *after = NULL;
  guint n = CLOUT_ASK_AGAIN + 5;

  life_begin (&life, MASTODON_SERVER_MASTODON, 13, 0);
  for (guint i = 0; i < n; i++)
    write_words (&life, life.people[0], NULL, life.f.now - (i + 1) * 3600);
  after = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (after, "reaction 0 "), ==, n);
  mastodon_server_clear_notifications (life.f.server);
  later_make_due (&life.f, life.account, all);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), <=, CLOUT_ASK_AGAIN);
  g_assert_cmpuint (count_requests (&life, "/api/v1/statuses/"), ==, 0);
  g_free (after);
  after = fixture_dump (&life.f);
  g_assert_cmpuint (fixture_count_lines (after, "reaction 0 "), ==, n);
  while (life.words->len > 0)
    take_back_words (&life);
  g_free (after);
  after = later_sync (&life.f, life.account, all);
  g_assert_cmpuint (fixture_count_lines (after, "reaction 0 "), <=, (n + 1) / 2);
  life_end (&life);
}

/* Different ones are checked every day, and none twice before all were. */
static void
test_choice (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gint64 day = 20000; day < 20003; day++)
    {
      g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
      g_auto(GStrv) chosen = NULL;

      for (guint i = 0; i < 3 * CLOUT_ASK_AGAIN - 1; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u", i);

          g_strv_builder_add (names, name);
        }
      chosen = clout_subjects_choose (g_strv_builder_end (names), NULL, day);
      g_assert_cmpuint (g_strv_length (chosen), <=, CLOUT_ASK_AGAIN);
      for (gsize i = 0; chosen[i] != NULL; i++)
        g_assert_true (g_hash_table_add (seen, g_strdup (chosen[i])));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 3 * CLOUT_ASK_AGAIN - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/taken-back/as-fresh/%s", kinds[i].name);

      g_autofree char *nothing = g_strdup_printf ("/sync/taken-back/nothing-new/%s",
                                                  kinds[i].name);

      g_test_add_data_func (path, GINT_TO_POINTER (kinds[i].kind), test_as_fresh);
      g_test_add_data_func (nothing, GINT_TO_POINTER (kinds[i].kind), test_nothing_new);
    }
  g_test_add_data_func ("/sync/taken-back/suddenly-empty/mastodon",
                        GINT_TO_POINTER (MASTODON_SERVER_MASTODON), test_suddenly_empty);
  g_test_add_data_func ("/sync/taken-back/suddenly-empty/snac",
                        GINT_TO_POINTER (MASTODON_SERVER_SNAC), test_suddenly_empty);
  g_test_add_data_func ("/sync/taken-back/all-deleted/mastodon",
                        GINT_TO_POINTER (MASTODON_SERVER_MASTODON), test_all_deleted);
  g_test_add_data_func ("/sync/taken-back/all-deleted/gotosocial",
                        GINT_TO_POINTER (MASTODON_SERVER_GOTOSOCIAL), test_all_deleted);
  g_test_add_data_func ("/sync/taken-back/edited/mastodon",
                        GINT_TO_POINTER (MASTODON_SERVER_MASTODON), test_edited);
  g_test_add_data_func ("/sync/taken-back/edited/snac",
                        GINT_TO_POINTER (MASTODON_SERVER_SNAC), test_edited);
  g_test_add_func ("/sync/taken-back/cleaned-notifications", test_cleaned);
  g_test_add_func ("/sync/taken-back/cleaned-mentions", test_mentions);
  g_test_add_func ("/sync/taken-back/some-each-day", test_choice);
  g_test_add_data_func ("/sync/taken-back/cut/posts", "/api/v1/accounts/", test_cut);
  g_test_add_data_func ("/sync/taken-back/cut/notifications", "/api/v1/notifications", test_cut);
  g_test_add_data_func ("/sync/taken-back/cut/reactions", "/api/v1/statuses/", test_cut);
  g_test_add_func ("/sync/taken-back/shorter-for-good", test_shorter_for_good);
  g_test_add_data_func ("/sync/taken-back/refused/401", GUINT_TO_POINTER (401), test_refused);
  g_test_add_data_func ("/sync/taken-back/refused/403", GUINT_TO_POINTER (403), test_refused);
  return g_test_run ();
}
