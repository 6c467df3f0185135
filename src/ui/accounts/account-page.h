/* account-page.h: details of an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ACCOUNT_PAGE (clout_account_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutAccountPage, clout_account_page, CLOUT, ACCOUNT_PAGE,
                      CloutNavigationPage)

GtkWidget *clout_account_page_new (CloutEngine  *engine,
                                   CloutAccount *account);

G_END_DECLS
