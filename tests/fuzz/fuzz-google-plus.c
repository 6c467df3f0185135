/* fuzz-google-plus.c: a Takeout from Google+ whose posts have arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "Takeout/Google+ Stream/Posts/20181101 - One.json",
  "Takeout/Google+ Stream/Posts/20181102 - Two.json",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("google-plus", files, &bytes);
  return 0;
}
