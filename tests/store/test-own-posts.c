/* test-own-posts.c: what the person posted, for their style.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "score/input.h"
#include "score/tips/tips.h"
#include "store/fixture.h"
#include "store/score/own-posts.h"
#include "support/await.h"

static void
add_post (CloutBatch *batch,
          const char *id,
          guint       flags,
          gint64      days_ago,
          const char *tag)
{
  const char *const tags[] = { tag, NULL };

  clout_batch_add_post (batch, &(CloutBatchPost) {
    .remote_id = id, .time = NOW - days_ago * CLOUT_DAY, .flags = flags, .tags = tags });
}

static void
add_given (CloutBatch        *batch,
           CloutReactionKind  kind,
           const char        *id,
           gint64             days_ago)
{
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = kind, .person = "u1", .remote_id = id, .time = NOW - days_ago * CLOUT_DAY });
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const CloutOwnPost *one = a;
  const CloutOwnPost *other = b;

  return one->time < other->time ? -1 : one->time > other->time;
}

/* Replies and shares of every kind of network are found once; likes, own threads and old posts
   aren't. */
static void
test_kinds (Fixture       *f,
            gconstpointer  data)
{
  static const struct
  {
    gint64 days_ago;
    CloutOwnPostKind kind;
  } wanted[] = {
    { 9, CLOUT_OWN_ORIGINAL }, { 8, CLOUT_OWN_REPLY }, { 7, CLOUT_OWN_REPLY },
    { 6, CLOUT_OWN_SHARE }, { 5, CLOUT_OWN_ORIGINAL }, { 4, CLOUT_OWN_ORIGINAL },
  };
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_auto(Await) listed = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) posts = NULL;
  const CloutOwnPost *post;

  add_post (batch, "old", 0, 30, "tea");
  add_post (batch, "p1", 0, 9, "Seed Saving");
  add_post (batch, "p2", CLOUT_POST_REPLY, 8, NULL);
  add_given (batch, CLOUT_REACTION_REPLY, "p2", 8);
  add_given (batch, CLOUT_REACTION_REPLY, "comment", 7);
  add_given (batch, CLOUT_REACTION_RESHARE, "theirs", 6);
  add_given (batch, CLOUT_REACTION_LIKE, "theirs", 6);
  add_post (batch, "p5", 0, 5, "seedsaving");
  add_post (batch, "p4", 0, 4, "tea");
  add_post (batch, "thread", 0, 3, "tea");
  clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, "p4", "thread" });
  g_assert_true (store_upsert (f->store, account, batch, NULL, NULL));
  clout_store_list_own_posts_async (f->store, NOW - 20 * CLOUT_DAY, NULL, await_cb, &listed);
  posts = clout_finish_pointer (await_result (&listed), &error);
  g_assert_no_error (error);
  g_array_sort (posts, compare_posts);
  g_assert_cmpuint (posts->len, ==, G_N_ELEMENTS (wanted));
  post = (const CloutOwnPost *) posts->data;
  for (gsize i = 0; i < posts->len; i++)
    {
      g_assert_cmpint (post[i].time, ==, NOW - wanted[i].days_ago * CLOUT_DAY);
      g_assert_cmpint (post[i].kind, ==, wanted[i].kind);
    }
  /* Two spellings are one topic. */
  g_assert_cmpuint (post[0].topic, !=, CLOUT_NONE);
  g_assert_cmpuint (post[0].topic, ==, post[4].topic);
  g_assert_cmpuint (post[0].topic, !=, post[5].topic);
  g_assert_cmpuint (post[1].topic, ==, CLOUT_NONE);
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/own-posts/kinds", test_kinds },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
