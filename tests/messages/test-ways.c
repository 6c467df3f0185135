/* test-ways.c: what the person is told about typed text, and what can be done with it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "messages/ways.h"

typedef struct
{
  const char *typed;
  const char *wanted;
} Case;

/* The description, then the ways with their network and what each would use. */
static char *
describe (const char *text)
{
  g_autoptr(CloutTypedAccount) typed = clout_ways_recognize (text);
  g_autoptr(GPtrArray) ways = clout_ways_list (typed);
  g_autofree char *recognized = clout_format_recognized (typed);
  GString *lines = g_string_new (recognized);

  for (guint i = 0; i < ways->len; i++)
    {
      const CloutWay *way = g_ptr_array_index (ways, i);
      g_autofree char *title = clout_format_way (way);

      g_string_append_printf (lines, "\n%s [%s %s]", title,
                              way->network != NULL ? way->network : "-",
                              way->typed != NULL ? way->typed : "-");
    }
  return g_string_free (lines, FALSE);
}

static void
test_ways (void)
{
  static const Case cases[] = {
    { "", "" },
    { "ann@gmail.com", "That looks like an e-mail address. Which network?" },
    { "ann", "That looks like a name. Which network?" },
    { "@ann@a.example", "ann@a.example on Mastodon or Misskey\n"
      "Sign In at a.example [- https://a.example]\n"
      "Add ann@a.example [- ann@a.example]" },
    { "mastodon.social", "Mastodon server mastodon.social\n"
      "Sign In at mastodon.social [mastodon https://mastodon.social]\nOpen Your Archive "
      "[mastodon -]" },
    { "a.example", "a.example can be a server, a blog or a handle.\n"
      "Sign In at a.example [- https://a.example]\nAdd a.example [blog https://a.example/]\n"
      "Sign In as a.example [bluesky a.example]\n"
      "Add a.example [bluesky a.example]" },
    { "https://a.example", "a.example can be a server or a blog.\n"
      "Sign In at a.example [- https://a.example]\nAdd a.example [blog https://a.example/]" },
    { "ann.bsky.social", "ann.bsky.social on Bluesky\n"
      "Sign In as ann.bsky.social [bluesky ann.bsky.social]\n"
      "Add ann.bsky.social [bluesky ann.bsky.social]\n"
      "Open Your Archive [bluesky -]" },
    { "x.com/ann?s=20", "ann on X\nOpen Your Archive [x -]\nUse Your Own API Key [x ann]" },
    { "youtube.com/@ann", "ann on YouTube\nOpen Your Archive [youtube -]\n"
      "Use Your Own API Key [youtube @ann]" },
    { "github.com/ann", "ann on GitHub\nAdd ann [github ann]\nUse Your Own API Key [github ann]" },
    { "instagram.com/ann", "ann on Instagram\nOpen Your Archive [instagram -]" },
    { "bsky.app", "Bluesky\nSign In [bluesky -]\nAdd Without Signing In [bluesky -]\n"
      "Open Your Archive [bluesky -]" },
    { "a.example/feed.xml", "That looks like a blog or its feed.\n"
      "Add a.example/feed.xml [blog https://a.example/feed.xml]" },
    { "https://a:b@x.com", "This link contains a user name or password. Remove that part first." },
    { "what is this", "That isn’t a server or handle. Try something like ada@example.social." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *seen = describe (cases[i].typed);

      g_assert_cmpstr (seen, ==, cases[i].wanted);
    }
}

/* A person who knows nothing of a network learns what each way takes. */
static void
test_details (void)
{
  g_autoptr(CloutTypedAccount) typed = clout_ways_recognize ("x.com/ann");
  g_autoptr(GPtrArray) ways = clout_ways_list (typed);
  g_autofree char *archive = clout_format_way_details (clout_ways_find (ways, CLOUT_WAY_ARCHIVE));
  g_autofree char *keys = clout_format_way_details (clout_ways_find (ways, CLOUT_WAY_CREDENTIALS));

  g_assert_true (g_str_has_prefix (archive, "To download an archive from X:"));
  g_assert_cmpstr (keys, ==,
                   "Takes a few minutes, once. The network charges for what Clout reads.");
  g_assert_null (clout_ways_find (ways, CLOUT_WAY_SIGN_IN));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ways/typed", test_ways);
  g_test_add_func ("/ways/details", test_details);
  return g_test_run ();
}
