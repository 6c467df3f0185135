/* identity.c: reads the documents of an AT Protocol identity and checks them against each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/atproto/identity.h"

#include <string.h>

#include "web/json.h"
#include "web/url.h"

#define PLC "did:plc:"
#define PLC_LETTERS "abcdefghijklmnopqrstuvwxyz234567"
#define PLC_LENGTH 24
#define WEB "did:web:"
#define HOST_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789.-"
#define LONGEST_HOST 253

/**
 * clout_identity_free:
 * @self: (nullable): an identity
 *
 * Frees an identity.
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
 * @text: any text
 *
 * Returns: whether it is a DID that the AT Protocol supports: did:plc or did:web
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
 * clout_identity_is_handle:
 * @text: text in lower case, without "@"
 *
 * Returns: whether it is a host name, as handles are
 */
gboolean
clout_identity_is_handle (const char *text)
{
  return strchr (text, '.') != NULL && text[0] != '.' && strstr (text, "..") == NULL
         && strlen (text) <= LONGEST_HOST && text[strspn (text, HOST_LETTERS)] == '\0';
}

/**
 * clout_identity_document_url:
 * @did: a DID
 * @plc: origin of the did:plc directory
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Returns: (transfer full): the URL of the DID's document
 */
char *
clout_identity_document_url (const char  *did,
                             const char  *plc,
                             GError     **error)
{
  if (!clout_identity_is_did (did))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The name leads to a DID of a kind that Clout does not know");
      return NULL;
    }
  if (g_str_has_prefix (did, PLC))
    return g_strconcat (plc, "/", did, NULL);
  return g_strconcat ("https://", did + strlen (WEB), "/.well-known/did.json", NULL);
}

/* The address comes from an untrusted document, so it must not lead into a private network. */
static char *
take_origin (const char  *url,
             gboolean     may_be_local,
             const char  *what,
             GError     **error)
{
  g_autoptr(GUri) uri = clout_url_parse (url, error);

  if (uri == NULL)
    {
      g_prefix_error (error, "%s: ", what);
      return NULL;
    }
  if (!may_be_local && clout_url_is_private (uri))
    {
      g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_PRIVATE,
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
 * @did: DID that the document was requested for
 * @handle: (nullable): the handle that led to @did
 * @document: the DID document
 * @may_be_local: whether the person's server may be on this computer or in a private network
 * @error: return location for a #CloutWebError
 *
 * Reads a DID document. It must be @did's and must confirm @handle, because a handle alone can
 * point to anyone.
 *
 * Returns: (transfer full): the identity, without an issuer
 */
CloutIdentity *
clout_identity_read_document (const char  *did,
                              const char  *handle,
                              JsonNode    *document,
                              gboolean     may_be_local,
                              GError     **error)
{
  g_autoptr(CloutIdentity) self = g_new0 (CloutIdentity, 1);
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
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
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
 * @identity: identity whose server was asked
 * @document: its /.well-known/oauth-protected-resource (RFC 9728)
 * @may_be_local: as for clout_identity_read_document()
 * @error: return location for a #CloutWebError
 *
 * Returns: (transfer full): the origin of the server where its users sign in
 */
char *
clout_identity_read_resource (const CloutIdentity *identity,
                              JsonNode            *document,
                              gboolean             may_be_local,
                              GError             **error)
{
  const char *resource = clout_json_get_string (document, "resource", error);
  g_autoptr(GUri) uri = resource != NULL ? clout_url_parse (resource, error) : NULL;
  g_autoptr(GUri) pds = uri != NULL ? clout_url_parse (identity->pds, error) : NULL;
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
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The account's server names none to sign in at");
      return NULL;
    }
  return take_origin (server, may_be_local, "The server to sign in at", error);
}
