/* message.h: makes requests for token endpoints.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "web/oauth/token.h"

G_BEGIN_DECLS

SoupMessage *clout_oauth_message_new       (const CloutOAuthDialect *dialect,
                                            const CloutToken        *client,
                                            const char              *url,
                                            GHashTable              *form);
SoupMessage *clout_oauth_message_prolong   (const CloutOAuthDialect *dialect,
                                            const CloutToken        *token);
SoupMessage *clout_oauth_message_renew     (const CloutOAuthDialect *dialect,
                                            const CloutToken        *token);

G_END_DECLS
