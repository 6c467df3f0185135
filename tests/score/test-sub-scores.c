/* test-sub-scores.c: true reach, amplification, network, and the counts of reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/sub-scores.h"
#include "support/weights.h"

#define TODAY (MAKER_NOW / CLOUT_DAY)
#define NEAR 1e-9

static CloutSubScores
compute (HistoryMaker *maker,
         gint64        day)
{
  CloutSubScores scores;

  clout_sub_scores_compute (history_maker_input (maker), day, &scores);
  return scores;
}

static void
assert_near (double a,
             double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat_with_epsilon (a, b, NEAR);
}

static double
sum_of (const double *parts,
        gsize         n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += parts[i];
  return sum;
}

static void
assert_same (const CloutSubScores *a,
             const CloutSubScores *b)
{
  assert_near (a->reach.score, b->reach.score);
  assert_near (a->reach.people, b->reach.people);
  assert_near (a->amplification.score, b->amplification.score);
  assert_near (a->network.score, b->network.score);
  g_assert_cmpint (a->followers, ==, b->followers);
  g_assert_cmpuint (a->all.people, ==, b->all.people);
  g_assert_cmpuint (a->all.total, ==, b->all.total);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      g_assert_cmpuint (a->counts[group].people, ==, b->counts[group].people);
      g_assert_cmpuint (a->counts[group].total, ==, b->counts[group].total);
      assert_near (a->amplification.by_group[group], b->amplification.by_group[group]);
    }
}

/* The stated formulas, by hand. */
static void
test_reach_table (void)
{
  static const struct
  {
    double followers; /* NAN: unknown */
    guint n_regulars;
    guint n_once;
    gint64 sharer; /* followers of one more person, who shares once; -2 for none */
    gboolean engagement_unknown;
    double people;
    double score;
  } rows[] = {
    { NAN, 0, 0, -2, TRUE, 0, NAN },
    { NAN, 0, 0, -2, FALSE, 0, 0 },
    { 0, 0, 0, -2, TRUE, 0, 0 },
    { 900, 0, 0, -2, TRUE, 9, 16.666665 },
    { 900, 9, 0, -2, TRUE, 9, 16.666665 },
    { NAN, 9, 5, -2, FALSE, 9, 16.666665 },
    { NAN, 0, 5, -2, FALSE, 0, 0 },
    { 4000, 40, 7, -2, FALSE, 80, 31.808081 },
    { 4000, 40, 7, 1900, FALSE, 99, 33.333331 },
    { 4000, 40, 7, -1, FALSE, 80, 31.808081 },
    { 99900, 0, 0, -2, FALSE, 999, 49.999996 },
    { 3e9, 0, 0, -2, FALSE, 3e7, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      CloutSubScores scores;

      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = rows[i].followers;
      maker->account.engagement_unknown = rows[i].engagement_unknown;
      for (guint n = 0; n < rows[i].n_regulars + rows[i].n_once; n++)
        for (guint times = 0; times < (n < rows[i].n_regulars ? 2 : 1); times++)
          history_maker_react (maker, CLOUT_REACTION_LIKE, n, CLOUT_NONE, MAKER_NOW - CLOUT_DAY);
      for (guint n = 0; n < rows[i].n_regulars + rows[i].n_once; n++)
        history_maker_add_person (maker, 10, FALSE);
      if (rows[i].sharer >= -1)
        history_maker_react (maker, CLOUT_REACTION_RESHARE,
                             history_maker_add_person (maker, rows[i].sharer, FALSE), CLOUT_NONE,
                             MAKER_NOW);
      scores = compute (maker, TODAY);
      g_test_message ("row %" G_GSIZE_FORMAT ": %.6f", i, scores.reach.score);
      assert_near (scores.reach.people, rows[i].people);
      if (isnan (rows[i].score))
        g_assert_true (isnan (scores.reach.score));
      else
        g_assert_cmpfloat_with_epsilon (scores.reach.score, rows[i].score, 1e-6);
    }
}

static void
test_amplification_table (void)
{
  static const struct
  {
    guint n_posts;
    guint words, shares, likes; /* on each post, listed */
    guint counted_likes;        /* on each post, by the network */
    double score;
  } rows[] = {
    { 0, 0, 0, 0, 0, NAN },
    { 4, 9, 9, 9, 9, NAN },
    { 5, 0, 0, 0, 0, 0 },
    { 5, 9, 0, 0, 0, 24.999729 },
    { 50, 9, 0, 0, 0, 24.999729 },
    { 5, 0, 0, 9, 9, 24.999729 },
    { 5, 0, 0, 0, 9, 24.999729 },
    { 5, 0, 0, 4, 9, 24.999729 },
    { 5, 1, 4, 0, 0, 24.999729 },
    { 5, 0, 0, 0, 99, 49.999457 },
    { 5, 0, 0, 0, 10000, 100 },
    { 5, 0, 0, 0, G_MAXUINT32, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      CloutSubScores scores;

      for (guint post = 0; post < rows[i].n_posts; post++)
        {
          history_maker_add_post (maker, MAKER_NOW - CLOUT_DAY);
          g_array_index (maker->posts, CloutScorePost, post).counts[CLOUT_REACTION_LIKE] =
            rows[i].counted_likes;
          for (guint n = 0; n < rows[i].words + rows[i].shares + rows[i].likes; n++)
            history_maker_react (maker, n < rows[i].words ? CLOUT_REACTION_REPLY
                                 : n < rows[i].words + rows[i].shares ? CLOUT_REACTION_RESHARE
                                 : CLOUT_REACTION_LIKE, CLOUT_NONE, post, MAKER_NOW);
        }
      scores = compute (maker, TODAY);
      g_test_message ("row %" G_GSIZE_FORMAT ": %.6f", i, scores.amplification.score);
      g_assert_cmpuint (scores.amplification.n_posts, ==, rows[i].n_posts);
      if (isnan (rows[i].score))
        g_assert_true (isnan (scores.amplification.score));
      else
        g_assert_cmpfloat_with_epsilon (scores.amplification.score, rows[i].score, 1e-6);
    }
}

/* One viral post among ten counts as one of ten. */
static void
test_one_viral_post (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  for (guint i = 0; i < 10; i++)
    history_maker_add_post (maker, MAKER_NOW - CLOUT_DAY);
  g_array_index (maker->posts, CloutScorePost, 3).counts[CLOUT_REACTION_RESHARE] = 3000000;
  assert_near (compute (maker, TODAY).amplification.score, 10);
}

static void
test_network (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutSubScores scores;
  double sum = 0;

  for (guint i = 0; i < 6; i++)
    {
      CloutSignals signals;

      clout_signals_init (&signals);
      signals.value[CLOUT_SIGNAL_FOLLOWERS] = 100 << i;
      sum += clout_signals_score (&signals);
      history_maker_add_person (maker, 100 << i, FALSE);
    }
  history_maker_add_person (maker, -1, FALSE);
  history_maker_add_person (maker, 99999999, TRUE);
  history_maker_add_person (maker, 99999999, FALSE);
  for (guint i = 0; i < 4; i++)
    history_maker_react (maker, CLOUT_REACTION_LIKE, i, CLOUT_NONE, MAKER_NOW);
  g_assert_true (isnan (compute (maker, TODAY).network.score));
  /* Reacting often doesn't count more; a bot, unknown followers and a follow don't count. */
  for (guint i = 0; i < 20; i++)
    history_maker_react (maker, CLOUT_REACTION_REPLY, MIN (i, 7), CLOUT_NONE, MAKER_NOW);
  history_maker_react (maker, CLOUT_REACTION_FOLLOW, 8, CLOUT_NONE, MAKER_NOW);
  scores = compute (maker, TODAY);
  g_assert_cmpfloat_with_epsilon (scores.network.score, sum / 6, 1e-4);
  g_assert_cmpuint (scores.network.n_people, ==, 6);
  g_assert_cmpuint (scores.network.n_unknown, ==, 1);
  g_assert_cmpuint (scores.all.people, ==, 7);
}

/* Counts on days before a follow and on days after reactions have faded. */
static void
test_other_days (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
  maker->account.counters.value[CLOUT_SIGNAL_LISTED] = 7;
  history_maker_add_person (maker, 10, FALSE);
  history_maker_react (maker, CLOUT_REACTION_FOLLOW, 0, CLOUT_NONE, MAKER_NOW - 5 * CLOUT_DAY);
  history_maker_react (maker, CLOUT_REACTION_LIKE, 0, CLOUT_NONE, MAKER_NOW - 3 * CLOUT_DAY);
  g_assert_cmpint (compute (maker, TODAY).followers, ==, 500);
  g_assert_cmpint (compute (maker, TODAY - 5).followers, ==, 500);
  g_assert_cmpint (compute (maker, TODAY - 6).followers, ==, 499);
  g_assert_cmpint (compute (maker, TODAY).listed, ==, 7);
  g_assert_cmpuint (compute (maker, TODAY - 4).all.total, ==, 0);
  g_assert_cmpuint (compute (maker, TODAY - 3).all.total, ==, 1);
  g_assert_cmpuint (compute (maker, TODAY + 86).all.total, ==, 1);
  g_assert_cmpuint (compute (maker, TODAY + 87).all.total, ==, 0);
  g_assert_cmpfloat (compute (maker, TODAY).reach.people_by_part[CLOUT_REACH_REGULARS], ==, 1);
  g_assert_cmpfloat (compute (maker, TODAY - 4).reach.people_by_part[CLOUT_REACH_REGULARS], ==, 0);
}

/* A closed network adds nothing, and days away make the window longer. */
static void
test_closed_and_away (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutAwayPeriod away_period = { TODAY - 60, TODAY - 51 };

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
  history_maker_react (maker, CLOUT_REACTION_LIKE, CLOUT_NONE, CLOUT_NONE,
                       MAKER_NOW - 95 * CLOUT_DAY);
  g_assert_cmpuint (compute (maker, TODAY).all.total, ==, 0);
  maker->input.away_periods = &away_period;
  maker->input.n_away_periods = 1;
  g_assert_cmpuint (compute (maker, TODAY).all.total, ==, 1);
  weigh_as_of_network (&maker->account, "googleplus");
  g_assert_true (isnan (compute (maker, TODAY).reach.score));
  g_assert_cmpint (compute (maker, TODAY).followers, ==, -1);
}

static void
assert_bounded (const CloutSubScores *scores)
{
  const double numbers[] = { scores->reach.score, scores->amplification.score,
                             scores->network.score };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (isnan (numbers[i]) || (numbers[i] >= 0 && numbers[i] <= 100 + NEAR));
  if (!isnan (scores->reach.score))
    assert_near (sum_of (scores->reach.by_part, CLOUT_N_REACH_PARTS), scores->reach.score);
  assert_near (sum_of (scores->reach.people_by_part, CLOUT_N_REACH_PARTS), scores->reach.people);
  if (!isnan (scores->amplification.score))
    assert_near (sum_of (scores->amplification.by_group, CLOUT_N_GROUPS),
                 scores->amplification.score);
  if (!isnan (scores->network.score))
    assert_near (sum_of (scores->network.by_level, CLOUT_N_LEVELS), scores->network.score);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      g_assert_cmpuint (scores->counts[group].people, <=, scores->counts[group].total);
      g_assert_cmpuint (scores->counts[group].people, <=, scores->all.people);
    }
}

/* In random histories: bounds, parts that add up, any order, and one more reaction by a person who
   is no bot never lowers reach, amplification or the number of people. */
static void
test_properties (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (31);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      g_autoptr(HistoryMaker) other = history_maker_new ();
      gint64 day = TODAY - g_rand_int_range (random, 0, 100);
      guint n = g_rand_int_range (random, 0, 400);
      CloutSubScores before, after;
      guint32 person;

      history_maker_randomize (maker, random, 30, 20, n);
      person = history_maker_add_person (maker, 1000, FALSE);
      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = g_rand_int_range (random, 0, 9999);
      before = compute (maker, day);
      assert_bounded (&before);
      other->account.counters = maker->account.counters;
      g_array_append_vals (other->people, maker->people->data, maker->people->len);
      g_array_append_vals (other->posts, maker->posts->data, maker->posts->len);
      for (guint i = n; i > 0; i--)
        history_maker_react (other, maker->kind->data[i - 1],
                             g_array_index (maker->person, guint32, i - 1),
                             g_array_index (maker->post, guint32, i - 1),
                             g_array_index (maker->time, gint64, i - 1));
      after = compute (other, day);
      assert_same (&before, &after);
      history_maker_react (other, g_rand_int_range (random, 0, CLOUT_REACTION_FOLLOW),
                           person, g_rand_int_range (random, 0, 20), day * CLOUT_DAY);
      after = compute (other, day);
      assert_bounded (&after);
      g_assert_cmpfloat (after.reach.score, >=, before.reach.score - NEAR);
      if (!isnan (before.amplification.score))
        g_assert_cmpfloat (after.amplification.score, >=, before.amplification.score - NEAR);
      g_assert_cmpuint (after.all.people, >=, before.all.people);
    }
}

/* More followers of someone who reacted raise network and, of a sharer, reach. */
static void
test_more_followers (void)
{
  double last_network = -1;
  double last_reach = -1;

  for (gint64 followers = 0; followers < G_MAXINT64 / 1000000; followers = followers * 3 + 1)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      CloutSubScores scores;

      for (guint i = 0; i < CLOUT_SUB_SCORE_FEWEST; i++)
        history_maker_react (maker, CLOUT_REACTION_RESHARE,
                             history_maker_add_person (maker, i == 0 ? followers : 50, FALSE),
                             CLOUT_NONE, MAKER_NOW);
      scores = compute (maker, TODAY);
      assert_bounded (&scores);
      g_assert_cmpfloat (scores.network.score, >, last_network);
      g_assert_cmpfloat (scores.reach.score, >=, last_reach);
      last_network = scores.network.score;
      last_reach = scores.reach.score;
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/sub-scores/reach-table", test_reach_table);
  g_test_add_func ("/score/sub-scores/amplification-table", test_amplification_table);
  g_test_add_func ("/score/sub-scores/one-viral-post", test_one_viral_post);
  g_test_add_func ("/score/sub-scores/network", test_network);
  g_test_add_func ("/score/sub-scores/other-days", test_other_days);
  g_test_add_func ("/score/sub-scores/closed-and-away", test_closed_and_away);
  g_test_add_func ("/score/sub-scores/properties", test_properties);
  g_test_add_func ("/score/sub-scores/more-followers", test_more_followers);
  return g_test_run ();
}
