/* stored-account.h: an account as a row of the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/account.h"

G_BEGIN_DECLS

/* The data that the worker needs, copied from the account, which belongs to another thread. */
typedef struct
{
  CloutAccount *account;
  gint64 id;
  char *text[7];
  gint64 number[7];
} CloutStoredAccount;

CloutStoredAccount *clout_stored_account_new  (CloutAccount        *account);
void                clout_stored_account_free (CloutStoredAccount  *self);
gboolean            clout_stored_account_save (CloutStoredAccount  *self,
                                               sqlite3             *db,
                                               GError             **error);
gboolean            clout_stored_account_delete (sqlite3             *db,
                                                 gpointer             account,
                                                 GError             **error);

G_END_DECLS
