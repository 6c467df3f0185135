/* test-store.c: what the store promises, on a real file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "model/topic.h"
#include "store/accounts.h"
#include "store/batches.h"
#include "store/history.h"
#include "store/points.h"

#define NOW (G_GINT64_CONSTANT (1790000000))

typedef struct
{
  char *folder;
  char *path;
  CloutStore *store;
} Fixture;

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static CloutStore *
open_store (const char  *path,
            GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_store_open_async (path, NOW, NULL, keep_result_cb, &result);
  return clout_store_open_finish (await (&result), error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("clout-store-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "clout.db", NULL);
  f->store = open_store (f->path, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *f)
{
  if (f->store == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (f->store), (gpointer *) &f->store);
  g_object_unref (f->store);
  while (f->store != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  close_store (f);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
  g_free (f->path);
}

static CloutAccount *
add_account (Fixture    *f,
             const char *remote)
{
  g_autoptr(CloutAccount) account = clout_account_new ("mastodon", "https://example.social",
                                                       CLOUT_ACCOUNT_SIGNED_IN);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  clout_account_set_remote_id (account, remote);
  clout_account_set_handle (account, "ada@example.social");
  clout_account_set_counters (account, 100, 50, -1, 10);
  clout_store_save_account_async (f->store, account, NULL, keep_result_cb, &result);
  clout_store_save_account_finish (f->store, await (&result), &error);
  g_assert_no_error (error);
  return g_steal_pointer (&account);
}

static CloutBatch *
make_batch (gint64 like_time)
{
  static const char *const tags[] = { "Orchids", "gtk", NULL };
  CloutBatch *batch = clout_batch_new ();
  CloutBatchPost post = { .remote_id = "p1", .excerpt = "Hello", .time = NOW - 86400, .tags = tags };
  CloutBatchPerson person = { .remote_id = "u1", .name = "Bob", .followers = 10, .following = -1,
                              .posts = -1 };
  CloutBatchReaction like = { CLOUT_REACTION_LIKE, "u1", "p1", NULL, NULL, like_time };
  CloutBatchReaction reply = { CLOUT_REACTION_REPLY, "u2", "p1", "r1", NULL, NOW - 3600 };

  post.counts[CLOUT_REACTION_LIKE] = 3;
  clout_batch_add_post (batch, &post);
  clout_batch_add_person (batch, &person);
  clout_batch_add_reaction (batch, &like);
  clout_batch_add_reaction (batch, &reply);
  return batch;
}

static gboolean
put (Fixture            *f,
     gint64              account,
     CloutBatch         *batch,
     const CloutCursor  *cursor,
     GError            **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  clout_store_put_batch_async (f->store, account, batch, cursor, NULL, keep_result_cb, &result);
  return clout_store_put_batch_finish (f->store, await (&result), error);
}

static CloutStoreHistory *
load (Fixture *f)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CloutStoreHistory *history;

  clout_store_load_history_async (f->store, NOW, 0, NULL, keep_result_cb, &result);
  history = clout_store_load_history_finish (f->store, await (&result), &error);
  g_assert_no_error (error);
  return history;
}

static void
test_batch (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = add_account (f, "1");
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", "max_id=3", "9", 0);
  g_autoptr(GError) error = NULL;

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(CloutBatch) batch = make_batch (round == 0 ? 0 : NOW - 7200);
      g_autoptr(CloutStoreHistory) history = NULL;
      const CloutScoreAccount *read;

      put (f, clout_account_get_id (account), batch, cursor, &error);
      g_assert_no_error (error);
      history = load (f);
      g_assert_cmpuint (history->input.n_accounts, ==, 1);
      g_assert_cmpuint (history->input.n_people, ==, 2);
      read = &history->input.accounts[0];
      g_assert_cmpuint (read->n_reactions, ==, 2);
      g_assert_cmpuint (read->n_posts, ==, 1);
      g_assert_cmpuint (read->posts[0].counts[CLOUT_REACTION_LIKE], ==, 3);
      g_assert_cmpfloat (read->counters.value[CLOUT_SIGNAL_FOLLOWERS], ==, 100);
      g_assert_cmpuint (history->owed, ==, 1);
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
  g_autoptr(CloutAccount) account = add_account (f, "1");
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", "max_id=3", "9", 0);
  g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cursors = NULL;

  put (f, clout_account_get_id (account), batch, cursor, &error);
  close_store (f);
  f->store = open_store (f->path, &error);
  g_assert_no_error (error);
  g_assert_null (clout_store_get_moved_aside (f->store));
  clout_store_list_cursors_async (f->store, clout_account_get_id (account), NULL, keep_result_cb,
                                  &result);
  cursors = clout_store_list_cursors_finish (f->store, await (&result), &error);
  g_assert_cmpuint (cursors->len, ==, 1);
  g_assert_cmpstr (((CloutCursor *) cursors->pdata[0])->cursor, ==, "max_id=3");
}

static void
test_removal (Fixture       *f,
              gconstpointer  data)
{
  static const char *const tables[] = { "account", "person", "post", "reaction", "remark",
                                        "cursor", "post_tag", "endorsement" };
  g_autoptr(CloutAccount) account = add_account (f, "1");
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", NULL, NULL, NOW);
  g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  put (f, clout_account_get_id (account), batch, cursor, &error);
  clout_store_remove_account_async (f->store, clout_account_get_id (account), NULL, keep_result_cb,
                                    &result);
  g_assert_true (clout_store_remove_account_finish (f->store, await (&result), &error));
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

static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) other = add_account (f, "other");
  g_autoptr(GError) error = NULL;

  for (guint keep = 0; keep <= 1; keep++)
    {
      g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
      g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
      g_autoptr(CloutStoreHistory) history = NULL;
      g_autoptr(GAsyncResult) begun = NULL;
      g_autoptr(GAsyncResult) ended = NULL;
      g_autoptr(GAsyncResult) beside = NULL;

      clout_account_set_remote_id (account, "7");
      clout_store_begin_import_async (f->store, account, NULL, keep_result_cb, &begun);
      clout_store_begin_import_finish (f->store, await (&begun), &error);
      g_assert_no_error (error);
      /* Another account's page waits for the import, and is not lost with it. */
      clout_store_put_batch_async (f->store, clout_account_get_id (other), batch, NULL, NULL,
                                   keep_result_cb, &beside);
      g_assert_true (put (f, clout_account_get_id (account), batch, NULL, &error));
      g_assert_null (beside);
      clout_store_end_import_async (f->store, keep, NULL, keep_result_cb, &ended);
      g_assert_true (clout_store_end_import_finish (f->store, await (&ended), &error));
      g_assert_true (clout_store_put_batch_finish (f->store, await (&beside), &error));
      history = load (f);
      g_assert_cmpuint (history->input.n_accounts, ==, 1 + keep);
      g_assert_cmpuint (history->input.accounts[0].n_reactions, ==, 2);
    }
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = add_account (f, "1");
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutStoreHistory) history = NULL;

  close_store (f);
  g_assert_true (g_file_set_contents (f->path, "SQLite format 3\0 but not really one", 35, NULL));
  f->store = open_store (f->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  g_assert_true (g_file_test (clout_store_get_moved_aside (f->store), G_FILE_TEST_EXISTS));
  history = load (f);
  g_assert_cmpuint (history->input.n_accounts, ==, 0);
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  sqlite3 *db = NULL;

  close_store (f);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  f->store = open_store (f->path, &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_private (Fixture       *f,
              gconstpointer  data)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_topics (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = add_account (f, "1");
  g_autoptr(CloutBatch) batch = make_batch (NOW - 10);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) topics = NULL;

  put (f, clout_account_get_id (account), batch, NULL, &error);
  clout_store_list_topics_async (f->store, NULL, keep_result_cb, &result);
  topics = clout_store_list_topics_finish (f->store, await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (topics->len, ==, 2);
  g_assert_cmpint (clout_topic_get_reactions (topics->pdata[0]), ==, 3);
  g_assert_cmpint (clout_topic_get_posts (topics->pdata[0]), ==, 1);
}

static void
test_export (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = add_account (f, "quote\" and \\ and \n");
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  clout_store_export_async (f->store, stream, NULL, keep_result_cb, &result);
  g_assert_true (clout_store_export_finish (f->store, await (&result), &error));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_assert_nonnull (strstr (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                            "\"remote\": \"quote\\\" and \\\\ and \\u000a\""));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/batch-twice-changes-nothing", test_batch },
    { "/store/reopened-keeps-its-place", test_reopen },
    { "/store/removal-leaves-no-row", test_removal },
    { "/store/import-whole-or-not-at-all", test_import },
    { "/store/damaged-is-moved-aside", test_damaged },
    { "/store/newer-is-refused", test_newer },
    { "/store/private", test_private },
    { "/store/topics", test_topics },
    { "/store/export-escapes", test_export },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
