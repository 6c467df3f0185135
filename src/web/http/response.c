/* response.c: a complete response from a server.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/response.h"

#include <gnutls/gnutls.h>
#include <string.h>

#include "web/error.h"
#include "web/json.h"
#include "web/http/link-header.h"
#include "web/xml.h"

struct _CloutResponse
{
  GObject parent_instance;

  char *url;
  SoupMessageHeaders *headers;
  GBytes *body;
  JsonNode *json;
  JsonNode *part;                /* of @json */
  const char *const *members;    /* in @part */
  xmlDoc *xml;
  guint status;
};

G_DEFINE_FINAL_TYPE (CloutResponse, clout_response, G_TYPE_OBJECT)

static void
clout_response_finalize (GObject *object)
{
  CloutResponse *self = CLOUT_RESPONSE (object);

  g_free (self->url);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->part, json_node_unref);
  g_clear_pointer (&self->xml, xmlFreeDoc);
  G_OBJECT_CLASS (clout_response_parent_class)->finalize (object);
}

static void
clout_response_class_init (CloutResponseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_response_finalize;
}

static void
clout_response_init (CloutResponse *self)
{
}

/**
 * clout_response_new:
 * @url: URL that sent the response
 * @status: HTTP status
 * @headers: (nullable): the response's headers
 * @body: (nullable): the unpacked body
 *
 * Creates a response; also used to test readers with recorded responses.
 *
 * Returns: (transfer full): a new response
 */
CloutResponse *
clout_response_new (const char         *url,
                    guint               status,
                    SoupMessageHeaders *headers,
                    GBytes             *body)
{
  CloutResponse *self = g_object_new (CLOUT_TYPE_RESPONSE, NULL);

  self->url = g_strdup (url);
  self->status = status;
  self->headers = headers != NULL ? soup_message_headers_ref (headers) : NULL;
  self->body = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  return self;
}

/**
 * clout_response_get_url:
 * @self: a response
 *
 * Returns: (transfer none): the URL that sent the response, after any redirects
 */
const char *
clout_response_get_url (CloutResponse *self)
{
  return self->url;
}

/**
 * clout_response_get_status:
 * @self: a response
 *
 * Returns: the HTTP status
 */
guint
clout_response_get_status (CloutResponse *self)
{
  return self->status;
}

/**
 * clout_response_get_header:
 * @self: a response
 * @name: a header's name
 *
 * Returns: (transfer none) (nullable): its value; several values are joined by ", "
 */
const char *
clout_response_get_header (CloutResponse *self,
                           const char    *name)
{
  if (self->headers == NULL)
    return NULL;
  return soup_message_headers_get_list (self->headers, name);
}

/**
 * clout_response_get_body:
 * @self: a response
 *
 * Returns: (transfer none): the unpacked body; may be empty
 */
GBytes *
clout_response_get_body (CloutResponse *self)
{
  return self->body;
}

/* Protection against crawlers answers programs with a page that only a browser's script can
   pass. */
static gboolean
is_page (CloutResponse *self)
{
  const char *type = clout_response_get_header (self, "Content-Type");

  return type != NULL && g_ascii_strncasecmp (type, "text/html", strlen ("text/html")) == 0;
}

/**
 * clout_response_is_browser_check:
 * @self: a response
 *
 * Returns: whether it is a browser check in front of the requested content
 */
gboolean
clout_response_is_browser_check (CloutResponse *self)
{
  static const char *const marks[] = { "anubis", "cf-challenge", "challenge-platform",
                                       "just a moment", "captcha", "enable javascript", NULL };
  GBytes *body = clout_response_get_body (self);
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  g_autofree char *text = NULL;

  if (clout_response_get_header (self, "cf-mitigated") != NULL)
    return TRUE;
  if (!is_page (self) || size == 0)
    return FALSE;
  text = g_ascii_strdown (data, MIN (size, 64 * 1024));
  for (gsize i = 0; marks[i] != NULL; i++)
    if (g_strstr_len (text, -1, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

static JsonNode *
parse (CloutResponse      *self,
       const char *const  *members,
       GError            **error)
{
  GError *below = NULL;
  JsonNode *root = clout_json_parse (self->body, members, &below);

  if (root == NULL)
    {
      if (clout_response_is_browser_check (self))
        below->code = CLOUT_WEB_ERROR_BROWSER_ONLY;
      g_propagate_error (error, below);
    }
  return root;
}

/**
 * clout_response_get_json:
 * @self: a response
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE or %CLOUT_WEB_ERROR_BROWSER_ONLY
 *
 * Parses the body on the first call and caches the result.
 *
 * Returns: (transfer none): the root, or %NULL
 */
JsonNode *
clout_response_get_json (CloutResponse  *self,
                         GError        **error)
{
  if (self->json == NULL)
    self->json = parse (self, NULL, error);
  return self->json;
}

/**
 * clout_response_get_members:
 * @self: a response
 * @members: (nullable): as for clout_json_parser_new()
 * @error: as for clout_response_get_json()
 *
 * Like clout_response_get_json(), but skips other members, which are most of a long list.
 *
 * Returns: (transfer none): the root, valid until the next call, or %NULL
 */
JsonNode *
clout_response_get_members (CloutResponse      *self,
                            const char *const  *members,
                            GError            **error)
{
  if (self->json != NULL || members == NULL)
    return clout_response_get_json (self, error);
  if (self->part != NULL && self->members == members)
    return self->part;
  g_clear_pointer (&self->part, json_node_unref);
  self->members = members;
  self->part = parse (self, members, error);
  return self->part;
}

/**
 * clout_response_wipe:
 * @self: a response
 *
 * Overwrites a response that contains a secret. It can't be read any more after this.
 */
void
clout_response_wipe (CloutResponse *self)
{
  gsize size;
  gpointer data = (gpointer) g_bytes_get_data (self->body, &size);

  clout_json_wipe (self->json);
  clout_json_wipe (self->part);
  if (size > 0)
    gnutls_memset (data, 0, size);
}

/**
 * clout_response_get_xml:
 * @self: a response
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Parses the body with clout_xml_parse() on the first call and caches the result.
 *
 * Returns: (transfer none): the root element, or %NULL
 */
struct _xmlNode *
clout_response_get_xml (CloutResponse  *self,
                        GError        **error)
{
  if (self->xml == NULL)
    self->xml = clout_xml_parse (self->body, error);
  return self->xml != NULL ? xmlDocGetRootElement (self->xml) : NULL;
}

/**
 * clout_response_dup_next:
 * @self: a response
 * @ret_refused: (out): whether there is a next page that Clout refuses to load
 *
 * Returns: (transfer full) (nullable): the next page's URL, if the Link header has one on the
 *   same origin
 */
char *
clout_response_dup_next (CloutResponse *self,
                         gboolean      *ret_refused)
{
  return clout_link_header_next (clout_response_get_header (self, "Link"), self->url, ret_refused);
}
