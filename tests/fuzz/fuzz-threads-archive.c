/* fuzz-threads-archive.c: a download from Threads with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "personal_information/personal_information.json",
  "threads/threads_and_replies.json",
  "threads/liked_threads.json",
  "threads/followers.json",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("threads", files, &bytes);
  return 0;
}
