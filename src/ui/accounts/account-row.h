/* account-row.h: a row for an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/account.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ACCOUNT_ROW (clout_account_row_get_type ())

/* Signals: "sync", "sign-in-again", "remove". */
G_DECLARE_FINAL_TYPE (CloutAccountRow, clout_account_row, CLOUT, ACCOUNT_ROW, AdwActionRow)

GtkWidget    *clout_account_row_new         (CloutAccount    *account);
CloutAccount *clout_account_row_get_account (CloutAccountRow *self);
void          clout_account_row_set_engine  (CloutAccountRow *self,
                                             CloutEngine     *engine);
void          clout_account_row_set_price   (CloutAccountRow *self,
                                             const char      *words);

G_END_DECLS
