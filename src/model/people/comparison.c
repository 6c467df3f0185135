/* comparison.c: what is known of a friend, to compare them with others.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/people/comparison.h"

void
clout_comparison_free (CloutComparison *self)
{
  g_clear_object (&self->friend);
  g_free (self);
}

/**
 * clout_comparison_total:
 * @weeks: (array fixed-size=CLOUT_COMPARISON_WEEKS): numbers by week
 *
 * Returns: their sum
 */
guint
clout_comparison_total (const guint *weeks)
{
  guint n = 0;

  for (guint i = 0; i < CLOUT_COMPARISON_WEEKS; i++)
    n += weeks[i];
  return n;
}
