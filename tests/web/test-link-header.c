/* test-link-header.c: the Link header, as written by servers and attackers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "web/http/link-header.h"

static const struct
{
  const char *header;
  const char *next;
} rows[] = {
  { "<https://a.example/p?max_id=7>; rel=\"next\"", "https://a.example/p?max_id=7" },
  { "<https://a.example/p?max_id=7>; rel=\"next\", <https://a.example/p?min_id=9>; rel=\"prev\"",
    "https://a.example/p?max_id=7" },
  { "<https://a.example/p?min_id=9>; rel=\"prev\",<https://a.example/p?max_id=7>;rel=next",
    "https://a.example/p?max_id=7" },
  { "<https://a.example/p>; title=\"a, b; rel=next\"; rel=\"prev\"", NULL },
  { "<https://a.example/p>; title=\"q\\\"uote\"; rel=\"start next\"", "https://a.example/p" },
  { "<https://a.example/p>; REL=Next", "https://a.example/p" },
  { "<https://a.example/p>; rel=prev; rel=next", NULL },
  { "< https://a.example/p,x>; rel=next", " https://a.example/p,x" },
  { "", NULL },
  { ",,,", NULL },
  { "<", NULL },
  { "<>", NULL },
  { "<x>; rel", NULL },
  { "<x>; rel=", NULL },
  { "<x>; rel=\"next", "x" },
  { "<x>; rel=\"\\", NULL },
  { "https://a.example/p; rel=next", NULL },
  { "<x>; rel=previous, <y>; rel=nextish", NULL },
  { ";;;;<x>;;;rel=next", NULL },
};

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *next = clout_link_header_find (rows[i].header, "next");

      g_test_message ("%s", rows[i].header);
      g_assert_cmpstr (next, ==, rows[i].next);
    }
  g_assert_null (clout_link_header_find (NULL, "next"));
}

static void
test_origin (void)
{
  const struct { const char *header, *next, *base; gboolean refused; } next_rows[] = {
    { "<https://a.example/p?max_id=7>; rel=next", "https://a.example/p?max_id=7" },
    { "</q?x=1>; rel=next", "https://a.example/q?x=1" },
    { "<?x=1>; rel=next", "https://a.example/p?x=1" },
    { "<https://a.example/q>; rel=prev" },
    { "<//b.example/q>; rel=next", .refused = TRUE },
    { "<https://b.example/q>; rel=next", .refused = TRUE },
    { "<https://a.example:8443/q>; rel=next", .refused = TRUE },
    { "<https://u:p@a.example/q>; rel=next", .refused = TRUE },
    { "<javascript:alert(1)>; rel=next", .refused = TRUE },

    /* Behind a TLS proxy, the server doesn't know that it is reached over https. */
    { "<http://a.example/q?max_id=a%2Fb>; rel=next", "https://a.example/q?max_id=a%2Fb" },
    { "<http://A.example:80/q>; rel=next", "https://A.example/q" },
    { "<http://a.example:443/q>; rel=next", "https://a.example/q" },
    { "<http://a.example:8443/q>; rel=next", "https://a.example:8443/q",
      "https://a.example:8443/p" },
    { "<http://a.example/q>; rel=next", NULL, "https://a.example:8443/p", TRUE },
    { "<http://a.example:8080/q>; rel=next", .refused = TRUE },
    { "<http://b.example/q>; rel=next", .refused = TRUE },
    { "<http://u:p@a.example/q>; rel=next", .refused = TRUE },
    { "<http://127.0.0.1/q>; rel=next", .refused = TRUE },
    { "<http://127.0.0.1:9/q>; rel=next", "http://127.0.0.1:9/q", "http://127.0.0.1:9/p" },
    { "<https://127.0.0.1:9/q>; rel=next", NULL, "http://127.0.0.1:9/p", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (next_rows); i++)
    {
      const char *base = next_rows[i].base;
      gboolean refused;
      g_autofree char *next =
        clout_link_header_next (next_rows[i].header, base != NULL ? base
                                                                  : "https://a.example/p?y=2",
                                &refused);

      g_test_message ("%s", next_rows[i].header);
      g_assert_cmpstr (next, ==, next_rows[i].next);
      g_assert_cmpint (refused, ==, next_rows[i].refused);
    }
}

static void
test_long (void)
{
  g_autofree char *blanks = g_strnfill (20000, ' ');
  g_autofree char *header = g_strconcat ("<x>;", blanks, "rel=next", NULL);

  g_assert_null (clout_link_header_find (header, "next"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/link-header/finds-the-first-next", test_find);
  g_test_add_func ("/web/link-header/stays-on-the-origin", test_origin);
  g_test_add_func ("/web/link-header/length-is-bounded", test_long);
  return g_test_run ();
}
