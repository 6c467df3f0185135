/* post-points.h: what each post adds to the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "store/score/history.h"

G_BEGIN_DECLS

/**
 * CloutPostSum:
 * @points: points of its reactions
 * @words: number of mentions, replies and quotes that are listed
 */
typedef struct
{
  float points;
  guint32 words;
} CloutPostSum;

/* (transfer full) (element-type gint64 CloutPostSum): by id of the post. */
GHashTable *clout_post_points_compute (const CloutStoreHistory *history);

G_END_DECLS
