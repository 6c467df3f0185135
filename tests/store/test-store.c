/* test-store.c: what the store promises, on a real file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE
#include <string.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "model/topic.h"
#include "store/backup/export.h"
#include "store/fixture.h"
#include "store/score/highlights.h"
#include "store/score/topics.h"
#include "support/await.h"

static CloutBatch *
make_batch (gint64 like_time)
{
  static const char *const tags[] = { "Orchids", "gtk", NULL };
  CloutBatch *batch = clout_batch_new ();
  CloutBatchPost post = { .remote_id = "p1", .excerpt = "Hello", .time = NOW - 86400,
                          .tags = tags };
  CloutBatchPerson person = { .remote_id = "u1", .name = "Bob", .followers = 10, .following = -1,
                              .posts = -1 };
  CloutBatchReaction like = { CLOUT_REACTION_LIKE, "u1", "p1", NULL, NULL, like_time };
  CloutBatchReaction reply = { CLOUT_REACTION_REPLY, "u2", "p1", "r1", NULL, NOW - 3600 };

  post.told = CLOUT_ACTS_ONCE;
  post.counts[CLOUT_REACTION_LIKE] = 3;
  clout_batch_add_post (batch, &post);
  clout_batch_add_person (batch, &person);
  clout_batch_add_reaction (batch, &like);
  clout_batch_add_reaction (batch, &reply);
  return batch;
}

static void
test_batch (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", "max_id=3", "9", 0);
  g_autoptr(GError) error = NULL;

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(CloutBatch) batch = make_batch (round == 0 ? 0 : NOW - 7200);
      g_autoptr(CloutStoreHistory) history = NULL;
      const CloutScoreAccount *read;

      store_upsert (f->store, account, batch, cursor, &error);
      g_assert_no_error (error);
      history = store_load (f->store);
      g_assert_cmpuint (history->input.n_accounts, ==, 1);
      g_assert_cmpuint (history->input.n_people, ==, 2);
      read = &history->input.accounts[0];
      g_assert_cmpuint (read->n_reactions, ==, 2);
      g_assert_cmpuint (read->n_posts, ==, 1);
      g_assert_cmpuint (read->posts[0].counts[CLOUT_REACTION_LIKE], ==, 3);
      g_assert_cmpfloat (read->counters.value[CLOUT_SIGNAL_FOLLOWERS], ==, 100);
      g_assert_cmpuint (history->waiting->len, ==, 1);
      g_assert_cmpuint (g_strv_length (history->topic_names), ==, 1);
      for (gsize i = 0; i < 2; i++)
        if (read->kind[i] == CLOUT_REACTION_LIKE)
          g_assert_cmpint (read->time[i], ==, round == 0 ? NOW - 86400 : NOW - 7200);
    }
}

static void
test_reopen (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", "max_id=3", "9", 0);
  g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cursors = NULL;

  store_upsert (f->store, account, batch, cursor, &error);
  store_close (&f->store);
  f->store = store_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_null (clout_store_get_moved_aside (f->store));
  cursors = store_list_cursors (f->store, account);
  g_assert_cmpuint (cursors->len, ==, 1);
  g_assert_cmpstr (((CloutCursor *) cursors->pdata[0])->cursor, ==, "max_id=3");
}

static void
test_removal (Fixture       *f,
              gconstpointer  data)
{
  static const char *const tables[] = { "account", "person", "post", "reaction", "remark",
                                        "cursor", "post_tag", "tag", "endorsement" };
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", NULL, NULL, NOW);
  g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  store_upsert (f->store, account, batch, cursor, &error);
  g_assert_true (store_remove (f->store, account, &error));
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", tables[i]);
      sqlite3_stmt *count = NULL;

      sqlite3_prepare_v2 (db, sql, -1, &count, NULL);
      g_assert_cmpint (sqlite3_step (count), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (count, 0), ==, 0);
      sqlite3_finalize (count);
    }
  sqlite3_close (db);
}

/* Returns: whether the file or its log contains the word */
static gboolean
has_word (const char *path,
          const char *word)
{
  static const char *const suffixes[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      g_file_get_contents (file, &bytes, &length, NULL);
      if (length > 0 && memmem (bytes, length, word, strlen (word)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Removed accounts are erased from the disk, not just from the tables. */
static void
test_forgotten (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(CloutAccount) other = store_add_account (f->store, "other");
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  CloutBatchPerson person = { .remote_id = "u1", .name = "Wilhelmina", .posts = -1 };
  g_autoptr(GError) error = NULL;

  clout_batch_add_person (batch, &person);
  store_upsert_pages (f->store, other, 0, 3, &error);
  store_upsert (f->store, account, batch, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_word (f->path, "Wilhelmina"));
  g_assert_true (store_remove (f->store, account, &error));
  g_assert_false (has_word (f->path, "Wilhelmina"));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 3);
}

static gsize
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gsize) status.st_size : 0;
}

/* What was written reaches the database while the store is open. */
static void
test_log (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  gsize before = get_size (f->path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (store_upsert_pages (f->store, account, 0, 400, &error), ==, 400);
  g_assert_no_error (error);
  while (get_size (f->path) <= before)
    g_usleep (1000);
}

/* A page or a save in progress when its account was removed restores nothing. */
static void
test_late (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) next = NULL;
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  g_assert_true (store_remove (f->store, account, &error));
  next = store_add_account (f->store, "2");
  g_assert_cmpint (clout_account_get_id (next), !=, clout_account_get_id (account));
  g_assert_cmpuint (store_upsert_pages (f->store, account, 0, 1, &error), ==, 0);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  clout_store_save_account_async (f->store, account, NULL, await_cb, &one);
  g_assert_false (clout_store_save_account_finish (f->store, await_result (&one), &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 0);
}

static void
save (CloutStore   *store,
      CloutAccount *account)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_save_account_async (store, account, NULL, await_cb, &one);
  clout_store_save_account_finish (store, await_result (&one), &error);
  g_assert_no_error (error);
}

/* Importing an archive into a signed-in account adds data and removes none. */
static void
test_archive (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) archive = clout_account_new ("mastodon", "https://example.social",
                                                       CLOUT_ACCOUNT_ARCHIVE);
  g_autofree char *row = NULL;

  clout_account_set_state (account, CLOUT_ACCOUNT_SIGN_IN_AGAIN, NULL);
  clout_account_set_last_sync (account, NOW);
  save (f->store, account);
  clout_account_set_remote_id (archive, "1");
  clout_account_set_name (archive, "Ada");
  save (f->store, archive);
  g_assert_cmpint (clout_account_get_id (archive), ==, clout_account_get_id (account));
  row = store_ask (f->path, "SELECT handle || ' ' || name || ' ' || source || ' ' || state || ' '"
                   " || followers || ' ' || (last_sync > 0) FROM account");
  g_assert_cmpstr (row, ==, "ada@example.social Ada 0 4 100 1");
  clout_account_set_state (account, CLOUT_ACCOUNT_READY, NULL);
  save (f->store, account);
  g_assert_cmpint (store_count (f->path, "SELECT state FROM account"), ==, 0);
}

static gint64
size_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_size;
}

static void
test_space (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  gint64 empty = size_of (f->path);

  store_upsert_pages (f->store, account, 0, 100, NULL);
  g_assert_true (store_remove (f->store, account, NULL));
  g_assert_cmpint (size_of (f->path), <=, MAX (empty, 60 * 4096));
}

static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) other = store_add_account (f->store, "other");
  g_autoptr(GError) error = NULL;

  for (guint commit = 0; commit <= 1; commit++)
    {
      g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
      g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
      g_autoptr(CloutStoreHistory) history = NULL;
      g_auto(Await) beside = AWAIT_INIT;

      clout_account_set_remote_id (account, "7");
      store_begin_import (f->store, account);
      /* Another account's page waits for the import, and isn't lost with it. */
      clout_store_upsert_batch_async (f->store, clout_account_get_id (other), batch, NULL, NULL,
                                      await_cb, &beside);
      g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
      g_assert_null (beside.result);
      g_assert_true (store_end_import (f->store, commit, &error));
      g_assert_true (clout_finish_boolean (await_result (&beside), &error));
      history = store_load (f->store);
      g_assert_cmpuint (history->input.n_accounts, ==, 1 + commit);
      g_assert_cmpuint (history->input.accounts[0].n_reactions, ==, 2);
    }
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutStoreHistory) history = NULL;

  store_close (&f->store);
  g_assert_true (g_file_set_contents (f->path, "SQLite format 3\0 but not really one", 35, NULL));
  f->store = store_open (f->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  g_assert_true (g_file_test (clout_store_get_moved_aside (f->store), G_FILE_TEST_EXISTS));
  history = store_load (f->store);
  g_assert_cmpuint (history->input.n_accounts, ==, 0);
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  store_close (&f->store);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  f->store = store_open (f->path, &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_private (Fixture       *f,
              gconstpointer  data)
{
  struct stat status;

  g_assert_cmpint (stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static GPtrArray *
list_topics (CloutStore *store,
             gint64      now)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GPtrArray *topics;

  clout_store_list_topics_async (store, now, NULL, NULL, await_cb, &one);
  topics = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return topics;
}

static void
test_topics (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) topics = NULL;

  store_upsert (f->store, account, batch, NULL, &error);
  topics = list_topics (f->store, NOW);
  g_assert_cmpuint (topics->len, ==, 2);
  g_assert_cmpint (clout_topic_get_reactions (topics->pdata[0]), ==, 3);
  g_assert_cmpint (clout_topic_get_posts (topics->pdata[0]), ==, 1);
}

static void
add_tagged_post (CloutBatch *batch,
                 const char *id,
                 const char *tag,
                 gint64      time,
                 guint32     likes)
{
  const char *tags[] = { tag, NULL };
  CloutBatchPost post = { .remote_id = id, .time = time, .tags = tags };

  post.told = CLOUT_ACTS_ONCE;
  post.counts[CLOUT_REACTION_LIKE] = likes;
  clout_batch_add_post (batch, &post);
}

/* Three spellings are one topic; recent likes come before old ones. */
static void
test_topics_rank (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) now = NULL;
  g_autoptr(GPtrArray) then = NULL;
  gint64 long_ago = NOW - G_GINT64_CONSTANT (80) * 86400;

  add_tagged_post (batch, "p1", "Ferns", long_ago, 9);
  add_tagged_post (batch, "p2", "SpaceOpera", NOW - 60, 2);
  add_tagged_post (batch, "p3", "space_operas", NOW - 120, 2);
  add_tagged_post (batch, "p4", "SpaceOpera", NOW - 180, 2);
  add_tagged_post (batch, "p5", "Depression", NOW - 180, 100);
  store_upsert (f->store, account, batch, NULL, &error);
  g_assert_no_error (error);

  now = list_topics (f->store, NOW);
  g_assert_cmpuint (now->len, ==, 2);
  g_assert_cmpstr (clout_topic_get_name (now->pdata[0]), ==, "SpaceOpera");
  g_assert_cmpint (clout_topic_get_posts (now->pdata[0]), ==, 3);
  g_assert_cmpint (clout_topic_get_reactions (now->pdata[0]), ==, 6);
  g_assert_cmpint (clout_topic_get_last_used (now->pdata[0]), ==, NOW - 60);
  g_assert_cmpstr (clout_topic_get_name (now->pdata[1]), ==, "Ferns");

  then = list_topics (f->store, long_ago);
  g_assert_cmpstr (clout_topic_get_name (then->pdata[0]), ==, "Ferns");
}

static void
test_export (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "quote\" and \\ and \n");
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_export_async (f->store, stream, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_assert_nonnull (strstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                            "\"remote\": \"quote\\\" and \\\\ and \\u000a\""));
}

static void
test_highlights (Fixture       *f,
                 gconstpointer  data)
{
  static const struct
  {
    const char *remote;
    gint64 time;
    guint32 replies, reshares, likes;
  } posts[] = {
    { "silent", 1, 0, 0, 0 }, { "new", NOW, 9, 9, 9 }, { "undated", 0, 9, 9, 9 },
    { "liked", 2, 0, 0, 5 }, { "answered", 3, 3, 0, 0 }, { "passed on", 4, 0, 3, 0 },
    { "liked later", 5, 0, 0, 5 },
  };
  static const char *const wanted[] = { "answered", "passed on", "liked later", "liked" };
  g_autoptr(CloutAccount) account = store_add_account (f->store, "me");
  g_autoptr(CloutAccount) other = store_add_account (f->store, "other");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Await) listed = AWAIT_INIT;
  g_auto(Await) listed_other = AWAIT_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      CloutBatchPost post = { .remote_id = posts[i].remote, .excerpt = posts[i].remote };

      post.time = posts[i].time;
      post.counts[CLOUT_REACTION_REPLY] = posts[i].replies;
      post.counts[CLOUT_REACTION_RESHARE] = posts[i].reshares;
      post.told = CLOUT_ACTS_ONCE;
      post.counts[CLOUT_REACTION_LIKE] = posts[i].likes;
      clout_batch_add_post (batch, &post);
    }
  g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
  clout_store_list_highlights_async (f->store, clout_account_get_id (account), NOW, NULL,
                                     await_cb, &listed);
  list = clout_finish_pointer (await_result (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (clout_highlight_get_excerpt (list->pdata[i]), ==, wanted[i]);
  g_assert_cmpuint (clout_highlight_get_words (list->pdata[0]), ==, 3);
  clout_store_list_highlights_async (f->store, clout_account_get_id (other), NOW, NULL, await_cb,
                                     &listed_other);
  none = clout_finish_pointer (await_result (&listed_other), &error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A read sees everything written before it, even if no one waited for the write. */
static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(CloutBatch) page = store_make_page (i);
      g_autoptr(CloutStoreHistory) history = NULL;
      g_auto(Await) put = AWAIT_INIT;
      g_autoptr(GError) error = NULL;

      clout_store_upsert_batch_async (f->store, clout_account_get_id (account), page, NULL, NULL,
                                      await_cb, &put);
      history = store_load (f->store);
      g_assert_cmpuint (history->input.accounts[0].n_reactions, ==,
                        (i + 1) * (PAGE_LIKES + PAGE_REPLIES));
      g_assert_true (clout_finish_boolean (await_result (&put), &error));
    }
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/batch-twice-changes-nothing", test_batch },
    { "/store/reopened-keeps-its-place", test_reopen },
    { "/store/removal-leaves-no-row", test_removal },
    { "/store/removal-leaves-no-byte", test_forgotten },
    { "/store/log-is-copied", test_log },
    { "/store/removal-gives-space-back", test_space },
    { "/store/removal-is-for-good", test_late },
    { "/store/archive-of-an-account", test_archive },
    { "/store/import-whole-or-not-at-all", test_import },
    { "/store/damaged-is-moved-aside", test_damaged },
    { "/store/newer-is-refused", test_newer },
    { "/store/private", test_private },
    { "/store/topics", test_topics },
    { "/store/topics-rank", test_topics_rank },
    { "/store/export-escapes", test_export },
    { "/store/highlights", test_highlights },
    { "/store/reads-follow-writes", test_order },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
