/* busy-accounts.h: which accounts are being synced, imported or removed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"

G_BEGIN_DECLS

typedef struct _CloutBusyAccounts CloutBusyAccounts;

CloutBusyAccounts *clout_busy_accounts_new           (void);
void               clout_busy_accounts_free          (CloutBusyAccounts *self);
gboolean           clout_busy_accounts_begin_sync    (CloutBusyAccounts *self,
                                                      CloutAccount      *account,
                                                      GCancellable      *cancellable);
void               clout_busy_accounts_end_sync      (CloutBusyAccounts *self,
                                                      CloutAccount      *account);
void               clout_busy_accounts_begin_import  (CloutBusyAccounts *self,
                                                      gint64             account,
                                                      GCancellable      *cancellable);
void               clout_busy_accounts_end_import    (CloutBusyAccounts *self,
                                                      GCancellable      *cancellable);
void               clout_busy_accounts_begin_removal (CloutBusyAccounts *self,
                                                      CloutAccount      *account);
void               clout_busy_accounts_end_removal   (CloutBusyAccounts *self,
                                                      CloutAccount      *account);

G_END_DECLS
