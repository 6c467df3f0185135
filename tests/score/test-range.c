/* test-range.c: the likely range contains the score that complete data would give.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/score.h"

#define N_HISTORIES 500
#define MOST_REACTORS 1500

typedef enum
{
  HIDE_NOTHING = 0,
  HIDE_FOLLOWERS = 1 << 0,
  HIDE_LISTED = 1 << 1,
  HIDE_ENGAGEMENT = 1 << 2,
  HIDE_LIKES = 1 << 3,
  HIDE_RESHARES_AND_LIKES = 1 << 4
} Hide;

static double
draw_normal (GRand *random)
{
  return sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
}

/* A realistic account: followers from 4 to 160,000, lists as published accounts have them, one in
 * four inactive, the others with more reactors the more followers they have, and much
 * randomness. */
static HistoryMaker *
draw_account (GRand *random)
{
  HistoryMaker *maker = history_maker_new ();
  double followers = g_rand_double_range (random, 1.5, 12);
  double listed = 4.6 + 0.877 * (followers - 8.37) + draw_normal (random) * 0.97;
  double reactors = 0.5 * followers - 1 + draw_normal (random) * 1.2;
  guint n_posts = g_rand_int_range (random, 1, 60);
  guint n = g_rand_int_range (random, 0, 4) == 0 ? 0
            : (guint) MIN (expm1 (MAX (reactors, 0)), MOST_REACTORS);

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = floor (expm1 (followers));
  maker->account.counters.value[CLOUT_SIGNAL_LISTED] = rint (expm1 (MAX (listed, 0)));
  for (guint i = 0; i < n_posts; i++)
    history_maker_add_post (maker, MAKER_NOW - g_rand_int_range (random, 0, 89 * CLOUT_DAY));
  for (guint i = 0; i < n; i++)
    {
      guint32 person = history_maker_add_person (
        maker, (gint64) exp (g_rand_double_range (random, 1, 9)), FALSE);

      for (guint j = g_rand_int_range (random, 1, 4); j > 0; j--)
        history_maker_react (maker, g_rand_int_range (random, 0, CLOUT_N_REACTION_KINDS - 1),
                             person, g_rand_int_range (random, 0, n_posts),
                             MAKER_NOW - g_rand_int_range (random, 0, 89 * CLOUT_DAY));
    }
  return maker;
}

/* What is left of an account after hiding some of it. @full: its signals with nothing hidden. */
static CloutScoreAccount
hide (const CloutScoreAccount *account,
      const CloutSignals      *full,
      guint                    what)
{
  CloutScoreAccount hidden = *account;

  if ((what & HIDE_FOLLOWERS) != 0)
    hidden.counters.value[CLOUT_SIGNAL_FOLLOWERS] = NAN;
  if ((what & HIDE_LISTED) != 0)
    hidden.counters.value[CLOUT_SIGNAL_LISTED] = NAN;
  if ((what & (HIDE_ENGAGEMENT | HIDE_LIKES | HIDE_RESHARES_AND_LIKES)) == 0)
    return hidden;
  hidden.engagement_unknown = TRUE;
  hidden.n_reactions = 0;
  hidden.n_posts = 0;
  if ((what & HIDE_ENGAGEMENT) == 0)
    hidden.counters.value[CLOUT_SIGNAL_MENTIONS] = full->value[CLOUT_SIGNAL_MENTIONS];
  if ((what & HIDE_LIKES) != 0)
    hidden.counters.value[CLOUT_SIGNAL_RESHARES] = full->value[CLOUT_SIGNAL_RESHARES];
  return hidden;
}

/* Whether the actual strength is within the interval given by the signals alone. */
static gboolean
is_within_reach (const CloutSignals *full,
                 const CloutSignals *left)
{
  double above;
  double below;
  double off = clout_signals_strength (full) - clout_signals_strength (left);

  clout_signals_reach (left, &above, &below);
  return off <= above + 1e-9 && -off <= below + 1e-9;
}

/* Hides @what of the first of @n_accounts accounts.
 * @ret_reached: (out): how often its strength is within the interval given by the signals alone,
 *   which ignores the uncertainty from few reactors and from the judged pairs
 * Returns: how often the remaining range contains the full score */
static double
measure_coverage (guint   what,
                  guint   n_accounts,
                  double *ret_reached)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  guint n_held = 0;
  guint n_reached = 0;

  for (guint i = 0; i < N_HISTORIES; i++)
    {
      g_autoptr(HistoryMaker) first = draw_account (random);
      g_autoptr(HistoryMaker) second = draw_account (random);
      CloutScoreInput input = *history_maker_input (first);
      CloutScoreAccount accounts[2];
      g_autoptr(CloutScore) full = NULL;
      g_autoptr(CloutScore) left = NULL;

      /* The second account adds only counters, so that both share one list of people. */
      history_maker_input (second);
      accounts[0] = first->account;
      accounts[1] = second->account;
      accounts[1].n_reactions = 0;
      input.accounts = accounts;
      input.n_accounts = n_accounts;
      full = clout_score_compute (&input);
      accounts[0] = hide (&first->account, &full->shares[0].signals, what);
      left = clout_score_compute (&input);
      n_held += left->low <= full->score && full->score <= left->high;
      n_reached += is_within_reach (&full->shares[0].signals, &left->shares[0].signals);
    }
  *ret_reached = (double) n_reached / N_HISTORIES;
  return (double) n_held / N_HISTORIES;
}

static void
test_coverage (void)
{
  static const struct
  {
    const char *name;
    guint what;
    guint n_accounts;
  } cases[] = {
    { "followers", HIDE_FOLLOWERS, 1 },
    { "lists", HIDE_LISTED, 1 },
    { "followers and lists", HIDE_FOLLOWERS | HIDE_LISTED, 1 },
    { "engagement", HIDE_ENGAGEMENT, 1 },
    { "likes", HIDE_LIKES, 1 },
    { "reshares and likes", HIDE_RESHARES_AND_LIKES, 1 },
    { "lists and engagement", HIDE_LISTED | HIDE_ENGAGEMENT, 1 },
    { "followers, lists and likes", HIDE_FOLLOWERS | HIDE_LISTED | HIDE_LIKES, 1 },
    { "all", HIDE_FOLLOWERS | HIDE_LISTED | HIDE_ENGAGEMENT, 1 },
    { "all of one of two accounts", HIDE_FOLLOWERS | HIDE_LISTED | HIDE_ENGAGEMENT, 2 },
    { "engagement of one of two accounts", HIDE_ENGAGEMENT, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double reached;
      double held = measure_coverage (cases[i].what, cases[i].n_accounts, &reached);

      g_test_message ("%s hidden: the range holds the full score in %.3f, by signals alone in %.3f",
                      cases[i].name, held, reached);
      g_assert_cmpfloat (held, >=, 0.9);
      /* Nine in ten, minus a margin for chance and rounded counters in 500 draws. */
      g_assert_cmpfloat (reached, >=, 0.87);
    }
}

/* A range from 0 to 100 would contain it too. */
static void
test_width (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  double widths = 0;
  double hidden = 0;

  for (guint i = 0; i < N_HISTORIES; i++)
    {
      g_autoptr(HistoryMaker) maker = draw_account (random);
      g_autoptr(CloutScore) full = clout_score_compute (history_maker_input (maker));
      g_autoptr(CloutScore) less = NULL;

      maker->account.counters.value[CLOUT_SIGNAL_LISTED] = NAN;
      less = clout_score_compute (history_maker_input (maker));
      widths += full->high - full->low;
      hidden += less->high - less->low;
      g_assert_cmpfloat (full->low, <, full->score);
      g_assert_cmpfloat (full->high, >, full->score);
    }
  g_test_message ("mean width %.1f, with lists hidden %.1f", widths / N_HISTORIES,
                  hidden / N_HISTORIES);
  g_assert_cmpfloat (widths / N_HISTORIES, <, 20);
  g_assert_cmpfloat (hidden, >, widths);
  g_assert_cmpfloat (hidden / N_HISTORIES, <, 22);
}

static CloutScore *
compute (double    followers,
         gboolean  engagement_unknown,
         guint     n_posts)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = followers;
  maker->account.engagement_unknown = engagement_unknown;
  for (guint i = 0; i < n_posts; i++)
    history_maker_add_post (maker, MAKER_NOW - i * CLOUT_DAY);
  return clout_score_compute (history_maker_input (maker));
}

/* The score is withheld only where nearly all of it is estimated. */
static void
test_known (void)
{
  g_autoptr(CloutScore) nothing = compute (NAN, TRUE, 0);
  g_autoptr(CloutScore) quiet = compute (NAN, FALSE, 3);
  g_autoptr(CloutScore) fresh = compute (2000, TRUE, 0);
  g_autoptr(CloutScore) none = compute (0, FALSE, 0);
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutScore) full = NULL;
  gsize account;

  g_assert_cmpint (nothing->known, ==, CLOUT_SCORE_UNKNOWN);
  g_assert_cmpfloat_with_epsilon (nothing->estimated, 1, 1e-12);
  g_assert_cmpint (clout_score_get_unknown (nothing, &account), ==, CLOUT_SIGNAL_FOLLOWERS);
  g_assert_cmpint (quiet->known, ==, CLOUT_SCORE_UNKNOWN);
  g_assert_cmpint (fresh->known, ==, CLOUT_SCORE_PARTLY);
  g_assert_cmpint (clout_score_get_unknown (fresh, &account), ==, CLOUT_SIGNAL_LISTED);
  g_assert_cmpint (account, ==, 0);
  g_assert_cmpint (none->known, ==, CLOUT_SCORE_KNOWN);
  g_assert_cmpfloat (none->estimated, ==, 0);

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 800;
  maker->account.counters.value[CLOUT_SIGNAL_LISTED] = 12;
  full = clout_score_compute (history_maker_input (maker));
  g_assert_cmpfloat (full->estimated, ==, 0);
  g_assert_cmpint (clout_score_get_unknown (full, &account), ==, CLOUT_N_SIGNALS);
}

/* Only by what the signals lose with another post in the window. */
static void
test_quiet_post (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (13);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(HistoryMaker) maker = draw_account (random);
      g_autoptr(CloutScore) before = clout_score_compute (history_maker_input (maker));
      g_autoptr(CloutScore) after = NULL;
      g_autoptr(CloutScore) emptied = NULL;
      double n = maker->posts->len;
      CloutSignals diluted = before->shares[0].signals;

      for (guint s = CLOUT_SIGNAL_MENTIONS; s <= CLOUT_SIGNAL_LIKES; s++)
        diluted.value[s] *= pow ((90 + n) / (91 + n), 1 / 3.0);
      history_maker_add_post (maker, MAKER_NOW);
      after = clout_score_compute (history_maker_input (maker));
      g_assert_cmpfloat (after->score, <=, before->score);
      g_assert_cmpfloat_with_epsilon (after->score, clout_signals_score (&diluted), 1e-9);

      g_array_set_size (maker->posts, 0);
      g_array_set_size (maker->time, 0);
      g_array_set_size (maker->person, 0);
      g_array_set_size (maker->post, 0);
      g_byte_array_set_size (maker->kind, 0);
      emptied = clout_score_compute (history_maker_input (maker));
      g_assert_cmpfloat (emptied->score, <=, after->score);
    }
}

static void
test_certainty (void)
{
  g_assert_cmpint (clout_score_get_certainty (0), ==, CLOUT_SCORE_KNOWN);
  g_assert_cmpint (clout_score_get_certainty (0.25), ==, CLOUT_SCORE_KNOWN);
  g_assert_cmpint (clout_score_get_certainty (0.251), ==, CLOUT_SCORE_PARTLY);
  g_assert_cmpint (clout_score_get_certainty (0.9), ==, CLOUT_SCORE_PARTLY);
  g_assert_cmpint (clout_score_get_certainty (0.91), ==, CLOUT_SCORE_UNKNOWN);
  g_assert_cmpint (clout_score_get_certainty (1), ==, CLOUT_SCORE_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/range/holds-the-full-score-nine-times-of-ten", test_coverage);
  g_test_add_func ("/score/range/stays-narrow-where-data-are-full", test_width);
  g_test_add_func ("/score/range/next-to-no-data-give-no-number", test_known);
  g_test_add_func ("/score/range/a-quiet-post-costs-its-dilution", test_quiet_post);
  g_test_add_func ("/score/range/a-quarter-and-nine-tenths", test_certainty);
  return g_test_run ();
}
