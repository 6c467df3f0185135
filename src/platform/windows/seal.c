/* seal.c: Windows' data protection (DPAPI).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/seal.h"

#include <string.h>
#include <windows.h>
#include <wincrypt.h>

/* Keeps other programs of this user from unsealing Clout's data by mistake; it is no secret. */
static DATA_BLOB
get_entropy (void)
{
  static char name[] = "io.github.cloutapp.Clout";

  return (DATA_BLOB) { sizeof name, (BYTE *) name };
}

static void
fail (const char  *what,
      GError     **error)
{
  DWORD code = GetLastError ();
  g_autofree char *reason = g_win32_error_message (code);

  g_set_error (error, G_IO_ERROR, g_io_error_from_win32_error (code), "%s: %s", what, reason);
}

/**
 * clout_platform_seal:
 * @text: a secret
 *
 * Encrypts a secret with a key that the system derives from the user's sign-in.
 *
 * Returns: (transfer full): the encrypted bytes, or %NULL
 */
GBytes *
clout_platform_seal (const char  *text,
                     GError     **error)
{
  DATA_BLOB entropy = get_entropy ();
  DATA_BLOB in = { strlen (text), (BYTE *) text };
  DATA_BLOB out;
  GBytes *sealed;

  if (!CryptProtectData (&in, NULL, &entropy, NULL, NULL, CRYPTPROTECT_UI_FORBIDDEN, &out))
    {
      fail ("Windows couldn’t encrypt a secret", error);
      return NULL;
    }
  sealed = g_bytes_new (out.pbData, out.cbData);
  LocalFree (out.pbData);
  return sealed;
}

/**
 * clout_platform_unseal:
 * @sealed: what clout_platform_seal() returned
 *
 * Returns: (transfer full): the secret, to be wiped and freed with g_free(); or %NULL if the bytes
 *   are damaged or another user's
 */
char *
clout_platform_unseal (GBytes  *sealed,
                       GError **error)
{
  DATA_BLOB entropy = get_entropy ();
  DATA_BLOB out;
  gsize size;
  gconstpointer data = g_bytes_get_data (sealed, &size);
  DATA_BLOB in = { size, (BYTE *) data };
  char *text;

  if (!CryptUnprotectData (&in, NULL, &entropy, NULL, NULL, CRYPTPROTECT_UI_FORBIDDEN, &out))
    {
      fail ("Windows couldn’t decrypt a secret", error);
      return NULL;
    }
  text = g_strndup ((char *) out.pbData, out.cbData);
  SecureZeroMemory (out.pbData, out.cbData);
  LocalFree (out.pbData);
  return text;
}
