/* graph.c: the Graph API, shared by Facebook and Threads.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/graph.h"

#include <string.h>

#include "base/duration.h"
#include "base/timestamp.h"
#include "web/error.h"

#define LONGEST_PAUSE (24 * CLOUT_HOUR)

/* Graph API error codes: developers.facebook.com/docs/graph-api/guides/error-handling and
   …/overview/rate-limiting, read 2026-08. */
static const struct
{
  gint64 first;
  gint64 last;
  CloutWebError code;
} meanings[] = {
  { 1, 2, CLOUT_WEB_ERROR_SERVER },
  { 4, 4, CLOUT_WEB_ERROR_RATE_LIMITED },
  { 10, 10, CLOUT_WEB_ERROR_NOT_SERVED },
  { 17, 17, CLOUT_WEB_ERROR_RATE_LIMITED },
  { 32, 32, CLOUT_WEB_ERROR_RATE_LIMITED },
  { 102, 102, CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { 190, 190, CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
  { 200, 299, CLOUT_WEB_ERROR_NOT_SERVED },
  { 613, 613, CLOUT_WEB_ERROR_RATE_LIMITED },
  { 80000, 80014, CLOUT_WEB_ERROR_RATE_LIMITED },
};

/* "Unsupported get request. Object does not exist, …" */
#define CODE_PARAMETER 100
#define SUBCODE_ABSENT 33

/* Returns the longest wait in X-Business-Use-Case-Usage, {"id": [{…}]}, in seconds. */
static gint64
read_pause (CloutResponse *response)
{
  const char *header = clout_response_get_header (response, "X-Business-Use-Case-Usage");
  const char *at = header;
  gint64 minutes = 0;

  while (at != NULL && (at = strstr (at, "\"estimated_time_to_regain_access\"")) != NULL)
    {
      at += strlen ("\"estimated_time_to_regain_access\"");
      at += strspn (at, " :");
      minutes = MAX (minutes, g_ascii_strtoll (at, NULL, 10));
    }
  return minutes > 0 ? CLAMP (minutes, 1, LONGEST_PAUSE / 60) * 60 : CLOUT_HOUR;
}

static CloutWebError
find_meaning (guint     status,
              JsonNode *root)
{
  gint64 code = clout_json_opt_int (root, "error.code", 0);

  if (code == CODE_PARAMETER
      && clout_json_opt_int (root, "error.error_subcode", 0) == SUBCODE_ABSENT)
    return CLOUT_WEB_ERROR_NOT_FOUND;
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (code >= meanings[i].first && code <= meanings[i].last)
      return meanings[i].code;
  return status == 401 ? CLOUT_WEB_ERROR_SIGN_IN_AGAIN
                       : clout_web_error_from_status (status, FALSE, FALSE);
}

/**
 * clout_graph_map_error:
 * @response: a response
 * @now: Unix seconds
 *
 * Maps an error response by the code in its body, because the status is nearly always 400.
 *
 * Returns: (transfer full): the error
 */
GError *
clout_graph_map_error (CloutResponse *response,
                       gint64         now)
{
  guint status = clout_response_get_status (response);
  JsonNode *root = clout_response_get_json (response, NULL);
  CloutWebError code = find_meaning (status, root);
  GError *error = g_error_new (CLOUT_WEB_ERROR, code,
                               "The Graph API answered with status %u, code %" G_GINT64_FORMAT,
                               status, clout_json_opt_int (root, "error.code", 0));

  clout_web_error_set_status (error, status);
  if (code == CLOUT_WEB_ERROR_RATE_LIMITED)
    clout_web_error_set_until (error, now + read_pause (response));
  return error;
}

/**
 * clout_graph_get_time:
 * @name: name of a member such as "2026-01-31T12:00:00+0000"
 *
 * Returns: Unix seconds, 0 if missing
 */
gint64
clout_graph_get_time (JsonNode   *item,
                      const char *name)
{
  const char *text = clout_json_opt_string (item, name, NULL);
  gsize length = text != NULL ? strnlen (text, 64) : 0;
  g_autofree char *repaired = NULL;
  gint64 time;

  if (length < 5)
    return 0;
  /* Its time zones have no colon, which ISO 8601 requires in times with colons. */
  if (text[length - 5] == '+' || text[length - 5] == '-')
    repaired = g_strdup_printf ("%.*s:%s", (int) length - 2, text, text + length - 2);
  return clout_timestamp_from_iso8601 (repaired != NULL ? repaired : text, &time) ? MAX (time, 0)
                                                                                  : 0;
}
