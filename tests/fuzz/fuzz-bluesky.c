/* fuzz-bluesky.c: a repository with arbitrary bytes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/bluesky/cbor.h"
#include "open-archive.h"

static const char *const files[] = { "repo.car", NULL };

/* A hash protects the values in a file, so the values are fuzzed on their own too. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autoptr(JsonNode) node = NULL;
  gsize at;

  node = clout_cbor_read (data, size, &at, NULL);
  g_assert_cmpuint (at, <=, size);
  open_archive_files ("bluesky", files, &bytes);
  return 0;
}
