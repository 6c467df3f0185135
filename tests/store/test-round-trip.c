/* test-round-trip.c: an imported export is exported again byte for byte.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/backup/export.h"
#include "store/fixture.h"
#include "store/database/file.h"
#include "store/backup/restore.h"
#include "support/await.h"

#define LIVES 12
#define MOST_ROWS 12

static const char *const networks[] = { "mastodon", "bluesky", "misskey", "github", "blog", "x",
                                        "facebook", "threads", "youtube", "google-plus",
                                        "linkedin", NULL };

static GBytes *
export (CloutStore *store)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_export_async (store, stream, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
make_text (GRand *rand)
{
  static const char *const pieces[] = { "a", "Zoë", "\"", "\\", "\n", "\t", "\x01", "\x7f", "é",
                                        "日本", "🙂", "𝒜", "\u202e", "\u2028", "</script>", "\xc2\x85",
                                        "'", ",", "{", "]", "null", "\ufffe", " " };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static gint64
make_number (GRand      *rand,
             const char *table,
             const char *column)
{
  static const gint64 odd[] = { 0, 1, -1, G_MAXINT64, G_MININT64, NOW, 1000000 };

  if (g_str_equal (table, "account") && g_str_equal (column, "id"))
    return g_rand_int_range (rand, 1, 50);
  if (g_str_equal (column, "source"))
    return g_rand_int_range (rand, 0, 3);
  if (g_str_equal (column, "kind") || g_str_equal (column, "state")
      || g_str_equal (column, "visibility"))
    return g_rand_int_range (rand, 0, 4);
  return g_rand_boolean (rand) ? odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))]
                               : g_rand_int_range (rand, 1, 50);
}

static double
make_real (GRand *rand)
{
  static const double odd[] = { 0, -1, 1.0 / 3, 1e-300, 1.7e308, 42, 1e17, INFINITY, -INFINITY,
                                5e-324 };

  return g_rand_boolean (rand) ? odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))]
                               : g_rand_double_range (rand, 0, 100);
}

static void
bind_text (sqlite3_stmt *insert,
           int           position,
           GRand        *rand,
           const char   *column)
{
  g_autofree char *text = make_text (rand);
  g_autofree char *url = g_strconcat ("https://", text, NULL);
  const char *bound = text;

  if (g_str_equal (column, "network"))
    bound = networks[g_rand_int_range (rand, 0, G_N_ELEMENTS (networks) - 1)];
  else if (g_str_equal (column, "url") || g_str_equal (column, "avatar")
           || g_str_equal (column, "link") || g_str_equal (column, "origin"))
    bound = url;
  sqlite3_bind_text (insert, position, bound, -1, SQLITE_TRANSIENT);
}

/* Any row that the table accepts; one that conflicts with another is left out. */
static void
add_row (sqlite3    *db,
         const char *table,
         GRand      *rand)
{
  g_autofree char *info = g_strdup_printf ("SELECT name, type, \"notnull\", pk"
                                           " FROM pragma_table_info ('%s')", table);
  g_autofree char *marks = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *columns = NULL;
  sqlite3_stmt *insert = NULL;
  int n = (int) store_count (sqlite3_db_filename (db, "main"),
                             (sql = g_strdup_printf ("SELECT count (*) FROM"
                                                     " pragma_table_info ('%s')", table)));

  g_free (sql);
  marks = g_strnfill (2 * (gsize) n - 1, ',');
  for (int i = 0; i < n; i++)
    marks[2 * i] = '?';
  sql = g_strdup_printf ("INSERT OR IGNORE INTO %s VALUES (%s)", table, marks);
  g_assert_cmpint (sqlite3_prepare_v2 (db, info, -1, &columns, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &insert, NULL), ==, SQLITE_OK);
  for (int i = 1; sqlite3_step (columns) == SQLITE_ROW; i++)
    {
      const char *column = (const char *) sqlite3_column_text (columns, 0);
      char type = *(const char *) sqlite3_column_text (columns, 1);
      gboolean needed = sqlite3_column_int (columns, 2) != 0
        || sqlite3_column_int (columns, 3) != 0;

      if (!needed && g_rand_int_range (rand, 0, 3) == 0)
        continue;
      if (type == 'T')
        bind_text (insert, i, rand, column);
      else if (type == 'R')
        sqlite3_bind_double (insert, i, make_real (rand));
      else
        sqlite3_bind_int64 (insert, i, make_number (rand, table, column));
    }
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_finalize (insert);
  sqlite3_finalize (columns);
}

/* Rows in every table, including ones that this program never writes. */
static void
fill (const char *path,
      GRand      *rand)
{
  sqlite3_stmt *tables = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                      " AND name NOT LIKE 'sqlite%'", -1, &tables, NULL);
  while (sqlite3_step (tables) == SQLITE_ROW)
    for (int n = g_rand_int_range (rand, 0, MOST_ROWS); n > 0; n--)
      add_row (db, (const char *) sqlite3_column_text (tables, 0), rand);
  sqlite3_finalize (tables);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
}

static gboolean
import (Fixture     *f,
        const char  *text,
        gssize       length,
        guint       *ret_line,
        GError     **error)
{
  g_autofree char *file = g_build_filename (f->folder, "clout.json", NULL);
  g_autofree char *salvaged = clout_file_name_salvaged (f->path);
  g_autofree char *copy = g_strconcat (salvaged, "-export", NULL);
  CloutRestore run = { f->path, file, networks, NOW, NULL, 0 };
  gboolean done;

  g_assert_true (g_file_set_contents (file, text, length, NULL));
  done = clout_restore_run (&run, error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  *ret_line = run.line;
  g_free (run.replaced);
  return done;
}

static void
assert_same (GBytes *exported,
             GBytes *again,
             guint32 seed)
{

  if (g_bytes_equal (exported, again))
    return;
  g_error ("life %u differs:\n%.4000s\n---\n%.4000s", seed,
           (const char *) g_bytes_get_data (exported, NULL),
           (const char *) g_bytes_get_data (again, NULL));
}

static void
test_lives (Fixture       *f,
            gconstpointer  data)
{
  for (guint32 seed = 0; seed < LIVES; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(GBytes) exported = NULL;
      g_autoptr(GBytes) again = NULL;
      g_autoptr(GError) error = NULL;
      guint line;

      fill (f->path, rand);
      exported = export (f->store);
      store_close (&f->store);
      import (f, g_bytes_get_data (exported, NULL), (gssize) g_bytes_get_size (exported), &line,
              &error);
      g_assert_no_error (error);
      store_reopen (f);
      g_assert_null (clout_store_get_moved_aside (f->store));
      again = export (f->store);
      assert_same (exported, again, seed);
    }
}

/* As written by an older Clout: without a schema, with fewer tables and columns. */
static void
test_older (Fixture       *f,
            gconstpointer  data)
{
  static const char older[] =
    "{\n  \"format\": \"clout-export\",\n  \"version\": 1,\n  \"account\": [\n"
    "    {\"id\": 3, \"network\": \"mastodon\", \"server\": \"https://example.social\","
    " \"remote\": \"1\", \"handle\": \"ada\", \"name\": null, \"avatar\": \"javascript:1\","
    " \"source\": 0}\n  ],\n"
    "  \"holiday\": [\n    {\"first\": 20000, \"last\": 20010}\n  ]\n}\n";
  g_autoptr(GError) error = NULL;
  guint line;

  store_close (&f->store);
  import (f, older, -1, &line, &error);
  g_assert_no_error (error);
  store_reopen (f);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account WHERE id = 3"
                                " AND avatar IS NULL AND followers = -1"), ==, 1);
  g_assert_cmpint (store_count (f->path, "SELECT last FROM holiday"), ==, 20010);
}

#define HEAD "{\n  \"format\": \"clout-export\",\n  \"version\": 1,\n  \"schema\": 1,\n"
#define ACCOUNT "{\"id\": 1, \"network\": \"x\", \"server\": \"s\", \"remote\": \"r\", \"source\": "

static void
test_broken (Fixture       *f,
             gconstpointer  data)
{
  static const struct
  {
    const char *text;
    guint line;
    CloutStoreError code;
  } rows[] = {
    { "{\n  \"format\": \"clout-export\",\n  \"version\": 2\n}", 3, CLOUT_STORE_ERROR_NEWER },
    { "{\n  \"format\": \"clout-export\",\n  \"version\": 1,\n  \"schema\": 9999\n}", 4,
      CLOUT_STORE_ERROR_NEWER },
    { "{\n  \"format\": \"clout-export\"\n", 3, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": []", 5, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": []}\n{}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"holiday\": []\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"accounts\": []\n}", 5, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"sqlite_schema\": []\n}", 5, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [],\n\"account\": []\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "0},\n" ACCOUNT "0}\n]\n}", 7,
      CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "99}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "-1}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "0.5}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "\"0\"}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "99999999999999999999}\n]\n}", 6,
      CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "0, \"source\": 0}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n" ACCOUNT "0, \"x) VALUES (1); --\": 0}\n]\n}", 6,
      CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"id\": null}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"id\": 9223372036854775807, \"network\": \"x\", \"server\": \"s\","
      " \"remote\": \"r\", \"source\": 0}\n]\n}", 8, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"network\": \"nowhere\"}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"handle\": \"\\ud800\"}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"handle\": \"\\u0000\"}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"handle\": \"\xff\"}\n]\n}", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
    { HEAD "\"account\": [\n{\"handle\": \"\n", 6, CLOUT_STORE_ERROR_BAD_EXPORT },
  };
  g_autofree char *fresh = g_strconcat (f->path, "-salvaged", NULL);
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");

  store_close (&f->store);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = g_strescape (rows[i].text, NULL);
      g_autoptr(GError) error = NULL;
      guint line;

      /* TAP is UTF-8, which one of these isn't. */
      g_test_message ("%s", shown);
      g_assert_false (import (f, rows[i].text, -1, &line, &error));
      g_assert_error (error, CLOUT_STORE_ERROR, rows[i].code);
      g_assert_cmpuint (line, ==, rows[i].line);
      g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
    }
}

/* A new account doesn't get the posts of one that the export doesn't have. */
static void
test_lost_account (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account = NULL;
  guint line;

  store_close (&f->store);
  import (f, HEAD "\"account\": [],\n\"post\": [\n{\"account\": 1, \"remote\": \"r\"},\n"
          "{\"account\": 9223372036854775807, \"remote\": \"r\"}\n]\n}", -1, &line, &error);
  g_assert_no_error (error);
  store_reopen (f);
  account = store_add_account (f->store, "new");
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account WHERE id = 2"), ==, 1);
}

/* Nothing from a truncated file is imported, wherever it was cut. */
static void
test_cut (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autoptr(GBytes) exported = NULL;
  gsize whole;

  fill (f->path, rand);
  exported = export (f->store);
  store_close (&f->store);
  whole = g_bytes_get_size (exported) - strlen ("}\n");
  for (gsize length = strlen (HEAD); length <= whole; length += MAX (whole / 12, 1))
    {
      g_autoptr(GError) error = NULL;
      guint line;

      g_assert_false (import (f, g_bytes_get_data (exported, NULL), (gssize) length, &line,
                              &error));
      g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BAD_EXPORT);
      g_assert_cmpuint (line, >, 0);
    }
}

typedef struct
{
  const char *fresh;
  const char *export;
} Truncation;

/* Empties the export as soon as the new store beside it has its schema. */
static gpointer
truncate_export (gpointer data)
{
  const Truncation *self = data;
  GStatBuf status;

  for (gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
       g_get_monotonic_time () < end; g_thread_yield ())
    if (g_stat (self->fresh, &status) == 0 && status.st_size > 0)
      return GINT_TO_POINTER (truncate (self->export, 0) == 0);
  return GINT_TO_POINTER (FALSE);
}

/* Another program may truncate the file while it is read. */
static void
test_truncated (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (HEAD "\"account\": [],\n\"holiday\": [\n");
  g_autofree char *file = g_build_filename (f->folder, "clout.json", NULL);
  g_autofree char *fresh = g_strconcat (f->path, "-salvaged", NULL);
  Truncation truncation = { fresh, file };
  g_autoptr(GError) error = NULL;
  GThread *thread;
  guint line;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "%s{\"first\": %u, \"last\": %u}", i > 0 ? ",\n" : "", i, i);
  g_string_append (text, "\n]\n}\n");
  store_close (&f->store);
  thread = g_thread_new ("truncate", truncate_export, &truncation);
  import (f, text->str, (gssize) text->len, &line, &error);
  g_assert_true (GPOINTER_TO_INT (g_thread_join (thread)));
  g_assert_no_error (error);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM holiday"), ==, 200000);
  store_reopen (f);
}

#define ADD(path, func) \
  g_test_add ("/store/round-trip/" path, Fixture, NULL, store_set_up, func, store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lives", test_lives);
  ADD ("older", test_older);
  ADD ("broken", test_broken);
  ADD ("lost-account", test_lost_account);
  ADD ("cut", test_cut);
  ADD ("truncated", test_truncated);
  return g_test_run ();
}
