/* test-xml.c: XML and HTML are parsed safely.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "web/error.h"
#include "web/xml.h"

#define LAUGHS "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">" \
               "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]>"

static const struct
{
  const char *name;
  const char *text;
  const char *wanted;  /* the root's text, NULL if it is refused */
} rows[] = {
  { "plain", "<r> a <b>b</b>&amp;c<![CDATA[<d>]]> </r>", "a b&c<d>" },
  { "latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?><r>\xe9t\xe9</r>", "été" },
  { "html-entity", "<r>a&nbsp;b</r>", "ab" },
  { "doctype", "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" "
    "\"http://127.0.0.1:1/rss-0.91.dtd\"><r>a</r>", "a" },
  { "billion-laughs", LAUGHS "<r>&d;</r>", NULL },
  { "own-entity", "<!DOCTYPE r [<!ENTITY a \"b\">]><r>a</r>", NULL },
  { "outside-entity", "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><r>&a;</r>", NULL },
  { "parameter-entity", "<!DOCTYPE r [<!ENTITY % a SYSTEM \"file:///etc/passwd\">%a;]><r>a</r>",
    NULL },
  { "cut", "<r>a<b>", NULL },
  { "cut-in-a-tag", "<r>a<b hre", NULL },
  { "mixed-up", "<r><a></r></a>", NULL },
  { "bad-utf8", "<r>\xff\xfe</r>", NULL },
  { "json", "{\"a\":1}", NULL },
  { "empty", "", NULL },
  { "blank", "  \n", NULL },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (rows[i].text, strlen (rows[i].text));
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) document = clout_xml_parse (bytes, &error);
  g_autofree char *text = NULL;

  if (rows[i].wanted == NULL)
    {
      g_assert_null (document);
      g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
      return;
    }
  g_assert_no_error (error);
  text = clout_xml_dup_text (xmlDocGetRootElement (document));
  g_assert_cmpstr (text, ==, rows[i].wanted);
}

static GBytes *
nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<a>x");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</a>");
  return g_string_free_to_bytes (text);
}

static void
test_depth (void)
{
  const guint depths[] = { 60, 65, 200, 100 * 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr(GBytes) bytes = nested (depths[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(xmlDoc) document = clout_xml_parse (bytes, &error);

      g_assert_cmpint (document != NULL, ==, depths[i] <= 64);
      g_assert_cmpint (error != NULL, ==, depths[i] > 64);
    }
}

static void
test_long_text (void)
{
  g_autofree char *filling = g_strnfill (CLOUT_XML_MAX_TEXT - 1, 'a');
  g_autofree char *whole = g_strconcat ("<r>", filling, "éé</r>", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static (whole, strlen (whole));
  g_autoptr(xmlDoc) document = clout_xml_parse (bytes, NULL);
  g_autofree char *text = clout_xml_dup_text (xmlDocGetRootElement (document));

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), ==, CLOUT_XML_MAX_TEXT - 1);
}

static void
test_find (void)
{
  const char *text = "<r xmlns:s='urn:s' a=' 1 ' s:a='2'><s:b>1</s:b><b>2</b></r>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(xmlDoc) document = clout_xml_parse (bytes, NULL);
  xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *plain = clout_xml_dup_child (root, NULL, "b");
  g_autofree char *spaced = clout_xml_dup_child (root, "urn:s", "b");
  g_autofree char *any = clout_xml_dup_child (root, "*", "b");
  g_autofree char *none = clout_xml_dup_child (root, "urn:t", "b");
  g_autofree char *own = clout_xml_dup_attribute (root, NULL, "a");
  g_autofree char *foreign = clout_xml_dup_attribute (root, "urn:s", "a");

  g_assert_cmpstr (plain, ==, "2");
  g_assert_cmpstr (spaced, ==, "1");
  g_assert_cmpstr (any, ==, "1");
  g_assert_null (none);
  g_assert_cmpstr (own, ==, "1");
  g_assert_cmpstr (foreign, ==, "2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/web/xml/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/web/xml/depth", test_depth);
  g_test_add_func ("/web/xml/long-text", test_long_text);
  g_test_add_func ("/web/xml/find", test_find);
  return g_test_run ();
}
