/* tally.h: what a person is about, counted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most topics that are shown of one person. */
#define CLOUT_TOPICS_SHOWN 20

/* A +K is someone's word on the topic itself: it ranks as five reactions of today do. */
#define CLOUT_TOPIC_PLUS_K_WORTH 5.0

/* Whoever features a hashtag says as much themselves, once. */
#define CLOUT_TOPIC_FEATURED_WORTH 5.0

/**
 * CloutTallied:
 * @key: what spellings of it fold to
 * @name: the spelling that the person uses most
 * @n_posts: own posts on it
 * @n_reactions: reactions that these received, ever
 * @strength: the same decayed, and what +K and featuring are worth; topics rank by it
 * @n_plus_k: +K received for it
 * @last_used: when the newest of the posts was written, Unix seconds, 0 without any
 */
typedef struct
{
  char *key;
  char *name;
  gint64 n_posts;
  gint64 n_reactions;
  double strength;
  guint n_plus_k;
  gint64 last_used;
} CloutTallied;

/**
 * CloutTallyPost:
 * @tags: its hashtags as written, %NULL-terminated
 * @time: when it was written, Unix seconds
 * @n_reactions: that it received, ever
 * @strength: the sum of clout_decay_weight() of these
 */
typedef struct
{
  const char *const *tags;
  gint64 time;
  gint64 n_reactions;
  double strength;
} CloutTallyPost;

typedef struct _CloutTally CloutTally;

CloutTally *clout_tally_new          (void);
void        clout_tally_free         (CloutTally           *self);
void        clout_tally_add_post     (CloutTally           *self,
                                      const CloutTallyPost *post);
void        clout_tally_add_featured (CloutTally           *self,
                                      const char           *tag);
void        clout_tally_add_plus_k   (CloutTally           *self,
                                      const char           *topic);
GPtrArray  *clout_tally_list         (CloutTally           *self,
                                      const char *const    *hidden);
void        clout_tallied_free       (CloutTallied         *self);

GStrv       clout_topics_hide        (const char *const    *hidden,
                                      const char           *name);
GStrv       clout_topics_restore     (const char *const    *hidden,
                                      const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTally, clout_tally_free)

G_END_DECLS
