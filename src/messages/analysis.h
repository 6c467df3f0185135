/* analysis.h: texts about sub-scores, style and week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/analysis.h"

G_BEGIN_DECLS

const char *clout_format_sub_score      (CloutSubScore       which);
const char *clout_format_reach_part     (CloutReachPart      part);
const char *clout_format_style          (CloutStyleCell      cell);
const char *clout_format_trait          (CloutTrait          trait);
char       *clout_format_figures        (const CloutStyle   *style,
                                         CloutTrait          trait);
char       *clout_format_by_group       (const gsize        *by_group);
char       *clout_format_week_reactions (const CloutWeek    *week);
char       *clout_format_waiting        (GListModel         *waiting);

G_END_DECLS
