/* overview.h: the score, how it moved, where it comes from and what would raise it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/analysis.h"
#include "sync/report.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_OVERVIEW (clout_overview_get_type ())

/* Signal "item-activated" (CloutBreakdownItem *item, CloutReport *report): the person wants to open
   a part with children, whose indexes are those of the report. The score page handles its other
   actions. */
G_DECLARE_FINAL_TYPE (CloutOverview, clout_overview, CLOUT, OVERVIEW, AdwBin)

void clout_overview_set_known       (CloutOverview       *self,
                                     GArray              *known,
                                     gint64               today);
void clout_overview_set_counting    (CloutOverview       *self,
                                     gint64               n_reactions);
void clout_overview_set_provisional (CloutOverview       *self,
                                     const char          *text);
void clout_overview_offer_welcome   (CloutOverview       *self,
                                     gboolean             offered);
void clout_overview_set_report      (CloutOverview       *self,
                                     CloutReport         *report);
void clout_overview_set_items       (CloutOverview       *self,
                                     CloutReport         *report,
                                     GListModel          *items);
void clout_overview_load_tips       (CloutOverview       *self,
                                     CloutEngine         *engine,
                                     CloutReport         *report);
void clout_overview_set_best_posts  (CloutOverview       *self,
                                     CloutReport         *report,
                                     GPtrArray           *cards);
void clout_overview_set_analysis    (CloutOverview       *self,
                                     const CloutAnalysis *analysis);
void clout_overview_set_days        (CloutOverview       *self,
                                     GArray              *days);
void clout_overview_set_events      (CloutOverview       *self,
                                     GPtrArray           *events);
void clout_overview_set_past        (CloutOverview       *self,
                                     GArray              *past);

G_END_DECLS
