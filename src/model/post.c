/* post.c: one of the person's own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/post.h"

struct _CloutPost
{
  GObject parent_instance;

  GStringChunk *strings; /* NULL while nothing is known */
  CloutPostFacts facts;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutPost, clout_post, G_TYPE_OBJECT)

static void
clout_post_finalize (GObject *object)
{
  g_clear_pointer (&CLOUT_POST (object)->strings, g_string_chunk_free);
  G_OBJECT_CLASS (clout_post_parent_class)->finalize (object);
}

static void
clout_post_class_init (CloutPostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_post_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", CLOUT_TYPE_POST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clout_post_init (CloutPost *self)
{
}

/**
 * clout_post_new:
 * @facts: (nullable): what is known; copied with its strings. %NULL if nothing is yet
 *
 * Returns: (transfer full): a post
 */
CloutPost *
clout_post_new (const CloutPostFacts *facts)
{
  CloutPost *self = g_object_new (CLOUT_TYPE_POST, NULL);

  if (facts != NULL)
    clout_post_set_facts (self, facts);
  return self;
}

/**
 * clout_post_get_facts:
 * @self: a post
 *
 * Returns: (transfer none) (nullable): what is known, or %NULL if nothing is yet
 */
const CloutPostFacts *
clout_post_get_facts (CloutPost *self)
{
  g_return_val_if_fail (CLOUT_IS_POST (self), NULL);

  return self->strings != NULL ? &self->facts : NULL;
}

static const char *
insert_string (GStringChunk *strings,
               const char   *text)
{
  return text != NULL ? g_string_chunk_insert (strings, text) : NULL;
}

/**
 * clout_post_set_facts:
 * @self: a post
 * @facts: what is known; copied with its strings
 *
 * Replaces a post's data.
 */
void
clout_post_set_facts (CloutPost            *self,
                      const CloutPostFacts *facts)
{
  GStringChunk *strings;

  g_return_if_fail (CLOUT_IS_POST (self));

  strings = g_string_chunk_new (256);
  self->facts = *facts;
  self->facts.excerpt = insert_string (strings, facts->excerpt);
  self->facts.url = insert_string (strings, facts->url);
  self->facts.topics = insert_string (strings, facts->topics);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  self->strings = strings;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
