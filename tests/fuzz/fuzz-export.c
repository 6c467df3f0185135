/* fuzz-export.c: an unpacked export whose files have arbitrary contents.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-archive.h"

static const char *const mastodon[] = {
  "actor.json", "outbox.json", "inbox.json", "followers.json", "following.json", NULL
};
static const char *const x[] = {
  "data/account.js", "data/tweets.js", "data/follower.js", "data/following.js",
  "data/tweet.js", NULL
};

/* The first byte chooses the network. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  gboolean is_x = fuzz_take (&bytes, 1) % 2 == 1;

  open_archive_files (is_x ? "x" : "mastodon", is_x ? x : mastodon, &bytes);
  return 0;
}
