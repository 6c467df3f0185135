/* account-tokens.h: stores accounts' tokens in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/account.h"
#include "secrets/secrets.h"
#include "web/oauth/token-store.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_TOKEN_KEEPER (clout_token_keeper_get_type ())

G_DECLARE_FINAL_TYPE (CloutTokenKeeper, clout_token_keeper, CLOUT, TOKEN_KEEPER, GObject)

CloutTokenKeeper *clout_token_keeper_new         (CloutSecrets         *secrets);
char             *clout_token_keeper_dup_key     (CloutAccount         *account);
CloutAccount     *clout_token_keeper_new_account (const char          *key);

void              clout_token_keeper_load_async  (CloutTokenKeeper     *self,
                                                  const char           *key,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void              clout_token_keeper_save_async  (CloutTokenKeeper     *self,
                                                  const char           *key,
                                                  const CloutToken     *token,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
