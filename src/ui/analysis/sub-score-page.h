/* sub-score-page.h: what a sub-score is made of, and how many people reacted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/analysis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *clout_sub_score_page_new (const CloutAnalysis *analysis,
                                     CloutSubScore        which);
GtkWidget *clout_counts_page_new    (CloutEngine         *engine,
                                     CloutReport         *report,
                                     const CloutAnalysis *analysis);

G_END_DECLS
