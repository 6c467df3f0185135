/* dpop.c: proves that a token is used by the client it was issued to (RFC 9449).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/atproto/dpop.h"

#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <string.h>

#include "base/secret-memory.h"
#include "web/error.h"
#include "web/json.h"
#include "web/oauth/pkce.h"
#include "web/oauth/token.h"

/* GnuTLS signs, because our TLS connections already rely on it and it is maintained. Only its
   raw numbers go into the JSON that RFC 7515 and RFC 7518 require. */

#define NUMBER_BYTES 32
#define JTI_BYTES 16

static gboolean
check (int      code,
       GError **error)
{
  if (code >= 0)
    return TRUE;
  g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_FAILED, "The key cannot be used: %s",
               gnutls_strerror (code));
  return FALSE;
}

/* Numbers of the curve have 32 bytes in JSON; GnuTLS may return more or fewer. */
static gboolean
pad (const gnutls_datum_t *number,
     guint8               *padded,
     GError              **error)
{
  const guint8 *data = number->data;
  gsize size = number->size;

  for (; size > NUMBER_BYTES && *data == 0; size--)
    data++;
  if (size > NUMBER_BYTES)
    return check (GNUTLS_E_INTERNAL_ERROR, error);
  memset (padded, 0, NUMBER_BYTES);
  memcpy (padded + NUMBER_BYTES - size, data, size);
  return TRUE;
}

static char *
encode_number (const gnutls_datum_t *number,
               GError              **error)
{
  guint8 padded[NUMBER_BYTES];
  char *text = pad (number, padded, error) ? clout_base64url (padded, sizeof padded) : NULL;

  gnutls_memset (padded, 0, sizeof padded);
  return text;
}

/**
 * clout_dpop_new_key:
 * @error: return location for %CLOUT_WEB_ERROR_FAILED
 *
 * Makes a P-256 key for ES256, the only algorithm that AT Protocol servers must support.
 *
 * Returns: (transfer full): the private key as a JSON Web Key, to be stored with the token; free
 *   with clout_secret_free()
 */
char *
clout_dpop_new_key (GError **error)
{
  gnutls_privkey_t key;
  gnutls_datum_t x = { NULL, 0 }, y = { NULL, 0 }, d = { NULL, 0 };
  char *text = NULL;

  if (!check (gnutls_privkey_init (&key), error))
    return NULL;
  if (check (gnutls_privkey_generate (key, GNUTLS_PK_ECDSA,
                                      GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0), error)
      && check (gnutls_privkey_export_ecc_raw2 (key, NULL, &x, &y, &d, 0), error))
    {
      g_autofree char *x_text = encode_number (&x, error);
      g_autofree char *y_text = x_text != NULL ? encode_number (&y, error) : NULL;
      char *d_text = y_text != NULL ? encode_number (&d, error) : NULL;

      if (d_text != NULL)
        {
          g_autofree char *public = g_strdup_printf ("{\"kty\":\"EC\",\"crv\":\"P-256\","
                                                     "\"x\":\"%s\",\"y\":\"%s\",\"d\":\"",
                                                     x_text, y_text);
          g_autoptr(CloutSecret) open = clout_secret_concat (public, d_text);

          text = clout_secret_concat (open, "\"}");
        }
      clout_secret_free (d_text);
    }
  if (d.data != NULL)
    gnutls_memset (d.data, 0, d.size);
  gnutls_free (x.data);
  gnutls_free (y.data);
  gnutls_free (d.data);
  gnutls_privkey_deinit (key);
  return text;
}

static gboolean
decode_number (JsonNode   *jwk,
               const char *name,
               guint8     *number,
               GError    **error)
{
  const char *text = clout_json_get_string (jwk, name, error);
  g_autofree char *plain = NULL;
  guchar *data;
  gsize size;

  if (text == NULL)
    return FALSE;
  plain = g_strconcat (text, strlen (text) % 4 == 3 ? "=" : "", NULL);
  g_strdelimit (plain, "-", '+');
  g_strdelimit (plain, "_", '/');
  data = g_base64_decode (plain, &size);
  if (size == NUMBER_BYTES)
    memcpy (number, data, NUMBER_BYTES);
  gnutls_memset (data, 0, size);
  gnutls_memset (plain, 0, strlen (plain));
  g_free (data);
  if (size != NUMBER_BYTES)
    return check (GNUTLS_E_PARSING_ERROR, error);
  return TRUE;
}

static gboolean
import_key (gnutls_privkey_t  key,
            JsonNode         *jwk,
            GError          **error)
{
  guint8 x[NUMBER_BYTES], y[NUMBER_BYTES], d[NUMBER_BYTES];
  const gnutls_datum_t x_datum = { x, sizeof x }, y_datum = { y, sizeof y };
  const gnutls_datum_t d_datum = { d, sizeof d };
  gboolean good = decode_number (jwk, "x", x, error) && decode_number (jwk, "y", y, error)
    && decode_number (jwk, "d", d, error)
    && check (gnutls_privkey_import_ecc_raw (key, GNUTLS_ECC_CURVE_SECP256R1, &x_datum, &y_datum,
                                             &d_datum), error);

  gnutls_memset (d, 0, sizeof d);
  return good;
}

/* A signature is its two numbers concatenated (RFC 7518, section 3.4). */
static char *
sign (gnutls_privkey_t   key,
      const char        *text,
      GError           **error)
{
  const gnutls_datum_t data = { (guchar *) text, strlen (text) };
  gnutls_datum_t signature = { NULL, 0 }, r = { NULL, 0 }, s = { NULL, 0 };
  guint8 both[2 * NUMBER_BYTES];
  char *coded = NULL;

  if (check (gnutls_privkey_sign_data2 (key, GNUTLS_SIGN_ECDSA_SHA256, 0, &data, &signature),
             error)
      && check (gnutls_decode_rs_value (&signature, &r, &s), error)
      && pad (&r, both, error) && pad (&s, both + NUMBER_BYTES, error))
    coded = clout_base64url (both, sizeof both);
  gnutls_free (signature.data);
  gnutls_free (r.data);
  gnutls_free (s.data);
  return coded;
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static char *
encode_object (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return clout_base64url ((const guint8 *) text, strlen (text));
}

static char *
make_header (JsonNode *jwk)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_member (builder, "typ", "dpop+jwt");
  add_member (builder, "alg", "ES256");
  json_builder_set_member_name (builder, "jwk");
  json_builder_begin_object (builder);
  add_member (builder, "kty", "EC");
  add_member (builder, "crv", "P-256");
  add_member (builder, "x", clout_json_opt_string (jwk, "x", NULL));
  add_member (builder, "y", clout_json_opt_string (jwk, "y", NULL));
  json_builder_end_object (builder);
  return encode_object (builder);
}

static char *
make_payload (const char *method,
              const char *url,
              const char *access,
              const char *nonce,
              gint64      now)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *target = g_strndup (url, strcspn (url, "?#"));
  g_autofree char *jti = clout_pkce_new_random (JTI_BYTES);
  g_autofree char *hash = access != NULL ? clout_pkce_challenge (access) : NULL;

  json_builder_begin_object (builder);
  add_member (builder, "jti", jti);
  add_member (builder, "htm", method);
  add_member (builder, "htu", target);
  json_builder_set_member_name (builder, "iat");
  json_builder_add_int_value (builder, now);
  add_member (builder, "ath", hash);
  add_member (builder, "nonce", nonce);
  return encode_object (builder);
}

/**
 * clout_dpop_proof:
 * @key: from clout_dpop_new_key()
 * @method: method of the request
 * @url: URL of the request; its query and fragment are ignored, as the server does
 * @access: (nullable): the access token that goes with it
 * @nonce: (nullable): the server's last nonce
 * @now: Unix seconds
 * @error: return location for a #CloutWebError
 *
 * Makes a proof for a single request. Each has a unique id.
 *
 * Returns: (transfer full): the value of the DPoP header
 */
char *
clout_dpop_proof (const char  *key,
                  const char  *method,
                  const char  *url,
                  const char  *access,
                  const char  *nonce,
                  gint64       now,
                  GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (key, strlen (key));
  g_autoptr(JsonNode) jwk = clout_json_parse (bytes, NULL, error);
  g_autofree char *signature = NULL;
  g_autofree char *text = NULL;
  gnutls_privkey_t private;

  if (jwk == NULL || !check (gnutls_privkey_init (&private), error))
    return NULL;
  if (import_key (private, jwk, error))
    {
      g_autofree char *header = make_header (jwk);
      g_autofree char *payload = make_payload (method, url, access, nonce, now);

      text = g_strconcat (header, ".", payload, NULL);
      signature = sign (private, text, error);
    }
  gnutls_privkey_deinit (private);
  clout_json_wipe (jwk);
  return signature != NULL ? g_strconcat (text, ".", signature, NULL) : NULL;
}
