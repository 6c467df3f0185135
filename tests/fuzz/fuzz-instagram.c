/* fuzz-instagram.c: a download from Instagram with arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "personal_information/personal_information.json",
  "content/posts_1.json",
  "likes/liked_posts.json",
  "comments/post_comments_1.json",
  "followers_and_following/followers_1.json",
  "followers_and_following/following.json",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("instagram", files, &bytes);
  return 0;
}
