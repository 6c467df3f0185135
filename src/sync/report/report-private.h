/* report-private.h: making a report, and the data behind its explanation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/score/history.h"
#include "sync/report.h"

G_BEGIN_DECLS

CloutReport       *clout_report_new         (CloutStoreHistory       *history,
                                             GPtrArray               *accounts);
void               clout_report_set_points  (CloutReport             *self,
                                             GArray                  *points);
CloutStoreHistory *clout_report_get_data    (CloutReport             *self);
const CloutLedger *clout_report_get_ledger  (CloutReport             *self);
gboolean           clout_report_matches     (CloutReport             *self,
                                             const CloutStoreHistory *data);
void               clout_report_begin_use   (CloutReport             *self);
void               clout_report_end_use     (CloutReport             *self);
void               clout_report_return_data (CloutReport             *self,
                                             CloutStoreHistory       *data);
/* (transfer full): why the score differs from the one @days ago, at least 1. Takes as long as
   two reports. */
CloutChange       *clout_report_dup_change  (CloutReport             *self,
                                             guint                    days);

G_END_DECLS
