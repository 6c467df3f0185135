/* refusal.c: explains error responses. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/refusal.h"

#include "web/error.h"
#include "web/json.h"

/* The members that OAuth (RFC 6749, section 5.2), Mastodon and ATProto use for error messages. */
static const char *
find_words (JsonNode *root)
{
  static const char *const members[] = { "error_description", "error.message", "message",
                                         "error" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *words = clout_json_opt_string (root, members[i], NULL);

      if (words != NULL && *words != '\0')
        return words;
    }
  return NULL;
}

/**
 * clout_refusal_explain:
 * @error: a #CloutWebError for @response
 * @response: response of any status
 *
 * Adds the server's own message to @error, and detects a web page in place of the API's response.
 */
void
clout_refusal_explain (GError        *error,
                       CloutResponse *response)
{
  g_autoptr(JsonNode) root = NULL;

  if (clout_response_is_browser_check (response))
    {
      error->code = CLOUT_WEB_ERROR_BROWSER_ONLY;
      return;
    }
  root = clout_json_parse (clout_response_get_body (response), NULL, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    clout_web_error_set_words (error, find_words (root));
}

/**
 * clout_refusal_new_error:
 * @response: response with an error status
 * @host: server that was asked
 * @signed_in: whether a token was sent
 * @optional: whether servers may lack the endpoint
 *
 * Returns: (transfer full): the error that @response means
 */
GError *
clout_refusal_new_error (CloutResponse *response,
                         const char    *host,
                         gboolean       signed_in,
                         gboolean       optional)
{
  guint status = clout_response_get_status (response);
  GError *error = g_error_new (CLOUT_WEB_ERROR,
                               clout_web_error_from_status (status, signed_in, optional),
                               "%s answered with status %u", host, status);

  clout_web_error_set_status (error, status);
  clout_web_error_set_host (error, host);
  clout_refusal_explain (error, response);
  return error;
}
