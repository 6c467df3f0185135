/* split.c: splits a part into its parts, largest first.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/breakdown/breakdown.h"

#include <math.h>

#include "score/summary/contributions.h"
#include "sync/breakdown/parts.h"
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
  facts.person = facts.to = CLOUT_NONE;
  clout_breakdown_add_part (items, &facts);
}

/* @of: (nullable): a network, or %NULL for all */
static void
split_accounts (CloutReport *report,
                const char  *of,
                GArray      *items)
{
  const CloutScore *score = clout_report_get_score (report);

  for (gsize i = 0; i < score->n_shares; i++)
    if (of == NULL || g_str_equal (of, clout_report_get_data (report)->networks[i]))
      add (items, (CloutBreakdownFacts) { .level = CLOUT_BREAKDOWN_ACCOUNT, .account = i,
                                          .index = i, .points = score->shares[i].points });
}

/* A network with a single account is listed as that account. */
static void
split_networks (CloutReport *report,
                GArray      *items)
{
  const CloutScore *score = clout_report_get_score (report);
  g_autofree double *points = g_new (double, MAX (score->n_shares, 1));
  g_autofree CloutContribution *found = g_new (CloutContribution, MAX (score->n_shares, 1));
  gsize n;

  for (gsize i = 0; i < score->n_shares; i++)
    points[i] = score->shares[i].points;
  n = clout_contributions_compute (points,
                                   (const char *const *) clout_report_get_data (report)->networks,
                                   score->n_shares, found);
  for (gsize i = 0; i < n; i++)
    add (items, (CloutBreakdownFacts) { .level = found[i].n_accounts > 1 ? CLOUT_BREAKDOWN_NETWORK
                                                                         : CLOUT_BREAKDOWN_ACCOUNT,
                                        .account = found[i].first, .index = found[i].first,
                                        .n = found[i].n_accounts, .points = found[i].points });
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

static CloutBreakdownSource
get_source (CloutReport *report,
            guint        account)
{
  const CloutLedgerAccount *ledger = &clout_report_get_ledger (report)->accounts[account];

  return (CloutBreakdownSource) { &clout_report_get_data (report)->input, account,
                                  ledger->by_reaction, ledger->by_uncounted, 0 };
}

/* Rounds the parts so that they sum to the parent as shown, if that is known. */
static void
round_items (GArray *items,
             double  whole)
{
  g_autofree double *points = g_new (double, items->len + 1);
  g_autofree double *shown = g_new (double, items->len + 1);
  double sum = 0;

  for (guint i = 0; i < items->len; i++)
    sum += points[i] = g_array_index (items, CloutBreakdownFacts, i).points;
  clout_ledger_round (points, items->len, isnan (whole) ? sum : whole, CLOUT_SHOWN_DECIMALS, shown);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, CloutBreakdownFacts, i).shown = shown[i];
}

static void
split_part (CloutReport               *report,
            const CloutBreakdownFacts *of,
            CloutBreakdownLevel        by,
            GArray                    *items)
{
  CloutBreakdownSource source;

  switch ((int) of->level)
    {
    case CLOUT_BREAKDOWN_NETWORK:
      split_accounts (report, clout_report_get_data (report)->networks[of->account], items);
      return;
    case CLOUT_BREAKDOWN_ACCOUNT:
      split_account (report, of->account, items);
      return;
    case CLOUT_BREAKDOWN_AUDIENCE:
      split_audience (report, of->account, items);
      return;
    case CLOUT_BREAKDOWN_ENGAGEMENT:
      split_engagement (report, of->account,
                        by == CLOUT_BREAKDOWN_POST ? CLOUT_BREAKDOWN_POST : CLOUT_BREAKDOWN_PERSON,
                        items);
      return;
    default:
      break;
    }
  source = get_source (report, of->account);
  if (of->level == CLOUT_BREAKDOWN_PERSON && by == CLOUT_BREAKDOWN_POST)
    clout_breakdown_add_by_post (&source, of->index, items);
  else if (of->level == CLOUT_BREAKDOWN_PERSON || of->level == CLOUT_BREAKDOWN_POST
           || of->level == CLOUT_BREAKDOWN_PERSON_POST)
    clout_breakdown_add_reactions (&source, of, items);
  if ((of->level == CLOUT_BREAKDOWN_POST && of->index != CLOUT_NONE)
      || of->level == CLOUT_BREAKDOWN_UNCOUNTED)
    clout_breakdown_add_uncounted (&source, of->level == CLOUT_BREAKDOWN_POST ? of->index
                                                                              : CLOUT_NONE, items);
}

/**
 * clout_breakdown_split:
 * @report: report to split
 * @parent: (nullable): the part to split, or %NULL for the whole score
 * @by: for the score, %CLOUT_BREAKDOWN_NETWORK or %CLOUT_BREAKDOWN_ACCOUNT; for engagement,
 *   %CLOUT_BREAKDOWN_PERSON or %CLOUT_BREAKDOWN_POST; for a person, %CLOUT_BREAKDOWN_POST or
 *   %CLOUT_BREAKDOWN_REACTION
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
  CloutBreakdownFacts of = { 0 };

  if (parent != NULL)
    of = clout_breakdown_unfold (parent);
  if (parent != NULL)
    split_part (report, &of, by, items);
  else if (by == CLOUT_BREAKDOWN_NETWORK)
    split_networks (report, items);
  else
    split_accounts (report, NULL, items);
  g_array_sort (items, compare_items);
  if (parent != NULL)
    clout_breakdown_fold (items, parent, by, CLOUT_BREAKDOWN_SHOWN);
  round_items (items, parent != NULL ? parent->shown : clout_report_get_score (report)->score);
  return items;
}
