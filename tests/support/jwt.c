/* jwt.c: verifies DPoP proofs as a server does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/jwt.h"

#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <string.h>

static guchar *
decode (const char *text,
        gsize       length,
        gsize      *ret_size)
{
  GString *plain = g_string_new_len (text, length);
  guchar *data;

  g_strdelimit (plain->str, "-", '+');
  g_strdelimit (plain->str, "_", '/');
  while (plain->len % 4 != 0)
    g_string_append_c (plain, '=');
  data = g_base64_decode (plain->str, ret_size);
  g_string_free (plain, TRUE);
  return data;
}

static JsonNode *
decode_json (const char *text,
             gsize       length)
{
  gsize size;
  g_autofree guchar *data = decode (text, length, &size);
  g_autofree char *json = g_strndup ((char *) data, size);

  return json_from_string (json, NULL);
}

static gboolean
is_signed (JsonNode     *header,
           const char   *text,
           gsize         length,
           const guchar *signature)
{
  JsonObject *jwk = json_object_get_object_member (json_node_get_object (header), "jwk");
  const char *x_text = json_object_get_string_member (jwk, "x");
  const char *y_text = json_object_get_string_member (jwk, "y");
  gsize x_size, y_size;
  g_autofree guchar *x = decode (x_text, strlen (x_text), &x_size);
  g_autofree guchar *y = decode (y_text, strlen (y_text), &y_size);
  const gnutls_datum_t x_datum = { x, x_size }, y_datum = { y, y_size };
  const gnutls_datum_t r = { (guchar *) signature, 32 }, s = { (guchar *) signature + 32, 32 };
  const gnutls_datum_t data = { (guchar *) text, length };
  gnutls_datum_t der = { NULL, 0 };
  gnutls_pubkey_t key;
  gboolean good;

  g_assert_cmpint (x_size, ==, 32);
  g_assert_cmpint (y_size, ==, 32);
  gnutls_pubkey_init (&key);
  good = gnutls_pubkey_import_ecc_raw (key, GNUTLS_ECC_CURVE_SECP256R1, &x_datum, &y_datum) >= 0
    && gnutls_encode_rs_value (&der, &r, &s) >= 0
    && gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_ECDSA_SHA256, 0, &data, &der) >= 0;
  gnutls_free (der.data);
  gnutls_pubkey_deinit (key);
  return good;
}

JsonNode *
jwt_verify (const char  *jwt,
            JsonNode   **ret_header)
{
  const char *first = strchr (jwt, '.');
  const char *second = first != NULL ? strchr (first + 1, '.') : NULL;
  g_autoptr(JsonNode) header = NULL;
  g_autofree guchar *signature = NULL;
  gsize size = 0;

  if (second == NULL)
    return NULL;
  header = decode_json (jwt, first - jwt);
  signature = decode (second + 1, strlen (second + 1), &size);
  if (header == NULL || size != 64 || !is_signed (header, jwt, second - jwt, signature))
    return NULL;
  if (ret_header != NULL)
    *ret_header = g_steal_pointer (&header);
  return decode_json (first + 1, second - first - 1);
}
