/* split.c: splits a part into its parts, largest first.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/breakdown/breakdown.h"

#include <math.h>

#include "sync/report/report-private.h"

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const CloutBreakdownFacts *x = a;
  const CloutBreakdownFacts *y = b;

  if (x->points != y->points)
    return x->points < y->points ? 1 : -1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static void
add (GArray             *items,
     CloutBreakdownFacts facts)
{
  if (facts.points > 0)
    g_array_append_val (items, facts);
}

static void
split_score (CloutReport *report,
             GArray      *items)
{
  const CloutScore *score = clout_report_get_score (report);

  for (gsize i = 0; i < score->n_shares; i++)
    add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_ACCOUNT, .account = i, .index = i,
                                   .points = score->shares[i].points });
}

static void
split_account (CloutReport *report,
               guint        account,
               GArray      *items)
{
  const CloutScoreShare *share = &clout_report_get_score (report)->shares[account];

  add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_AUDIENCE, .account = account,
                                 .points = share->audience });
  add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_ENGAGEMENT, .account = account,
                                     .index = 1,
                                 .points = share->engagement });
}

static void
split_audience (CloutReport *report,
                guint        account,
                GArray      *items)
{
  const CloutScoreShare *share = &clout_report_get_score (report)->shares[account];

  for (guint i = 0; i < CLOUT_SIGNAL_MENTIONS; i++)
    {
      double value = share->signals.value[i];

      add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_SIGNAL, .account = account,
                                         .index = i,
                                     .signal = i, .points = share->by_signal[i],
                                     .n = isnan (value) ? -1 : (gint64) MIN (value, 1e18) });
    }
}

/* Sums the contribution of each person or post; anonymous ones and those without a post come
   last. */
static void
split_engagement (CloutReport        *report,
                  guint               account,
                  CloutBreakdownLevel by,
                  GArray             *items)
{
  const CloutScoreInput *input = &clout_report_get_data (report)->input;
  const CloutScoreAccount *from = &input->accounts[account];
  const CloutLedgerAccount *ledger = &clout_report_get_ledger (report)->accounts[account];
  gsize n = by == CLOUT_BREAKDOWN_POST ? from->n_posts : input->n_people;
  const guint32 *key = by == CLOUT_BREAKDOWN_POST ? from->post : from->person;
  g_autofree double *points = g_new0 (double, n + 1);
  g_autofree gint64 *count = g_new0 (gint64, n + 1);
  double uncounted = 0;
  gint64 n_uncounted = 0;
  gint64 n_listed = 0;

  for (gsize i = 0; i < from->n_reactions; i++)
    {
      gsize at = key[i] < n ? key[i] : n;

      points[at] += ledger->by_reaction[i];
      count[at] += ledger->by_reaction[i] > 0;
      n_listed += from->post[i] < from->n_posts && ledger->by_uncounted[from->post[i]] > 0;
    }
  for (gsize i = 0; i < from->n_posts; i++)
    {
      uncounted += by == CLOUT_BREAKDOWN_POST ? 0 : ledger->by_uncounted[i];
      for (guint kind = 0; kind < CLOUT_REACTION_FOLLOW && ledger->by_uncounted[i] > 0; kind++)
        n_uncounted += from->posts[i].counts[kind];
      if (by == CLOUT_BREAKDOWN_POST)
        points[i] += ledger->by_uncounted[i];
    }
  for (gsize i = 0; i <= n; i++)
    add (items,
         (CloutBreakdownFacts) { .level = by,
                                .account = account,
                                .points = points[i],
                                .n = count[i],
                                .index = i < n ? i : CLOUT_NONE,
                                .time = by == CLOUT_BREAKDOWN_POST && i < n
                                        ? from->posts[i].time : 0 });
  add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_UNCOUNTED,
                                     .account = account,
                                     .points = uncounted,
                                     .n = MAX (1, n_uncounted - n_listed),
                                     .index = CLOUT_NONE });
  add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_UNEXPLAINED, .account = account,
                                 .points = ledger->rest, .index = CLOUT_NONE });
}

static void
split_reactions (CloutReport               *report,
                 const CloutBreakdownFacts *parent,
                 GArray                    *items)
{
  const CloutScoreInput *input = &clout_report_get_data (report)->input;
  const CloutScoreAccount *from = &input->accounts[parent->account];
  const CloutLedgerAccount *ledger = &clout_report_get_ledger (report)->accounts[parent->account];
  gboolean of_post = parent->level == CLOUT_BREAKDOWN_POST;
  gsize n = of_post ? from->n_posts : input->n_people;
  const guint32 *key = of_post ? from->post : from->person;

  for (gsize i = 0; i < from->n_reactions; i++)
    if ((key[i] < n ? key[i] : CLOUT_NONE) == parent->index)
      add (items,
           (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_REACTION, .account = parent->account,
                                     .points = ledger->by_reaction[i], .kind = from->kind[i],
                                     .time = from->time[i], .index = i, .n = 1 });
  if (of_post && parent->index < from->n_posts)
    {
      gint64 counted = 0;
      gint64 listed = 0;

      for (guint kind = 0; kind < CLOUT_REACTION_FOLLOW; kind++)
        counted += from->posts[parent->index].counts[kind];
      for (gsize i = 0; i < from->n_reactions; i++)
        listed += from->post[i] == parent->index;
      add (items,
           (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_UNCOUNTED, .account = parent->account,
                                     .points = ledger->by_uncounted[parent->index],
                                     .n = MAX (1, counted - listed), .index = CLOUT_NONE });
    }
}

static void
fold_rest (GArray *items,
           guint   n_shown)
{
  CloutBreakdownFacts rest = { .level = CLOUT_BREAKDOWN_REST, .index = n_shown };

  if (items->len <= n_shown + 1)
    return;
  for (guint i = n_shown; i < items->len; i++)
    {
      rest.points += g_array_index (items, CloutBreakdownFacts, i).points;
      rest.account = g_array_index (items, CloutBreakdownFacts, i).account;
      rest.n++;
    }
  g_array_set_size (items, n_shown);
  g_array_append_val (items, rest);
}

/* Rounds the parts so that they sum to the parent as shown. */
static void
round_items (GArray *items,
             double  whole)
{
  g_autofree double *points = g_new (double, items->len + 1);
  g_autofree double *shown = g_new (double, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    points[i] = g_array_index (items, CloutBreakdownFacts, i).points;
  clout_ledger_round (points, items->len, whole, CLOUT_SHOWN_DECIMALS, shown);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, CloutBreakdownFacts, i).shown = shown[i];
}

/**
 * clout_breakdown_split:
 * @report: report to split
 * @parent: (nullable): the part to split, or %NULL for the whole score
 * @by: for engagement, %CLOUT_BREAKDOWN_PERSON or %CLOUT_BREAKDOWN_POST
 *
 * Splits the score, or a part of it, into the parts of the next level.
 *
 * Returns: (transfer full) (element-type CloutBreakdownFacts): the parts, largest first, without
 *   names; their points sum to the parent's, also when rounded
 */
GArray *
clout_breakdown_split (CloutReport               *report,
                       const CloutBreakdownFacts *parent,
                       CloutBreakdownLevel        by)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CloutBreakdownFacts));

  if (parent == NULL)
    split_score (report, items);
  else if (parent->level == CLOUT_BREAKDOWN_ACCOUNT)
    split_account (report, parent->account, items);
  else if (parent->level == CLOUT_BREAKDOWN_AUDIENCE)
    split_audience (report, parent->account, items);
  else if (parent->level == CLOUT_BREAKDOWN_ENGAGEMENT)
    split_engagement (report, parent->account,
                      by == CLOUT_BREAKDOWN_POST ? CLOUT_BREAKDOWN_POST : CLOUT_BREAKDOWN_PERSON,
                      items);
  else if (parent->level == CLOUT_BREAKDOWN_PERSON || parent->level == CLOUT_BREAKDOWN_POST)
    split_reactions (report, parent, items);
  g_array_sort (items, compare_items);
  fold_rest (items, CLOUT_BREAKDOWN_SHOWN);
  round_items (items, parent != NULL ? parent->shown : clout_report_get_score (report)->score);
  return items;
}

static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const CloutBreakdownFacts *x = a;
  const CloutBreakdownFacts *y = b;

  if (fabs (x->points) != fabs (y->points))
    return fabs (x->points) < fabs (y->points) ? 1 : -1;
  return compare_items (a, b);
}

/* Sums each person's moves; uncounted reactions follow after the last of @moves. */
static void
sum_moves (CloutReport         *report,
           const CloutChange   *change,
           CloutBreakdownFacts *moves,
           gsize                n_people)
{
  const CloutScoreInput *input = &clout_report_get_data (report)->input;

  for (gsize a = 0; a < input->n_accounts; a++)
    {
      const CloutScoreAccount *from = &input->accounts[a];

      for (gsize i = 0; i < from->n_reactions; i++)
        {
          CloutBreakdownFacts *move = &moves[MIN (from->person[i], n_people)];

          move->points += change->accounts[a].by_reaction[i];
          move->account = a;
          move->n++;
        }
      for (gsize i = 0; i < from->n_posts; i++)
        moves[n_people + 1].points += change->accounts[a].by_uncounted[i];
    }
}

/**
 * clout_breakdown_of_change:
 * @report: report that @change belongs to
 * @change: why the score moved
 *
 * Splits a change of the score by person.
 *
 * Returns: (transfer full) (element-type CloutBreakdownFacts): people who moved it, largest move
 *   first, without names; the points sum to the new and faded points, also when rounded
 */
GArray *
clout_breakdown_of_change (CloutReport       *report,
                           const CloutChange *change)
{
  const gsize n_people = clout_report_get_data (report)->input.n_people;
  g_autofree CloutBreakdownFacts *moves = g_new0 (CloutBreakdownFacts, n_people + 2);
  g_autofree double *points = NULL;
  g_autofree double *shown = NULL;
  double whole[CLOUT_N_MOVES];
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CloutBreakdownFacts));

  for (gsize i = 0; i < n_people + 2; i++)
    {
      moves[i].level = i <= n_people ? CLOUT_BREAKDOWN_PERSON : CLOUT_BREAKDOWN_UNCOUNTED;
      moves[i].index = i < n_people ? i : CLOUT_NONE;
    }
  sum_moves (report, change, moves, n_people);
  for (gsize i = 0; i < n_people + 2; i++)
    if (moves[i].points != 0)
      g_array_append_val (items, moves[i]);
  g_array_sort (items, compare_moves);
  fold_rest (items, CLOUT_MOVES_SHOWN);
  points = g_new (double, items->len + 1);
  shown = g_new (double, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    points[i] = g_array_index (items, CloutBreakdownFacts, i).points;
  clout_change_show (change, CLOUT_SHOWN_DECIMALS, whole);
  clout_change_round (points, items->len, whole[CLOUT_MOVE_CAME] + whole[CLOUT_MOVE_FADED],
                      CLOUT_SHOWN_DECIMALS, shown);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, CloutBreakdownFacts, i).shown = shown[i];
  return items;
}
