/* xml.h: parses XML and HTML, and finds elements.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Longer texts are cut, because no one needs more of them. */
#define CLOUT_XML_MAX_TEXT (64 * 1024)

xmlDoc  *clout_xml_parse         (GBytes         *bytes,
                                  GError        **error);
xmlDoc  *clout_html_parse        (GBytes         *bytes,
                                  GError        **error);

gboolean clout_xml_is            (const xmlNode  *node,
                                  const char     *space,
                                  const char     *name);
xmlNode *clout_xml_find          (const xmlNode  *parent,
                                  const char     *space,
                                  const char     *name);
xmlNode *clout_xml_next          (const xmlNode  *node,
                                  const xmlNode  *root);
char    *clout_xml_dup_text      (const xmlNode  *node);
char    *clout_xml_dup_child     (const xmlNode  *parent,
                                  const char     *space,
                                  const char     *name);
char    *clout_xml_dup_attribute (const xmlNode  *node,
                                  const char     *space,
                                  const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
