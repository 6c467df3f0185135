/* retry.c: decides when to retry a request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/retry.h"

#include <string.h>

#include "base/duration.h"
#include "base/timestamp.h"

const CloutRetryBounds clout_retry_default_bounds = {
  .attempts = 4,
  .first_ms = 1000,
  .longest_ms = 20 * 1000,
  .patience_ms = 30 * 1000,
};

/* A time this far in the future must mean something else. */
#define FARTHEST_MS (G_GINT64_CONSTANT (7) * CLOUT_DAY * 1000)

/* Report being offline within three seconds; the next sync tries again anyway. */
#define MAX_UNREACHABLE 3

static gboolean
is_digits (const char *text)
{
  return text[0] != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* Returns an exact time in ms, or 0. Small numbers are seconds from now and large ones Unix
   times, because servers send both under either name. */
static gint64
read_timestamp (const char *text,
                gint64      now_ms)
{
  g_autofree char *trimmed = NULL;
  gint64 seconds;

  if (text == NULL)
    return 0;
  trimmed = g_strstrip (g_strndup (text, 64));
  if (is_digits (trimmed))
    {
      seconds = (gint64) MIN (g_ascii_strtoull (trimmed, NULL, 10), G_MAXINT64 / 2000);
      if (seconds < G_GINT64_CONSTANT (1000000000))
        return now_ms + seconds * 1000;
      return seconds * 1000;
    }
  if (clout_timestamp_from_iso8601 (trimmed, &seconds) ||
      clout_timestamp_from_http_date (trimmed, &seconds))
    return MAX (seconds, 0) * 1000;
  return 0;
}

static gboolean
is_rate_limit (const CloutRetryFacts *facts)
{
  if (facts->status == 429)
    return TRUE;
  if (facts->status != 403)
    return FALSE;
  return facts->retry_after != NULL ||
         (facts->limit_reset != NULL && g_strcmp0 (facts->limit_remaining, "0") == 0);
}

static gboolean
may_help (const CloutRetryFacts *facts)
{
  switch (facts->transport)
    {
    case CLOUT_TRANSPORT_FATAL:
      return FALSE;
    case CLOUT_TRANSPORT_UNREACHABLE:
      return facts->attempt < MAX_UNREACHABLE;
    case CLOUT_TRANSPORT_RESET:
    case CLOUT_TRANSPORT_TIMED_OUT:
      return facts->idempotent;
    case CLOUT_TRANSPORT_OK:
    default:
      break;
    }
  if (is_rate_limit (facts) || facts->status == 503)
    return TRUE;
  if (facts->status == 500 || facts->status == 502 || facts->status == 504 ||
      facts->status == 408)
    return facts->idempotent;
  return FALSE;
}

static gint64
backoff (const CloutRetryFacts  *facts,
         const CloutRetryBounds *bounds)
{
  guint doublings = MIN (facts->attempt - 1, 20);
  double most = MIN ((double) bounds->first_ms * (1 << doublings), bounds->longest_ms);

  if (facts->transport == CLOUT_TRANSPORT_RESET && facts->attempt == 1)
    return 0;
  return (gint64) (most / 2 + most / 2 * CLAMP (facts->random, 0, 1));
}

static gint64
requested_time (const CloutRetryFacts *facts)
{
  gint64 moment = read_timestamp (facts->retry_after, facts->now_ms);

  if (moment == 0 && is_rate_limit (facts))
    moment = read_timestamp (facts->limit_reset, facts->now_ms);
  if (moment == 0)
    return 0;
  return CLAMP (moment, facts->now_ms, facts->now_ms + FARTHEST_MS);
}

/**
 * clout_retry_decide:
 * @facts: result of the last attempt
 * @bounds: limits for retries
 *
 * Decides whether and when to retry. Pure: takes time and jitter as arguments. Requests that
 * aren't idempotent are only retried if the server reported that it did nothing (429, 503) or no
 * connection was made. If the connection broke in the first attempt, retries at once, because
 * some servers close idle connections without notice. Never waits for less than the server asked;
 * if that is longer than @bounds allow, gives up and returns the time for the caller to remember.
 *
 * Returns: the decision
 */
CloutRetryDecision
clout_retry_decide (const CloutRetryFacts  *facts,
                    const CloutRetryBounds *bounds)
{
  CloutRetryDecision decision = { FALSE, 0, 0 };
  gint64 moment;

  if (!may_help (facts))
    return decision;
  moment = requested_time (facts);
  decision.wait_ms = backoff (facts, bounds);
  if (moment != 0)
    decision.wait_ms = MAX (decision.wait_ms, moment - facts->now_ms);
  decision.again = facts->attempt < bounds->attempts &&
                   decision.wait_ms <= bounds->patience_ms;
  if (!decision.again && (is_rate_limit (facts) || moment != 0))
    decision.limited_until = (facts->now_ms + decision.wait_ms + 999) / 1000;
  if (!decision.again)
    decision.wait_ms = 0;
  return decision;
}
