/* influence.h: what a reaction weighs by who reacts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

float *clout_influence_of_people (const CloutScoreInput *input);

G_END_DECLS
