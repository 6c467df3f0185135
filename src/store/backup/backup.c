/* backup.c: lists backups, and decides when to make and delete them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/backup.h"

#include <glib/gstdio.h>
#include <string.h>

#include "platform/file.h"

#define INFIX ".backup-"

void
clout_backup_free (CloutBackup *self)
{
  g_free (self->path);
  g_free (self->date);
  g_free (self);
}

/**
 * clout_backup_is_date:
 * @text: any text
 *
 * Returns: whether @text is a date as YYYY-MM-DD
 */
gboolean
clout_backup_is_date (const char *text)
{
  static const char form[] = "dddd-dd-dd";

  if (strlen (text) != strlen (form))
    return FALSE;
  for (gsize i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  return TRUE;
}

/**
 * clout_backup_is_due:
 * @dates: the backups' dates, %NULL-terminated
 * @today: today's date as YYYY-MM-DD
 *
 * Returns: whether there is no backup from @today
 */
gboolean
clout_backup_is_due (const char *const *dates,
                     const char        *today)
{
  return !g_strv_contains (dates, today);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * clout_backup_list_expired:
 * @dates: the backups' dates, %NULL-terminated, in any order
 * @today: today's date as YYYY-MM-DD
 *
 * Keeps today's backup and the latest others, %CLOUT_BACKUPS_KEPT in all. Dates after @today are
 * due to a wrong clock and must not displace the one just made.
 *
 * Returns: (transfer full): the dates of the backups to delete
 */
GStrv
clout_backup_list_expired (const char *const *dates,
                           const char        *today)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  g_autoptr(GStrvBuilder) expired = g_strv_builder_new ();
  gsize kept = g_strv_contains (dates, today) ? CLOUT_BACKUPS_KEPT - 1 : CLOUT_BACKUPS_KEPT;

  for (gsize i = 0; dates[i] != NULL; i++)
    if (!g_str_equal (dates[i], today))
      g_ptr_array_add (others, (gpointer) dates[i]);
  g_ptr_array_sort (others, compare_dates);
  for (gsize i = kept; i < others->len; i++)
    g_strv_builder_add (expired, others->pdata[i]);
  return g_strv_builder_end (expired);
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(const CloutBackup *const *) b)->date, (*(const CloutBackup *const *) a)->date);
}

/**
 * clout_backup_list:
 * @path: the store, which needn't exist
 *
 * Lists the backups beside a store.
 *
 * Returns: (transfer full) (element-type CloutBackup): its backups, latest first, or %NULL with a
 *   #GFileError if the folder can't be read
 */
GPtrArray *
clout_backup_list (const char  *path,
                   GError     **error)
{
  g_autoptr(GPtrArray) backups =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_backup_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, INFIX, NULL);
  g_autoptr(GError) problem = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &problem);
  const char *name;

  if (dir == NULL && !g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      CloutFileStatus status;
      CloutBackup *backup;

      if (!g_str_has_prefix (name, prefix) || !clout_backup_is_date (name + strlen (prefix))
          || !clout_platform_look_at (file, &status) || status.kind != CLOUT_FILE_KIND_PLAIN)
        continue;
      backup = g_new0 (CloutBackup, 1);
      backup->date = g_strdup (name + strlen (prefix));
      backup->path = g_steal_pointer (&file);
      backup->bytes = status.size;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_backups);
  return g_steal_pointer (&backups);
}
