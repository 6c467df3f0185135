/* test-recognize.c: what pasted or typed text is recognized as.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/network.h"
#include "networks/recognize.h"

static const char *const kinds[] = {
  "nothing", "invalid", "password", "name", "e-mail", "profile", "network", "server", "page",
};

/* "profile ada@a.example: mastodon ada@a.example ada@a.example https://a.example", with "-" for
   what is missing. */
static char *
describe (const char *text)
{
  g_autoptr(CloutTypedAccount) typed = clout_networks_recognize (text);
  GString *line = g_string_new (kinds[typed->kind]);

  if (typed->text != NULL)
    g_string_append_printf (line, " %s", typed->text);
  for (guint i = 0; i < typed->guesses->len; i++)
    {
      const CloutTypedGuess *guess = g_ptr_array_index (typed->guesses, i);

      g_string_append_printf (line, "%s %s %s %s", i == 0 ? ":" : ",", guess->network,
                              guess->name != NULL ? guess->name : "-",
                              guess->handle != NULL ? guess->handle : "-");
      if (guess->server != NULL)
        g_string_append_printf (line, " %s", guess->server);
    }
  return g_string_free (line, FALSE);
}

typedef struct
{
  const char *typed;
  const char *wanted;
} Case;

static void
check (const Case *cases,
       gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *seen = describe (cases[i].typed);

      if (g_strcmp0 (seen, cases[i].wanted) != 0)
        g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (seen, ==, cases[i].wanted);
    }
}

#define ANN "profile ann@a.example: mastodon ann@a.example ann@a.example https://a.example, " \
  "misskey ann@a.example ann@a.example https://a.example"
#define USER "profile ann@a.example: mastodon ann@a.example ann@a.example https://a.example"
#define KNOWN "profile ann@mastodon.social: mastodon ann@mastodon.social ann@mastodon.social " \
  "https://mastodon.social"
#define X "profile ann: x ann ann"

static void
test_federated (void)
{
  const Case cases[] = {
    { "@ann@a.example", ANN },
    { "ann@a.example", ANN },
    { "  ann@A.Example\n", ANN },
    { "＠ann＠a．example", ANN },
    { "＠ａｎｎ＠ａ。ｅｘａｍｐｌｅ", ANN },
    { "\u3000@ann@a.example\u200e", ANN },
    { "<@ann@a.example>", ANN },
    { "“@ann@a.example”", ANN },
    { "acct:ann@a.example", ANN },
    { "@ann@a.example/", ANN },
    { "https://a.example/@ann", ANN },
    { "HTTPS://A.EXAMPLE/@ann/", ANN },
    { "http://a.example/@ann?utm_source=x#top", ANN },
    { "a.example/@ann", ANN },
    { "https://a.example/%40ann", ANN },
    { "https://a.example/@ann/112233445566", ANN },
    { "https://a.example/users/ann", USER },
    { "https://a.example/users/ann/statuses/1", USER },
    { "a.example/web/@ann", USER },
    { "https://b.example/@ann@a.example", ANN },
    { "https://b.example/web/@ann@a.example/1", ANN },
    { "https://mastodon.social/@ann@a.example", ANN },
    { "@ann@mastodon.social", KNOWN },
    { "mastodon.social/@ann", KNOWN },
    { "https://www.mastodon.social/users/ann",
      "profile ann@www.mastodon.social: mastodon ann@www.mastodon.social ann@www.mastodon.social "
      "https://www.mastodon.social" },
    { "@ann@misskey.io", "profile ann@misskey.io: misskey ann@misskey.io ann@misskey.io "
      "https://misskey.io" },
    { "@ann@münchen.example", "profile ann@xn--mnchen-3ya.example: mastodon "
      "ann@xn--mnchen-3ya.example ann@xn--mnchen-3ya.example https://xn--mnchen-3ya.example, "
      "misskey ann@xn--mnchen-3ya.example ann@xn--mnchen-3ya.example "
      "https://xn--mnchen-3ya.example" },
    { "ann@localhost:3000", "profile ann@localhost:3000: mastodon ann@localhost:3000 "
      "ann@localhost:3000 http://localhost:3000, misskey ann@localhost:3000 ann@localhost:3000 "
      "http://localhost:3000" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_servers (void)
{
  const Case cases[] = {
    { "mastodon.social", "server mastodon.social: mastodon - - https://mastodon.social" },
    { "https://Mastodon.Social/", "server mastodon.social: mastodon - - https://mastodon.social" },
    { "mastodon.social/explore", "server mastodon.social: mastodon - - https://mastodon.social" },
    { "misskey.io", "server misskey.io: misskey - - https://misskey.io" },
    { "a.example", "server a.example: mastodon - - https://a.example, misskey - - "
      "https://a.example, blog a.example https://a.example/, bluesky a.example a.example" },
    { "https://a.example", "server a.example: mastodon - - https://a.example, misskey - - "
      "https://a.example, blog a.example https://a.example/" },
    { "http://127.0.0.1:4000", "server 127.0.0.1:4000: mastodon - - http://127.0.0.1:4000, "
      "misskey - - http://127.0.0.1:4000, blog 127.0.0.1:4000 http://127.0.0.1:4000/" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_bluesky (void)
{
  const Case cases[] = {
    { "ann.bsky.social", "profile ann.bsky.social: bluesky ann.bsky.social ann.bsky.social" },
    { "@Ann.bsky.social", "profile ann.bsky.social: bluesky ann.bsky.social ann.bsky.social" },
    { "ann@bsky.social", "profile ann.bsky.social: bluesky ann.bsky.social ann.bsky.social" },
    { "https://ann.bsky.social/",
      "profile ann.bsky.social: bluesky ann.bsky.social ann.bsky.social" },
    { "@ann.example", "profile ann.example: bluesky ann.example ann.example" },
    { "bsky.app/profile/ann.example", "profile ann.example: bluesky ann.example ann.example" },
    { "https://bsky.app/profile/ann.example/post/3k",
      "profile ann.example: bluesky ann.example ann.example" },
    { "https://bsky.app/profile/did:plc:abc",
      "profile did:plc:abc: bluesky did:plc:abc did:plc:abc" },
    { "did:plc:abc", "profile did:plc:abc: bluesky did:plc:abc did:plc:abc" },
    { "@did:plc:abc", "profile did:plc:abc: bluesky did:plc:abc did:plc:abc" },
    { "at://did:plc:abc/app.bsky.feed.post/3k",
      "profile did:plc:abc: bluesky did:plc:abc did:plc:abc" },
    { "bsky.social", "network Bluesky: bluesky - -" },
    { "https://bsky.app/", "network Bluesky: bluesky - -" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_sites (void)
{
  const Case cases[] = {
    { "https://x.com/ann", X },
    { "https://x.com/ann?s=20", X },
    { "x.com/ann/", X },
    { "x.com/@ann", X },
    { "https://www.x.com/ann/status/123?t=a&s=19", X },
    { "https://mobile.twitter.com/ann", X },
    { "twitter.com/ann#m", X },
    { "X.COM./ann", X },
    { "https://x.com:443/ann", X },
    { "ann@x.com", X },
    { "https://x.com/i/lists/1", "network X: x - -" },
    { "x.com/search?q=ann", "network X: x - -" },
    { "x.com", "network X: x - -" },
    { "X", "network X: x - -" },
    { "youtube.com/@ann", "profile ann: youtube ann @ann" },
    { "https://m.youtube.com/@ann/videos?si=abc", "profile ann: youtube ann @ann" },
    { "https://www.youtube.com/channel/UCabc", "profile UCabc: youtube UCabc "
      "https://www.youtube.com/channel/UCabc" },
    { "youtube.com/channel", "network YouTube: youtube - -" },
    { "youtube.com/@channel", "profile channel: youtube channel @channel" },
    { "https://youtu.be/dQw4", "network YouTube: youtube - -" },
    { "github.com/ann", "profile ann: github ann ann" },
    { "https://github.com/ann/engine/issues/1", "profile ann: github ann ann" },
    { "https://github.com/orgs/ann/people", "profile ann: github ann ann" },
    { "https://github.com/settings/profile", "network GitHub: github - -" },
    { "https://github.com/-ann", "network GitHub: github - -" },
    { "https://www.threads.net/@ann?xmt=1", "profile ann: threads ann ann" },
    { "threads.com/@ann", "profile ann: threads ann ann" },
    { "@ann@threads.net", "profile ann: threads ann ann" },
    { "https://www.reddit.com/user/ann/", "profile ann: reddit ann ann" },
    { "old.reddit.com/u/ann", "profile ann: reddit ann ann" },
    { "https://www.reddit.com/r/gardening", "network Reddit: reddit - -" },
    { "https://instagram.com/ann/?igsh=abc", "profile ann: instagram ann ann" },
    { "https://www.instagram.com/p/abc/", "network Instagram: instagram - -" },
    { "instagram", "network Instagram: instagram - -" },
    { "https://m.facebook.com/ann", "profile ann: facebook ann ann" },
    { "https://de-de.facebook.com/people/Ann-Lee/1000", "profile Ann-Lee: facebook Ann-Lee "
      "Ann-Lee" },
    { "https://www.facebook.com/profile.php?id=1", "network Facebook: facebook - -" },
    { "https://www.linkedin.com/in/ann-lee-1/", "profile ann-lee-1: linkedin ann-lee-1 ann-lee-1" },
    { "de.linkedin.com/in/j%C3%BCrgen", "profile jürgen: linkedin jürgen jürgen" },
    { "https://plus.google.com/+Ann", "profile +Ann: googleplus +Ann +Ann" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_pages (void)
{
  const Case cases[] = {
    { "https://a.example/feed.xml", "page a.example/feed.xml: blog a.example/feed.xml "
      "https://a.example/feed.xml" },
    { "a.example/blog/feed/", "page a.example/blog/feed/: blog a.example/blog/feed/ "
      "https://a.example/blog/feed/" },
    { "feed:https://a.example/atom", "page https://a.example/atom: blog https://a.example/atom "
      "https://a.example/atom" },
    { "feed://a.example/rss", "page https://a.example/rss: blog https://a.example/rss "
      "https://a.example/rss" },
    { "https://ann.wordpress.com/?utm_source=x", "page ann.wordpress.com: blog "
      "ann.wordpress.com https://ann.wordpress.com/" },
    { "https://medium.com/@ann", "page medium.com/@ann: blog medium.com/@ann "
      "https://medium.com/@ann" },
    { "https://a.example/about?x=1", "page a.example/about?x=1: blog a.example/about?x=1 "
      "https://a.example/about?x=1" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_unclear (void)
{
  const Case cases[] = {
    { "", "nothing" },
    { " \t\u200b", "nothing" },
    { "ann", "name ann" },
    { "@ann", "name ann" },
    { "＠ａｎｎ", "name ann" },
    { "ann@gmail.com", "e-mail ann@gmail.com" },
    { "Ann.Lee@GMX.de", "e-mail Ann.Lee@GMX.de" },
    { "mailto:ann@a.example", "e-mail ann@a.example" },
    { "ann+news@a.example", "e-mail ann+news@a.example" },
    { "ann lee", "invalid" },
    { "@", "nothing" },
    { "@@ann@a.example", "invalid @ann@a.example" },
    { "ann@", "invalid ann@" },
    { "ann@nowhere", "invalid ann@nowhere" },
    { "https://", "invalid https://" },
    { "javascript:alert(1)", "invalid javascript:alert(1)" },
    { "ftp://a.example/", "invalid ftp://a.example/" },
    { "file:///etc/passwd", "invalid file:///etc/passwd" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* None of these may be taken for the site that it looks like. */
static void
test_hostile (void)
{
  const Case cases[] = {
    { "https://user:secret@x.com/ann", "password" },
    { "user:secret@mastodon.social", "password" },
    { "https://x.com@evil.example/ann", "password" },
    { "https://x.com:80@evil.example", "password" },
    { "x.com/\nann", "invalid" },
    { "ann@a.example\x07.b", "invalid" },
    { "ann\u202e@a.example", "invalid" },
    { "https://x.com\\@evil.example", "invalid" },
    { "https://x.com:99999/ann", "invalid https://x.com:99999/ann" },
    { "\xff\xfe", "invalid" },
    { "https://x.com.;evil.example/@ann", "invalid https://x.com.;evil.example/@ann" },
    { "https://..wordpress.com/", "invalid https://..wordpress.com/" },
    { "https://x.com.evil.example/feed.xml", "page x.com.evil.example/feed.xml: blog "
      "x.com.evil.example/feed.xml https://x.com.evil.example/feed.xml" },
    { "https://evilx.com/rss", "page evilx.com/rss: blog evilx.com/rss https://evilx.com/rss" },
    { "https://х.com/rss", "page xn--u1a.com/rss: blog xn--u1a.com/rss https://xn--u1a.com/rss" },
    { "https://x.com:8080/rss", "page x.com:8080/rss: blog x.com:8080/rss "
      "https://x.com:8080/rss" },
    { "https://x.com/%0aann", "network X: x - -" },
    { "https://x.com/..%2fann", "network X: x - -" },
    { "https://github.com.evil.example/@ann", "profile ann@github.com.evil.example: mastodon "
      "ann@github.com.evil.example ann@github.com.evil.example https://github.com.evil.example, "
      "misskey ann@github.com.evil.example ann@github.com.evil.example "
      "https://github.com.evil.example" },
    { "https://evil.example/?https://x.com/ann", "server evil.example: mastodon - - "
      "https://evil.example, misskey - - https://evil.example, blog "
      "evil.example/?https://x.com/ann https://evil.example/?https://x.com/ann" },
  };
  g_autofree char *long_name = g_strnfill (10 * 1024, 'a');
  g_autofree char *long_link = g_strconcat ("https://x.com/", long_name, NULL);
  g_autofree char *wide = g_strnfill (300, 'a');
  g_autofree char *wide_link = g_strconcat ("https://x.com/", wide, NULL);

  check (cases, G_N_ELEMENTS (cases));
  check (&(Case) { long_name, "invalid" }, 1);
  check (&(Case) { long_link, "invalid" }, 1);
  check (&(Case) { wide_link, "network X: x - -" }, 1);
}

/* Each network can be recognized, and no host is in two tables. */
static void
test_tables (void)
{
  g_autoptr(GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      const CloutNetwork *network = clout_networks_all[i];

      g_assert_nonnull (network->hosts);
      g_assert_nonnull (network->links);
      for (gsize j = 0; network->hosts[j] != NULL; j++)
        g_assert_true (g_hash_table_add (hosts, (gpointer) network->hosts[j]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recognize/federated", test_federated);
  g_test_add_func ("/recognize/servers", test_servers);
  g_test_add_func ("/recognize/bluesky", test_bluesky);
  g_test_add_func ("/recognize/sites", test_sites);
  g_test_add_func ("/recognize/pages", test_pages);
  g_test_add_func ("/recognize/unclear", test_unclear);
  g_test_add_func ("/recognize/hostile", test_hostile);
  g_test_add_func ("/recognize/tables", test_tables);
  return g_test_run ();
}
