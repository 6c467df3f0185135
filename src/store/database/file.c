/* file.c: handles the database file: permissions, locks, moving it aside.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/file.h"
#include "store/database/sql.h"

/* The log and its index, which always go with the file. */
static const char *const companions[] = { "-wal", "-shm" };

/* The same as SQLite's lock timeout. */
#define LOCK_MILLISECONDS 5000
#define LOOK_MILLISECONDS 20

static gboolean
fail_errno (const char  *what,
            const char  *path,
            GError     **error)
{
  int problem = errno;

  g_set_error (error, CLOUT_STORE_ERROR, clout_sql_code_of_errno (problem),
               "store: %s “%s”: %s", what, path, g_strerror (problem));
  return FALSE;
}

static gboolean
is_plain (const char  *path,
          gboolean     close_to_others,
          GError     **error)
{
  CloutFileStatus status;

  if (!clout_platform_look_at (path, &status))
    return errno == ENOENT || fail_errno ("cannot look at", path, error);
  if (status.kind != CLOUT_FILE_KIND_PLAIN)
    {
      g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NOT_A_FILE,
                   "store: “%s” is not a plain file", path);
      return FALSE;
    }
  if (close_to_others && !clout_platform_make_private (path))
    return fail_errno ("cannot make private", path, error);
  return TRUE;
}

static gboolean
are_plain (const char  *path,
           gboolean     close_to_others,
           GError     **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      if (!is_plain (companion, close_to_others, error))
        return FALSE;
    }
  return is_plain (path, close_to_others, error);
}

/**
 * clout_file_make:
 * @path: the database
 *
 * Creates the file with permissions for this user only, before SQLite opens it, because its
 * companions inherit the mode. Doesn't open an existing file, because closing it would drop this
 * process's locks on it.
 */
gboolean
clout_file_make (const char  *path,
                 GError     **error)
{
  int fd = clout_platform_open (path, CLOUT_OPEN_CREATE_NEW);

  if (fd >= 0)
    return g_close (fd, error);
  if (errno != EEXIST)
    return fail_errno ("cannot make", path, error);
  return are_plain (path, FALSE, error);
}

/**
 * clout_file_make_private:
 * @path: the database, which belongs to Clout
 *
 * Removes other users' permissions from the file and its companions.
 */
gboolean
clout_file_make_private (const char  *path,
                         GError     **error)
{
  return are_plain (path, TRUE, error);
}

/* Returns (transfer full): an unused name beside the file. */
static char *
name_aside (const char *path,
            const char *why,
            gint64      now)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (date, "%Y-%m-%d-%H%M%S");
  char *moved = g_strdup_printf ("%s.%s-%s", path, why, stamp);

  for (guint i = 2; g_file_test (moved, G_FILE_TEST_EXISTS); i++)
    {
      g_free (moved);
      moved = g_strdup_printf ("%s.%s-%s-%u", path, why, stamp, i);
    }
  return moved;
}

/**
 * clout_file_move_aside:
 * @path: a database
 * @why: word to use in its new name
 * @now: Unix seconds, for its new name
 * @ret_moved: (out): the new name
 *
 * Moves the file aside with its companions. These are moved first, so that an interrupted move
 * never leaves a new file beside an old log.
 */
gboolean
clout_file_move_aside (const char  *path,
                       const char  *why,
                       gint64       now,
                       char       **ret_moved,
                       GError     **error)
{
  g_autofree char *moved = name_aside (path, why, now);

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (moved, companions[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fail_errno ("cannot move aside", from, error);
    }
  if (g_rename (path, moved) != 0)
    return fail_errno ("cannot move aside", path, error);
  *ret_moved = g_steal_pointer (&moved);
  return TRUE;
}

/* The path for rows recovered from a damaged file, before that is moved aside. */
char *
clout_file_name_salvaged (const char *path)
{
  return g_strconcat (path, "-salvaged", NULL);
}

/* Creates an empty file, replacing one left by a killed program. */
gboolean
clout_file_make_fresh (const char  *path,
                       GError     **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  if ((g_unlink (path) != 0 && errno != ENOENT)
      || (g_unlink (journal) != 0 && errno != ENOENT))
    return fail_errno ("cannot delete", path, error);
  return clout_file_make (path, error);
}

/**
 * clout_file_place_salvaged:
 * @path: the database
 *
 * Moves recovered data to the database's path, if that is unused.
 */
gboolean
clout_file_place_salvaged (const char  *path,
                           GError     **error)
{
  g_autofree char *salvaged = clout_file_name_salvaged (path);
  CloutFileStatus status;

  if (clout_platform_look_at (path, &status) || !clout_platform_look_at (salvaged, &status))
    return TRUE;
  return g_rename (salvaged, path) == 0 || fail_errno ("cannot move", salvaged, error);
}

/**
 * clout_file_lock:
 * @path: the database
 * @ret_lock: (out): file descriptor to close afterwards, or -1
 *
 * Makes programs that start at the same time open the file one after another. If the file system
 * doesn't support such locks, relies on SQLite's.
 *
 * Returns: %FALSE with %CLOUT_STORE_ERROR_BUSY if another program holds the lock for too long
 */
gboolean
clout_file_lock (const char  *path,
                 int         *ret_lock,
                 GError     **error)
{
  int fd = clout_platform_open_lock (path);

  *ret_lock = fd;
  for (guint i = 0; fd >= 0 && i < LOCK_MILLISECONDS / LOOK_MILLISECONDS; i++)
    {
      if (clout_platform_lock (fd) || errno != EWOULDBLOCK)
        return TRUE;
      g_usleep (LOOK_MILLISECONDS * 1000);
    }
  if (fd < 0)
    return TRUE;
  g_close (fd, NULL);
  g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BUSY,
               "store: another program is opening “%s”", path);
  return FALSE;
}

/**
 * clout_file_find:
 * @path: the database, which needn't exist
 *
 * Creates the folder, for this user only, and resolves links, because SQLite rejects paths with
 * links and a link to the folder is the person's decision.
 *
 * Returns: (transfer full): the path without links, or %NULL
 */
char *
clout_file_find (const char  *path,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = NULL;

  if (*path == '\0')
    {
      g_set_error_literal (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BAD_NAME,
                           "store: the file has no name");
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) == 0)
    real = clout_platform_resolve_folder (folder);
  if (real == NULL)
    {
      fail_errno ("cannot make the folder", folder, error);
      return NULL;
    }
  return g_build_filename (real, name, NULL);
}

static char *
name_flag (const char *path)
{
  return g_strconcat (path, "-import", NULL);
}

/**
 * clout_file_flag_import:
 * @path: the database
 *
 * Tells other programs that this one is importing, with a locked file beside @path, until it
 * finishes or is killed.
 *
 * Returns: a handle for clout_file_unflag_import(), or -1
 */
int
clout_file_flag_import (const char *path)
{
  g_autofree char *name = name_flag (path);
  int flag = clout_platform_open (name, CLOUT_OPEN_CREATE);

  if (flag >= 0)
    clout_platform_lock (flag);
  return flag;
}

void
clout_file_unflag_import (const char *path,
                          int         flag)
{
  g_autofree char *name = name_flag (path);

  if (flag < 0)
    return;
  g_unlink (name);
  g_close (flag, NULL);
}

/**
 * clout_file_flag_progress:
 * @flag: what clout_file_flag_import() returned
 * @percent: 0 to 100
 *
 * Tells other programs how much of the archive is imported.
 */
void
clout_file_flag_progress (int   flag,
                          guint percent)
{
  g_autofree char *text = g_strdup_printf ("%3u\n", percent);

  /* Only a display depends on it. */
  if (flag >= 0 && clout_platform_write_at (flag, text, strlen (text), 0) < 0)
    g_debug ("The progress of an import can't be written: %s", g_strerror (errno));
}

/**
 * clout_file_is_importing:
 * @path: the database
 * @ret_percent: (out): how much another program has imported, or -1 if unknown
 *
 * Returns: whether another program is importing into the database
 */
gboolean
clout_file_is_importing (const char *path,
                         int        *ret_percent)
{
  g_autofree char *name = name_flag (path);
  int flag = clout_platform_open (name, CLOUT_OPEN_WRITE);
  char text[8] = "";
  gboolean importing;

  *ret_percent = -1;
  if (flag < 0)
    return FALSE;
  importing = !clout_platform_lock (flag);
  if (importing && clout_platform_read_at (flag, text, sizeof text - 1, 0) > 0)
    *ret_percent = CLAMP (atoi (text), 0, 100);
  g_close (flag, NULL);
  return importing;
}
