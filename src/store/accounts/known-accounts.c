/* known-accounts.c: what a server's stored accounts are called there.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/known-accounts.h"

#include "store/database/sql.h"
#include "store/database/worker.h"

static void
known_free (gpointer data)
{
  CloutKnownAccount *known = data;

  g_free (known->remote_id);
  g_free (known->self);
  g_free (known);
}

static void
known_worker (CloutStore *self,
              sqlite3    *db,
              GTask      *task,
              gpointer    task_data)
{
  const char *const *wanted = task_data;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (known_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT remote, mark FROM account LEFT JOIN cursor"
                       " ON cursor.account = account.id AND resource = ?3"
                       " WHERE network = ?1 AND server = ?2", &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "sss", wanted[0], wanted[1], wanted[2]);
  while (row && clout_sql_step (rows, &row, &error) && row)
    {
      CloutKnownAccount *known = g_new0 (CloutKnownAccount, 1);

      known->remote_id = g_strdup (clout_sql_text (rows, 0));
      known->self = g_strdup (clout_sql_text (rows, 1));
      g_ptr_array_add (list, known);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * clout_store_list_known_async:
 * @network: id of a network
 * @server: as the accounts have it
 */
void
clout_store_list_known_async (CloutStore          *self,
                              const char          *network,
                              const char          *server,
                              const char          *profile,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_known_async, cancellable,
                                                callback, user_data);
  const char *const wanted[] = { network, server, profile, NULL };

  g_task_set_task_data (task, g_strdupv ((char **) wanted), (GDestroyNotify) g_strfreev);
  clout_store_push (self, task, CLOUT_STORE_READ, known_worker);
}

GPtrArray *
clout_store_list_known_finish (CloutStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
