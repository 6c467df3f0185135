/* parts.h: parts that points and their changes are split into alike.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/breakdown-item.h"
#include "score/input.h"

G_BEGIN_DECLS

/**
 * CloutBreakdownSource: points of an account's reactions, or their changes.
 * @by_reaction: (array length=n_reactions of the account)
 * @by_uncounted: (array length=n_posts of the account)
 * @days: the values are changes in this many days; 0 if they are points
 */
typedef struct
{
  const CloutScoreInput *input;
  guint account;
  const double *by_reaction;
  const double *by_uncounted;
  guint days;
} CloutBreakdownSource;

void                clout_breakdown_add_part      (GArray                     *items,
                                                   const CloutBreakdownFacts  *facts);
void                clout_breakdown_add_reactions (const CloutBreakdownSource *source,
                                                   const CloutBreakdownFacts  *of,
                                                   GArray                     *items);
void                clout_breakdown_add_by_post   (const CloutBreakdownSource *source,
                                                   guint32                     person,
                                                   GArray                     *items);
void                clout_breakdown_add_uncounted (const CloutBreakdownSource *source,
                                                   guint32                     post,
                                                   GArray                     *items);
void                clout_breakdown_fold          (GArray                     *items,
                                                   const CloutBreakdownFacts  *parent,
                                                   CloutBreakdownLevel         by,
                                                   guint                       n_shown);
CloutBreakdownFacts clout_breakdown_unfold        (const CloutBreakdownFacts  *parent);

G_END_DECLS
