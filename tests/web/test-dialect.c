/* test-dialect.c: where networks deviate from OAuth: endpoints, redirects, renewal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/duration.h"
#include "web/oauth/message.h"
#include "web/oauth/request.h"
#include "web/oauth/server.h"

static const CloutOAuthDialect renews = {
  .renew_path = "/renew", .renew_grant = "th_refresh_token", .renew_ahead = 30 * CLOUT_DAY,
  .prolong_path = "/prolong", .prolong_grant = "x_exchange_token", .prolong_parameter = "short",
};

static void
test_renewal (void)
{
  static const struct
  {
    const char *refresh;
    gint64 expires_at;
    gboolean dialect;
    gint64 now;
    gboolean wants;
  } rows[] = {
    { "r", 1000, FALSE, 900, FALSE },
    { "r", 1000, FALSE, 940, TRUE },          /* a minute before */
    { "r", 0, FALSE, 1000, FALSE },           /* no expiry known */
    { NULL, 1000, FALSE, 2000, FALSE },       /* no way to renew it */
    { NULL, 60 * CLOUT_DAY, TRUE, 29 * CLOUT_DAY, FALSE },
    { NULL, 60 * CLOUT_DAY, TRUE, 30 * CLOUT_DAY, TRUE },
    { NULL, 0, TRUE, 30 * CLOUT_DAY, FALSE },       /* pasted: no expiry known */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CloutToken) token = clout_token_new ();

      token->refresh = g_strdup (rows[i].refresh);
      token->expires_at = rows[i].expires_at;
      g_assert_cmpint (clout_token_wants_renewal (token, rows[i].dialect ? &renews : NULL,
                                                  rows[i].now), ==, rows[i].wants);
    }
}

static void
test_redirect (void)
{
  CloutOAuthProfile profile = { .redirect_path = "/callback" };
  g_autofree char *own = NULL;
  g_autofree char *failing = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *bad = NULL;

  g_unsetenv ("CLOUT_REDIRECT_PORT");
  g_assert_null (clout_oauth_request_dup_redirect (&profile));
  profile.redirect_port = 28733;
  own = clout_oauth_request_dup_redirect (&profile);
  g_assert_cmpstr (own, ==, "http://127.0.0.1:28733/callback");
  profile.redirect_host = "localhost";
  profile.redirect_fails = TRUE;
  failing = clout_oauth_request_dup_redirect (&profile);
  g_assert_cmpstr (failing, ==, "https://localhost:28733/callback");
  g_setenv ("CLOUT_REDIRECT_PORT", "4321", TRUE);
  moved = clout_oauth_request_dup_redirect (&profile);
  g_assert_cmpstr (moved, ==, "https://localhost:4321/callback");
  g_setenv ("CLOUT_REDIRECT_PORT", "80; rm", TRUE);
  bad = clout_oauth_request_dup_redirect (&profile);
  g_assert_cmpstr (bad, ==, failing);
  g_unsetenv ("CLOUT_REDIRECT_PORT");
}

/* A page on another origin stays there, except for a loopback server that replaces all of them. */
static void
test_endpoints (void)
{
  const CloutOAuthProfile profile = {
    .authorize_path = "https://www.example.com/dialog", .token_path = "/token",
  };
  g_autoptr(CloutOAuthServer) real =
    clout_oauth_server_new_default (&profile, "https://api.example.com", NULL);
  g_autoptr(CloutOAuthServer) local =
    clout_oauth_server_new_default (&profile, "http://127.0.0.1:99", NULL);

  g_assert_cmpstr (real->authorize_url, ==, "https://www.example.com/dialog");
  g_assert_cmpstr (real->token_url, ==, "https://api.example.com/token");
  g_assert_cmpstr (local->authorize_url, ==, "http://127.0.0.1:99/dialog");
  g_assert_null (clout_oauth_server_new_default (&profile, "http://api.example.com", NULL));
}

static void
test_messages (void)
{
  g_autoptr(CloutToken) token = clout_token_new ();
  g_autoptr(SoupMessage) longer = NULL;
  g_autoptr(SoupMessage) again = NULL;
  g_autofree char *longer_url = NULL;

  token->token_url = g_strdup ("https://api.example.com/oauth/token?x=1");
  token->access = g_strdup ("a&b");
  token->client_id = g_strdup ("id");
  token->client_secret = g_strdup ("s=1");
  longer = clout_oauth_message_prolong (&renews, token);
  again = clout_oauth_message_renew (&renews, token);
  g_assert_cmpstr (soup_message_get_method (longer), ==, "GET");
  longer_url = g_uri_to_string (soup_message_get_uri (longer));
  g_assert_true (g_str_has_prefix (longer_url, "https://api.example.com/prolong?"));
  g_assert_nonnull (strstr (longer_url, "short=a%26b"));
  g_assert_nonnull (strstr (longer_url, "client_secret=s%3D1"));
  g_assert_null (strstr (longer_url, "client_id"));
  g_assert_cmpstr (g_uri_get_path (soup_message_get_uri (again)), ==, "/renew");
  g_assert_null (strstr (g_uri_get_query (soup_message_get_uri (again)), "secret"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/dialect/renewal", test_renewal);
  g_test_add_func ("/web/dialect/redirect", test_redirect);
  g_test_add_func ("/web/dialect/endpoints", test_endpoints);
  g_test_add_func ("/web/dialect/messages", test_messages);
  return g_test_run ();
}
