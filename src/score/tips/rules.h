/* rules.h: what the rules share; each is a function in a tip-*.c file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/tally.h"
#include "score/tips/tips.h"

G_BEGIN_DECLS

/* Fewer posts than this on either side say nothing. */
#define CLOUT_TIP_FEWEST_POSTS 8

/* Research behind best-time advice found gains of 4 to 17 percent; no habit of
 * posting is promised more. */
#define CLOUT_TIP_MOST_GAIN 1.17

/**
 * CloutTipFinder:
 * @echo: (array): reactions that each post of the account at hand drew, by post and
 *   group, as the network counts them or as they are listed, whichever is more
 */
typedef struct
{
  const CloutScoreInput *input;
  const CloutScore *score;
  const CloutTipFacts *facts;
  GArray *tips;
  double *echo;
} CloutTipFinder;

typedef void (*CloutTipRule) (CloutTipFinder *self,
                              gsize           account);

void    clout_tip_add           (CloutTipFinder     *self,
                                 const CloutTip     *tip,
                                 double              score);
void    clout_tip_add_if        (CloutTipFinder     *self,
                                 const CloutTip     *tip,
                                 gsize               account,
                                 const CloutSignals *signals);
void    clout_tip_add_if_gained (CloutTipFinder     *self,
                                 const CloutTip     *tip,
                                 gsize               account,
                                 double              factor);
double  clout_tip_echo          (CloutTipFinder     *self,
                                 gsize               post);

void    clout_tip_habits        (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_best_hours    (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_quiet_topic   (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_fading        (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_fewer_posts   (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_answers       (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_old_friends   (CloutTipFinder     *self,
                                 gsize               account);
void    clout_tip_connect       (CloutTipFinder     *self);

G_END_DECLS
