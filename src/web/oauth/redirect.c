/* redirect.c: reads the redirect at the end of a sign-in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/redirect.h"

#include <string.h>

#include "web/error.h"
#include "web/oauth/error.h"
#include "web/oauth/token.h"

#define LONGEST_CODE 4096
#define LONGEST_QUERY (16 * 1024)

/* Parameters must not be repeated (RFC 6749, section 3.1). */
static char *
take (const char *query,
      const char *name,
      gboolean   *ret_twice)
{
  g_auto(GStrv) pairs = g_strsplit (query, "&", 64);
  char *value = NULL;

  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      if (strcmp (pairs[i], name) != 0)
        continue;
      if (value != NULL)
        *ret_twice = TRUE;
      g_free (value);
      g_strdelimit (equals + 1, "+", ' ');
      value = g_uri_unescape_string (equals + 1, NULL);
    }
  return value;
}

/* Constant time for wrong values of the right length. */
static gboolean
equals (const char *a,
        const char *b)
{
  gsize length = strlen (b);
  guint different = 0;

  if (strlen (a) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    different |= (guint) (a[i] ^ b[i]);
  return different == 0;
}

static gboolean
is_code (const char *code)
{
  gsize length = strnlen (code, LONGEST_CODE + 1);

  if (length == 0 || length > LONGEST_CODE)
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (*p <= ' ' || *p > '~')
      return FALSE;
  return TRUE;
}

static gboolean
is_right_issuer (const char                *issuer,
                 const CloutRedirectWanted *wanted)
{
  if (issuer == NULL)
    return !wanted->needs_issuer;
  return wanted->issuer == NULL || strcmp (issuer, wanted->issuer) == 0;
}

/**
 * clout_oauth_redirect_read:
 * @query: (nullable): query of the redirect address
 * @wanted: what it must contain
 * @ret_code: (out): the code, for %CLOUT_REDIRECT_CODE
 * @error: return location, for %CLOUT_REDIRECT_FAILED
 *
 * Reads a redirect. Checks `state` first, because anyone can make a browser open the address. If
 * `state` is right but `iss` is wrong, a server is answering for another (RFC 9207), and the
 * sign-in fails.
 *
 * Returns: the kind of redirect
 */
CloutRedirect
clout_oauth_redirect_read (const char                 *query,
                           const CloutRedirectWanted  *wanted,
                           char                      **ret_code,
                           GError                    **error)
{
  gboolean twice = FALSE;
  g_autofree char *state = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *word = NULL;
  g_autofree char *code = NULL;

  if (query == NULL || strnlen (query, LONGEST_QUERY + 1) > LONGEST_QUERY)
    return CLOUT_REDIRECT_STRAY;
  state = take (query, "state", &twice);
  issuer = take (query, "iss", &twice);
  word = take (query, "error", &twice);
  code = take (query, "code", &twice);
  if (state == NULL || twice || !equals (state, wanted->state))
    return CLOUT_REDIRECT_STRAY;
  if (!is_right_issuer (issuer, wanted))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                           "Another server than the one asked has answered the sign-in");
      return CLOUT_REDIRECT_FAILED;
    }
  if (word != NULL)
    {
      g_propagate_error (error, clout_oauth_error_new (word));
      return CLOUT_REDIRECT_FAILED;
    }
  if (code == NULL || !is_code (code))
    return CLOUT_REDIRECT_STRAY;
  *ret_code = g_steal_pointer (&code);
  return CLOUT_REDIRECT_CODE;
}

static char *
refuse (GError     **error,
        const char  *text)
{
  g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED, text);
  return NULL;
}

/**
 * clout_oauth_redirect_typed:
 * @typed: what the person pasted: the code, or the complete address that the browser couldn't
 *   open
 * @redirect_uri: the redirect address of this sign-in
 * @wanted: what a complete address must contain
 *
 * Reads the code that the person pasted.
 *
 * Returns: (transfer full): the code, or %NULL with %CLOUT_WEB_ERROR_UNTRUSTED or the error in
 *   the address
 */
char *
clout_oauth_redirect_typed (const char                 *typed,
                            const char                 *redirect_uri,
                            const CloutRedirectWanted  *wanted,
                            GError                    **error)
{
  g_autofree char *text = g_strstrip (g_strndup (typed, LONGEST_QUERY));
  g_autofree char *start = g_strconcat (redirect_uri, "?", NULL);
  char *code = NULL;

  if (strstr (text, "://") == NULL)
    {
      if (is_code (text))
        return g_steal_pointer (&text);
      return refuse (error, "This is not a code");
    }
  if (!g_str_has_prefix (text, start))
    return refuse (error, "This address is not the answer to this sign-in");
  text[strcspn (text, "#")] = '\0';
  switch (clout_oauth_redirect_read (text + strlen (start), wanted, &code, error))
    {
    case CLOUT_REDIRECT_CODE:
      return code;
    case CLOUT_REDIRECT_FAILED:
      return NULL;
    case CLOUT_REDIRECT_STRAY:
    default:
      return refuse (error, "This address is not the answer to this sign-in");
    }
}
