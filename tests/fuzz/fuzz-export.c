/* fuzz-export.c: an unpacked export whose files say anything at all.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "fuzz.h"
#include "open-archive.h"

#define SEPARATOR "\n=====\n"

static const char *const mastodon[] = {
  "actor.json", "outbox.json", "inbox.json", "followers.json", "following.json", NULL
};
static const char *const x[] = {
  "data/account.js", "data/tweets.js", "data/follower.js", "data/following.js",
  "data/tweet.js", NULL
};

/* What stands before the next separator is the next file. */
static void
take_file (FuzzBytes  *bytes,
           const char *path)
{
  const gsize skip = strlen (SEPARATOR);
  gsize length = 0;

  g_remove (path);
  if (bytes->size == 0)
    return;
  while (length < bytes->size
         && (bytes->size - length < skip || memcmp (bytes->data + length, SEPARATOR, skip) != 0))
    length++;
  open_archive_write (path, bytes->data, length);
  length = MIN (length + skip, bytes->size);
  bytes->data += length;
  bytes->size -= length;
}

/* The first byte chooses the network. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  gboolean is_x = fuzz_take (&bytes, 1) % 2 == 1;
  const char *network = is_x ? "x" : "mastodon";
  g_autofree char *folder = g_build_filename (open_archive_folder (), network, NULL);
  g_autofree char *inner = g_build_filename (folder, "data", NULL);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  for (const char *const *name = is_x ? x : mastodon; *name != NULL; name++)
    {
      g_autofree char *path = g_build_filename (folder, *name, NULL);

      take_file (&bytes, path);
    }
  open_archive_read (folder);
  return 0;
}
