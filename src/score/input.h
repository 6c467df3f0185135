/* input.h: everything that a score is computed from, as flat arrays.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/reaction.h"
#include "score/signals.h"

G_BEGIN_DECLS

/* Index of a reaction's post or person if it has none or isn't known. */
#define CLOUT_NONE G_MAXUINT32

/**
 * CloutScorePerson:
 * @followers: public counts of someone who reacted, -1 if unknown
 * @bot: flagged as automated
 */
typedef struct
{
  gint64 followers;
  gint64 following;
  gint64 posts;
  gboolean bot;
} CloutScorePerson;

/**
 * CloutScorePost:
 * @time: when it was published, Unix seconds
 * @counts: number of reactions by kind as the network counts them, 0 if unknown; any beyond those
 *   listed with a person count as given by unknown people at @time
 */
typedef struct
{
  gint64 time;
  guint32 counts[CLOUT_N_REACTION_KINDS];
} CloutScorePost;

/**
 * CloutScoreAccount:
 * @weight: factor for the odds of the account, as in #CloutNetworkWeight
 * @closed: when its network shut down, Unix seconds, after which the account adds nothing to the
 *   score; 0 if it exists
 * @counters: the account's own counts; the three engagement signals are normally unknown here and
 *   are then condensed from the reactions
 * @posts: (array length=n_posts): the account's own posts
 * @time: (array length=n_reactions): Unix seconds, in no particular order
 * @person: (array length=n_reactions): index into the input's people, or %CLOUT_NONE
 * @post: (array length=n_reactions): index into @posts, or %CLOUT_NONE
 * @kind: (array length=n_reactions): a #CloutReactionKind
 * @engagement_unknown: the account's reactions can't be read, e.g. before its first sync: they
 *   are estimated from its audience, and the arrays are ignored. If %FALSE, empty arrays mean
 *   that there were no reactions
 */
typedef struct
{
  double weight;
  gint64 closed;
  CloutSignals counters;
  gsize n_posts;
  const CloutScorePost *posts;
  gsize n_reactions;
  const gint64 *time;
  const guint32 *person;
  const guint32 *post;
  const guint8 *kind;
  gboolean engagement_unknown;
} CloutScoreAccount;

/**
 * CloutAwayPeriod:
 *
 * Days away, which don't count: first and last day, inclusive, as days since 1970-01-01 local
 * time.
 */
typedef struct
{
  gint32 first;
  gint32 last;
} CloutAwayPeriod;

/**
 * CloutScoreInput:
 * @now: time that the score is for, Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * The arrays are borrowed and must outlive every result computed from them.
 */
typedef struct
{
  gint64 now;
  GTimeZone *zone;
  gsize n_people;
  const CloutScorePerson *people;
  gsize n_accounts;
  const CloutScoreAccount *accounts;
  gsize n_away_periods;
  const CloutAwayPeriod *away_periods;
} CloutScoreInput;

G_END_DECLS
