/* fuzz-misskey-notes.c: exported notes with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = g_build_filename (open_archive_folder (),
                                            "notes-2026-11-11-10-00-00.json", NULL);

  open_archive_write (path, data, size);
  open_archive_read_as (path, "ada@misskey.example");
  return 0;
}
