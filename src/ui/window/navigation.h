/* navigation.h: a stack of pages with a way back.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_NAVIGATION_PAGE (clout_navigation_page_get_type ())

/* A page with a "title" and, nullable, a "subtitle" for the header bar, both plain text. */
G_DECLARE_DERIVABLE_TYPE (CloutNavigationPage, clout_navigation_page, CLOUT, NAVIGATION_PAGE,
                          AdwBin)

struct _CloutNavigationPageClass
{
  AdwBinClass parent_class;
};

#define CLOUT_TYPE_NAVIGATION (clout_navigation_get_type ())

/* Properties: "root", the first page, any widget; "can-go-back", and the "title" and "subtitle" of
 * the page on top, which a header bar follows. */
G_DECLARE_FINAL_TYPE (CloutNavigation, clout_navigation, CLOUT, NAVIGATION, AdwBin)

GtkWidget *clout_navigation_get_root    (CloutNavigation *self);
void       clout_navigation_set_root    (CloutNavigation *self,
                                         GtkWidget       *root);
gboolean   clout_navigation_can_go_back (CloutNavigation *self);
void       clout_navigation_push        (GtkWidget       *widget,
                                         GtkWidget       *page);
void       clout_navigation_back        (GtkWidget       *widget);
void       clout_navigation_home        (GtkWidget       *widget);

G_END_DECLS
