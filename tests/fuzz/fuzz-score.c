/* fuzz-score.c: any input has a finite score whose breakdown adds up to it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "fuzz.h"
#include "score/change.h"
#include "score/history.h"
#include "score/ledger.h"
#include "score/score.h"
#include "score/tips/tips.h"

#define NOW G_GINT64_CONSTANT (1790000000)
#define MAX_ACCOUNTS 4
#define MAX_PEOPLE 16
#define MAX_POSTS 16
#define MAX_REACTIONS 64
#define MAX_AWAY_PERIODS 3
#define NEAR 1e-6

typedef struct
{
  CloutScorePost posts[MAX_POSTS];
  gint64 time[MAX_REACTIONS];
  guint32 person[MAX_REACTIONS];
  guint32 post[MAX_REACTIONS];
  guint8 kind[MAX_REACTIONS];
  guint8 flags[MAX_POSTS];
  guint32 topic[MAX_POSTS];
} Arrays;

typedef struct
{
  CloutScoreInput input;
  CloutScorePerson people[MAX_PEOPLE];
  CloutScoreAccount accounts[MAX_ACCOUNTS];
  CloutAwayPeriod away_periods[MAX_AWAY_PERIODS];
  Arrays arrays[MAX_ACCOUNTS];
} Made;

static gint64
take_int (FuzzBytes *bytes)
{
  static const gint64 extremes[] = { G_MININT64, G_MININT64 + 1, -1, 0, 1, G_MAXINT32, G_MAXUINT32,
                                     G_MAXINT64 - 1, G_MAXINT64 };
  guint how = fuzz_take (bytes, 1);

  if (how < 16)
    return fuzz_take (bytes, 8);
  if (how < 64)
    return extremes[how % G_N_ELEMENTS (extremes)];
  return fuzz_take (bytes, 2);
}

static gint64
take_time (FuzzBytes *bytes)
{
  if (fuzz_take (bytes, 1) < 32)
    return take_int (bytes);
  return NOW + CLOUT_DAY - (gint64) fuzz_take (bytes, 3);
}

/* Samoa skipped a day, Kwajalein a day and more. */
static GTimeZone *
take_zone (FuzzBytes *bytes)
{
  static const char *const names[] = { "Europe/Berlin", "America/Los_Angeles", "Pacific/Apia",
                                       "Pacific/Kwajalein", "Asia/Kolkata", "AAA-24BBB24,5,200" };
  static GTimeZone *zones[G_N_ELEMENTS (names)];
  guint64 which = (guint64) take_int (bytes) % (G_N_ELEMENTS (names) + 1);

  if (which == G_N_ELEMENTS (names))
    return NULL;
  if (zones[which] == NULL)
    zones[which] = g_time_zone_new_identifier (names[which]);
  return zones[which];
}

static double
take_signal (FuzzBytes *bytes)
{
  static const double extremes[] = { NAN, INFINITY, -INFINITY, -1, -0.0, G_MAXDOUBLE, -G_MAXDOUBLE,
                                     G_MINDOUBLE, 9223372036854775808.0, 18446744073709551616.0 };
  guint how = fuzz_take (bytes, 1);
  union { guint64 bits; double value; } any;

  any.bits = how < 16 ? fuzz_take (bytes, 8) : 0;
  if (how < 16)
    return any.value;
  if (how < 128)
    return extremes[how % G_N_ELEMENTS (extremes)];
  return fuzz_take (bytes, 3);
}

static guint32
take_index (FuzzBytes *bytes)
{
  guint index = fuzz_take (bytes, 1);

  return index == G_MAXUINT8 ? CLOUT_NONE : index % (MAX_PEOPLE + 1);
}

static void
take_posts (FuzzBytes         *bytes,
            CloutScoreAccount *account,
            Arrays            *arrays)
{
  account->n_posts = fuzz_take (bytes, 1) % (MAX_POSTS + 1);
  account->posts = arrays->posts;
  for (gsize i = 0; i < account->n_posts; i++)
    {
      arrays->posts[i].time = take_time (bytes);
      for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
        arrays->posts[i].counts[kind] = take_int (bytes);
      arrays->flags[i] = fuzz_take (bytes, 1);
      arrays->topic[i] = take_index (bytes);
    }
}

static void
take_account (FuzzBytes         *bytes,
              CloutScoreAccount *account,
              Arrays            *arrays)
{
  static const double weights[] = { 1, 0.95, 0.9, 0.5 };

  account->weight = weights[fuzz_take (bytes, 1) % G_N_ELEMENTS (weights)];
  account->engagement_unknown = fuzz_take (bytes, 1) % 8 == 7;
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    account->counters.value[i] = take_signal (bytes);
  take_posts (bytes, account, arrays);
  account->n_reactions = fuzz_take (bytes, 1) % (MAX_REACTIONS + 1);
  account->time = arrays->time;
  account->person = arrays->person;
  account->post = arrays->post;
  account->kind = arrays->kind;
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      arrays->kind[i] = fuzz_take (bytes, 1) % (CLOUT_N_REACTION_KINDS + 1);
      arrays->person[i] = take_index (bytes);
      arrays->post[i] = take_index (bytes);
      arrays->time[i] = take_time (bytes);
    }
}

static void
take_input (FuzzBytes *bytes,
            Made      *made)
{
  CloutScoreInput *input = &made->input;

  input->now = take_time (bytes);
  input->zone = take_zone (bytes);
  input->n_people = fuzz_take (bytes, 1) % (MAX_PEOPLE + 1);
  input->people = made->people;
  for (gsize i = 0; i < input->n_people; i++)
    {
      made->people[i].followers = take_int (bytes);
      made->people[i].bot = fuzz_take (bytes, 1) % 8 == 7;
    }
  input->n_away_periods = fuzz_take (bytes, 1) % (MAX_AWAY_PERIODS + 1);
  input->away_periods = made->away_periods;
  for (gsize i = 0; i < input->n_away_periods; i++)
    {
      made->away_periods[i].first = take_time (bytes) / CLOUT_DAY;
      made->away_periods[i].last = take_time (bytes) / CLOUT_DAY;
    }
  input->n_accounts = fuzz_take (bytes, 1) % (MAX_ACCOUNTS + 1);
  input->accounts = made->accounts;
  for (gsize i = 0; i < input->n_accounts; i++)
    take_account (bytes, &made->accounts[i], &made->arrays[i]);
}

static void
assert_score (double score)
{
  g_assert_true (isfinite (score));
  g_assert_cmpfloat (score, >=, 0);
  g_assert_cmpfloat (score, <=, 100);
}

/* A sum of parts may exceed its total by the last bit. */
static void
assert_part (double points)
{
  g_assert_true (isfinite (points));
  g_assert_cmpfloat (points, >=, 0);
  g_assert_cmpfloat (points, <=, 100 + NEAR);
}

static void
assert_near (double a,
             double b)
{
  g_assert_true (isfinite (a));
  g_assert_true (isfinite (b));
  g_assert_cmpfloat (fabs (a - b), <=, NEAR);
}

static void
check_score (const CloutScoreInput *input,
             const CloutScore      *score)
{
  double points = 0;

  assert_score (score->score);
  assert_score (score->low);
  assert_score (score->high);
  g_assert_cmpfloat (score->low, <=, score->score + NEAR);
  g_assert_cmpfloat (score->high, >=, score->score - NEAR);
  g_assert_cmpuint (score->n_shares, ==, input->n_accounts);
  for (gsize i = 0; i < score->n_shares; i++)
    {
      const CloutScoreShare *share = &score->shares[i];
      double by_signal = 0;

      for (guint signal = 0; signal < CLOUT_N_SIGNALS; signal++)
        {
          assert_part (share->by_signal[signal]);
          by_signal += share->by_signal[signal];
        }
      assert_near (by_signal, share->points);
      assert_near (share->audience + share->engagement, share->points);
      points += share->points;
    }
  assert_near (points, score->score);
}

static void
check_ledger (const CloutScoreInput *input,
              const CloutScore      *score)
{
  g_autoptr(CloutLedger) ledger = clout_ledger_new (input, score);

  for (gsize i = 0; i < ledger->n_accounts; i++)
    {
      const CloutLedgerAccount *account = &ledger->accounts[i];
      double sum = account->rest;

      assert_part (account->rest);
      for (gsize n = 0; n < input->accounts[i].n_reactions; n++)
        {
          g_assert_cmpfloat (account->by_reaction[n], >=, 0);
          sum += account->by_reaction[n];
        }
      for (gsize n = 0; n < input->accounts[i].n_posts; n++)
        {
          g_assert_cmpfloat (account->by_uncounted[n], >=, 0);
          sum += account->by_uncounted[n];
        }
      assert_near (sum, score->shares[i].engagement);
    }
}

static void
check_rounded (const CloutScore *score)
{
  double parts[MAX_ACCOUNTS] = { 0 };
  double rounded[MAX_ACCOUNTS] = { 0 };
  double sum = 0;

  for (gsize i = 0; i < score->n_shares; i++)
    parts[i] = score->shares[i].points;
  clout_ledger_round (parts, score->n_shares, score->score, 1, rounded);
  for (gsize i = 0; i < score->n_shares; i++)
    sum += rounded[i];
  g_assert_cmpfloat (round (sum * 10), ==, round (score->score * 10));
}

static void
check_history (const CloutScoreInput *input,
               const CloutScore      *score)
{
  double days[CLOUT_HISTORY_DAYS];

  clout_history_compute (input, CLOUT_HISTORY_DAYS, days);
  for (guint i = 0; i < CLOUT_HISTORY_DAYS; i++)
    assert_score (days[i]);
  assert_near (days[CLOUT_HISTORY_DAYS - 1], score->score);
}

static void
check_change (const CloutScoreInput *input,
              gsize                  days)
{
  g_autoptr(CloutChange) change = clout_change_new (input, days);

  assert_score (change->before);
  assert_score (change->after);
  g_assert_cmpfloat (change->came, >=, -NEAR);
  assert_near (change->came + change->faded + change->audience + change->rest,
               change->after - change->before);
}

static void
check_tips (const Made       *made,
            const CloutScore *score,
            FuzzBytes        *bytes)
{
  const guint8 *flags[MAX_ACCOUNTS];
  const guint32 *topic[MAX_ACCOUNTS];
  CloutTipFacts facts = { flags, topic, fuzz_take (bytes, 1), fuzz_take (bytes, 1) };
  g_autofree CloutTip *tips = NULL;
  gsize n;

  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    {
      flags[i] = made->arrays[i].flags;
      topic[i] = made->arrays[i].topic;
    }
  tips = clout_tips_find (&made->input, score, &facts, &n);
  for (gsize i = 0; i < n; i++)
    {
      assert_score (tips[i].effect);
      g_assert_cmpfloat (tips[i].effect, >, 0);
      g_assert_cmpint (tips[i].kind, <, CLOUT_N_TIP_KINDS);
    }
}

/* The order of reactions makes no difference. */
static void
check_backwards (Made             *made,
                 const CloutScore *score)
{
  g_autoptr(CloutScore) other = NULL;

  for (gsize i = 0; i < made->input.n_accounts; i++)
    {
      Arrays *arrays = &made->arrays[i];
      Arrays before = *arrays;
      gsize n = made->accounts[i].n_reactions;

      for (gsize k = 0; k < n; k++)
        {
          arrays->time[k] = before.time[n - 1 - k];
          arrays->person[k] = before.person[n - 1 - k];
          arrays->post[k] = before.post[n - 1 - k];
          arrays->kind[k] = before.kind[n - 1 - k];
        }
    }
  other = clout_score_compute (&made->input);
  assert_near (other->score, score->score);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autofree Made *made = g_new0 (Made, 1);
  g_autoptr(CloutScore) score = NULL;

  take_input (&bytes, made);
  score = clout_score_compute (&made->input);
  check_score (&made->input, score);
  check_ledger (&made->input, score);
  check_rounded (score);
  check_history (&made->input, score);
  check_change (&made->input, 1 + fuzz_take (&bytes, 1));
  check_tips (made, score, &bytes);
  check_backwards (made, score);
  return 0;
}
