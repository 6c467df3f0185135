/* change.c: splits a change of the score by person, and a person's by reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/breakdown/breakdown.h"

#include <math.h>

#include "sync/breakdown/parts.h"
#include "sync/report/report-private.h"

static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const CloutBreakdownFacts *x = a;
  const CloutBreakdownFacts *y = b;

  if (fabs (x->points) != fabs (y->points))
    return fabs (x->points) < fabs (y->points) ? 1 : -1;
  if (x->points != y->points)
    return x->points < y->points ? 1 : -1;
  return x->index < y->index ? -1 : x->index > y->index;
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

static void
add_people (CloutReport       *report,
            const CloutChange *change,
            guint              days,
            GArray            *items)
{
  const gsize n_people = clout_report_get_data (report)->input.n_people;
  g_autofree CloutBreakdownFacts *moves = g_new0 (CloutBreakdownFacts, n_people + 2);

  for (gsize i = 0; i < n_people + 2; i++)
    {
      moves[i].level = i <= n_people ? CLOUT_BREAKDOWN_PERSON : CLOUT_BREAKDOWN_UNCOUNTED;
      moves[i].index = i < n_people ? i : CLOUT_NONE;
      moves[i].person = moves[i].to = CLOUT_NONE;
      moves[i].days = days;
    }
  sum_moves (report, change, moves, n_people);
  for (gsize i = 0; i < n_people + 2; i++)
    clout_breakdown_add_part (items, &moves[i]);
}

static void
add_reactions (CloutReport               *report,
               const CloutChange         *change,
               const CloutBreakdownFacts *of,
               GArray                    *items)
{
  const CloutScoreInput *input = &clout_report_get_data (report)->input;

  for (guint a = 0; a < input->n_accounts; a++)
    {
      CloutBreakdownSource source = { input, a, change->accounts[a].by_reaction,
                                      change->accounts[a].by_uncounted, of->days };

      if (of->level == CLOUT_BREAKDOWN_PERSON)
        clout_breakdown_add_by_post (&source, of->index, items);
      else if (of->level == CLOUT_BREAKDOWN_PERSON_POST && of->account == a)
        clout_breakdown_add_reactions (&source, of, items);
      else if (of->level == CLOUT_BREAKDOWN_UNCOUNTED)
        clout_breakdown_add_uncounted (&source, CLOUT_NONE, items);
    }
}

static void
round_moves (GArray *items,
             double  whole)
{
  g_autofree double *points = g_new (double, items->len + 1);
  g_autofree double *shown = g_new (double, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    points[i] = g_array_index (items, CloutBreakdownFacts, i).points;
  clout_change_round (points, items->len, whole, CLOUT_SHOWN_DECIMALS, shown);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, CloutBreakdownFacts, i).shown = shown[i];
}

/**
 * clout_breakdown_split_change:
 * @report: report that @change belongs to
 * @change: why the score moved
 * @parent: the change itself, someone who moved the score, or a rest
 * @by: remembered for a rest
 *
 * Splits a change of the score by person, and a person's by post.
 *
 * Returns: (transfer full) (element-type CloutBreakdownFacts): the parts, largest move first,
 *   without names; those of the whole change sum to the new and faded points, others to their
 *   parent, also when rounded
 */
GArray *
clout_breakdown_split_change (CloutReport               *report,
                              const CloutChange         *change,
                              const CloutBreakdownFacts *parent,
                              CloutBreakdownLevel        by)
{
  CloutBreakdownFacts of = clout_breakdown_unfold (parent);
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CloutBreakdownFacts));
  double whole[CLOUT_N_MOVES];

  if (of.level == CLOUT_BREAKDOWN_CHANGE)
    add_people (report, change, of.days, items);
  else
    add_reactions (report, change, &of, items);
  g_array_sort (items, compare_moves);
  clout_breakdown_fold (items, parent, by,
                        parent->level == CLOUT_BREAKDOWN_CHANGE ? CLOUT_MOVES_SHOWN
                                                                : CLOUT_BREAKDOWN_SHOWN);
  clout_change_show (change, CLOUT_SHOWN_DECIMALS, whole);
  round_moves (items, parent->level == CLOUT_BREAKDOWN_CHANGE
                      ? whole[CLOUT_MOVE_CAME] + whole[CLOUT_MOVE_FADED] : parent->shown);
  return items;
}
