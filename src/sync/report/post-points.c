/* post-points.c: what each post adds to the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/report/post-points.h"

#include "score/ledger.h"
#include "score/tally.h"

static void
add_account (GHashTable               *points,
             const CloutScoreAccount  *account,
             const CloutLedgerAccount *parts,
             const gint64             *ids)
{
  g_autofree CloutPostSum *sums = g_new0 (CloutPostSum, MAX (account->n_posts, 1));

  for (gsize i = 0; i < account->n_reactions; i++)
    if (account->post[i] < account->n_posts)
      {
        sums[account->post[i]].points += (float) parts->by_reaction[i];
        sums[account->post[i]].words += clout_group_of (account->kind[i]) == CLOUT_GROUP_WORDS;
      }
  for (gsize i = 0; i < account->n_posts; i++)
    {
      sums[i].points += (float) parts->by_uncounted[i];
      if (sums[i].points > 0 || sums[i].words > 0)
        g_hash_table_insert (points, g_memdup2 (&ids[i], sizeof ids[i]),
                             g_memdup2 (&sums[i], sizeof sums[i]));
    }
}

/**
 * clout_post_points_compute:
 * @history: the data of a score
 *
 * Adds up the points of each post's reactions, in time proportional to their number.
 *
 * Returns: (transfer full): sums by id, only of posts that have any
 */
GHashTable *
clout_post_points_compute (const CloutStoreHistory *history)
{
  const CloutScoreInput *input = &history->input;
  GHashTable *points = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(CloutScore) score = clout_score_compute (input);
  g_autoptr(CloutLedger) ledger = clout_ledger_new (input, score);

  for (gsize a = 0; a < input->n_accounts; a++)
    if (!input->accounts[a].engagement_unknown)
      add_account (points, &input->accounts[a], &ledger->accounts[a], history->post_ids[a]);
  return points;
}
