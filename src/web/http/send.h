/* send.h: one request, attempt by attempt, to its end.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/http.h"
#include "web/atproto/dpop-nonces.h"

G_BEGIN_DECLS

/**
 * CloutSendLimits:
 * @bounds: how often to ask again
 * @max_bytes: most bytes of an unpacked body
 * @whole_seconds: longest an attempt may take
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
