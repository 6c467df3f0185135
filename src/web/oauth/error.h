/* error.h: the error words of OAuth 2 and what they mean for us.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/error.h"

G_BEGIN_DECLS

GError *clout_oauth_error_new (const char *word);

G_END_DECLS
