/* test-export.c: an export is JSON and contains every row and value in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <math.h>

#include "store/backup/export.h"
#include "store/fixture.h"
#include "store/score/away-periods.h"
#include "store/score/points.h"
#include "support/await.h"

static JsonObject *
export (CloutStore *store,
        JsonParser *parser)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_export_async (store, stream, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
  json_parser_load_from_data (parser, g_memory_output_stream_get_data (memory),
                              g_memory_output_stream_get_data_size (memory), &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_value (JsonNode     *node,
              sqlite3_stmt *rows,
              int           column)
{
  switch (sqlite3_column_type (rows, column))
    {
    case SQLITE_INTEGER:
      g_assert_cmpint (json_node_get_int (node), ==, sqlite3_column_int64 (rows, column));
      break;
    case SQLITE_FLOAT:
      g_assert_true (json_node_get_double (node) == sqlite3_column_double (rows, column));
      break;
    case SQLITE_NULL:
      g_assert_true (json_node_is_null (node));
      break;
    default:
      g_assert_cmpstr (json_node_get_string (node), ==,
                       (const char *) sqlite3_column_text (rows, column));
    }
}

static guint
assert_table (sqlite3    *db,
              const char *table,
              JsonArray  *exported)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *rows = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
  for (; sqlite3_step (rows) == SQLITE_ROW; n++)
    {
      JsonObject *row = json_array_get_object_element (exported, n);

      g_assert_cmpuint (json_object_get_size (row), ==, sqlite3_column_count (rows));
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        assert_value (json_object_get_member (row, sqlite3_column_name (rows, i)), rows, i);
    }
  g_assert_cmpuint (json_array_get_length (exported), ==, n);
  sqlite3_finalize (rows);
  return n;
}

/* Returns: the number of rows */
static guint
assert_tables (const char *path,
               JsonObject *exported)
{
  sqlite3_stmt *tables = NULL;
  sqlite3 *db = NULL;
  guint n_tables = 0;
  guint n_rows = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                      " AND name NOT LIKE 'sqlite%'", -1, &tables, NULL);
  for (; sqlite3_step (tables) == SQLITE_ROW; n_tables++)
    {
      const char *table = (const char *) sqlite3_column_text (tables, 0);

      if (!json_object_has_member (exported, table))
        g_error ("%s is not exported", table);
      n_rows += assert_table (db, table, json_object_get_array_member (exported, table));
    }
  g_assert_cmpuint (json_object_get_size (exported), ==, n_tables + 3);
  sqlite3_finalize (tables);
  sqlite3_close (db);
  return n_rows;
}

static void
add_odd_rows (CloutStore   *store,
              CloutAccount *account)
{
  static const char *const tags[] = { "Ünïcode", "quote\"", NULL };
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  CloutBatchPost post = { .remote_id = "\x01 control \x1f\t\n\r",
                          .excerpt = "\\ and \" and </script>",
                          .time = G_MAXINT64, .tags = tags };
  CloutBatchPerson person = { .remote_id = "u'; DROP TABLE person; --", .name = "𝒜𝒹𝒶 🙂",
                              .followers = -1, .following = G_MAXINT64, .posts = G_MININT64 };
  g_autoptr(GError) error = NULL;

  clout_batch_add_post (batch, &post);
  clout_batch_add_person (batch, &person);
  store_upsert (store, account, batch, NULL, &error);
  g_assert_no_error (error);
}

static void
test_rows (Fixture       *f,
           gconstpointer  data)
{
  static const CloutScorePoint points[] = { { 20716, 1, 42.1, 1e-300, 1.0 / 3, TRUE },
                                            { 20717, 1, 7, -INFINITY, INFINITY, FALSE } };
  static const CloutAwayPeriod away_period = { -5, 20700 };
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Await) saved = AWAIT_INIT;
  g_auto(Await) away = AWAIT_INIT;
  JsonObject *exported;

  /* More than one buffer of the writer. */
  store_upsert_pages (f->store, account, 0, 60, NULL);
  add_odd_rows (f->store, account);
  clout_store_save_points_async (f->store, points, G_N_ELEMENTS (points), 20717, NULL,
                                 await_cb, &saved);
  clout_store_save_away_periods_async (f->store, &away_period, 1, NULL, await_cb, &away);
  await_result (&saved);
  await_result (&away);
  exported = export (f->store, parser);
  g_assert_cmpstr (json_object_get_string_member (exported, "format"), ==, "clout-export");
  g_assert_cmpint (json_object_get_int_member (exported, "version"), ==, 1);
  g_assert_cmpuint (assert_tables (f->path, exported), >, 60 * (1 + PAGE_LIKES + PAGE_REPLIES));
}

static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  g_assert_cmpuint (assert_tables (f->path, export (f->store, parser)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/export/every-row", Fixture, NULL, store_set_up, test_rows, store_tear_down);
  g_test_add ("/store/export/empty", Fixture, NULL, store_set_up, test_empty, store_tear_down);
  return g_test_run ();
}
