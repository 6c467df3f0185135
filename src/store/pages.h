/* pages.h: the rows of a damaged database, read without SQLite.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _CloutPages CloutPages;

/* More columns than any table has. */
#define CLOUT_PAGES_MAX_VALUES 64

/**
 * CloutPagesValue: one value of a row.
 * @type: %SQLITE_INTEGER, %SQLITE_FLOAT, %SQLITE_TEXT, %SQLITE_BLOB or %SQLITE_NULL
 * @text: of %SQLITE_TEXT and %SQLITE_BLOB; not terminated
 * @length: of @text, in bytes
 */
typedef struct
{
  int type;
  gint64 number;
  double real;
  const guint8 *text;
  gsize length;
} CloutPagesValue;

/* Gets a row; @rowid is 0 in a table or index without. */
typedef void (*CloutPagesFunc) (gint64                 rowid,
                                const CloutPagesValue *values,
                                guint                  n_values,
                                gpointer               data);

CloutPages *clout_pages_new         (const char      *path,
                                     GError         **error);
void        clout_pages_free        (CloutPages      *self);
guint32     clout_pages_get_version (CloutPages      *self);
void        clout_pages_read        (CloutPages      *self,
                                     guint32          root,
                                     CloutPagesFunc   func,
                                     gpointer         data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPages, clout_pages_free)

G_END_DECLS
