/* fuzz-container.c: opening any file as an archive ends in batches or in an archive error.
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
