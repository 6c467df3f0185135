/* folder.c: the files of an unpacked export, or a single one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <string.h>
#include <glib/gstdio.h>

#include "archives/error.h"
#include "archives/container/container.h"
#include "platform/file.h"

/* Facebook's deepest files of interest are three folders down, perhaps within another folder;
   anything deeper is media, or the person chose their home folder by mistake. */
#define MAX_DEPTH 4
#define MAX_FILES 100000

typedef struct
{
  char *root;
  GPtrArray *names;
  guint at;
  int fd;
} Pass;

static void
pass_close (gpointer data)
{
  Pass *self = data;

  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_ptr_array_unref (self->names);
  g_free (self->root);
  g_free (self);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
list (Pass        *self,
      const char  *below,
      guint        depth,
      GError     **error)
{
  g_autofree char *path = g_build_filename (self->root, below, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL && depth > 0)
    return TRUE;
  if (dir == NULL)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNREADABLE,
                           "The folder cannot be opened");
      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL && self->names->len < MAX_FILES)
    {
      /* Members of an archive have slashes in their names on every system. */
      g_autofree char *member = *below != '\0' ? g_build_path ("/", below, name, NULL)
                                               : g_strdup (name);
      g_autofree char *full = g_build_filename (self->root, member, NULL);
      CloutFileStatus status;

      /* A link to a folder is left out. */
      if (!g_file_test (full, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (self->names, g_steal_pointer (&member));
      else if (depth < MAX_DEPTH && clout_platform_look_at (full, &status)
               && status.kind == CLOUT_FILE_KIND_FOLDER && !list (self, member, depth + 1, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
pass_open (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  Pass *self = g_new0 (Pass, 1);
  gboolean is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);

  self->root = is_file ? g_path_get_dirname (path) : g_strdup (path);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fd = -1;
  if (is_file)
    g_ptr_array_add (self->names, g_path_get_basename (path));
  else if (!list (self, "", 0, error))
    {
      pass_close (self);
      return NULL;
    }

  g_ptr_array_sort (self->names, compare_names_cb);

  return self;
}

static gboolean
pass_next (gpointer      data,
           const char  **ret_name,
           gint64       *ret_size,
           GError      **error)
{
  Pass *self = data;
  g_autofree char *path = NULL;
  CloutFileStatus status;

  if (self->fd >= 0)
    g_close (self->fd, NULL);
  self->fd = -1;
  if (self->at == self->names->len)
    return FALSE;

  *ret_name = g_ptr_array_index (self->names, self->at++);
  path = g_build_filename (self->root, *ret_name, NULL);
  *ret_size = clout_platform_look_at (path, &status) ? status.size : -1;

  return TRUE;
}

/* Doesn't follow links or open pipes in place of files. */
static gboolean
open_member (Pass    *self,
             GError **error)
{
  const char *name = g_ptr_array_index (self->names, self->at - 1);
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  CloutFileStatus status;

  self->fd = clout_platform_open (path, CLOUT_OPEN_READ);
  if (self->fd >= 0 && clout_platform_look_at_open (self->fd, &status)
      && status.kind == CLOUT_FILE_KIND_PLAIN)
    return TRUE;

  if (self->fd >= 0 || errno == ELOOP)
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                 "“%s” is no plain file", name);
  else
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNREADABLE,
                 "“%s” cannot be opened: %s", name, g_strerror (errno));

  return FALSE;
}

static gssize
pass_read (gpointer   data,
           char      *buffer,
           gsize      size,
           GError   **error)
{
  Pass *self = data;
  gssize n;

  if (self->fd < 0 && !open_member (self, error))
    return -1;

  n = clout_platform_read (self->fd, buffer, size);
  if (n < 0)
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNREADABLE,
                 "A file cannot be read: %s", g_strerror (errno));

  return n;
}

const CloutContainerKind clout_container_folder = {
  .open = pass_open,
  .next = pass_next,
  .read = pass_read,
  .close = pass_close,
};
