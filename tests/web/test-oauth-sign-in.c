/* test-oauth-sign-in.c: a complete sign-in with an authorization server, honest and malicious.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/await.h"
#include "support/http-server.h"
#include "web/json.h"
#include "web/oauth/token-endpoint.h"
#include "web/oauth/pkce.h"
#include "web/http/request.h"
#include "web/oauth/sign-in.h"

#define CODE "code-5b1e"
#define TOKEN "token-9c2d"
#define SECRET "client-secret-77"

/* How the server deviates. */
typedef enum
{
  HONEST          = 0,
  NO_DISCOVERY    = 1 << 0,
  NO_ISS          = 1 << 1,
  WRONG_ISS       = 1 << 2,
  DENIES          = 1 << 3,
  EVIL_TOKEN_URL  = 1 << 4,
  CLEAR_TOKEN_URL = 1 << 5,
  HUGE_DOCUMENT   = 1 << 6,
  HTML_TOKEN      = 1 << 7,
  HUGE_TOKEN      = 1 << 8,
  REDIRECTS_TOKEN = 1 << 9,
  NO_REGISTRATION = 1 << 10,
  SAYS_SECRETS    = 1 << 11
} Evil;

typedef struct
{
  HttpServer *server;
  CloutHttp *http;
  CloutOAuthSignIn *sign_in;
  Evil evil;
  char *redirect_uri;
  char *challenge;
  gboolean code_used;
  char *revoked;
} Fixture;

static char *
filling (void)
{
  return g_strnfill (2 * 1024 * 1024, ' ');
}

static void
serve_document (Fixture           *f,
                SoupServerMessage *message)
{
  const char *origin = http_server_get_origin (f->server);
  g_autofree char *more = (f->evil & HUGE_DOCUMENT) != 0 ? filling () : g_strdup ("");
  const char *token_at = origin;
  g_autofree char *document = NULL;

  if ((f->evil & NO_DISCOVERY) != 0)
    return;
  if ((f->evil & EVIL_TOKEN_URL) != 0)
    token_at = "https://evil.example";
  if ((f->evil & CLEAR_TOKEN_URL) != 0)
    token_at = "http://a.example";
  document = g_strdup_printf (
    "{\"issuer\": \"%s\", \"authorization_endpoint\": \"%s/oauth/authorize\","
    " \"token_endpoint\": \"%s/oauth/token\", \"revocation_endpoint\": \"%s/oauth/revoke\","
    " \"authorization_response_iss_parameter_supported\": true %s}", origin, origin, token_at,
    origin, more);
  http_server_reply_json (message, 200, document);
}

static void
serve_registration (Fixture           *f,
                    SoupServerMessage *message)
{
  g_autoptr(GHashTable) form = http_server_dup_form (message);

  if ((f->evil & NO_REGISTRATION) != 0)
    return;
  g_free (f->redirect_uri);
  f->redirect_uri = g_strdup (g_hash_table_lookup (form, "redirect_uris"));
  http_server_reply_json (message, 200, "{\"client_id\": \"id\", \"client_secret\": \"" SECRET
                          "\"}");
}

static void
serve_authorize (Fixture           *f,
                 SoupServerMessage *message,
                 GHashTable        *query)
{
  const char *iss = (f->evil & WRONG_ISS) != 0 ? "https%3A%2F%2Fevil.example"
                                               : http_server_get_origin (f->server);
  g_autoptr(GString) to = g_string_new (g_hash_table_lookup (query, "redirect_uri"));

  g_assert_cmpstr (g_hash_table_lookup (query, "response_type"), ==, "code");
  g_assert_cmpstr (g_hash_table_lookup (query, "client_id"), ==, "id");
  g_assert_cmpstr (g_hash_table_lookup (query, "redirect_uri"), ==, f->redirect_uri);
  g_assert_cmpstr (g_hash_table_lookup (query, "code_challenge_method"), ==, "S256");
  g_assert_cmpstr (g_hash_table_lookup (query, "scope"), ==, "read follow");
  f->challenge = g_strdup (g_hash_table_lookup (query, "code_challenge"));
  g_string_append_printf (to, (f->evil & DENIES) != 0 ? "?error=%s&state=%s" : "?code=%s&state=%s",
                          (f->evil & DENIES) != 0 ? "access_denied" : CODE,
                          (const char *) g_hash_table_lookup (query, "state"));
  if ((f->evil & NO_ISS) == 0)
    g_string_append_printf (to, "&iss=%s", iss);
  http_server_set_header (message, "Location", to->str);
  soup_server_message_set_status (message, 303, NULL);
}

static gboolean
is_right_request (Fixture    *f,
                  GHashTable *form)
{
  const char *verifier = g_hash_table_lookup (form, "code_verifier");
  g_autofree char *challenge = clout_pkce_challenge (verifier != NULL ? verifier : "");

  return g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "authorization_code") == 0 &&
         g_strcmp0 (g_hash_table_lookup (form, "code"), CODE) == 0 &&
         g_strcmp0 (g_hash_table_lookup (form, "redirect_uri"), f->redirect_uri) == 0 &&
         g_strcmp0 (g_hash_table_lookup (form, "client_secret"), SECRET) == 0 &&
         g_strcmp0 (challenge, f->challenge) == 0;
}

static void
serve_token (Fixture           *f,
             SoupServerMessage *message)
{
  g_autoptr(GHashTable) form = http_server_dup_form (message);
  g_autofree char *more = filling ();

  if ((f->evil & HTML_TOKEN) != 0)
    http_server_reply (message, 200, "text/html", "<html>" CODE SECRET "</html>");
  else if ((f->evil & HUGE_TOKEN) != 0)
    http_server_reply_json (message, 200, more);
  else if ((f->evil & SAYS_SECRETS) != 0)
    http_server_reply_json (message, 400, "{\"error\": \"" CODE SECRET "\","
                            " \"error_description\": \"" CODE "\"}");
  else if ((f->evil & REDIRECTS_TOKEN) != 0)
    {
      http_server_set_header (message, "Location", "/oauth/elsewhere");
      http_server_reply_json (message, 307, "");
    }
  else if (f->code_used || !is_right_request (f, form))
    http_server_reply_json (message, 400, "{\"error\": \"invalid_grant\"}");
  else
    {
      f->code_used = TRUE;
      http_server_reply_json (message, 200, "{\"access_token\": \"" TOKEN "\","
                              " \"token_type\": \"Bearer\", \"scope\": \"read\"}");
    }
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Fixture *f = user_data;

  g_assert_cmpstr (path, !=, "/oauth/elsewhere");
  if (strcmp (path, "/.well-known/oauth-authorization-server") == 0)
    serve_document (f, message);
  else if (strcmp (path, "/apps") == 0)
    serve_registration (f, message);
  else if (strcmp (path, "/oauth/authorize") == 0)
    serve_authorize (f, message, query);
  else if (strcmp (path, "/oauth/token") == 0)
    serve_token (f, message);
  else if (strcmp (path, "/oauth/revoke") == 0)
    {
      g_autoptr(GHashTable) form = http_server_dup_form (message);

      f->revoked = g_strdup (g_hash_table_lookup (form, "token"));
      http_server_reply_json (message, 200, "{}");
    }
}

static SoupMessage *
register_request (const CloutOAuthProfile *profile,
                  const char              *origin,
                  const char              *redirect_uri)
{
  g_autofree char *url = g_strconcat (origin, "/apps", NULL);

  return clout_request_new_form ("POST", url, "client_name", "Clout", "redirect_uris",
                                 redirect_uri, "scopes", profile->scopes, NULL);
}

static gboolean
register_read (JsonNode *response,
               char    **ret_client_id,
               char    **ret_client_secret,
               GError  **error)
{
  const char *id = clout_json_get_string (response, "client_id", error);
  const char *secret = id != NULL ? clout_json_get_string (response, "client_secret", error) : NULL;

  if (secret == NULL)
    return FALSE;
  *ret_client_id = g_strdup (id);
  *ret_client_secret = g_strdup (secret);
  return TRUE;
}

static const CloutOAuthProfile profile = {
  .scopes = "read follow",
  .discover = TRUE,
  .authorize_path = "/oauth/authorize",
  .token_path = "/oauth/token",
  .revoke_path = "/oauth/revoke",
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_POST,
  .register_request = register_request,
  .register_read = register_read,
};

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  const CloutRetryBounds once = { 1, 1, 1, 1 };

  f->evil = (Evil) GPOINTER_TO_UINT (data);
  f->server = http_server_new (serve, f);
  f->http = clout_http_new ();
  clout_http_trust (f->http, http_server_get_origin (f->server));
  clout_http_set_retry (f->http, &once);
  f->sign_in = clout_oauth_sign_in_new (f->http, &profile, http_server_get_origin (f->server));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  await_a_turn ();
  g_assert_finalize_object (f->sign_in);
  g_clear_object (&f->http);
  http_server_free (f->server);
  g_free (f->redirect_uri);
  g_free (f->challenge);
  g_free (f->revoked);
}

static char *
start (Fixture  *f,
       GError  **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_oauth_sign_in_start_async (f->sign_in, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

/* Opens the URL as a browser would and follows its redirects. */
static guint
browse (const char *url)
{
  g_autoptr(SoupSession) browser = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr(GBytes) page = NULL;
  g_auto(Await) one = AWAIT_INIT;

  soup_session_send_and_read_async (browser, message, 0, NULL, await_cb, &one);
  page = soup_session_send_and_read_finish (browser, await_result (&one), NULL);
  return page != NULL ? soup_message_get_status (message) : 0;
}

static CloutToken *
run (Fixture  *f,
     GError  **error)
{
  g_autofree char *url = start (f, error);
  g_auto(Await) one = AWAIT_INIT;

  if (url == NULL)
    return NULL;
  clout_oauth_sign_in_wait_async (f->sign_in, NULL, await_cb, &one);
  browse (url);
  return clout_finish_pointer (await_result (&one), error);
}

static void
test_good (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = run (f, &error);
  g_autofree char *revoke_url = g_strconcat (http_server_get_origin (f->server), "/oauth/revoke",
                                             NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (token->access, ==, TOKEN);
  g_assert_cmpstr (token->scope, ==, "read");
  g_assert_cmpstr (token->origin, ==, http_server_get_origin (f->server));
  g_assert_cmpstr (token->client_id, ==, "id");
  g_assert_cmpstr (token->client_secret, ==, SECRET);
  g_assert_cmpstr (token->revoke_url, ==, revoke_url);
  g_assert_cmpint (token->expires_at, ==, 0);
  g_assert_true (g_str_has_prefix (f->redirect_uri, "http://127.0.0.1:"));
}

static void
test_revoke (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = run (f, &error);
  g_auto(Await) one = AWAIT_INIT;

  clout_oauth_token_revoke_async (f->http, NULL, token, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  g_assert_cmpstr (f->revoked, ==, TOKEN);
}

static const struct
{
  const char *name;
  Evil evil;
  int error;
} evils[] = {
  { "wrong-issuer", WRONG_ISS, CLOUT_WEB_ERROR_UNTRUSTED },
  { "missing-issuer", NO_ISS, CLOUT_WEB_ERROR_UNTRUSTED },
  { "denied", DENIES, CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { "token-endpoint-elsewhere", EVIL_TOKEN_URL, CLOUT_WEB_ERROR_UNTRUSTED },
  { "token-endpoint-in-clear", CLEAR_TOKEN_URL, CLOUT_WEB_ERROR_INSECURE },
  { "huge-document", HUGE_DOCUMENT, CLOUT_WEB_ERROR_TOO_LARGE },
  { "token-in-html", HTML_TOKEN, CLOUT_WEB_ERROR_BAD_RESPONSE },
  { "huge-token", HUGE_TOKEN, CLOUT_WEB_ERROR_TOO_LARGE },
  { "token-endpoint-redirects", REDIRECTS_TOKEN, CLOUT_WEB_ERROR_FAILED },
  { "no-registration", NO_REGISTRATION, CLOUT_WEB_ERROR_NOT_FOUND },
  { "error-that-says-secrets", SAYS_SECRETS, CLOUT_WEB_ERROR_FAILED },
};

static void
test_evil (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = run (f, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (evils); i++)
    if (evils[i].evil == f->evil)
      g_assert_error (error, CLOUT_WEB_ERROR, evils[i].error);
  g_assert_null (token);
  g_assert_null (strstr (error->message, CODE));
  g_assert_null (strstr (error->message, SECRET));
}

/* The browser is on another machine: the URL that it couldn't open is pasted. */
static void
test_pasted (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = start (f, &error);
  g_autoptr(GHashTable) query = NULL;
  g_autofree char *pasted = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr(CloutToken) token = NULL;
  g_auto(Await) one = AWAIT_INIT;

  query = soup_form_decode (strchr (url, '?') + 1);
  f->challenge = g_strdup (g_hash_table_lookup (query, "code_challenge"));
  pasted = g_strdup_printf ("%s?code=" CODE "&state=%s&iss=%s", f->redirect_uri,
                            (const char *) g_hash_table_lookup (query, "state"),
                            http_server_get_origin (f->server));
  wrong = g_strdup_printf ("%s?code=" CODE "&state=x", f->redirect_uri);
  clout_oauth_sign_in_wait_async (f->sign_in, NULL, await_cb, &one);
  g_assert_false (clout_oauth_sign_in_give_code (f->sign_in, wrong, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED);
  g_clear_error (&error);
  g_assert_true (clout_oauth_sign_in_give_code (f->sign_in, pasted, &error));
  g_assert_false (clout_oauth_sign_in_give_code (f->sign_in, pasted, NULL));
  token = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->access, ==, TOKEN);
  g_assert_cmpuint (browse (pasted), !=, 200);
}

static void
test_by_code (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  g_autoptr(GHashTable) query = NULL;
  g_autoptr(CloutToken) token = NULL;
  g_auto(Await) one = AWAIT_INIT;

  clout_oauth_sign_in_set_by_code (f->sign_in, TRUE);
  url = start (f, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (f->redirect_uri, ==, CLOUT_OAUTH_OOB);
  query = soup_form_decode (strchr (url, '?') + 1);
  f->challenge = g_strdup (g_hash_table_lookup (query, "code_challenge"));
  g_assert_true (clout_oauth_sign_in_give_code (f->sign_in, " " CODE "\n", &error));
  clout_oauth_sign_in_wait_async (f->sign_in, NULL, await_cb, &one);
  token = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token->access, ==, TOKEN);
}

/* A code that was already used fails, and the message says to sign in again. */
static void
test_replayed (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = NULL;

  f->code_used = TRUE;
  token = run (f, &error);
  g_assert_null (token);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpstr (clout_web_error_get_reason (error), ==, "invalid_grant");
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = start (f, &error);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;

  clout_oauth_sign_in_wait_async (f->sign_in, cancellable, await_cb, &one);
  g_cancellable_cancel (cancellable);
  g_assert_null (clout_finish_pointer (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (browse (url), !=, 200);
}

static void
test_fresh_chance (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr(CloutOAuthSignIn) other = clout_oauth_sign_in_new (f->http, &profile,
                                                    http_server_get_origin (f->server));
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *a = start (f, NULL);
  g_autofree char *b = NULL;
  g_autoptr(GHashTable) first = NULL;
  g_autoptr(GHashTable) second = NULL;

  clout_oauth_sign_in_start_async (other, NULL, await_cb, &one);
  b = clout_finish_pointer (await_result (&one), NULL);
  first = soup_form_decode (strchr (a, '?') + 1);
  second = soup_form_decode (strchr (b, '?') + 1);
  g_assert_cmpstr (g_hash_table_lookup (first, "state"), !=,
                   g_hash_table_lookup (second, "state"));
  g_assert_cmpstr (g_hash_table_lookup (first, "code_challenge"), !=,
                   g_hash_table_lookup (second, "code_challenge"));
  g_assert_null (strstr (a, SECRET));
}

#define ADD(name, evil, func) \
  g_test_add ("/web/sign-in/" name, Fixture, GUINT_TO_POINTER (evil), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("good", HONEST, test_good);
  ADD ("without-discovery", NO_DISCOVERY | NO_ISS, test_good);
  ADD ("revoke", HONEST, test_revoke);
  for (gsize i = 0; i < G_N_ELEMENTS (evils); i++)
    {
      g_autofree char *path = g_strconcat ("/web/sign-in/evil/", evils[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (evils[i].evil), set_up, test_evil, tear_down);
    }
  ADD ("pasted-address", HONEST, test_pasted);
  ADD ("by-code", HONEST, test_by_code);
  ADD ("replayed-code", HONEST, test_replayed);
  ADD ("cancel", HONEST, test_cancel);
  ADD ("nothing-is-used-twice", HONEST, test_fresh_chance);
  return g_test_run ();
}
