/* post-range.h: periods to which the list of posts can be limited. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutPostRange: the fixed choices; calendar years follow, the current one first.
 */
typedef enum
{
  CLOUT_POST_RANGE_ALL,
  CLOUT_POST_RANGE_WEEK,
  CLOUT_POST_RANGE_MONTH,
  CLOUT_POST_RANGE_QUARTER,
  CLOUT_POST_RANGE_YEAR,
  CLOUT_N_POST_RANGES
} CloutPostRange;

guint clout_post_range_get_n_years (gint64     oldest,
                                    gint64     now,
                                    GTimeZone *zone);
int   clout_post_range_get_year    (guint      which,
                                    gint64     now,
                                    GTimeZone *zone);
void  clout_post_range_get         (guint      which,
                                    gint64     now,
                                    GTimeZone *zone,
                                    gint64    *ret_since,
                                    gint64    *ret_until);

G_END_DECLS
