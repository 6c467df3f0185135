/* archive.h: reads an export from disk in batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "archives/error.h"
#include "archives/tells.h"
#include "model/account.h"
#include "model/batch/batch.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ARCHIVE (clout_archive_get_type ())

/**
 * CloutArchive: a recognized export. Blocking: use it in a worker thread. Errors are
 * #CloutArchiveError.
 */
G_DECLARE_FINAL_TYPE (CloutArchive, clout_archive, CLOUT, ARCHIVE, GObject)

const char  **clout_archive_list_networks (void);
CloutArchiveTells clout_archive_get_tells (const char *network);

CloutArchive *clout_archive_open        (const char    *path,
                                         GCancellable  *cancellable,
                                         GError       **error);
CloutArchive *clout_archive_open_as     (const char    *path,
                                         const char    *handle,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* For @shift: not worked out yet. */
#define CLOUT_ARCHIVE_SHIFT_UNKNOWN G_MININT64

CloutArchive *clout_archive_open_shifted (const char   *path,
                                         gint64         now,
                                         gint64        *shift,
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
