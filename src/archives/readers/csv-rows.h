/* csv-rows.h: rows of a CSV file by the names of its header.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _CloutCsvRows CloutCsvRows;

CloutCsvRows *clout_csv_rows_new    (const char    *column);
void          clout_csv_rows_free   (CloutCsvRows  *self);
gboolean      clout_csv_rows_feed   (CloutCsvRows  *self,
                                     const char    *data,
                                     gsize          size,
                                     gsize         *ret_used,
                                     JsonNode     **ret_row,
                                     GError       **error);
gboolean      clout_csv_rows_finish (CloutCsvRows  *self,
                                     GError       **error);
gint64        clout_csv_rows_get_line (CloutCsvRows *self);
const char   *clout_csv_rows_get_cell (JsonNode   *row,
                                       const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCsvRows, clout_csv_rows_free)

G_END_DECLS
