/* open-archive.c: reads an archive on disk to its end or its error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "archives/archive.h"
#include "base/json-parser.h"
#include "check-batch.h"

#define SEPARATOR "\n=====\n"

static char *folder;

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_tree (inner);
      g_remove (inner);
    }
}

static void
remove_folder (void)
{
  remove_tree (folder);
  g_remove (folder);
  g_clear_pointer (&folder, g_free);
}

const char *
open_archive_folder (void)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("clout-fuzz-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  return folder;
}

/* A plain write: syncing to the disk would take most of the time. */
void
open_archive_write (const char   *path,
                    const guint8 *data,
                    gsize         size)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  if (size > 0)
    g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

void
open_archive_read (const char *path)
{
  open_archive_read_as (path, NULL);
}

/* Returns: (transfer full): all that was read, then the error */
static char *
read_all (const char *path,
          const char *handle)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open_as (path, handle, NULL, &error);
  GString *text = g_string_new (NULL);
  double fraction = 0;

  g_assert_true ((archive == NULL) == (error != NULL));
  while (archive != NULL)
    {
      g_autoptr(CloutBatch) batch = clout_archive_next (archive, &fraction, NULL, &error);
      g_autofree char *more = NULL;

      if (batch == NULL)
        break;
      check_batch (batch);
      g_assert_cmpfloat (fraction, >=, 0);
      g_assert_cmpfloat (fraction, <=, 1);
      more = check_batch_describe (batch);
      g_string_append (text, more);
    }
  g_assert_true (error == NULL || error->domain == CLOUT_ARCHIVE_ERROR);
  g_string_append_printf (text, "%d", error != NULL ? error->code : -1);
  return g_string_free (text, FALSE);
}

/* The members that a format skips make no difference. */
void
open_archive_read_as (const char *path,
                      const char *handle)
{
  g_autofree char *part = read_all (path, handle);
  g_autofree char *whole = NULL;

  clout_json_parser_keep_all (TRUE);
  whole = read_all (path, handle);
  clout_json_parser_keep_all (FALSE);
  g_assert_cmpstr (part, ==, whole);
}

/* Up to the next separator: the next file's contents. */
static void
take_file (FuzzBytes  *bytes,
           const char *path)
{
  const gsize skip = strlen (SEPARATOR);
  gsize length = 0;

  g_remove (path);
  if (bytes->size == 0)
    return;
  while (length < bytes->size
         && (bytes->size - length < skip || memcmp (bytes->data + length, SEPARATOR, skip) != 0))
    length++;
  open_archive_write (path, bytes->data, length);
  length = MIN (length + skip, bytes->size);
  bytes->data += length;
  bytes->size -= length;
}

void
open_archive_files (const char         *name,
                    const char *const  *files,
                    FuzzBytes          *bytes)
{
  g_autofree char *export = g_build_filename (open_archive_folder (), name, NULL);

  for (; *files != NULL; files++)
    {
      g_autofree char *path = g_build_filename (export, *files, NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      take_file (bytes, path);
    }
  open_archive_read (export);
}
