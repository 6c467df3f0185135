/* token-store.h: an interface for storing tokens.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "web/oauth/token.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_TOKEN_STORE (clout_token_store_get_type ())

G_DECLARE_INTERFACE (CloutTokenStore, clout_token_store, CLOUT, TOKEN_STORE, GObject)

/**
 * CloutTokenStoreInterface:
 *
 * Stores tokens by the key of their account. Implemented on top of the keyring by a higher layer.
 */
struct _CloutTokenStoreInterface
{
  GTypeInterface parent_iface;

  void        (*load_async)  (CloutTokenStore      *self,
                              const char           *account,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
  CloutToken *(*load_finish) (CloutTokenStore      *self,
                              GAsyncResult         *result,
                              GError              **error);
  void        (*save_async)  (CloutTokenStore      *self,
                              const char           *account,
                              const CloutToken     *token,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
  gboolean    (*save_finish) (CloutTokenStore      *self,
                              GAsyncResult         *result,
                              GError              **error);
};

G_END_DECLS
