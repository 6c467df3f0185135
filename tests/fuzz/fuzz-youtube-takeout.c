/* fuzz-youtube-takeout.c: a YouTube Takeout's tables with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "YouTube and YouTube Music/channels/channel.csv",
  "YouTube and YouTube Music/comments/comments.csv",
  "YouTube and YouTube Music/subscriptions/subscriptions.csv",
  "YouTube and YouTube Music/video metadata/videos.csv",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("youtube", files, &bytes);
  return 0;
}
