/* breakdown.h: one level of the explanation, as plain data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/breakdown-item.h"
#include "sync/report.h"

G_BEGIN_DECLS

/* Most parts to list; the others are behind a rest. */
#define CLOUT_BREAKDOWN_SHOWN 200
#define CLOUT_MOVES_SHOWN 20

GArray *clout_breakdown_split        (CloutReport               *report,
                                      const CloutBreakdownFacts *parent,
                                      CloutBreakdownLevel        by);
GArray *clout_breakdown_split_change (CloutReport               *report,
                                      const CloutChange         *change,
                                      const CloutBreakdownFacts *parent,
                                      CloutBreakdownLevel        by);

G_END_DECLS
