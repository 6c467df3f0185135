/* check-skipped.h: the members that a network skips make no difference.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/resource.h"

G_BEGIN_DECLS

void check_skipped (const CloutNetwork        *network,
                    const CloutResource       *resource,
                    const CloutRequestContext *context,
                    CloutResponse             *response,
                    const CloutPage           *page);

G_END_DECLS
