/* condense.h: condenses one account's reactions into signals.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/decay.h"
#include "score/input.h"
#include "score/tally.h"

G_BEGIN_DECLS

/**
 * CloutCondensed:
 * @person: (array length=n_people): what each person did; anonymous people share one more entry
 * @post: (array length=n_posts): reactions that each post received; here n counts all listed
 *   reactions, including those outside the window
 * @unprompted: (array length=n_days): after @post, reactions to no post, by calendar days ago;
 *   each day's count as if to one post
 * @people: by group, the sum over people
 * @posts: by group, the sum over posts
 * @signal: by group, the resulting signal
 */
typedef struct _CloutCondensed
{
  CloutTally *person;
  CloutTally *post;
  CloutTally *unprompted;
  double people[CLOUT_N_GROUPS];
  double posts[CLOUT_N_GROUPS];
  double signal[CLOUT_N_GROUPS];
} CloutCondensed;

CloutCondensed *clout_condense          (const CloutScoreInput    *input,
                                         const CloutScoreAccount  *account,
                                         const float              *influence,
                                         const CloutDecay         *decay);
void            clout_condensed_free    (CloutCondensed           *self);
double          clout_condense_volume   (double                    n_written);
double          clout_condense_signal   (double                    people,
                                         double                    posts,
                                         double                    volume);
void            clout_condense_read     (const double             *signal,
                                         const CloutScoreAccount  *account,
                                         CloutSignals             *signals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCondensed, clout_condensed_free)

G_END_DECLS
