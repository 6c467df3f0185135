/* archive.h: reads an export from disk in batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"
#include "model/batch/batch.h"

G_BEGIN_DECLS

/**
 * CloutArchiveError:
 * @CLOUT_ARCHIVE_ERROR_UNKNOWN: not a supported export
 * @CLOUT_ARCHIVE_ERROR_DAMAGED: cut short or malformed
 * @CLOUT_ARCHIVE_ERROR_HOSTILE: a decompression bomb, or a path that leads outside
 * @CLOUT_ARCHIVE_ERROR_UNREADABLE: the file can't be opened
 * @CLOUT_ARCHIVE_ERROR_PARTIAL: part of an export, without the file that names its owner
 * @CLOUT_ARCHIVE_ERROR_OWNERLESS: no file names the owner; clout_archive_open_as() can open it
 * @CLOUT_ARCHIVE_ERROR_EMPTY: a file of the export is empty
 * @CLOUT_ARCHIVE_ERROR_HTML: an export for reading in a browser, not in JSON
 * @CLOUT_ARCHIVE_ERROR_TUMBLR: Tumblr's export, which is undocumented
 * @CLOUT_ARCHIVE_ERROR_SERVERLESS: the handle must include its server, and doesn't
 * @CLOUT_ARCHIVE_ERROR_NAME: a file's name can't be read
 * @CLOUT_ARCHIVE_ERROR_SEVERAL: a folder with several exports; the message has their names
 */
typedef enum
{
  CLOUT_ARCHIVE_ERROR_UNKNOWN,
  CLOUT_ARCHIVE_ERROR_DAMAGED,
  CLOUT_ARCHIVE_ERROR_HOSTILE,
  CLOUT_ARCHIVE_ERROR_UNREADABLE,
  CLOUT_ARCHIVE_ERROR_PARTIAL,
  CLOUT_ARCHIVE_ERROR_HTML,
  CLOUT_ARCHIVE_ERROR_EMPTY,
  CLOUT_ARCHIVE_ERROR_OWNERLESS,
  CLOUT_ARCHIVE_ERROR_SEVERAL,
  CLOUT_ARCHIVE_ERROR_SERVERLESS,
  CLOUT_ARCHIVE_ERROR_TUMBLR,
  CLOUT_ARCHIVE_ERROR_NAME
} CloutArchiveError;

/**
 * CloutArchivePlace: where a file is damaged.
 * @line: in a table, counted from 1; else 0
 * @byte: in other files, counted from 1; else 0
 */
typedef struct
{
  gint64 line;
  gint64 byte;
} CloutArchivePlace;

/* What an export reports about reactions to its posts. */
typedef enum
{
  CLOUT_ARCHIVE_COUNTS = 1 << 0,  /* how many there are */
  CLOUT_ARCHIVE_WHO    = 1 << 1   /* who reacted, for some kinds at least */
} CloutArchiveTells;

#define CLOUT_ARCHIVE_ERROR (clout_archive_error_quark ())
#define CLOUT_TYPE_ARCHIVE (clout_archive_get_type ())

/**
 * CloutArchive: a recognized export. Blocking: use it in a worker thread.
 */
G_DECLARE_FINAL_TYPE (CloutArchive, clout_archive, CLOUT, ARCHIVE, GObject)

GQuark        clout_archive_error_quark (void);
void          clout_archive_error_set_file (GError                  *error,
                                            const char              *file,
                                            const CloutArchivePlace *place);
const char   *clout_archive_error_get_file (const GError            *error,
                                            CloutArchivePlace       *ret_place);

const char  **clout_archive_list_networks (void);
CloutArchiveTells clout_archive_get_tells (const char *network);

CloutArchive *clout_archive_open        (const char    *path,
                                         GCancellable  *cancellable,
                                         GError       **error);
CloutArchive *clout_archive_open_as     (const char    *path,
                                         const char    *handle,
                                         GCancellable  *cancellable,
                                         GError       **error);
CloutArchive *clout_archive_open_shifted (const char   *path,
                                         gint64         now,
                                         GCancellable  *cancellable,
                                         GError       **error);
CloutAccount *clout_archive_get_account (CloutArchive  *self);
GPtrArray    *clout_archive_get_skipped (CloutArchive  *self);
const CloutImportReport *clout_archive_get_report (CloutArchive *self);
void          clout_archive_get_bytes   (CloutArchive  *self,
                                         gint64        *ret_read,
                                         gint64        *ret_size);
CloutBatch   *clout_archive_next        (CloutArchive  *self,
                                         double        *ret_fraction,
                                         GCancellable  *cancellable,
                                         GError       **error);

G_END_DECLS
