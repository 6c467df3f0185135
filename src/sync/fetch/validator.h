/* validator.h: asks a server whether a list has changed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reactions/batches.h"
#include "web/http/response.h"

G_BEGIN_DECLS

void     clout_validator_add_headers  (SoupMessage       *message,
                                       const CloutCursor *last,
                                       guint              trusted,
                                       gint64             now);
gboolean clout_validator_is_unchanged (CloutResponse     *response);
char    *clout_validator_dup          (CloutResponse     *response);

G_END_DECLS
