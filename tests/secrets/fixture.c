/* fixture.c: secrets under a test’s app id, and what holds wherever they are kept.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

#include "base/secret-memory.h"
#include "support/await.h"

void
secrets_set_up (SecretsFixture *f,
                gconstpointer   data)
{
  f->secrets = clout_secrets_new (SECRETS_APP);
}

void
secrets_tear_down (SecretsFixture *f,
                   gconstpointer   data)
{
  await_a_turn ();
  g_assert_finalize_object (f->secrets);
}

gboolean
secrets_store (CloutSecrets  *secrets,
               const char    *account,
               const char    *secret,
               GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;
  gboolean done;

  clout_secrets_store_async (secrets, account, "Clout test", secret, NULL, await_cb, &one);
  done = clout_finish_boolean (await_result (&one), error);
  g_assert_true (done == (error == NULL || *error == NULL));
  return done;
}

char *
secrets_lookup (CloutSecrets  *secrets,
                const char    *account,
                GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;
  char *secret;

  clout_secrets_lookup_async (secrets, account, NULL, await_cb, &one);
  secret = clout_finish_pointer (await_result (&one), error);
  g_assert_true ((secret != NULL) == (*error == NULL));
  return secret;
}

gboolean
secrets_clear (CloutSecrets  *secrets,
               const char    *account,
               GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_secrets_clear_async (secrets, account, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

gboolean
secrets_unlock (CloutSecrets  *secrets,
                GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_secrets_unlock_async (secrets, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

void
secrets_assert (CloutSecrets *secrets,
                const char   *account,
                const char   *wanted)
{
  g_autoptr(GError) error = NULL;
  char *secret = secrets_lookup (secrets, account, &error);

  if (wanted != NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_NOT_FOUND);
  g_assert_cmpstr (secret, ==, wanted);
  clout_secret_free (secret);
}

/* Every call must fail like this, and quickly. */
void
secrets_assert_all_fail (CloutSecrets *secrets,
                         const char   *account,
                         int           code)
{
  g_autoptr(GError) a = NULL;
  g_autoptr(GError) b = NULL;
  g_autoptr(GError) c = NULL;
  g_autoptr(GError) d = NULL;

  g_assert_null (secrets_lookup (secrets, account, &a));
  g_assert_error (a, CLOUT_SECRETS_ERROR, code);
  g_assert_false (secrets_store (secrets, account, SECRETS_HIDDEN, &b));
  g_assert_error (b, CLOUT_SECRETS_ERROR, code);
  g_assert_null (strstr (b->message, SECRETS_HIDDEN));
  g_assert_false (secrets_clear (secrets, account, &c));
  g_assert_error (c, CLOUT_SECRETS_ERROR, code);
  g_assert_false (secrets_unlock (secrets, &d));
  g_assert_error (d, CLOUT_SECRETS_ERROR, code);
}

void
secrets_test_round_trip (SecretsFixture *f,
                         gconstpointer   data)
{
  g_autoptr(CloutSecrets) other = clout_secrets_new (SECRETS_APP ".Other");
  g_autoptr(GError) error = NULL;

  secrets_assert (f->secrets, "mastodon:a", NULL);
  secrets_store (f->secrets, "mastodon:a", "one", &error);
  g_assert_no_error (error);
  secrets_store (f->secrets, "mastodon:b", "two", &error);
  g_assert_no_error (error);
  secrets_store (f->secrets, "mastodon:a", SECRETS_HIDDEN, &error);
  g_assert_no_error (error);
  secrets_assert (f->secrets, "mastodon:a", SECRETS_HIDDEN);
  secrets_assert (f->secrets, "mastodon:b", "two");
  secrets_assert (f->secrets, "mastodon:c", NULL);
  secrets_assert (other, "mastodon:a", NULL);
  g_assert_true (secrets_unlock (f->secrets, &error));
  g_assert_true (secrets_clear (f->secrets, "mastodon:a", &error));
  secrets_assert (f->secrets, "mastodon:a", NULL);
  secrets_assert (f->secrets, "mastodon:b", "two");
  g_assert_true (secrets_clear (f->secrets, "mastodon:a", &error));
  g_assert_true (secrets_clear (f->secrets, "mastodon:b", &error));
  g_assert_no_error (error);
}

void
secrets_test_session_only (SecretsFixture *f,
                           gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  clout_secrets_set_session_only (f->secrets, TRUE);
  g_assert_true (clout_secrets_get_session_only (f->secrets));
  g_assert_true (secrets_store (f->secrets, "mastodon:a", SECRETS_HIDDEN, &error));
  secrets_assert (f->secrets, "mastodon:a", SECRETS_HIDDEN);
  {
    g_autoptr(CloutSecrets) next = clout_secrets_new (SECRETS_APP);
    g_autoptr(GError) gone = NULL;

    g_assert_null (secrets_lookup (next, "mastodon:a", &gone));
  }
  g_assert_true (secrets_clear (f->secrets, "mastodon:a", &error));
  g_assert_no_error (error);
  g_assert_null (secrets_lookup (f->secrets, "mastodon:a", &error));
}

/* Storing in the keyring later replaces the secret kept in memory. */
void
secrets_test_keep_after_all (SecretsFixture *f,
                             gconstpointer   data)
{
  g_autoptr(GError) error = NULL;

  clout_secrets_set_session_only (f->secrets, TRUE);
  secrets_store (f->secrets, "mastodon:a", "old", &error);
  clout_secrets_set_session_only (f->secrets, FALSE);
  secrets_store (f->secrets, "mastodon:a", "new", &error);
  secrets_assert (f->secrets, "mastodon:a", "new");
  g_assert_true (secrets_clear (f->secrets, "mastodon:a", &error));
  g_assert_no_error (error);
}

void
secrets_test_cancelled_before (SecretsFixture *f,
                               gconstpointer   data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  clout_secrets_lookup_async (f->secrets, "mastodon:a", cancellable, await_cb, &one);
  g_assert_null (clout_finish_pointer (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
