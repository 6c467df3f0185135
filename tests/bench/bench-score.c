/* bench-score.c: nanoseconds per reaction, compared with a plain sum and an SQL statement.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "in-sql.h"
#include "score/history.h"
#include "score/ledger.h"
#include "score/tally.h"

#define ROUNDS 15

static volatile guint64 sink;

typedef void (*Work) (const MadeUp *made_up);

/* Lower bound: reads every byte of the arrays once. */
static void
sum_arrays (const MadeUp *made_up)
{
  guint64 sum = 0;

  for (gsize i = 0; i < made_up->account.n_reactions; i++)
    sum += made_up->time[i] + made_up->person[i] + made_up->post[i] + made_up->kind[i];
  sink = sum;
}

static void
score_once (const MadeUp *made_up)
{
  g_autoptr(CloutScore) score = clout_score_compute (&made_up->input);

  sink = score->score;
}

static void
explain (const MadeUp *made_up)
{
  g_autoptr(CloutScore) score = clout_score_compute (&made_up->input);
  g_autoptr(CloutLedger) ledger = clout_ledger_new (&made_up->input, score);

  sink = ledger->accounts[0].rest;
}

static void
look_back (const MadeUp *made_up)
{
  double days[CLOUT_HISTORY_DAYS];

  clout_history_compute (&made_up->input, CLOUT_HISTORY_DAYS, days);
  sink = days[0];
}

/* Daily scores over ten years, with reactions spread over all of them. */
static void
look_back_years (const MadeUp *made_up)
{
  g_autofree double *days = g_new (double, MADE_UP_YEARS_DAYS);

  clout_history_compute (&made_up->input, MADE_UP_YEARS_DAYS, days);
  sink = days[0];
}

/* The best of a few rounds, in nanoseconds of CPU time per reaction, so that other programs don't
 * distort it. */
static double
time_of (const MadeUp *made_up,
         Work          work)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < ROUNDS; i++)
    {
      clock_t start = clock ();

      work (made_up);
      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC * 1e9
                          / made_up->account.n_reactions);
    }
  return best;
}

static long
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
compare_with_sql (const MadeUp *made_up,
                  double        score_time)
{
  g_autoptr(CloutScore) score = clout_score_compute (&made_up->input);
  double signals[CLOUT_N_GROUPS] = { 0 };
  double sql = in_sql_time (made_up, signals) * 1e9 / made_up->account.n_reactions;

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      double own = score->shares[0].signals.value[clout_group_signal (group)];

      if (fabs (signals[group] / own - 1) > 1e-6)
        g_error ("SQL finds %f where the score reads %f", signals[group], own);
    }
  g_print ("  one SQL statement  %8.2f  %6.1f times the score, with the same signals\n",
           sql, sql / score_time);
}

static void
bench (gsize n)
{
  MadeUp *made_up = made_up_new (n);
  double sum = time_of (made_up, sum_arrays);
  long before = peak_memory ();
  double score = time_of (made_up, score_once);
  double ledger = time_of (made_up, explain);
  double history = time_of (made_up, look_back);
  double bytes = (peak_memory () - before) * 1024.0 / n;

  g_print ("%" G_GSIZE_FORMAT " reactions, ns per reaction\n", n);
  g_print ("  pass that sums     %8.2f\n", sum);
  g_print ("  score              %8.2f  %6.1f times the sum\n", score, score / sum);
  g_print ("  with explanation   %8.2f  %6.1f times the score\n", ledger, ledger / score);
  g_print ("  90-day history     %8.2f  %6.1f times the score\n", history, history / score);
  compare_with_sql (made_up, score);
  g_print ("  memory beyond the input at most %.1f bytes per reaction\n", bytes);
  made_up_free (made_up);
}

/* Both histories over the same reactions, which span ten years. */
static void
bench_years (gsize n)
{
  MadeUp *made_up = made_up_new_of_days (n, MADE_UP_YEARS_DAYS);
  double history = time_of (made_up, look_back);
  double years = time_of (made_up, look_back_years);

  g_print ("%" G_GSIZE_FORMAT " reactions of 10 years, ns per reaction\n", n);
  g_print ("  90-day history     %8.2f\n", history);
  g_print ("  10-year history    %8.2f  %6.1f times that\n", years, years / history);
  made_up_free (made_up);
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    bench (g_ascii_strtoull (argv[i], NULL, 10));
  if (argc < 2)
    bench (1000000);
  bench_years (1000000);
  return 0;
}
