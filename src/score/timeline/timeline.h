/* timeline.h: one account's signals from day to day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

typedef struct _CloutTimeline CloutTimeline;

CloutTimeline *clout_timeline_new     (const CloutScoreInput   *input,
                                       const CloutScoreAccount *account,
                                       const float             *influence,
                                       gsize                    n_days);
void           clout_timeline_free    (CloutTimeline           *self);
void           clout_timeline_advance (CloutTimeline           *self,
                                       CloutSignals            *signals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTimeline, clout_timeline_free)

G_END_DECLS
