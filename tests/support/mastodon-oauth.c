/* mastodon-oauth.c: apps, the authorization page and tokens.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <string.h>

#define OOB "urn:ietf:wg:oauth:2.0:oob"

typedef struct
{
  char *secret;
  char *redirect_uris;
  char *scopes;
} App;

typedef struct
{
  char *client_id;
  char *redirect_uri;
  char *challenge;
  MastodonPerson *person;
} Code;

static void
app_free (gpointer data)
{
  App *app = data;

  g_free (app->secret);
  g_free (app->redirect_uris);
  g_free (app->scopes);
  g_free (app);
}

static void
code_free (gpointer data)
{
  Code *code = data;

  g_free (code->client_id);
  g_free (code->redirect_uri);
  g_free (code->challenge);
  g_free (code);
}

void
mastodon_oauth_init (MastodonServer *self)
{
  self->apps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, app_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, code_free);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
mastodon_oauth_clear (MastodonServer *self)
{
  g_hash_table_unref (self->apps);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->tokens);
}

static void
reply_text (MastodonRequest *request,
            guint            status,
            char            *json)
{
  g_autofree char *text = json;

  http_server_reply_json (request->message, status, text);
}

static gboolean
scopes_are_known (const char *scopes)
{
  static const char *const known[] = { "read", "write", "follow", "push", "profile", NULL };
  g_auto(GStrv) words = g_strsplit (scopes, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *top = g_strndup (words[i], strcspn (words[i], ":"));

      if (*words[i] != '\0' && !g_strv_contains (known, top))
        return FALSE;
    }
  return TRUE;
}

/* The body of a POST, form or JSON, as a table. */
static GHashTable *
read_body (MastodonRequest *request,
           gboolean        *has_array)
{
  g_autofree char *body = http_server_dup_body (request->message);
  const char *type = http_server_get_header (request->message, "Content-Type");
  g_autoptr(JsonNode) node = NULL;
  GHashTable *table;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  *has_array = FALSE;
  if (type == NULL || !g_str_has_prefix (type, "application/json"))
    return soup_form_decode (body);
  table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  node = json_from_string (body, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return table;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      *has_array |= JSON_NODE_HOLDS_ARRAY (value);
      if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
        g_hash_table_insert (table, g_strdup (name), json_node_dup_string (value));
    }
  return table;
}

static void
answer_apps (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  gboolean array;
  g_autoptr(GHashTable) body = read_body (request, &array);
  const char *scopes = g_hash_table_lookup (body, "scopes");
  const char *redirects = g_hash_table_lookup (body, "redirect_uris");
  g_autofree char *id = NULL;
  App *app;

  if (array && self->traits->redirect_array != 200)
    {
      mastodon_reply_error (request, self->traits->redirect_array, "cannot unmarshal");
      return;
    }
  if (redirects == NULL || g_hash_table_lookup (body, "client_name") == NULL
      || (!self->traits->unknown_scope && !scopes_are_known (scopes != NULL ? scopes : "read")))
    {
      mastodon_reply_error (request, 422, "Validation failed");
      return;
    }
  app = g_new0 (App, 1);
  app->secret = mastodon_server_make (self, "secret");
  app->redirect_uris = g_strdup (redirects);
  app->scopes = g_strdup (scopes != NULL ? scopes : "read");
  id = mastodon_server_make (self, "client");
  reply_text (request, 200, g_strdup_printf (
    "{\"id\":\"1\",\"name\":\"app\",\"website\":null,\"redirect_uri\":\"%s\",\"client_id\":\"%s\","
    "\"client_secret\":\"%s\",\"vapid_key\":\"x\"}", redirects, id, app->secret));
  g_hash_table_insert (self->apps, g_steal_pointer (&id), app);
}

static void
answer_discovery (MastodonRequest *request)
{
  const char *origin = mastodon_server_get_origin (request->server);

  if (!request->server->traits->discovery)
    {
      mastodon_reply_error (request, 404, "Not Found");
      return;
    }
  reply_text (request, 200, g_strdup_printf (
    "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/oauth/authorize\","
    "\"token_endpoint\":\"%s/oauth/token\",\"revocation_endpoint\":\"%s/oauth/revoke\","
    "\"app_registration_endpoint\":\"%s/api/v1/apps\",\"response_types_supported\":[\"code\"],"
    "\"grant_types_supported\":[\"authorization_code\",\"client_credentials\"],"
    "\"code_challenge_methods_supported\":[\"S256\"],"
    "\"token_endpoint_auth_methods_supported\":[\"client_secret_basic\",\"client_secret_post\"]}",
    origin, origin, origin, origin, origin));
}

static gboolean
is_without_port (const char *registered,
                 const char *asked)
{
  g_autoptr(GUri) a = g_uri_parse (registered, G_URI_FLAGS_NONE, NULL);
  g_autoptr(GUri) b = g_uri_parse (asked, G_URI_FLAGS_NONE, NULL);

  return a != NULL && b != NULL && g_strcmp0 (g_uri_get_host (a), "127.0.0.1") == 0
    && g_strcmp0 (g_uri_get_host (b), "127.0.0.1") == 0
    && g_strcmp0 (g_uri_get_path (a), g_uri_get_path (b)) == 0;
}

static gboolean
redirect_is_known (MastodonServer *self,
                   App            *app,
                   const char     *redirect)
{
  g_auto(GStrv) known = g_strsplit_set (app->redirect_uris, " \n", -1);

  for (gsize i = 0; redirect != NULL && known[i] != NULL; i++)
    if (strcmp (known[i], redirect) == 0
        || (self->traits->any_loopback_port && is_without_port (known[i], redirect)))
      return TRUE;
  return FALSE;
}

static void
append_hidden (GString    *html,
               GHashTable *query)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *escaped = g_markup_escape_text (value, -1);

      g_string_append_printf (html, "<input type=\"hidden\" name=\"%s\" value=\"%s\">",
                              (char *) name, escaped);
    }
}

static void
answer_page (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  const char *client = mastodon_query (request, "client_id");
  App *app = client != NULL ? g_hash_table_lookup (self->apps, client) : NULL;
  g_autoptr(GString) html = g_string_new ("<!DOCTYPE html><title>Authorize</title>"
                                          "<form method=\"post\" action=\"/oauth/authorize\">");

  if (app == NULL || !redirect_is_known (self, app, mastodon_query (request, "redirect_uri"))
      || g_strcmp0 (mastodon_query (request, "response_type"), "code") != 0)
    {
      http_server_reply (request->message, 401, "text/html",
                         "<h1>The redirect URI included is not valid.</h1>");
      return;
    }
  append_hidden (html, request->query);
  g_string_append (
    html, "<label>E-mail or name <input id=\"login\" name=\"login\"></label>"
          "<label>Password <input id=\"password\" type=\"password\" name=\"password\"></label>"
          "<button id=\"approve\" name=\"commit\" value=\"approve\">Authorize</button>"
          "<button id=\"deny\" name=\"commit\" value=\"deny\">Deny</button></form>");
  http_server_reply (request->message, 200, "text/html", html->str);
}

static void
redirect (MastodonRequest *request,
          GHashTable      *form,
          const char      *name,
          const char      *value)
{
  const char *to = g_hash_table_lookup (form, "redirect_uri");
  const char *state = g_hash_table_lookup (form, "state");
  g_autofree char *escaped = g_uri_escape_string (state != NULL ? state : "", NULL, FALSE);
  g_autofree char *where = NULL;
  g_autofree char *page = NULL;

  if (g_strcmp0 (to, OOB) == 0)
    {
      page = g_strdup_printf ("<!DOCTYPE html><input class=\"oauth-code\" id=\"code\" readonly "
                              "value=\"%s\">", value);
      http_server_reply (request->message, 200, "text/html", page);
      return;
    }
  where = g_strdup_printf ("%s%s%s=%s&state=%s", to, strchr (to, '?') != NULL ? "&" : "?", name,
                           value, request->server->traits->state_raw && state != NULL ? state
                                                                                      : escaped);
  http_server_set_header (request->message, "Location", where);
  soup_server_message_set_status (request->message, 302, NULL);
}

static void
answer_decision (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  g_autoptr(GHashTable) form = http_server_dup_form (request->message);
  const char *login = g_hash_table_lookup (form, "login");
  const char *password = g_hash_table_lookup (form, "password");
  const char *client = g_hash_table_lookup (form, "client_id");
  MastodonPerson *person = login != NULL ? mastodon_data_find_handle (self->data, login) : NULL;
  App *app = client != NULL ? g_hash_table_lookup (self->apps, client) : NULL;
  g_autofree char *made = NULL;
  Code *code;

  if (app == NULL || !redirect_is_known (self, app, g_hash_table_lookup (form, "redirect_uri")))
    {
      http_server_reply (request->message, 401, "text/html", "<h1>No such app</h1>");
      return;
    }
  if (g_strcmp0 (g_hash_table_lookup (form, "commit"), "deny") == 0)
    {
      redirect (request, form, "error", "access_denied");
      return;
    }
  if (person == NULL || g_strcmp0 (password, MASTODON_SERVER_PASSWORD) != 0)
    {
      http_server_reply (request->message, 401, "text/html", "<h1>Wrong name or password</h1>");
      return;
    }
  code = g_new0 (Code, 1);
  code->client_id = g_strdup (client);
  code->redirect_uri = g_strdup (g_hash_table_lookup (form, "redirect_uri"));
  code->challenge = g_strdup (g_hash_table_lookup (form, "code_challenge"));
  code->person = person;
  made = mastodon_server_make (self, "code");
  redirect (request, form, "code", made);
  g_hash_table_insert (self->codes, g_steal_pointer (&made), code);
}

static gboolean
verifier_fits (Code       *code,
               const char *verifier)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *text = NULL;

  if (code->challenge == NULL)
    return TRUE;
  if (verifier == NULL)
    return FALSE;
  g_checksum_update (sum, (const guchar *) verifier, -1);
  g_checksum_get_digest (sum, digest, &length);
  text = g_base64_encode (digest, length);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return strcmp (text, code->challenge) == 0;
}

static void
give_token (MastodonRequest *request,
            App             *app,
            MastodonPerson  *person)
{
  MastodonServer *self = request->server;
  g_autofree char *token = mastodon_server_make (self, "token");
  gint64 now = mastodon_data_now (self->data);

  reply_text (request, 200, g_strdup_printf (
    "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"scope\":\"%s\",\"created_at\":%"
    G_GINT64_FORMAT "}", token, app->scopes, self->traits->created_at_ms ? now * 1000 : now));
  g_free (self->last_token);
  self->last_token = g_strdup (token);
  g_hash_table_insert (self->tokens, g_steal_pointer (&token), person);
}

static void
answer_code (MastodonRequest *request,
             GHashTable      *form,
             App             *app)
{
  MastodonServer *self = request->server;
  const char *given = g_hash_table_lookup (form, "code");
  Code *code = given != NULL ? g_hash_table_lookup (self->codes, given) : NULL;

  if (code == NULL
      || (!self->traits->any_code
          && g_strcmp0 (code->redirect_uri, g_hash_table_lookup (form, "redirect_uri")) != 0)
      || (self->traits->pkce
          && !verifier_fits (code, g_hash_table_lookup (form, "code_verifier"))))
    {
      mastodon_reply_error (request, 400, "invalid_grant");
      return;
    }
  give_token (request, app, code->person);
  if (!self->traits->any_code)
    g_hash_table_remove (self->codes, given);
}

static void
answer_token (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  gboolean array;
  g_autoptr(GHashTable) form = read_body (request, &array);
  const char *client = g_hash_table_lookup (form, "client_id");
  App *app = client != NULL ? g_hash_table_lookup (self->apps, client) : NULL;
  const char *grant = g_hash_table_lookup (form, "grant_type");

  if (app == NULL || g_strcmp0 (app->secret, g_hash_table_lookup (form, "client_secret")) != 0)
    mastodon_reply_error (request, self->traits->bad_client, "invalid_client");
  else if (g_strcmp0 (grant, "client_credentials") == 0)
    give_token (request, app, NULL);
  else if (g_strcmp0 (grant, "authorization_code") == 0)
    answer_code (request, form, app);
  else
    mastodon_reply_error (request, 400, "unsupported_grant_type");
}

static void
answer_revoke (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  gboolean array;
  g_autoptr(GHashTable) form = read_body (request, &array);
  const char *token = g_hash_table_lookup (form, "token");
  const char *client = g_hash_table_lookup (form, "client_id");

  if (token == NULL || client == NULL || !g_hash_table_contains (self->apps, client)
      || (!g_hash_table_remove (self->tokens, token) && self->traits->revoke_deletes_app))
    {
      mastodon_reply_error (request, 403, "unauthorized_client");
      return;
    }
  if (self->traits->revoke_deletes_app)
    g_hash_table_remove (self->apps, client);
  http_server_reply_json (request->message, 200, "{}");
}

/* mastodon_oauth_answer: whether the path belongs to signing in */
gboolean
mastodon_oauth_answer (MastodonRequest *request)
{
  gboolean post = strcmp (soup_server_message_get_method (request->message), "POST") == 0;

  if (strcmp (request->path, "/.well-known/oauth-authorization-server") == 0)
    answer_discovery (request);
  else if (post && strcmp (request->path, "/api/v1/apps") == 0)
    answer_apps (request);
  else if (!post && strcmp (request->path, "/oauth/authorize") == 0)
    answer_page (request);
  else if (post && strcmp (request->path, "/oauth/authorize") == 0)
    answer_decision (request);
  else if (post && strcmp (request->path, "/oauth/token") == 0)
    answer_token (request);
  else if (post && strcmp (request->path, "/oauth/revoke") == 0)
    answer_revoke (request);
  else
    return FALSE;
  return TRUE;
}
