/* highlights-page.h: an account's best old posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_HIGHLIGHTS_PAGE (clout_highlights_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutHighlightsPage, clout_highlights_page, CLOUT, HIGHLIGHTS_PAGE,
                      CloutNavigationPage)

GtkWidget *clout_highlights_page_new (CloutEngine  *engine,
                                      CloutAccount *account);

G_END_DECLS
