/* test-blog.c: requests to a blog, and what is read from its responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "describe.h"
#include "web/error.h"

#define NETWORK (&clout_network_blog)

#define FEED "https://blog.example/feed/"
#define SITE "https://blog.example/"
#define RSS "<rss version='2.0' xmlns:wfw='http://wellformedweb.org/CommentAPI/'" \
            " xmlns:slash='http://purl.org/rss/1.0/modules/slash/'" \
            " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Notes</title>" \
            "<link>" SITE "</link>"
#define END "</channel></rss>"
#define ITEM(n, count) "<item><link>" SITE n "</link><dc:creator>Ada</dc:creator>" \
  "<wfw:commentRss>" SITE n "/feed/</wfw:commentRss><slash:comments>" count \
  "</slash:comments></item>"

static const CloutRequestContext known = {
  .origin = "https://blog.example", .handle = "blog.example", .self = FEED " " SITE,
  .since = G_GINT64_CONSTANT (1700000000),
};
static const CloutRequestContext typed = { .origin = "https://blog.example",
                                .handle = "https://blog.example/" };

static const CloutResource *
resource (const char *name)
{
  return find_resource (NETWORK, name);
}

static void
test_handle (void)
{
  const struct { const char *typed, *handle; } cases[] = {
    { "https://blog.example", "https://blog.example" },
    { "http://blog.example/feed.xml", "https://blog.example/feed.xml" },
    { " blog.example/feed ", "https://blog.example/feed" },
    { "blog.example", "https://blog.example" },
    { "http://127.0.0.1:99/x", "http://127.0.0.1:99/x" },
    { "localhost:99", "http://localhost:99" },
    { "https://medium.example/@ada", "https://medium.example/@ada" },
    { "ada@blog.example", NULL }, { "@ada@blog.example", NULL }, { "ada", NULL }, { "", NULL },
    { "ftp://blog.example/feed", NULL }, { "file:///etc/passwd", NULL },
    { "javascript://blog.example/%0aalert(1)", NULL }, { "https://u:p@blog.example/", NULL },
    { "https://blog.example/ x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = clout_network_blog.dup_handle (cases[i].typed);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

static void
test_guess (void)
{
  const struct { const char *typed, *first, *second; } cases[] = {
    { "https://blog.example/feed", "blog", NULL },
    { "blog.example", "bluesky", "blog" },
    { "https://medium.example/@ada", "mastodon", "blog" },
    { "https://bsky.app/profile/ada.example", "bluesky", "blog" },
    { "ada@mastodon.social", "mastodon", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CloutNetwork *first = clout_networks_guess (cases[i].typed);
      const CloutNetwork *second = clout_networks_guess_next (cases[i].typed, first);

      while (second != NULL && g_strcmp0 (second->id, cases[i].second) != 0)
        second = clout_networks_guess_next (cases[i].typed, second);
      g_assert_cmpstr (first->id, ==, cases[i].first);
      g_assert_cmpstr (second != NULL ? second->id : NULL, ==, cases[i].second);
    }
}

static void
test_profile (void)
{
  g_auto(CloutPage) page = { NULL };
  g_autoptr(CloutResponse) response = response_new (FEED, NULL, RSS END);

  assert_url (NETWORK, "profile", &typed, SITE);
  assert_url (NETWORK, "profile", &known, FEED);
  assert_reads (NETWORK, "profile", &typed, response_new (FEED, NULL, RSS END),
                "profile " FEED "|blog.example|Notes|-1|-1|-1\n", NULL);
  assert_reads (NETWORK, "profile", &typed, response_new (SITE, NULL,
                "<link rel=alternate type=application/rss+xml href=feed/>"), "", FEED);
  g_assert_true (clout_resource_read (resource ("profile"), NETWORK, &typed, response, &page,
                                      NULL));
  g_assert_cmpstr (page.self, ==, FEED " " SITE);
}

/* A feed that moved keeps its name. */
static void
test_moved (void)
{
  assert_reads (NETWORK, "profile", &known, response_new ("https://far.example/f", NULL, RSS END),
                "profile " FEED "|blog.example|Notes|-1|-1|-1\n", NULL);
}

static void
test_no_feed (void)
{
  static const char *const pages[] = {
    "<p>Hello", "<html><head><link rel=stylesheet href=x></head></html>",
    "<link rel=alternate type=application/rss+xml href='https://192.168.1.1/feed'>",
    "<link rel=alternate type=application/rss+xml href='https://router/feed'>",
    "<link rel=alternate type=application/rss+xml href='http://127.0.0.1/feed'>",
    "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto(CloutPage) page = { NULL };
      g_autoptr(CloutResponse) response = response_new (SITE, NULL, pages[i]);
      g_autoptr(GError) error = NULL;

      g_assert_false (clout_resource_read (resource ("profile"), NETWORK, &typed, response,
                                           &page, &error));
      g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NO_FEED);
    }
}

static void
test_posts (void)
{
  assert_reads (NETWORK, "posts", &known, response_new (FEED, NULL, RSS
    "<item><title>Why?</title><link>" SITE "one#top</link>"
    "<category>NON CLASSÉ</category><category>Engines</category>"
    "<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate><slash:comments>3</slash:comments>"
    "<description>&lt;a href='x'&gt;x&lt;/a&gt;</description></item>"
    "<item><description>Words alone</description><guid isPermaLink='false'>g</guid></item>"
    "<item><title>Nobody knows where</title></item>" END),
    "post " SITE "one|Why?|Engines|22|1795428000|3 0 0 0\n"
    "post g|Words alone|-|0|0|0 0 0 0\n", NULL);
  assert_refuses (NETWORK, "posts", &known, response_new (FEED, NULL, "<p>Hello"));
  assert_refuses (NETWORK, "posts", &known, response_new (FEED, NULL, RSS "<item><title>"));
}

static void
test_pages (void)
{
  const struct { const char *href, *date, *next; } cases[] = {
    { "?page=2", "2026-11-23T10:00:00Z", FEED "?page=2" },
    { "https://archive.example/2", "2026-11-23T10:00:00Z", "https://archive.example/2" },
    { "?page=2", "2020-11-23T10:00:00Z", NULL },
    { "https://10.0.0.1/", "2026-11-23T10:00:00Z", NULL },
    { "http://archive.example/2", "2026-11-23T10:00:00Z", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(CloutPage) page = { NULL };
      g_autofree char *text = g_strdup_printf (
        "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='%s'/><entry><id>1</id>"
        "<published>%s</published></entry></feed>", cases[i].href, cases[i].date);
      g_autoptr(CloutResponse) response = response_new (FEED, NULL, text);

      g_assert_true (clout_resource_read (resource ("posts"), NETWORK, &known, response,
                                          &page, NULL));
      g_assert_cmpstr (page.next, ==, cases[i].next);
    }
}

/* The store may contain anything: its values are checked again. */
static void
test_cursor (void)
{
  CloutRequestContext context = known;
  static const char *const bad[] = {
    "c|http://far.example/|p|", "c|https://10.0.0.1/|p|", "c|file:///etc/passwd|p|", "c||p|",
    "m|https://localhost/|p|",
  };

  context.cursor = "c|https://far.example/c|p|Ada f|x|y|z";
  assert_url (NETWORK, "comments", &context, "https://far.example/c");
  context.cursor = NULL;
  assert_url (NETWORK, "comments", &context, SITE);
  context.cursor = "nonsense";
  assert_url (NETWORK, "comments", &context, SITE);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      context.cursor = bad[i];
      assert_url (NETWORK, "comments", &context, NULL);
    }
}

static void
assert_next (const char    *cursor,
             CloutResponse *response,
             const char    *wanted,
             const char    *next)
{
  CloutRequestContext context = known;

  context.cursor = cursor;
  assert_reads (NETWORK, "comments", &context, response, wanted, next);
}

#define REST "r|" SITE "wp-json/wp/v2/comments%3Fper_page%3D100%26after%3D2023-11-14T22:13:20Z" \
             "%26_fields%3Did%2Cpost%2Clink%2Cauthor%2Cauthor_name%2Cauthor_url" \
             "%2Cauthor_avatar_urls%2Cdate_gmt%2Ctype|first|" OWN
#define OWN "Ada%0Ahttps://blog.example%0A"
#define MENTIONS "m|https://webmention.io/api/mentions.jf2%3Fper-page%3D100%26target%5B%5D%3D" \
                 "https%253A%252F%252Fblog.example%252F1%26page%3D0|" \
                 SITE "1%20" SITE "1%0A|firstlast"
#define FEED_1 "c|" SITE "1/feed/|2%20" SITE "1|Ada"
#define FEED_3 "c|" SITE "3/feed/|-1%20" SITE "3|Ada"

static void
test_plan (void)
{
  static const char *const silent[] = {
    "<p>", "", "{}", "<link rel='https://api.w.org/' href='https://10.0.0.1/wp-json/'>",
    "<link rel=webmention href='https://far.example/blog.example/webmention'>",
    "<link rel=webmention href='https://webmention.io/webmention'>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    assert_next (NULL, response_new (SITE, NULL, silent[i]), "", "f|" FEED "||");
  assert_next (NULL, response_new (SITE, NULL, "<link rel='https://api.w.org/' href='/wp-json/'>"
               "<link rel=webmention href='https://webmention.io/blog.example/webmention'>"),
               "", "f|" FEED "|" SITE "wp-json/|https://webmention.io");
  assert_next ("f|" FEED "||", response_new (FEED, NULL, RSS ITEM ("1", "2") ITEM ("2", "0")
               ITEM ("3", "") END), "", FEED_1 " " FEED_3);
  assert_next ("f|" FEED "|" SITE "wp-json|https://webmention.io",
               response_new (FEED, NULL, RSS ITEM ("1", "2") END), "",
               REST " " FEED_1 " " MENTIONS);
  assert_next ("f|" FEED "||", response_new (FEED, NULL, RSS END), "", NULL);
}

static void
test_skip (void)
{
  const struct { const char *cursor, *next; } cases[] = {
    { NULL, "f|" FEED "||" },
    { FEED_1 " " FEED_3, FEED_3 },
    { FEED_1, NULL },
    { "nonsense x", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CloutRequestContext context = known;
      g_autofree char *next = NULL;

      context.cursor = cases[i].cursor;
      next = resource ("comments")->skip (&context);
      g_assert_cmpstr (next, ==, cases[i].next);
    }
}

static void
test_comments (void)
{
  assert_next (FEED_1 " " FEED_3, response_new (SITE "1/feed/", NULL, RSS
    "<item><link>" SITE "1#comment-5</link><dc:creator>Bob</dc:creator>"
    "<pubDate>Mon, 23 Nov 2026 10:00:00 +0000</pubDate></item>"
    "<item><link>" SITE "1#comment-6</link><dc:creator>ADA</dc:creator></item>"
    "<item><link>" SITE "1#comment-7</link></item>"
    "<item><guid isPermaLink='false'>8</guid><dc:creator>Eve</dc:creator></item>" END),
    "person bob|(null)|Bob|-1|0/0\nperson eve|(null)|Eve|-1|0/0\n"
    "reaction 1|bob|" SITE "1|" SITE "#comment-5|1795428000\n"
    "reaction 1|eve|" SITE "1|8|0\n"
    "own 1|" SITE "1|" SITE "#comment-6\n", FEED_3);
}

static void
test_rest (void)
{
  const char *json = "[{\"id\":5,\"author_name\":\"B&amp;b\","
    "\"author_url\":\"https://bob.example\","
    "\"date_gmt\":\"2026-11-23T10:00:00\",\"link\":\"" SITE "1#comment-5\",\"type\":\"comment\"},"
    "{\"id\":6,\"author_name\":\"Ada\",\"link\":\"" SITE "1#comment-6\"},"
    "{\"id\":7,\"author_name\":\"Other blog\",\"link\":\"" SITE "1#comment-7\","
    "\"type\":\"pingback\"},"
    "{\"id\":8,\"author_name\":\"\",\"link\":\"" SITE "1#comment-8\"},"
    "{\"id\":9,\"author_name\":\"Eve\",\"author_url\":\"javascript:x\",\"link\":7},null,4]";

  assert_next (REST " " FEED_1 " " MENTIONS, response_new (SITE "wp-json/wp/v2/comments?a",
               "<" SITE "wp-json/wp/v2/comments?page=2>; rel=\"next\"", json),
               "person b&b|(null)|B&b|-1|0/0\n"
               "reaction 1|b&b|" SITE "1|" SITE "#comment-5|1795428000\n"
               "own 1|" SITE "1|" SITE "#comment-6\n",
               "r|" SITE "wp-json/wp/v2/comments%3Fpage%3D2||" OWN " " MENTIONS);
  assert_next (REST, response_new (SITE "wp-json/wp/v2/comments?a",
               "<https://far.example/>; rel=\"next\"", "[]"), "", NULL);
}

#define BOB "person https://bob.example/|(null)|Bob|-1|0/0\n"
#define MENTION(target, property, rest) "{\"type\":\"entry\",\"author\":{\"name\":\"Bob\"," \
  "\"url\":" \
  "\"https://bob.example/\"},\"url\":\"https://bob.example/n\",\"published\":null," \
  "\"wm-received\":\"2026-11-23T10:00:00Z\",\"wm-source\":\"https://brid.gy/n\"," \
  "\"wm-target\":\"" target "\",\"wm-property\":\"" property "\"" rest "}"

static void
test_mentions (void)
{
  const char *url = "https://webmention.io/api/mentions.jf2";

  assert_next (MENTIONS, response_new (url, NULL, "{\"type\":\"feed\",\"children\":["
    MENTION (SITE "1", "in-reply-to", "") "," MENTION (SITE "1#x", "like-of", "") ","
    MENTION (SITE "1", "repost-of", "") "," MENTION (SITE "1", "mention-of", "") ","
    MENTION (SITE "1", "rsvp", "") "," MENTION ("https://far.example/", "like-of", "") ","
    MENTION (SITE "12", "like-of", "") ","
    MENTION (SITE "1", "in-reply-to", ",\"wm-private\":true") "," "{},7]}"),
    BOB BOB BOB BOB
    "reaction 1|https://bob.example/|" SITE "1|webmention:https://brid.gy/n|1795428000\n"
    "reaction 4|https://bob.example/|" SITE "1|(null)|1795428000\n"
    "reaction 3|https://bob.example/|" SITE "1|(null)|1795428000\n"
    "reaction 0|https://bob.example/|" SITE "1|webmention:https://brid.gy/n|1795428000\n", NULL);
}

static void
test_malformed (void)
{
  const struct { const char *cursor, *text; } cases[] = {
    { "f|" FEED "||", "<p>Hello" }, { FEED_1, "<rss" }, { FEED_1, "" }, { REST, "{}" },
    { REST, "[" }, { MENTIONS, "[]" }, { MENTIONS, "{\"children\":{}}" }, { MENTIONS, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CloutRequestContext context = known;

      context.cursor = cases[i].cursor;
      assert_refuses (NETWORK, "comments", &context, response_new (SITE, NULL, cases[i].text));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/blog/handle", test_handle);
  g_test_add_func ("/networks/blog/guess", test_guess);
  g_test_add_func ("/networks/blog/profile", test_profile);
  g_test_add_func ("/networks/blog/moved", test_moved);
  g_test_add_func ("/networks/blog/no-feed", test_no_feed);
  g_test_add_func ("/networks/blog/posts", test_posts);
  g_test_add_func ("/networks/blog/pages", test_pages);
  g_test_add_func ("/networks/blog/cursor", test_cursor);
  g_test_add_func ("/networks/blog/plan", test_plan);
  g_test_add_func ("/networks/blog/skip", test_skip);
  g_test_add_func ("/networks/blog/comments", test_comments);
  g_test_add_func ("/networks/blog/rest", test_rest);
  g_test_add_func ("/networks/blog/mentions", test_mentions);
  g_test_add_func ("/networks/blog/malformed", test_malformed);
  return g_test_run ();
}
