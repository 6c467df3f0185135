/* test-beside.c: the window and clout-cli write to one store at the same time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "store/fixture.h"
#include "support/await.h"

#define PAGES 60

static GSubprocess *
start (Fixture    *f,
       const char *remote)
{
  g_autofree char *child = g_test_build_filename (G_TEST_BUILT, "store", "store-child", NULL);
  g_autofree char *pages = g_strdup_printf ("%d", PAGES);
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, child,
                                           "pages", f->path, remote, pages, NULL);

  g_assert_no_error (error);
  return process;
}

static void
assert_pages (Fixture *f,
              gint64   pages)
{
  g_autofree char *sound = store_ask (f->path, "PRAGMA integrity_check");

  g_assert_cmpstr (sound, ==, "ok");
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, pages);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==,
                   pages * PAGE_LIKES);
}

/* They also create the file at the same time. */
static void
test_processes (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GFile) file = g_file_new_for_path (f->path);
  GSubprocess *process[3];

  store_close (&f->store);
  g_assert_true (g_file_delete (file, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (process); i++)
    {
      g_autofree char *remote = g_strdup_printf ("%u", i);

      process[i] = start (f, remote);
    }
  for (guint i = 0; i < G_N_ELEMENTS (process); i++)
    {
      g_autoptr(GError) error = NULL;

      g_subprocess_wait_check (process[i], NULL, &error);
      g_assert_no_error (error);
      g_object_unref (process[i]);
    }
  assert_pages (f, G_N_ELEMENTS (process) * PAGES);
}

static void
test_stores (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CloutStore *other = store_open (f->path, &error);
  CloutStore *stores[] = { f->store, other };
  g_autoptr(GPtrArray) calls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CloutAccount) first = store_add_account (f->store, "first");
  g_autoptr(CloutAccount) second = store_add_account (other, "second");
  CloutAccount *accounts[] = { first, second };

  g_assert_no_error (error);
  for (guint i = 0; i < 2 * PAGES; i++)
    {
      g_autoptr(CloutBatch) page = store_make_page (i / 2);
      Await *one = g_new0 (Await, 1);

      clout_store_upsert_batch_async (stores[i % 2], clout_account_get_id (accounts[i % 2]), page,
                                      NULL, NULL, await_cb, one);
      g_ptr_array_add (calls, one);
    }
  for (guint i = 0; i < calls->len; i++)
    {
      clout_finish_boolean (await_result (calls->pdata[i]), &error);
      g_assert_no_error (error);
      await_clear (calls->pdata[i]);
    }
  assert_pages (f, 2 * PAGES);
  store_close (&other);
}

/* Another program that has started an import. */
static GSubprocess *
start_import (Fixture *f)
{
  g_autofree char *child = g_test_build_filename (G_TEST_BUILT, "store", "store-child", NULL);
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, child, "import",
                                           f->path, "7", "1000000", NULL);
  char bytes[3];

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), bytes,
                                          sizeof bytes, NULL, NULL, NULL));
  return process;
}

typedef struct
{
  CloutStoreWait wait;
  int percent;
} Waiting;

static void
waiting_cb (CloutStore     *store,
            CloutStoreWait  wait,
            int             percent,
            gpointer        data)
{
  *(Waiting *) data = (Waiting) { wait, percent };
}

/* During another program's import the store can be opened and read. A write reports that it is
 * waiting, can be cancelled, and continues when the import has ended. */
static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "first");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CloutBatch) page = store_make_page (0);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(CloutStoreHistory) history = NULL;
  g_autoptr(GError) error = NULL;
  Waiting waiting = { CLOUT_STORE_WAIT_NONE, -1 };
  Await puts[2] = { AWAIT_INIT, AWAIT_INIT };

  store_close (&f->store);
  process = start_import (f);
  store_reopen (f);
  g_signal_connect (f->store, "waiting", G_CALLBACK (waiting_cb), &waiting);
  for (guint i = 0; i < G_N_ELEMENTS (puts); i++)
    clout_store_upsert_batch_async (f->store, clout_account_get_id (account), page, NULL,
                                    i == 0 ? cancellable : NULL, await_cb, &puts[i]);
  while (waiting.wait == CLOUT_STORE_WAIT_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (waiting.wait, ==, CLOUT_STORE_WAIT_IMPORT);
  g_assert_cmpint (waiting.percent, ==, 42);
  history = store_load (f->store);
  g_assert_cmpuint (history->input.n_accounts, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (clout_finish_boolean (await_result (&puts[0]), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (clout_finish_boolean (await_result (&puts[1]), &error));
  while (waiting.wait != CLOUT_STORE_WAIT_NONE)
    g_main_context_iteration (NULL, TRUE);
  assert_pages (f, 1);
  g_signal_handlers_disconnect_by_data (f->store, &waiting);
  for (guint i = 0; i < G_N_ELEMENTS (puts); i++)
    await_clear (&puts[i]);
}

/* Waiting writes can be cancelled, while later ones wait. */
static void
test_given_up (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "first");
  g_autoptr(CloutBatch) page = store_make_page (0);
  g_autoptr(GSubprocess) process = start_import (f);
  g_autoptr(GError) error = NULL;
  Waiting waiting = { CLOUT_STORE_WAIT_NONE, -1 };
  Await puts[3] = { AWAIT_INIT, AWAIT_INIT, AWAIT_INIT };

  g_signal_connect (f->store, "waiting", G_CALLBACK (waiting_cb), &waiting);
  for (guint i = 0; i < 2; i++)
    clout_store_upsert_batch_async (f->store, clout_account_get_id (account), page, NULL, NULL,
                                    await_cb, &puts[i]);
  while (waiting.wait == CLOUT_STORE_WAIT_NONE)
    g_main_context_iteration (NULL, TRUE);
  clout_store_stop_waiting (f->store);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (clout_finish_boolean (await_result (&puts[i]), &error));
      g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BUSY);
      g_clear_error (&error);
    }
  waiting.wait = CLOUT_STORE_WAIT_NONE;
  clout_store_upsert_batch_async (f->store, clout_account_get_id (account), page, NULL, NULL,
                                  await_cb, &puts[2]);
  while (waiting.wait == CLOUT_STORE_WAIT_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (clout_finish_boolean (await_result (&puts[2]), &error));
  assert_pages (f, 1);
  g_signal_handlers_disconnect_by_data (f->store, &waiting);
  for (guint i = 0; i < G_N_ELEMENTS (puts); i++)
    await_clear (&puts[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/beside/processes-lose-nothing", Fixture, NULL, store_set_up, test_processes,
              store_tear_down);
  g_test_add ("/store/beside/stores-lose-nothing", Fixture, NULL, store_set_up, test_stores,
              store_tear_down);
  g_test_add ("/store/beside/an-import-is-waited-for", Fixture, NULL, store_set_up, test_import,
              store_tear_down);
  g_test_add ("/store/beside/what-waits-can-be-given-up", Fixture, NULL, store_set_up,
              test_given_up, store_tear_down);
  return g_test_run ();
}
