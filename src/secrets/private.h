/* private.h: shared by the files of this folder.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "secrets/secrets.h"

G_BEGIN_DECLS

struct _CloutSecrets
{
  GObject parent_instance;

  char *app_id;
  GHashTable *session;  /* account → secret, for this session only */
  gboolean session_only;
};

/* Where secrets are stored: keyring/ uses libsecret, sealed/ Windows' data protection, and
   keychain/ macOS' Keychain. Each ends @task as the function of secrets.c that calls it says. */
void clout_secrets_backend_store  (CloutSecrets *self,
                                   GTask        *task,
                                   const char   *account,
                                   const char   *label,
                                   const char   *secret);
void clout_secrets_backend_lookup (CloutSecrets *self,
                                   GTask        *task,
                                   const char   *account);
/* @was_in_memory: whether a secret was removed from memory, so that no backend is needed. */
void clout_secrets_backend_clear  (CloutSecrets *self,
                                   GTask        *task,
                                   const char   *account,
                                   gboolean      was_in_memory);
void clout_secrets_backend_unlock (CloutSecrets *self,
                                   GTask        *task);
void clout_secrets_backend_list   (CloutSecrets *self,
                                   GTask        *task);

G_END_DECLS
