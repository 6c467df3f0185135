/* fuzz-facebook.c: a download from Facebook whose files have arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const files[] = {
  "profile_information/profile_information.json",
  "connections/friends/your_friends.json",
  "posts/your_posts_1.json",
  "groups/group_posts_and_comments.json",
  "posts/album/0.json",
  "posts/your_videos.json",
  "posts/other_people's_posts_to_your_timeline.json",
  "comments/comments.json",
  "likes_and_reactions/likes_and_reactions_1.json",
  NULL
};

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };

  open_archive_files ("facebook", files, &bytes);
  return 0;
}
