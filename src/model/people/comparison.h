/* comparison.h: what is known of a friend, to compare them with others.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"

G_BEGIN_DECLS

/* Most people in one comparison, besides the person. */
#define CLOUT_COMPARISON_MOST 4

#define CLOUT_COMPARISON_WEEKS 13

/**
 * CloutComparison:
 * @friend: (transfer full): the friend; has no data if they were removed
 * @received: the friend's reactions to the person's posts by week of 7 days, oldest first; the last
 *   week ends now. Follows aren't counted
 * @given: the person's reactions to the friend's posts, likewise
 */
typedef struct
{
  CloutFriend *friend;
  guint received[CLOUT_COMPARISON_WEEKS];
  guint given[CLOUT_COMPARISON_WEEKS];
} CloutComparison;

void  clout_comparison_free  (CloutComparison *self);
guint clout_comparison_total (const guint     *weeks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutComparison, clout_comparison_free)

G_END_DECLS
