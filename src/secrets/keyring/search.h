/* search.h: searches the keyring for secrets.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

#include "secrets/private.h"

G_BEGIN_DECLS

extern const SecretSchema clout_secrets_schema;

/* @account: (nullable): %NULL for all of the app's secrets. */
GHashTable *clout_secrets_dup_attributes (CloutSecrets        *self,
                                          const char          *account);
/* Passes @task on to @callback. */
void        clout_secrets_search         (CloutSecrets        *self,
                                          GTask               *task,
                                          const char          *account,
                                          GAsyncReadyCallback  callback);
/* @found: a list of #SecretRetrievable. */
gboolean    clout_secrets_any_is_locked  (GList               *found);
void        clout_secrets_free_found     (GList               *found);

G_END_DECLS
