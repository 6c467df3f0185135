/* estimate.h: estimates other people's scores from their public counts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutEstimate: someone's score, estimated from their public counts alone.
 * @score: 0 to 100
 * @low, @high: its likely range
 */
typedef struct
{
  double score;
  double low;
  double high;
} CloutEstimate;

double   clout_influence_guess    (double         weight,
                                   gint64         followers);
gboolean clout_influence_estimate (double         weight,
                                   gint64         followers,
                                   CloutEstimate *ret_estimate);

G_END_DECLS
