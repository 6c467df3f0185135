/* send.h: sends one request, with all its attempts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/http.h"
#include "web/atproto/dpop-nonces.h"

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

void clout_send_start (GTask                   *task,
                       SoupSession             *session,
                       CloutProver             *prover,
                       SoupMessage             *message,
                       GHashTable              *trusted,
                       const CloutHttpOptions  *options,
                       const CloutSendLimits   *limits);

G_END_DECLS
