/* archive.h: reading an export from disk, page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/account.h"
#include "model/batch/batch.h"

G_BEGIN_DECLS

/**
 * CloutArchiveError:
 * @CLOUT_ARCHIVE_ERROR_UNKNOWN: no export that Clout knows
 * @CLOUT_ARCHIVE_ERROR_DAMAGED: cut short or malformed
 * @CLOUT_ARCHIVE_ERROR_HOSTILE: a bomb, or a path that leads outside
 * @CLOUT_ARCHIVE_ERROR_UNREADABLE: the file cannot be opened
 * @CLOUT_ARCHIVE_ERROR_PARTIAL: a part of an export, without the file that says whose it is
 * @CLOUT_ARCHIVE_ERROR_OWNERLESS: no file says whose it is; clout_archive_open_as() can open it
 * @CLOUT_ARCHIVE_ERROR_EMPTY: a file of the export has no bytes
 * @CLOUT_ARCHIVE_ERROR_HTML: an export for reading in a browser, not the one in JSON
 * @CLOUT_ARCHIVE_ERROR_SERVERLESS: the handle that is needed must name its server, and doesn't
 * @CLOUT_ARCHIVE_ERROR_SEVERAL: a folder with several exports; the message is their names
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
  CLOUT_ARCHIVE_ERROR_SERVERLESS
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

/* What an export says of the reactions to its posts. */
typedef enum
{
  CLOUT_ARCHIVE_COUNTS = 1 << 0,  /* how many there are */
  CLOUT_ARCHIVE_WHO    = 1 << 1   /* whose, of some kind at least */
} CloutArchiveTells;

#define CLOUT_ARCHIVE_ERROR (clout_archive_error_quark ())
#define CLOUT_TYPE_ARCHIVE (clout_archive_get_type ())

/**
 * CloutArchive: an export that has been recognised. Blocking: belongs to a worker thread.
 */
G_DECLARE_FINAL_TYPE (CloutArchive, clout_archive, CLOUT, ARCHIVE, GObject)

GQuark        clout_archive_error_quark (void);
void          clout_archive_error_set_file (GError                  *error,
                                            const char              *file,
                                            const CloutArchivePlace *place);
const char   *clout_archive_error_get_file (const GError            *error,
                                            CloutArchivePlace       *ret_place);

/* (transfer container): ids of the networks whose exports can be opened, %NULL-terminated. */
const char  **clout_archive_list_networks (void);
CloutArchiveTells clout_archive_get_tells (const char *network);

/* Recognises the format of a file or folder and reads whose it is. */
CloutArchive *clout_archive_open        (const char    *path,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* The same of an export that may not say whose it is: @handle is for that case. */
CloutArchive *clout_archive_open_as     (const char    *path,
                                         const char    *handle,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* The same as if it had been written @now (Unix seconds): for the sample, which never ages. */
CloutArchive *clout_archive_open_shifted (const char   *path,
                                         gint64         now,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* (transfer full): a new account without id: network, server, remote id, handle, name, counters. */
CloutAccount *clout_archive_get_account (CloutArchive  *self);
GPtrArray    *clout_archive_get_skipped (CloutArchive  *self);
/* The next batch of some hundred items, or %NULL at the end (no error) or on error.
 * @ret_fraction: (out) (optional): how much of the archive has been read, 0 to 1. */
/* (transfer none): what was read so far; whole once clout_archive_next() has ended. */
const CloutImportReport *clout_archive_get_report (CloutArchive *self);
/* Bytes of the files that are read, and of those that are done. */
void          clout_archive_get_bytes   (CloutArchive  *self,
                                         gint64        *ret_read,
                                         gint64        *ret_size);
CloutBatch   *clout_archive_next        (CloutArchive  *self,
                                         double        *ret_fraction,
                                         GCancellable  *cancellable,
                                         GError       **error);

G_END_DECLS
