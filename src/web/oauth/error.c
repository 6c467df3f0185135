/* error.c: maps OAuth 2 error codes to our errors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/error.h"

/* RFC 6749, sections 4.1.2.1 and 5.2; RFC 7009, section 2.2.1. */
static const struct
{
  const char *word;
  CloutWebError code;
  const char *text;
} words[] = {
  { "access_denied", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, "The sign-in was not allowed" },
  { "invalid_grant", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, "The sign-in is no longer good" },
  { "invalid_client", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, "The server no longer knows this app" },
  { "invalid_token", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, "The sign-in is no longer good" },
  { "unauthorized_client", CLOUT_WEB_ERROR_MISUSED, "The app may not sign in this way" },
  { "invalid_request", CLOUT_WEB_ERROR_MISUSED, "The server does not understand the request" },
  { "invalid_scope", CLOUT_WEB_ERROR_MISUSED, "The server does not know the permissions asked" },
  { "invalid_client_metadata", CLOUT_WEB_ERROR_MISUSED, "The server does not know such an app" },
  { "unsupported_grant_type", CLOUT_WEB_ERROR_MISUSED, "The server has no such sign-in" },
  { "unsupported_response_type", CLOUT_WEB_ERROR_MISUSED, "The server has no such sign-in" },
  { "unsupported_token_type", CLOUT_WEB_ERROR_MISUSED, "The server cannot end this sign-in" },
  { "server_error", CLOUT_WEB_ERROR_SERVER, "The server has a fault" },
  { "temporarily_unavailable", CLOUT_WEB_ERROR_SERVER, "The server is busy" },
};

/**
 * clout_oauth_error_new:
 * @word: (nullable): value of `error` from a server
 *
 * Makes an error from an OAuth error code. Codes that aren't in the specification are not used as
 * the reason.
 *
 * Returns: (transfer full): the error, with @word as its reason
 */
GError *
clout_oauth_error_new (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GError *error;

      if (g_strcmp0 (word, words[i].word) != 0)
        continue;
      error = g_error_new (CLOUT_WEB_ERROR, words[i].code, "%s (%s)", words[i].text,
                           words[i].word);
      clout_web_error_set_reason (error, words[i].word);
      return error;
    }
  return g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_FAILED,
                              "The server refuses the sign-in");
}
