/* child.c: a separate program that writes a store and may be killed while it does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>
#include <unistd.h>

#include "store/fixture.h"
#include "support/await.h"

/* The archive's pages have numbers that no sync reaches. */
#define SHARED_FIRST 1000000

/* Writes one byte after each step. */
static void
tick (void)
{
  g_assert_cmpint (write (STDOUT_FILENO, ".", 1), ==, 1);
}

/* From the cursor's position to @end. */
static void
store_pages (CloutStore *store,
             const char *remote,
             guint       end)
{
  g_autoptr(CloutAccount) account = store_add_account (store, remote);
  g_autoptr(GPtrArray) cursors = store_list_cursors (store, account);
  guint first = cursors->len == 0 ? 0 : atoi (((CloutCursor *) cursors->pdata[0])->cursor);
  g_autoptr(GError) error = NULL;

  for (guint i = first; i < end; i++)
    {
      store_upsert_pages (store, account, i, i + 1, &error);
      g_assert_no_error (error);
      tick ();
    }
}

/* A sync and imports for one account, in two programs: each sync adds a page after the last one,
 * and every import adds the same data. */
static CloutAccount *
make_shared (CloutAccountSource source)
{
  CloutAccount *account = clout_account_new ("x", "https://x.com", source);

  clout_account_set_remote_id (account, "42");
  return account;
}

static void
sync_shared (CloutStore *store,
             guint       end)
{
  g_autoptr(CloutAccount) account = make_shared (CLOUT_ACCOUNT_SIGNED_IN);
  g_auto(Await) saved = AWAIT_INIT;
  g_autoptr(GPtrArray) cursors = NULL;
  g_autoptr(GError) error = NULL;

  clout_store_save_account_async (store, account, NULL, await_cb, &saved);
  clout_store_save_account_finish (store, await_result (&saved), &error);
  g_assert_no_error (error);
  cursors = store_list_cursors (store, account);
  for (guint i = cursors->len == 0 ? 0 : atoi (((CloutCursor *) cursors->pdata[0])->cursor);
       i < end; i++)
    {
      store_upsert_pages (store, account, i, i + 1, &error);
      g_assert_no_error (error);
      tick ();
    }
}

static void
import_shared (CloutStore *store,
               guint       pages)
{
  while (TRUE)
    {
      g_autoptr(CloutAccount) account = make_shared (CLOUT_ACCOUNT_ARCHIVE);
      g_autoptr(GError) error = NULL;

      store_begin_import (store, account);
      store_upsert_pages (store, account, SHARED_FIRST, SHARED_FIRST + pages, &error);
      g_assert_no_error (error);
      store_end_import (store, TRUE, &error);
      g_assert_no_error (error);
      tick ();
    }
}

/* Adds accounts with pages, makes a backup, and removes them again. The days after the store's
 * creation are numbered by @remote. */
static void
remove_again (CloutStore *store,
              const char *remote,
              guint       pages)
{
  for (guint day = atoi (remote);; day++)
    {
      g_autoptr(CloutAccount) kept = store_add_account (store, "kept");
      g_autoptr(CloutAccount) removed = store_add_account (store, "removed");
      g_autoptr(GError) error = NULL;

      store_upsert_pages (store, kept, day, day + 1, &error);
      g_assert_no_error (error);
      store_upsert_pages (store, removed, 0, pages, &error);
      g_assert_no_error (error);
      tick ();
      g_assert_true (store_back_up (store, NOW + day * G_GINT64_CONSTANT (86400), &error));
      tick ();
      g_assert_true (store_remove (store, removed, &error));
      tick ();
    }
}

static void
import (CloutStore *store,
        const char *remote,
        guint       end)
{
  g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
  g_autoptr(GError) error = NULL;

  clout_account_set_remote_id (account, remote);
  store_begin_import (store, account);
  store_set_import_progress (0.42);
  for (guint i = 0; i < end; i++)
    {
      tick ();
      store_upsert_pages (store, account, i, i + 1, &error);
      g_assert_no_error (error);
    }
  tick ();
  store_end_import (store, TRUE, &error);
  g_assert_no_error (error);
  tick ();
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  CloutStore *store;

  if (argc != 5)
    return 2;
  store = store_open (argv[2], &error);
  g_assert_no_error (error);
  if (g_str_equal (argv[1], "pages"))
    store_pages (store, argv[3], atoi (argv[4]));
  else if (g_str_equal (argv[1], "sync-shared"))
    sync_shared (store, atoi (argv[4]));
  else if (g_str_equal (argv[1], "import-shared"))
    import_shared (store, atoi (argv[4]));
  else if (g_str_equal (argv[1], "remove"))
    remove_again (store, argv[3], atoi (argv[4]));
  else
    import (store, argv[3], atoi (argv[4]));
  store_close (&store);
  return 0;
}
