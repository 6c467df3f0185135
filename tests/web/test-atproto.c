/* test-atproto.c: from a handle to a bound token, against servers that lie at every step.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/await.h"
#include "support/http-server.h"
#include "support/jwt.h"
#include "web/identity.h"
#include "web/json.h"
#include "web/oauth-sign-in.h"
#include "web/oauth-token.h"
#include "web/pkce.h"
#include "web/request.h"

#define DID "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb"
#define HANDLE "ada.test"
#define CODE "code-77"
#define REQUEST "urn:ietf:params:oauth:request_uri:req-1"

/* What the servers do other than they should. One server plays them all. */
typedef enum
{
  HONEST          = 0,
  NAMES_OTHER     = 1 << 0,  /* the DID document is another's */
  NO_NAME         = 1 << 1,  /* the document does not bear the handle */
  OTHER_RESOURCE  = 1 << 2,  /* the PDS says that it is another server */
  OTHER_ISSUER    = 1 << 3,  /* the metadata names another issuer */
  SWAPPED_ISS     = 1 << 4,  /* the redirect names another issuer */
  OTHER_SUBJECT   = 1 << 5,  /* the token is somebody else's */
  UNBOUND         = 1 << 6,  /* a Bearer token in place of a bound one */
  NONCE_LOOP      = 1 << 7,  /* every answer asks for a new nonce */
  NO_PUSH         = 1 << 8,  /* no pushed requests */
  HUGE_DOCUMENT   = 1 << 9,
  REDIRECTS       = 1 << 10, /* the DID document lies elsewhere */
  NO_ALGORITHM    = 1 << 11, /* no ES256 */
  HUGE_NONCE      = 1 << 12,
  CLEAR_SERVER    = 1 << 13, /* the document names a server without TLS */
  BROAD_ONLY      = 1 << 14, /* knows broad scopes alone: no lie, but old */
  HOUR_AHEAD      = 1 << 15  /* its clock, or ours, is wrong */
} Lie;

typedef struct
{
  HttpServer *server;
  CloutHttp *http;
  Lie lies;
  guint nonce;
  GHashTable *seen;
  char *thumb;
  char *challenge;
  char *state;
  char *redirect_uri;
  guint n_asked_for_nonce;
  guint n_pushed;
  guint n_refreshed;
  char *client;
  gboolean revoked;
} Fixture;

#define CLIENT "http://localhost?redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&scope="

static const CloutOAuthProfile profile = {
  .scopes = "atproto rpc?aud=*&lxm=a.b.c",
  .broad_scopes = "atproto transition:generic",
  .discover = TRUE,
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_NONE,
  .bound = TRUE,
};

static void
serve_document (Fixture           *f,
                SoupServerMessage *message)
{
  const char *pds = (f->lies & CLEAR_SERVER) != 0 ? "http://pds.example"
                                                   : http_server_get_origin (f->server);
  g_autofree char *filling = g_strnfill ((f->lies & HUGE_DOCUMENT) != 0 ? 1024 * 1024 : 0, ' ');
  g_autofree char *json = g_strdup_printf (
    "{\"id\":\"%s\",\"alsoKnownAs\":[%s],\"service\":[{\"id\":\"#other\",\"type\":\"X\"},"
    "{\"id\":\"#atproto_pds\",\"type\":\"AtprotoPersonalDataServer\","
    "\"serviceEndpoint\":\"%s\"}]%s}",
    (f->lies & NAMES_OTHER) != 0 ? OTHER : DID,
    (f->lies & NO_NAME) != 0 ? "\"at://bob.test\"" : "\"at://" HANDLE "\"", pds, filling);

  if ((f->lies & REDIRECTS) != 0)
    {
      http_server_set_header (message, "Location", "https://evil.example/");
      soup_server_message_set_status (message, 302, NULL);
      return;
    }
  http_server_reply_json (message, 200, json);
}

static void
serve_metadata (Fixture           *f,
                SoupServerMessage *message)
{
  const char *origin = http_server_get_origin (f->server);
  g_autofree char *push = (f->lies & NO_PUSH) != 0 ? g_strdup ("")
    : g_strdup_printf (",\"pushed_authorization_request_endpoint\":\"%s/oauth/par\"", origin);
  g_autofree char *json = g_strdup_printf (
    "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/oauth/authorize\","
    "\"token_endpoint\":\"%s/oauth/token\",\"revocation_endpoint\":\"%s/oauth/revoke\","
    "\"authorization_response_iss_parameter_supported\":true,"
    "\"dpop_signing_alg_values_supported\":[\"%s\"]%s}",
    (f->lies & OTHER_ISSUER) != 0 ? "https://evil.example" : origin, origin, origin, origin,
    (f->lies & NO_ALGORITHM) != 0 ? "RS256" : "ES256", push);

  http_server_reply_json (message, 200, json);
}

static const char *
text_of (JsonNode   *node,
         const char *name)
{
  return clout_json_opt_string (node, name, NULL);
}

/* As the reference server does: the nonce is judged first, then a proof of another minute is
 * refused. Only an answer can tell what time it is here. */
static gboolean
is_timely (Fixture           *f,
           SoupServerMessage *message,
           JsonNode          *payload)
{
  g_autoptr (GDateTime) real = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) now = g_date_time_add_hours (real, (f->lies & HOUR_AHEAD) != 0 ? 1 : 0);
  g_autofree char *text = soup_date_time_to_string (now, SOUP_DATE_HTTP);
  gint64 issued;

  http_server_set_header (message, "Date", text);
  if (text_of (payload, "nonce") == NULL)
    return TRUE;
  g_assert_true (clout_json_get_int (payload, "iat", &issued, NULL));
  if (ABS (issued - g_date_time_to_unix (now)) <= 60)
    return TRUE;
  http_server_reply_json (message, 401, "{\"error\":\"invalid_dpop_proof\"}");
  return FALSE;
}

/* As RFC 9449 section 4.3 has it; a fresh nonce goes with every answer. */
static gboolean
is_proved (Fixture           *f,
           SoupServerMessage *message,
           const char        *path,
           const char        *access)
{
  const char *proof = http_server_get_header (message, "DPoP");
  g_autofree char *nonce = g_strdup_printf ("nonce-%u", f->nonce);
  g_autofree char *next = (f->lies & HUGE_NONCE) != 0 ? g_strnfill (4000, 'n')
                                                       : g_strdup_printf ("nonce-%u", ++f->nonce);
  g_autofree char *url = g_strconcat (http_server_get_origin (f->server), path, NULL);
  g_autofree char *hash = access != NULL ? clout_pkce_challenge (access) : NULL;
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) payload = NULL;
  g_autofree char *thumb = NULL;

  http_server_set_header (message, "DPoP-Nonce", next);
  g_assert_nonnull (proof);
  payload = jwt_verify (proof, &header);
  g_assert_nonnull (payload);
  thumb = g_strdup (clout_json_opt_string (header, "jwk.x", NULL));
  if (f->thumb == NULL)
    f->thumb = g_strdup (thumb);
  g_assert_cmpstr (thumb, ==, f->thumb);
  g_assert_cmpstr (text_of (payload, "htu"), ==, url);
  g_assert_cmpstr (text_of (payload, "htm"), ==, soup_server_message_get_method (message));
  g_assert_cmpstr (text_of (payload, "ath"), ==, hash);
  g_assert_true (g_hash_table_add (f->seen, g_strdup (text_of (payload, "jti"))));
  if (!is_timely (f, message, payload))
    return FALSE;
  if ((f->lies & NONCE_LOOP) == 0 && g_strcmp0 (text_of (payload, "nonce"), nonce) == 0)
    return TRUE;
  f->n_asked_for_nonce++;
  if (access == NULL)
    http_server_reply_json (message, 400, "{\"error\":\"use_dpop_nonce\"}");
  else
    {
      http_server_set_header (message, "WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"");
      http_server_reply_json (message, 401, "{\"error\":\"use_dpop_nonce\"}");
    }
  return FALSE;
}

static void
serve_push (Fixture           *f,
            SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = http_server_dup_form (message);
  gboolean broad = f->n_pushed++ > 0;

  g_free (f->client);
  f->client = g_strdup (g_hash_table_lookup (form, "client_id"));
  g_assert_cmpstr (f->client, ==, broad ? CLIENT "atproto%20transition%3Ageneric"
                                        : CLIENT "atproto%20rpc%3Faud%3D%2A%26lxm%3Da.b.c");
  g_assert_cmpstr (g_hash_table_lookup (form, "code_challenge_method"), ==, "S256");
  g_assert_cmpstr (g_hash_table_lookup (form, "scope"), ==,
                   broad ? profile.broad_scopes : profile.scopes);
  if (!broad && (f->lies & BROAD_ONLY) != 0)
    {
      http_server_reply_json (message, 400, "{\"error\":\"invalid_scope\"}");
      g_clear_pointer (&f->thumb, g_free);
      return;
    }
  g_assert_cmpstr (g_hash_table_lookup (form, "login_hint"), ==, HANDLE);
  g_free (f->challenge);
  g_free (f->state);
  g_free (f->redirect_uri);
  f->challenge = g_strdup (g_hash_table_lookup (form, "code_challenge"));
  f->state = g_strdup (g_hash_table_lookup (form, "state"));
  f->redirect_uri = g_strdup (g_hash_table_lookup (form, "redirect_uri"));
  http_server_reply_json (message, 201, "{\"request_uri\":\"" REQUEST "\",\"expires_in\":300}");
}

static void
serve_authorize (Fixture           *f,
                 SoupServerMessage *message,
                 GHashTable        *query)
{
  g_autofree char *to = g_strdup_printf ("%s?code=" CODE "&state=%s&iss=%s", f->redirect_uri,
                                         f->state, (f->lies & SWAPPED_ISS) != 0
                                         ? "https%3A%2F%2Fevil.example"
                                         : http_server_get_origin (f->server));

  g_assert_cmpuint (g_hash_table_size (query), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (query, "request_uri"), ==, REQUEST);
  g_assert_cmpstr (g_hash_table_lookup (query, "client_id"), ==, f->client);
  http_server_set_header (message, "Location", to);
  soup_server_message_set_status (message, 303, NULL);
}

static void
serve_token (Fixture           *f,
             SoupServerMessage *message)
{
  g_autoptr (GHashTable) form = http_server_dup_form (message);
  gboolean refreshes = g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "refresh_token") == 0;
  const char *verifier = g_hash_table_lookup (form, "code_verifier");
  g_autofree char *challenge = clout_pkce_challenge (verifier != NULL ? verifier : "");
  g_autofree char *json = NULL;

  if (!refreshes)
    {
      g_assert_cmpstr (g_hash_table_lookup (form, "code"), ==, CODE);
      g_assert_cmpstr (challenge, ==, f->challenge);
    }
  f->n_refreshed += refreshes;
  json = g_strdup_printf ("{\"access_token\":\"access-%u\",\"token_type\":\"%s\",\"sub\":\"%s\","
                          "\"refresh_token\":\"ref-%u\",\"expires_in\":3599,\"scope\":\"atproto\"}",
                          f->n_refreshed, (f->lies & UNBOUND) != 0 ? "Bearer" : "DPoP",
                          (f->lies & OTHER_SUBJECT) != 0 ? OTHER : DID, f->n_refreshed);
  http_server_reply_json (message, 200, json);
}

static void
serve_bound (Fixture           *f,
             SoupServerMessage *message,
             const char        *path)
{
  const char *authorization = http_server_get_header (message, "Authorization");

  if (strcmp (path, "/xrpc/app.bsky.notification.listNotifications") == 0)
    {
      g_assert_cmpstr (authorization, ==, "DPoP access-0");
      if (is_proved (f, message, path, "access-0"))
        http_server_reply_json (message, 200, "{\"notifications\":[]}");
      return;
    }
  g_assert_null (authorization);
  if (!is_proved (f, message, path, NULL))
    return;
  if (strcmp (path, "/oauth/par") == 0)
    serve_push (f, message);
  else if (strcmp (path, "/oauth/token") == 0)
    serve_token (f, message);
  else
    {
      f->revoked = TRUE;
      http_server_reply_json (message, 200, "{}");
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
  const char *origin = http_server_get_origin (server);

  if (strcmp (path, "/xrpc/com.atproto.identity.resolveHandle") == 0)
    {
      gboolean known = g_strcmp0 (g_hash_table_lookup (query, "handle"), HANDLE) == 0;

      http_server_reply_json (message, known ? 200 : 400, known ? "{\"did\":\"" DID "\"}"
                              : "{\"error\":\"InvalidRequest\"}");
    }
  else if (strcmp (path, "/" DID) == 0)
    serve_document (f, message);
  else if (strcmp (path, "/.well-known/oauth-protected-resource") == 0)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"resource\":\"%s\",\"authorization_servers\":[\"%s\"]}",
        (f->lies & OTHER_RESOURCE) != 0 ? "https://evil.example" : origin, origin);

      http_server_reply_json (message, 200, json);
    }
  else if (strcmp (path, "/.well-known/oauth-authorization-server") == 0)
    serve_metadata (f, message);
  else if (strcmp (path, "/oauth/authorize") == 0)
    serve_authorize (f, message, query);
  else
    serve_bound (f, message, path);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  const CloutRetryBounds once = { 1, 1, 1, 1 };

  f->lies = (Lie) GPOINTER_TO_UINT (data);
  f->server = http_server_new (serve, f);
  f->http = clout_http_new ();
  f->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  clout_http_set_retry (f->http, &once);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  await_a_turn ();
  g_clear_object (&f->http);
  http_server_free (f->server);
  g_hash_table_unref (f->seen);
  g_free (f->thumb);
  g_free (f->client);
  g_free (f->challenge);
  g_free (f->state);
  g_free (f->redirect_uri);
}

static CloutIdentity *
resolve (Fixture     *f,
         const char  *name,
         GError     **error)
{
  CloutIdentityDirectory directory = { http_server_get_origin (f->server),
                                       http_server_get_origin (f->server) };
  g_auto (Await) one = AWAIT_INIT;

  clout_identity_resolve_async (f->http, &directory, name, NULL, await_cb, &one);
  return clout_identity_resolve_finish (await_result (&one), error);
}

static void
browse (const char *url)
{
  g_autoptr (SoupSession) browser = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GBytes) page = NULL;
  g_auto (Await) one = AWAIT_INIT;

  soup_session_send_and_read_async (browser, message, 0, NULL, await_cb, &one);
  page = soup_session_send_and_read_finish (browser, await_result (&one), NULL);
}

static CloutToken *
sign_in (Fixture  *f,
         GError  **error)
{
  g_autoptr (CloutIdentity) identity = resolve (f, HANDLE, error);
  g_autoptr (CloutOAuthSignIn) one = NULL;
  g_autofree char *url = NULL;
  g_auto (Await) start = AWAIT_INIT;
  g_auto (Await) wait = AWAIT_INIT;

  if (identity == NULL)
    return NULL;
  one = clout_oauth_sign_in_new (f->http, &profile, identity->issuer);
  clout_oauth_sign_in_set_subject (one, identity->did, identity->handle);
  clout_oauth_sign_in_start_async (one, NULL, await_cb, &start);
  url = clout_oauth_sign_in_start_finish (one, await_result (&start), error);
  if (url == NULL)
    return NULL;
  clout_oauth_sign_in_wait_async (one, NULL, await_cb, &wait);
  browse (url);
  return clout_oauth_sign_in_wait_finish (one, await_result (&wait), error);
}

static void
test_identity (Fixture       *f,
               gconstpointer  data)
{
  const char *const names[] = { HANDLE, "@" HANDLE, "Ada.Test", DID };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CloutIdentity) identity = resolve (f, names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (identity->did, ==, DID);
      g_assert_cmpstr (identity->handle, ==, HANDLE);
      g_assert_cmpstr (identity->pds, ==, http_server_get_origin (f->server));
      g_assert_cmpstr (identity->issuer, ==, http_server_get_origin (f->server));
    }
}

static void
test_bad_names (Fixture       *f,
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
      g_autoptr (GError) error = NULL;

      g_assert_null (resolve (f, rows[i].name, &error));
      g_assert_error (error, CLOUT_WEB_ERROR, rows[i].error);
    }
}

static void
test_whole (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutToken) token = sign_in (f, &error);
  g_autoptr (CloutToken) renewed = NULL;
  g_autoptr (CloutAnswer) answer = NULL;
  g_autoptr (SoupMessage) message = NULL;
  CloutHttpOptions options = { 0 };
  g_auto (Await) get = AWAIT_INIT;
  g_auto (Await) renew = AWAIT_INIT;
  g_auto (Await) revoke = AWAIT_INIT;

  g_assert_no_error (error);
  g_assert_cmpstr (token->subject, ==, DID);
  g_assert_nonnull (token->dpop_key);
  /* One refusal for want of a nonce, then never again: each answer brings the next. */
  g_assert_cmpuint (f->n_asked_for_nonce, ==, 1);

  options.bearer = token->access;
  options.dpop_key = token->dpop_key;
  message = clout_request_new ("GET", http_server_get_origin (f->server),
                               "/xrpc/app.bsky.notification.listNotifications", "limit", "1", NULL);
  f->nonce++;
  clout_http_send_async (f->http, message, &options, NULL, await_cb, &get);
  answer = clout_http_send_finish (f->http, await_result (&get), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (f->n_asked_for_nonce, ==, 2);

  clout_oauth_token_refresh_async (f->http, NULL, token, NULL, await_cb, &renew);
  renewed = clout_oauth_token_refresh_finish (await_result (&renew), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (renewed->access, ==, "access-1");
  g_assert_cmpstr (renewed->dpop_key, ==, token->dpop_key);

  clout_oauth_token_revoke_async (f->http, NULL, renewed, NULL, await_cb, &revoke);
  g_assert_true (clout_oauth_token_revoke_finish (await_result (&revoke), &error));
  g_assert_true (f->revoked);
}

static void
test_broad (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutToken) token = sign_in (f, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (f->n_pushed, ==, 2);
  g_assert_cmpstr (token->client_id, ==, CLIENT "atproto%20transition%3Ageneric");
}

static const struct
{
  const char *name;
  Lie lies;
  int error;
} lies[] = {
  { "document-of-another", NAMES_OTHER, CLOUT_WEB_ERROR_UNTRUSTED },
  { "document-without-the-handle", NO_NAME, CLOUT_WEB_ERROR_UNTRUSTED },
  { "document-redirects", REDIRECTS, CLOUT_WEB_ERROR_BAD_ANSWER },
  { "huge-document", HUGE_DOCUMENT, CLOUT_WEB_ERROR_TOO_LARGE },
  { "server-in-clear", CLEAR_SERVER, CLOUT_WEB_ERROR_INSECURE },
  { "other-resource", OTHER_RESOURCE, CLOUT_WEB_ERROR_UNTRUSTED },
  { "other-issuer", OTHER_ISSUER, CLOUT_WEB_ERROR_UNTRUSTED },
  { "swapped-iss", SWAPPED_ISS, CLOUT_WEB_ERROR_UNTRUSTED },
  { "other-subject", OTHER_SUBJECT, CLOUT_WEB_ERROR_UNTRUSTED },
  { "unbound-token", UNBOUND, CLOUT_WEB_ERROR_BAD_ANSWER },
  { "nonce-loop", NONCE_LOOP, CLOUT_WEB_ERROR_FAILED },
  { "huge-nonce", HUGE_NONCE, CLOUT_WEB_ERROR_FAILED },
  { "no-pushed-requests", NO_PUSH, CLOUT_WEB_ERROR_NOT_SERVED },
  { "no-es256", NO_ALGORITHM, CLOUT_WEB_ERROR_NOT_SERVED },
};

static void
test_lie (Fixture       *f,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutToken) token = sign_in (f, &error);

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

/* Where the directory is out in the world, what it names is not to be here. */
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
      g_autoptr (JsonNode) document = json_from_string (json, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (CloutIdentity) identity =
        clout_identity_read_document (DID, NULL, document, FALSE, &error);

      g_test_message ("%s", rows[i].url);
      if (rows[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED);
    }
}

static void
add (const char *name,
     Lie         lie,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/web/atproto/", name, NULL);

  g_test_add (path, Fixture, GUINT_TO_POINTER (lie), set_up, test, tear_down);
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
