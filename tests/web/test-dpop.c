/* test-dpop.c: proofs that a server can verify, according to RFC 9449.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "support/jwt.h"
#include "base/secret-memory.h"
#include "web/atproto/dpop.h"
#include "web/error.h"
#include "web/oauth/token.h"

#define URL "http://127.0.0.1:9/xrpc/app.bsky.feed.getLikes"

static const char *
member (JsonNode   *node,
        const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);
}

static void
test_proof (void)
{
  g_autoptr(CloutSecret) key = clout_dpop_new_key (NULL);
  g_autofree char *proof = clout_dpop_proof (key, "GET", URL "?a=b#c", "a-token", "a-nonce", 1234,
                                             NULL);
  g_autoptr(JsonNode) header = NULL;
  g_autoptr(JsonNode) payload = jwt_verify (proof, &header);

  g_assert_nonnull (payload);
  g_assert_cmpstr (member (header, "typ"), ==, "dpop+jwt");
  g_assert_cmpstr (member (header, "alg"), ==, "ES256");
  g_assert_null (strstr (proof, key));
  g_assert_false (json_object_has_member (json_object_get_object_member (
    json_node_get_object (header), "jwk"), "d"));
  g_assert_cmpstr (member (payload, "htm"), ==, "GET");
  g_assert_cmpstr (member (payload, "htu"), ==, URL);
  g_assert_cmpstr (member (payload, "nonce"), ==, "a-nonce");
  /* printf a-token | openssl dgst -sha256 -binary | basenc --base64url */
  g_assert_cmpstr (member (payload, "ath"), ==, "H2B246R7od7QgCX_4G5XryF8FPlAfzP7pQ-ZsccBk4c");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (payload), "iat"), ==, 1234);
}

static void
test_bare (void)
{
  g_autoptr(CloutSecret) key = clout_dpop_new_key (NULL);
  g_autofree char *proof = clout_dpop_proof (key, "POST", URL, NULL, NULL, 1, NULL);
  g_autoptr(JsonNode) payload = jwt_verify (proof, NULL);

  g_assert_nonnull (payload);
  g_assert_null (member (payload, "ath"));
  g_assert_null (member (payload, "nonce"));
}

/* Encoders often fail on numbers with leading zeros: one key in 256 has one. */
static void
test_many (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 300; i++)
    {
      g_autoptr(CloutSecret) key = clout_dpop_new_key (NULL);
      g_autofree char *proof = clout_dpop_proof (key, "GET", URL, NULL, "n", i, NULL);
      g_autoptr(JsonNode) payload = jwt_verify (proof, NULL);

      g_assert_nonnull (payload);
      g_assert_true (g_hash_table_add (seen, g_strdup (member (payload, "jti"))));
      g_assert_true (g_hash_table_add (seen, g_strdup (key)));
    }
}

static void
test_forged (void)
{
  g_autoptr(CloutSecret) key = clout_dpop_new_key (NULL);
  g_autoptr(CloutSecret) other = clout_dpop_new_key (NULL);
  g_autofree char *one = clout_dpop_proof (key, "GET", URL, NULL, NULL, 1, NULL);
  g_autofree char *two = clout_dpop_proof (other, "GET", URL, NULL, NULL, 1, NULL);
  g_autofree char *head = g_strndup (one, strrchr (one, '.') - one);
  g_autofree char *mixed = g_strconcat (head, strrchr (two, '.'), NULL);

  g_assert_null (jwt_verify (mixed, NULL));
}

static void
test_bad_keys (void)
{
  const char *const keys[] = {
    "", "{}", "[]", "{\"x\":\"AA\",\"y\":\"AA\",\"d\":\"AA\"}",
    "{\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
    "\"y\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (clout_dpop_proof (keys[i], "GET", URL, NULL, NULL, 1, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == CLOUT_WEB_ERROR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web/dpop/proof", test_proof);
  g_test_add_func ("/web/dpop/bare", test_bare);
  g_test_add_func ("/web/dpop/many", test_many);
  g_test_add_func ("/web/dpop/forged", test_forged);
  g_test_add_func ("/web/dpop/bad-keys", test_bad_keys);
  return g_test_run ();
}
