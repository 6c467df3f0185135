/* style.h: how someone posts: Klout's matrix of 2011.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A style is of this many weeks, about as long as the score's window. */
#define CLOUT_STYLE_WEEKS 13
#define CLOUT_STYLE_DAYS (7 * CLOUT_STYLE_WEEKS)

/* Fewer posts, or fewer with a topic, don't show a style. */
#define CLOUT_STYLE_FEWEST 10
#define CLOUT_STYLE_FEWEST_TAGGED 5

/* The matrix has this many columns, and as many rows. */
#define CLOUT_STYLE_SIDE 4

typedef enum
{
  CLOUT_OWN_ORIGINAL, /* own words to everyone */
  CLOUT_OWN_REPLY,    /* own words to someone */
  CLOUT_OWN_SHARE     /* someone else's post */
} CloutOwnPostKind;

/**
 * CloutOwnPost: something that the person posted.
 * @time: Unix seconds
 * @topic: any number for its topic, or %CLOUT_NONE
 */
typedef struct
{
  gint64 time;
  guint32 topic;
  CloutOwnPostKind kind;
} CloutOwnPost;

/**
 * CloutTrait:
 * @CLOUT_TRAIT_CREATING: from 0, sharing, to 1, creating: the part of posts that aren't shares
 * @CLOUT_TRAIT_CONSISTENT: from 0, casual, to 1, consistent: effective number of weeks with posts,
 *   divided by %CLOUT_STYLE_WEEKS
 * @CLOUT_TRAIT_PARTICIPATING: from 0, listening, to 1, participating: the part of posts with own
 *   words that are replies; 0 if all are shares
 * @CLOUT_TRAIT_BROAD: from 0, focused, to 1, broad: 1 − 1 / the effective number of topics, which
 *   is how likely two posts with a topic have different ones
 */
typedef enum
{
  CLOUT_TRAIT_CREATING,
  CLOUT_TRAIT_CONSISTENT,
  CLOUT_TRAIT_PARTICIPATING,
  CLOUT_TRAIT_BROAD,
  CLOUT_N_TRAITS
} CloutTrait;

/* The cells, row by row. */
typedef enum
{
  CLOUT_STYLE_CURATOR,
  CLOUT_STYLE_BROADCASTER,
  CLOUT_STYLE_TASTE_MAKER,
  CLOUT_STYLE_CELEBRITY,
  CLOUT_STYLE_SYNDICATOR,
  CLOUT_STYLE_FEEDER,
  CLOUT_STYLE_THOUGHT_LEADER,
  CLOUT_STYLE_PUNDIT,
  CLOUT_STYLE_DABBLER,
  CLOUT_STYLE_CONVERSATIONALIST,
  CLOUT_STYLE_SOCIALIZER,
  CLOUT_STYLE_NETWORKER,
  CLOUT_STYLE_OBSERVER,
  CLOUT_STYLE_EXPLORER,
  CLOUT_STYLE_ACTIVIST,
  CLOUT_STYLE_SPECIALIST,
  CLOUT_STYLE_UNKNOWN
} CloutStyleCell;

/**
 * CloutStyle:
 * @cell: the cell, or %CLOUT_STYLE_UNKNOWN if any trait is unknown
 * @x: place from 0, sharing and casual, to 1, creating and consistent: the mean of those two
 *   traits; NAN if unknown
 * @y: place from 0, listening and focused, to 1, participating and broad: the mean of those two
 *   traits; NAN if unknown
 * @trait: by #CloutTrait, 0 to 1; NAN if unknown
 * @n_posts: number of posts, with shares and replies
 * @n_shares: how many of them are shares of others' posts
 * @n_replies: how many of them reply to someone
 * @n_tagged: how many of them have a topic
 * @n_topics: effective number of topics, 1 / Σ p² over each topic's part of @n_tagged: as many
 *   equally frequent topics would be as varied; NAN without a topic
 * @n_weeks: effective number of weeks with posts, in the same way, at most %CLOUT_STYLE_WEEKS; NAN
 *   without a post
 */
typedef struct
{
  CloutStyleCell cell;
  double x;
  double y;
  double trait[CLOUT_N_TRAITS];
  gsize n_posts;
  gsize n_shares;
  gsize n_replies;
  gsize n_tagged;
  double n_topics;
  double n_weeks;
} CloutStyle;

void clout_style_compute (const CloutOwnPost *posts,
                          gsize               n_posts,
                          gint64              day,
                          GTimeZone          *zone,
                          CloutStyle         *ret_style);

G_END_DECLS
