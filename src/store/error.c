/* error.c: the error domain of the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/error.h"

G_DEFINE_QUARK (clout-store-error-quark, clout_store_error)
