/* resource.h: makes requests from rows, and reads their responses into pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

SoupMessage *clout_resource_build_request (const CloutResource       *self,
                                           const CloutNetwork        *network,
                                           const CloutRequestContext *context,
                                           GError                   **error);
SoupMessage *clout_resource_follow        (const CloutRequestContext *context,
                                           const char                *url,
                                           GError                   **error);
gboolean     clout_resource_read          (const CloutResource       *self,
                                           const CloutNetwork        *network,
                                           const CloutRequestContext *context,
                                           CloutResponse             *response,
                                           CloutPage                 *page,
                                           GError                   **error);

G_END_DECLS
