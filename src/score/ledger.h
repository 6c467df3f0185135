/* ledger.h: the score split to the last reaction, exactly.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/score.h"

G_BEGIN_DECLS

/**
 * CloutLedgerAccount:
 * @by_reaction: (array length=n_reactions of the account): points of each
 *   reaction, in the input's order
 * @by_uncounted: (array length=n_posts of the account): points of the reactions on each
 *   post that the network counts but does not list
 * @rest: points of engagement that no reaction stands for, e.g. where only
 *   counters are known
 *
 * Over one account: sum (@by_reaction) + sum (@by_uncounted) + @rest =
 * engagement of its share.
 */
typedef struct
{
  double *by_reaction;
  double *by_uncounted;
  double rest;
} CloutLedgerAccount;

typedef struct
{
  gsize n_accounts;
  CloutLedgerAccount *accounts;
} CloutLedger;

CloutLedger *clout_ledger_new   (const CloutScoreInput *input,
                                 const CloutScore      *score);
void         clout_ledger_free  (CloutLedger           *ledger);

/**
 * clout_ledger_round:
 * @parts: (array length=n_parts): the parts, each >= 0, that sum to @whole
 * @decimals: digits after the point as shown
 * @rounded: (out) (array length=n_parts): each part as shown
 *
 * Rounds by largest remainder, so that the parts as shown sum exactly to the
 * whole as shown, at every level of the explanation.
 */
void         clout_ledger_round (const double          *parts,
                                 gsize                  n_parts,
                                 double                 whole,
                                 int                    decimals,
                                 double                *rounded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutLedger, clout_ledger_free)

G_END_DECLS
