/* weights.h: what networks weigh, for tests of scores.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"
#include "score/input.h"

G_BEGIN_DECLS

double weight_of_network   (const char        *network);
void   weigh_as_of_network (CloutScoreAccount *account,
                            const char        *network);

G_END_DECLS
