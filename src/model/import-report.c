/* import-report.c: what an import read and what it left out.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/import-report.h"

#include "base/sanitize.h"

static void
skipped_free (gpointer data)
{
  CloutSkippedFile *file = data;

  g_free (file->name);
  g_free (file);
}

/**
 * clout_import_report_new:
 *
 * Returns: (transfer full): an empty report
 */
CloutImportReport *
clout_import_report_new (void)
{
  CloutImportReport *self = g_new0 (CloutImportReport, 1);

  self->followers = -1;
  self->given = -1;
  self->skipped = g_ptr_array_new_with_free_func (skipped_free);

  return self;
}

static gpointer
copy_skipped_cb (gconstpointer source,
                 gpointer      user_data)
{
  const CloutSkippedFile *file = source;
  CloutSkippedFile *copy = g_memdup2 (file, sizeof *file);

  copy->name = g_strdup (file->name);
  return copy;
}

/**
 * clout_import_report_copy:
 * @self: an import report
 *
 * Returns: (transfer full): a copy
 */
CloutImportReport *
clout_import_report_copy (const CloutImportReport *self)
{
  CloutImportReport *copy = g_memdup2 (self, sizeof *self);

  copy->skipped = g_ptr_array_copy (self->skipped, copy_skipped_cb, NULL);
  return copy;
}

void
clout_import_report_free (CloutImportReport *self)
{
  g_ptr_array_unref (self->skipped);
  g_free (self);
}

static gboolean
is_skipped (CloutImportReport *self,
            const char        *name)
{
  for (guint i = 0; i < self->skipped->len; i++)
    {
      const CloutSkippedFile *file = g_ptr_array_index (self->skipped, i);

      if (g_str_equal (file->name, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * clout_import_report_skip:
 * @self: an import report
 * @name: path in the archive, as the archive spells it; need not be UTF-8
 * @reason: why it was not read
 * @line: at which reading ended, counted from 1, or 0
 * @byte: at which reading ended, counted from 1, or 0
 *
 * Records a skipped file, once per file.
 */
void
clout_import_report_skip (CloutImportReport *self,
                          const char        *name,
                          CloutSkipReason    reason,
                          gint64             line,
                          gint64             byte)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *clean = clout_sanitize_dup (valid);
  CloutSkippedFile *file;

  if (is_skipped (self, clean))
    return;
  self->n_skipped++;
  if (self->skipped->len == CLOUT_IMPORT_REPORT_MAX_SKIPPED)
    return;

  file = g_new0 (CloutSkippedFile, 1);
  file->name = g_steal_pointer (&clean);
  file->reason = reason;
  file->line = line;
  file->byte = byte;
  g_ptr_array_add (self->skipped, file);
}

/**
 * clout_import_report_note_time:
 * @self: an import report
 * @time: Unix seconds of an entry, 0 if unknown
 *
 * Extends the period that the entries cover.
 */
void
clout_import_report_note_time (CloutImportReport *self,
                               gint64             time)
{
  if (time <= 0)
    return;
  self->oldest = self->oldest == 0 ? time : MIN (self->oldest, time);
  self->newest = MAX (self->newest, time);
}

/**
 * clout_import_report_get_total:
 * @self: an import report
 *
 * Returns: the number of the account's posts in the archive, whether they count or not
 */
gint64
clout_import_report_get_total (const CloutImportReport *self)
{
  gint64 total = self->posts;

  for (guint i = 0; i < CLOUT_N_LEFT_OUT; i++)
    if (i != CLOUT_LEFT_OUT_SHARE)
      total += self->left_out[i];

  return total;
}
