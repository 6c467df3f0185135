/* test-misskey.c: a Misskey account by its handle and by MiAuth, from the API to the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <string.h>

#include "base/duration.h"
#include "later.h"
#include "support/misskey-server.h"
#include "sync/network-info.h"
#include "sync/sync-error.h"

#define TOKEN "hidden-misskey-5b1d"

static const char *const all[] = { "reactions", "renotes", "replies", "people", "followers",
                                   "following", NULL };

typedef struct
{
  const char *note;
  const char *reply;
  const char *quote;
} Life;

/* A note's reactions within a day. */
static Life
live (MisskeyServer *misskey,
      gint64         now)
{
  gint64 then = now - CLOUT_DAY;
  Life life;

  misskey_server_note (misskey, "ada", "Before", NULL, NULL, "followers", now - 6 * CLOUT_DAY);
  misskey_server_note (misskey, "ada", "Softly", NULL, NULL, "home", now - 6 * CLOUT_DAY);
  life.note = misskey_server_note (misskey, "ada", "Why not?", NULL, NULL, "public",
                                   now - 5 * CLOUT_DAY);
  misskey_server_react (misskey, "bob", life.note, then);
  misskey_server_react (misskey, "robot", life.note, then);
  misskey_server_react (misskey, "ada", life.note, then);
  misskey_server_react (misskey, "gone", life.note, then);
  misskey_server_note (misskey, "eve", NULL, NULL, life.note, "public", then);
  life.quote = misskey_server_note (misskey, "mia", "See", NULL, life.note, "public", then);
  life.reply = misskey_server_note (misskey, "far", "Because", life.note, NULL, "home", then);
  misskey_server_note (misskey, "bob", "Secretly", life.note, NULL, "followers", then);
  misskey_server_follow (misskey, "bob", "ada", then);
  misskey_server_follow (misskey, "ada", "eve", then);
  return life;
}

static CloutAccount *
add (Fixture       *self,
     MisskeyServer *misskey)
{
  g_autofree char *handle = g_strdup_printf ("@ada@%s", misskey_server_get_origin (misskey)
                                                        + strlen ("http://"));
  g_autoptr(GError) error = NULL;
  CloutAccount *account = later_add (self, handle, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_network (account), ==, "misskey");
  return account;
}

/* An archive names neither the account nor its server: both are in the handle that is typed. */
static void
test_archive (void)
{
  Fixture f;
  MisskeyServer *misskey = misskey_server_new ();
  g_autoptr(CloutAccount) archive = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) later = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *handle = g_strdup_printf ("Ada@%s", misskey_server_get_origin (misskey)
                                                       + strlen ("http://"));
  g_autofree char *notes = NULL;
  g_autofree char *dump = NULL;
  const char *note;

  fixture_set_up (&f);
  note = misskey_server_note (misskey, "ada", "Tea", NULL, NULL, "public", f.now - CLOUT_DAY);
  notes = g_strdup_printf ("[{\"id\": \"%s\", \"text\": \"Tea\", \"visibility\": \"public\","
                           " \"createdAt\": \"2026-11-11T10:00:00.000Z\"}]", note);
  archive = fixture_import (&f, "notes-2026-11-12-09-30-00.json", notes, handle);
  account = add (&f, misskey);
  g_assert_true (account == archive);
  g_assert_cmpstr (clout_account_get_server (account), ==, misskey_server_get_origin (misskey));
  g_assert_true (fixture_sync (&f, account, &error));
  later = fixture_import (&f, "notes-2026-11-12-09-30-00.json", notes, handle);
  g_assert_true (account == later);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (f.engine)), ==, 1);
  dump = fixture_dump (&f);
  g_assert_cmpuint (fixture_count_lines (dump, "post "), ==, 1);
  fixture_close (&f);
  fixture_open (&f);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (f.engine)), ==, 1);
  misskey_server_free (misskey);
  fixture_tear_down (&f);
}

static void
assert_life (const char *dump,
             const Life *life,
             gint64      now)
{
  int then = (int) now - CLOUT_DAY;

  later_assert_has (dump, TRUE, "post %s %d 4", life->note, (int) now - 5 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 4 bob %s - %d", life->note, then);
  later_assert_has (dump, FALSE, "reaction 4 ada %s - %d", life->note, then);
  later_assert_has (dump, TRUE, "reaction 3 eve %s - %d", life->note, then);
  later_assert_has (dump, TRUE, "reaction 2 mia %s %s %d", life->note, life->quote, then);
  later_assert_has (dump, TRUE, "reaction 1 far %s %s %d", life->note, life->reply, then);
  later_assert_has (dump, TRUE, "person robot 0 1");
  later_assert_has (dump, TRUE, "person bob 0 2");
  later_assert_has (dump, TRUE, "person eve 1 4");
  g_assert_null (strstr (dump, "Secretly"));
}

static void
test_by_handle (void)
{
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  Life life;

  fixture_set_up (&f);
  life = live (misskey, f.now);
  account = add (&f, misskey);
  g_assert_cmpint (clout_account_get_followers (account), ==, 1);
  dump = later_sync (&f, account, all);
  assert_life (dump, &life, f.now);
  later_assert_has (dump, FALSE, "reaction 5 bob - - %d", (int) f.now - CLOUT_DAY);
  again = later_sync (&f, account, all);
  g_assert_cmpstr (again, ==, dump);
  g_assert_null (clout_network_info_dup_apps_page (account));
  fixture_tear_down (&f);
}

static void
test_many (void)
{
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  const char *note;
  gsize n;

  fixture_set_up (&f);
  for (guint i = 0; i < 250; i++)
    misskey_server_note (misskey, "ada", "Again", NULL, NULL, "public", f.now - 9 * CLOUT_DAY);
  note = misskey_server_note (misskey, "ada", "Once", NULL, NULL, "public", f.now - 5 * CLOUT_DAY);
  for (guint i = 0; i < 330; i++)
    {
      g_autofree char *name = g_strdup_printf ("fan%u", i);

      misskey_server_react (misskey, name, note, f.now - CLOUT_DAY);
    }
  account = add (&f, misskey);
  dump = later_sync (&f, account, all);
  for (guint i = 0; i < 330; i++)
    later_assert_has (dump, TRUE, "reaction 4 fan%u %s - %d", i, note, (int) f.now - CLOUT_DAY);
  later_assert_has (dump, TRUE, "post 90000000 %d 0", (int) f.now - 9 * CLOUT_DAY);
  fixture_score (&f, &n);
  g_assert_cmpuint (n, ==, 330);
  fixture_tear_down (&f);
}

static void
browsed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GBytes) page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  g_object_unref (source);
}

static void
link_cb (CloutSignIn *sign_in)
{
  SoupSession *session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new ("GET", clout_sign_in_get_link (sign_in));

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, browsed_cb, NULL);
}

static CloutAccount *
sign_in (Fixture       *self,
         MisskeyServer *misskey,
         const char    *network,
         CloutAccount  *again,
         GError       **error)
{
  g_autoptr(CloutSignIn) one = clout_sign_in_new (self->engine, network,
                                                  misskey_server_get_origin (misskey), again);

  g_signal_connect (one, "notify::link", G_CALLBACK (link_cb), NULL);
  return fixture_run_sign_in (one, error);
}

/* The user doesn't need to know which software a server runs. */
static void
test_sign_in (gconstpointer data)
{
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) same = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *page = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  Life life;

  fixture_set_up (&f);
  life = live (misskey, f.now);
  misskey_server_note (misskey, "mia", "Hello @ada", NULL, NULL, "public", f.now - CLOUT_DAY);
  misskey_server_set_software (misskey, "sharkey");
  account = sign_in (&f, misskey, data, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_network (account), ==, "misskey");
  dump = later_sync (&f, account, all);
  assert_life (dump, &life, f.now);
  later_assert_has (dump, TRUE, "reaction 5 bob - - %d", (int) f.now - CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 0 mia - 90000013 %d", (int) f.now - CLOUT_DAY);
  g_assert_false (fixture_is_on_disk (&f, TOKEN));
  same = add (&f, misskey);
  g_assert_true (same == account);

  misskey_server_revoke (misskey);
  fixture_sync (&f, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN);
  g_clear_error (&error);
  g_clear_object (&same);
  same = sign_in (&f, misskey, "misskey", account, &error);
  g_assert_no_error (error);
  g_assert_true (same == account);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);

  /* Apps can't revoke their own sign-in here: the message says where the user can. */
  wanted = g_strconcat (misskey_server_get_origin (misskey), "/settings/apps", NULL);
  page = clout_network_info_dup_apps_page (account);
  g_assert_cmpstr (page, ==, wanted);
  fixture_remove (&f, account, &error);
  g_assert_no_error (error);
  fixture_tear_down (&f);
}

static void
test_refused (void)
{
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  Fixture f;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  misskey_server_set_agrees (misskey, FALSE);
  g_assert_null (sign_in (&f, misskey, "misskey", NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_DENIED);
  g_clear_error (&error);
  misskey_server_set_agrees (misskey, TRUE);
  faults_add (misskey_server_get_faults (misskey), "/api/miauth/", 9, 500, NULL, NULL);
  g_assert_null (sign_in (&f, misskey, "misskey", NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SERVER);
  fixture_tear_down (&f);
}

static const struct
{
  const char *name;
  const char *path;
  guint status;   /* 0: cut halfway */
  const char *header;
  int code;       /* -1: the sync continues without it */
  const char *incomplete;
} faults[] = {
  { "profile-5xx", "/api/users/show", 500, NULL, CLOUT_SYNC_ERROR_SERVER },
  { "profile-cut", "/api/users/show", 0, NULL, CLOUT_SYNC_ERROR_BAD_RESPONSE },
  { "notes-cut", "/api/users/notes", 0, NULL, CLOUT_SYNC_ERROR_BAD_RESPONSE },
  { "notes-limited", "/api/users/notes", 429, "Retry-After", CLOUT_SYNC_ERROR_RATE_LIMITED },
  { "reactions-5xx", "/api/notes/reactions", 502, NULL, -1, "reactions" },
  { "reactions-gone", "/api/notes/reactions", 400, NULL, -1 },
  { "replies-closed", "/api/notes/replies", 403, NULL, -1 },
  { "followers-hidden", "/api/users/followers", 400, NULL, -1 },
  { "renotes-cut", "/api/notes/renotes", 0, NULL, -1, "renotes" },
};

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  Faults *server = misskey_server_get_faults (misskey);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  Life life;

  fixture_set_up (&f);
  clout_engine_set_patience (f.engine, 1);
  life = live (misskey, f.now);
  account = add (&f, misskey);
  if (faults[i].status == 0)
    faults_cut (server, faults[i].path);
  else
    faults_add (server, faults[i].path, 2, faults[i].status, faults[i].header, "3600");
  fixture_sync (&f, account, &error);
  if (faults[i].code >= 0)
    g_assert_error (error, CLOUT_SYNC_ERROR, faults[i].code);
  else
    g_assert_no_error (error);
  g_clear_error (&error);
  if (faults[i].code < 0)
    fixture_assert_incomplete (account, faults[i].incomplete != NULL ? faults[i].incomplete : "");
  faults_clear (server);
  dump = later_sync (&f, account, all);
  assert_life (dump, &life, f.now);
  fixture_tear_down (&f);
}

static void
test_deleted_and_empty (void)
{
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *dump = NULL;
  Life life;

  fixture_set_up (&f);
  account = add (&f, misskey);
  empty = later_sync (&f, account, all);
  g_assert_cmpstr (empty, ==, "");
  life = live (misskey, f.now);
  misskey_server_delete (misskey, life.quote);
  dump = later_sync (&f, account, all);
  later_assert_has (dump, TRUE, "reaction 4 bob %s - %d", life.note, (int) f.now - CLOUT_DAY);
  later_assert_has (dump, FALSE, "person mia 0 0");
  fixture_tear_down (&f);
}

static void
test_unknown_account (void)
{
  g_autoptr(MisskeyServer) misskey = misskey_server_new ();
  g_autofree char *handle = g_strdup_printf ("nobody@%s", misskey_server_get_origin (misskey)
                                                          + strlen ("http://"));
  Fixture f;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  g_assert_null (later_add (&f, handle, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND);
  fixture_tear_down (&f);
}

static void
test_moved (gconstpointer data)
{
  Fixture f;
  MisskeyServer *misskey = misskey_server_new ();
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  gboolean moved_before = GPOINTER_TO_INT (data);

  fixture_set_up (&f);
  misskey_server_follow (misskey, "bob", "ada", f.now - CLOUT_DAY);
  if (moved_before)
    misskey_server_move (misskey, "eve@new.example");
  account = add (&f, misskey);
  misskey_server_move (misskey, "eve@new.example");
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_moved (account), ==, "eve@new.example");
  g_assert_true (g_str_has_prefix (clout_account_get_handle (account), "ada@"));
  g_assert_cmpint (clout_account_get_followers (account), ==, 1);
  misskey_server_move (misskey, NULL);
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_null (clout_account_get_moved (account));
  fixture_tear_down (&f);
  misskey_server_free (misskey);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/misskey/archive", test_archive);
  g_test_add_func ("/sync/misskey/by-handle", test_by_handle);
  g_test_add_func ("/sync/misskey/many", test_many);
  g_test_add_data_func ("/sync/misskey/sign-in", "misskey", test_sign_in);
  g_test_add_data_func ("/sync/misskey/sign-in-as-mastodon", "mastodon", test_sign_in);
  g_test_add_data_func ("/sync/misskey/sign-in-unnamed", NULL, test_sign_in);
  g_test_add_func ("/sync/misskey/refused", test_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/misskey/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/sync/misskey/deleted-and-empty", test_deleted_and_empty);
  g_test_add_func ("/sync/misskey/unknown-account", test_unknown_account);
  g_test_add_data_func ("/sync/misskey/moved", GINT_TO_POINTER (FALSE), test_moved);
  g_test_add_data_func ("/sync/misskey/moved-before", GINT_TO_POINTER (TRUE), test_moved);
  return g_test_run ();
}
