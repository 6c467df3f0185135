/* known-accounts.c: ids that a server uses for its stored accounts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/known-accounts.h"

#include "store/database/call.h"

static void
known_free (gpointer data)
{
  CloutKnownAccount *known = data;

  g_free (known->remote_id);
  g_free (known->self);
  g_free (known);
}

static gpointer
read_known (sqlite3_stmt *row)
{
  CloutKnownAccount *known = g_new0 (CloutKnownAccount, 1);

  known->remote_id = g_strdup (clout_sql_text (row, 0));
  known->self = g_strdup (clout_sql_text (row, 1));
  return known;
}

/**
 * clout_store_list_known_async:
 * @self: a store
 * @network: id of a network
 * @server: server of the accounts
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
  static const CloutSqlList list = {
    "SELECT remote, mark FROM account LEFT JOIN cursor"
    " ON cursor.account = account.id AND resource = ?3 WHERE network = ?1 AND server = ?2",
    read_known, known_free };

  clout_store_list_async (self, &list, clout_binds_new ("sss", network, server, profile),
                          cancellable, callback, user_data);
}
