/* topic.c: something that a person writes about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topic.h"

struct _CloutTopic
{
  GObject parent_instance;

  CloutTopicFacts facts;
  double history[CLOUT_TOPIC_HISTORY];
};

G_DEFINE_FINAL_TYPE (CloutTopic, clout_topic, G_TYPE_OBJECT)

static void
clout_topic_finalize (GObject *object)
{
  g_free ((gpointer) CLOUT_TOPIC (object)->facts.name);
  G_OBJECT_CLASS (clout_topic_parent_class)->finalize (object);
}

static void
clout_topic_class_init (CloutTopicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_topic_finalize;
}

static void
clout_topic_init (CloutTopic *self)
{
}

/**
 * clout_topic_new:
 * @facts: copied
 *
 * Returns: (transfer full): a topic
 */
CloutTopic *
clout_topic_new (const CloutTopicFacts *facts)
{
  CloutTopic *self = g_object_new (CLOUT_TYPE_TOPIC, NULL);

  self->facts = *facts;
  self->facts.name = g_strdup (facts->name);
  for (guint i = 0; i < CLOUT_TOPIC_HISTORY - 1; i++)
    self->history[i] = -1;
  self->history[CLOUT_TOPIC_HISTORY - 1] = facts->strength;
  return self;
}

const char *
clout_topic_get_name (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), NULL);
  return self->facts.name;
}

gint64
clout_topic_get_posts (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->facts.n_posts;
}

gint64
clout_topic_get_reactions (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->facts.n_reactions;
}

gint64
clout_topic_get_last_used (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->facts.last_used;
}

guint
clout_topic_get_plus_k (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->facts.n_plus_k;
}

guint
clout_topic_get_given (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->facts.n_given;
}

gboolean
clout_topic_is_paused (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), FALSE);
  return self->facts.paused;
}

double
clout_topic_get_strength (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->facts.strength;
}

double
clout_topic_get_before (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), -1);
  return self->facts.before;
}

/**
 * clout_topic_set_before:
 * @self: a topic
 * @before: its strength 30 days ago, -1 where unknown
 *
 * Sets a topic's earlier strength.
 */
void
clout_topic_set_before (CloutTopic *self,
                        double      before)
{
  g_return_if_fail (CLOUT_IS_TOPIC (self));
  self->facts.before = before;
}

/**
 * clout_topic_get_place:
 * @self: a topic
 * @ret_of: (out): how many people are ranked
 *
 * Returns: the person's rank among their friends, 0 if they have none
 */
guint
clout_topic_get_place (CloutTopic *self,
                       guint      *ret_of)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  *ret_of = self->facts.n_placed;
  return self->facts.place;
}

/**
 * clout_topic_get_history:
 * @self: a topic
 *
 * Returns: (array fixed-size=CLOUT_TOPIC_HISTORY): strengths 30 days apart, the last one now; -1
 *   where unknown
 */
const double *
clout_topic_get_history (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), NULL);
  return self->history;
}

/**
 * clout_topic_set_history:
 * @self: a topic
 * @at: index, less than %CLOUT_TOPIC_HISTORY
 * @strength: its strength at that time, -1 if unknown
 *
 * Sets a topic's strength at one point of its history.
 */
void
clout_topic_set_history (CloutTopic *self,
                         guint       at,
                         double      strength)
{
  g_return_if_fail (CLOUT_IS_TOPIC (self));
  g_return_if_fail (at < CLOUT_TOPIC_HISTORY);
  self->history[at] = strength;
}
