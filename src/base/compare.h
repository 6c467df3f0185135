/* compare.h: order of numbers, for sorting.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * clout_compare_int64:
 * @a: a number
 * @b: another number
 *
 * Returns: a negative number if @a comes before @b, a positive one if it comes after, or 0
 */
static inline int
clout_compare_int64 (gint64 a,
                     gint64 b)
{
  return (a > b) - (a < b);
}

G_END_DECLS
