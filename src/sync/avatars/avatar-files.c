/* avatar-files.c: cached profile pictures on disk.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/avatars/avatar-files.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "platform/file.h"

/* Many networks keep the address when the picture changes. */
#define MAX_AGE (30 * CLOUT_DAY)

/* Downloads that began before a removal must not be saved after it. */
static GMutex mutex;
static guint generation;

typedef struct
{
  char *path;
  CloutFileStatus status;
} Cached;

static void
cached_clear (gpointer data)
{
  g_free (((Cached *) data)->path);
}

/* @folder has a folder for each account, named by its id. */
static char *
dup_path (const char *folder,
          gint64      account,
          const char *url)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, account);
  g_autofree char *sum = url != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, url, -1)
                                     : NULL;

  return g_build_filename (folder, id, sum, NULL);
}

/**
 * clout_avatar_files_get_generation:
 *
 * Returns: a number that changes when pictures are removed
 */
guint
clout_avatar_files_get_generation (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return generation;
}

/**
 * clout_avatar_files_is_picture:
 * @bytes: untrusted data
 *
 * Returns: whether @bytes start like a PNG or JPEG file
 */
gboolean
clout_avatar_files_is_picture (GBytes *bytes)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return (size > sizeof png && memcmp (data, png, sizeof png) == 0)
         || (size > sizeof jpeg && memcmp (data, jpeg, sizeof jpeg) == 0);
}

/* Nothing else may write there, but a file that was tampered with must not be read in full. */
static GBytes *
read_all (int    fd,
          gint64 size)
{
  g_autofree guint8 *data = NULL;
  gsize n = 0;
  gssize got = 1;

  if (size <= 0 || size > CLOUT_AVATAR_MAX_BYTES)
    return NULL;
  data = g_malloc ((gsize) size);
  while (n < (gsize) size && (got = clout_platform_read (fd, data + n, (gsize) size - n)) > 0)
    n += (gsize) got;
  return n == (gsize) size ? g_bytes_new_take (g_steal_pointer (&data), n) : NULL;
}

/**
 * clout_avatar_files_load:
 * @folder: folder of the cache
 * @account: an account's id
 * @url: address of the picture
 * @now: Unix seconds
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if it isn't cached or is too old
 */
GBytes *
clout_avatar_files_load (const char *folder,
                         gint64      account,
                         const char *url,
                         gint64      now)
{
  g_autofree char *path = dup_path (folder, account, url);
  int fd = clout_platform_open (path, CLOUT_OPEN_READ);
  CloutFileStatus status;
  g_autoptr(GBytes) bytes = NULL;

  if (fd < 0)
    return NULL;
  if (clout_platform_look_at_open (fd, &status) && status.kind == CLOUT_FILE_KIND_PLAIN
      && status.modified > now - MAX_AGE)
    bytes = read_all (fd, status.size);
  g_close (fd, NULL);
  return bytes != NULL && clout_avatar_files_is_picture (bytes) ? g_steal_pointer (&bytes) : NULL;
}

static void
add_files (const char *folder,
           GArray     *files)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Cached file = { g_build_filename (folder, name, NULL), };

      if (!clout_platform_look_at (file.path, &file.status))
        g_free (file.path);
      else
        g_array_append_val (files, file);
    }
}

/* All files of all accounts. */
static GArray *
list_files (const char *folder)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (Cached));
  g_autoptr(GArray) accounts = g_array_new (FALSE, FALSE, sizeof (Cached));

  g_array_set_clear_func (files, cached_clear);
  g_array_set_clear_func (accounts, cached_clear);
  add_files (folder, accounts);
  for (guint i = 0; i < accounts->len; i++)
    if (g_array_index (accounts, Cached, i).status.kind == CLOUT_FILE_KIND_FOLDER)
      add_files (g_array_index (accounts, Cached, i).path, files);
  return files;
}

static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  gint64 one = ((const Cached *) a)->status.modified;
  gint64 other = ((const Cached *) b)->status.modified;

  return one > other ? -1 : one < other;
}

/* Removes the oldest files beyond the bounds. */
static void
prune (const char *folder)
{
  g_autoptr(GArray) files = list_files (folder);
  gint64 bytes = 0;

  g_array_sort (files, compare_age);
  for (guint i = 0; i < files->len; i++)
    {
      const Cached *file = &g_array_index (files, Cached, i);

      bytes += file->status.size;
      if (i >= CLOUT_AVATARS_MAX_FILES || bytes > CLOUT_AVATARS_MAX_BYTES)
        g_unlink (file->path);
    }
}

/**
 * clout_avatar_files_save:
 * @folder: folder of the cache, made if it is missing
 * @account: an account's id
 * @bytes: the picture
 * @generation: generation of the cache
 * @wanted: clout_avatar_files_get_generation() when it was requested
 *
 * Saves a picture for this user only, unless pictures were removed since. Removes the oldest ones
 * if there are too many.
 *
 * Returns: whether it was saved
 */
gboolean
clout_avatar_files_save (const char *folder,
                         gint64      account,
                         const char *url,
                         GBytes     *bytes,
                         guint       wanted)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *path = dup_path (folder, account, url);
  g_autofree char *own = g_path_get_dirname (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (wanted != generation || size > CLOUT_AVATAR_MAX_BYTES || g_mkdir_with_parents (own, 0700) != 0
      || !g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                    0600, NULL))
    return FALSE;
  clout_platform_make_private (path);
  prune (folder);
  return TRUE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (Cached));

  g_array_set_clear_func (files, cached_clear);
  add_files (folder, files);
  for (guint i = 0; i < files->len; i++)
    g_unlink (g_array_index (files, Cached, i).path);
  g_rmdir (folder);
}

/**
 * clout_avatar_files_remove:
 * @folder: folder of the cache
 * @account: an account's id, or 0 for all
 *
 * Removes cached pictures, including those that are being downloaded.
 */
void
clout_avatar_files_remove (const char *folder,
                           gint64      account)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *own = dup_path (folder, account, NULL);
  g_autoptr(GArray) accounts = g_array_new (FALSE, FALSE, sizeof (Cached));

  generation++;
  if (account != 0)
    {
      remove_folder (own);
      return;
    }
  g_array_set_clear_func (accounts, cached_clear);
  add_files (folder, accounts);
  for (guint i = 0; i < accounts->len; i++)
    if (g_array_index (accounts, Cached, i).status.kind == CLOUT_FILE_KIND_FOLDER)
      remove_folder (g_array_index (accounts, Cached, i).path);
  g_rmdir (folder);
}
