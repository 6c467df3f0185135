/* accounts-page.h: the accounts with their states, and removal with undo.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ACCOUNTS_PAGE (clout_accounts_page_get_type ())

/* Signals: "sync" and "sign-in-again" with a CloutAccount, "toast" with an AdwToast. */
G_DECLARE_FINAL_TYPE (CloutAccountsPage, clout_accounts_page, CLOUT, ACCOUNTS_PAGE, AdwBin)

void clout_accounts_page_set_engine      (CloutAccountsPage *self,
                                          CloutEngine       *engine);
void clout_accounts_page_finish_removals (CloutAccountsPage *self);

G_END_DECLS
