/* audience.h: an account's followers by day. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/accounts/audience.h"
#include "sync/account-details.h"

G_BEGIN_DECLS

GArray *clout_audience_compute (const GArray *counts,
                                const GArray *follows,
                                guint         most_days);

G_END_DECLS
