/* fixture.c: a store in a temporary folder, with synchronous calls.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "networks/network.h"
#include "platform/file.h"
#include "score/score.h"
#include "store/backup/backup.h"
#include "store/score/load-history.h"
#include "support/await.h"

CloutStore *
store_open (const char  *path,
            GError     **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_open_async (path, NOW, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

void
store_set_up (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("clout-store-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "clout.db", NULL);
  f->store = store_open (f->path, &error);
  g_assert_no_error (error);
}

/* Waits until the last reference is released and the file is closed. */
void
store_close (CloutStore **store)
{
  if (*store == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (*store), (gpointer *) store);
  g_object_unref (*store);
  while (*store != NULL)
    g_main_context_iteration (NULL, FALSE);
}

void
store_reopen (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  store_close (&f->store);
  f->store = store_open (f->path, &error);
  g_assert_no_error (error);
}

void
store_tear_down (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  store_close (&f->store);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
  g_free (f->path);
}

void
store_add_tests (const StoreTest *tests,
                 gsize            n)
{
  for (gsize i = 0; i < n; i++)
    g_test_add (tests[i].path, Fixture, NULL, store_set_up, tests[i].test, store_tear_down);
}

CloutAccount *
store_add_account (CloutStore *store,
                   const char *remote)
{
  g_autoptr(CloutAccount) account = clout_account_new ("mastodon", "https://example.social",
                                                       CLOUT_ACCOUNT_SIGNED_IN);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_account_set_remote_id (account, remote);
  clout_account_set_handle (account, "ada@example.social");
  clout_account_set_counters (account, 100, 50, -1, 10);
  clout_store_save_account_async (store, account, NULL, await_cb, &one);
  clout_store_save_account_finish (store, await_result (&one), &error);
  g_assert_no_error (error);
  return g_steal_pointer (&account);
}

/* The open import, and its account. */
static CloutStoreImport *opened;
static gint64 opened_account;

void
store_begin_import (CloutStore   *store,
                    CloutAccount *account)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_begin_import_async (store, account, NULL, await_cb, &one);
  opened = clout_store_begin_import_finish (store, await_result (&one), &error);
  g_assert_no_error (error);
  opened_account = clout_account_get_id (account);
}

void
store_set_import_progress (double fraction)
{
  clout_store_import_set_progress (opened, fraction);
}

gboolean
store_end_import (CloutStore *store,
                  gboolean    commit,
                  GError    **error)
{
  g_autoptr(CloutStoreImport) import = g_steal_pointer (&opened);
  g_auto(Await) one = AWAIT_INIT;

  clout_store_end_import_async (store, import, commit, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

/* Adds it to the account's open import, if there is one. */
gboolean
store_upsert (CloutStore         *store,
              CloutAccount       *account,
              CloutBatch         *batch,
              const CloutCursor  *cursor,
              GError            **error)
{
  g_auto(Await) one = AWAIT_INIT;
  gint64 id = clout_account_get_id (account);

  if (opened != NULL && id == opened_account)
    clout_store_import_batch_async (store, opened, id, batch, NULL, await_cb, &one);
  else
    clout_store_upsert_batch_async (store, id, batch, cursor, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

void
store_react (CloutStore         *store,
             CloutAccount       *account,
             CloutBatchReaction  reaction)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;

  clout_batch_add_reaction (batch, &reaction);
  store_upsert (store, account, batch, NULL, &error);
  g_assert_no_error (error);
}

CloutStoreHistory *
store_load (CloutStore *store)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutStoreHistory *history;

  clout_store_load_history_async (store, clout_networks_get_weights (), NOW, NULL,
                                  CLOUT_HISTORY_DAYS, NULL, await_cb, &one);
  history = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return history;
}

double
store_score (CloutStore *store)
{
  g_autoptr(CloutStoreHistory) history = store_load (store);
  g_autoptr(CloutScore) score = clout_score_compute (&history->input);

  return score->score;
}

GPtrArray *
store_list_cursors (CloutStore   *store,
                    CloutAccount *account)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GPtrArray *cursors;

  clout_store_list_cursors_async (store, clout_account_get_id (account), NULL, await_cb, &one);
  cursors = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return cursors;
}

gboolean
store_remove (CloutStore    *store,
              CloutAccount  *account,
              GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_store_remove_account_async (store, clout_account_get_id (account), NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

/* Days are UTC's. */
gboolean
store_back_up (CloutStore  *store,
               gint64       now,
               GError     **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_auto(Await) one = AWAIT_INIT;

  clout_store_back_up_async (store, now, zone, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

CloutBatch *
store_make_page (guint number)
{
  CloutBatch *batch = clout_batch_new ();
  g_autofree char *id = g_strdup_printf ("p%u", number);
  CloutBatchPost post = { .remote_id = id, .excerpt = "Hello", .time = NOW - 86400 };

  clout_batch_add_post (batch, &post);
  for (guint i = 0; i < PAGE_LIKES + PAGE_REPLIES; i++)
    {
      g_autofree char *person = g_strdup_printf ("u%u", (number * 7 + i) % 500);
      g_autofree char *words = g_strdup_printf ("r%u-%u", number, i);
      gboolean reply = i >= PAGE_LIKES;
      CloutBatchReaction reaction = { .kind = reply ? CLOUT_REACTION_REPLY : CLOUT_REACTION_LIKE,
                                      .person = person, .post = id,
                                      .remote_id = reply ? words : NULL, .time = NOW - 3600 };

      clout_batch_add_reaction (batch, &reaction);
    }
  return batch;
}

/* Stores the pages from @first up to, not including, @end, each with a cursor that names the next.
 * Returns: the number of the first page that was refused, or @end */
guint
store_upsert_pages (CloutStore    *store,
                    CloutAccount  *account,
                    guint          first,
                    guint          end,
                    GError       **error)
{
  for (guint i = first; i < end; i++)
    {
      g_autofree char *next = g_strdup_printf ("%u", i + 1);
      g_autoptr(CloutCursor) cursor = clout_cursor_new ("pages", next, NULL, 0);
      g_autoptr(CloutBatch) page = store_make_page (i);

      if (!store_upsert (store, account, page, cursor, error))
        return i;
    }
  return end;
}

/* The first column of the only row, through a separate connection. */
char *
store_ask (const char *path,
           const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *rows = NULL;
  char *answer;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  if (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_step (rows), ==, SQLITE_ROW);
  answer = g_strdup ((const char *) sqlite3_column_text (rows, 0));
  sqlite3_finalize (rows);
  sqlite3_close (db);
  return answer;
}

gint64
store_count (const char *path,
             const char *sql)
{
  g_autofree char *answer = store_ask (path, sql);

  return answer != NULL ? g_ascii_strtoll (answer, NULL, 10) : 0;
}

/* Overwrites part of the file with garbage. */
void
store_damage (const char *path,
              goffset     offset,
              gsize       length)
{
  g_autofree guint8 *rubbish = g_malloc (length);
  int fd = clout_platform_open (path, CLOUT_OPEN_WRITE);

  memset (rubbish, 0xa5, length);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (clout_platform_write_at (fd, rubbish, length, offset), ==, length);
  g_close (fd, NULL);
}
