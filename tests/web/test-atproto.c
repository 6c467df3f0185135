/* test-atproto.c: from a handle to a bound token, with servers that lie at every step.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "atproto-liar.h"

#include <string.h>

#include "support/await.h"
#include "support/http-server.h"
#include "support/jwt.h"
#include "web/atproto/identity.h"
#include "web/json.h"
#include "web/oauth/sign-in.h"
#include "web/oauth/token-endpoint.h"
#include "web/oauth/pkce.h"
#include "web/http/request.h"

static CloutIdentity *
resolve (AtprotoLiar  *f,
         const char   *name,
         GError      **error)
{
  CloutIdentityDirectory directory = { http_server_get_origin (f->server),
                                       http_server_get_origin (f->server) };
  g_auto(Await) one = AWAIT_INIT;

  clout_identity_resolve_async (f->http, &directory, name, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

static void
browse (const char *url)
{
  g_autoptr(SoupSession) browser = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr(GBytes) page = NULL;
  g_auto(Await) one = AWAIT_INIT;

  soup_session_send_and_read_async (browser, message, 0, NULL, await_cb, &one);
  page = soup_session_send_and_read_finish (browser, await_result (&one), NULL);
}

static CloutToken *
sign_in (AtprotoLiar  *f,
         GError      **error)
{
  g_autoptr(CloutIdentity) identity = resolve (f, HANDLE, error);
  g_autoptr(CloutOAuthSignIn) one = NULL;
  g_autofree char *url = NULL;
  g_auto(Await) start = AWAIT_INIT;
  g_auto(Await) wait = AWAIT_INIT;

  if (identity == NULL)
    return NULL;
  one = clout_oauth_sign_in_new (f->http, &atproto_liar_profile, identity->issuer);
  clout_oauth_sign_in_set_subject (one, identity->did, identity->handle);
  clout_oauth_sign_in_start_async (one, NULL, await_cb, &start);
  url = clout_finish_pointer (await_result (&start), error);
  if (url == NULL)
    return NULL;
  clout_oauth_sign_in_wait_async (one, NULL, await_cb, &wait);
  browse (url);
  return clout_finish_pointer (await_result (&wait), error);
}

static void
test_identity (AtprotoLiar   *f,
               gconstpointer  data)
{
  const char *const names[] = { HANDLE, "@" HANDLE, "Ada.Test", DID };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutIdentity) identity = resolve (f, names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (identity->did, ==, DID);
      g_assert_cmpstr (identity->handle, ==, HANDLE);
      g_assert_cmpstr (identity->pds, ==, http_server_get_origin (f->server));
      g_assert_cmpstr (identity->issuer, ==, http_server_get_origin (f->server));
    }
}

static void
test_bad_names (AtprotoLiar   *f,
                gconstpointer  data)
{
  const struct { const char *name; int error; } rows[] = {
    { "nobody.test", CLOUT_WEB_ERROR_NOT_FOUND },
    { "", CLOUT_WEB_ERROR_BAD_ADDRESS },
    { "ada", CLOUT_WEB_ERROR_BAD_ADDRESS },
    { "did:plc:short", CLOUT_WEB_ERROR_BAD_ADDRESS },
    { "did:key:z6Mk", CLOUT_WEB_ERROR_BAD_ADDRESS },
    { "a b.test", CLOUT_WEB_ERROR_BAD_ADDRESS },
    { "../../x.test", CLOUT_WEB_ERROR_BAD_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (resolve (f, rows[i].name, &error));
      g_assert_error (error, CLOUT_WEB_ERROR, rows[i].error);
    }
}

static void
test_whole (AtprotoLiar   *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = sign_in (f, &error);
  g_autoptr(CloutToken) renewed = NULL;
  g_autoptr(CloutResponse) response = NULL;
  g_autoptr(SoupMessage) message = NULL;
  CloutHttpOptions options = { 0 };
  g_auto(Await) get = AWAIT_INIT;
  g_auto(Await) renew = AWAIT_INIT;
  g_auto(Await) revoke = AWAIT_INIT;

  g_assert_no_error (error);
  g_assert_cmpstr (token->subject, ==, DID);
  g_assert_nonnull (token->dpop_key);
  /* One refusal for a missing nonce, then none: each response has the next nonce. */
  g_assert_cmpuint (f->n_asked_for_nonce, ==, 1);

  options.bearer = token->access;
  options.dpop_key = token->dpop_key;
  message = clout_request_new ("GET", http_server_get_origin (f->server),
                               "/xrpc/app.bsky.notification.listNotifications", "limit", "1", NULL);
  f->nonce++;
  clout_http_send_async (f->http, message, &options, NULL, await_cb, &get);
  response = clout_finish_pointer (await_result (&get), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (f->n_asked_for_nonce, ==, 2);

  clout_oauth_token_refresh_async (f->http, NULL, token, NULL, await_cb, &renew);
  renewed = clout_finish_pointer (await_result (&renew), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (renewed->access, ==, "access-1");
  g_assert_cmpstr (renewed->dpop_key, ==, token->dpop_key);

  clout_oauth_token_revoke_async (f->http, NULL, renewed, NULL, await_cb, &revoke);
  g_assert_true (clout_finish_boolean (await_result (&revoke), &error));
  g_assert_true (f->revoked);
}

static void
test_broad (AtprotoLiar   *f,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = sign_in (f, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (f->n_pushed, ==, 2);
  g_assert_cmpstr (token->client_id, ==, CLIENT "atproto%20transition%3Ageneric");
}

static const struct
{
  const char *name;
  AtprotoLie lies;
  int error;
} lies[] = {
  { "document-of-another", NAMES_OTHER, CLOUT_WEB_ERROR_UNTRUSTED },
  { "document-without-the-handle", NO_NAME, CLOUT_WEB_ERROR_UNTRUSTED },
  { "document-redirects", REDIRECTS, CLOUT_WEB_ERROR_BAD_RESPONSE },
  { "huge-document", HUGE_DOCUMENT, CLOUT_WEB_ERROR_TOO_LARGE },
  { "server-in-clear", CLEAR_SERVER, CLOUT_WEB_ERROR_INSECURE },
  { "other-resource", OTHER_RESOURCE, CLOUT_WEB_ERROR_UNTRUSTED },
  { "other-issuer", OTHER_ISSUER, CLOUT_WEB_ERROR_UNTRUSTED },
  { "swapped-iss", SWAPPED_ISS, CLOUT_WEB_ERROR_UNTRUSTED },
  { "other-subject", OTHER_SUBJECT, CLOUT_WEB_ERROR_UNTRUSTED },
  { "unbound-token", UNBOUND, CLOUT_WEB_ERROR_BAD_RESPONSE },
  { "nonce-loop", NONCE_LOOP, CLOUT_WEB_ERROR_FAILED },
  { "huge-nonce", HUGE_NONCE, CLOUT_WEB_ERROR_FAILED },
  { "no-pushed-requests", NO_PUSH, CLOUT_WEB_ERROR_NOT_SERVED },
  { "no-es256", NO_ALGORITHM, CLOUT_WEB_ERROR_NOT_SERVED },
};

static void
test_lie (AtprotoLiar   *f,
          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutToken) token = sign_in (f, &error);

  g_assert_null (token);
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    if (lies[i].lies == f->lies)
      g_assert_error (error, CLOUT_WEB_ERROR, lies[i].error);
  g_assert_null (strstr (error->message, CODE));
  g_assert_cmpuint (f->n_asked_for_nonce, <=, 2);
  if ((f->lies & OTHER_SUBJECT) == 0)
    return;
  while (!f->revoked)
    g_main_context_iteration (NULL, TRUE);
}

/* If the directory is on the internet, it can't name this machine. */
static void
test_private (void)
{
  const struct { const char *url; gboolean good; } rows[] = {
    { "https://pds.example", TRUE },
    { "https://203.0.113.7", TRUE },
    { "https://192.168.1.1", FALSE },
    { "https://10.0.0.1:8443", FALSE },
    { "https://172.16.5.4", FALSE },
    { "https://169.254.169.254", FALSE },
    { "https://127.0.0.1", FALSE },
    { "http://localhost:8080", FALSE },
    { "https://0.0.0.0", FALSE },
    { "https://[::1]", FALSE },
    { "https://[fe80::1]", FALSE },
    { "https://[fd00::1]", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"id\":\"" DID "\",\"service\":[{\"id\":\"" DID "#atproto_pds\","
        "\"type\":\"AtprotoPersonalDataServer\",\"serviceEndpoint\":\"%s\"}]}", rows[i].url);
      g_autoptr(JsonNode) document = json_from_string (json, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutIdentity) identity =
        clout_identity_read_document (DID, NULL, document, FALSE, &error);

      g_test_message ("%s", rows[i].url);
      if (rows[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_PRIVATE);
    }
}

static void
add (const char *name,
     AtprotoLie  lie,
     void      (*test) (AtprotoLiar *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/web/atproto/", name, NULL);

  g_test_add (path, AtprotoLiar, GUINT_TO_POINTER (lie), atproto_liar_set_up, test,
              atproto_liar_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("identity", HONEST, test_identity);
  add ("bad-names", HONEST, test_bad_names);
  add ("whole", HONEST, test_whole);
  add ("broad-scopes", BROAD_ONLY, test_broad);
  add ("clock-off", HOUR_AHEAD, test_whole);
  for (gsize i = 0; i < G_N_ELEMENTS (lies); i++)
    add (lies[i].name, lies[i].lies, test_lie);
  g_test_add_func ("/web/atproto/private-server", test_private);
  return g_test_run ();
}
