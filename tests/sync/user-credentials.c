/* user-credentials.c: signing in with user credentials, for tests of networks that require them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "user-credentials.h"

#include <string.h>

#include "store/reactions/batches.h"
#include "sync/sync-error.h"

void
user_credentials_set_up (Fixture    *fixture,
                         AppServer  *server,
                         const char *variable)
{
  g_autofree char *port = g_strdup_printf ("%u", (guint) app_server_free_port ());

  fixture_set_up (fixture);
  g_setenv (variable, app_server_get_origin (server), TRUE);
  g_setenv ("CLOUT_REDIRECT_PORT", port, TRUE);
  clout_engine_set_patience (fixture->engine, 0);
}

static void
browsed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) page =
    soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);
}

/* Pastes the URL that the browser can't open; opens the others. */
static void
link_cb (CloutSignIn           *sign_in,
         GParamSpec            *pspec,
         const UserCredentials *app)
{
  g_autofree char *end =
    app_server_approve (app->server, clout_sign_in_get_link (sign_in), !app->no);
  g_autofree char *address = g_strdup (end);
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = NULL;
  char *name = strstr (address, "//localhost:");

  if (g_str_has_prefix (end, "https:"))
    {
      g_autoptr(GError) error = NULL;

      clout_sign_in_enter_code (sign_in, end, &error);
      g_assert_no_error (error);
      return;
    }
  /* What a browser resolves, whether or not the machine knows the name. */
  message = soup_message_new ("GET", end);
  if (name != NULL)
    {
      g_autofree char *direct =
        g_strconcat ("http://127.0.0.1:", name + strlen ("//localhost:"), NULL);
      g_autofree char *host = g_strndup (name + 2, strcspn (name + 2, "/"));

      g_object_unref (message);
      message = soup_message_new ("GET", direct);
      soup_message_headers_replace (soup_message_get_request_headers (message), "Host", host);
    }
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, browsed_cb, NULL);
}

static void
state_cb (CloutSignIn           *sign_in,
          GParamSpec            *pspec,
          const UserCredentials *app)
{
  if (clout_sign_in_get_state (sign_in) == CLOUT_SIGN_IN_CHOOSING)
    clout_sign_in_choose (sign_in, app->choice);
}

CloutAccount *
user_credentials_sign_in (Fixture               *fixture,
                          const UserCredentials *app,
                          CloutAccount          *again,
                          GError               **error)
{
  g_autoptr(CloutSignIn) sign_in = clout_sign_in_new (fixture->engine, app->network, NULL, again);

  if (app->client_id != NULL)
    clout_sign_in_set_client (sign_in, app->client_id, app->secret);
  g_signal_connect (sign_in, "notify::link", G_CALLBACK (link_cb), (gpointer) app);
  g_signal_connect (sign_in, "notify::state", G_CALLBACK (state_cb), (gpointer) app);
  return fixture_run_sign_in (sign_in, error);
}

CloutAccount *
user_credentials_use_key (Fixture     *fixture,
                          const char  *network,
                          const char  *key,
                          GError     **error)
{
  g_autoptr(CloutSignIn) sign_in = clout_sign_in_new (fixture->engine, network, NULL, NULL);

  clout_sign_in_set_key (sign_in, key);
  return fixture_run_sign_in (sign_in, error);
}

gboolean
user_credentials_sync (Fixture       *fixture,
                       CloutAccount  *account,
                       gint64         allowed,
                       GError       **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_sync_paid_async (fixture->engine, account, allowed, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

CloutPrice
user_credentials_price (Fixture      *fixture,
                        CloutAccount *account)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutPrice price = { 0, };

  clout_engine_load_price_async (fixture->engine, account, NULL, await_cb, &one);
  clout_engine_load_price_finish (fixture->engine, await_result (&one), &price, &error);
  g_assert_no_error (error);
  return price;
}

void
user_credentials_has (const char *dump,
                      gboolean    wanted,
                      const char *format,
                      ...)
{
  g_auto(GStrv) lines = g_strsplit (dump, "\n", -1);
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  if (g_strv_contains ((const char *const *) lines, line) != wanted)
    g_error ("%s “%s” in:\n%s", wanted ? "no" : "there is", line, dump);
}

CloutAccount *
user_credentials_sign_in_well (Fixture        *fixture,
                               UserCredentials app,
                               AppServer      *server)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  app.server = server;
  account = user_credentials_sign_in (fixture, &app, NULL, &error);
  g_assert_no_error (error);
  return account;
}

void
user_credentials_sync_well (Fixture      *fixture,
                            CloutAccount *account)
{
  g_autoptr(GError) error = NULL;

  user_credentials_sync (fixture, account, CREDENTIALS_ALLOWED, &error);
  g_assert_no_error (error);
}

void
user_credentials_tear_down (Fixture   *fixture,
                            AppServer *server)
{
  fixture_tear_down (fixture);
  app_server_free (server);
}

void
user_credentials_continues_after_break (Fixture      *fixture,
                                        AppServer    *server,
                                        CloutAccount *account,
                                        const char   *path,
                                        const char   *first,
                                        const char   *last)
{
  g_autofree char *kept = NULL;
  g_autofree char *whole = NULL;
  g_autoptr(GError) error = NULL;
  guint n;

  app_server_break (server, path, 1);
  g_assert_false (user_credentials_sync (fixture, account, CREDENTIALS_ALLOWED, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_RESPONSE);
  g_assert_nonnull (strstr (error->message, "cut short"));
  g_assert_null (strstr (error->message, "access-"));
  kept = fixture_dump (fixture);
  g_assert_nonnull (strstr (kept, first));
  g_assert_null (strstr (kept, last));

  app_server_break (server, NULL, 0);
  n = app_server_count (server, path);
  user_credentials_sync_well (fixture, account);
  g_assert_cmpuint (app_server_count (server, path), ==, n + 1);
  whole = fixture_dump (fixture);
  g_assert_nonnull (strstr (whole, first));
  g_assert_nonnull (strstr (whole, last));
}

/* As if the resource had never been fetched. */
void
user_credentials_forget_when (Fixture      *fixture,
                              CloutAccount *account,
                              const char   *resource)
{
  g_autoptr(CloutBatch) nothing = clout_batch_new ();
  g_autoptr(CloutCursor) cursor = clout_cursor_new (resource, NULL, NULL, 0);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_upsert_batch_async (clout_engine_get_store (fixture->engine),
                                  clout_account_get_id (account), nothing, cursor, NULL, await_cb,
                                  &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}
