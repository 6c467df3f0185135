/* test-schema.c: files with every older schema can be opened and match the newest one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "store/fixture.h"

#define SCHEMA "SELECT group_concat (type || ' ' || name || ': ' || coalesce (sql, '')," \
               " char (10)) FROM (SELECT * FROM sqlite_schema ORDER BY name)"

static void
load_dump (const char *path,
           const char *name)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "store", name, NULL);
  g_autofree char *sql = NULL;
  char *message = NULL;
  sqlite3 *db = NULL;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
test_dump (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *fresh = store_ask (f->path, SCHEMA);
  g_autofree char *migrated = NULL;
  g_autoptr(CloutStoreHistory) history = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GPtrArray) cursors = NULL;

  store_close (&f->store);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  load_dump (f->path, data);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  migrated = store_ask (f->path, SCHEMA);
  g_assert_cmpstr (migrated, ==, fresh);
  history = store_load (f->store);
  g_assert_cmpuint (history->input.n_accounts, ==, 1);
  g_assert_cmpuint (history->input.n_people, ==, PAGE_LIKES + PAGE_REPLIES);
  g_assert_cmpuint (history->input.n_away_periods, ==, 1);
  g_assert_cmpuint (history->input.accounts[0].n_posts, ==, 1);
  g_assert_cmpuint (history->input.accounts[0].n_reactions, ==, PAGE_LIKES + PAGE_REPLIES);
  g_assert_cmpstr (history->topic_names[0], ==, "Orchids");
  account = store_add_account (f->store, "1");
  cursors = store_list_cursors (f->store, account);
  g_assert_cmpstr (((CloutCursor *) cursors->pdata[0])->cursor, ==, "1");
}

#define HASH "d41d8cd98f00b204e9800998ecf8427e"

/* If one post has two names, as from snac, the later one is kept, with the reactions to both. */
static void
test_renamed (Fixture       *f,
              gconstpointer  data)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *received = NULL;

  store_close (&f->store);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  load_dump (f->path, data);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "UPDATE account SET network = 'mastodon';"
                "INSERT INTO post (id, account, remote, time) VALUES"
                " (101, 1, '1700000000" HASH "', 5), (102, 1, '1700000009" HASH "', 5),"
                " (103, 1, '1700000000', 5);"
                "INSERT INTO reaction VALUES (1, 101, 4, 1, 6), (1, 102, 4, 1, 6),"
                " (1, 101, 4, 2, 6);"
                "INSERT INTO remark (account, remote, post, kind, person, time)"
                " VALUES (1, '1700000001" HASH "', 101, 1, 1, 7);", NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  store_reopen (f);
  posts = store_ask (f->path, "SELECT group_concat (id || ' ' || remote) FROM post WHERE id > 100");
  g_assert_cmpstr (posts, ==, "102 0000000000" HASH ",103 1700000000");
  received = store_ask (f->path, "SELECT (SELECT group_concat (post || ' ' || person) FROM reaction"
                        " WHERE post > 100) || ',' || (SELECT remote || ' ' || post FROM remark"
                        " WHERE time = 7)");
  g_assert_cmpstr (received, ==, "102 1,102 2,0000000000" HASH " 102");
}

/* If a post or a comment is stored under two URLs, one is kept; anything but a comment is a
 * mention. */
static void
test_moved (Fixture       *f,
            gconstpointer  data)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *received = NULL;

  store_close (&f->store);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  load_dump (f->path, data);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "UPDATE account SET network = 'blog'; DELETE FROM remark;"
                "INSERT INTO post (id, account, remote, time, excerpt) VALUES"
                " (101, 1, 'https://a.example/old/', 7, 'Of tea'),"
                " (102, 1, 'https://a.example/new/', 7, 'Of tea'),"
                " (103, 1, 'https://a.example/1/', 900, 'Photo'),"
                " (104, 1, 'https://a.example/2/', 900, 'Photo');"
                "INSERT INTO remark (account, remote, post, kind, person, time) VALUES"
                " (1, 'https://a.example/old/#comment-5', 101, 1, 1, 8),"
                " (1, 'https://a.example/new/#comment-5', 102, 1, 1, 8),"
                " (1, 'https://a.example/old/#comment-6', 101, 1, 2, 9),"
                " (1, 'https://brid.gy/1', 101, 1, 1, 10), (1, 'tag:x,1', 101, 1, 1, 11);",
                NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  store_reopen (f);
  posts = store_ask (f->path, "SELECT group_concat (id) || ' ' || (SELECT group_concat (name ||"
                     " ' ' || post) FROM alias) FROM post WHERE id > 100");
  g_assert_cmpstr (posts, ==, "102,103,104 https://a.example/old/ 102");
  received = store_ask (f->path, "SELECT group_concat (remote || ' ' || post) FROM remark");
  g_assert_cmpstr (received, ==, "https://a.example/#comment-5 102,"
                   "https://a.example/#comment-6 102,tag:x,1 102,"
                   "webmention:https://brid.gy/1 102");
}

/* An archive that was stored under the handle entered for it becomes part of the only account with
 * that handle. */
static void
test_twins (Fixture       *f,
            gconstpointer  data)
{
  sqlite3 *db = NULL;
  char *message = NULL;
  g_autofree char *accounts = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *received = NULL;

  store_close (&f->store);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  load_dump (f->path, data);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "INSERT INTO account (id, network, server, remote, handle, name, source) VALUES"
                " (10, 'x', 'https://x.com', '42', 'Ada', 'Ada', 0),"
                " (11, 'x', 'https://x.com', 'ada', 'ada', 'ada', 2),"
                " (12, 'x', 'https://x.com', 'eva', 'eva', 'eva', 2),"
                " (13, 'misskey', 'https://a.example', '9a', 'eva@a.example', 'Eva', 0),"
                " (14, 'misskey', '', 'eva@a.example', 'eva@a.example', 'eva', 2),"
                " (15, 'facebook', 'https://www.facebook.com', 'ada sample', 'Ada Sample', NULL,"
                " 2),"
                " (16, 'facebook', 'https://www.facebook.com', 'ada', 'ada', 'Ada Sample', 2),"
                " (17, 'facebook', 'https://www.facebook.com', 'bob b', 'Bob B', NULL, 2),"
                " (18, 'facebook', 'https://www.facebook.com', 'bob', 'bob', 'Bob B', 0);"
                "INSERT INTO post (id, account, remote, time, likes) VALUES"
                " (101, 10, '1', 7, 5), (102, 11, '1', 7, 9), (103, 11, '2', 8, 1);"
                "INSERT INTO person (id, account, remote) VALUES"
                " (201, 10, 'p'), (202, 11, 'p'), (203, 11, 'q');"
                "INSERT INTO reaction VALUES (10, 101, 4, 201, 9), (11, 102, 4, 202, 9),"
                " (11, 102, 4, 203, 9), (11, 103, 4, 202, 9);"
                "INSERT INTO given VALUES (11, 4, 'g', 203, 9);", NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  store_reopen (f);
  accounts = store_ask (f->path, "SELECT group_concat (id) FROM account WHERE id >= 10");
  g_assert_cmpstr (accounts, ==, "10,12,13,16,17,18");
  posts = store_ask (f->path, "SELECT group_concat (id || ' ' || account || ' ' || likes) FROM post"
                     " WHERE id > 100");
  g_assert_cmpstr (posts, ==, "101 10 5,103 10 1");
  received = store_ask (f->path, "SELECT group_concat (post || ' ' || person) ||"
                        " (SELECT ' ' || account || ' ' || person FROM given WHERE remote = 'g')"
                        " FROM reaction WHERE account = 10");
  g_assert_cmpstr (received, ==, "101 201,101 203,103 201 10 203");
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/schema/001-becomes-the-newest", Fixture, "schema-001.sql", store_set_up,
              test_dump, store_tear_down);
  g_test_add ("/store/schema/002-becomes-the-newest", Fixture, "schema-002.sql", store_set_up,
              test_dump, store_tear_down);
  g_test_add ("/store/schema/004-becomes-the-newest", Fixture, "schema-004.sql", store_set_up,
              test_dump, store_tear_down);
  g_test_add ("/store/schema/one-post-of-two-names", Fixture, "schema-004.sql", store_set_up,
              test_renamed, store_tear_down);
  g_test_add ("/store/schema/one-post-at-two-addresses", Fixture, "schema-004.sql", store_set_up,
              test_moved, store_tear_down);
  g_test_add ("/store/schema/one-account-stored-twice", Fixture, "schema-004.sql", store_set_up,
              test_twins, store_tear_down);
  return g_test_run ();
}
