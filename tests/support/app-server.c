/* app-server.c: the sign-in of a network that requires user credentials, for tests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/app-server.h"

#include <string.h>

struct _AppServer
{
  HttpServer *http;
  AppServerKind kind;
  AppHandler handler;
  gpointer data;
  gboolean has_secret;
  gboolean revoked;
  int life;
  guint n_tokens;

  char *redirect_uri;
  char *challenge;
  char *code;
  char *refresh;
  GHashTable *tokens;   /* access token → name */
  GHashTable *counts;   /* path → number */
  GPtrArray *faults;
  char *broken;         /* path, or NULL */
  guint n_whole;        /* responses on it until the connection breaks */
};

typedef struct
{
  char *path;
  guint status;
  char *header;
  char *value;
  char *body;
} Fault;

static void
fault_free (gpointer data)
{
  Fault *fault = data;

  g_free (fault->path);
  g_free (fault->header);
  g_free (fault->value);
  g_free (fault->body);
  g_free (fault);
}

static gboolean
fail_as_told (AppServer         *self,
              SoupServerMessage *message,
              const char        *path)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      Fault *fault = g_ptr_array_index (self->faults, i);

      if (!g_str_has_prefix (path, fault->path))
        continue;
      if (fault->header != NULL)
        http_server_set_header (message, fault->header, fault->value);
      http_server_reply_json (message, fault->status, fault->body);
      g_ptr_array_remove_index (self->faults, i);
      return TRUE;
    }
  return FALSE;
}

static void
break_as_told (AppServer         *self,
               SoupServerMessage *message,
               const char        *path)
{
  if (g_strcmp0 (self->broken, path) != 0)
    return;
  if (self->n_whole > 0)
    self->n_whole--;
  else
    http_server_break (message);
}

static const char *
get (GHashTable *form,
     const char *name)
{
  return form != NULL ? g_hash_table_lookup (form, name) : NULL;
}

static gboolean
has (GHashTable *form,
     const char *name,
     const char *value)
{
  return value != NULL && g_strcmp0 (get (form, name), value) == 0;
}

/* A public client is only in the form; one with a secret is where its network expects it. */
static gboolean
is_client (AppServer         *self,
           SoupServerMessage *message,
           GHashTable        *form)
{
  const char *header = http_server_get_header (message, "Authorization");
  g_autofree char *pair = g_base64_encode ((const guchar *) APP_CLIENT_ID ":" APP_CLIENT_SECRET,
                                           strlen (APP_CLIENT_ID ":" APP_CLIENT_SECRET));
  g_autofree char *basic = g_strconcat ("Basic ", pair, NULL);

  if (self->kind == APP_SERVER_X && self->has_secret)
    return g_strcmp0 (header, basic) == 0;
  if (header != NULL || !has (form, "client_id", APP_CLIENT_ID))
    return FALSE;
  return self->kind == APP_SERVER_X ? get (form, "client_secret") == NULL
                                    : has (form, "client_secret", APP_CLIENT_SECRET);
}

static gboolean
is_code (AppServer  *self,
         GHashTable *form)
{
  const char *verifier = get (form, "code_verifier");
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *challenge = NULL;

  if (verifier == NULL || !has (form, "redirect_uri", self->redirect_uri)
      || !has (form, "code", self->code))
    return FALSE;
  g_clear_pointer (&self->code, g_free);
  g_checksum_update (sum, (const guchar *) verifier, -1);
  g_checksum_get_digest (sum, digest, &length);
  challenge = g_base64_encode (digest, length);
  g_strdelimit (challenge, "+", '-');
  g_strdelimit (challenge, "/", '_');
  challenge[strcspn (challenge, "=")] = '\0';
  return g_strcmp0 (challenge, self->challenge) == 0;
}

static char *
new_access (AppServer  *self,
            const char *kind)
{
  char *access = g_strdup_printf ("%s-access-%u", kind, ++self->n_tokens);

  g_hash_table_insert (self->tokens, g_strdup (access), g_strdup ("user"));
  return access;
}

static void
refuse (AppServer         *self,
        SoupServerMessage *message,
        guint              status,
        const char        *word,
        int                code)
{
  g_autofree char *json = self->kind == APP_SERVER_X
    ? g_strdup_printf ("{\"error\": \"%s\", \"error_description\": \"No.\"}", word)
    : g_strdup_printf ("{\"error\": {\"message\": \"No.\", \"type\": \"OAuthException\","
                       " \"code\": %d, \"fbtrace_id\": \"A\"}}", code);

  http_server_reply_json (message, status, json);
}

static void
give_x (AppServer         *self,
        SoupServerMessage *message)
{
  g_autofree char *access = new_access (self, "x");
  g_autofree char *json = NULL;

  g_free (self->refresh);
  self->refresh = g_strdup_printf ("x-refresh-%u", self->n_tokens);
  json = g_strdup_printf ("{\"token_type\": \"bearer\", \"expires_in\": %d, \"scope\":"
                          " \"users.read tweet.read offline.access\", \"access_token\": \"%s\","
                          " \"refresh_token\": \"%s\"}", self->life, access, self->refresh);
  http_server_reply_json (message, 200, json);
}

static void
token_x (AppServer         *self,
         SoupServerMessage *message)
{
  g_autoptr(GHashTable) form = http_server_dup_form (message);
  gboolean refresh = has (form, "grant_type", "refresh_token");

  if (!is_client (self, message, form))
    refuse (self, message, 401, "unauthorized_client", 0);
  else if (refresh && has (form, "refresh_token", self->refresh))
    give_x (self, message);
  else if (!refresh && has (form, "grant_type", "authorization_code") && is_code (self, form))
    give_x (self, message);
  else
    refuse (self, message, 400, "invalid_request", 0);
}

static void
give_graph (AppServer         *self,
            SoupServerMessage *message,
            const char        *kind,
            gboolean           with_life)
{
  g_autofree char *access = new_access (self, kind);
  g_autofree char *life = with_life ? g_strdup_printf (", \"token_type\": \"bearer\","
                                                       " \"expires_in\": %d", self->life)
                                    : g_strdup (", \"user_id\": 31337");
  g_autofree char *json = g_strdup_printf ("{\"access_token\": \"%s\"%s}", access, life);

  http_server_reply_json (message, 200, json);
}

static void
token_graph (AppServer         *self,
             SoupServerMessage *message,
             GHashTable        *form)
{
  const char *grant = get (form, "grant_type");
  gboolean threads = self->kind == APP_SERVER_THREADS;
  const char *old = get (form, threads ? "access_token" : "fb_exchange_token");

  if (g_strcmp0 (grant, "th_refresh_token") == 0)
    {
      if (g_hash_table_contains (self->tokens, old != NULL ? old : ""))
        give_graph (self, message, "renewed", TRUE);
      else
        refuse (self, message, 400, NULL, 190);
    }
  else if (!(g_strcmp0 (grant, "th_exchange_token") == 0
             ? has (form, "client_secret", APP_CLIENT_SECRET)
             : is_client (self, message, form)))
    refuse (self, message, 400, NULL, 1);
  else if (grant != NULL && g_str_has_suffix (grant, "_exchange_token"))
    {
      if (g_hash_table_contains (self->tokens, old != NULL ? old : ""))
        give_graph (self, message, "long", TRUE);
      else
        refuse (self, message, 400, NULL, 190);
    }
  else if (is_code (self, form))
    give_graph (self, message, "short", !threads);
  else
    refuse (self, message, 400, NULL, 100);
}

static gboolean
serve_sign_in (AppServer         *self,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query)
{
  gboolean post = g_str_equal (soup_server_message_get_method (message), "POST");
  g_autoptr(GHashTable) form = NULL;

  if (self->kind == APP_SERVER_X && post && g_str_equal (path, "/2/oauth2/token"))
    token_x (self, message);
  else if (self->kind == APP_SERVER_X && post && g_str_equal (path, "/2/oauth2/revoke"))
    {
      self->revoked = TRUE;
      http_server_reply_json (message, 200, "{\"revoked\": true}");
    }
  else if (self->kind == APP_SERVER_FACEBOOK && !post
           && g_str_has_suffix (path, "/oauth/access_token"))
    token_graph (self, message, query);
  else if (self->kind == APP_SERVER_THREADS && post && g_str_equal (path, "/oauth/access_token"))
    {
      form = http_server_dup_form (message);
      token_graph (self, message, form);
    }
  else if (self->kind == APP_SERVER_THREADS && !post
           && (g_str_equal (path, "/access_token") || g_str_equal (path, "/refresh_access_token")))
    token_graph (self, message, query);
  else
    return FALSE;
  return TRUE;
}

static void
request_cb (HttpServer        *http,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  AppServer *self = user_data;
  const char *header = http_server_get_header (message, "Authorization");
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path));
  const char *name;

  g_hash_table_insert (self->counts, g_strdup (path), GUINT_TO_POINTER (n + 1));
  if (fail_as_told (self, message, path) || serve_sign_in (self, message, path, query))
    return;
  name = header != NULL && g_str_has_prefix (header, "Bearer ")
    ? g_hash_table_lookup (self->tokens, header + strlen ("Bearer ")) : NULL;
  if (name == NULL && self->kind == APP_SERVER_X)
    http_server_reply_json (message, 401, "{\"title\": \"Unauthorized\", \"type\":"
                            " \"about:blank\", \"status\": 401, \"detail\": \"Unauthorized\"}");
  else if (name == NULL)
    refuse (self, message, 400, NULL, 190);
  else if (g_str_has_suffix (path, "/me/permissions")
           && g_str_equal (soup_server_message_get_method (message), "DELETE"))
    {
      self->revoked = g_str_equal (name, "user");
      http_server_reply_json (message, 200, "{\"success\": true}");
    }
  else
    {
      self->handler (self, message, path, query, name, self->data);
      break_as_told (self, message, path);
    }
}

AppServer *
app_server_new (AppServerKind kind,
                AppHandler    handler,
                gpointer      data)
{
  AppServer *self = g_new0 (AppServer, 1);

  self->kind = kind;
  self->handler = handler;
  self->data = data;
  self->has_secret = kind != APP_SERVER_X;
  self->life = kind == APP_SERVER_X ? 7200 : 5183944;
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->faults = g_ptr_array_new_with_free_func (fault_free);
  self->http = http_server_new (request_cb, self);
  return self;
}

void
app_server_free (AppServer *self)
{
  http_server_free (self->http);
  g_free (self->redirect_uri);
  g_free (self->challenge);
  g_free (self->code);
  g_free (self->refresh);
  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->faults);
  g_free (self->broken);
  g_free (self);
}

const char *
app_server_get_origin (AppServer *self)
{
  return http_server_get_origin (self->http);
}

void
app_server_set_secret (AppServer *self,
                       gboolean   has_secret)
{
  self->has_secret = has_secret;
}

void
app_server_set_life (AppServer *self,
                     int        seconds)
{
  self->life = seconds;
}

void
app_server_expire (AppServer *self,
                   gboolean   refresh)
{
  g_hash_table_remove_all (self->tokens);
  if (refresh)
    g_clear_pointer (&self->refresh, g_free);
}

gboolean
app_server_is_revoked (AppServer *self)
{
  return self->revoked;
}

guint
app_server_count (AppServer  *self,
                  const char *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, path));
}

void
app_server_fail_once (AppServer  *self,
                      const char *path,
                      guint       status,
                      const char *header,
                      const char *value,
                      const char *body)
{
  Fault *fault = g_new0 (Fault, 1);

  fault->path = g_strdup (path);
  fault->status = status;
  fault->header = g_strdup (header);
  fault->value = g_strdup (value);
  fault->body = g_strdup (body);
  g_ptr_array_add (self->faults, fault);
}

void
app_server_break (AppServer  *self,
                  const char *path,
                  guint       whole)
{
  g_free (self->broken);
  self->broken = g_strdup (path);
  self->n_whole = whole;
}

void
app_server_add_token (AppServer  *self,
                      const char *token,
                      const char *name)
{
  g_hash_table_insert (self->tokens, g_strdup (token), g_strdup (name));
}

char *
app_server_approve (AppServer  *self,
                    const char *link,
                    gboolean    yes)
{
  g_autoptr(GUri) uri = g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr(GHashTable) query = soup_form_decode (g_uri_get_query (uri));
  g_autofree char *state = NULL;

  g_assert_true (has (query, "client_id", APP_CLIENT_ID));
  g_assert_true (has (query, "response_type", "code"));
  g_assert_true (has (query, "code_challenge_method", "S256"));
  g_assert_nonnull (get (query, "scope"));
  g_assert_true ((strchr (get (query, "scope"), ',') != NULL) == (self->kind != APP_SERVER_X));
  g_assert_null (get (query, "client_secret"));
  g_free (self->redirect_uri);
  g_free (self->challenge);
  g_free (self->code);
  self->redirect_uri = g_strdup (get (query, "redirect_uri"));
  self->challenge = g_strdup (get (query, "code_challenge"));
  self->code = g_strdup_printf ("code-%u", ++self->n_tokens);
  state = g_uri_escape_string (get (query, "state"), NULL, FALSE);
  return g_strdup_printf ("%s?%s=%s&state=%s%s", self->redirect_uri, yes ? "code" : "error",
                          yes ? self->code : "access_denied", state,
                          self->kind == APP_SERVER_THREADS ? "#_" : "");
}

guint16
app_server_free_port (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  GError *error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return port;
}
