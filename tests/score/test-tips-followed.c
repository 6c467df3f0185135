/* test-tips-followed.c: what happened since a tip was shown, and how long one is hidden.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "history-maker.h"
#include "score/ledger.h"
#include "score/tips/followed.h"

#define SHOWN (MAKER_NOW - 10 * CLOUT_DAY)
#define N_POSTS 6
#define BIRDS 7

static void
test_hidden (void)
{
  static const struct
  {
    gint64 dismissed;
    gboolean hidden;
  } rows[] = {
    { 0, FALSE },
    { MAKER_NOW, TRUE },
    { MAKER_NOW - 30 * CLOUT_DAY + 1, TRUE },
    { MAKER_NOW - 30 * CLOUT_DAY, FALSE },
    { MAKER_NOW - 90 * CLOUT_DAY, FALSE },
    { MAKER_NOW + 1, FALSE }, /* a clock that was set back */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (clout_tip_is_hidden (rows[i].dismissed, MAKER_NOW), ==, rows[i].hidden);
}

/* Six posts, each with a like by the person of its number; the first is from before the tip. */
static HistoryMaker *
make_posts (void)
{
  HistoryMaker *maker = history_maker_new ();

  for (guint32 i = 0; i < N_POSTS; i++)
    {
      gint64 time = i == 0 ? SHOWN : SHOWN + (gint64) i * CLOUT_DAY;

      history_maker_add_person (maker, 100, FALSE);
      history_maker_add_post (maker, time);
      history_maker_react (maker, CLOUT_REACTION_LIKE, i, i, time + 60);
    }
  return maker;
}

static CloutTipFollowed
follow (HistoryMaker        *maker,
        CloutTip             tip,
        const CloutReplied  *replied,
        gsize                n_replied,
        gint64               added,
        double              *ret_parts)
{
  static const guint8 flags[N_POSTS] = {
    CLOUT_POST_ASKS | CLOUT_POST_MEDIA | CLOUT_POST_LINK, CLOUT_POST_ASKS, CLOUT_POST_MEDIA,
    CLOUT_POST_LINK | CLOUT_POST_ASKS, CLOUT_POST_SHOUTS, CLOUT_POST_NONE,
  };
  static const guint32 topics[N_POSTS] = { BIRDS, CLOUT_NONE, BIRDS, 1, BIRDS, CLOUT_NONE };
  const guint8 *const all_flags[] = { flags };
  const guint32 *const all_topics[] = { topics };
  const CloutTipFacts facts = { .flags = all_flags, .topic = all_topics };
  const CloutTipSince since = { SHOWN, replied, n_replied, &added };
  const CloutScoreInput *input = history_maker_input (maker);
  g_autoptr(CloutScore) score = clout_score_compute (input);
  g_autoptr(CloutLedger) ledger = clout_ledger_new (input, score);

  for (gsize i = 0; i < input->accounts[0].n_reactions; i++)
    ret_parts[i] = ledger->accounts[0].by_reaction[i];
  return clout_tip_followed (input, score, ledger, &facts, &tip, &since);
}

/* @posts: numbers of the posts that count, as bits */
static void
test_posts (void)
{
  static const struct
  {
    CloutTipKind kind;
    guint32 topic;
    int weekday;
    int hour;
    guint posts;
  } rows[] = {
    { CLOUT_TIP_FADING, CLOUT_NONE, 0, 0, 0x3e },
    { CLOUT_TIP_OWN_WORDS, CLOUT_NONE, 0, 0, 0x0a },
    { CLOUT_TIP_PICTURES, CLOUT_NONE, 0, 0, 0x04 },
    { CLOUT_TIP_LINKS, CLOUT_NONE, 0, 0, 0x08 },
    { CLOUT_TIP_QUIET_TOPIC, BIRDS, 0, 0, 0x14 },
    { CLOUT_TIP_QUIET_TOPIC, 3, 0, 0, 0 },
    /* The tip was shown on a Friday. */
    { CLOUT_TIP_BEST_HOURS, CLOUT_NONE, 6, 14, 0x04 },
    { CLOUT_TIP_BEST_HOURS, CLOUT_NONE, 6, 15, 0 },
    /* What was left out can't be counted. */
    { CLOUT_TIP_SHOUTING, CLOUT_NONE, 0, 0, 0 },
    { CLOUT_TIP_BEGGING, CLOUT_NONE, 0, 0, 0 },
    { CLOUT_TIP_FEWER_POSTS, CLOUT_NONE, 0, 0, 0 },
  };
  g_autoptr(HistoryMaker) maker = make_posts ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double parts[N_POSTS];
      double points = 0;
      gsize n = 0;
      CloutTipFollowed result =
        follow (maker, (CloutTip) { .kind = rows[i].kind, .topic = rows[i].topic,
                                    .weekday = rows[i].weekday, .hour = rows[i].hour },
                NULL, 0, 0, parts);

      for (guint post = 0; post < N_POSTS; post++)
        if ((rows[i].posts & (1u << post)) != 0)
          {
            n++;
            points += parts[post];
          }
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (result.n, ==, n);
      g_assert_cmpfloat_with_epsilon (result.points, points, 1e-12);
      g_assert_true (n == 0 || points > 0);
    }
}

/* Only what people did after the reply counts, and someone who got two counts once. */
static void
test_replies (void)
{
  const CloutReplied replied[] = {
    { 1, SHOWN + CLOUT_HOUR },               /* reacted later */
    { 5, SHOWN + 6 * CLOUT_DAY },            /* reacted before */
    { 9, SHOWN + CLOUT_HOUR },               /* isn't known any more */
  };
  g_autoptr(HistoryMaker) maker = make_posts ();
  double parts[N_POSTS];
  CloutTipFollowed result = follow (maker, (CloutTip) { .kind = CLOUT_TIP_REPLY_TO_PEOPLE },
                                    replied, G_N_ELEMENTS (replied), 0, parts);

  g_assert_cmpuint (result.n, ==, 2);
  g_assert_cmpfloat_with_epsilon (result.points, parts[1], 1e-12);
  result = follow (maker, (CloutTip) { .kind = CLOUT_TIP_REPLY_TO_ANYONE }, NULL, 0, 0, parts);
  g_assert_cmpuint (result.n, ==, 0);
  g_assert_cmpfloat (result.points, ==, 0);
}

/* Someone who had reacted three times, but not in the month before the tip, and has again. */
static void
test_old_friends (void)
{
  g_autoptr(HistoryMaker) maker = make_posts ();
  double parts[N_POSTS + 6];
  CloutTipFollowed result;

  for (guint i = 0; i < 3; i++)
    {
      history_maker_react (maker, CLOUT_REACTION_LIKE, 2, CLOUT_NONE,
                           SHOWN - (31 + (gint64) i) * CLOUT_DAY);
      history_maker_react (maker, CLOUT_REACTION_LIKE, 3, CLOUT_NONE,
                           SHOWN - (29 + (gint64) i) * CLOUT_DAY);
    }
  result = follow (maker, (CloutTip) { .kind = CLOUT_TIP_OLD_FRIENDS }, NULL, 0, 0, parts);
  g_assert_cmpuint (result.n, ==, 1);
  g_assert_cmpfloat_with_epsilon (result.points, parts[2], 1e-12);
}

static void
test_connect (void)
{
  static const struct
  {
    gint64 added;
    gsize n;
  } rows[] = { { 0, 0 }, { SHOWN, 0 }, { SHOWN + 1, 1 } };
  g_autoptr(HistoryMaker) maker = make_posts ();
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double parts[N_POSTS];
      CloutTipFollowed result = follow (maker, (CloutTip) { .kind = CLOUT_TIP_CONNECT,
                                                            .account = CLOUT_NONE },
                                        NULL, 0, rows[i].added, parts);

      g_assert_cmpuint (result.n, ==, rows[i].n);
      g_assert_cmpfloat (result.points, ==, rows[i].n > 0 ? score->score : 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/tips-followed/hidden-for-30-days", test_hidden);
  g_test_add_func ("/score/tips-followed/posts", test_posts);
  g_test_add_func ("/score/tips-followed/replies", test_replies);
  g_test_add_func ("/score/tips-followed/old-friends", test_old_friends);
  g_test_add_func ("/score/tips-followed/accounts", test_connect);
  return g_test_run ();
}
