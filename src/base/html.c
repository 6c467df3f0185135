/* html.c: converts a post's HTML to plain text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* A post is a few kilobytes; the rest of anything larger is ignored. */
#define MAX_HTML (256 * 1024)

static gboolean
is_named (const xmlNode     *node,
          const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

static gboolean
has_class (xmlNode    *node,
           const char *name)
{
  xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, BAD_CAST "class") : NULL;
  g_auto(GStrv) classes = value != NULL ? g_strsplit ((const char *) value, " ", -1) : NULL;

  xmlFree (value);

  return classes != NULL && g_strv_contains ((const char *const *) classes, name);
}

static gboolean
is_hidden (xmlNode *node)
{
  static const char *const silent[] = { "script", "style", "head", "title", NULL };

  return is_named (node, silent) || has_class (node, "invisible");
}

static gboolean
is_outside_link (xmlNode *node)
{
  static const char *const link[] = { "a", NULL };

  return is_named (node, link) && !has_class (node, "mention") && !has_class (node, "hashtag");
}

static void
enter (xmlNode  *node,
       GString  *text,
       gboolean *has_link)
{
  static const char *const broken[] = { "br", "p", "div", "li", "blockquote", "pre", NULL };

  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      && node->content != NULL)
    g_string_append (text, (const char *) node->content);
  else if (is_named (node, broken))
    g_string_append_c (text, '\n');
  else if (is_outside_link (node))
    *has_link = TRUE;
}

static xmlNode *
next_node (xmlNode *node,
           GString *text)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE && !is_hidden (node))
    return node->children;

  for (; node != NULL; node = node->parent)
    {
      if (has_class (node, "ellipsis"))
        g_string_append (text, "\342\200\246");
      if (node->next != NULL)
        return node->next;
    }

  return NULL;
}

/**
 * clout_html_to_text:
 * @html: (nullable): a fragment of HTML, UTF-8
 * @ret_has_link: (out): whether it has links besides mentions and hashtags
 *
 * Converts HTML to plain text without loading or running anything. Breaks and paragraphs become
 * line feeds; scripts, styles and the hidden parts of long links are dropped.
 *
 * Returns: (transfer full): the text, empty if there is no text
 */
char *
clout_html_to_text (const char *html,
                    gboolean   *ret_has_link)
{
  const int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                      | HTML_PARSE_RECOVER | HTML_PARSE_COMPACT;
  GString *text = g_string_new (NULL);
  gsize length = html != NULL ? strlen (html) : 0;
  htmlDocPtr document = NULL;

  *ret_has_link = FALSE;
  if (length > 0 && length <= MAX_HTML)
    document = htmlReadMemory (html, length, NULL, "UTF-8", options);
  if (document != NULL)
    {
      for (xmlNode *node = document->children; node != NULL; node = next_node (node, text))
        enter (node, text, ret_has_link);
      xmlFreeDoc (document);
    }

  return g_string_free (text, FALSE);
}
