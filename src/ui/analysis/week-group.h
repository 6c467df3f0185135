/* week-group.h: what came in during the last seven days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/analysis.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_WEEK_GROUP (clout_week_group_get_type ())

/* It activates the score page's actions. */
G_DECLARE_FINAL_TYPE (CloutWeekGroup, clout_week_group, CLOUT, WEEK_GROUP, AdwBin)

void clout_week_group_show (CloutWeekGroup      *self,
                            const CloutAnalysis *analysis);

G_END_DECLS
