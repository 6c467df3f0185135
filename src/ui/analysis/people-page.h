/* people-page.h: a list of people: who reacted, is new, or waits for a reply.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/analysis.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PEOPLE_PAGE (clout_people_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutPeoplePage, clout_people_page, CLOUT, PEOPLE_PAGE, CloutNavigationPage)

GtkWidget *clout_people_page_new                 (const char  *title,
                                                  const char  *explanation,
                                                  CloutReport *report,
                                                  GListModel  *people);
GtkWidget *clout_people_page_new_for_group       (CloutEngine *engine,
                                                  CloutReport *report,
                                                  int          group);
GtkWidget *clout_people_page_new_for_old_friends (CloutEngine *engine,
                                                  CloutReport *report,
                                                  guint        account);

G_END_DECLS
