/* site-head.c: reads links and metadata in a web page's head.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/blog/site-head.h"

#include <string.h>

#include "networks/blog/feed.h"
#include "web/http/link-header.h"
#include "web/xml.h"

#define WORDPRESS "https://api.w.org/"
#define WEBMENTION "webmention"

void
clout_site_head_clear (CloutSiteHead *self)
{
  g_clear_pointer (&self->feed, g_free);
  g_clear_pointer (&self->api, g_free);
  g_clear_pointer (&self->mentions, g_free);
}

static gboolean
has_word (const char *text,
          const char *word)
{
  g_auto(GStrv) words = text != NULL ? g_strsplit_set (text, " \t\r\n", 32) : NULL;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Sites often link to the feed of their comments after the one of their posts. */
static gboolean
is_feed (const char *type)
{
  static const char *const types[] = {
    "application/rss+xml", "application/atom+xml", "application/feed+json",
    "application/rdf+xml", "text/xml", "application/xml",
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
take (char      **place,
      const char *base,
      const char *href)
{
  if (*place == NULL)
    *place = clout_feed_dup_address (base, href);
}

static void
read_link (CloutSiteHead *self,
           const xmlNode *node,
           const char    *base)
{
  g_autofree char *rel = clout_xml_dup_attribute (node, NULL, "rel");
  g_autofree char *href = clout_xml_dup_attribute (node, NULL, "href");
  g_autofree char *type = clout_xml_dup_attribute (node, NULL, "type");

  if (href == NULL || rel == NULL)
    return;
  if (has_word (rel, "alternate") && is_feed (type))
    take (&self->feed, base, href);
  if (has_word (rel, WORDPRESS))
    take (&self->api, base, href);
  if (has_word (rel, WEBMENTION))
    take (&self->mentions, base, href);
}

static void
read_header (CloutSiteHead *self,
             CloutResponse *response)
{
  const char *header = clout_response_get_header (response, "Link");
  g_autofree char *api = clout_link_header_find (header, WORDPRESS);
  g_autofree char *mentions = clout_link_header_find (header, WEBMENTION);

  take (&self->api, clout_response_get_url (response), api);
  take (&self->mentions, clout_response_get_url (response), mentions);
}

static void
read_page (CloutSiteHead *self,
           const xmlNode *root,
           const char    *url)
{
  g_autofree char *base = g_strdup (url);

  for (const xmlNode *node = root; node != NULL; node = clout_xml_next (node, root))
    if (clout_xml_is (node, "*", "base"))
      {
        g_autofree char *href = clout_xml_dup_attribute (node, NULL, "href");
        char *other = clout_feed_dup_address (url, href);

        if (other != NULL)
          {
            g_free (base);
            base = other;
          }
      }
    else if (clout_xml_is (node, "*", "link") || clout_xml_is (node, "*", "a"))
      read_link (self, node, base);
}

/**
 * clout_site_head_read:
 * @self: filled with the links that were found
 * @response: response with a page
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Reads the links in a page's head.
 *
 * Returns: whether it is a page
 */
gboolean
clout_site_head_read (CloutSiteHead *self,
                      CloutResponse *response,
                      GError       **error)
{
  g_autoptr(xmlDoc) document = clout_html_parse (clout_response_get_body (response), error);
  const xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  if (document == NULL)
    return FALSE;
  read_header (self, response);
  if (root != NULL)
    read_page (self, root, clout_response_get_url (response));
  return TRUE;
}
