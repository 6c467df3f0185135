/* rules.h: shared by the rules, each of which is a function in this folder.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/duration.h"
#include "score/tally.h"
#include "score/tips/tip.h"

G_BEGIN_DECLS

/* With fewer posts on either side there is no evidence. */
#define CLOUT_TIP_FEWEST_POSTS 8

/* Research behind best-time advice found gains of 4 to 17 percent, so no posting habit promises
   more. */
#define CLOUT_TIP_MOST_GAIN 1.17

/**
 * CloutTipFinder:
 * @echo: (array): reactions to each post of the current account, by post and group: the larger of
 *   those counted and those listed
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

gint64 clout_tip_slot_of (gint64     time,
                          GTimeZone *zone);

void clout_tip_habits      (CloutTipFinder *self,
                            gsize           account);
void clout_tip_best_hours  (CloutTipFinder *self,
                            gsize           account);
void clout_tip_quiet_topic (CloutTipFinder *self,
                            gsize           account);
void clout_tip_fading      (CloutTipFinder *self,
                            gsize           account);
void clout_tip_fewer_posts (CloutTipFinder *self,
                            gsize           account);
void clout_tip_replies     (CloutTipFinder *self,
                            gsize           account);
void clout_tip_old_friends (CloutTipFinder *self,
                            gsize           account);
void clout_tip_connect     (CloutTipFinder *self);

G_END_DECLS
