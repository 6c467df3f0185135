/* test-url.c: which URLs are valid, and how they may be typed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/error.h"
#include "web/url.h"

static const struct
{
  const char *typed;
  const char *origin;
} typed_rows[] = {
  { "mastodon.social", "https://mastodon.social" },
  { "  Mastodon.Social \n", "https://mastodon.social" },
  { "https://mastodon.social/", "https://mastodon.social" },
  { "https://mastodon.social/@me/123?x=1#y", "https://mastodon.social" },
  { "mastodon.social/@me", "https://mastodon.social" },
  { "@me@mastodon.social", "https://mastodon.social" },
  { "me@mastodon.social", "https://mastodon.social" },
  { "https://example.org:8443/x", "https://example.org:8443" },
  { "https://example.org:443", "https://example.org" },
  { "localhost:3000", "http://localhost:3000" },
  { "127.0.0.1:3000", "http://127.0.0.1:3000" },
  { "http://127.0.0.1:3000/", "http://127.0.0.1:3000" },
  { "http://[::1]:3000", "http://[::1]:3000" },
  { "me@localhost:3000", "http://localhost:3000" },
  { "bücher.example", "https://xn--bcher-kva.example" },
  { "http://mastodon.social", NULL },
  { "https://me:pw@mastodon.social", NULL },
  { "https://good.example@evil.example", NULL },
  { "ftp://mastodon.social", NULL },
  { "file:///etc/passwd", NULL },
  { "javascript:alert(1)", NULL },
  { "http://localhost.evil.example", NULL },
  { "http://127.0.0.1.evil.example", NULL },
  { "mastodon", NULL },
  { "not a server", NULL },
  { "a..b", NULL },
  { ".example", NULL },
  { "", NULL },
  { "@", NULL },
  { "https://", NULL },
  { "x.example\r\nHost: evil.example", NULL },
};

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *origin = clout_url_origin_from_typed (typed_rows[i].typed, &error);

      if (g_test_verbose ())
        g_test_message ("%s", typed_rows[i].typed);
      g_assert_cmpstr (origin, ==, typed_rows[i].origin);
      g_assert_true ((origin == NULL) == (error != NULL));
    }
}

static const struct
{
  const char *url;
  int code;  /* -1: valid */
} url_rows[] = {
  { "https://a.example/x?y=z", -1 },
  { "http://127.0.0.1:99/x", -1 },
  { "http://127.8.9.1/", -1 },
  { "http://localhost/", -1 },
  { "http://LOCALHOST/", -1 },
  { "http://[::1]:8/", -1 },
  { "http://a.example/", CLOUT_WEB_ERROR_INSECURE },
  { "http://10.0.0.1/", CLOUT_WEB_ERROR_INSECURE },
  { "http://0.0.0.0/", CLOUT_WEB_ERROR_INSECURE },
  { "http://[::ffff:10.0.0.1]/", CLOUT_WEB_ERROR_INSECURE },
  { "http://2130706433/", CLOUT_WEB_ERROR_INSECURE },
  { "ftp://a.example/", CLOUT_WEB_ERROR_INSECURE },
  { "https://u@a.example/", CLOUT_WEB_ERROR_BAD_ADDRESS },
  { "https://u:p@a.example/", CLOUT_WEB_ERROR_BAD_ADDRESS },
  { "https:///x", CLOUT_WEB_ERROR_BAD_ADDRESS },
  { "/x", CLOUT_WEB_ERROR_BAD_ADDRESS },
  { "https://a.example\\@b.example/", CLOUT_WEB_ERROR_BAD_ADDRESS },
  { "https://a.example/ x", CLOUT_WEB_ERROR_BAD_ADDRESS },
  { "", CLOUT_WEB_ERROR_BAD_ADDRESS },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (url_rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GUri) uri = clout_url_parse (url_rows[i].url, &error);

      g_test_message ("%s", url_rows[i].url);
      if (url_rows[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLOUT_WEB_ERROR, url_rows[i].code);
    }
}

static void
test_too_long (void)
{
  g_autofree char *filling = g_strnfill (5000, 'a');
  g_autofree char *url = g_strconcat ("https://a.example/", filling, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (clout_url_parse (url, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS);
}

static void
test_same_origin (void)
{
  const struct { const char *a, *b; gboolean same; } rows[] = {
    { "https://a.example/x", "https://A.example:443/y", TRUE },
    { "https://a.example", "https://b.example", FALSE },
    { "https://a.example", "https://a.example:444", FALSE },
    { "http://localhost:1", "https://localhost:1", FALSE },
    { "https://a.example", "https://a.example.evil.example", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GUri) a = clout_url_parse (rows[i].a, NULL);
      g_autoptr(GUri) b = clout_url_parse (rows[i].b, NULL);

      g_assert_cmpint (clout_url_same_origin (a, b), ==, rows[i].same);
    }
}

static void
test_private (void)
{
  const struct { const char *url; gboolean is_private; } rows[] = {
    { "https://a.example/", FALSE },
    { "https://8.8.8.8/", FALSE },
    { "https://[2606:4700::1]/", FALSE },
    { "https://localhost.example/", FALSE },
    { "https://xn--bcher-kva.xn--p1ai/", FALSE },
    { "http://localhost/", TRUE },
    { "http://127.0.0.1:99/", TRUE },
    { "https://127.1/", TRUE },
    { "https://2130706433/", TRUE },
    { "https://0x7f.0x1/", TRUE },
    { "https://10.0.0.1/", TRUE },
    { "https://172.31.0.9/", TRUE },
    { "https://192.168.1.1./", TRUE },
    { "https://169.254.169.254/latest/", TRUE },
    { "https://100.64.0.1/", TRUE },
    { "https://0.0.0.0/", TRUE },
    { "https://224.0.0.1/", TRUE },
    { "https://255.255.255.255/", TRUE },
    { "https://[::1]/", TRUE },
    { "https://[fe80::1]/", TRUE },
    { "https://[fd00::1]/", TRUE },
    { "https://[::ffff:10.0.0.1]/", TRUE },
    { "https://[64:ff9b::a00:1]/", TRUE },
    { "https://[2002:a00:1::]/", TRUE },
    { "https://router/", TRUE },
    { "https://router.LAN/", TRUE },
    { "https://printer.local./", TRUE },
    { "https://db.internal/", TRUE },
    { "https://wiki.corp/", TRUE },
    { "https://nas.home/", TRUE },
    { "https://wiki.intranet/", TRUE },
    { "https://wiki.private/", TRUE },
    { "https://corp.example/", FALSE },
    { "https://198.18.0.1/", TRUE },
    { "https://198.20.0.1/", FALSE },
    { "https://192.0.0.8/", TRUE },
    { "https://[2001::a00:1]/", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GUri) uri = g_uri_parse (rows[i].url, G_URI_FLAGS_ENCODED, NULL);
      g_autoptr(GUri) far = g_uri_parse ("https://far.example/", G_URI_FLAGS_ENCODED, NULL);

      g_test_message ("%s", rows[i].url);
      g_assert_cmpint (clout_url_is_private (uri), ==, rows[i].is_private);
      g_assert_cmpint (clout_url_may_lead (far, uri), ==, !rows[i].is_private);
      g_assert_true (clout_url_may_lead (uri, far));
      g_assert_true (clout_url_may_lead (uri, uri));
    }
}

static void
test_resolve (void)
{
  const struct { const char *written, *whole; } rows[] = {
    { "https://b.example/y", "https://b.example/y" },
    { "//b.example/y", "https://b.example/y" },
    { "/y?z", "https://a.example/y?z" },
    { "y", "https://a.example/x/y" },
    { "?z", "https://a.example/x/?z" },
    { "", "https://a.example/x/" },
    { "//;", NULL }, { "//b;[a", NULL }, { "//", NULL }, { "https:/.//", NULL },
    { "https:y", NULL }, { "mailto:x", NULL }, { "javascript:alert(1)", NULL }, { "https:", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *whole = clout_url_resolve ("https://a.example/x/", rows[i].written);

      g_test_message ("%s", rows[i].written);
      g_assert_cmpstr (whole, ==, rows[i].whole);
    }
}

static void
test_path (void)
{
  g_autofree char *path = clout_url_build_path ("/api/v1/accounts", "2026/a:b?c d", "statuses",
                                                NULL);

  g_assert_cmpstr (path, ==, "/api/v1/accounts/2026%2Fa%3Ab%3Fc%20d/statuses");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/url/what-a-person-types", test_typed);
  g_test_add_func ("/web/url/only-https-or-this-machine", test_parse);
  g_test_add_func ("/web/url/too-long-is-refused", test_too_long);
  g_test_add_func ("/web/url/resolve", test_resolve);
  g_test_add_func ("/web/url/private", test_private);
  g_test_add_func ("/web/url/same-origin", test_same_origin);
  g_test_add_func ("/web/url/path-escapes-ids", test_path);
  return g_test_run ();
}
