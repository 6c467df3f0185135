/* test-removal.c: an import is cancelled; an account is removed during one, or can't be removed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"
#include "sync/accounts.h"
#include "sync/import.h"
#include "sync/sync-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* More than two batches from an archive. */
#define N_POSTS 5000
/* Posts in a batch. */
#define N_BATCH 2000

typedef struct
{
  Fixture f;
  CloutAccount *account;
  char *archive;
  GCancellable *cancellable;   /* the import's cancellable, or NULL */
  guint n_batches;
  gboolean asked;
  Await removed;
} World;

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
make_archive (const char *origin)
{
  char *folder = g_dir_make_tmp ("clout-archive-XXXXXX", NULL);
  g_autofree char *actor = g_strdup_printf (
    "{\"id\": \"%s/users/ann\", \"preferredUsername\": \"ann\", \"name\": \"Ann\"}", origin);
  g_autoptr(GString) posts = g_string_new ("{\"orderedItems\": [");

  for (guint i = 0; i < N_POSTS; i++)
    g_string_append_printf (
      posts,
      "%s{\"type\": \"Create\", \"published\": \"2026-01-01T%02u:%02u:%02uZ\", \"object\":"
      " {\"type\": \"Note\", \"id\": \"%s/users/ann/statuses/a%u\", \"published\":"
      " \"2026-01-01T%02u:%02u:%02uZ\", \"content\": \"<p>Tea</p>\","
      " \"to\": [\"https://www.w3.org/ns/activitystreams#Public\"]}}",
      i > 0 ? "," : "", i / 3600, i / 60 % 60, i % 60, origin, i, i / 3600, i / 60 % 60, i % 60);
  g_string_append (posts, "]}");
  write_file (folder, "actor.json", actor);
  write_file (folder, "outbox.json", posts->str);
  return folder;
}

static void
set_up (World         *world,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (&world->f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (world->f.server, world->f.now, 1, 1);
  world->archive = make_archive (mastodon_server_get_origin (world->f.server));
  world->account = fixture_sign_in (&world->f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mastodon_server_get_n_tokens (world->f.server), ==, 1);
}

static void
tear_down (World         *world,
           gconstpointer  data)
{
  await_clear (&world->removed);
  g_clear_object (&world->account);
  g_clear_object (&world->cancellable);
  fixture_tear_down (&world->f);
  fixture_remove_files (world->archive);
  g_free (world->archive);
}

static void
remove_account (World *world)
{
  world->asked = TRUE;
  clout_engine_remove_account_async (world->f.engine, world->account, NULL, await_cb,
                                     &world->removed);
}

/* A download truncated within the post after the first batch: reading on fails. */
static void
cut_archive (World *world)
{
  g_autofree char *path = g_build_filename (world->archive, "outbox.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  char *post;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  post = strstr (text, "/statuses/a" G_STRINGIFY (N_BATCH) "\"");
  g_assert_nonnull (post);
  *post = '\0';
  write_file (world->archive, "outbox.json", text);
}

/* A batch is stored, and more will follow. */
static void
stored_cb (const CloutImportProgress *progress,
           gpointer                   data)
{
  World *world = data;

  if (!world->asked)
    remove_account (world);
}

static void
execute (World      *world,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (world->f.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Handles in an archive have no port. */
static void
drop_port (World *world)
{
  execute (world, "UPDATE account SET remote = 'ann@127.0.0.1'");
}

static CloutAccount *
import_archive (World              *world,
                CloutProgressFunc   progress,
                GError            **error)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GFile) file = g_file_new_for_path (world->archive);

  clout_engine_import_async (world->f.engine, file, progress, world, world->cancellable,
                             await_cb, &one);
  return clout_engine_import_finish (world->f.engine, await_result (&one), NULL, error);
}

static void
assert_gone (World *world)
{
  g_autofree char *dump = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (world->f.engine)), ==, 0);
  g_assert_cmpuint (mastodon_server_get_n_tokens (world->f.server), ==, 0);
  fixture_close (&world->f);
  fixture_open (&world->f);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (world->f.engine)), ==, 0);
  dump = fixture_dump (&world->f);
  g_assert_cmpstr (dump, ==, "");
}

static void
assert_import_cancelled (World             *world,
                         CloutProgressFunc  progress)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) imported = import_archive (world, progress, &error);

  g_assert_null (imported);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (clout_finish_boolean (await_result (&world->removed), &error));
  g_assert_no_error (error);
  await_clear (&world->removed);
  assert_gone (world);
}

/* The archive belongs to the signed-in account, so the other tests remove what they import. */
static void
test_archive (World         *world,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) imported = NULL;
  g_autofree char *dump = NULL;

  drop_port (world);
  imported = import_archive (world, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (imported == world->account);
  dump = fixture_dump (&world->f);
  g_assert_cmpuint (fixture_count_lines (dump, "post "), ==, N_POSTS);
}

static void
cancel_cb (const CloutImportProgress *progress,
           gpointer                   data)
{
  World *world = data;

  world->n_batches++;
  if (world->cancellable != NULL)
    g_cancellable_cancel (world->cancellable);
}

/* After a cancellation no more items are read, and nothing is stored. */
static void
test_cancel (World         *world,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  drop_port (world);
  cut_archive (world);
  before = fixture_dump (&world->f);
  g_assert_null (import_archive (world, cancel_cb, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpuint (world->n_batches, ==, 1);

  world->cancellable = g_cancellable_new ();
  g_assert_null (import_archive (world, cancel_cb, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (world->n_batches, ==, 2);
  after = fixture_dump (&world->f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_during (World         *world,
             gconstpointer  data)
{
  drop_port (world);
  assert_import_cancelled (world, stored_cb);
}

static sqlite3 *
hold_lock (World *world)
{
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (world->f.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return other;
}

typedef struct
{
  World *world;
  sqlite3 *other;
} Turn;

static void
waiting_cb (CloutEngine *engine,
            int          wait,
            int          percent,
            Turn        *turn)
{
  if (wait == CLOUT_ENGINE_WAIT_NONE || turn->other == NULL)
    return;

  remove_account (turn->world);
  g_assert_cmpint (sqlite3_close (g_steal_pointer (&turn->other)), ==, SQLITE_OK);
}

/* The import waits for another program, and doesn't know its account yet. */
static void
test_beginning (World         *world,
                gconstpointer  data)
{
  Turn turn = { world, NULL };

  drop_port (world);
  turn.other = hold_lock (world);
  g_signal_connect (world->f.engine, "waiting", G_CALLBACK (waiting_cb), &turn);
  assert_import_cancelled (world, NULL);
  g_assert_null (turn.other);
}

/* An account whose rows can't be deleted still exists and is still signed in. */
static void
test_kept (World         *world,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  execute (world, "CREATE TRIGGER refuse BEFORE DELETE ON account"
                  " BEGIN SELECT RAISE (ABORT, 'refused'); END");
  g_assert_false (fixture_remove (&world->f, world->account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_STORE_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (world->f.engine)), ==, 1);
  g_assert_cmpuint (mastodon_server_get_n_tokens (world->f.server), ==, 1);
  g_assert_true (fixture_sync (&world->f, world->account, &error));
  g_assert_no_error (error);

  execute (world, "DROP TRIGGER refuse");
  g_assert_true (fixture_remove (&world->f, world->account, &error));
  g_assert_no_error (error);
  assert_gone (world);
}

/* A removal that waits for another program can be cancelled. */
static void
test_called_off (World         *world,
                 gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  sqlite3 *other = hold_lock (world);

  g_signal_connect_object (world->f.engine, "waiting", G_CALLBACK (g_cancellable_cancel),
                           cancellable, G_CONNECT_SWAPPED);
  clout_engine_remove_account_async (world->f.engine, world->account, cancellable, await_cb,
                                     &world->removed);
  g_assert_false (clout_finish_boolean (await_result (&world->removed), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  g_assert_cmpuint (mastodon_server_get_n_tokens (world->f.server), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (World *, gconstpointer);
  } tests[] = {
    { "/sync/removal/archive-is-the-accounts-own", test_archive },
    { "/sync/removal/import-is-cancelled", test_cancel },
    { "/sync/removal/cancels-import", test_during },
    { "/sync/removal/cancels-import-that-begins", test_beginning },
    { "/sync/removal/kept-account-is-signed-in", test_kept },
    { "/sync/removal/called-off-while-it-waits", test_called_off },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
