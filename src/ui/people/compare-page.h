/* compare-page.h: compares friends with one another and with the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"
#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_COMPARE_PAGE (clout_compare_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutComparePage, clout_compare_page, CLOUT, COMPARE_PAGE,
                      CloutNavigationPage)

GtkWidget *clout_compare_page_new (CloutEngine *engine,
                                   CloutFriend *friend);

G_END_DECLS
