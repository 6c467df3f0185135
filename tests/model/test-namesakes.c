/* test-namesakes.c: names that two people in a list share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/namesakes.h"

static void
test_two_of_a_name (void)
{
  g_autoptr(CloutNamesakes) list = clout_namesakes_new ();

  clout_namesakes_add (list, "bob", "bob@a.example");
  clout_namesakes_add (list, "Ada", "ada@a.example");
  clout_namesakes_add (list, "Ada", "ADA@a.example");
  clout_namesakes_add (list, "Eva", NULL);
  clout_namesakes_add (list, "Eva", "eva@a.example");
  clout_namesakes_add (list, NULL, "x@a.example");
  clout_namesakes_add (list, "", "y@a.example");
  g_assert_false (clout_namesakes_has (list, "bob"));
  /* A different spelling that looks the same, or almost. */
  clout_namesakes_add (list, " Bob", "bob@b.example");
  g_assert_true (clout_namesakes_has (list, "bob"));
  g_assert_true (clout_namesakes_has (list, "BOB"));
  /* A third one changes nothing. */
  clout_namesakes_add (list, "bob", "bob@a.example");
  g_assert_true (clout_namesakes_has (list, "bob"));
  /* The same person twice in a list is one person. */
  g_assert_false (clout_namesakes_has (list, "Ada"));
  g_assert_false (clout_namesakes_has (list, "Eva"));
  g_assert_false (clout_namesakes_has (list, ""));
  g_assert_false (clout_namesakes_has (list, NULL));
  g_assert_false (clout_namesakes_has (list, "nobody"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/namesakes/two-of-a-name", test_two_of_a_name);
  return g_test_run ();
}
