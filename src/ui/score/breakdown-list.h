/* breakdown-list.h: rows for parts of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/breakdown-item.h"
#include "score/summary/bar-scale.h"
#include "sync/report.h"

G_BEGIN_DECLS

void       clout_breakdown_list_scale      (GListModel          *items,
                                            CloutBarScale       *scale);
void       clout_breakdown_list_show       (GtkListBox          *list,
                                            CloutReport         *report,
                                            CloutBreakdownItem  *parent,
                                            GListModel          *items,
                                            const CloutBarScale *scale);
GtkWidget *clout_breakdown_list_make_arrow (void);

CloutBreakdownItem *clout_breakdown_row_get_target (GtkListBoxRow *row);

G_END_DECLS
