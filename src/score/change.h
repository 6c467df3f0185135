/* change.h: explains a score change exactly, down to each reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/ledger.h"
#include "score/round.h"

G_BEGIN_DECLS

/**
 * CloutChangeAccount:
 * @by_reaction: (array length=n_reactions of the account): change in each reaction's points, in
 *   the input's order; for new reactions, all their points
 * @by_uncounted: (array length=n_posts of the account): the same for reactions on each post that
 *   the network counts but does not list
 */
typedef struct
{
  double *by_reaction;
  double *by_uncounted;
} CloutChangeAccount;

/**
 * CloutChange:
 * @before: the score at the end of the earlier day, as from clout_history_compute()
 * @after: the score now
 * @came: points from new reactions, never below 0
 * @faded: change in the points of older reactions, usually a loss; they can gain if everything
 *   else shrinks
 * @audience: change in the points from followers and lists
 * @rest: change in engagement points that no single reaction explains
 * @n_came: number of new reactions that count
 * @n_accounts: number of accounts
 * @accounts: (array length=n_accounts): changes by account
 *
 * The four moves sum to @after - @before, and the accounts' changes sum to @came + @faded. Each
 * reaction's change is the difference between its points in the two days' ledgers, so this never
 * contradicts either day's explanation.
 */
typedef struct
{
  double before;
  double after;
  double came;
  double faded;
  double audience;
  double rest;
  gsize n_came;
  gsize n_accounts;
  CloutChangeAccount *accounts;
} CloutChange;

/* What can move a score, in the order of the members of #CloutChange. */
typedef enum
{
  CLOUT_MOVE_CAME,
  CLOUT_MOVE_FADED,
  CLOUT_MOVE_AUDIENCE,
  CLOUT_MOVE_REST,
  CLOUT_N_MOVES
} CloutMove;

/**
 * clout_change_new:
 * @input: as for clout_score_compute(); must outlive the result
 * @days: how many days to look back, at least 1
 *
 * Returns: (transfer full): why the score differs from the one @days ago; free
 *   with clout_change_free()
 */
CloutChange *clout_change_new   (const CloutScoreInput *input,
                                 gsize                  days);
void         clout_change_free  (CloutChange           *self);

/**
 * clout_change_show:
 * @self: a change
 * @decimals: number of decimals shown
 * @shown: (out) (array fixed-size=4): each #CloutMove, rounded
 *
 * Rounds the four moves so that they sum exactly to the difference between the two scores as
 * shown.
 */
void         clout_change_show  (const CloutChange     *self,
                                 int                    decimals,
                                 double                *shown);

/**
 * clout_change_round:
 * @parts: (array length=n_parts): the parts; may be negative
 * @n_parts: number of parts
 * @whole: their sum, rounded
 * @decimals: number of decimals shown
 * @rounded: (out) (array length=n_parts): each part, rounded
 *
 * Rounds parts so that they sum exactly to the rounded whole. Those that are furthest from their
 * rounded value absorb the rounding error, at most one unit each unless @whole isn't their sum.
 */
void         clout_change_round (const double          *parts,
                                 gsize                  n_parts,
                                 double                 whole,
                                 int                    decimals,
                                 double                *rounded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutChange, clout_change_free)

G_END_DECLS
