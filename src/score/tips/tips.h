/* tips.h: what would raise the score, tested on the model itself.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/tips/tip.h"

G_BEGIN_DECLS

/**
 * clout_tips_find:
 * @input: input of the score
 * @score: a score
 * @facts: what else the tips depend on
 * @ret_n_tips: (out): number of tips
 *
 * Finds what would raise the score.
 *
 * Returns: (transfer full) (array length=ret_n_tips): the tips that have an effect, strongest
 *   first. Free with g_free()
 */
CloutTip *clout_tips_find (const CloutScoreInput *input,
                           const CloutScore      *score,
                           const CloutTipFacts   *facts,
                           gsize                 *ret_n_tips);

G_END_DECLS
