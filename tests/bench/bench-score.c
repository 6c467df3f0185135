/* bench-score.c: nanoseconds per reaction, compared with a plain sum and an SQL statement.
 * bench-score N prints the rows of one size.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "in-sql.h"
#include "row.h"
#include "score/history.h"
#include "score/ledger.h"
#include "score/tally.h"

/* Fewer of a large history, whose times differ less. */
#define ROUNDS 15
#define ROUNDS_LARGE 4
#define LARGE 2000000

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

  for (int i = 0; i < (made_up->account.n_reactions > LARGE ? ROUNDS_LARGE : ROUNDS); i++)
    {
      clock_t start = clock ();

      work (made_up);
      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC * 1e9
                          / made_up->account.n_reactions);
    }
  return best;
}

/* Kilobytes; 0 where the system doesn't say. */
static long
peak_memory (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    line = strstr (text, "VmHWM:");
  return line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static void
row (gsize       n,
     const char *what,
     double      figure,
     const char *peer,
     double      peer_figure,
     double      limit)
{
  g_autofree char *name = g_strdup_printf ("%s, %g million reactions", what, n / 1e6);

  bench_row_print (&(BenchRow) { name, figure, "ns per reaction", peer, peer_figure, limit });
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
  row (made_up->account.n_reactions, "score, in memory", score_time, "one SQL statement", sql, 0.1);
}

static void
bench (gsize n)
{
  gboolean large = n > LARGE;
  MadeUp *made_up = made_up_new (n);
  double random = time_of (made_up, score_once);
  long before;
  double sum, score, ledger, history;

  made_up_sort (made_up);
  forget_peak ();
  before = peak_memory ();
  sum = time_of (made_up, sum_arrays);
  score = time_of (made_up, score_once);
  ledger = time_of (made_up, explain);
  history = time_of (made_up, look_back);
  row (n, "score", score, "summing the arrays", sum, large ? 7 : 20);
  row (n, "score, in random order", random, "summing the arrays", sum, 0);
  row (n, "score with explanation", ledger, "the score", score, 3);
  row (n, "90-day history", history, "the score", score, 4);
  if (!large)
    compare_with_sql (made_up, score);
  bench_row_print (&(BenchRow) {
    large ? "memory beyond the input, 10 million reactions" : "memory beyond the input, 1 million "
    "reactions", (peak_memory () - before) * 1024.0 / n, "bytes per reaction" });
  made_up_free (made_up);
}

/* Both histories over the same reactions, which span ten years. */
static void
bench_years (gsize n)
{
  MadeUp *made_up = made_up_new_of_days (n, MADE_UP_YEARS_DAYS);
  double history, years;

  made_up_sort (made_up);
  history = time_of (made_up, look_back);
  years = time_of (made_up, look_back_years);
  row (n, "10-year history", years, "the 90-day history of these 10 years", history, 0);
  made_up_free (made_up);
}

int
main (int    argc,
      char **argv)
{
  gsize n = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 1000000;

  bench (n);
  if (n <= 1000000)
    bench_years (n);
  return 0;
}
