/* csv.h: extracts rows and cells from a stream of comma-separated values (RFC 4180).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No table that Clout reads has longer rows or more columns. */
#define CLOUT_CSV_ROW_MAX_BYTES (1024 * 1024)
#define CLOUT_CSV_MAX_COLUMNS 256

/* The first problem with a row. */
typedef enum
{
  CLOUT_CSV_NONE,
  CLOUT_CSV_TOO_LONG,
  CLOUT_CSV_TOO_WIDE,
  CLOUT_CSV_BEHIND_QUOTE,  /* text after a closing quote, read as part of the cell */
  CLOUT_CSV_OPEN_QUOTE     /* the stream ended inside quotes */
} CloutCsvProblem;

typedef struct _CloutCsv CloutCsv;

CloutCsv       *clout_csv_new             (char           separator,
                                           gboolean       escapes);
void            clout_csv_free            (CloutCsv      *self);
void            clout_csv_find_separator  (CloutCsv      *self,
                                           gboolean       find);
gboolean        clout_csv_feed            (CloutCsv      *self,
                                           const char    *data,
                                           gsize          size,
                                           gsize         *ret_used);
gboolean        clout_csv_end             (CloutCsv      *self);
CloutCsvProblem clout_csv_get_problem     (CloutCsv      *self);
gint64          clout_csv_get_line        (CloutCsv      *self);
guint           clout_csv_get_n_cells     (CloutCsv      *self);
const char     *clout_csv_get_cell        (CloutCsv      *self,
                                           guint          i,
                                           gsize         *ret_length);
gsize           clout_csv_get_cell_offset (CloutCsv      *self,
                                           guint          i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCsv, clout_csv_free)

G_END_DECLS
