/* csv-rows.h: extracts the rows of a CSV file from a stream of bytes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* No export has longer rows or more columns; more is an attack or not an export. */
#define CLOUT_CSV_ROW_MAX_BYTES (1024 * 1024)
#define CLOUT_CSV_MAX_COLUMNS 256

typedef struct _CloutCsvRows CloutCsvRows;

CloutCsvRows *clout_csv_rows_new    (const char    *column);
void          clout_csv_rows_free   (CloutCsvRows  *self);
gboolean      clout_csv_rows_feed   (CloutCsvRows  *self,
                                     const char    *data,
                                     gsize          size,
                                     gsize         *ret_used,
                                     JsonObject   **ret_row,
                                     GError       **error);
gboolean      clout_csv_rows_finish (CloutCsvRows  *self,
                                     GError       **error);
gint64        clout_csv_rows_get_line (CloutCsvRows *self);
gboolean      clout_csv_is_column     (const char    *name,
                                       const char    *column);
const char   *clout_csv_get_cell      (JsonObject    *row,
                                       const char    *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCsvRows, clout_csv_rows_free)

G_END_DECLS
