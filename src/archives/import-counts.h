/* import-counts.h: counts the contents of an archive's batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"
#include "model/import-report.h"

G_BEGIN_DECLS

/**
 * CloutImportCounts:
 * @n_counted: reactions counted with posts
 * @n_listed: reactions to posts listed individually
 * @n_elsewhere: mentions, and other reactions that aren't to a post
 * @has_counts: whether any post has counts
 */
typedef struct
{
  CloutImportReport *report;
  gint64 n_counted;
  gint64 n_listed;
  gint64 n_elsewhere;
  gboolean has_counts;
} CloutImportCounts;

void clout_import_counts_add  (CloutImportCounts *self,
                               CloutBatch        *batch);
void clout_import_counts_skip (CloutImportCounts *self,
                               GPtrArray         *errors);

G_END_DECLS
