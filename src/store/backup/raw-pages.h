/* raw-pages.h: reads rows of a damaged database without SQLite.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _CloutRawPages CloutRawPages;

/* More columns than any table has. */
#define CLOUT_RAW_MAX_VALUES 64

/**
 * CloutRawValue: one value of a row.
 * @type: %SQLITE_INTEGER, %SQLITE_FLOAT, %SQLITE_TEXT, %SQLITE_BLOB or %SQLITE_NULL
 * @text: for %SQLITE_TEXT and %SQLITE_BLOB; not terminated
 * @length: length of @text, in bytes
 */
typedef struct
{
  int type;
  gint64 number;
  double real;
  const guint8 *text;
  gsize length;
} CloutRawValue;

/* Called with a row; @rowid is 0 in a table or index without row ids. */
typedef void (*CloutRawRowFunc) (gint64               rowid,
                                 const CloutRawValue *values,
                                 guint                n_values,
                                 gpointer             data);

CloutRawPages *clout_raw_pages_new         (const char       *path,
                                            GError          **error);
void           clout_raw_pages_free        (CloutRawPages    *self);
guint32        clout_raw_pages_get_version (CloutRawPages    *self);
void           clout_raw_pages_read        (CloutRawPages    *self,
                                            guint32           root,
                                            CloutRawRowFunc   func,
                                            gpointer          data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutRawPages, clout_raw_pages_free)

G_END_DECLS
