/* remove.c: removes an account: its sync, its data, its token.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts.h"

#include "base/task.h"
#include "store/accounts/accounts.h"
#include "sync/accounts/account-list.h"
#include "sync/accounts/busy-accounts.h"
#include "sync/avatars.h"
#include "sync/engine/changes.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/* Its server can't prevent removing the account. */
static void
signed_out_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (!clout_engine_sign_out_finish (result, NULL, &error))
    g_info ("A token remains in the keyring: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  CloutAccount *account = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  clout_busy_accounts_end_removal (clout_engine_get_busy_accounts (self), account);
  if (!clout_finish_boolean (result, &error))
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "removing the account");
      return;
    }
  clout_engine_forget_avatars (self, clout_account_get_id (account));
  clout_account_list_remove (clout_engine_get_account_list (self), account);
  clout_engine_changed (self, CLOUT_ENGINE_CHANGED_ALL);
  if (clout_account_get_source (account) == CLOUT_ACCOUNT_SIGNED_IN)
    clout_engine_sign_out_async (self, account, NULL, signed_out_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * clout_engine_remove_account_async:
 * @self: an engine
 * @account: one of the engine's accounts
 * @cancellable: (nullable): keeps the account, if its data aren't deleted yet
 *
 * Stops the account's sync and import, deletes its data, then revokes its token if the server can
 * be reached, and forgets it. If the data can't be deleted, the account remains signed in.
 *
 * clout_finish_boolean() returns whether its data were deleted; otherwise a #CloutSyncError is
 * set.
 */
void
clout_engine_remove_account_async (CloutEngine         *self,
                                   CloutAccount        *account,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_remove_account_async,
                                                 cancellable, callback, user_data);

  g_task_set_task_data (task, g_object_ref (account), g_object_unref);
  g_task_set_check_cancellable (task, FALSE);
  clout_busy_accounts_begin_removal (clout_engine_get_busy_accounts (self), account);
  clout_store_remove_account_async (clout_engine_get_store (self), clout_account_get_id (account),
                                    cancellable, removed_cb, g_object_ref (task));
}
