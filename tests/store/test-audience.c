/* test-audience.c: the number of an account's followers is stored by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "store/accounts/audience.h"
#include "store/fixture.h"
#include "support/await.h"

static char *
load (Fixture      *f,
      CloutAccount *account)
{
  g_auto(Await) loaded = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutStoreAudience) audience = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  clout_store_load_audience_async (f->store, clout_account_get_id (account), NULL, await_cb,
                                   &loaded);
  audience = clout_finish_pointer (await_result (&loaded), &error);
  g_assert_no_error (error);
  for (guint part = 0; part < 2; part++)
    {
      const GArray *counts = part == 0 ? audience->counts : audience->follows;

      for (guint i = 0; i < counts->len; i++)
        {
          const CloutAudienceCount *one = &g_array_index (counts, CloutAudienceCount, i);

          g_string_append_printf (text, "%d:%d ", (int) (one->day - NOW / CLOUT_DAY), (int) one->n);
        }
      g_string_append (text, part == 0 ? "| " : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
save (Fixture      *f,
      CloutAccount *account,
      gint64        last_sync,
      gint64        followers)
{
  g_auto(Await) saved = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_account_set_last_sync (account, last_sync);
  clout_account_set_counters (account, followers, -1, -1, -1);
  clout_store_save_account_async (f->store, account, NULL, await_cb, &saved);
  clout_store_save_account_finish (f->store, await_result (&saved), &error);
  g_assert_no_error (error);
}

static void
test_days (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *text = NULL;

  save (f, account, NOW - CLOUT_DAY, 10);
  save (f, account, NOW, -1);
  save (f, account, NOW, 12);
  save (f, account, NOW, 13);
  text = load (f, account);
  /* An unknown number keeps the last one, and a day has the latest. */
  g_assert_cmpstr (text, ==, "-1:10 0:13 | ");
}

static void
test_follows (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) other = store_add_account (f->store, "2");
  CloutBatchReaction follow = { CLOUT_REACTION_FOLLOW, "ada", NULL, NULL, NULL, NOW - CLOUT_DAY };
  g_autofree char *text = NULL;

  store_react (f->store, account, follow);
  follow.person = "bea";
  store_react (f->store, account, follow);
  follow.person = "cleo";
  follow.time = 0;
  store_react (f->store, account, follow);
  follow.time = NOW;
  store_react (f->store, other, follow);
  follow.kind = CLOUT_REACTION_LIKE;
  store_react (f->store, account, follow);
  text = load (f, account);
  g_assert_cmpstr (text, ==, "| -1:2 ");
}

static void
test_removed (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");

  save (f, account, NOW, 10);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM follower_count"), ==, 1);
  g_assert_true (store_remove (f->store, account, NULL));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM follower_count"), ==, 0);
}

static void
test_archive (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autofree char *text = NULL;

  save (f, account, NOW, 10);
  clout_batch_set_profile (batch, &(CloutBatchProfile) {
    .remote_id = "1", .followers = 7, .following = -1, .listed = -1, .posts = -1,
    .dated = NOW - 40 * CLOUT_DAY });
  store_begin_import (f->store, account);
  g_assert_true (store_upsert (f->store, account, batch, NULL, NULL));
  g_assert_true (store_end_import (f->store, TRUE, NULL));
  text = load (f, account);
  g_assert_cmpstr (text, ==, "-40:7 0:10 | ");
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/audience/days", test_days },
    { "/store/audience/follows", test_follows },
    { "/store/audience/removed", test_removed },
    { "/store/audience/archive", test_archive },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
