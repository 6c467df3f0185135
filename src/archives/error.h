/* error.h: what can be wrong with an archive, and where.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

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

#define CLOUT_ARCHIVE_ERROR (clout_archive_error_quark ())

GQuark      clout_archive_error_quark    (void);
void        clout_archive_error_set_file (GError                  *error,
                                          const char              *file,
                                          const CloutArchivePlace *place);
gboolean    clout_archive_error_damaged  (GError                 **error,
                                          const char              *format,
                                          ...) G_GNUC_PRINTF (2, 3);
const char *clout_archive_error_get_file (const GError            *error,
                                          CloutArchivePlace       *ret_place);

G_END_DECLS
