/* page-stack.h: the pages, each created when it is first shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PAGES (clout_pages_get_type ())

/* Signal "made" (GtkWidget *page): a page was created; its engine is set next. Property
   "navigation": see clout_pages_get_navigation(). */
G_DECLARE_FINAL_TYPE (CloutPages, clout_pages, CLOUT, PAGES, AdwBin)

CloutPages   *clout_pages_new        (void);
AdwViewStack *clout_pages_get_stack  (CloutPages  *self);
GtkWidget    *clout_pages_get_page   (CloutPages  *self,
                                      const char  *name);
CloutNavigation *clout_pages_get_navigation (CloutPages *self);
void          clout_pages_show       (CloutPages  *self,
                                      const char  *name);
void          clout_pages_set_engine (CloutPages  *self,
                                      CloutEngine *engine);

G_END_DECLS
