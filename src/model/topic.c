/* topic.c: something that a person writes about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topic.h"

struct _CloutTopic
{
  GObject parent_instance;

  char *name;
  gint64 n_posts;
  gint64 n_reactions;
  gint64 last_used;
};

G_DEFINE_FINAL_TYPE (CloutTopic, clout_topic, G_TYPE_OBJECT)

static void
clout_topic_finalize (GObject *object)
{
  g_free (CLOUT_TOPIC (object)->name);
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
 * @name: the topic as it is most often written, without '#'
 * @n_posts: own posts on it
 * @n_reactions: reactions that these received
 * @last_used: when the newest of them was written, Unix seconds
 *
 * Returns: (transfer full): a topic
 */
CloutTopic *
clout_topic_new (const char *name,
                 gint64      n_posts,
                 gint64      n_reactions,
                 gint64      last_used)
{
  CloutTopic *self = g_object_new (CLOUT_TYPE_TOPIC, NULL);

  self->name = g_strdup (name);
  self->n_posts = n_posts;
  self->n_reactions = n_reactions;
  self->last_used = last_used;
  return self;
}

const char *
clout_topic_get_name (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), NULL);
  return self->name;
}

gint64
clout_topic_get_posts (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->n_posts;
}

gint64
clout_topic_get_reactions (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->n_reactions;
}

gint64
clout_topic_get_last_used (CloutTopic *self)
{
  g_return_val_if_fail (CLOUT_IS_TOPIC (self), 0);
  return self->last_used;
}
