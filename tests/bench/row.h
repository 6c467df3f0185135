/* row.h: prints one result of a benchmark; table.py reads them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchRow:
 * @name: what was measured
 * @figure: how much it is, in @unit; less is better
 * @peer: (nullable): what it is compared with
 * @peer_figure: the same of @peer, measured in the same run
 * @limit: the most that the ratio of both may be, or @figure without a peer; 0 for no limit
 */
typedef struct
{
  const char *name;
  double figure;
  const char *unit;
  const char *peer;
  double peer_figure;
  double limit;
} BenchRow;

void bench_row_print (const BenchRow *row);

G_END_DECLS
