/* test-import.c: what others see of an import, and how it ends.
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
  store_upsert_pages (f->store, account, 0, 3, &error);
  g_assert_no_error (error);
  before = store_load (f->store);
  g_assert_cmpuint (before->input.n_accounts, ==, 0);
  g_assert_cmpuint (before->input.n_people, ==, 0);
  g_assert_true (store_end_import (f->store, TRUE, &error));
  after = store_load (f->store);
  g_assert_cmpuint (after->input.n_accounts, ==, 1);
  g_assert_cmpuint (after->input.accounts[0].n_reactions, ==, 3 * (PAGE_LIKES + PAGE_REPLIES));
}

/* A batch that the store refuses fails the whole import. */
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
  g_assert_cmpuint (store_upsert_pages (f->store, account, 0, 3, &error), ==, 3);
  g_assert_false (store_upsert (f->store, account, nameless, NULL, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (store_upsert_pages (f->store, account, 3, 5, &error), ==, 3);
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

/* A cancellation after the import was opened must report that it is open, or no one would end
 * it. */
static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(CloutAccount) other = NULL;
  g_autoptr(CloutStoreImport) import = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) begun = AWAIT_INIT;
  g_auto(Await) ended = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_begin_import_async (f->store, account, cancellable, cancel_cb, &begun);
  import = clout_store_begin_import_finish (f->store, await_result (&begun), &error);
  g_assert_no_error (error);
  clout_store_end_import_async (f->store, import, FALSE, cancellable, await_cb, &ended);
  g_assert_true (clout_finish_boolean (await_result (&ended), &error));
  other = store_add_account (f->store, "other");
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
}

/* A post's counts, as given by its network or an archive. */
static CloutBatch *
make_counts (guint32 likes,
             guint32 replies,
             gint64  followers)
{
  CloutBatch *batch = clout_batch_new ();
  CloutBatchPost post = { .remote_id = "1001", .time = NOW - 100 };

  post.told = CLOUT_ACTS_ONCE;
  post.counts[CLOUT_REACTION_LIKE] = likes;
  post.counts[CLOUT_REACTION_REPLY] = replies;
  clout_batch_add_post (batch, &post);
  clout_batch_set_profile (batch, &(CloutBatchProfile) {
    .followers = followers, .following = -1, .listed = -1, .posts = 1,
  });

  return batch;
}

static CloutAccount *
make_known (CloutAccountSource source,
            gint64             followers)
{
  CloutAccount *account = clout_account_new ("x", "https://x.com", source);

  clout_account_set_remote_id (account, "42");
  clout_account_set_counters (account, followers, -1, -1, -1);
  return account;
}

/* The same person's X account, from an archive and from the network, is one account, and a post in
 * both is one post. The archive is always the older source, whichever was read first. */
static void
test_beside_network (Fixture       *f,
                     gconstpointer  data)
{
  for (guint archive_first = 0; archive_first < 2; archive_first++)
    {
      g_autoptr(CloutAccount) network = make_known (CLOUT_ACCOUNT_SIGNED_IN, 90);
      g_autoptr(CloutAccount) archive = make_known (CLOUT_ACCOUNT_ARCHIVE, 50);
      g_autoptr(CloutBatch) fresh = make_counts (9, 3, 90);
      g_autoptr(CloutBatch) old = make_counts (5, 0, 50);
      g_autoptr(GError) error = NULL;

      for (guint turn = 0; turn < 2; turn++)
        if (turn == archive_first)
          {
            g_auto(Await) saved = AWAIT_INIT;

            clout_store_save_account_async (f->store, network, NULL, await_cb, &saved);
            g_assert_true (
              clout_store_save_account_finish (f->store, await_result (&saved), &error));
            g_assert_true (store_upsert (f->store, network, fresh, NULL, &error));
          }
        else
          {
            store_begin_import (f->store, archive);
            g_assert_true (store_upsert (f->store, archive, old, NULL, &error));
            g_assert_true (store_end_import (f->store, TRUE, &error));
          }

      g_assert_cmpint (clout_account_get_id (network), ==, clout_account_get_id (archive));
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 1);
      g_assert_cmpint (store_count (f->path, "SELECT likes FROM post"), ==, 9);
      g_assert_cmpint (store_count (f->path, "SELECT replies FROM post"), ==, 3);
      g_assert_cmpint (store_count (f->path, "SELECT source FROM account"), ==,
                       CLOUT_ACCOUNT_SIGNED_IN);
      g_assert_cmpint (store_count (f->path, "SELECT followers FROM account"), ==, 90);
      g_assert_true (store_remove (f->store, network, &error));
    }
}

static CloutBatch *
make_dated (const char *handle,
            gint64      followers,
            gint64      dated,
            gboolean    is_protected)
{
  CloutBatch *batch = clout_batch_new ();

  clout_batch_set_profile (batch, &(CloutBatchProfile) {
    .handle = handle, .followers = followers, .following = -1, .listed = -1, .posts = -1,
    .dated = dated, .is_protected = is_protected,
  });
  clout_batch_add_post (batch, &(CloutBatchPost) {
    .remote_id = "p", .excerpt = "words", .time = 100 });
  return batch;
}

static void
import_dated (Fixture    *f,
              const char *handle,
              gint64      followers,
              gint64      dated,
              gboolean    is_protected)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(CloutBatch) batch = make_dated (handle, followers, dated, is_protected);
  g_autoptr(GError) error = NULL;

  clout_account_set_handle (account, handle);
  clout_account_set_counters (account, followers, -1, -1, -1);
  store_begin_import (f->store, account);
  g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
  g_assert_true (store_end_import (f->store, TRUE, &error));
}

#define PROFILE "SELECT handle || ' ' || followers || ' ' || (SELECT count (excerpt) FROM post)" \
  " FROM account"

/* The newest of several archives sets the profile; the network's values date from its last
 * refresh. */
static void
test_newer_wins (Fixture       *f,
                 gconstpointer  data)
{
  static const struct
  {
    const char *handle;
    gint64 followers;
    gint64 dated;
    gboolean is_protected;
    const char *profile;
  } turns[] = {
    { "new", 7, 2000, FALSE, "new 7 1" },
    { "old", 5, 1000, FALSE, "new 7 1" },
    { "newer", 6, 3000, TRUE, "newer 6 0" },
    { "old", 5, 2500, FALSE, "newer 6 0" },
    { "undated", 4, 0, FALSE, "newer 6 0" },
    { "newest", -1, 4000, FALSE, "newest 6 1" },
  };
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *profile = NULL;

      import_dated (f, turns[i].handle, turns[i].followers, turns[i].dated, turns[i].is_protected);
      profile = store_ask (f->path, PROFILE);
      g_assert_cmpstr (profile, ==, turns[i].profile);
    }

  store_count (f->path, "UPDATE account SET source = 0, last_sync = 5000 RETURNING 1");
  import_dated (f, "before", 1, 4500, FALSE);
  early = store_ask (f->path, PROFILE);
  g_assert_cmpstr (early, ==, "newest 6 1");
  import_dated (f, "after", 2, 6000, FALSE);
  late = store_ask (f->path, PROFILE);
  g_assert_cmpstr (late, ==, "after 2 1");
}

/* Own posts without any reactions in the archive say nothing about how they were received. */
static void
test_own_posts_alone (Fixture       *f,
                      gconstpointer  data)
{
  static const guint32 likes[] = { 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (likes); i++)
    {
      g_autoptr(CloutAccount) account = make_known (CLOUT_ACCOUNT_ARCHIVE, 50);
      g_autoptr(CloutBatch) batch = make_counts (likes[i], 0, 50);
      g_autoptr(CloutStoreHistory) history = NULL;
      g_autoptr(GError) error = NULL;

      store_begin_import (f->store, account);
      g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
      g_assert_true (store_end_import (f->store, TRUE, &error));
      history = store_load (f->store);
      g_assert_cmpint (history->input.accounts[0].engagement_unknown, ==, likes[i] == 0);
    }
}

static gboolean
is_engagement_unknown (Fixture *f)
{
  g_autoptr(CloutStoreHistory) history = store_load (f->store);

  return history->input.accounts[0].engagement_unknown;
}

/* The network would report reactions, so their absence means zero, but only once the list of posts
 * was read to its end. Only a blog reports them elsewhere. */
static void
test_read_posts (Fixture       *f,
                 gconstpointer  data)
{
  static const CloutAccountSource sources[] = { CLOUT_ACCOUNT_SIGNED_IN, CLOUT_ACCOUNT_BY_HANDLE };
  CloutCursor begun = { (char *) "posts", (char *) "next", NULL, 0 };
  CloutCursor read = { (char *) "posts", NULL, NULL, NOW };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr(CloutAccount) account = make_known (sources[i], 90);
      g_autoptr(CloutBatch) nothing = clout_batch_new ();
      g_autoptr(CloutBatch) quiet = make_counts (0, 0, 90);
      g_autoptr(GError) error = NULL;

      store_begin_import (f->store, account);
      g_assert_true (store_end_import (f->store, TRUE, &error));
      g_assert_true (is_engagement_unknown (f));
      g_assert_true (store_upsert (f->store, account, quiet, &begun, &error));
      g_assert_true (is_engagement_unknown (f));
      g_assert_true (store_upsert (f->store, account, nothing, &read, &error));
      g_assert_false (is_engagement_unknown (f));
      g_assert_true (store_remove (f->store, account, &error));
    }
}

/* Ten followers scored 23.0 without a post and 15.6 with one; 2,000 scored 54.6 and 39.5. */
static void
test_first_post (Fixture       *f,
                 gconstpointer  data)
{
  static const gint64 followers[] = { 10, 200, 2000 };
  CloutCursor read = { (char *) "posts", NULL, NULL, NOW };

  for (guint i = 0; i < G_N_ELEMENTS (followers); i++)
    {
      g_autoptr(CloutAccount) account = make_known (CLOUT_ACCOUNT_SIGNED_IN, followers[i]);
      g_autoptr(CloutBatch) nothing = clout_batch_new ();
      g_autoptr(CloutBatch) quiet = make_counts (0, 0, followers[i]);
      g_autoptr(GError) error = NULL;
      double without;

      store_begin_import (f->store, account);
      g_assert_true (store_end_import (f->store, TRUE, &error));
      g_assert_true (store_upsert (f->store, account, nothing, &read, &error));
      without = store_score (f->store);
      g_assert_true (store_upsert (f->store, account, quiet, &read, &error));
      g_assert_cmpfloat (store_score (f->store), ==, without);
      g_assert_true (store_remove (f->store, account, &error));
    }
}

static void
add_like (Fixture      *f,
          CloutAccount *account,
          const char   *person,
          const char   *post,
          const char   *alias)
{
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(GError) error = NULL;

  if (alias != NULL)
    clout_batch_add_alias (batch, &(CloutBatchAlias) { post, alias, TRUE });
  clout_batch_add_reaction (batch, &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_LIKE, .person = person, .post = post, .time = NOW });
  g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
  g_assert_no_error (error);
}

/* An import remembers rows and holds reactions back between its batches. */
static void
test_merged_posts (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(GError) error = NULL;

  store_begin_import (f->store, account);
  add_like (f, account, "ada", "old", NULL);
  add_like (f, account, "ben", "new", NULL);
  add_like (f, account, "eva", "old", NULL);
  add_like (f, account, "cem", "new", "old");
  add_like (f, account, "ada", "old", NULL);
  add_like (f, account, "dee", "old", NULL);
  g_assert_true (store_end_import (f->store, TRUE, &error));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 1);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM person"), ==, 5);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"
                                " WHERE post = (SELECT id FROM post)"), ==, 5);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==, 5);
}

/* More likes than an import holds back, each twice, in an order unlike that of the table. */
static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  const guint n = 150;
  g_autofree char *old = g_strdup_printf ("SELECT count (*) FROM reaction WHERE time <= %"
                                          G_GINT64_FORMAT, NOW - n);
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(GError) error = NULL;

  store_begin_import (f->store, account);
  for (guint i = 0; i < 2 * n; i++)
    {
      g_autoptr(CloutBatch) batch = clout_batch_new ();

      for (guint k = 0; k < n; k++)
        {
          g_autofree char *person = g_strdup_printf ("u%u", i * 7 % n);
          g_autofree char *post = g_strdup_printf ("p%u", k * 11 % n);

          clout_batch_add_reaction (batch, &(CloutBatchReaction) {
            .kind = CLOUT_REACTION_LIKE, .person = person, .post = post, .time = NOW - i });
        }
      g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
    }
  g_assert_true (store_end_import (f->store, TRUE, &error));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==, n * n);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM (SELECT DISTINCT post, person"
                                " FROM reaction)"), ==, n * n);
  g_assert_cmpint (store_count (f->path, old), ==, 0);
}

/* An import that has ended accepts nothing more. */
static void
test_ended (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(CloutAccount) account = make_account ();
  g_autoptr(CloutStoreImport) import = NULL;
  g_autoptr(CloutBatch) page = store_make_page (0);
  g_auto(Await) begun = AWAIT_INIT;
  g_auto(Await) late = AWAIT_INIT;
  Await ended[2] = { AWAIT_INIT, AWAIT_INIT };
  g_autoptr(GError) error = NULL;

  clout_store_begin_import_async (f->store, account, NULL, await_cb, &begun);
  import = clout_store_begin_import_finish (f->store, await_result (&begun), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ended); i++)
    {
      clout_store_end_import_async (f->store, import, TRUE, NULL, await_cb, &ended[i]);
      g_assert_true (clout_finish_boolean (await_result (&ended[i]), &error)
                     == (i == 0));
      await_clear (&ended[i]);
    }
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  clout_store_import_batch_async (f->store, import, clout_account_get_id (account), page, NULL,
                                  await_cb, &late);
  g_assert_false (clout_finish_boolean (await_result (&late), &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 0);
}

/* A sync during an import of the same account isn't part of it: cancelling the import keeps what
 * the sync stored. */
static void
test_sync (Fixture       *f,
           gconstpointer  data)
{
  for (guint commit = 0; commit < 2; commit++)
    {
      g_autoptr(CloutAccount) account = store_add_account (f->store, "7");
      g_autoptr(CloutBatch) page = store_make_page (9);
      g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", NULL, "9", NOW);
      g_auto(Await) synced = AWAIT_INIT;
      g_autoptr(GError) error = NULL;

      store_begin_import (f->store, account);
      store_upsert_pages (f->store, account, 0, 3, &error);
      clout_store_upsert_batch_async (f->store, clout_account_get_id (account), page, cursor, NULL,
                                      await_cb, &synced);
      store_upsert_pages (f->store, account, 3, 5, &error);
      g_assert_no_error (error);
      g_assert_true (store_end_import (f->store, commit, &error));
      g_assert_true (clout_finish_boolean (await_result (&synced), &error));
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, commit ? 6 : 1);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM cursor WHERE mark = '9'"), ==,
                       1);
      g_assert_true (store_remove (f->store, account, &error));
    }
}

/* What changes about someone is stored, however often they were stored before. */
static void
test_same_person (Fixture       *f,
                  gconstpointer  data)
{
  static const CloutBatchPerson seen[] = {
    { "ada", "ada@old.example", "Ada", NULL, NULL, 7, -1, 3, 0, CLOUT_PERSON_BOT },
    { "ada", "ada@new.example", NULL, NULL, "https://new.example/ada", -1, 5, -1,
      CLOUT_PERSON_FOLLOWS, CLOUT_PERSON_FOLLOWS },
    { "ada", "ada@old.example", NULL, NULL, NULL, -1, -1, 0, CLOUT_PERSON_BOT, CLOUT_PERSON_BOT },
    { "ada", NULL, "Ada", NULL, NULL, -1, 5, -1, 0, CLOUT_PERSON_FOLLOWS },
    { "ada", "ada@old.example", "Ada", NULL, NULL, -1, 5, 0, 0, 0 },
  };
  static const char *const stored[] = {
    "ada@old.example Ada - 7 -1 3 0", "ada@new.example Ada https://new.example/ada 7 5 3 2",
    "ada@old.example Ada https://new.example/ada 7 5 0 3",
    "ada@old.example Ada https://new.example/ada 7 5 0 1",
    "ada@old.example Ada https://new.example/ada 7 5 0 1",
  };
  g_autoptr(GError) error = NULL;

  for (gsize n = 1; n <= G_N_ELEMENTS (seen); n++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GSIZE_FORMAT, n);
      g_autoptr(CloutAccount) account = store_add_account (f->store, id);
      g_autofree char *person = NULL;

      store_begin_import (f->store, account);
      for (gsize i = 0; i < n; i++)
        {
          g_autoptr(CloutBatch) batch = clout_batch_new ();

          clout_batch_add_person (batch, &seen[i]);
          clout_batch_add_person (batch, &seen[i]);
          g_assert_true (store_upsert (f->store, account, batch, NULL, &error));
        }
      g_assert_true (store_end_import (f->store, TRUE, &error));
      person = store_ask (f->path, "SELECT handle || ' ' || name || ' ' || coalesce (url, '-')"
                          " || ' ' || followers || ' ' || following || ' ' || posts || ' '"
                          " || flags FROM person ORDER BY id DESC LIMIT 1");
      g_assert_cmpstr (person, ==, stored[n - 1]);
    }
}

/* A removal waits for the account's import, and nothing remains of either. */
static void
test_removed (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "7");
  g_auto(Await) removed = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  store_begin_import (f->store, account);
  store_upsert_pages (f->store, account, 0, 2, &error);
  clout_store_remove_account_async (f->store, clout_account_get_id (account), NULL, await_cb,
                                    &removed);
  store_upsert_pages (f->store, account, 2, 4, &error);
  g_assert_no_error (error);
  g_assert_true (store_end_import (f->store, TRUE, &error));
  g_assert_true (clout_finish_boolean (await_result (&removed), &error));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 0);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 0);
}

/* A call that waits for an import can be cancelled before the import ends. */
static void
test_wait_cancelled (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "7");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CloutBatch) page = store_make_page (9);
  g_auto(Await) synced = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  store_begin_import (f->store, account);
  clout_store_upsert_batch_async (f->store, clout_account_get_id (account), page, NULL, cancellable,
                                  await_cb, &synced);
  store_upsert_pages (f->store, account, 0, 1, &error);
  g_cancellable_cancel (cancellable);
  g_assert_false (clout_finish_boolean (await_result (&synced), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (store_end_import (f->store, TRUE, &error));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/import/unseen-before-its-end", test_unseen },
    { "/store/import/refused-batch-ends-it", test_refused },
    { "/store/import/cancelled-too-late", test_cancelled },
    { "/store/import/ended-takes-nothing-more", test_ended },
    { "/store/import/sync-of-its-account-is-not-a-part", test_sync },
    { "/store/import/removal-waits", test_removed },
    { "/store/import/wait-can-be-cancelled", test_wait_cancelled },
    { "/store/import/beside-its-network", test_beside_network },
    { "/store/import/newer-wins", test_newer_wins },
    { "/store/import/own-posts-alone", test_own_posts_alone },
    { "/store/import/list-of-posts-was-read", test_read_posts },
    { "/store/import/first-post-costs-nothing", test_first_post },
    { "/store/import/merged-posts", test_merged_posts },
    { "/store/import/many-reactions", test_many },
    { "/store/import/same-person-again", test_same_person },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
