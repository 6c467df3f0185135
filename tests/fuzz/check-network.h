/* check-network.h: any response from a network becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/resource.h"

G_BEGIN_DECLS

int check_network (const CloutNetwork *network,
                   const guint8       *data,
                   gsize               size);

G_END_DECLS
