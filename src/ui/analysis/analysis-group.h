/* analysis-group.h: sub-scores, style, and who reacted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/analysis.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ANALYSIS_GROUP (clout_analysis_group_get_type ())

/* It activates the score page's actions. */
G_DECLARE_FINAL_TYPE (CloutAnalysisGroup, clout_analysis_group, CLOUT, ANALYSIS_GROUP, AdwBin)

void clout_analysis_group_show (CloutAnalysisGroup  *self,
                                const CloutAnalysis *analysis);

G_END_DECLS
