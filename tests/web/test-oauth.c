/* test-oauth.c: the pure functions of a sign-in: redirects, documents, responses, errors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/secret-memory.h"
#include "web/json.h"
#include "web/oauth/error.h"
#include "web/oauth/redirect.h"
#include "web/oauth/server.h"
#include "web/oauth/response.h"

#define ORIGIN "https://a.example"
#define HIDDEN "hidden-7f3a"

static const CloutRedirectWanted plain = { "s3cret", NULL, FALSE };
static const CloutRedirectWanted named = { "s3cret", ORIGIN, FALSE };
static const CloutRedirectWanted strict = { "s3cret", ORIGIN, TRUE };

static const struct
{
  const char *query;
  const CloutRedirectWanted *wanted;
  CloutRedirect kind;
  const char *code;
  int error;
} redirects[] = {
  { "code=abc&state=s3cret", &plain, CLOUT_REDIRECT_CODE, "abc", 0 },
  { "state=s3cret&code=a%2Bb%3D", &plain, CLOUT_REDIRECT_CODE, "a+b=", 0 },
  { "code=abc&state=s3cret&iss=https%3A%2F%2Fa.example", &strict, CLOUT_REDIRECT_CODE, "abc", 0 },
  { "code=abc&state=s3cret", &named, CLOUT_REDIRECT_CODE, "abc", 0 },
  { "code=abc&state=wrong", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc&state=s3cre", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc&state=s3cretX", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc&state=", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "state=s3cret", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=&state=s3cret", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=a%0Ab&state=s3cret", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc&code=def&state=s3cret", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc&state=wrong&state=s3cret", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "error=access_denied&state=wrong", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { NULL, &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "%&=&&%zz=%", &plain, CLOUT_REDIRECT_STRAY, NULL, 0 },
  { "code=abc&state=s3cret&iss=https%3A%2F%2Fevil.example", &named, CLOUT_REDIRECT_FAILED, NULL,
    CLOUT_WEB_ERROR_UNTRUSTED },
  { "code=abc&state=s3cret&iss=https%3A%2F%2Fa.example%2F", &named, CLOUT_REDIRECT_FAILED, NULL,
    CLOUT_WEB_ERROR_UNTRUSTED },
  { "code=abc&state=s3cret", &strict, CLOUT_REDIRECT_FAILED, NULL, CLOUT_WEB_ERROR_UNTRUSTED },
  { "error=access_denied&state=s3cret&iss=https%3A%2F%2Fevil.example", &named,
    CLOUT_REDIRECT_FAILED, NULL, CLOUT_WEB_ERROR_UNTRUSTED },
  { "error=access_denied&state=s3cret", &plain, CLOUT_REDIRECT_FAILED, NULL,
    CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { "error=invalid_scope&state=s3cret", &plain, CLOUT_REDIRECT_FAILED, NULL,
    CLOUT_WEB_ERROR_MISUSED },
  { "error=" HIDDEN "&state=s3cret", &plain, CLOUT_REDIRECT_FAILED, NULL,
    CLOUT_WEB_ERROR_FAILED },
  { "error=access_denied&code=abc&state=s3cret", &plain, CLOUT_REDIRECT_FAILED, NULL,
    CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
};

static void
test_redirects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (redirects); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *code = NULL;

      g_test_message ("%s", redirects[i].query);
      g_assert_cmpint (clout_oauth_redirect_read (redirects[i].query, redirects[i].wanted, &code,
                                                  &error), ==, redirects[i].kind);
      g_assert_cmpstr (code, ==, redirects[i].code);
      if (redirects[i].kind != CLOUT_REDIRECT_FAILED)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, CLOUT_WEB_ERROR, redirects[i].error);
      g_assert_null (strstr (error->message, HIDDEN));
    }
}

static const struct
{
  const char *typed;
  const char *code;
} typed_rows[] = {
  { "abc", "abc" },
  { "  abc\n", "abc" },
  { "http://127.0.0.1:9/callback?code=abc&state=s3cret", "abc" },
  { "http://127.0.0.1:9/callback?code=abc&state=s3cret#_", "abc" },
  { "http://127.0.0.1:9/callback?code=abc&state=wrong", NULL },
  { "http://127.0.0.1:9/callback?code=abc", NULL },
  { "http://127.0.0.1:8/callback?code=abc&state=s3cret", NULL },
  { "http://127.0.0.1:9/callbackk?code=abc&state=s3cret", NULL },
  { "https://evil.example/?x=http://127.0.0.1:9/callback?code=abc&state=s3cret", NULL },
  { "two words", NULL },
  { "", NULL },
};

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *code = clout_oauth_redirect_typed (
        typed_rows[i].typed, "http://127.0.0.1:9/callback", &plain, &error);

      g_test_message ("%s", typed_rows[i].typed);
      g_assert_cmpstr (code, ==, typed_rows[i].code);
      if (code == NULL)
        g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED);
    }
}

#define DOCUMENT(issuer, authorize, token, more) \
  "{\"issuer\": \"" issuer "\", \"authorization_endpoint\": \"" authorize "\"," \
  " \"token_endpoint\": \"" token "\"" more "}"

static const struct
{
  const char *document;
  int error;  /* -1: valid */
} documents[] = {
  { DOCUMENT (ORIGIN, ORIGIN "/a", ORIGIN "/t", ""), -1 },
  { DOCUMENT (ORIGIN "/", ORIGIN "/a", ORIGIN "/t", ""), -1 },
  { DOCUMENT (ORIGIN, ORIGIN "/a", ORIGIN "/t", ", \"code_challenge_methods_supported\":"
              " [\"plain\", \"S256\"]"), -1 },
  { DOCUMENT (ORIGIN, ORIGIN "/a", ORIGIN "/t", ", \"code_challenge_methods_supported\":"
              " [\"plain\"]"), CLOUT_WEB_ERROR_NOT_SERVED },
  { DOCUMENT ("https://evil.example", ORIGIN "/a", ORIGIN "/t", ""),
    CLOUT_WEB_ERROR_UNTRUSTED },
  { DOCUMENT (ORIGIN ".evil.example", ORIGIN "/a", ORIGIN "/t", ""),
    CLOUT_WEB_ERROR_UNTRUSTED },
  { DOCUMENT (ORIGIN, "https://evil.example/a", ORIGIN "/t", ""), CLOUT_WEB_ERROR_UNTRUSTED },
  { DOCUMENT (ORIGIN, ORIGIN "/a", "https://evil.example/t", ""), CLOUT_WEB_ERROR_UNTRUSTED },
  { DOCUMENT (ORIGIN, ORIGIN "/a", "https://a.example:8443/t", ""), CLOUT_WEB_ERROR_UNTRUSTED },
  { DOCUMENT (ORIGIN, ORIGIN "/a", "http://a.example/t", ""), CLOUT_WEB_ERROR_INSECURE },
  { DOCUMENT (ORIGIN, ORIGIN "/a", "http://127.0.0.1/t", ""), CLOUT_WEB_ERROR_UNTRUSTED },
  { DOCUMENT (ORIGIN, "javascript:x", ORIGIN "/t", ""), CLOUT_WEB_ERROR_BAD_ADDRESS },
  { DOCUMENT (ORIGIN, ORIGIN "/a#x", ORIGIN "/t", ""), CLOUT_WEB_ERROR_BAD_RESPONSE },
  { DOCUMENT (ORIGIN, ORIGIN "/a", ORIGIN "/t",
              ", \"revocation_endpoint\": \"https://evil.example/r\""),
    CLOUT_WEB_ERROR_UNTRUSTED },
  { "{\"issuer\": \"" ORIGIN "\"}", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { "{\"issuer\": 7}", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { "[]", CLOUT_WEB_ERROR_BAD_RESPONSE },
};

static void
test_documents (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (documents[i].document,
                                                    strlen (documents[i].document));
      g_autoptr(JsonNode) root = clout_json_parse (bytes, NULL, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutOAuthServer) server = NULL;

      g_test_message ("%s", documents[i].document);
      server = clout_oauth_server_new_from_json (ORIGIN, root, &error);
      if (documents[i].error < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (server->token_url, ==, ORIGIN "/t");
          continue;
        }
      g_assert_error (error, CLOUT_WEB_ERROR, documents[i].error);
      g_assert_null (server);
    }
}

static const struct
{
  guint status;
  const char *body;
  int error;  /* -1: valid */
} answers[] = {
  { 200, "{\"access_token\": \"t\", \"token_type\": \"Bearer\"}", -1 },
  { 200, "{\"access_token\": \"t\", \"token_type\": \"bearer\", \"created_at\": 17954,"
         " \"expires_in\": \"60\"}", -1 },
  { 200, "{\"access_token\": \"t\", \"token_type\": \"mac\"}", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "{\"access_token\": \"t\"}", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "{\"token_type\": \"Bearer\"}", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "{\"access_token\": \"\", \"token_type\": \"Bearer\"}", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "{\"access_token\": \"a\\r\\nX-Evil: 1\", \"token_type\": \"Bearer\"}",
    CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "<html>" HIDDEN "</html>", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "{\"access_token\": \"" HIDDEN, CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "[]", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 200, "", CLOUT_WEB_ERROR_BAD_RESPONSE },
  { 302, "", CLOUT_WEB_ERROR_FAILED },
  { 400, "{\"error\": \"invalid_grant\", \"error_description\": \"" HIDDEN "\"}",
    CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { 401, "{\"error\": \"invalid_client\"}", CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { 401, "", CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { 400, "{\"error\": \"invalid_request\"}", CLOUT_WEB_ERROR_MISUSED },
  { 400, "{\"error\": \"unsupported_grant_type\"}", CLOUT_WEB_ERROR_MISUSED },
  { 400, "{\"error\": \"sql: no rows in result set " HIDDEN "\"}", CLOUT_WEB_ERROR_FAILED },
  { 404, "<html>", CLOUT_WEB_ERROR_FAILED },
};

static void
test_answers (void)
{
  g_autoptr(CloutToken) client = clout_token_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new_static (answers[i].body, strlen (answers[i].body));
      g_autoptr(CloutResponse) response = clout_response_new (ORIGIN, answers[i].status, NULL,
                                                              body);
      g_autoptr(CloutToken) token = NULL;
      g_autoptr(GError) error = NULL;
      gboolean good = clout_oauth_response_read_token (NULL, client, response, 1000, &token,
                                                       &error);

      g_test_message ("%u %s", answers[i].status, answers[i].body);
      g_assert_cmpint (good, ==, answers[i].error < 0);
      if (good)
        {
          g_assert_cmpstr (token->access, ==, "t");
          continue;
        }
      g_assert_error (error, CLOUT_WEB_ERROR, answers[i].error);
      g_assert_null (strstr (error->message, HIDDEN));
    }
}

/* Values missing from a renewal's response are unchanged (RFC 6749 section 6). */
static void
test_renewed (void)
{
  const char *text = "{\"access_token\": \"new\", \"token_type\": \"Bearer\", \"expires_in\": 60}";
  g_autoptr(CloutToken) old = clout_token_new ();
  g_autoptr(GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr(CloutResponse) response = clout_response_new (ORIGIN, 200, NULL, body);
  g_autoptr(CloutToken) token = NULL;

  old->access = g_strdup ("old");
  old->refresh = g_strdup ("r");
  old->scope = g_strdup ("read");
  g_assert_true (clout_oauth_response_read_token (NULL, old, response, 1000, &token, NULL));
  g_assert_cmpstr (token->access, ==, "new");
  g_assert_cmpstr (token->refresh, ==, "r");
  g_assert_cmpstr (token->scope, ==, "read");
  g_assert_cmpint (token->expires_at, ==, 1060);
  g_assert_false (clout_token_has_expired (token, 999));
  g_assert_true (clout_token_has_expired (token, 1000));
  g_assert_false (clout_token_has_expired (old, G_MAXINT64));
}

static void
test_round_trip (void)
{
  g_autoptr(CloutToken) token = clout_token_new ();
  g_autoptr(CloutToken) again = NULL;
  g_autoptr(GError) error = NULL;
  char *json;

  token->origin = g_strdup (ORIGIN);
  token->access = g_strdup ("a\"\\b");
  token->refresh = g_strdup ("r");
  token->client_id = g_strdup ("id");
  token->client_secret = g_strdup ("ü");
  token->token_url = g_strdup (ORIGIN "/t");
  token->client_auth = CLOUT_CLIENT_AUTH_BASIC;
  token->expires_at = 1795431600;
  json = clout_token_to_json (token);
  again = clout_token_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->access, ==, token->access);
  g_assert_cmpstr (again->client_secret, ==, token->client_secret);
  g_assert_cmpstr (again->token_url, ==, token->token_url);
  g_assert_cmpint (again->client_auth, ==, token->client_auth);
  g_assert_cmpint (again->expires_at, ==, token->expires_at);
  g_assert_null (again->issuer);
  clout_secret_free (json);
}

static void
test_bad_blobs (void)
{
  const char *const blobs[] = {
    "", "{}", "x", "{\"version\": 1}", "{\"version\": 2, \"origin\": \"o\", \"access\": \"a\"}",
    "{\"version\": 1, \"origin\": \"o\"}", "{\"version\": 1, \"access\": \"" HIDDEN "\"}",
    "{\"version\": 1, \"origin\": \"o\", \"access\": \"a\", \"client_auth\": 9}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (blobs); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (clout_token_from_json (blobs[i], &error));
      g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
      g_assert_null (strstr (error->message, HIDDEN));
    }
}

static void
test_reason (void)
{
  g_autoptr(GError) denied = clout_oauth_error_new ("access_denied");
  g_autoptr(GError) other = clout_oauth_error_new (HIDDEN);
  g_autoptr(GError) none = clout_oauth_error_new (NULL);

  g_assert_error (denied, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpstr (clout_web_error_get_reason (denied), ==, "access_denied");
  g_assert_null (clout_web_error_get_reason (other));
  g_assert_error (none, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/oauth/redirects", test_redirects);
  g_test_add_func ("/web/oauth/typed-codes", test_typed);
  g_test_add_func ("/web/oauth/discovery-documents", test_documents);
  g_test_add_func ("/web/oauth/token-answers", test_answers);
  g_test_add_func ("/web/oauth/renewal-keeps-what-is-unsaid", test_renewed);
  g_test_add_func ("/web/oauth/token-round-trip", test_round_trip);
  g_test_add_func ("/web/oauth/bad-blobs", test_bad_blobs);
  g_test_add_func ("/web/oauth/only-known-words-are-passed-on", test_reason);
  return g_test_run ();
}
