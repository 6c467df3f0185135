/* change-page.h: explains why the score moved.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "sync/report.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_CHANGE_PAGE (clout_change_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutChangePage, clout_change_page, CLOUT, CHANGE_PAGE, CloutNavigationPage)

GtkWidget *clout_change_page_new (CloutEngine *engine,
                                  CloutReport *report,
                                  guint        days);

G_END_DECLS
