/* contribution-bar.h: what each network adds to the score, as one bar with a legend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sync/report.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_CONTRIBUTION_BAR (clout_contribution_bar_get_type ())

G_DECLARE_FINAL_TYPE (CloutContributionBar, clout_contribution_bar, CLOUT, CONTRIBUTION_BAR, GtkBox)

void clout_contribution_bar_show (CloutContributionBar *self,
                                  CloutReport          *report,
                                  GListModel           *networks);

G_END_DECLS
