/* fuzz-statuses.c: lists of statuses with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const pixelfed[] = { "pixelfed-statuses.json", NULL };
static const char *const tool[] = { "a.example.user.ada.json", NULL };

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("pixelfed", pixelfed, &bytes);
  open_archive_files ("tool", tool, &bytes);
  return 0;
}
