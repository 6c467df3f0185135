/* influence.h: how much a person's reactions weigh.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

float *clout_influence_of_people (const CloutScoreInput *input);

G_END_DECLS
