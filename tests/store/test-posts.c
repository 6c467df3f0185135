/* test-posts.c: which of the person's posts are listed, and what is known of them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "score/post-flags.h"
#include "store/fixture.h"
#include "store/score/posts.h"
#include "support/await.h"

static void
add_post (CloutBatch *batch,
          const char *id,
          guint       flags,
          gint64      days_ago,
          const char *text,
          const char *tag)
{
  const char *const tags[] = { tag, NULL };

  clout_batch_add_post (batch, &(CloutBatchPost) {
    .remote_id = id, .excerpt = text, .flags = flags, .time = NOW - days_ago * CLOUT_DAY,
    .tags = tags, .counts = { [CLOUT_REACTION_LIKE] = days_ago, [CLOUT_REACTION_REPLY] = 1 } });
}

static GArray *
find (Fixture               *f,
      const CloutPostFilter *filter)
{
  g_auto(Await) found = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GArray *entries;

  clout_store_find_posts_async (f->store, filter, NULL, await_cb, &found);
  entries = clout_finish_pointer (await_result (&found), &error);
  g_assert_no_error (error);
  return entries;
}

static GPtrArray *
load (Fixture *f,
      GArray  *entries)
{
  g_auto(Await) loaded = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GPtrArray *posts;

  clout_store_load_posts_async (f->store, (const CloutPostEntry *) entries->data, entries->len,
                                NULL, await_cb, &loaded);
  posts = clout_finish_pointer (await_result (&loaded), &error);
  g_assert_no_error (error);
  return posts;
}

static void
test_filters (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) one = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) other = store_add_account (f->store, "2");
  const struct
  {
    CloutPostFilter filter;
    const char *wanted; /* first letters, newest first */
  } rows[] = {
    { { 0 }, "OJKT" },
    { { .kinds = CLOUT_POSTS_REPLIES }, "J" },
    { { .kinds = CLOUT_POSTS_ORIGINAL }, "OKT" },
    { { .account = clout_account_get_id (one) }, "JKT" },
    { { .since = NOW - 3 * CLOUT_DAY }, "OJ" },
    { { .until = NOW - 3 * CLOUT_DAY }, "KT" },
    { { .since = NOW - 5 * CLOUT_DAY, .until = NOW - 2 * CLOUT_DAY }, "K" },
    { { .topic = (char *) "#seedSaving" }, "J" },
    { { .topic = (char *) "travel", .search = (char *) "tea" }, "K" },
    { { .topic = (char *) "travel", .since = NOW - 4 * CLOUT_DAY }, "" },
    { { .topic = (char *) "tea" }, "" },
    { { .topic = (char *) "#" }, "" },
    { { .search = (char *) "TEA" }, "KT" },
    { { .kinds = CLOUT_POSTS_WITH_QUESTION }, "T" },
    { { .kinds = CLOUT_POSTS_WITH_MEDIA }, "K" },
    { { .kinds = CLOUT_POSTS_WITH_LINK }, "JT" },
    { { .kinds = CLOUT_POSTS_IN_CAPITALS }, "J" },
    { { .kinds = CLOUT_POSTS_ASKING_FOR_SHARES }, "O" },
    { { .kinds = CLOUT_POSTS_WITH_MEDIA, .topic = (char *) "Travel" }, "K" },
    { { .kinds = CLOUT_POSTS_WITH_LINK, .topic = (char *) "Travel" }, "" },
    { { .search = (char *) " köln  tea " }, "K" },
    { { .search = (char *) "seed saving" }, "J" },
    { { .search = (char *) "100%" }, "" },
  };
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(CloutBatch) theirs = clout_batch_new ();

  add_post (batch, "a", CLOUT_POST_ASKS | CLOUT_POST_LINK, 9, "Tea & cake", NULL);
  add_post (batch, "b", CLOUT_POST_MEDIA, 5, "Köln, with tea", "Travel");
  add_post (batch, "c", CLOUT_POST_REPLY | CLOUT_POST_LINK | CLOUT_POST_SHOUTS, 2, "Just so",
            "Seed Saving");
  add_post (theirs, "d", CLOUT_POST_BEGS, 1, "Other account", NULL);
  g_assert_true (store_upsert (f->store, one, batch, NULL, NULL));
  g_assert_true (store_upsert (f->store, other, theirs, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) entries = find (f, &rows[i].filter);
      g_autoptr(GPtrArray) posts = load (f, entries);
      g_autoptr(GString) got = g_string_new (NULL);

      for (guint k = 0; k < posts->len; k++)
        g_string_append_c (got, *clout_post_get_facts (posts->pdata[k])->excerpt);
      g_assert_cmpstr (got->str, ==, rows[i].wanted);
    }
}

static void
test_facts (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GPtrArray) posts = NULL;
  CloutPostEntry missing = { .id = 99 };
  const CloutPostFacts *facts;

  add_post (batch, "a", 0, 7, "Tea", "Seed Saving");
  g_assert_true (store_upsert (f->store, account, batch, NULL, NULL));
  entries = find (f, &(CloutPostFilter) { 0 });
  /* One of the likes may be the person's own. */
  g_assert_cmpuint (g_array_index (entries, CloutPostEntry, 0).counts[CLOUT_REACTION_LIKE], ==, 6);
  g_array_index (entries, CloutPostEntry, 0).counts[CLOUT_REACTION_REPLY] = 4;
  g_array_index (entries, CloutPostEntry, 0).points = 1.5;
  g_array_append_val (entries, missing);
  posts = load (f, entries);
  facts = clout_post_get_facts (posts->pdata[0]);
  g_assert_cmpint (facts->account, ==, clout_account_get_id (account));
  g_assert_cmpint (facts->time, ==, NOW - 7 * CLOUT_DAY);
  g_assert_cmpuint (facts->counts[CLOUT_REACTION_REPLY], ==, 4);
  g_assert_cmpuint (facts->counts[CLOUT_REACTION_LIKE], ==, 6);
  g_assert_cmpfloat (facts->points, ==, 1.5);
  /* A topic with a blank isn't a hashtag. */
  g_assert_cmpstr (facts->topics, ==, "Seed Saving");
  g_assert_null (clout_post_get_facts (posts->pdata[1]));
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/posts/filters", test_filters },
    { "/store/posts/facts", test_facts },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
