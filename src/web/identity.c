/* identity.c: from an AT Protocol name to who it is and where they sign in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/identity.h"

#include <string.h>

#include "web/json.h"
#include "web/request.h"
#include "web/url.h"

#define PLC "did:plc:"
#define PLC_LETTERS "abcdefghijklmnopqrstuvwxyz234567"
#define PLC_LENGTH 24
#define WEB "did:web:"
#define HOST_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789.-"
#define LONGEST_HOST 253
#define LONGEST_ANSWER (256 * 1024)

/**
 * clout_identity_free:
 * @self: (nullable): an identity
 */
void
clout_identity_free (CloutIdentity *self)
{
  if (self == NULL)
    return;
  g_free (self->did);
  g_free (self->handle);
  g_free (self->pds);
  g_free (self->issuer);
  g_free (self);
}

/**
 * clout_identity_is_did:
 * @text: anything
 *
 * Returns: whether it is a DID of a kind that the AT Protocol has: did:plc or did:web
 */
gboolean
clout_identity_is_did (const char *text)
{
  const char *rest;

  if (g_str_has_prefix (text, PLC))
    {
      rest = text + strlen (PLC);
      return strlen (rest) == PLC_LENGTH && strspn (rest, PLC_LETTERS) == PLC_LENGTH;
    }
  if (!g_str_has_prefix (text, WEB))
    return FALSE;
  rest = text + strlen (WEB);
  return strchr (rest, '.') != NULL && strlen (rest) <= LONGEST_HOST
         && rest[strspn (rest, HOST_LETTERS)] == '\0';
}

/**
 * clout_identity_document_url:
 * @did: a DID
 * @plc: origin of the directory
 * @error: return location for %CLOUT_WEB_ERROR_BAD_ANSWER
 *
 * Returns: (transfer full): where its document is
 */
char *
clout_identity_document_url (const char  *did,
                             const char  *plc,
                             GError     **error)
{
  if (!clout_identity_is_did (did))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ANSWER,
                           "The name leads to a DID of a kind that Clout does not know");
      return NULL;
    }
  if (g_str_has_prefix (did, PLC))
    return g_strconcat (plc, "/", did, NULL);
  return g_strconcat ("https://", did + strlen (WEB), "/.well-known/did.json", NULL);
}

/* A stranger's document names this address: it must not lead into anybody's own network. */
static char *
take_origin (const char  *url,
             gboolean     may_be_local,
             const char  *what,
             GError     **error)
{
  g_autoptr (GUri) uri = clout_url_parse (url, error);

  if (uri == NULL)
    {
      g_prefix_error (error, "%s: ", what);
      return NULL;
    }
  if (!may_be_local && clout_url_is_private (uri))
    {
      g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                   "%s lies in a private network", what);
      return NULL;
    }
  return clout_url_dup_origin (uri);
}

static gboolean
take_service (JsonNode  *element,
              gpointer   user_data,
              GError   **error)
{
  const char **pds = user_data;
  const char *id = clout_json_opt_string (element, "id", "");
  const char *type = clout_json_opt_string (element, "type", "");

  if (*pds == NULL && g_str_has_suffix (id, "#atproto_pds")
      && strcmp (type, "AtprotoPersonalDataServer") == 0)
    *pds = clout_json_opt_string (element, "serviceEndpoint", NULL);
  return TRUE;
}

static gboolean
take_name (JsonNode  *element,
           gpointer   user_data,
           GError   **error)
{
  const char **handle = user_data;
  const char *name = clout_json_opt_string (element, NULL, "");

  if (*handle == NULL && g_str_has_prefix (name, "at://"))
    *handle = name + strlen ("at://");
  return TRUE;
}

/**
 * clout_identity_read_document:
 * @did: whose document was asked for
 * @handle: (nullable): the handle that led to @did
 * @document: the DID document
 * @may_be_local: whether the person's server may be on this machine or in its network
 * @error: return location for a #CloutWebError
 *
 * The document has to be @did's own, and to name @handle in turn: a handle that leads to
 * somebody who does not bear it is nobody's.
 *
 * Returns: (transfer full): who it is, without an issuer yet
 */
CloutIdentity *
clout_identity_read_document (const char  *did,
                              const char  *handle,
                              JsonNode    *document,
                              gboolean     may_be_local,
                              GError     **error)
{
  g_autoptr (CloutIdentity) self = g_new0 (CloutIdentity, 1);
  const char *id = clout_json_get_string (document, "id", error);
  const char *pds = NULL;
  const char *own = NULL;

  if (id == NULL)
    return NULL;
  if (strcmp (id, did) != 0)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                           "The DID document is somebody else's");
      return NULL;
    }
  if (clout_json_opt_array (document, "alsoKnownAs") != NULL
      && !clout_json_foreach (document, "alsoKnownAs", take_name, &own, error))
    return NULL;
  if (handle != NULL && (own == NULL || g_ascii_strcasecmp (own, handle) != 0))
    {
      g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                   "%s leads to an account that does not bear this name", handle);
      return NULL;
    }
  if (!clout_json_foreach (document, "service", take_service, &pds, error))
    return NULL;
  if (pds == NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ANSWER,
                           "The DID document names no server");
      return NULL;
    }
  self->pds = take_origin (pds, may_be_local, "The account's server", error);
  if (self->pds == NULL)
    return NULL;
  self->did = g_strdup (did);
  self->handle = g_strdup (own);
  return g_steal_pointer (&self);
}

/**
 * clout_identity_read_resource:
 * @identity: whose server was asked
 * @document: its /.well-known/oauth-protected-resource (RFC 9728)
 * @may_be_local: as for clout_identity_read_document()
 * @error: return location for a #CloutWebError
 *
 * Returns: (transfer full): origin of the server where its people sign in
 */
char *
clout_identity_read_resource (const CloutIdentity *identity,
                              JsonNode            *document,
                              gboolean             may_be_local,
                              GError             **error)
{
  const char *resource = clout_json_get_string (document, "resource", error);
  g_autoptr (GUri) uri = resource != NULL ? clout_url_parse (resource, error) : NULL;
  g_autoptr (GUri) pds = uri != NULL ? clout_url_parse (identity->pds, error) : NULL;
  JsonNode *servers;
  JsonArray *array;
  const char *server;

  if (pds == NULL)
    return NULL;
  if (!clout_url_same_origin (uri, pds))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                           "The account's server says that it is another");
      return NULL;
    }
  servers = clout_json_get_array (document, "authorization_servers", error);
  if (servers == NULL)
    return NULL;
  array = json_node_get_array (servers);
  server = json_array_get_length (array) > 0
    ? clout_json_get_string (json_array_get_element (array, 0), NULL, error) : NULL;
  if (server == NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ANSWER,
                           "The account's server names none to sign in at");
      return NULL;
    }
  return take_origin (server, may_be_local, "The server to sign in at", error);
}

/* One way from a name, the data of its task. */
typedef struct
{
  CloutHttp *http;
  char *resolver;
  char *plc;
  char *handle;
  char *did;
  CloutIdentity *identity;
  gboolean may_be_local;
  gboolean ends_at_server;
} Way;

static void
way_free (Way *way)
{
  g_object_unref (way->http);
  g_free (way->resolver);
  g_free (way->plc);
  g_free (way->handle);
  g_free (way->did);
  clout_identity_free (way->identity);
  g_free (way);
}

static void
ask (GTask               *task,
     SoupMessage         *message,
     GAsyncReadyCallback  callback)
{
  const CloutHttpOptions options = { .max_bytes = LONGEST_ANSWER };
  Way *way = g_task_get_task_data (task);

  clout_http_send_async (way->http, message, &options, g_task_get_cancellable (task), callback,
                         g_object_ref (task));
}

/* (transfer full): the answer's JSON, or %NULL with the task ended. */
static JsonNode *
take_json (GTask        *task,
           GObject      *source,
           GAsyncResult *result,
           const char   *what)
{
  GError *error = NULL;
  g_autoptr (CloutAnswer) answer = clout_http_send_finish (CLOUT_HTTP (source), result, &error);
  JsonNode *root = answer != NULL ? clout_answer_get_json (answer, &error) : NULL;

  if (root != NULL)
    return json_node_copy (root);
  g_prefix_error (&error, "%s: ", what);
  g_task_return_error (task, error);
  return NULL;
}

static void
resource_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr (JsonNode) root = take_json (task, source, result, "The account's server");
  GError *error = NULL;

  if (root == NULL)
    return;
  way->identity->issuer = clout_identity_read_resource (way->identity, root, way->may_be_local,
                                                        &error);
  if (way->identity->issuer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&way->identity),
                           (GDestroyNotify) clout_identity_free);
}

static void
document_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr (JsonNode) root = take_json (task, source, result, "The DID document");
  g_autoptr (SoupMessage) message = NULL;
  GError *error = NULL;

  if (root == NULL)
    return;
  way->identity = clout_identity_read_document (way->did, way->handle, root, way->may_be_local,
                                                &error);
  if (way->identity == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (way->ends_at_server)
    {
      g_task_return_pointer (task, g_steal_pointer (&way->identity),
                             (GDestroyNotify) clout_identity_free);
      return;
    }
  message = clout_request_new ("GET", way->identity->pds,
                               "/.well-known/oauth-protected-resource", NULL);
  ask (task, message, resource_cb);
}

static void
ask_document (GTask *task)
{
  Way *way = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *url = clout_identity_document_url (way->did, way->plc, &error);
  g_autoptr (SoupMessage) message = NULL;

  if (url == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  message = clout_request_new_url ("GET", url);
  ask (task, message, document_cb);
}

static void
fail_handle (GTask  *task,
             GError *error)
{
  Way *way = g_task_get_task_data (task);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      error = g_error_new (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_FOUND,
                           "%s is no handle that anybody bears", way->handle);
    }
  g_task_return_error (task, error);
}

static void
host_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr (CloutAnswer) answer = NULL;
  GError *error = NULL;
  GBytes *body;

  answer = clout_http_send_finish (CLOUT_HTTP (source), result, &error);
  if (answer == NULL)
    {
      fail_handle (task, error);
      return;
    }
  body = clout_answer_get_body (answer);
  way->did = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_strstrip (way->did);
  ask_document (task);
}

/* The handle is a host of its own, which may tell whose it is. */
static void
ask_host (GTask *task)
{
  Way *way = g_task_get_task_data (task);
  g_autofree char *origin = g_strconcat ("https://", way->handle, NULL);
  g_autoptr (SoupMessage) message = clout_request_new ("GET", origin,
                                                       "/.well-known/atproto-did", NULL);

  ask (task, message, host_cb);
}

static void
handle_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr (CloutAnswer) answer = NULL;
  const char *did = NULL;
  GError *error = NULL;
  JsonNode *root;

  answer = clout_http_send_finish (CLOUT_HTTP (source), result, &error);
  root = answer != NULL ? clout_answer_get_json (answer, &error) : NULL;
  did = root != NULL ? clout_json_get_string (root, "did", &error) : NULL;
  if (did != NULL)
    {
      way->did = g_strdup (did);
      ask_document (task);
      return;
    }
  if (clout_web_error_get_status (error) != 400 && clout_web_error_get_status (error) != 404)
    {
      g_prefix_error (&error, "Looking up %s: ", way->handle);
      g_task_return_error (task, error);
      return;
    }
  if (way->may_be_local)
    {
      fail_handle (task, error);
      return;
    }
  g_clear_error (&error);
  ask_host (task);
}

static Way *
way_new (CloutHttp  *http,
         const char *plc)
{
  g_autoptr (GUri) uri = clout_url_parse (plc, NULL);
  Way *way = g_new0 (Way, 1);

  way->http = g_object_ref (http);
  way->plc = g_strdup (plc);
  way->may_be_local = uri != NULL && clout_url_is_loopback (uri);
  return way;
}

static gboolean
is_handle (const char *text)
{
  return strchr (text, '.') != NULL && text[0] != '.' && strstr (text, "..") == NULL
         && strlen (text) <= LONGEST_HOST && text[strspn (text, HOST_LETTERS)] == '\0';
}

/**
 * clout_identity_resolve_async:
 * @http: a session
 * @directory: whom to ask; copied
 * @name: a handle, "ada.bsky.social", with or without an @, or a DID
 *
 * From the handle to the DID, by a server that knows handles or the handle's own host; to the
 * DID's document; to the person's server; to where its people sign in. Every step is checked
 * against the one before.
 */
void
clout_identity_resolve_async (CloutHttp                    *http,
                              const CloutIdentityDirectory *directory,
                              const char                   *name,
                              GCancellable                 *cancellable,
                              GAsyncReadyCallback           callback,
                              gpointer                      user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *plain = g_ascii_strdown (name[0] == '@' ? name + 1 : name, -1);
  Way *way = way_new (http, directory->plc);

  g_task_set_source_tag (task, clout_identity_resolve_async);
  way->resolver = g_strdup (directory->resolver);
  g_task_set_task_data (task, way, (GDestroyNotify) way_free);
  g_strstrip (plain);
  if (clout_identity_is_did (plain))
    {
      way->did = g_steal_pointer (&plain);
      ask_document (task);
      return;
    }
  if (!is_handle (plain))
    {
      g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                               "This is no handle, as ada.bsky.social is one");
      return;
    }
  way->handle = g_steal_pointer (&plain);
  message = clout_request_new ("GET", way->resolver, "/xrpc/com.atproto.identity.resolveHandle",
                               "handle", way->handle, NULL);
  ask (task, message, handle_cb);
}

/**
 * clout_identity_resolve_finish:
 *
 * Returns: (transfer full): who it is, or %NULL with a #CloutWebError:
 *   %CLOUT_WEB_ERROR_NOT_FOUND where nobody bears the name, %CLOUT_WEB_ERROR_UNTRUSTED where a
 *   step does not fit the one before
 */
CloutIdentity *
clout_identity_resolve_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * clout_identity_locate_async:
 * @http: a session
 * @plc: origin of the directory of did:plc
 * @did: whose server is asked for
 *
 * Only where the directory is on this machine may what it names be so too.
 */
void
clout_identity_locate_async (CloutHttp           *http,
                             const char          *plc,
                             const char          *did,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  Way *way = way_new (http, plc);

  g_task_set_source_tag (task, clout_identity_locate_async);
  way->did = g_strdup (did);
  way->ends_at_server = TRUE;
  g_task_set_task_data (task, way, (GDestroyNotify) way_free);
  ask_document (task);
}

/**
 * clout_identity_locate_finish:
 *
 * Returns: (transfer full): whose server it is, without an issuer, or %NULL with a #CloutWebError
 */
CloutIdentity *
clout_identity_locate_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
