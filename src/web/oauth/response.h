/* response.h: reads the responses of OAuth endpoints.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/response.h"
#include "web/error.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

gboolean clout_oauth_response_read_token  (const CloutOAuthDialect *dialect,
                                           const CloutToken        *client,
                                           CloutResponse           *response,
                                           gint64                   now,
                                           CloutToken             **ret_token,
                                           GError                 **error);
void     clout_oauth_response_set_refusal (CloutResponse           *response,
                                           GError                 **error);

G_END_DECLS
