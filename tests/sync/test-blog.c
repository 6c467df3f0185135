/* test-blog.c: a blog added by its URL, from its home page to the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "later.h"
#include "support/blog-server.h"
#include "sync/fetch/validator.h"
#include "sync/sync-error.h"
#include "web/http/request.h"

static const char *const answers[] = { "comments", NULL };

static void
set_up (Fixture    *self,
        BlogServer *blog)
{
  fixture_set_up (self);
  blog_server_post (blog, "two", self->now - 5 * CLOUT_DAY);
  blog_server_post (blog, "one", self->now - 9 * CLOUT_DAY);
}

static CloutAccount *
add (Fixture    *self,
     BlogServer *blog,
     const char *path)
{
  g_autofree char *typed = g_strconcat (blog_server_get_origin (blog), path, NULL);
  g_autoptr(GError) error = NULL;
  CloutAccount *account = later_add (self, typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_network (account), ==, "blog");
  return account;
}

/* The feed's name for a post. */
static char *
dup_name (BlogServerKind  kind,
          const char     *site,
          const char     *slug)
{
  return kind & BLOG_SERVER_ATOM
    ? g_strconcat ("tag:blogger.com,1999:blog-1.post-", slug, NULL)
    : g_strconcat (site, "/?p=", slug, NULL);
}

static void
test_whole (gconstpointer data)
{
  BlogServerKind kind = GPOINTER_TO_UINT (data);
  g_autoptr(BlogServer) blog = blog_server_new (kind);
  const char *site = blog_server_get_origin (blog);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize n;

  set_up (&f, blog);
  blog_server_comment (blog, "one", "Bob", f.now - 2 * CLOUT_DAY);
  blog_server_comment (blog, "one", "Ada Lovelace", f.now - 2 * CLOUT_DAY);
  blog_server_comment (blog, "two", "Eve", f.now - CLOUT_DAY);
  blog_server_mention (blog, "two", "like-of", "Mia", f.now - CLOUT_DAY);
  blog_server_mention (blog, "two", "in-reply-to", "Noa", f.now - CLOUT_DAY);
  account = add (&f, blog, "");
  g_assert_cmpstr (clout_account_get_name (account), ==, "Notes & Sketches");
  g_assert_cmpint (clout_account_get_followers (account), ==, -1);
  dump = later_sync (&f, account, answers);
  one = dup_name (kind, site, "one");
  two = dup_name (kind, site, "two");
  later_assert_has (dump, TRUE, "post %s %d 0", one, (int) f.now - 9 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "post %s %d 0", two, (int) f.now - 5 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 1 bob %s %s/#comment-1 %d", one, site,
                    (int) f.now - 2 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 1 eve %s %s/#comment-3 %d", two, site,
                    (int) f.now - CLOUT_DAY);
  later_assert_has (dump, (kind & BLOG_SERVER_MENTIONS) != 0,
                    "reaction 4 https://Mia.example/ %s - %d", two, (int) f.now - CLOUT_DAY);
  later_assert_has (dump, (kind & BLOG_SERVER_MENTIONS) != 0,
                    "reaction 1 https://Noa.example/ %s webmention:https://brid.gy/Noa/5 %d", two,
                    (int) f.now - CLOUT_DAY);
  g_assert_cmpfloat (fixture_score (&f, &n), >, 0);
  g_assert_cmpuint (n, ==, kind & BLOG_SERVER_MENTIONS ? 4 : 2);
  again = later_sync (&f, account, answers);
  g_assert_cmpstr (again, ==, dump);
  fixture_tear_down (&f);
}

/* A list of all comments saves a request per post. */
static void
test_list (void)
{
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_WORDPRESS);
  Faults *faults = blog_server_get_faults (blog);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, blog);
  for (guint i = 0; i < 230; i++)
    {
      g_autofree char *name = g_strdup_printf ("fan%u", i);

      blog_server_comment (blog, "one", name, f.now - CLOUT_DAY);
    }
  account = add (&f, blog, "/feed/");
  dump = later_sync (&f, account, answers);
  for (guint i = 0; i < 230; i++)
    later_assert_has (dump, TRUE, "person fan%u -1 0", i);
  g_assert_cmpuint (faults_count_asked (faults, "/wp-json/"), ==, 3);
  g_assert_cmpuint (faults_count_asked (faults, "/one/feed/"), ==, 0);
  fixture_tear_down (&f);
}

/* If the list isn't public, each post's comments are fetched. */
static void
test_closed_list (void)
{
  const guint statuses[] = { 401, 403, 404 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_WORDPRESS);
      Fixture f;
      g_autoptr(CloutAccount) account = NULL;
      g_autofree char *dump = NULL;

      set_up (&f, blog);
      blog_server_comment (blog, "one", "Bob", f.now - CLOUT_DAY);
      faults_add (blog_server_get_faults (blog), "/wp-json/", 9, statuses[i], NULL, NULL);
      account = add (&f, blog, "/");
      dump = later_sync (&f, account, answers);
      later_assert_has (dump, TRUE, "person bob -1 0");
      fixture_tear_down (&f);
    }
}

/* A deleted post takes its comment feed with it, and nothing else. */
static void
test_gone (void)
{
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_PLAIN);
  Faults *faults = blog_server_get_faults (blog);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *after = NULL;

  set_up (&f, blog);
  blog_server_comment (blog, "one", "Bob", f.now - CLOUT_DAY);
  blog_server_comment (blog, "two", "Eve", f.now - CLOUT_DAY);
  account = add (&f, blog, "/");
  faults_add (faults, "/two/feed/", 9, 410, NULL, NULL);
  faults_add (faults, "/", 0, 404, NULL, NULL);
  dump = later_sync (&f, account, answers);
  later_assert_has (dump, TRUE, "person bob -1 0");
  later_assert_has (dump, FALSE, "person eve -1 0");
  faults_clear (faults);
  blog_server_remove (blog, "one");
  after = later_sync (&f, account, answers);
  later_assert_has (after, TRUE, "person bob -1 0");
  later_assert_has (after, TRUE, "person eve -1 0");
  fixture_tear_down (&f);
}

static void
test_pages (void)
{
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_PAGED | BLOG_SERVER_ATOM);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, blog);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *slug = g_strdup_printf ("old%u", i);

      blog_server_post (blog, slug, f.now - (10 + 5 * (gint64) i) * CLOUT_DAY);
    }
  account = add (&f, blog, "/old-feed");
  dump = later_sync (&f, account, answers);
  later_assert_has (dump, TRUE, "post tag:blogger.com,1999:blog-1.post-old30 %d 0",
                    (int) f.now - (10 + 5 * 30) * CLOUT_DAY);
  later_assert_has (dump, FALSE, "post tag:blogger.com,1999:blog-1.post-old59 %d 0",
                    (int) f.now - (10 + 5 * 59) * CLOUT_DAY);
  fixture_tear_down (&f);
}

static void
test_empty (void)
{
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_SILENT);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up (&f);
  account = add (&f, blog, "/");
  dump = later_sync (&f, account, answers);
  g_assert_cmpstr (dump, ==, "");
  fixture_tear_down (&f);
}

static const struct
{
  const char *name;
  const char *path;
  guint status;   /* 0: cut halfway */
  const char *header, *value;
  int code;       /* -1: the sync continues without it */
  const char *incomplete;
} faults[] = {
  { "feed-5xx", "/feed/", 503, NULL, NULL, CLOUT_SYNC_ERROR_SERVER },
  { "feed-cut", "/feed/", 0, NULL, NULL, CLOUT_SYNC_ERROR_BAD_RESPONSE },
  { "feed-limited", "/feed/", 429, "Retry-After", "3600", CLOUT_SYNC_ERROR_RATE_LIMITED },
  { "feed-gone", "/feed/", 404, NULL, NULL, CLOUT_SYNC_ERROR_NOT_FOUND },
  { "comments-5xx", "/one/feed/", 500, NULL, NULL, -1, "comments" },
  { "comments-cut", "/one/feed/", 0, NULL, NULL, -1, "comments" },
  { "comments-limited", "/one/feed/", 429, "Retry-After", "3600", CLOUT_SYNC_ERROR_RATE_LIMITED },
  { "mentions-5xx", "/api/", 502, NULL, NULL, -1, "comments" },
  { "mentions-cut", "/api/", 0, NULL, NULL, -1, "comments" },
};

/* Every failure is reported, and the next sync continues without losing or doubling anything. */
static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_MENTIONS);
  Faults *server = blog_server_get_faults (blog);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  gsize n;

  set_up (&f, blog);
  clout_engine_set_patience (f.engine, 1);
  blog_server_comment (blog, "one", "Bob", f.now - CLOUT_DAY);
  blog_server_comment (blog, "two", "Eve", f.now - CLOUT_DAY);
  blog_server_mention (blog, "one", "repost-of", "Mia", f.now - CLOUT_DAY);
  account = add (&f, blog, "/");
  if (faults[i].status == 0)
    faults_cut (server, faults[i].path);
  else
    faults_add (server, faults[i].path, 2, faults[i].status, faults[i].header, faults[i].value);
  fixture_sync (&f, account, &error);
  if (faults[i].code >= 0)
    g_assert_error (error, CLOUT_SYNC_ERROR, faults[i].code);
  else
    g_assert_no_error (error);
  g_clear_error (&error);
  if (faults[i].code < 0)
    fixture_assert_incomplete (account, faults[i].incomplete);
  faults_clear (server);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  fixture_assert_incomplete (account, "");
  dump = fixture_dump (&f);
  later_assert_has (dump, TRUE, "person bob -1 0");
  later_assert_has (dump, TRUE, "person eve -1 0");
  fixture_score (&f, &n);
  g_assert_cmpuint (n, ==, 3);
  fixture_tear_down (&f);
}

/* An unchanged feed costs one request and isn't parsed; a changed one is. */
static void
test_unchanged (void)
{
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_VERSIONS);
  Faults *server = blog_server_get_faults (blog);
  const char *site = blog_server_get_origin (blog);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  guint n;

  set_up (&f, blog);
  account = add (&f, blog, "/");
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  first = fixture_dump (&f);
  n = faults_count_asked (server, "/");
  g_assert_cmpuint (blog_server_get_n_unchanged (blog), ==, 0);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  second = fixture_dump (&f);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpuint (blog_server_get_n_unchanged (blog), ==, 1);
  g_assert_cmpuint (faults_count_asked (server, "/"), ==, n + 1);
  blog_server_post (blog, "three", f.now - CLOUT_DAY);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  third = fixture_dump (&f);
  later_assert_has (third, TRUE, "post %s/?p=three %d 0", site, (int) f.now - CLOUT_DAY);
  g_assert_cmpuint (blog_server_get_n_unchanged (blog), ==, 1);
  fixture_tear_down (&f);
}

/* A server's caching is trusted for hours; setting the clock back ends that. */
static void
test_trusted (void)
{
  const struct { gint64 now; const char *tag; const char *modified; } cases[] = {
    { 1000, "\"a\"", "yesterday" }, { 1099, "\"a\"", "yesterday" }, { 1100, NULL, NULL },
    { 999, NULL, NULL },
  };
  g_autoptr(CloutCursor) last = clout_cursor_new ("posts", NULL, NULL, 1000);

  last->validator = g_strdup ("\"a\"\nyesterday");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SoupMessage) message = clout_request_new_url ("GET", "https://a.example/feed");
      SoupMessageHeaders *headers = soup_message_get_request_headers (message);

      clout_validator_add_headers (message, last, 100, cases[i].now);
      g_assert_cmpstr (soup_message_headers_get_one (headers, "If-None-Match"), ==, cases[i].tag);
      g_assert_cmpstr (soup_message_headers_get_one (headers, "If-Modified-Since"), ==,
                       cases[i].modified);
    }
}

static void
test_nothing_there (void)
{
  const struct { const char *path; CloutSyncError code; } cases[] = {
    { "/style", CLOUT_SYNC_ERROR_NOT_FOUND },
    { "/api/mentions.jf2?per-page=1&page=0", CLOUT_SYNC_ERROR_NO_FEED },
  };
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_MENTIONS);
  Fixture f;

  set_up (&f, blog);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *typed = g_strconcat (blog_server_get_origin (blog), cases[i].path, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (later_add (&f, typed, &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, (int) cases[i].code);
    }
  fixture_tear_down (&f);
}

/* A server that sends 304 to clients without a cached copy. */
static void
test_unchanged_unasked (void)
{
  g_autoptr(BlogServer) blog = blog_server_new (BLOG_SERVER_VERSIONS);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&f, blog);
  account = add (&f, blog, "/");
  faults_add (blog_server_get_faults (blog), "/feed/", 1, 304, NULL, NULL);
  fixture_sync (&f, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_RESPONSE);
  g_clear_error (&error);
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  fixture_tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sync/blog/rss", GUINT_TO_POINTER (BLOG_SERVER_PLAIN), test_whole);
  g_test_add_data_func ("/sync/blog/atom", GUINT_TO_POINTER (BLOG_SERVER_ATOM), test_whole);
  g_test_add_data_func ("/sync/blog/wordpress", GUINT_TO_POINTER (BLOG_SERVER_WORDPRESS),
                        test_whole);
  g_test_add_data_func ("/sync/blog/mentions",
                        GUINT_TO_POINTER (BLOG_SERVER_WORDPRESS | BLOG_SERVER_MENTIONS),
                        test_whole);
  g_test_add_func ("/sync/blog/list", test_list);
  g_test_add_func ("/sync/blog/closed-list", test_closed_list);
  g_test_add_func ("/sync/blog/gone", test_gone);
  g_test_add_func ("/sync/blog/pages", test_pages);
  g_test_add_func ("/sync/blog/empty", test_empty);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/blog/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/sync/blog/unchanged", test_unchanged);
  g_test_add_func ("/sync/blog/unchanged-unasked", test_unchanged_unasked);
  g_test_add_func ("/sync/blog/trusted", test_trusted);
  g_test_add_func ("/sync/blog/nothing-there", test_nothing_there);
  return g_test_run ();
}
