/* accounts.h: accounts in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"
#include "store/store.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CloutAccount), oldest first. */
void       clout_store_list_accounts_async   (CloutStore           *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

/* Inserts an account without id and sets its id, or updates the one it has. There is one account
   per network, server and remote id, so saving the same one twice finds it. An account with an
   id that was removed in the meantime is not stored again. */
void       clout_store_save_account_async    (CloutStore           *self,
                                              CloutAccount         *account,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean   clout_store_save_account_finish   (CloutStore           *self,
                                              GAsyncResult         *result,
                                              GError              **error);

/* Deletes the account and all data that only belong to it. */
void       clout_store_remove_account_async  (CloutStore           *self,
                                              gint64                account,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
