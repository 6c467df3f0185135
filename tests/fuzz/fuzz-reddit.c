/* fuzz-reddit.c: Reddit's tables with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "statistics.csv",
  "posts.csv",
  "comments.csv",
  "post_votes.csv",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("reddit", files, &bytes);
  return 0;
}
