/* choice.c: finds the archives in a folder.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/container/choice.h"

#include "archives/error.h"
#include "base/sanitize.h"
#include "platform/file.h"

/* Enough to see that it isn't the right folder. */
#define MOST_NAMED 10

static gboolean
is_packed (const char *name)
{
  static const char *const suffixes[] = { ".zip", ".tar.gz", ".tgz", ".tar" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* A link leads out of the folder; GLib doesn't see that a junction is one. */
static gboolean
may_be_archive (const char *path)
{
  CloutFileStatus status;

  return clout_platform_look_at (path, &status)
    && (status.kind == CLOUT_FILE_KIND_FOLDER
        || (status.kind == CLOUT_FILE_KIND_PLAIN && is_packed (path)));
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_paths (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_cb);
  return paths;
}

static char *
dup_names (GPtrArray *paths)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *shown = g_filename_display_name (base);
      g_autofree char *line = clout_sanitize_dup_name (shown);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", line);
    }
  if (paths->len == MOST_NAMED)
    g_string_append (names, ", …");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Whether the folders contain different parts of one archive. */
static gboolean
are_parts (GHashTable *kinds,
           guint       n_found)
{
  g_autofree char *network = NULL;
  GHashTableIter iter;
  gpointer kind;

  g_hash_table_iter_init (&iter, kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    {
      if (network == NULL)
        network = g_strndup (kind, strcspn (kind, " ") + 1);
      if (!g_str_has_prefix (kind, network))
        return FALSE;
    }
  return g_hash_table_size (kinds) == n_found;
}

/**
 * clout_archive_choose:
 * @folder: a folder without an archive's files at its top
 * @may_be_parts: whether its folders may belong to one archive
 * @identify: function that recognizes archives
 * @ret_path: (out) (transfer full) (nullable): the only archive directly in @folder, or %NULL if
 *   there isn't one or @folder is the archive
 *
 * Looks for archives among the folders and packed files directly in @folder, not deeper.
 * Blocking.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_SEVERAL, whose message has their names, or with
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
clout_archive_choose (const char                *folder,
                      gboolean                   may_be_parts,
                      CloutArchiveIdentifyFunc   identify,
                      char                     **ret_path,
                      GCancellable              *cancellable,
                      GError                   **error)
{
  g_autoptr(GPtrArray) paths = list_paths (folder);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autoptr(GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *ret_path = NULL;
  for (guint i = 0; i < paths->len && found->len < MOST_NAMED; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      char *kind;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!may_be_archive (path) || (kind = identify (path, cancellable)) == NULL)
        continue;
      g_ptr_array_add (found, (gpointer) path);
      g_hash_table_add (kinds, kind);
    }
  if (found->len > 1 && !(may_be_parts && are_parts (kinds, found->len)))
    {
      g_autofree char *names = dup_names (found);

      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_SEVERAL, names);
      return FALSE;
    }
  if (found->len == 1)
    *ret_path = g_strdup (g_ptr_array_index (found, 0));
  return TRUE;
}
