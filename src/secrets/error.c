/* error.c: the error domain of the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/error.h"

G_DEFINE_QUARK (clout-secrets-error-quark, clout_secrets_error)
