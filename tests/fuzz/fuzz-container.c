/* fuzz-container.c: any file opened as an archive ends in batches or in an error of ours.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"
#include "open-archive.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = g_build_filename (open_archive_folder (), "archive", NULL);

  open_archive_write (path, data, size);
  open_archive_read (path);
  return 0;
}
