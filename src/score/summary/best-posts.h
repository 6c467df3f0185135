/* best-posts.h: the recent posts that earned most.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/ledger.h"

G_BEGIN_DECLS

/* Most people to name for a post. */
#define CLOUT_BEST_POST_PEOPLE 4

/**
 * CloutBestPost:
 * @account: index of its account
 * @post: its index in the account
 * @points: points of its reactions
 * @counts: number of its reactions by #CloutReactionGroup: those listed, or those counted if there
 *   are more
 * @people: (array length=n_people): those whose reactions to it have most points, as indexes into
 *   the input's people
 * @n_people: at most %CLOUT_BEST_POST_PEOPLE
 */
typedef struct
{
  guint32 account;
  guint32 post;
  double points;
  gsize counts[CLOUT_N_GROUPS];
  guint32 people[CLOUT_BEST_POST_PEOPLE];
  gsize n_people;
} CloutBestPost;

gsize clout_best_posts_find (const CloutScoreInput *input,
                             const CloutLedger     *ledger,
                             gsize                  most,
                             CloutBestPost         *ret_posts);

G_END_DECLS
