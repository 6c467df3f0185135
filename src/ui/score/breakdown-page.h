/* breakdown-page.h: the details of one part of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/breakdown-item.h"
#include "sync/engine.h"
#include "sync/report.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_BREAKDOWN_PAGE (clout_breakdown_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutBreakdownPage, clout_breakdown_page, CLOUT, BREAKDOWN_PAGE,
                      CloutNavigationPage)

GtkWidget *clout_breakdown_page_new (CloutEngine *engine,
                                     CloutReport *report,
                                     CloutBreakdownItem   *part);

G_END_DECLS
