/* test-sealed.c: secrets in encrypted files of Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "support/await.h"

#define ACCOUNT "mastodon:a"
#define LONG_TOKEN (100 * 1024)

static char *
dup_folder (void)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SECRETS_APP, -1);

  return g_build_filename (g_get_user_data_dir (), "clout", "secrets", hash, NULL);
}

static char *
dup_path (const char *account)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, account, -1);
  g_autofree char *name = g_strconcat (hash, ".sealed", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
store_one (SecretsFixture *f)
{
  g_autoptr(GError) error = NULL;

  secrets_store (f->secrets, ACCOUNT, SECRETS_HIDDEN, &error);
  g_assert_no_error (error);
}

static void
clear_one (SecretsFixture *f)
{
  g_autoptr(GError) error = NULL;

  secrets_clear (f->secrets, ACCOUNT, &error);
  g_assert_no_error (error);
}

static GStrv
list (CloutSecrets *secrets)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GStrv accounts;

  clout_secrets_list_async (secrets, NULL, await_cb, &one);
  accounts = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return accounts;
}

static void
test_list (SecretsFixture *f,
           gconstpointer   data)
{
  g_auto(GStrv) none = list (f->secrets);
  g_auto(GStrv) accounts = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  store_one (f);
  accounts = list (f->secrets);
  g_assert_cmpuint (g_strv_length (accounts), ==, 1);
  g_assert_cmpstr (accounts[0], ==, ACCOUNT);
  clear_one (f);
}

/* A data file that isn't the default one has its path in the app's id. */
static void
test_other_store (SecretsFixture *f,
                  gconstpointer   data)
{
  SecretsFixture other = { clout_secrets_new (SECRETS_APP " C:\\Users\\ada\\clout.db") };

  store_one (&other);
  secrets_assert (other.secrets, ACCOUNT, SECRETS_HIDDEN);
  secrets_assert (f->secrets, ACCOUNT, NULL);
  clear_one (&other);
  await_a_turn ();
  g_object_unref (other.secrets);
}

/* Neither the token nor the account can be read from the file or its name. */
static void
test_unreadable (SecretsFixture *f,
                 gconstpointer   data)
{
  g_autofree char *path = dup_path (ACCOUNT);
  g_autofree char *content = NULL;
  gsize size;

  store_one (f);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_null (g_strstr_len (content, size, SECRETS_HIDDEN));
  g_assert_null (g_strstr_len (content, size, ACCOUNT));
  clear_one (f);
}

static void
test_long (SecretsFixture *f,
           gconstpointer   data)
{
  g_autofree char *token = g_strnfill (LONG_TOKEN, 'k');
  g_autoptr(GError) error = NULL;

  secrets_store (f->secrets, ACCOUNT, token, &error);
  g_assert_no_error (error);
  secrets_assert (f->secrets, ACCOUNT, token);
  clear_one (f);
}

static void
assert_unreadable (SecretsFixture *f)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) accounts = list (f->secrets);

  g_assert_null (secrets_lookup (f->secrets, ACCOUNT, &error));
  g_assert_error (error, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_FAILED);
  g_assert_cmpuint (g_strv_length (accounts), ==, 0);
}

/* A damaged file is left as it is until a new sign-in replaces it. */
static void
assert_damage_is_reported (SecretsFixture *f,
                           const char     *content,
                           gsize           size)
{
  g_autofree char *path = dup_path (ACCOUNT);
  g_autofree char *after = NULL;
  gsize after_size;

  g_assert_true (g_file_set_contents (path, content, size, NULL));
  assert_unreadable (f);
  g_assert_true (g_file_get_contents (path, &after, &after_size, NULL));
  g_assert_cmpmem (after, after_size, content, size);
  store_one (f);
  secrets_assert (f->secrets, ACCOUNT, SECRETS_HIDDEN);
}

static void
test_damaged (SecretsFixture *f,
              gconstpointer   data)
{
  g_autofree char *path = dup_path (ACCOUNT);
  g_autofree char *content = NULL;
  gsize size;

  store_one (f);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  assert_damage_is_reported (f, "", 0);
  assert_damage_is_reported (f, "not a secret", strlen ("not a secret"));
  assert_damage_is_reported (f, content, size / 2);
  content[size - 1] ^= 1;
  assert_damage_is_reported (f, content, size);
  clear_one (f);
}

static void
test_removed (SecretsFixture *f,
              gconstpointer   data)
{
  g_autofree char *path = dup_path (ACCOUNT);

  store_one (f);
  g_assert_cmpint (g_unlink (path), ==, 0);
  secrets_assert (f->secrets, ACCOUNT, NULL);
  clear_one (f);
}

/* The folder can't be made where a file is. */
static void
test_no_folder (SecretsFixture *f,
                gconstpointer   data)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (secrets_store (f->secrets, ACCOUNT, SECRETS_HIDDEN, &error));
  g_assert_error (error, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_FAILED);
  g_assert_null (strstr (error->message, SECRETS_HIDDEN));
  g_assert_cmpint (g_unlink (folder), ==, 0);
}

/* Wine takes the user's name from its environment; Windows has no other user to test with. */
static void
test_other_user (SecretsFixture *f,
                 gconstpointer   data)
{
  g_autofree char *user = g_strdup (g_getenv ("WINEUSERNAME"));

  if (user == NULL)
    {
      g_test_skip ("not under Wine");
      return;
    }
  store_one (f);
  g_setenv ("WINEUSERNAME", "someone-else", TRUE);
  assert_unreadable (f);
  g_setenv ("WINEUSERNAME", user, TRUE);
  secrets_assert (f->secrets, ACCOUNT, SECRETS_HIDDEN);
  clear_one (f);
}

static void
add (const char *path,
     void (*func) (SecretsFixture *f, gconstpointer data))
{
  g_test_add (path, SecretsFixture, NULL, secrets_set_up, func, secrets_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/sealed/round-trip", secrets_test_round_trip);
  add ("/sealed/session-only", secrets_test_session_only);
  add ("/sealed/keep-after-all", secrets_test_keep_after_all);
  add ("/sealed/cancelled-before", secrets_test_cancelled_before);
  add ("/sealed/list", test_list);
  add ("/sealed/other-store", test_other_store);
  add ("/sealed/unreadable", test_unreadable);
  add ("/sealed/long", test_long);
  add ("/sealed/damaged", test_damaged);
  add ("/sealed/removed", test_removed);
  add ("/sealed/no-folder", test_no_folder);
  add ("/sealed/other-user", test_other_user);
  return g_test_run ();
}
