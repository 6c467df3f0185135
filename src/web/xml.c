/* xml.c: parses XML and HTML, and finds elements.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "web/error.h"

/* A page's metadata are in its head; the rest needn't be read. */
#define MAX_HTML (512 * 1024)
#define MAX_DEPTH 64

static void
set_bad (GError     **error,
         const char  *what)
{
  g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE, "the answer is %s", what);
}

/* Feeds don't need custom entities, which are only ever used for attacks. */
static void
refuse_entity (void          *data,
               const xmlChar *name,
               int            type,
               const xmlChar *public_id,
               const xmlChar *system_id,
               xmlChar       *content)
{
  xmlParserCtxt *context = data;

  context->_private = context;
  xmlStopParser (context);
}

/* An undeclared HTML entity spoils a word, not the whole feed. */
static void
note_error (void     *data,
            xmlError *problem)
{
  xmlParserCtxt *context = data;

  if (problem->level >= XML_ERR_ERROR && problem->domain == XML_FROM_PARSER
      && problem->code != XML_ERR_UNDECLARED_ENTITY
      && problem->code != XML_WAR_UNDECLARED_ENTITY)
    context->_private = context;
}

static gboolean
is_shallow (const xmlDoc *document)
{
  const xmlNode *root = (const xmlNode *) document;
  guint depth = 0;

  for (const xmlNode *node = document->children; node != NULL;)
    {
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
          node = node->children;
          continue;
        }
      while (node != NULL && node->next == NULL)
        {
          node = node->parent != root ? node->parent : NULL;
          depth--;
        }
      node = node != NULL ? node->next : NULL;
    }
  return TRUE;
}

/**
 * clout_xml_parse:
 * @bytes: a complete document
 * @error: return location
 *
 * Parses XML without loading or expanding anything. Rejects documents that declare entities, are
 * truncated or are nested deeper than 64 elements.
 *
 * Returns: (transfer full): the document, with a root, or %NULL with
 *   %CLOUT_WEB_ERROR_BAD_RESPONSE; the error message contains nothing from @bytes
 */
xmlDoc *
clout_xml_parse (GBytes  *bytes,
                 GError **error)
{
  const int options = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  xmlParserCtxt *context = xmlNewParserCtxt ();
  g_autoptr(xmlDoc) document = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean spoilt;

  if (size > 0 && size <= G_MAXINT)
    {
      context->sax->entityDecl = refuse_entity;
      context->sax->serror = note_error;
      document = xmlCtxtReadMemory (context, data, (int) size, NULL, NULL, options);
    }
  spoilt = context->_private != NULL;
  xmlFreeParserCtxt (context);
  if (document == NULL || spoilt || xmlDocGetRootElement (document) == NULL)
    {
      set_bad (error, "no well-formed XML");
      return NULL;
    }
  if (!is_shallow (document))
    {
      set_bad (error, "too deep");
      return NULL;
    }
  return g_steal_pointer (&document);
}

/**
 * clout_html_parse:
 * @bytes: a page; everything after the first 512 KiB is ignored
 * @error: return location
 *
 * Parses HTML leniently, because pages are rarely well-formed.
 *
 * Returns: (transfer full): the document, or %NULL with %CLOUT_WEB_ERROR_BAD_RESPONSE
 */
xmlDoc *
clout_html_parse (GBytes  *bytes,
                  GError **error)
{
  const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *document = NULL;

  if (size > 0)
    document = htmlReadMemory (data, (int) MIN (size, MAX_HTML), NULL, NULL, options);
  if (document == NULL)
    set_bad (error, "no page");
  return document;
}

/**
 * clout_xml_is:
 * @node: any node
 * @space: (nullable): a namespace, "*" for any, %NULL for none
 * @name: a local name
 *
 * Returns: whether it is an element with this name
 */
gboolean
clout_xml_is (const xmlNode *node,
              const char    *space,
              const char    *name)
{
  const char *own = node->ns != NULL ? (const char *) node->ns->href : NULL;

  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0
    && (g_strcmp0 (space, "*") == 0 || g_strcmp0 (own, space) == 0);
}

/**
 * clout_xml_find:
 *
 * Finds a child element by name.
 *
 * Returns: (transfer none) (nullable): the first matching child
 */
xmlNode *
clout_xml_find (const xmlNode *parent,
                const char    *space,
                const char    *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (clout_xml_is (node, space, name))
      return node;
  return NULL;
}

/**
 * clout_xml_next:
 * @node: a node within @root
 * @root: where to stop
 *
 * Walks a tree in document order.
 *
 * Returns: (transfer none) (nullable): the next node in document order
 */
xmlNode *
clout_xml_next (const xmlNode *node,
                const xmlNode *root)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node != root && node->next == NULL)
    node = node->parent;
  return node != NULL && node != root ? node->next : NULL;
}

/**
 * clout_xml_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): its text without surrounding white space, or %NULL if
 *   there isn't one
 */
char *
clout_xml_dup_text (const xmlNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const xmlNode *at = node; at != NULL && text->len < CLOUT_XML_MAX_TEXT;
       at = clout_xml_next (at, node))
    if ((at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) && at->content != NULL)
      g_string_append (text, (const char *) at->content);
  if (text->len > CLOUT_XML_MAX_TEXT)
    g_string_truncate (text, g_utf8_find_prev_char (text->str, text->str + CLOUT_XML_MAX_TEXT + 1)
                             - text->str);
  g_strstrip (text->str);
  return *text->str != '\0' ? g_strdup (text->str) : NULL;
}

/**
 * clout_xml_dup_child:
 *
 * Returns: (transfer full) (nullable): the text of the first matching child
 */
char *
clout_xml_dup_child (const xmlNode *parent,
                     const char    *space,
                     const char    *name)
{
  return clout_xml_dup_text (clout_xml_find (parent, space, name));
}

/**
 * clout_xml_dup_attribute:
 * @space: (nullable): its namespace
 *
 * Returns: (transfer full) (nullable): its value without surrounding white space
 */
char *
clout_xml_dup_attribute (const xmlNode *node,
                         const char    *space,
                         const char    *name)
{
  xmlChar *value = space != NULL
    ? xmlGetNsProp (node, BAD_CAST name, BAD_CAST space)
    : xmlGetNoNsProp (node, BAD_CAST name);
  char *text = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  return text;
}
