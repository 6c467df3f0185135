/* tally.h: counts what a person posts about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most topics shown per person. */
#define CLOUT_TOPICS_SHOWN 20

/* A +K is a statement about the topic itself: it ranks like five of today's reactions. */
#define CLOUT_TOPIC_PLUS_K_WORTH 5.0

/* Featuring a hashtag is the person's own statement about it, and counts once. */
#define CLOUT_TOPIC_FEATURED_WORTH 5.0

/**
 * CloutTallied:
 * @key: the key of all its spellings
 * @name: the person's most common spelling
 * @n_posts: the person's posts on it
 * @n_reactions: reactions to those posts, of all time
 * @strength: decayed reactions, plus the worth of +K and featuring; topics rank by it
 * @n_plus_k: +K received for it
 * @last_used: time of the newest post, Unix seconds, 0 without posts
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
 * @time: time it was written, Unix seconds
 * @n_reactions: reactions it received, of all time
 * @strength: the sum of their weights by clout_decay_weight()
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutTally, clout_tally_free)

G_END_DECLS
