/* test-reactions.c: when two responses from a network describe the same reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "store/fixture.h"
#include "support/await.h"

/* A comment seen as a mention, without its post and time; then as the reply it is. */
static void
test_words (Fixture       *f,
            gconstpointer  data)
{
  static const CloutBatchReaction mention = { CLOUT_REACTION_MENTION, "u1", NULL, "r1", NULL, 0 };
  static const CloutBatchReaction reply = { CLOUT_REACTION_REPLY, "u1", "p1", "r1", NULL, NOW - 9 };
  static const struct
  {
    const char *account;
    const CloutBatchReaction *seen[3];
  } orders[] = {
    { "1", { &mention, &reply, &reply } },
    { "2", { &reply, &mention, &mention } },
    { "3", { &mention, &reply, &mention } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(CloutAccount) account = store_add_account (f->store, orders[i].account);
      g_autoptr(CloutStoreHistory) history = NULL;
      const CloutScoreAccount *read;

      for (guint k = 0; k < G_N_ELEMENTS (orders[i].seen); k++)
        store_react (f->store, account, *orders[i].seen[k]);
      history = store_load (f->store);
      read = &history->input.accounts[i];
      g_assert_cmpuint (read->n_reactions, ==, 1);
      g_assert_cmpint (read->kind[0], ==, CLOUT_REACTION_REPLY);
      g_assert_cmpint (read->post[0], !=, CLOUT_NONE);
      g_assert_cmpint (read->time[0], ==, NOW - 9);
    }
}

static void
test_likes (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutStoreHistory) history = NULL;

  for (guint round = 0; round < 2; round++)
    for (gint kind = CLOUT_REACTION_RESHARE; kind <= CLOUT_REACTION_LIKE; kind++)
      for (guint person = 0; person < 2; person++)
        for (guint post = 0; post < 2; post++)
          {
            /* Some networks have IDs for likes; it is still the same like. */
            CloutBatchReaction reaction = { kind, person == 0 ? "u0" : "u1",
                                            post == 0 ? "p0" : "p1",
                                            round == 0 ? "like" : NULL, NULL, NOW - 5 };

            store_react (f->store, account, reaction);
          }
  history = store_load (f->store);
  g_assert_cmpuint (history->input.accounts[0].n_reactions, ==, 8);
}

static void
add_post (CloutStore   *store,
          CloutAccount *account,
          const char   *id,
          const char   *answers,
          gint64        time,
          guint         likes,
          guint         replies)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  CloutBatchPost post = { .remote_id = id, .in_reply_to = answers, .time = time };
  g_autoptr(GError) error = NULL;

  post.told = CLOUT_ACTS_ONCE;
  post.counts[CLOUT_REACTION_LIKE] = likes;
  post.counts[CLOUT_REACTION_REPLY] = replies;
  clout_batch_add_post (batch, &post);
  store_upsert (store, account, batch, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_unlisted (CloutStore        *store,
                 CloutAccount      *account,
                 CloutReactionKind  kind,
                 const char        *wanted)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) posts = NULL;
  g_autofree char *joined = NULL;

  clout_store_list_unlisted_async (store, clout_account_get_id (account), kind, "likes",
                                   NOW - 10 * CLOUT_DAY, FALSE, 0, NULL, await_cb, &one);
  posts = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  joined = g_strjoinv (" ", posts);
  g_assert_cmpstr (joined, ==, wanted);
}

static void
test_unlisted (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) other = store_add_account (f->store, "2");

  add_post (f->store, account, "some", NULL, NOW - 5 * CLOUT_DAY, 2, 1);
  add_post (f->store, account, "none", NULL, NOW - 3 * CLOUT_DAY, 1, 0);
  add_post (f->store, account, "all", NULL, NOW - 2 * CLOUT_DAY, 1, 2);
  add_post (f->store, account, "old", NULL, NOW - 11 * CLOUT_DAY, 9, 9);
  add_post (f->store, account, "silent", NULL, NOW - CLOUT_DAY, 0, 0);
  add_post (f->store, other, "none", NULL, NOW - CLOUT_DAY, 1, 0);
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u1", "some", NULL, NULL, NOW });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_RESHARE, "u2", "some", NULL, NULL, NOW });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u1", "all", NULL, NULL, NOW });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_REPLY, "u1", "all", "r1", NULL, NOW });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_REPLY, "u1", "some", "r2", NULL, NOW });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_QUOTE, "u1", "all", "r3", NULL, NOW });
  store_react (f->store, other,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u1", "none", NULL, NULL, NOW });
  assert_unlisted (f->store, account, CLOUT_REACTION_LIKE, "none some");
  assert_unlisted (f->store, account, CLOUT_REACTION_REPLY, "all");
  assert_unlisted (f->store, account, CLOUT_REACTION_QUOTE, "");
  assert_unlisted (f->store, other, CLOUT_REACTION_LIKE, "");
}

static gsize
count_owed (Fixture *f)
{
  g_autoptr(CloutStoreHistory) history = store_load (f->store);

  return history->waiting->len;
}

/* Someone who wrote twice has waited since the first message without a reply. */
static void
test_waiting_since (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutStoreHistory) history = NULL;
  static const gint64 days_ago[] = { 2, 5, 1, 8 };
  const CloutWaiting *waiting;

  for (gsize i = 0; i < G_N_ELEMENTS (days_ago); i++)
    {
      g_autofree char *id = g_strdup_printf ("r%" G_GSIZE_FORMAT, i);

      store_react (f->store, account,
                   (CloutBatchReaction) { CLOUT_REACTION_REPLY, "u1", "p", id, NULL,
                                          NOW - days_ago[i] * CLOUT_DAY });
    }
  history = store_load (f->store);
  g_assert_cmpuint (history->waiting->len, ==, 1);
  waiting = &g_array_index (history->waiting, CloutWaiting, 0);
  g_assert_cmpuint (waiting->person, ==, 0);
  g_assert_cmpint (waiting->since, ==, NOW - 5 * CLOUT_DAY);
}

static void
test_owed (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) other = store_add_account (f->store, "2");

  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_REPLY, "u1", "p", "r1", NULL,
                                      NOW - CLOUT_DAY });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_REPLY, "u1", "p", "r2", NULL,
                                      NOW - CLOUT_DAY });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_MENTION, "u2", NULL, "r3", NULL,
                                      NOW - CLOUT_DAY });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_MENTION, "u3", NULL, "r4", NULL,
                                      NOW - 8 * CLOUT_DAY });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u4", "p", NULL, NULL,
                                      NOW - CLOUT_DAY });
  g_assert_cmpuint (count_owed (f), ==, 2);
  add_post (f->store, account, "p2", "r1", NOW, 0, 0);
  g_assert_cmpuint (count_owed (f), ==, 2);
  add_post (f->store, account, "p3", "r2", NOW, 0, 0);
  g_assert_cmpuint (count_owed (f), ==, 1);
  /* Another server may have a post with the same number. */
  add_post (f->store, other, "p4", "r3", NOW, 0, 0);
  g_assert_cmpuint (count_owed (f), ==, 1);
}

static void
test_unknown_time (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutStoreHistory) history = NULL;
  const CloutScoreAccount *read;

  add_post (f->store, account, "new", NULL, NOW - CLOUT_DAY, 0, 0);
  add_post (f->store, account, "old", NULL, NOW - 2000 * CLOUT_DAY, 0, 0);
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u1", "new", NULL, NULL, 0 });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u1", "old", NULL, NULL, 0 });
  store_react (f->store, account,
               (CloutBatchReaction) { CLOUT_REACTION_LIKE, "u1", "never seen", NULL, NULL, 0 });
  history = store_load (f->store);
  read = &history->input.accounts[0];
  g_assert_cmpuint (read->n_reactions, ==, 1);
  g_assert_cmpint (read->time[0], ==, NOW - CLOUT_DAY);
  g_assert_cmpuint (read->person[0], ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/reactions/own-words-are-one-row", test_words },
    { "/store/reactions/likes-by-person-post-and-kind", test_likes },
    { "/store/reactions/unlisted", test_unlisted },
    { "/store/reactions/owed-answers", test_owed },
    { "/store/reactions/waiting-since-the-first", test_waiting_since },
    { "/store/reactions/unknown-time-is-the-posts", test_unknown_time },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
