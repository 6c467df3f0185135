/* test-link-header.c: the Link header, as servers and attackers write it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "web/link-header.h"

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
  const struct { const char *header, *next; } next_rows[] = {
    { "<https://a.example/p?max_id=7>; rel=next", "https://a.example/p?max_id=7" },
    { "</q?x=1>; rel=next", "https://a.example/q?x=1" },
    { "<?x=1>; rel=next", "https://a.example/p?x=1" },
    { "<//b.example/q>; rel=next", NULL },
    { "<https://b.example/q>; rel=next", NULL },
    { "<http://a.example/q>; rel=next", NULL },
    { "<https://a.example:8443/q>; rel=next", NULL },
    { "<https://u:p@a.example/q>; rel=next", NULL },
    { "<javascript:alert(1)>; rel=next", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (next_rows); i++)
    {
      g_autofree char *next = clout_link_header_next (next_rows[i].header,
                                                      "https://a.example/p?y=2");

      g_test_message ("%s", next_rows[i].header);
      g_assert_cmpstr (next, ==, next_rows[i].next);
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
