/* test-secret-memory.c: secrets are in locked memory, and nothing is left of them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"

#include <string.h>

#include "support/memory-search.h"

#define SIZE 48

/* Letters that stand nowhere else, masked. */
static void
make_masked (char *masked)
{
  for (gsize i = 0; i < SIZE; i++)
    masked[i] = (char) (('a' + g_random_int_range (0, 26)) ^ MEMORY_MASK);
}

static void
fill (char       *text,
      const char *masked)
{
  memcpy (text, masked, SIZE);
  memory_mask (text, SIZE);
  text[SIZE] = '\0';
}

static void
assert_copies (const char *masked,
               guint       locked,
               guint       open)
{
  MemoryCopies copies = memory_search (masked, SIZE);

  g_assert_cmpuint (copies.locked, ==, locked);
  g_assert_cmpuint (copies.open, ==, open);
}

static void
test_locked (void)
{
  char masked[SIZE], text[SIZE + 1];
  g_autoptr(CloutSecret) one = NULL;
  g_autoptr(CloutSecret) two = NULL;

  if (!memory_can_search ())
    {
      g_test_skip ("no memory to lock");
      return;
    }
  make_masked (masked);
  fill (text, masked);
  assert_copies (masked, 0, 1);
  one = clout_secret_dup (text);
  two = clout_secret_concat ("Bearer ", text);
  g_assert_true (g_str_has_prefix (two, "Bearer ") && g_str_equal (two + strlen ("Bearer "), text));
  assert_copies (masked, 2, 1);
  clout_secret_wipe (text);
  assert_copies (masked, 2, 0);
  g_clear_pointer (&one, clout_secret_free);
  g_clear_pointer (&two, clout_secret_free);
  assert_copies (masked, 0, 0);
}

static void
test_ordinary (void)
{
  char masked[SIZE], text[SIZE + 1];
  char *copy;

  if (!memory_can_search ())
    {
      g_test_skip ("no memory to lock");
      return;
    }
  make_masked (masked);
  fill (text, masked);
  copy = g_strdup (text);
  clout_secret_wipe (text);
  assert_copies (masked, 0, 1);
  clout_secret_free (copy);
  assert_copies (masked, 0, 0);
}

/* More than there is locked memory for. */
static void
test_full (void)
{
  g_autofree char *long_one = g_strnfill (20000, 'x');
  CloutSecret *secrets[16];

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      secrets[i] = clout_secret_dup (long_one);
      g_assert_cmpstr (secrets[i], ==, long_one);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    clout_secret_free (secrets[i]);
  g_assert_null (clout_secret_dup (NULL));
  clout_secret_free (NULL);
  clout_secret_wipe (NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/secret-memory/locked", test_locked);
  g_test_add_func ("/base/secret-memory/ordinary", test_ordinary);
  g_test_add_func ("/base/secret-memory/full", test_full);
  return g_test_run ();
}
