/* week.h: what came in within seven days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/* Calendar days in the person's time zone, the last one included. */
#define CLOUT_WEEK_DAYS 7

/**
 * CloutWaiting: someone who wrote and has no reply.
 * @person: index into the input's people
 * @since: time of their first such message, Unix seconds
 */
typedef struct
{
  gint64 since;
  guint32 person;
} CloutWaiting;

/**
 * CloutWeek:
 * @first, @last: its first and last day, as days since 1970-01-01 local time
 * @by_kind: number of reactions by #CloutReactionKind, not from bots. Reactions to the week's posts
 *   that networks count without naming the person are included: words as replies
 * @n_reactions: all of @by_kind but follows
 * @n_people: number of different people known who reacted or followed, not bots; someone with two
 *   accounts counts twice
 * @n_new: how many of them hadn't done so before, as far back as the input goes. An account without
 *   older reactions can't tell and adds nothing; -1 if that is all of them
 * @new_people: (array length=n_new) (nullable): who they are, those with most followers first
 * @best_account: index of the account with the best post, %CLOUT_NONE without one
 * @best_post: index of that post, which got the most in the week: 3 for each mention, reply or
 *   quote, 2 for a share, 1 for a like; the later one of two equal posts
 * @best: number of reactions that it got in the week, by #CloutReactionGroup
 * @n_waiting: number of people waiting for a reply
 * @waiting: (array length=n_waiting): who they are, longest wait first
 */
typedef struct
{
  gint64 first;
  gint64 last;
  gsize by_kind[CLOUT_N_REACTION_KINDS];
  gsize n_reactions;
  gsize n_people;
  gssize n_new;
  guint32 *new_people;
  guint32 best_account;
  guint32 best_post;
  gsize best[CLOUT_N_GROUPS];
  gsize n_waiting;
  CloutWaiting *waiting;
} CloutWeek;

void clout_week_compute (const CloutScoreInput *input,
                         const CloutWaiting    *waiting,
                         gsize                  n_waiting,
                         gint64                 day,
                         CloutWeek             *ret_week);
void clout_week_clear   (CloutWeek             *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutWeek, clout_week_clear)

G_END_DECLS
