/* figures-page.h: a page that explains a number with the figures behind it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FIGURES_PAGE (clout_figures_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutFiguresPage, clout_figures_page, CLOUT, FIGURES_PAGE,
                      CloutNavigationPage)

GtkWidget  *clout_figures_page_new      (const char       *title,
                                         const char       *subtitle,
                                         const char       *explanation,
                                         const char       *note);
GtkListBox *clout_figures_page_get_list (CloutFiguresPage *self);

G_END_DECLS
