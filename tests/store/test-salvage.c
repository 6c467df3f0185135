/* test-salvage.c: every row on a reachable page is recovered from a damaged file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "store/fixture.h"

#define PAGE 4096
#define PAGES 120

/* Rows that no network can provide again, and one row in each table that doesn't get any from
 * pages. */
#define MORE \
  "INSERT INTO holiday VALUES (20000, 20010), (20100, 20110);" \
  "INSERT INTO score_point (day, model, score, low, high)" \
  " SELECT value, 1, 50.5, 40, 60 FROM generate_series (20000, 20400);" \
  "INSERT INTO spending VALUES ('x', 24300, 1234567);" \
  "INSERT INTO budget VALUES ('x', 5000000);" \
  "INSERT INTO charged SELECT 1, 20000, 'item ' || value FROM generate_series (1, 300);" \
  "INSERT INTO endorsement (account, giver, receiver, topic, folded, time, remote)" \
  " SELECT 1, 0, value, 'Gardening', 'gardening', 1700000000 + value, 'k' || value" \
  " FROM generate_series (1, 200);" \
  "INSERT INTO hidden_topic VALUES ('a', 'A');" \
  "INSERT INTO hidden_endorsement VALUES (1, 1, 'a');" \
  "INSERT INTO plus_k (account) VALUES (1);" \
  "INSERT INTO repository SELECT id, 'https://a.example', 1, 2 FROM person LIMIT 100;" \
  "INSERT INTO perk_feed VALUES (1, 'https://a.example', 'A', 3);" \
  "INSERT INTO perk VALUES (1, 0, 'A', 'B', 'https://a.example', 'D', 1.5, 0, 'a', 'b');" \
  "INSERT INTO tag (name) SELECT 'tag' || value FROM generate_series (1, 300);" \
  "INSERT INTO post_tag SELECT post.id, tag.id FROM post, tag WHERE (post.id + tag.id) % 7 = 0;" \
  "INSERT INTO featured_tag VALUES (1, 'tag1');" \
  "INSERT INTO follower_count SELECT 1, value, 7 FROM generate_series (20000, 20400);" \
  "INSERT INTO list (name) VALUES ('Family');" \
  "INSERT INTO list_member VALUES (1, 1);" \
  "INSERT INTO merged_person VALUES (1, 2);" \
  "INSERT INTO given SELECT 1, 4, 'g' || value, value, 5 FROM generate_series (1, 300);" \
  "INSERT INTO asked SELECT 1, 'likes', value, 2, 1 FROM generate_series (1, 300);" \
  "INSERT INTO own_act SELECT 1, 'p' || value, 4, '' FROM generate_series (1, 300);" \
  "UPDATE post SET excerpt = printf ('%.*c', 6000, 'x') WHERE id % 40 = 0;"

typedef struct
{
  const char *name;
  const char *table; /* the table whose root page is damaged, or NULL */
  gssize offset;     /* where to overwrite; a negative offset counts from the end */
  gsize length;
  guint8 byte;
  gboolean cut;      /* the file is truncated at @offset */
} Damage;

static void
run (const char *path,
     const char *sql)
{
  g_autoptr(GSubprocess) shell = NULL;
  g_autoptr(GError) error = NULL;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "sqlite3", path, sql, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (shell, NULL, &error);
  g_assert_no_error (error);
}

static void
fill (Fixture *f)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;

  store_upsert_pages (f->store, account, 0, PAGES, &error);
  g_assert_no_error (error);
  store_close (&f->store);
  run (f->path, MORE);
}

static GStrv
list_tables (const char *path)
{
  g_autofree char *names =
    store_ask (path, "SELECT group_concat (name, ' ') FROM sqlite_schema WHERE type = 'table'"
               " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'lost_and_found%'");

  return g_strsplit (names != NULL ? names : "", " ", -1);
}

static gint64
count (const char *path,
       const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);

  return store_count (path, sql);
}

/* Rows of a table on pages outside @first to @last that aren't only reachable through them: what
 * sqlite3's .recover restores. A row with an overflow page in there is lost, too. */
#define REACHABLE \
  "SELECT coalesce (sum (ncell), 0) - (SELECT count (*) FROM dbstat WHERE name = '%s'" \
  " AND pagetype = 'overflow' AND pageno BETWEEN %u AND %u) FROM dbstat AS page" \
  " WHERE name = '%s' AND pagetype <> 'overflow' AND (pagetype = 'leaf'" \
  " OR (SELECT wr FROM pragma_table_list ('%s'))) AND NOT EXISTS (SELECT 1 FROM dbstat AS lost" \
  " WHERE lost.name = '%s' AND lost.pageno BETWEEN %u AND %u AND lost.pagetype <> 'overflow'" \
  " AND substr (page.path, 1, length (lost.path)) = lost.path)"

static gint64
count_reachable (const char *path,
                 const char *table,
                 guint       first,
                 guint       last)
{
  g_autofree char *sql = g_strdup_printf (REACHABLE, table, first, last, table, table, table,
                                          first, last);

  return store_count (path, sql);
}

/* Sets the lost pages; none if only the header or the schema is damaged, which are the same in
 * every store. */
static void
damage (Fixture      *f,
        const Damage *how,
        guint        *ret_first,
        guint        *ret_last)
{
  g_autofree char *bytes = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'",
                                          how->table);
  gint64 root = how->table != NULL ? store_count (f->path, sql) : 1;
  gsize length;
  gsize offset;
  gsize end;

  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  offset = how->offset < 0 ? length - (gsize) -how->offset
                           : (gsize) (root - 1) * PAGE + (gsize) how->offset;
  g_assert_cmpuint (offset + how->length, <=, length);
  memset (bytes + offset, how->byte, how->length);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) (how->cut ? offset : length), NULL));
  end = how->cut ? length : offset + how->length;
  *ret_first = MAX ((guint) (offset / PAGE) + 1, 2);
  *ret_last = (guint) ((end - 1) / PAGE) + 1;
}

static void
test_damage (Fixture       *f,
             gconstpointer  data)
{
  const Damage *how = data;
  g_autofree char *whole = g_build_filename (f->folder, "whole.db", NULL);
  g_autofree char *suspect = g_strconcat (f->path, "-suspect", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (f->path);
  g_autoptr(GFile) to = g_file_new_for_path (whole);
  g_auto(GStrv) tables = NULL;
  g_autofree char *sound = NULL;
  gint64 all = 0;
  guint first;
  guint last;

  fill (f);
  tables = list_tables (f->path);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  damage (f, how, &first, &last);
  g_assert_true (g_file_set_contents (suspect, "", 0, NULL));
  store_reopen (f);
  sound = store_ask (f->path, "PRAGMA integrity_check");
  g_assert_cmpstr (sound, ==, "ok");
  for (guint i = 0; tables[i] != NULL; i++)
    {
      gint64 reachable = how->offset == 60 && how->cut
        ? 0 : count_reachable (whole, tables[i], first, last);

      if (count (f->path, tables[i]) < reachable)
        g_error ("%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, tables[i],
                 count (f->path, tables[i]), reachable);
      all += reachable;
    }
  g_test_message ("%" G_GINT64_FORMAT " rows", all);
}

/* A damaged page doesn't affect other tables. */
static void
test_others (Fixture       *f,
             gconstpointer  data)
{
  static const Damage how = { NULL, "post", 0, PAGE, 0xff, FALSE };
  guint first;
  guint last;
  static const char *const kept[] = { "account", "person", "reaction", "remark", "holiday",
                                      "score_point", "spending", "endorsement", "own_act" };
  gint64 before[G_N_ELEMENTS (kept)];
  g_autofree char *suspect = g_strconcat (f->path, "-suspect", NULL);

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    before[i] = count (f->path, kept[i]);
  damage (f, &how, &first, &last);
  g_assert_true (g_file_set_contents (suspect, "", 0, NULL));
  store_reopen (f);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_cmpint (count (f->path, kept[i]), ==, before[i]);
  g_assert_cmpint (clout_store_get_salvage (f->store)->accounts, ==, 1);
  g_assert_cmpint (clout_store_get_salvage (f->store)->endorsements, ==, 200);
  g_assert_cmpint (clout_store_get_salvage (f->store)->reactions, ==,
                   PAGES * (PAGE_LIKES + PAGE_REPLIES));
}

/* Without a schema, tables are looked for where every store has them. */
static void
test_schema (Fixture       *f,
             gconstpointer  data)
{
  static const Damage how = { NULL, NULL, 0, PAGE, 0xff, FALSE };
  guint first;
  guint last;

  fill (f);
  damage (f, &how, &first, &last);
  store_reopen (f);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (count (f->path, "account"), ==, 1);
  g_assert_cmpint (count (f->path, "post"), ==, PAGES);
  g_assert_cmpint (count (f->path, "reaction"), ==, PAGES * PAGE_LIKES);
  g_assert_cmpint (count (f->path, "endorsement"), ==, 200);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"
                                " WHERE length (excerpt) = 6000"), ==, PAGES / 40);
}

/* Rows that are only in the log are recovered as well. */
static void
test_log (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *logged = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *moved = NULL;
  gsize n_logged;
  gsize length;
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (f->path, &bytes, &length, NULL));
  store_upsert_pages (f->store, account, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (log, &logged, &n_logged, NULL));
  store_close (&f->store);
  memset (bytes, 0xff, MIN (length, 16));
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (log, logged, (gssize) n_logged, NULL));
  store_reopen (f);
  moved = g_strdup (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (count (f->path, "post"), ==, 10);
  g_assert_cmpint (count (f->path, "reaction"), ==, 10 * PAGE_LIKES);
}

/* A program that is killed between the two renames has only moved the damaged file. */
static void
test_killed (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *salvaged = g_strconcat (f->path, "-salvaged", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (f->path);
  g_autoptr(GFile) to = g_file_new_for_path (salvaged);
  gint64 posts;

  fill (f);
  posts = count (f->path, "post");
  g_assert_true (g_file_move (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  store_reopen (f);
  g_assert_cmpint (count (f->path, "post"), ==, posts);
  g_assert_false (g_file_test (salvaged, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  static const char *const tables[] = {
    "account", "person", "post", "reaction", "remark", "endorsement", "tag", "post_tag", "cursor",
    "score_point", "holiday", "given", "plus_k", "spending", "charged", "perk_feed", "own_act",
    "asked", "budget", "featured_tag", "hidden_endorsement", "hidden_topic", "perk", "repository",
    "follower_count",
    "post_answers", "sqlite_autoindex_person_1", "sqlite_autoindex_post_1",
  };
  static const Damage damages[] = {
    { "magic", NULL, 0, 16, 0, FALSE },
    { "page-size", NULL, 16, 2, 0xff, FALSE },
    { "versions", NULL, 18, 6, 0xff, FALSE },
    { "header", NULL, 0, 100, 0xff, FALSE },
    { "free-list", NULL, 32, 8, 0xff, FALSE },
    { "first-page", NULL, 100, PAGE - 100, 0xff, FALSE },
    { "second-page", NULL, PAGE, PAGE, 0, FALSE },
    { "some-pages", NULL, 8 * PAGE, 4 * PAGE, 0, FALSE },
    { "page-in-the-middle", NULL, 60 * PAGE, PAGE, 0xa5, FALSE },
    { "many-pages", NULL, 40 * PAGE, 20 * PAGE, 0x0d, FALSE },
    { "last-page", NULL, -PAGE, PAGE, 0xff, FALSE },
    { "cut-in-a-page", NULL, -100, 100, 0, TRUE },
    { "cut-by-pages", NULL, -8 * PAGE, 8 * PAGE, 0, TRUE },
    { "cut-to-a-third", NULL, 50 * PAGE, 0, 0, TRUE },
    { "header-cut", NULL, 60, 0, 0, TRUE },
  };
  Damage roots[G_N_ELEMENTS (tables)];
  g_autofree char *shell = g_find_program_in_path ("sqlite3");

  g_test_init (&argc, &argv, NULL);
  if (shell == NULL)
    {
      g_print ("1..0 # SKIP there is no sqlite3\n");
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/salvage/", damages[i].name, NULL);

      g_test_add (path, Fixture, &damages[i], store_set_up, test_damage, store_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/store/salvage/root-of-", tables[i], NULL);

      roots[i] = (Damage) { NULL, tables[i], i % 2 == 0 ? 0 : 8, i % 2 == 0 ? PAGE : 200, 0xff,
                            FALSE };
      g_test_add (path, Fixture, &roots[i], store_set_up, test_damage, store_tear_down);
    }
  g_test_add ("/store/salvage/other-tables-are-whole", Fixture, NULL, store_set_up, test_others,
              store_tear_down);
  g_test_add ("/store/salvage/without-a-schema", Fixture, NULL, store_set_up, test_schema,
              store_tear_down);
  g_test_add ("/store/salvage/log", Fixture, NULL, store_set_up, test_log, store_tear_down);
  g_test_add ("/store/salvage/killed-between", Fixture, NULL, store_set_up, test_killed,
              store_tear_down);
  return g_test_run ();
}
