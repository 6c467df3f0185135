/* container.c: reads .tar.gz and .zip files and folders alike, file by file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/container/container.h"

#include <string.h>

#include "archives/error.h"

/* Far more files than the largest real export has. */
#define MAX_MEMBERS 2000000

struct _CloutContainer
{
  const CloutContainerKind *kind;
  gpointer pass;
  GCancellable *cancellable;
  char *name;
  guint n_members;
};

static gboolean
component_climbs (const char *name)
{
  g_auto(GStrv) parts = g_strsplit_set (name, "/\\", -1);

  return g_strv_contains ((const char *const *) parts, "..");
}

/* Nothing is ever unpacked to disk, but no real export has a path that leads outside, so don't
 * trust any of it. */
static gboolean
check_name (const char  *name,
            GError     **error)
{
  gboolean drive = g_ascii_isalpha (name[0]) && name[1] == ':';

  if (name[0] != '/' && name[0] != '\\' && !drive && !component_climbs (name))
    return TRUE;

  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                       "A path in the archive leads outside of it");
  return FALSE;
}

/**
 * clout_container_is_data_name:
 * @name: name of a file
 *
 * Returns: whether exports use such names for data files
 */
gboolean
clout_container_is_data_name (const char *name)
{
  static const char *const suffixes[] = { ".json", ".js", ".csv", ".html", ".htm", ".car" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;

  return FALSE;
}

/**
 * clout_container_open:
 * @path: a .tar.gz, .tar or .zip file, a folder, or one file of an export
 * @cancellable: (nullable): a cancellable, which also applies to later calls on this container
 *
 * Starts a pass over the files of a container. For another pass, open it again.
 *
 * Returns: (transfer full): the container, or %NULL with a #CloutArchiveError
 */
CloutContainer *
clout_container_open (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(CloutContainer) self = g_new0 (CloutContainer, 1);
  gboolean is_plain = g_file_test (path, G_FILE_TEST_IS_DIR)
                      || clout_container_is_data_name (path);

  self->kind = is_plain ? &clout_container_folder : &clout_container_packed;
  self->pass = self->kind->open (path, cancellable, error);
  if (self->pass == NULL)
    return NULL;
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);

  return g_steal_pointer (&self);
}

void
clout_container_close (CloutContainer *self)
{
  if (self->pass != NULL)
    self->kind->close (self->pass);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

/* Old archives have names in other encodings. Reading those as Latin-1 always works and keeps
   different names different. */
static const char *
get_text (CloutContainer *self,
          const char     *name)
{
  if (g_utf8_validate (name, -1, NULL))
    return name;

  g_free (self->name);
  self->name = g_convert (name, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);

  return self->name;
}

/**
 * clout_container_next:
 * @self: a container
 * @ret_name: (out): the file's path in UTF-8, valid until the next call
 * @ret_size: (out): its size in bytes, or -1 if unknown
 *
 * Moves to the next regular file.
 *
 * Returns: %FALSE at the end (no error) or on error
 */
gboolean
clout_container_next (CloutContainer  *self,
                      const char     **ret_name,
                      gint64          *ret_size,
                      GError         **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!self->kind->next (self->pass, ret_name, ret_size, error))
    return FALSE;
  if (++self->n_members > MAX_MEMBERS)
    {
      g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                   "The archive has more than %d files", MAX_MEMBERS);
      return FALSE;
    }

  *ret_name = get_text (self, *ret_name);

  return check_name (*ret_name, error);
}

/**
 * clout_container_find:
 * @self: a container
 * @name: a file's path from clout_container_next()
 *
 * Moves on to that file.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED if it doesn't follow
 */
gboolean
clout_container_find (CloutContainer  *self,
                      const char      *name,
                      GError         **error)
{
  g_autoptr(GError) inner = NULL;
  const char *at;
  gint64 size;

  while (clout_container_next (self, &at, &size, &inner))
    {
      if (strcmp (at, name) == 0)
        return TRUE;
    }

  if (inner != NULL)
    g_propagate_error (error, g_steal_pointer (&inner));
  else
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                 "“%s” is gone from the archive", name);

  return FALSE;
}

/**
 * clout_container_read:
 * @self: a container
 * @size: number of bytes
 *
 * Reads from the current file.
 *
 * Returns: the number of bytes read, 0 at the end of the file, -1 on error
 */
gssize
clout_container_read (CloutContainer  *self,
                      char            *buffer,
                      gsize            size,
                      GError         **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;

  return self->kind->read (self->pass, buffer, size, error);
}
