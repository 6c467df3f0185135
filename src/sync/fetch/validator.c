/* validator.c: asks a server whether a list has changed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/validator.h"

#include <string.h>

/* Longer version identifiers are not used. */
#define MAX_LENGTH 256

/**
 * clout_validator_add_headers:
 * @message: request for a list's first page
 * @last: (nullable): the cursor from the list's last pass
 * @trusted: how long after a complete pass to trust the server's claim that nothing has changed,
 *   seconds; 0 for never
 * @now: Unix seconds
 *
 * Makes the request conditional on the version from the last complete pass, if that was recent.
 * Pure except for @message.
 */
void
clout_validator_add_headers (SoupMessage       *message,
                             const CloutCursor *last,
                             guint              trusted,
                             gint64             now)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_auto(GStrv) parts = NULL;

  if (last == NULL || last->validator == NULL || last->done > now || now - last->done >= trusted)
    return;
  parts = g_strsplit (last->validator, "\n", 2);
  if (*parts[0] != '\0')
    soup_message_headers_replace (headers, "If-None-Match", parts[0]);
  if (parts[1] != NULL && *parts[1] != '\0')
    soup_message_headers_replace (headers, "If-Modified-Since", parts[1]);
}

/**
 * clout_validator_is_unchanged:
 * @response: a response
 *
 * Returns: whether the response says that nothing has changed
 */
gboolean
clout_validator_is_unchanged (CloutResponse *response)
{
  return clout_response_get_status (response) == SOUP_STATUS_NOT_MODIFIED;
}

static const char *
get_short (CloutResponse *response,
           const char    *name)
{
  const char *value = clout_response_get_header (response, name);

  return value != NULL && strlen (value) <= MAX_LENGTH && strpbrk (value, "\r\n") == NULL ? value
                                                                                        : "";
}

/**
 * clout_validator_dup:
 * @response: a response
 *
 * Returns: (transfer full) (nullable): the ETag and the Last-Modified date of a list that is a
 *   single page, as one text for the store; %NULL if the server sends neither
 */
char *
clout_validator_dup (CloutResponse *response)
{
  const char *tag = get_short (response, "ETag");
  const char *modified = get_short (response, "Last-Modified");

  return *tag != '\0' || *modified != '\0' ? g_strdup_printf ("%s\n%s", tag, modified) : NULL;
}
