/* transport.h: classifies failed connections.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/error.h"
#include "web/http/retry.h"

G_BEGIN_DECLS

CloutTransport clout_transport_classify  (const GError *error);
GError        *clout_transport_new_error (const GError *error,
                                          const char   *host,
                                          gboolean      answering,
                                          gboolean      has_network);

G_END_DECLS
