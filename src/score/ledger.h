/* ledger.h: splits the score exactly, down to each reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/score.h"

G_BEGIN_DECLS

/**
 * CloutLedgerAccount:
 * @by_reaction: (array length=n_reactions of the account): points of each reaction, in the
 *   input's order
 * @by_uncounted: (array length=n_posts of the account): points of the reactions on each post that
 *   the network counts but doesn't list
 * @rest: engagement points that no reaction explains, e.g. if only counts are known
 *
 * For each account, sum (@by_reaction) + sum (@by_uncounted) + @rest equals its share's
 * engagement.
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutLedger, clout_ledger_free)

G_END_DECLS
