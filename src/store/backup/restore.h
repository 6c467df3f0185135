/* restore.h: puts a backup or an export in the store's place.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutRestore:
 * @path: the store, which need not exist and which no one has open
 * @source: a backup, another store or an export; it is only read
 * @networks: the networks that accounts may be on, up to %NULL
 * @now: Unix seconds, for the name of the store that is replaced
 * @replaced: (out) (nullable): where the store is kept that was there before
 * @line: (out): of an export, the line at which reading it ended
 * @is_reading: (out): whether it ended at reading the source
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
