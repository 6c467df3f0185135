/* style-page.h: a person's place in the matrix of styles.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/analysis.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_STYLE_PAGE (clout_style_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutStylePage, clout_style_page, CLOUT, STYLE_PAGE, CloutNavigationPage)

GtkWidget *clout_style_page_new (const CloutAnalysis *analysis);

G_END_DECLS
