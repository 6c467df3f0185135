/* error.h: maps OAuth 2 error codes to our errors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/error.h"

G_BEGIN_DECLS

GError *clout_oauth_error_new (const char *word);

G_END_DECLS
