/* engine-sync.c: refreshing accounts from their networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/engine-private.h"
#include "sync/error.h"

/**
 * clout_engine_sync_async:
 * @account: (nullable): one account, or %NULL for all that are due
 *
 * An account from an archive has nothing to fetch and is done at once.
 */
void
clout_engine_sync_async (CloutEngine         *self,
                         CloutAccount        *account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_sync_async, cancellable,
                                                 callback, user_data);

  if (account != NULL && clout_account_get_source (account) != CLOUT_ACCOUNT_ARCHIVE)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                             "%s: no such network", clout_account_get_network (account));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
clout_engine_sync_finish (CloutEngine   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * clout_engine_add_by_handle_async:
 * @network: id of a network
 * @handle: as the person typed it
 */
void
clout_engine_add_by_handle_async (CloutEngine         *self,
                                  const char          *network,
                                  const char          *handle,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_add_by_handle_async,
                                                 cancellable, callback, user_data);

  g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                           "%s: no such network", network);
}

CloutAccount *
clout_engine_add_by_handle_finish (CloutEngine   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
