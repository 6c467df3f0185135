/* import-report.h: what an import read and what it left out.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutLeftOut: why a post in an archive doesn't count.
 * @CLOUT_LEFT_OUT_UNLISTED: anyone can read it, but it isn't shown in public timelines
 * @CLOUT_LEFT_OUT_FOLLOWERS: for followers, friends or a circle only
 * @CLOUT_LEFT_OUT_DIRECT: for the people it mentions only
 * @CLOUT_LEFT_OUT_SHARE: someone else's post, shared without a comment; not one of the
 *   account's own
 * @CLOUT_LEFT_OUT_STORY: anyone could see it, but only for a day
 * @CLOUT_LEFT_OUT_ARCHIVED: hidden from everyone else by its author
 * @CLOUT_LEFT_OUT_DELETED: deleted by its author
 * @CLOUT_LEFT_OUT_UNDATED: no date can be read
 */
typedef enum
{
  CLOUT_LEFT_OUT_UNLISTED,
  CLOUT_LEFT_OUT_FOLLOWERS,
  CLOUT_LEFT_OUT_DIRECT,
  CLOUT_LEFT_OUT_SHARE,
  CLOUT_LEFT_OUT_STORY,
  CLOUT_LEFT_OUT_ARCHIVED,
  CLOUT_LEFT_OUT_DELETED,
  CLOUT_LEFT_OUT_UNDATED,
  CLOUT_N_LEFT_OUT
} CloutLeftOut;

/**
 * CloutSkipReason: why a file was not read, or not to its end.
 * @CLOUT_SKIP_EMPTY: it has no content
 * @CLOUT_SKIP_DAMAGED: cut short or malformed
 * @CLOUT_SKIP_ENCODING: its text is in an unknown encoding
 * @CLOUT_SKIP_NAME: its name can't be read
 * @CLOUT_SKIP_HTML: it is for reading in a browser
 */
typedef enum
{
  CLOUT_SKIP_EMPTY,
  CLOUT_SKIP_DAMAGED,
  CLOUT_SKIP_ENCODING,
  CLOUT_SKIP_NAME,
  CLOUT_SKIP_HTML,
  CLOUT_N_SKIP_REASONS
} CloutSkipReason;

/**
 * CloutSkippedFile:
 * @name: path in the archive, one clean line
 * @line: at which reading ended, counted from 1, where the file is a table; else 0
 * @byte: the same of other files
 */
typedef struct
{
  char *name;
  CloutSkipReason reason;
  gint64 line;
  gint64 byte;
} CloutSkippedFile;

/* Only this many files are reported by name. */
#define CLOUT_IMPORT_REPORT_MAX_SKIPPED 100

/**
 * CloutImportReport:
 * @posts: own posts that were read and count
 * @left_out: number of posts that don't count, by reason
 * @reactions: number of reactions that the archive lists or counts; -1 if it does neither
 * @given: number of the account's reactions to others, -1 if the archive has none
 * @oldest: Unix seconds of the oldest entry, 0 if there is no entry
 * @newest: Unix seconds of the newest entry
 * @followers: number of followers, -1 if the archive doesn't have it
 * @bytes: size of the files that were read
 * @skipped: (element-type CloutSkippedFile): the first skipped files
 * @n_skipped: number of skipped files
 */
typedef struct
{
  gint64 posts;
  gint64 left_out[CLOUT_N_LEFT_OUT];
  gint64 reactions;
  gint64 given;
  gint64 oldest;
  gint64 newest;
  gint64 followers;
  gint64 bytes;
  GPtrArray *skipped;
  guint n_skipped;
} CloutImportReport;

CloutImportReport *clout_import_report_new       (void);
CloutImportReport *clout_import_report_copy      (const CloutImportReport *self);
void               clout_import_report_free      (CloutImportReport       *self);
void               clout_import_report_skip      (CloutImportReport       *self,
                                                  const char              *name,
                                                  CloutSkipReason          reason,
                                                  gint64                   line,
                                                  gint64                   byte);
void               clout_import_report_note_time (CloutImportReport       *self,
                                                  gint64                   time);
gint64             clout_import_report_get_total (const CloutImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutImportReport, clout_import_report_free)

G_END_DECLS
