/* condense.h: one account's reactions condensed to signals.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/decay.h"
#include "score/input.h"

G_BEGIN_DECLS

/* Reactions condense into three groups, one per engagement signal. */
#define CLOUT_N_GROUPS 3

/**
 * CloutGroup:
 * @person: (array length=n_people): Σ weight by who reacted
 * @post: (array length=n_posts): Σ weight by what was reacted to
 * @people: Σ over people of the square root of their sum; a reaction of unknown
 *   people counts as one of a person of its own
 * @posts: the same over posts; a reaction to no post counts as a post of its own
 * @signal: what they come to
 */
typedef struct
{
  double *person;
  double *post;
  double people;
  double posts;
  double signal;
} CloutGroup;

typedef struct
{
  CloutGroup group[CLOUT_N_GROUPS];
  gsize n_follows_after;
  double reach;
} CloutCondensed;

int             clout_group_of          (CloutReactionKind         kind);
CloutSignal     clout_group_signal      (int                       group);
double         *clout_person_weights    (const CloutScoreInput    *input);
guint32        *clout_count_unlisted    (const CloutScoreAccount  *account);
CloutCondensed *clout_condense          (const CloutScoreInput    *input,
                                         const CloutScoreAccount  *account,
                                         const double             *person_weights,
                                         const guint32            *unlisted,
                                         const CloutDecay         *decay);
void            clout_condensed_free    (CloutCondensed           *self);
void            clout_condensed_signals (const CloutCondensed     *self,
                                         const CloutScoreAccount  *account,
                                         CloutSignals             *signals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCondensed, clout_condensed_free)

G_END_DECLS
