/* followed.h: what happened since a tip was shown, and when it was dismissed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/ledger.h"
#include "score/tips/tip.h"

G_BEGIN_DECLS

/* For how long a dismissed tip is hidden, and one that was followed is mentioned. */
#define CLOUT_TIP_REST_DAYS 30

/**
 * CloutReplied: someone who got a reply.
 * @person: index into the input's people
 * @time: time of the first reply since a tip was shown, Unix seconds
 */
typedef struct
{
  guint32 person;
  gint64 time;
} CloutReplied;

/**
 * CloutTipSince: what happened since a tip was shown that the input doesn't say.
 * @shown: when it was shown first, Unix seconds
 * @replied: (array length=n_replied): who got a reply since
 * @added: (array): by account, when it was added, Unix seconds, 0 if unknown
 */
typedef struct
{
  gint64 shown;
  const CloutReplied *replied;
  gsize n_replied;
  const gint64 *added;
} CloutTipSince;

/**
 * CloutTipFollowed:
 * @n: how often the tip was followed: people replied to or back, posts, or accounts added
 * @points: points of the score that came from that
 */
typedef struct
{
  gsize n;
  double points;
} CloutTipFollowed;

gboolean         clout_tip_is_hidden        (gint64                 dismissed,
                                             gint64                 now);
CloutTipFollowed clout_tip_followed         (const CloutScoreInput *input,
                                             const CloutScore      *score,
                                             const CloutLedger     *ledger,
                                             const CloutTipFacts   *facts,
                                             const CloutTip        *tip,
                                             const CloutTipSince   *since);
GArray          *clout_tip_old_friends_list (const CloutScoreInput *input,
                                             gsize                  account,
                                             gint64                 time);

G_END_DECLS
