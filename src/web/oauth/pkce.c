/* pkce.c: unguessable strings, and PKCE (RFC 7636).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/pkce.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

/**
 * clout_base64url:
 * @data: (array length=length): bytes
 * @length: its length
 *
 * Encodes bytes as base64url.
 *
 * Returns: (transfer full): @data encoded as in RFC 4648, section 5, without padding
 */
char *
clout_base64url (const guint8 *data,
                 gsize         length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/**
 * clout_pkce_new_random:
 * @n_bytes: number of random bytes, 1 to 64; 32 make a PKCE verifier of 43 characters
 *
 * Makes a random string. Aborts if the system has no randomness, because there is no safe
 * alternative.
 *
 * Returns: (transfer full): letters, digits, - and _
 */
char *
clout_pkce_new_random (gsize n_bytes)
{
  guint8 data[64];
  char *text;

  g_return_val_if_fail (n_bytes > 0 && n_bytes <= sizeof data, NULL);

  if (gnutls_rnd (GNUTLS_RND_KEY, data, n_bytes) != 0)
    g_error ("The system gives no random numbers");
  text = clout_base64url (data, n_bytes);
  gnutls_memset (data, 0, sizeof data);
  return text;
}

/**
 * clout_pkce_challenge:
 * @verifier: 43 to 128 characters
 *
 * Computes the PKCE challenge for a verifier.
 *
 * Returns: (transfer full): the S256 challenge
 */
char *
clout_pkce_challenge (const char *verifier)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return clout_base64url (digest, length);
}
