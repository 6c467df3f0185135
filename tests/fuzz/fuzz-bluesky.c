/* fuzz-bluesky.c: a repository whose bytes are anything at all.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/bluesky/cbor.h"
#include "open-archive.h"

static const char *const files[] = { "repo.car", NULL };

/* A hash stands between the file's bytes and the values, so those are tried by themselves too. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autoptr (JsonNode) node = NULL;
  gsize at;

  node = clout_cbor_read (data, size, &at, NULL);
  g_assert_cmpuint (at, <=, size);
  open_archive_files ("bluesky", files, &bytes);
  return 0;
}
