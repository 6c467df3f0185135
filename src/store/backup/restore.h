/* restore.h: replaces the store with a backup or an export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutRestore:
 * @path: the store, which needn't exist and must not be open
 * @source: a backup, another store or an export; it is only read
 * @networks: known networks, %NULL-terminated
 * @now: Unix seconds, for the name of the replaced store
 * @replaced: (out) (nullable): path of the old store
 * @line: (out): for an export, line where reading ended
 * @is_reading: (out): whether reading the source failed
 */
typedef struct
{
  const char *path;
  const char *source;
  const char *const *networks;
  gint64 now;
  char *replaced;
  guint line;
  gboolean is_reading;
} CloutRestore;

gboolean clout_restore_run (CloutRestore  *self,
                            GError       **error);

G_END_DECLS
