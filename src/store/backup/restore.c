/* restore.c: replaces the store with a backup or an export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/restore.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "platform/file.h"
#include "store/database/file.h"
#include "store/database/migrate.h"
#include "store/database/open.h"
#include "store/database/recognize.h"
#include "store/backup/read-export.h"
#include "store/database/sql.h"

/* A Clout that is just exiting may have the store open a moment longer. */
#define BUSY_MILLISECONDS 2000
#define LOOK_MILLISECONDS 50

static gboolean
open_file (const char  *path,
           int          flags,
           sqlite3    **ret_db,
           GError     **error)
{
  if (sqlite3_open_v2 (path, ret_db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL)
      != SQLITE_OK)
    return clout_sql_fail (*ret_db, error);
  sqlite3_busy_timeout (*ret_db, BUSY_MILLISECONDS);
  return TRUE;
}

static gboolean
copy_store (const char  *source,
            const char  *fresh,
            GError     **error)
{
  g_autofree char *suspect = clout_sql_suspect (source);
  gboolean was_suspect = g_file_test (suspect, G_FILE_TEST_EXISTS);
  g_autoptr(sqlite3_stmt) vacuum = NULL;
  sqlite3 *db = NULL;
  gboolean done = open_file (source, SQLITE_OPEN_READONLY, &db, error)
    && clout_store_check_owner (db, error)
    && clout_store_check_version (db, error)
    && clout_store_check_sound (db, error)
    && (vacuum = clout_sql_prepare (db, "VACUUM INTO ?1", error)) != NULL;

  if (done)
    {
      clout_sql_bind (vacuum, "s", fresh);
      done = clout_sql_run (vacuum, error);
    }
  g_clear_pointer (&vacuum, sqlite3_finalize);
  sqlite3_close (db);
  /* The store is checked at each start, but a backup isn't. */
  if (!was_suspect)
    g_unlink (suspect);
  return done;
}

static gboolean
copy_source (CloutRestore  *self,
             const char    *fresh,
             GError       **error)
{
  if (!g_file_test (self->source, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NOT_A_FILE,
                   "store: “%s” is not a plain file", self->source);
      return FALSE;
    }
  if (clout_export_is_one (self->source))
    return clout_read_export (self->source, fresh, self->networks, &self->line, error);
  return copy_store (self->source, fresh, error);
}

/* The log only remains if no other connection is open, so that a single file is moved. */
static gboolean
close_log (const char  *path,
           GError     **error)
{
  sqlite3 *db = NULL;
  gboolean done = open_file (path, SQLITE_OPEN_READWRITE, &db, error)
    && clout_store_check_owner (db, error)
    && clout_sql_exec (db, "PRAGMA locking_mode = EXCLUSIVE", error)
    && clout_sql_exec (db, "PRAGMA journal_mode = DELETE", error);

  sqlite3_close (db);
  return done;
}

/* SQLite itself doesn't wait for other connections to close. */
static gboolean
await_closed (const char  *path,
              GError     **error)
{
  for (guint i = 0; i < BUSY_MILLISECONDS / LOOK_MILLISECONDS; i++)
    {
      g_autoptr(GError) problem = NULL;

      if (close_log (path, &problem))
        return TRUE;
      if (!g_error_matches (problem, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_usleep (LOOK_MILLISECONDS * 1000);
    }
  return close_log (path, error);
}

/* A damaged store is kept as it is; a file that never was a store isn't touched. */
static gboolean
move_store (CloutRestore  *self,
            const char    *path,
            GError       **error)
{
  g_autofree char *suspect = clout_sql_suspect (path);
  gboolean was_suspect = g_file_test (suspect, G_FILE_TEST_EXISTS);
  g_autoptr(GError) problem = NULL;
  CloutFileStatus status;
  gboolean closed;

  self->is_reading = FALSE;
  if (!clout_platform_look_at (path, &status) && errno == ENOENT)
    return TRUE;
  closed = await_closed (path, &problem);
  clout_store_recognize (path, was_suspect, &problem);
  if (closed || g_error_matches (problem, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED))
    return clout_file_move_aside (path, "replaced", self->now, &self->replaced, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
replace (CloutRestore  *self,
         const char    *path,
         GError       **error)
{
  g_autofree char *fresh = clout_file_name_salvaged (path);
  g_autofree char *suspect = clout_sql_suspect (path);

  if (!clout_file_place_salvaged (path, error) || !clout_file_make_fresh (fresh, error))
    return FALSE;
  self->is_reading = TRUE;
  if (!copy_source (self, fresh, error) || !move_store (self, path, error))
    {
      g_unlink (fresh);
      return FALSE;
    }
  g_unlink (suspect);
  return clout_file_place_salvaged (path, error);
}

/**
 * clout_restore_run:
 * @self: a restore
 *
 * Copies the source, moves the store aside and moves the copy to its place: one of the two exists
 * whenever the program is killed. Blocking. The store must not be open.
 *
 * Returns: %FALSE with %CLOUT_STORE_ERROR_BUSY if another Clout has the store open, or with
 *   another #CloutStoreError; then nothing was changed
 */
gboolean
clout_restore_run (CloutRestore  *self,
                   GError       **error)
{
  g_autofree char *path = clout_file_find (self->path, error);
  gboolean done;
  int lock;

  if (path == NULL || !clout_file_lock (path, &lock, error))
    return FALSE;
  done = replace (self, path, error);
  if (lock >= 0)
    g_close (lock, NULL);
  return done;
}
