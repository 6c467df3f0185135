/* atproto-liar.c: the servers in an AT Protocol sign-in, which lie on request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "atproto-liar.h"

#include <string.h>

#include "support/await.h"
#include "support/jwt.h"
#include "web/json.h"
#include "web/oauth/pkce.h"

#define OTHER "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb"
#define REQUEST "urn:ietf:params:oauth:request_uri:req-1"

const CloutOAuthProfile atproto_liar_profile = {
  .scopes = "atproto rpc?aud=*&lxm=a.b.c",
  .broad_scopes = "atproto transition:generic",
  .discover = TRUE,
  .redirect_path = "/callback",
  .client_auth = CLOUT_CLIENT_AUTH_NONE,
  .bound = TRUE,
};

static void
serve_document (AtprotoLiar       *f,
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
serve_metadata (AtprotoLiar       *f,
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

/* Like the reference server: checks the nonce first, then refuses a proof from another minute.
 * Clients can only learn the server's time from a response. */
static gboolean
is_timely (AtprotoLiar       *f,
           SoupServerMessage *message,
           JsonNode          *payload)
{
  g_autoptr(GDateTime) real = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) now = g_date_time_add_hours (real, (f->lies & HOUR_AHEAD) != 0 ? 1 : 0);
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

/* As in RFC 9449 section 4.3; every response has a new nonce. */
static gboolean
is_proved (AtprotoLiar       *f,
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
  g_autoptr(JsonNode) header = NULL;
  g_autoptr(JsonNode) payload = NULL;
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
serve_push (AtprotoLiar       *f,
            SoupServerMessage *message)
{
  g_autoptr(GHashTable) form = http_server_dup_form (message);
  gboolean broad = f->n_pushed++ > 0;

  g_free (f->client);
  f->client = g_strdup (g_hash_table_lookup (form, "client_id"));
  g_assert_cmpstr (f->client, ==, broad ? CLIENT "atproto%20transition%3Ageneric"
                                        : CLIENT "atproto%20rpc%3Faud%3D%2A%26lxm%3Da.b.c");
  g_assert_cmpstr (g_hash_table_lookup (form, "code_challenge_method"), ==, "S256");
  g_assert_cmpstr (g_hash_table_lookup (form, "scope"), ==,
                   broad ? atproto_liar_profile.broad_scopes : atproto_liar_profile.scopes);
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
serve_authorize (AtprotoLiar       *f,
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
serve_token (AtprotoLiar       *f,
             SoupServerMessage *message)
{
  g_autoptr(GHashTable) form = http_server_dup_form (message);
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
serve_bound (AtprotoLiar       *f,
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
  AtprotoLiar *f = user_data;
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

void
atproto_liar_set_up (AtprotoLiar   *f,
                     gconstpointer  data)
{
  const CloutRetryBounds once = { 1, 1, 1, 1 };

  f->lies = (AtprotoLie) GPOINTER_TO_UINT (data);
  f->server = http_server_new (serve, f);
  f->http = clout_http_new ();
  f->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  clout_http_set_retry (f->http, &once);
}

void
atproto_liar_tear_down (AtprotoLiar   *f,
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
