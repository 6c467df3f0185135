/* change.h: why the score moved between two days, to the last reaction, exactly.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/ledger.h"
#include "score/round.h"

G_BEGIN_DECLS

/**
 * CloutChangeAccount:
 * @by_reaction: (array length=n_reactions of the account): points by which each reaction is
 *   worth more or less than on the day before, in the input's order; the whole worth of those
 *   that came in since
 * @by_uncounted: (array length=n_posts of the account): the same of the reactions on each post
 *   that the network counts but does not list
 */
typedef struct
{
  double *by_reaction;
  double *by_uncounted;
} CloutChangeAccount;

/**
 * CloutChange:
 * @before: the score at the end of the day that is compared with, as
 *   clout_history_compute() gives it
 * @after: the score now
 * @came: points of the reactions that came in since, never below 0
 * @faded: points that what was there before has lost or, beside a shrinking rest, gained
 * @audience: points that the counters have gained or lost
 * @rest: points of engagement that no reaction stands for
 * @n_came: how many reactions came in and count
 * @n_accounts: accounts of the input
 * @accounts: (array length=n_accounts): each account's part
 *
 * @came + @faded + @audience + @rest = @after - @before, and the accounts' parts sum to
 * @came + @faded. Each reaction's part is the difference of its two lines in the ledger: what
 * the explanation of the one day says and that of the other says are never at odds.
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

/* What can move a score, in the order of #CloutChange's members. */
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
 * @input: as for clout_score_compute(); alive as long as the answer
 * @days: how many days back, 1 or more
 *
 * Returns: (transfer full): why the score of @input differs from what it was @days ago; free
 *   with clout_change_free()
 */
CloutChange *clout_change_new   (const CloutScoreInput *input,
                                 gsize                  days);
void         clout_change_free  (CloutChange           *self);

/**
 * clout_change_show:
 * @self: a change
 * @decimals: digits after the point as shown
 * @shown: (out) (array fixed-size=4): each #CloutMove as shown
 *
 * The four sum exactly to the score after as shown less the score before as shown.
 */
void         clout_change_show  (const CloutChange     *self,
                                 int                    decimals,
                                 double                *shown);

/**
 * clout_change_round:
 * @parts: (array length=n_parts): parts that may be negative
 * @n_parts: how many
 * @whole: their sum as shown
 * @decimals: digits after the point as shown
 * @rounded: (out) (array length=n_parts): each part as shown
 *
 * Rounds so that the parts as shown sum exactly to the whole as shown: the largest part bears
 * what rounding leaves over.
 */
void         clout_change_round (const double          *parts,
                                 gsize                  n_parts,
                                 double                 whole,
                                 int                    decimals,
                                 double                *rounded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutChange, clout_change_free)

G_END_DECLS
