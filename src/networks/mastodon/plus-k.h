/* plus-k.h: +K as posts on the Mastodon API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "networks/endorser.h"

G_BEGIN_DECLS

/* Scopes for the first sign-in, and additional ones for giving +K. */
#define CLOUT_MASTODON_READING \
  "read:accounts read:statuses read:notifications read:follows read:favourites"
#define CLOUT_MASTODON_GIVING "write:statuses"

extern const CloutOAuthProfile clout_mastodon_giving_oauth;

gboolean clout_mastodon_add_given    (CloutBatch         *batch,
                                      JsonNode           *status,
                                      const char         *domain,
                                      const char         *receiver);
gboolean clout_mastodon_add_received (CloutBatch         *batch,
                                      JsonNode           *status,
                                      const char         *self,
                                      const char         *own);

G_END_DECLS
