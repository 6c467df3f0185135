/* identity-resolve.c: resolves an AT Protocol name to its DID, server and sign-in server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/atproto/identity.h"

#include <string.h>

#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"

#define LONGEST_RESPONSE (256 * 1024)

/* Task data for resolving one name. */
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
send_request (GTask              *task,
              SoupMessage        *message,
              GAsyncReadyCallback callback)
{
  const CloutHttpOptions options = { .max_bytes = LONGEST_RESPONSE };
  Way *way = g_task_get_task_data (task);

  clout_http_send_async (way->http, message, &options, g_task_get_cancellable (task), callback,
                         g_object_ref (task));
}

/* Returns (transfer full): the response's JSON, or %NULL after finishing the task. */
static JsonNode *
take_json (GTask        *task,
           GObject      *source,
           GAsyncResult *result,
           const char   *what)
{
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  JsonNode *root = response != NULL ? clout_response_get_json (response, &error) : NULL;

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
  g_autoptr(GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr(JsonNode) root = take_json (task, source, result, "The account's server");
  GError *error = NULL;

  if (root == NULL)
    return;
  way->identity->issuer = clout_identity_read_resource (way->identity, root, way->may_be_local,
                                                        &error);
  if (way->identity->issuer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (way->may_be_local)
    clout_http_trust (way->http, way->identity->issuer);
  g_task_return_pointer (task, g_steal_pointer (&way->identity),
                         (GDestroyNotify) clout_identity_free);
}

static void
document_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr(JsonNode) root = take_json (task, source, result, "The DID document");
  g_autoptr(SoupMessage) message = NULL;
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
  if (way->may_be_local)
    clout_http_trust (way->http, way->identity->pds);
  if (way->ends_at_server)
    {
      g_task_return_pointer (task, g_steal_pointer (&way->identity),
                             (GDestroyNotify) clout_identity_free);
      return;
    }
  message = clout_request_new ("GET", way->identity->pds,
                               "/.well-known/oauth-protected-resource", NULL);
  send_request (task, message, resource_cb);
}

static void
request_document (GTask *task)
{
  Way *way = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *url = clout_identity_document_url (way->did, way->plc, &error);
  g_autoptr(SoupMessage) message = NULL;

  if (url == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  message = clout_request_new_url ("GET", url);
  send_request (task, message, document_cb);
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
  g_autoptr(GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr(CloutResponse) response = NULL;
  GError *error = NULL;
  GBytes *body;

  response = clout_finish_pointer (result, &error);
  if (response == NULL)
    {
      fail_handle (task, error);
      return;
    }
  body = clout_response_get_body (response);
  way->did = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_strstrip (way->did);
  request_document (task);
}

/* The handle is also a host name, which may serve the DID. */
static void
request_host (GTask *task)
{
  Way *way = g_task_get_task_data (task);
  g_autofree char *origin = g_strconcat ("https://", way->handle, NULL);
  g_autoptr(SoupMessage) message = clout_request_new ("GET", origin,
                                                      "/.well-known/atproto-did", NULL);

  send_request (task, message, host_cb);
}

static void
handle_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Way *way = g_task_get_task_data (task);
  g_autoptr(CloutResponse) response = NULL;
  const char *did = NULL;
  GError *error = NULL;
  JsonNode *root;

  response = clout_finish_pointer (result, &error);
  root = response != NULL ? clout_response_get_json (response, &error) : NULL;
  did = root != NULL ? clout_json_get_string (root, "did", &error) : NULL;
  if (did != NULL)
    {
      way->did = g_strdup (did);
      request_document (task);
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
  request_host (task);
}

static Way *
way_new (CloutHttp  *http,
         const char *plc)
{
  g_autoptr(GUri) uri = clout_url_parse (plc, NULL);
  Way *way = g_new0 (Way, 1);

  way->http = g_object_ref (http);
  way->plc = g_strdup (plc);
  way->may_be_local = uri != NULL && clout_url_is_loopback (uri);
  clout_http_trust (http, plc);
  return way;
}

/**
 * clout_identity_resolve_async:
 * @http: a session
 * @directory: servers to ask; copied
 * @name: a handle, "ada.bsky.social", with or without an @, or a DID
 *
 * Resolves a name step by step: the handle to its DID, through a resolver or the handle's own
 * host; the DID to its document; the document to the person's server; and the server to where its
 * users sign in. Checks every step against the one before.
 *
 * clout_finish_pointer() returns (transfer full) the identity, or %NULL with a #CloutWebError:
 * %CLOUT_WEB_ERROR_NOT_FOUND if the name doesn't exist, %CLOUT_WEB_ERROR_UNTRUSTED if a step
 * contradicts the one before.
 */
void
clout_identity_resolve_async (CloutHttp                    *http,
                              const CloutIdentityDirectory *directory,
                              const char                   *name,
                              GCancellable                 *cancellable,
                              GAsyncReadyCallback           callback,
                              gpointer                      user_data)
{
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(SoupMessage) message = NULL;
  g_autofree char *plain = g_ascii_strdown (name[0] == '@' ? name + 1 : name, -1);
  Way *way = way_new (http, directory->plc);

  g_task_set_source_tag (task, clout_identity_resolve_async);
  way->resolver = g_strdup (directory->resolver);
  g_task_set_task_data (task, way, (GDestroyNotify) way_free);
  g_strstrip (plain);
  if (clout_identity_is_did (plain))
    {
      way->did = g_steal_pointer (&plain);
      request_document (task);
      return;
    }
  if (!clout_identity_is_handle (plain))
    {
      g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                               "This is no handle, as ada.bsky.social is one");
      return;
    }
  way->handle = g_steal_pointer (&plain);
  message = clout_request_new ("GET", way->resolver, "/xrpc/com.atproto.identity.resolveHandle",
                               "handle", way->handle, NULL);
  send_request (task, message, handle_cb);
}

/**
 * clout_identity_locate_async:
 * @http: a session
 * @plc: origin of the did:plc directory
 * @did: DID whose server to find
 *
 * Finds the server of a DID. It may be on this computer only if the directory is too.
 *
 * clout_finish_pointer() returns (transfer full) the identity without an issuer, or %NULL with
 * a #CloutWebError.
 */
void
clout_identity_locate_async (CloutHttp           *http,
                             const char          *plc,
                             const char          *did,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  Way *way = way_new (http, plc);

  g_task_set_source_tag (task, clout_identity_locate_async);
  way->did = g_strdup (did);
  way->ends_at_server = TRUE;
  g_task_set_task_data (task, way, (GDestroyNotify) way_free);
  request_document (task);
}
