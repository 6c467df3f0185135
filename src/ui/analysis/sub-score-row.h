/* sub-score-row.h: a row with a number, what it means and how it moved.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_SUB_SCORE_ROW (clout_sub_score_row_get_type ())

G_DECLARE_FINAL_TYPE (CloutSubScoreRow, clout_sub_score_row, CLOUT, SUB_SCORE_ROW, GtkListBoxRow)

GtkWidget *clout_sub_score_row_new (const char *title,
                                    const char *meaning,
                                    const char *number,
                                    const char *trend,
                                    gboolean    raised);

G_END_DECLS
