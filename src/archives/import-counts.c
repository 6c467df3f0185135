/* import-counts.c: counts the contents of an archive's batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/import-counts.h"

#include "archives/error.h"

static void
add_posts (CloutImportCounts *self,
           CloutBatch        *batch)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  self->report->posts += n;
  for (gsize i = 0; i < n; i++)
    {
      clout_import_report_note_time (self->report, posts[i].time);
      self->has_counts |= posts[i].part != CLOUT_POST_WITHOUT_COUNTS;
      for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
        self->n_counted += posts[i].counts[kind];
    }
  for (guint i = 0; i < CLOUT_N_LEFT_OUT; i++)
    self->report->left_out[i] += clout_batch_get_left_out (batch)[i];
}

/**
 * clout_import_counts_add:
 * @self: the counts
 * @batch: batch of an archive
 *
 * Counts the contents of a batch. Archives count a post's reactions, list them, or both; where one
 * does neither, the number of reactions is unknown.
 */
void
clout_import_counts_add (CloutImportCounts *self,
                         CloutBatch        *batch)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (batch, &n);

  add_posts (self, batch);
  for (gsize i = 0; i < n; i++)
    {
      clout_import_report_note_time (self->report, reactions[i].time);
      if (reactions[i].post != NULL)
        self->n_listed++;
      else
        self->n_elsewhere++;
    }
  self->report->reactions = MAX (self->n_counted, self->n_listed) + self->n_elsewhere;
  if (self->report->reactions == 0 && !self->has_counts)
    self->report->reactions = -1;
  clout_batch_get_given (batch, &n);
  if (n > 0)
    self->report->given = MAX (self->report->given, 0) + n;
}

/**
 * clout_import_counts_skip:
 * @self: the counts
 * @errors: (element-type GError): errors for files that weren't read completely
 *
 * Adds files that aren't in the report yet.
 */
void
clout_import_counts_skip (CloutImportCounts *self,
                          GPtrArray         *errors)
{
  for (guint i = self->report->n_skipped; i < errors->len; i++)
    {
      const GError *error = g_ptr_array_index (errors, i);
      CloutArchivePlace place;
      const char *name = clout_archive_error_get_file (error, &place);
      CloutSkipReason reason = CLOUT_SKIP_DAMAGED;

      if (g_error_matches (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_EMPTY))
        reason = CLOUT_SKIP_EMPTY;
      else if (g_error_matches (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HTML))
        reason = CLOUT_SKIP_HTML;
      else if (g_error_matches (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_NAME))
        reason = CLOUT_SKIP_NAME;
      clout_import_report_skip (self->report, name, reason, place.line, place.byte);
    }
}
