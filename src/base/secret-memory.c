/* secret-memory.c: strings in locked memory that is wiped when freed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"

#include <gcrypt.h>
#include <string.h>

/* Tokens, keys and client secrets are stored here while they are in use. On the way they pass
   through ordinary memory of GLib, json-glib, libsoup, GTK and system buffers. Clout wipes what
   it can reach of that, but not copies that a library frees itself. */

/* Enough for about a hundred sign-ins at the same time. A process may lock only little memory,
   64 KiB on the strictest systems. */
#define POOL_BYTES (64 * 1024)

/* If libsecret comes first, it initializes libgcrypt with its own locked memory, which is just
   as good. */
static void
set_up (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  if (!gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
    {
      gcry_check_version (NULL);
      gcry_control (GCRYCTL_DISABLE_SECMEM_WARN);
      gcry_control (GCRYCTL_INIT_SECMEM, POOL_BYTES, 0);
      gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
  g_once_init_leave (&done, 1);
}

/* If the pool is full, fall back to ordinary memory, which is wiped too: better than no sign-in. */
static char *
allocate (gsize size)
{
  char *memory;

  set_up ();
  memory = gcry_malloc_secure (size);
  return memory != NULL ? memory : g_malloc (size);
}

/**
 * clout_secret_dup:
 * @secret: (nullable): a string
 *
 * Returns: (transfer full) (nullable): a copy that isn't swapped out; free with
 *   clout_secret_free()
 */
char *
clout_secret_dup (const char *secret)
{
  return secret != NULL ? clout_secret_concat (secret, "") : NULL;
}

/**
 * clout_secret_concat:
 *
 * Returns: (transfer full): both strings in memory that isn't swapped out; free with
 *   clout_secret_free()
 */
char *
clout_secret_concat (const char *first,
                     const char *second)
{
  gsize first_length, second_size;
  char *secret;

  g_return_val_if_fail (first != NULL, NULL);
  g_return_val_if_fail (second != NULL, NULL);

  first_length = strlen (first);
  second_size = strlen (second) + 1;
  secret = allocate (first_length + second_size);
  memcpy (secret, first, first_length);
  memcpy (secret + first_length, second, second_size);
  return secret;
}

/**
 * clout_secret_wipe:
 * @secret: (nullable): string to overwrite, up to its end
 *
 * Overwrites a string that a library owns and frees.
 */
void
clout_secret_wipe (char *secret)
{
  for (volatile char *p = secret; p != NULL && *p != '\0'; p++)
    *p = '\0';
}

/**
 * clout_secret_free:
 * @secret: (transfer full) (nullable): string to free
 *
 * Overwrites and frees a string. Also accepts strings from g_malloc().
 */
void
clout_secret_free (char *secret)
{
  if (secret == NULL)
    return;
  set_up ();
  clout_secret_wipe (secret);
  if (gcry_is_secure (secret))
    gcry_free (secret);
  else
    g_free (secret);
}
