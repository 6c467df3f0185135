/* secrets.h: stores one secret string per account, in the keyring or in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"
#include "secrets/error.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_SECRETS (clout_secrets_get_type ())

G_DECLARE_FINAL_TYPE (CloutSecrets, clout_secrets, CLOUT, SECRETS, GObject)

CloutSecrets *clout_secrets_new              (const char           *app_id);
void          clout_secrets_set_session_only (CloutSecrets         *self,
                                              gboolean              session_only);
gboolean      clout_secrets_get_session_only (CloutSecrets         *self);

void          clout_secrets_store_async      (CloutSecrets         *self,
                                              const char           *account,
                                              const char           *label,
                                              const char           *secret,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void          clout_secrets_lookup_async     (CloutSecrets         *self,
                                              const char           *account,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void          clout_secrets_clear_async      (CloutSecrets         *self,
                                              const char           *account,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void          clout_secrets_unlock_async     (CloutSecrets         *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void          clout_secrets_list_async       (CloutSecrets         *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
