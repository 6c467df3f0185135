/* test-own-acts.c: reactions to one's own posts don't count as reactions by others.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"
#include "store/score/highlights.h"
#include "support/await.h"

#define LIKE CLOUT_REACTION_LIKE
#define REPLY CLOUT_REACTION_REPLY
#define RESHARE CLOUT_REACTION_RESHARE

typedef struct
{
  const char *id;
  guint told;
  guint32 replies;
  guint32 reshares;
  guint32 likes;
} Post;

static void
put (Fixture                *f,
     CloutAccount           *account,
     const Post             *post,
     const CloutBatchOwnAct *acts,
     gsize                   n_acts)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  CloutBatchPost own = { .remote_id = post->id, .time = NOW - 3600, .told = post->told };

  own.counts[REPLY] = post->replies;
  own.counts[RESHARE] = post->reshares;
  own.counts[LIKE] = post->likes;
  clout_batch_add_post (batch, &own);
  for (gsize i = 0; i < n_acts; i++)
    clout_batch_add_own_act (batch, &acts[i]);
  for (guint twice = 0; twice < 2; twice++)
    g_assert_true (store_upsert (f->store, account, batch, NULL, NULL));
}

static void
assert_received (Fixture *f,
                 guint    n_posts,
                 guint32  replies,
                 guint32  reshares,
                 guint32  likes)
{
  g_autoptr(CloutStoreHistory) history = store_load (f->store);
  const CloutScoreAccount *account = &history->input.accounts[0];

  g_assert_cmpuint (account->n_posts, ==, n_posts);
  g_assert_cmpuint (account->posts[0].counts[REPLY], ==, replies);
  g_assert_cmpuint (account->posts[0].counts[RESHARE], ==, reshares);
  g_assert_cmpuint (account->posts[0].counts[LIKE], ==, likes);
}

static void
test_reported (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  static const CloutBatchOwnAct acts[] = {
    { LIKE, "p1", NULL }, { RESHARE, "p1", NULL }, { REPLY, "p1", "p2" }, { REPLY, "p1", "p3" },
  };

  put (f, account, &(Post) { "p1", CLOUT_ACTS_ONCE, 5, 4, 3 }, acts, 4);
  assert_received (f, 1, 3, 3, 2);
}

/* The own like was taken back, the reshare was not. */
static void
test_undone (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  static const CloutBatchOwnAct acts[] = { { RESHARE, "p1", NULL }, { LIKE, "p1", NULL } };

  put (f, account, &(Post) { "p1", CLOUT_ACTS_ONCE, 0, 2, 2 }, acts, 2);
  put (f, account, &(Post) { "p1", CLOUT_ACTS_ONCE, 0, 2, 2 }, acts, 1);
  assert_received (f, 1, 0, 1, 2);
  /* A network that doesn't report own reactions doesn't undo any. */
  put (f, account, &(Post) { "p1", 0, 0, 2, 2 }, NULL, 0);
  assert_received (f, 1, 0, 1, 2);
}

static void
test_not_reported (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  static const CloutBatchOwnAct like = { LIKE, "p1", NULL };

  put (f, account, &(Post) { "p1", 0, 5, 4, 1 }, NULL, 0);
  assert_received (f, 1, 5, 3, 0);
  /* Liking it adds nothing. */
  put (f, account, &(Post) { "p1", 0, 5, 4, 2 }, &like, 1);
  assert_received (f, 1, 5, 3, 0);
}

static void
store_likes (Fixture      *f,
             CloutAccount *account,
             gboolean      own)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  const char *names[] = { "u1", own ? "" : NULL, NULL };

  if (own)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { LIKE, "p1", NULL });
  clout_batch_set_complete (batch, &(CloutBatchComplete) { LIKE, "p1", names });
  g_assert_true (store_upsert (f->store, account, batch, NULL, NULL));
}

/* A list of everyone who liked a post shows whether its author did. */
static void
test_whole_list (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");

  put (f, account, &(Post) { "p1", 0, 0, 0, 3 }, NULL, 0);
  assert_received (f, 1, 0, 0, 2);
  store_likes (f, account, TRUE);
  assert_received (f, 1, 0, 0, 2);
  store_likes (f, account, FALSE);
  assert_received (f, 1, 0, 0, 3);
}

/* A post in a thread that only its author liked doesn't count as a post; one that someone else
 * liked does: 500 of them would cost points. */
static void
test_thread (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  double alone;

  put (f, account, &(Post) { "p0", CLOUT_ACTS_ONCE, 2, 1, 3 }, NULL, 0);
  alone = store_score (f->store);
  for (guint i = 1; i < 500; i++)
    {
      g_autofree char *parent = g_strdup_printf ("p%u", i - 1);
      g_autofree char *part = g_strdup_printf ("p%u", i);
      CloutBatchOwnAct acts[] = { { LIKE, part, NULL }, { REPLY, parent, part } };

      put (f, account, &(Post) { part, CLOUT_ACTS_ONCE, i < 499, 0, 1 }, acts, 2);
    }
  put (f, account, &(Post) { "p0", CLOUT_ACTS_ONCE, 3, 1, 3 }, NULL, 0);
  assert_received (f, 1, 2, 1, 3);
  g_assert_cmpfloat (store_score (f->store), ==, alone);
  put (f, account, &(Post) { "p7", CLOUT_ACTS_ONCE, 1, 0, 2 },
       (CloutBatchOwnAct[]) { { LIKE, "p7", NULL } }, 1);
  assert_received (f, 2, 2, 1, 3);
  store_react (f->store, account, (CloutBatchReaction) { REPLY, "u1", "p9", "r1", NULL, NOW - 9 });
  assert_received (f, 3, 2, 1, 3);
}

/* Posts with only the author's reactions need no request, and aren't highlights. */
static void
test_elsewhere (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  static const CloutBatchOwnAct acts[] = { { LIKE, "p1", NULL }, { REPLY, "p1", "p2" } };
  g_autoptr(GPtrArray) highlights = NULL;
  g_auto(Await) moments = AWAIT_INIT;

  put (f, account, &(Post) { "p1", CLOUT_ACTS_ONCE, 1, 0, 1 }, acts, 2);
  for (guint kind = CLOUT_REACTION_MENTION; kind <= CLOUT_REACTION_LIKE; kind++)
    {
      g_auto(Await) asked = AWAIT_INIT;
      g_auto(GStrv) posts = NULL;

      clout_store_list_unlisted_async (f->store, clout_account_get_id (account), kind, "likes",
                                       0, TRUE, 0, NULL, await_cb, &asked);
      posts = clout_finish_pointer (await_result (&asked), NULL);
      g_assert_cmpuint (g_strv_length (posts), ==, 0);
    }
  clout_store_list_highlights_async (f->store, 0, NOW, NULL, await_cb, &moments);
  highlights = clout_finish_pointer (await_result (&moments), NULL);
  g_assert_cmpuint (highlights->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/own-acts/reported-are-taken-off", test_reported },
    { "/store/own-acts/undone-count-no-more", test_undone },
    { "/store/own-acts/one-of-a-kind-where-not-reported", test_not_reported },
    { "/store/own-acts/whole-list-reports-them", test_whole_list },
    { "/store/own-acts/thread-costs-nothing", test_thread },
    { "/store/own-acts/nothing-to-ask-or-show", test_elsewhere },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
