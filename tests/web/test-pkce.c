/* test-pkce.c: PKCE against the specification's example.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "web/oauth/pkce.h"

/* RFC 7636 appendix B. */
static void
test_example (void)
{
  g_autofree char *challenge =
    clout_pkce_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
test_random (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 200; i++)
    {
      char *verifier = clout_pkce_new_random (32);

      g_assert_cmpuint (strlen (verifier), ==, 43);
      g_assert_cmpuint (strspn (verifier, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_"), ==, 43);
      g_assert_true (g_hash_table_add (seen, verifier));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/pkce/example-of-the-specification", test_example);
  g_test_add_func ("/web/pkce/verifiers-are-well-formed-and-differ", test_random);
  return g_test_run ();
}
