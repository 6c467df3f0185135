/* open-archive.c: an archive on disk, read to its end or its error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>

#include "archives/archive.h"
#include "check-batch.h"

static char *folder;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
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

/* No other way of writing is needed, and one that waits for the disk would cost the most. */
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
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutArchive) archive = clout_archive_open (path, NULL, &error);
  double fraction = 0;

  g_assert_true ((archive == NULL) == (error != NULL));
  while (archive != NULL)
    {
      g_autoptr (CloutBatch) batch = clout_archive_next (archive, &fraction, NULL, &error);

      if (batch == NULL)
        break;
      check_batch (batch);
      g_assert_cmpfloat (fraction, >=, 0);
      g_assert_cmpfloat (fraction, <=, 1);
    }
  g_assert_true (error == NULL || error->domain == CLOUT_ARCHIVE_ERROR);
}
