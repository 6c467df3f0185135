/* forget.c: deletes an account from the backups.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/forget.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "store/backup/backup.h"
#include "store/database/sql.h"
#include "store/accounts/stored-account.h"

#define NAMED "SELECT id FROM account WHERE network = ?1 AND server = ?2 AND remote = ?3"

/* After a restore, ids can differ between backups, but names don't. */
static gboolean
delete_named (sqlite3       *db,
              sqlite3_stmt  *name,
              GError       **error)
{
  g_autoptr(sqlite3_stmt) named = clout_sql_prepare (db, NAMED, error);
  gint64 id;
  gboolean row;

  if (named == NULL)
    return FALSE;
  clout_sql_bind (named, "sss", clout_sql_text (name, 0), clout_sql_text (name, 1),
                  clout_sql_text (name, 2));
  if (!clout_sql_step (named, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  id = sqlite3_column_int64 (named, 0);
  sqlite3_reset (named);
  return clout_sql_write (db, clout_stored_account_delete, &id, error);
}

static gboolean
forget_in (const char    *backup,
           sqlite3_stmt  *name,
           GError       **error)
{
  sqlite3 *db = NULL;
  gboolean done = (sqlite3_open_v2 (backup, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
                                    | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK
                   || clout_sql_fail (db, error))
    && clout_sql_exec (db, "PRAGMA foreign_keys = ON", error)
    && clout_sql_exec (db, "PRAGMA secure_delete = ON", error)
    && delete_named (db, name, error);

  sqlite3_close (db);
  return done;
}

/* An unreadable backup may contain the account, so delete it. */
static gboolean
forget_or_delete (const char    *backup,
                  sqlite3_stmt  *name,
                  GError       **error)
{
  g_autofree char *suspect = clout_sql_suspect (backup);
  g_autoptr(GError) problem = NULL;

  if (forget_in (backup, name, &problem))
    return TRUE;
  g_info ("A backup is deleted: %s", problem->message);
  g_unlink (suspect);
  if (g_unlink (backup) == 0 || errno == ENOENT)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * clout_backup_forget:
 * @db: a connection to the store
 * @account: id of one of its accounts
 *
 * Deletes the account and all its data from all backups of the store.
 */
gboolean
clout_backup_forget (sqlite3  *db,
                     gint64    account,
                     GError  **error)
{
  g_autoptr(sqlite3_stmt) name =
    clout_sql_prepare (db, "SELECT network, server, remote FROM account WHERE id = ?1", error);
  g_autoptr(GPtrArray) backups = clout_backup_list (sqlite3_db_filename (db, "main"), error);
  gboolean row;

  if (name == NULL || backups == NULL)
    return FALSE;
  clout_sql_bind (name, "i", account);
  if (!clout_sql_step (name, &row, error))
    return FALSE;
  for (guint i = 0; row && i < backups->len; i++)
    if (!forget_or_delete (((CloutBackup *) backups->pdata[i])->path, name, error))
      return FALSE;
  return TRUE;
}
