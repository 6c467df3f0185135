/* retry.h: when to ask a server again.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of an attempt that brought no status. */
typedef enum
{
  CLOUT_TRANSPORT_OK,           /* there is a status */
  CLOUT_TRANSPORT_RESET,        /* the connection broke */
  CLOUT_TRANSPORT_UNREACHABLE,  /* no connection, or the name is unknown */
  CLOUT_TRANSPORT_TIMED_OUT,
  CLOUT_TRANSPORT_FATAL         /* asking again cannot help: bad certificate … */
} CloutTransport;

/**
 * CloutRetryFacts:
 * @status: HTTP status, or 0 with a @transport other than OK
 * @attempt: attempts made so far, from 1
 * @idempotent: whether sending it twice does no harm
 * @retry_after: (nullable): the header, seconds or an HTTP date
 * @limit_reset: (nullable): X-RateLimit-Reset, Unix seconds or ISO 8601
 * @limit_remaining: (nullable): X-RateLimit-Remaining
 * @now_ms: Unix time in milliseconds
 * @random: in [0, 1), for the jitter
 */
typedef struct
{
  guint status;
  CloutTransport transport;
  guint attempt;
  gboolean idempotent;
  const char *retry_after;
  const char *limit_reset;
  const char *limit_remaining;
  gint64 now_ms;
  double random;
} CloutRetryFacts;

/**
 * CloutRetryBounds:
 * @attempts: attempts in all, at least 1
 * @first_ms: upper end of the first backoff; it doubles from there
 * @longest_ms: upper end of any backoff
 * @patience_ms: a wait that a server asks for and is longer is not waited for
 */
typedef struct
{
  guint attempts;
  guint first_ms;
  guint longest_ms;
  guint patience_ms;
} CloutRetryBounds;

/**
 * CloutRetryDecision:
 * @again: whether to ask again, after @wait_ms
 * @limited_until: Unix seconds until which the server wants to be left alone,
 *   0 when it did not say so. Set when giving up because of a rate limit
 */
typedef struct
{
  gboolean again;
  gint64 wait_ms;
  gint64 limited_until;
} CloutRetryDecision;

extern const CloutRetryBounds clout_retry_default_bounds;

CloutRetryDecision clout_retry_decide (const CloutRetryFacts  *facts,
                                       const CloutRetryBounds *bounds);

G_END_DECLS
