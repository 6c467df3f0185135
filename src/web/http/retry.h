/* retry.h: decides when to retry a request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The result of an attempt on the transport level. */
typedef enum
{
  CLOUT_TRANSPORT_OK,           /* got a status */
  CLOUT_TRANSPORT_RESET,        /* the connection broke */
  CLOUT_TRANSPORT_UNREACHABLE,  /* no connection, or an unknown host */
  CLOUT_TRANSPORT_TIMED_OUT,
  CLOUT_TRANSPORT_FATAL         /* retrying can't help, e.g. a bad certificate */
} CloutTransport;

/**
 * CloutRetryFacts:
 * @status: HTTP status, or 0 with a @transport other than OK
 * @attempt: attempts made so far, from 1
 * @idempotent: whether sending it twice is harmless
 * @retry_after: (nullable): the header, seconds or an HTTP date
 * @limit_reset: (nullable): X-RateLimit-Reset, Unix seconds or ISO 8601
 * @limit_remaining: (nullable): X-RateLimit-Remaining
 * @now_ms: Unix time in milliseconds
 * @random: jitter, in [0, 1)
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
 * @attempts: most attempts, at least 1
 * @first_ms: longest first backoff; it doubles for each attempt
 * @longest_ms: longest backoff
 * @patience_ms: longest wait requested by a server to accept
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
 * @again: whether to retry after @wait_ms
 * @limited_until: when the server allows requests again, Unix seconds; 0 if unknown. Set when
 *   giving up because of a rate limit
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
