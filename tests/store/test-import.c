/* test-import.c: what others see of an import, and what ends it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"
#include "support/await.h"

static CloutAccount *
make_account (void)
{
  CloutAccount *account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);

  clout_account_set_remote_id (account, "7");
  return account;
}

static void
test_unseen (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(CloutStoreHistory) before = NULL;
  g_autoptr(CloutStoreHistory) after = NULL;
  g_autoptr(GError) error = NULL;

  store_begin_import (f->store, account);
  store_put_pages (f->store, account, 0, 3, &error);
  g_assert_no_error (error);
  before = store_load (f->store);
  g_assert_cmpuint (before->input.n_accounts, ==, 0);
  g_assert_cmpuint (before->input.n_people, ==, 0);
  g_assert_true (store_end_import (f->store, TRUE, &error));
  after = store_load (f->store);
  g_assert_cmpuint (after->input.n_accounts, ==, 1);
  g_assert_cmpuint (after->input.accounts[0].n_reactions, ==, 3 * (PAGE_LIKES + PAGE_REPLIES));
}

/* A batch that the store refuses takes the whole import with it. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(CloutBatch) nameless = clout_batch_new ();
  CloutBatchPost post = { .remote_id = "p" };
  g_autoptr(GError) error = NULL;
  gsize n;

  clout_batch_add_post (nameless, &post);
  ((CloutBatchPost *) clout_batch_get_posts (nameless, &n))->remote_id = NULL;
  store_begin_import (f->store, account);
  g_assert_cmpuint (store_put_pages (f->store, account, 0, 3, &error), ==, 3);
  g_assert_false (store_put (f->store, account, nameless, NULL, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (store_put_pages (f->store, account, 3, 5, &error), ==, 3);
  g_clear_error (&error);
  g_assert_false (store_end_import (f->store, TRUE, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 0);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==, 0);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM person"), ==, 0);
}

static void
cancel_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Await *one = data;

  g_cancellable_cancel (g_task_get_cancellable (G_TASK (result)));
  await_cb (source, result, one);
}

/* Who cancels when the import is already open must hear that it is, or nobody would end it. */
static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(CloutAccount) other = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) begun = AWAIT_INIT;
  g_auto(Await) ended = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_begin_import_async (f->store, account, cancellable, cancel_cb, &begun);
  g_assert_true (clout_store_begin_import_finish (f->store, await_result (&begun), &error));
  clout_store_end_import_async (f->store, FALSE, cancellable, await_cb, &ended);
  g_assert_true (clout_store_end_import_finish (f->store, await_result (&ended), &error));
  other = store_add_account (f->store, "other");
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
}

static void
test_none (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (store_end_import (f->store, TRUE, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
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
    { "/store/import/unseen-before-its-end", test_unseen },
    { "/store/import/refused-batch-ends-it", test_refused },
    { "/store/import/cancelled-too-late", test_cancelled },
    { "/store/import/none-to-end", test_none },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, store_set_up, tests[i].test, store_tear_down);
  return g_test_run ();
}
