/* printed-report.h: the score on one page, for a printer or a PDF file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sync/report.h"

G_BEGIN_DECLS

typedef struct _CloutPrintedReport CloutPrintedReport;

CloutPrintedReport *clout_printed_report_new   (CloutReport              *report,
                                                GListModel               *parts,
                                                GListModel               *topics,
                                                gboolean                  sample);
void                clout_printed_report_unref (CloutPrintedReport       *self);
void                clout_printed_report_draw  (const CloutPrintedReport *self,
                                                cairo_t                  *cr,
                                                double                    width,
                                                gboolean                  right_to_left);
GBytes             *clout_printed_report_to_pdf (const CloutPrintedReport *self,
                                                 gboolean                  right_to_left);
GtkPrintOperation  *clout_printed_report_make_operation (CloutPrintedReport *self);
void                clout_printed_report_print (CloutPrintedReport       *self,
                                                GtkWindow                *parent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPrintedReport, clout_printed_report_unref)

G_END_DECLS
