/* topic.h: something that a person writes about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Strengths of a topic that are known, 30 days apart, the last one now. */
#define CLOUT_TOPIC_HISTORY 4

/**
 * CloutTopicFacts:
 * @name: the most common spelling, without '#'
 * @n_posts: number of the person's posts on it
 * @n_reactions: number of reactions to those posts
 * @last_used: time of the newest post, Unix seconds, 0 without posts
 * @n_plus_k: number of +K received for it
 * @strength: decayed reactions and +K; topics rank by it
 * @before: its strength 30 days ago, -1 if unknown
 * @n_given: of a friend's topic: how many of these +K the person gave
 * @paused: of a friend's topic: whether the person gave one so recently that the next must wait
 * @place: the person's rank among their friends by +K received for it, 0 if they received none
 * @n_placed: how many people received any, the person included
 */
typedef struct
{
  const char *name;
  gint64 n_posts;
  gint64 n_reactions;
  gint64 last_used;
  guint n_plus_k;
  double strength;
  double before;
  guint n_given;
  gboolean paused;
  guint place;
  guint n_placed;
} CloutTopicFacts;

#define CLOUT_TYPE_TOPIC (clout_topic_get_type ())

G_DECLARE_FINAL_TYPE (CloutTopic, clout_topic, CLOUT, TOPIC, GObject)

CloutTopic *clout_topic_new           (const CloutTopicFacts *facts);
const char *clout_topic_get_name      (CloutTopic            *self);
gint64      clout_topic_get_posts     (CloutTopic            *self);
gint64      clout_topic_get_reactions (CloutTopic            *self);
gint64      clout_topic_get_last_used (CloutTopic            *self);
guint       clout_topic_get_plus_k    (CloutTopic            *self);
guint       clout_topic_get_given     (CloutTopic            *self);
gboolean    clout_topic_is_paused     (CloutTopic            *self);
double      clout_topic_get_strength  (CloutTopic            *self);
double      clout_topic_get_before    (CloutTopic            *self);
void        clout_topic_set_before    (CloutTopic            *self,
                                       double                 before);
guint       clout_topic_get_place     (CloutTopic            *self,
                                       guint                 *ret_of);
const double *clout_topic_get_history (CloutTopic            *self);
void        clout_topic_set_history   (CloutTopic            *self,
                                       guint                  at,
                                       double                 strength);

G_END_DECLS
