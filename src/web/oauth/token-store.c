/* token-store.c: an interface for storing tokens.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/token-store.h"

G_DEFINE_INTERFACE (CloutTokenStore, clout_token_store, G_TYPE_OBJECT)

static void
clout_token_store_default_init (CloutTokenStoreInterface *iface)
{
}
