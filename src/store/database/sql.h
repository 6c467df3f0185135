/* sql.h: SQLite statements with GError.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "store/error.h"

G_BEGIN_DECLS

/* The work of one transaction; FALSE rolls it back. */
typedef gboolean (*CloutSqlFunc) (sqlite3  *db,
                                  gpointer  data,
                                  GError  **error);

/* A statement's parameters, for a call that runs later. */
typedef struct _CloutBinds CloutBinds;

/**
 * CloutSqlList: how to make a list from rows.
 * @read_row: (transfer full) (nullable): makes an item; rows without one are skipped
 * @free_item: frees an item
 */
typedef struct
{
  const char *sql;
  gpointer (*read_row) (sqlite3_stmt *row);
  GDestroyNotify free_item;
} CloutSqlList;

CloutBinds      *clout_binds_new         (const char    *types,
                                          ...);
void             clout_binds_free        (CloutBinds    *self);
CloutStoreError  clout_sql_code_of_errno (int            problem);
char            *clout_sql_suspect       (const char    *path);
gboolean         clout_sql_fail          (sqlite3       *db,
                                          GError       **error);
gboolean         clout_sql_exec          (sqlite3       *db,
                                          const char    *sql,
                                          GError       **error);
sqlite3_stmt    *clout_sql_prepare       (sqlite3       *db,
                                          const char    *sql,
                                          GError       **error);
void             clout_sql_bind          (sqlite3_stmt  *statement,
                                          const char    *types,
                                          ...);
sqlite3_stmt    *clout_sql_select        (sqlite3       *db,
                                          const char    *sql,
                                          CloutBinds    *binds,
                                          GError       **error);
gboolean         clout_sql_next          (sqlite3_stmt  *rows);
gboolean         clout_sql_end           (sqlite3_stmt  *rows,
                                          GError       **error);
GPtrArray       *clout_sql_list          (sqlite3             *db,
                                          const CloutSqlList  *list,
                                          CloutBinds          *binds,
                                          GError             **error);
GStrv            clout_sql_list_names    (sqlite3       *db,
                                          const char    *sql,
                                          CloutBinds    *binds,
                                          GError       **error);
gboolean         clout_sql_find          (sqlite3       *db,
                                          const char    *sql,
                                          CloutBinds    *binds,
                                          gint64        *ret_number,
                                          GError       **error);
gboolean         clout_sql_change        (sqlite3       *db,
                                          const char    *sql,
                                          CloutBinds    *binds,
                                          GError       **error);
gboolean         clout_sql_step          (sqlite3_stmt  *statement,
                                          gboolean      *ret_row,
                                          GError       **error);
gboolean         clout_sql_run           (sqlite3_stmt  *statement,
                                          GError       **error);
gboolean         clout_sql_write         (sqlite3       *db,
                                          CloutSqlFunc   func,
                                          gpointer       data,
                                          GError       **error);
const char      *clout_sql_text          (sqlite3_stmt  *statement,
                                          int            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutBinds, clout_binds_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
