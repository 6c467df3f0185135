/* validators.c: what a server is asked with whether a page has changed. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/validators.h"

#include <string.h>

#define LONGEST 512

/* Three lines: the address, the ETag and the time of the last change; either may be empty. */
enum { URL, ETAG, MODIFIED, N_LINES };

static const char *
get_header (CloutAnswer *answer,
            const char  *name)
{
  const char *value = clout_answer_get_header (answer, name);

  if (value == NULL || strlen (value) > LONGEST || !g_str_is_ascii (value))
    return "";
  for (const char *c = value; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return "";
  return value;
}

/**
 * clout_validators_dup:
 * @message: the request
 * @answer: its whole response
 *
 * An ETag is kept as it is, weak or not.
 *
 * Returns: (transfer full) (nullable): what to ask with the next time, as one text for the store,
 *   or %NULL if the server gives nothing to ask with
 */
char *
clout_validators_dup (SoupMessage *message,
                      CloutAnswer *answer)
{
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));
  const char *etag = get_header (answer, "ETag");
  const char *modified = get_header (answer, "Last-Modified");

  if (*etag == '\0' && *modified == '\0')
    return NULL;
  return g_strdup_printf ("%s\n%s\n%s", url, etag, modified);
}

/**
 * clout_validators_apply:
 * @validators: (nullable): from clout_validators_dup()
 * @message: a request that was not sent yet
 *
 * Returns: whether the request now asks for the page only if it has changed; it doesn't if they
 *   are another address's
 */
gboolean
clout_validators_apply (const char  *validators,
                        SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_auto(GStrv) lines = validators != NULL ? g_strsplit (validators, "\n", N_LINES) : NULL;
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));

  if (lines == NULL || g_strv_length (lines) != N_LINES || strcmp (lines[URL], url) != 0)
    return FALSE;
  if (*lines[ETAG] != '\0')
    soup_message_headers_replace (headers, "If-None-Match", lines[ETAG]);
  if (*lines[MODIFIED] != '\0')
    soup_message_headers_replace (headers, "If-Modified-Since", lines[MODIFIED]);
  return *lines[ETAG] != '\0' || *lines[MODIFIED] != '\0';
}
