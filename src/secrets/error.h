/* error.h: what can go wrong with a keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutSecretsError:
 *
 * Errors of the keyring. Messages never contain a secret.
 */
typedef enum
{
  CLOUT_SECRETS_ERROR_LOCKED,     /* there is a keyring, but it is locked */
  CLOUT_SECRETS_ERROR_ABSENT,     /* no keyring service can be reached */
  CLOUT_SECRETS_ERROR_NOT_FOUND,  /* the keyring has no secret for the account */
  CLOUT_SECRETS_ERROR_FAILED
} CloutSecretsError;

#define CLOUT_SECRETS_ERROR (clout_secrets_error_quark ())
GQuark clout_secrets_error_quark (void);

G_END_DECLS
