/* fuzz-json.c: any response from a server is read or refused, whatever is read from it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/secret-memory.h"
#include "fuzz.h"
#include "web/http/response.h"
#include "web/json.h"
#include "base/timestamp.h"
#include "web/oauth/server.h"
#include "web/oauth/response.h"

#define ORIGIN "https://server.example"

static void
check_recipients (JsonNode   *node,
                  const char *path)
{
  gint64 integer = 0;
  double number = 0;
  gboolean truth = FALSE;
  gboolean got;
  g_autoptr(GError) error = NULL;

  got = clout_json_get_int (node, path, &integer, &error);
  g_assert_true (got == (error == NULL));
  g_clear_error (&error);
  got = clout_json_get_double (node, path, &number, &error);
  g_assert_true (got == (error == NULL));
  g_assert_true (isfinite (number));
  g_clear_error (&error);
  clout_json_get_bool (node, path, &truth, NULL);
  clout_json_get_time (node, path, &integer, NULL);
  got = clout_json_get_string (node, path, &error) != NULL;
  g_assert_true (got == (error == NULL));
  clout_json_opt_object (node, path);
  clout_json_opt_array (node, path);
  g_assert_cmpint (clout_json_opt_int (NULL, path, 7), ==, 7);
}

static gboolean
check_element (JsonNode  *element,
               gpointer   user_data,
               GError   **error)
{
  guint *n = user_data;

  check_recipients (element, NULL);
  check_recipients (element, "id");
  return ++*n < 100;
}

static void
check_oauth (GBytes   *body,
             JsonNode *root,
             guint     status)
{
  g_autoptr(CloutResponse) response = clout_response_new (ORIGIN "/token", status, NULL, body);
  g_autoptr(CloutToken) client = clout_token_new ();
  g_autoptr(CloutToken) token = NULL;
  g_autoptr(CloutToken) again = NULL;
  g_autoptr(CloutSecret) kept = NULL;
  CloutOAuthServer *server;

  client->origin = g_strdup (ORIGIN);
  client->token_url = g_strdup (ORIGIN "/token");
  client->client_id = g_strdup ("clout");
  if (clout_oauth_response_read_token (NULL, client, response, 1790000000, &token, NULL))
    {
      kept = clout_token_to_json (token);
      again = clout_token_from_json (kept, NULL);
      g_assert_nonnull (again);
      g_assert_cmpstr (again->access, ==, token->access);
    }
  server = root != NULL ? clout_oauth_server_new_from_json (ORIGIN, root, NULL) : NULL;
  if (server != NULL)
    clout_oauth_server_free (server);
}

/* The input: a line with a path, then the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  FuzzBytes bytes = { data, size };
  g_autofree char *path = fuzz_take_line (&bytes);
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  g_autofree char *text = fuzz_take_rest (&bytes);
  g_autoptr(JsonNode) root = clout_json_parse (body, NULL, NULL);
  g_autoptr(CloutToken) token = clout_token_from_json (text, NULL);
  gint64 seconds;
  guint n = 0;

  clout_timestamp_from_iso8601 (path, &seconds);
  clout_timestamp_from_http_date (path, &seconds);
  check_oauth (body, root, 200);
  check_oauth (body, root, 400);
  if (root == NULL)
    return 0;
  check_recipients (root, NULL);
  check_recipients (root, path);
  clout_json_foreach (root, path, check_element, &n, NULL);
  clout_json_foreach (root, NULL, check_element, &n, NULL);
  return 0;
}
