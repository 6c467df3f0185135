/* fuzz-linkedin.c: LinkedIn's tables with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "Profile.csv",
  "Connections.csv",
  "Shares.csv",
  "Comments.csv",
  "Group Posts.csv",
  "Reactions.csv",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("linkedin", files, &bytes);
  return 0;
}
