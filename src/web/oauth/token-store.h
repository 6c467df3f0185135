/* token-store.h: where tokens are kept, as web/ sees it.
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
 * Implemented over the keyring by who knows it. An account is named by its key.
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
