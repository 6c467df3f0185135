/* request.h: sends a single request to a network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"
#include "web/http/http.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

/* Without a stored account: no renewal, no pauses. */
void             clout_request_send_async   (CloutHttp            *http,
                                             const CloutNetwork   *network,
                                             const CloutToken     *token,
                                             SoupMessage          *message,
                                             CloutHttpFlags        flags,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CloutHttpOptions clout_request_make_options (const CloutNetwork   *network,
                                             const CloutToken     *token,
                                             CloutHttpFlags        flags);

G_END_DECLS
