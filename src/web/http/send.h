/* send.h: sends one request, with all its attempts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/atproto/dpop-nonces.h"
#include "web/http/options.h"
#include "web/http/retry.h"

G_BEGIN_DECLS

/**
 * CloutSendLimits:
 * @bounds: limits for retries
 * @max_bytes: largest unpacked body in bytes
 * @whole_seconds: longest time of an attempt
 */
typedef struct
{
  CloutRetryBounds bounds;
  gsize max_bytes;
  guint whole_seconds;
} CloutSendLimits;

/* Called with the task's source object when a request for @server pauses for @wait_ms, and with 0
   when the pause is over. */
typedef void (*CloutSendPauseFunc) (gpointer    source,
                                    const char *server,
                                    gint64      wait_ms);

void clout_send_start (GTask                   *task,
                       SoupSession             *session,
                       CloutProver             *prover,
                       SoupMessage             *message,
                       GHashTable              *trusted,
                       const CloutHttpOptions  *options,
                       const CloutSendLimits   *limits,
                       CloutSendPauseFunc       report_pause);

G_END_DECLS
