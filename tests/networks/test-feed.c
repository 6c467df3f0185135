/* test-feed.c: real-world feeds of every kind are read the same.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "describe.h"
#include "networks/blog/feed-read.h"
#include "networks/blog/site-head.h"
#include "web/error.h"

#define URL "https://blog.example/feed.xml"

static char *
describe (const CloutFeed *feed)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s|%s|%s\n", feed->title, feed->link, feed->next);
  for (guint i = 0; i < feed->items->len; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (feed->items, i);

      g_string_append_printf (text, "%s|%s|%s|%s|%s|%s|%d|%d%s%s\n", item->id, item->link,
                              item->title, item->author, item->comments,
                              item->tags != NULL ? item->tags[0] : NULL, (int) item->time,
                              (int) item->n_comments, item->has_media ? "|media" : "",
                              item->has_link ? "|link" : "");
    }
  /* GLib on Windows prints NULL in capitals. */
  g_string_replace (text, "(NULL)", "(null)", 0);
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  const char *wanted;  /* NULL: no feed */
} rows[] = {
  { "rss-2.0",
    "<rss version='2.0' xmlns:wfw='http://wellformedweb.org/CommentAPI/'"
    " xmlns:slash='http://purl.org/rss/1.0/modules/slash/'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom='http://www.w3.org/2005/Atom'>"
    "<channel><atom:link href='https://blog.example/feed/' rel='self'/><title>A &amp;amp; B</title>"
    "<link>https://blog.example</link><atom:link rel='next' href='/feed/?paged=2'/>"
    "<item><title>One</title><link>https://blog.example/one/</link>"
    "<pubDate>Mon, 23 Nov 2026 11:00:00 +0100</pubDate><dc:creator><![CDATA[Ada]]></dc:creator>"
    "<category><![CDATA[Engines]]></category><guid isPermaLink='false'>https://blog.example/?p=1"
    "</guid><description>&lt;a href='/x'&gt;x&lt;/a&gt;</description>"
    "<enclosure url='https://blog.example/a.mp3' length='1' type='audio/mpeg'/>"
    "<wfw:commentRss>https://blog.example/one/feed/</wfw:commentRss>"
    "<slash:comments>7</slash:comments></item></channel></rss>",
    "A & B|https://blog.example|https://blog.example/feed/?paged=2\n"
    "https://blog.example/?p=1|https://blog.example/one/|One|Ada|https://blog.example/one/feed/|"
    "Engines|1795428000|7|media|link\n" },
  { "rss-0.91",
    "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE rss PUBLIC"
    " '-//Netscape Communications//DTD RSS 0.91//EN'"
    " 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>"
    "<title>Caf\xe9</title><link>http://blog.example/</link><item><title>T&eacute;l</title>"
    "<link>/one</link></item></channel></rss>",
    "Café|http://blog.example/|(null)\n(null)|https://blog.example/one|Tl|(null)|(null)|(null)|0|"
    "-1\n" },
  { "rss-1.0",
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
    " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<channel rdf:about='x'><title>T</title><link>https://blog.example/</link></channel>"
    "<item rdf:about='y'><title>One</title><link>https://blog.example/1</link>"
    "<dc:date>2026-11-23T11:00:00+01:00</dc:date><dc:subject>Engines</dc:subject></item></rdf:RDF>",
    "T|https://blog.example/|(null)\n(null)|https://blog.example/1|One|(null)|(null)|Engines|"
    "1795428000|-1\n" },
  { "atom",
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>"
    "<title type='html'>A &amp;lt;b&amp;gt;</title><author><name>Ada</name></author>"
    "<link href='https://blog.example/'/><link rel='next' href='?page=2'/>"
    "<entry><id>tag:x,1</id><title>One</title><published>2026-11-23T10:00:00Z</published>"
    "<updated>2026-11-24T10:00:00Z</updated><category term='Engines'/>"
    "<link rel='replies' type='text/html' href='/one#c'/>"
    "<link rel='replies' type='application/atom+xml' href='/one/c.xml' thr:count='3'/>"
    "<link rel='alternate' href='/one'/><summary>x</summary></entry></feed>",
    "A <b>|https://blog.example/|https://blog.example/feed.xml?page=2\n"
    "tag:x,1|https://blog.example/one|One|Ada|https://blog.example/one/c.xml|Engines|1795428000|3"
    "\n" },
  { "atom-0.3",
    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>T</title><entry><id>a</id>"
    "<title>One</title><link rel='alternate' href='https://blog.example/1'/>"
    "<issued>2026-11-23T10:00:00Z</issued></entry></feed>",
    "T|(null)|(null)\na|https://blog.example/1|One|(null)|(null)|(null)|1795428000|-1\n" },
  { "json",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\","
    "\"home_page_url\":\"https://blog.example/\",\"next_url\":\"https://blog.example/2.json\","
    "\"authors\":[{\"name\":\"Ada\"}],\"items\":[{\"id\":\"1\",\"url\":\"https://blog.example/1\","
    "\"title\":\"One\",\"content_html\":\"<a href=x>x</a>\",\"tags\":[\"Engines\"],"
    "\"date_published\":\"2026-11-23T11:00:00+01:00\",\"attachments\":[{}]}]}",
    "T|https://blog.example/|https://blog.example/2.json\n1|https://blog.example/1|One|Ada|(null)|"
    "Engines|1795428000|-1|media|link\n" },
  { "mail-of-the-author-is-not-kept",
    "<rss version='2.0'><channel><item><author>ada@blog.example (Ada)</author></item>"
    "<item><author>bob@blog.example</author></item></channel></rss>",
    "(null)|(null)|(null)\n(null)|(null)|(null)|Ada|(null)|(null)|0|-1\n"
    "(null)|(null)|(null)|(null)|(null)|(null)|0|-1\n" },
  { "guid-is-a-link",
    "<rss version='2.0'><channel><item><guid>https://blog.example/1</guid></item></channel></rss>",
    "(null)|(null)|(null)\nhttps://blog.example/1|https://blog.example/1|(null)|(null)|(null)|"
    "(null)|0|-1\n" },
  { "other-schemes",
    "<rss version='2.0'><channel><link>javascript:alert(1)</link><item><link>file:///etc/passwd"
    "</link><guid isPermaLink='false'>1</guid></item></channel></rss>",
    "(null)|(null)|(null)\n1|(null)|(null)|(null)|(null)|(null)|0|-1\n" },
  { "nonsense-in-numbers",
    "<rss version='2.0' xmlns:slash='http://purl.org/rss/1.0/modules/slash/'><channel><item>"
    "<guid>1</guid><pubDate>yesterday</pubDate><slash:comments>-5</slash:comments></item>"
    "<item><guid>2</guid><slash:comments>99999999999999999999</slash:comments></item>"
    "</channel></rss>",
    "(null)|(null)|(null)\n1|https://blog.example/1|(null)|(null)|(null)|(null)|0|-1\n"
    "2|https://blog.example/2|(null)|(null)|(null)|(null)|0|-1\n" },
  { "empty-channel", "<rss version='2.0'><channel/></rss>", "(null)|(null)|(null)\n" },
  { "no-channel", "<rss version='2.0'/>", "(null)|(null)|(null)\n" },
  { "other-xml", "<opml version='2.0'><body/></opml>", NULL },
  { "other-json", "{\"items\":[]}", NULL },
  { "page", "<!DOCTYPE html><html><head><title>x</title><body><p>x<br></html>", NULL },
  { "cut", "<rss version='2.0'><channel><item><title>One</title>", NULL },
  { "laughs", "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
    "<rss version='2.0'><channel><title>&b;</title></channel></rss>", NULL },
  { "nothing", "", NULL },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CloutResponse) response = response_new (URL, NULL, rows[i].text);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutFeed) feed = clout_feed_read (response, &error);
  g_autofree char *got = feed != NULL ? describe (feed) : NULL;

  g_assert_cmpstr (got, ==, rows[i].wanted);
  if (rows[i].wanted == NULL)
    g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
  else
    g_assert_no_error (error);
}

static void
test_many_items (void)
{
  g_autoptr(GString) text = g_string_new ("<rss version='2.0'><channel>");
  g_autoptr(CloutResponse) response = NULL;
  g_autoptr(CloutFeed) feed = NULL;

  for (guint i = 0; i < 3 * CLOUT_FEED_MAX_ITEMS; i++)
    g_string_append (text, "<item><guid>1</guid></item>");
  g_string_append (text, "</channel></rss>");
  response = response_new (URL, NULL, text->str);
  feed = clout_feed_read (response, NULL);
  g_assert_cmpuint (feed->items->len, ==, CLOUT_FEED_MAX_ITEMS);
}

static void
test_head (void)
{
  const struct { const char *link, *page, *feed, *api, *mentions; } cases[] = {
    { NULL, "<link rel=alternate type='application/rss+xml' href='/feed/'>"
      "<link rel=alternate type='application/rss+xml' href='/comments/feed/'>"
      "<link rel='https://api.w.org/' href='https://blog.example/wp-json/'>"
      "<link rel=webmention href='https://webmention.io/blog.example/webmention'>",
      "https://blog.example/feed/", "https://blog.example/wp-json/",
      "https://webmention.io/blog.example/webmention" },
    { NULL, "<HTML><HEAD><BASE HREF='https://far.example/b/'>"
      "<LINK REL='ALTERNATE feed' TYPE='application/atom+xml' HREF='a.xml'>",
      "https://far.example/b/a.xml", NULL, NULL },
    { "<https://blog.example/wp-json/>; rel=\"https://api.w.org/\", </wm>; rel=webmention",
      "<p>x", NULL, "https://blog.example/wp-json/", "https://blog.example/wm" },
    { NULL, "<link rel=alternate type='text/html' href='/de/'><link rel=alternate hreflang=de>",
      NULL, NULL, NULL },
    { NULL, "<link rel=alternate type='application/rss+xml' href='javascript:x'>"
      "<a rel=webmention href='https://u:p@far.example/'>", NULL, NULL, NULL },
    { "<", "<<<>>", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CloutResponse) response = response_new ("https://blog.example/", cases[i].link,
                                                        cases[i].page);
      g_auto(CloutSiteHead) head = { NULL };

      g_assert_true (clout_site_head_read (&head, response, NULL));
      g_assert_cmpstr (head.feed, ==, cases[i].feed);
      g_assert_cmpstr (head.api, ==, cases[i].api);
      g_assert_cmpstr (head.mentions, ==, cases[i].mentions);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/networks/feed/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/networks/feed/many-items", test_many_items);
  g_test_add_func ("/networks/feed/site-head", test_head);
  return g_test_run ();
}
