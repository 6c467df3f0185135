/* input.h: everything that a score is made from, as flat arrays.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/reaction.h"
#include "score/signals.h"

G_BEGIN_DECLS

/* The post or person of a reaction that has none, or that no one named. */
#define CLOUT_NONE G_MAXUINT32

/**
 * CloutScorePerson:
 * @followers: counters of someone who reacts, -1 where unknown
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
 * @counts: reactions that the network counts on it, by kind, 0 where unknown;
 *   what exceeds the reactions listed with an actor counts as given by unknown
 *   people at @time
 */
typedef struct
{
  gint64 time;
  guint32 counts[CLOUT_N_REACTION_KINDS];
} CloutScorePost;

/**
 * CloutScoreAccount:
 * @network: id of the network, e.g. "mastodon"; decides the account's weight
 * @counters: the account's own counters; the three engagement signals are
 *   normally unknown here and then condensed from the reactions
 * @posts: (array length=n_posts): the account's own posts
 * @time: (array length=n_reactions): Unix seconds, in no particular order
 * @person: (array length=n_reactions): index into the input's people, or %CLOUT_NONE
 * @post: (array length=n_reactions): index into @posts, or %CLOUT_NONE
 * @kind: (array length=n_reactions): a #CloutReactionKind
 * @engagement_unknown: nothing of the account's reactions can be read, e.g. before
 *   its first sync: they are estimated from its audience, and none of the arrays
 *   counts. Otherwise no reactions means none, and earns nothing
 * @closed: its network is no more: it adds nothing to the score
 */
typedef struct
{
  const char *network;
  CloutSignals counters;
  gsize n_posts;
  const CloutScorePost *posts;
  gsize n_reactions;
  const gint64 *time;
  const guint32 *person;
  const guint32 *post;
  const guint8 *kind;
  gboolean engagement_unknown;
  gboolean closed;
} CloutScoreAccount;

/**
 * CloutHoliday:
 *
 * Days on which the clock stands still, both ends included, as days since
 * 1970-01-01 in the person's own time.
 */
typedef struct
{
  gint32 first;
  gint32 last;
} CloutHoliday;

/**
 * CloutScoreInput:
 * @now: the moment that the score is for, Unix seconds
 * @zone: (nullable): the person's time zone, which their days and hours go by; %NULL for UTC
 *
 * Borrowed arrays: the caller keeps them alive while any result that was made
 * from them is in use.
 */
typedef struct
{
  gint64 now;
  GTimeZone *zone;
  gsize n_people;
  const CloutScorePerson *people;
  gsize n_accounts;
  const CloutScoreAccount *accounts;
  gsize n_holidays;
  const CloutHoliday *holidays;
} CloutScoreInput;

G_END_DECLS
