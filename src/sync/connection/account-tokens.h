/* account-tokens.h: stores accounts' tokens in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/account.h"
#include "secrets/secrets.h"
#include "web/oauth/token-store.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_ACCOUNT_TOKENS (clout_account_tokens_get_type ())

G_DECLARE_FINAL_TYPE (CloutAccountTokens, clout_account_tokens, CLOUT, ACCOUNT_TOKENS, GObject)

CloutAccountTokens *clout_account_tokens_new         (CloutSecrets *secrets);
char               *clout_account_tokens_dup_key     (CloutAccount *account);
CloutAccount       *clout_account_tokens_new_account (const char   *key);

void clout_account_tokens_load_async (CloutAccountTokens *self,
                                      const char         *key,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
void clout_account_tokens_save_async (CloutAccountTokens *self,
                                      const char         *key,
                                      const CloutToken   *token,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);

G_END_DECLS
