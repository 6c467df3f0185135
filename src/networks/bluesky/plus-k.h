/* plus-k.h: +K as AT Protocol records.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/endorser.h"

G_BEGIN_DECLS

gboolean     clout_bluesky_read_records    (CloutResponse *response,
                                            const char    *endorser,
                                            const char    *self,
                                            CloutBatch    *batch,
                                            char         **ret_next,
                                            GError       **error);

G_END_DECLS
