/* read-columns.c: reads the columns that a score needs into arrays, and nothing else.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>

/* One array for each column of the statement. Returns the number of rows. */
static gsize
read_into_arrays (sqlite3    *db,
                  const char *sql)
{
  sqlite3_stmt *rows = NULL;
  gint64 *columns[16] = { NULL };
  gsize n_allocated = 0;
  gsize n = 0;
  int n_columns;

  if (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  n_columns = sqlite3_column_count (rows);
  for (; sqlite3_step (rows) == SQLITE_ROW; n++)
    for (int i = 0; i < n_columns; i++)
      {
        if (n == n_allocated)
          {
            n_allocated = MAX (1024, n * 2);
            for (int k = 0; k < n_columns; k++)
              columns[k] = g_renew (gint64, columns[k], n_allocated);
          }
        columns[i][n] = sqlite3_column_int64 (rows, i);
      }
  sqlite3_finalize (rows);
  for (int i = 0; i < n_columns; i++)
    g_free (columns[i]);
  return n;
}

int
main (int    argc,
      char **argv)
{
  static const char *const tables[] = {
    "SELECT id, followers, following, posts, flags FROM person",
    "SELECT id, time, flags, mentions, replies, quotes, reshares, likes FROM post",
    "SELECT time, person, post, kind FROM reaction",
    "SELECT time, person, post, kind FROM remark",
  };
  sqlite3 *db = NULL;
  gsize n = 0;

  if (argc != 2 || sqlite3_open (argv[1], &db) != SQLITE_OK)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    n += read_into_arrays (db, tables[i]);
  sqlite3_close (db);
  printf ("%" G_GSIZE_FORMAT " rows\n", n);
  return 0;
}
