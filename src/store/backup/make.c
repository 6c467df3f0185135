/* make.c: makes a daily backup.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/backup.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "base/duration.h"
#include "platform/file.h"
#include "store/database/file.h"
#include "store/database/sql.h"
#include "store/database/call.h"

/* A killed program leaves an unfinished copy; one this old isn't being written any more. */
#define STALE_SECONDS CLOUT_DAY

/* Tables that change without new data: computed values, and the bookkeeping of refreshes. */
#define COMPARED_TABLES "SELECT name FROM main.sqlite_schema WHERE type = 'table'" \
  " AND name NOT LIKE 'sqlite_%'" \
  " AND name NOT IN ('cursor', 'asked', 'repository', 'charged', 'score_point'," \
  " 'follower_count')"
#define COMPARED_COLUMNS "SELECT group_concat (name, ', ') FROM pragma_table_info (?1)" \
  " WHERE NOT (?1 = 'account' AND name IN ('state', 'last_sync'))" \
  " AND NOT (?1 = 'person' AND name = 'counted')"
#define DIFFERS "SELECT (SELECT count (*) FROM main.%1$s) <> (SELECT count (*) FROM old.%1$s)" \
  " OR EXISTS (SELECT %2$s FROM main.%1$s EXCEPT SELECT %2$s FROM old.%1$s)"

typedef struct
{
  char *path;
  char *today;
  gint64 now;
} BackUp;

static void
back_up_free (BackUp *self)
{
  g_free (self->path);
  g_free (self->today);
  g_free (self);
}

static gboolean
table_differs (sqlite3     *db,
               const char  *table,
               gint64      *ret_differs,
               GError     **error)
{
  g_autoptr(sqlite3_stmt) columns = clout_sql_prepare (db, COMPARED_COLUMNS, error);
  g_autofree char *sql = NULL;
  gboolean row;

  if (columns == NULL)
    return FALSE;
  clout_sql_bind (columns, "s", table);
  if (!clout_sql_step (columns, &row, error))
    return FALSE;
  sql = g_strdup_printf (DIFFERS, table, clout_sql_text (columns, 0));
  return clout_sql_find (db, sql, NULL, ret_differs, error);
}

static gboolean
tables_differ (sqlite3   *db,
               gint64    *ret_differ,
               GError   **error)
{
  g_autoptr(sqlite3_stmt) tables = clout_sql_prepare (db, COMPARED_TABLES, error);
  gint64 schema = 0;
  gint64 old_schema = 0;
  gboolean row;

  if (tables == NULL || !clout_sql_find (db, "PRAGMA main.user_version", NULL, &schema, error)
      || !clout_sql_find (db, "PRAGMA old.user_version", NULL, &old_schema, error))
    return FALSE;
  *ret_differ = schema != old_schema;
  while (*ret_differ == 0)
    {
      if (!clout_sql_step (tables, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!table_differs (db, clout_sql_text (tables, 0), ret_differ, error))
        return FALSE;
    }
  return TRUE;
}

/* An unreadable backup is useless, so the next one replaces it. */
static gboolean
has_changed (sqlite3   *db,
             GPtrArray *backups)
{
  CloutBackup *latest = backups->len > 0 ? backups->pdata[0] : NULL;
  g_autoptr(sqlite3_stmt) attach = clout_sql_prepare (db, "ATTACH ?1 AS old", NULL);
  g_autoptr(GError) error = NULL;
  gint64 differ = 1;

  if (latest == NULL || attach == NULL)
    return TRUE;
  clout_sql_bind (attach, "s", latest->path);
  if (!clout_sql_run (attach, &error) || !tables_differ (db, &differ, &error))
    g_info ("A backup can't be compared: %s", error->message);
  clout_sql_exec (db, "DETACH old", NULL);
  return differ != 0;
}

static gboolean
fail_errno (const char  *path,
            GError     **error)
{
  int problem = errno;

  g_set_error (error, CLOUT_STORE_ERROR, clout_sql_code_of_errno (problem),
               "store: cannot write the backup “%s”: %s", path, g_strerror (problem));
  return FALSE;
}

/* The copy gets its name only when it is complete. */
static gboolean
write_copy (sqlite3       *db,
            const BackUp  *self,
            GError       **error)
{
  g_autofree char *copy = g_strconcat (self->path, ".backup-new-XXXXXX", NULL);
  g_autofree char *name = g_strconcat (self->path, ".backup-", self->today, NULL);
  g_autoptr(sqlite3_stmt) vacuum = clout_sql_prepare (db, "VACUUM INTO ?1", error);
  int fd;

  if (vacuum == NULL)
    return FALSE;
  fd = g_mkstemp (copy);
  if (fd < 0)
    return fail_errno (copy, error);
  g_close (fd, NULL);
  clout_sql_bind (vacuum, "s", copy);
  if (clout_sql_run (vacuum, error)
      && (g_rename (copy, name) == 0 || fail_errno (name, error)))
    return TRUE;
  g_unlink (copy);
  return FALSE;
}

static void
delete_stale (const BackUp *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *prefix = g_strconcat (base, ".backup-new-", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      CloutFileStatus status;

      if (g_str_has_prefix (name, prefix) && clout_platform_look_at (file, &status)
          && status.modified < self->now - STALE_SECONDS)
        g_unlink (file);
    }
}

static GStrv
dup_dates (GPtrArray *backups)
{
  g_autoptr(GStrvBuilder) dates = g_strv_builder_new ();

  for (guint i = 0; i < backups->len; i++)
    g_strv_builder_add (dates, ((CloutBackup *) backups->pdata[i])->date);
  return g_strv_builder_end (dates);
}

static gboolean
delete_expired (const BackUp  *self,
                GError       **error)
{
  g_autoptr(GPtrArray) backups = clout_backup_list (self->path, error);
  g_auto(GStrv) dates = backups != NULL ? dup_dates (backups) : NULL;
  g_auto(GStrv) expired = NULL;

  if (backups == NULL)
    return FALSE;
  expired = clout_backup_list_expired ((const char *const *) dates, self->today);
  for (gsize i = 0; expired[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (self->path, ".backup-", expired[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        return fail_errno (name, error);
    }
  delete_stale (self);
  return TRUE;
}

/* A separate connection with a snapshot blocks neither readers nor writers. */
static gboolean
back_up (const BackUp  *self,
         GError       **error)
{
  g_autoptr(GPtrArray) backups = clout_backup_list (self->path, error);
  g_auto(GStrv) dates = backups != NULL ? dup_dates (backups) : NULL;
  sqlite3 *db = NULL;
  gboolean done;

  if (backups == NULL)
    return FALSE;
  if (!clout_backup_is_due ((const char *const *) dates, self->today))
    return TRUE;
  done = sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
                          | SQLITE_OPEN_NOFOLLOW, NULL) == SQLITE_OK || clout_sql_fail (db, error);
  done = done && (!has_changed (db, backups)
                  || (write_copy (db, self, error) && delete_expired (self, error)));
  sqlite3_close (db);
  return done;
}

static void
back_up_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (back_up (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * clout_store_back_up_async:
 * @self: a store
 * @now: Unix seconds
 * @zone: the time zone for dates
 *
 * Copies the store to a file beside it, named by date, unless there is one from today or nothing
 * has changed since the latest. Keeps the latest %CLOUT_BACKUPS_KEPT. Runs in a separate thread
 * and blocks neither reading nor writing.
 */
void
clout_store_back_up_async (CloutStore          *self,
                           gint64               now,
                           GTimeZone           *zone,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_back_up_async, cancellable,
                                                callback, user_data);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr(GTask) step = NULL;
  BackUp *back_up;
  GError *error = NULL;
  char *path = clout_file_find (clout_store_get_path (self), &error);

  if (path == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  back_up = g_new0 (BackUp, 1);
  back_up->path = path;
  back_up->today = g_date_time_format (local, "%Y-%m-%d");
  back_up->now = now;
  /* The thread holds no reference to the store: dropping the last one there would close the file
     there. */
  step = g_task_new (NULL, cancellable, backed_up_cb, g_object_ref (task));
  g_task_set_source_tag (step, clout_store_back_up_async);
  g_task_set_task_data (step, back_up, (GDestroyNotify) back_up_free);
  g_task_run_in_thread (step, back_up_worker);
}
