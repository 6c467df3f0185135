/* highlight.c: an old post of the person's that got many reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/highlight.h"

struct _CloutHighlight
{
  GObject parent_instance;

  gint64 account;
  char *excerpt;
  char *url;
  gint64 time;
  guint words;
  guint reshares;
  guint likes;
};

G_DEFINE_FINAL_TYPE (CloutHighlight, clout_highlight, G_TYPE_OBJECT)

static void
clout_highlight_finalize (GObject *object)
{
  CloutHighlight *self = CLOUT_HIGHLIGHT (object);

  g_free (self->excerpt);
  g_free (self->url);
  G_OBJECT_CLASS (clout_highlight_parent_class)->finalize (object);
}

static void
clout_highlight_class_init (CloutHighlightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_highlight_finalize;
}

static void
clout_highlight_init (CloutHighlight *self)
{
}

/**
 * clout_highlight_new:
 * @account: id of its account
 * @excerpt: (nullable): an excerpt, or %NULL if none is stored
 * @url: (nullable): its web address
 * @time: when it was written, Unix seconds
 * @words: number of mentions, replies and quotes
 * @reshares: number of reshares
 * @likes: number of likes
 *
 * Returns: (transfer full): a highlight
 */
CloutHighlight *
clout_highlight_new (gint64      account,
                     const char *excerpt,
                     const char *url,
                     gint64      time,
                     guint       words,
                     guint       reshares,
                     guint       likes)
{
  CloutHighlight *self = g_object_new (CLOUT_TYPE_HIGHLIGHT, NULL);

  self->account = account;
  self->excerpt = g_strdup (excerpt);
  self->url = g_strdup (url);
  self->time = time;
  self->words = words;
  self->reshares = reshares;
  self->likes = likes;
  return self;
}

gint64
clout_highlight_get_account (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), 0);
  return self->account;
}

const char *
clout_highlight_get_excerpt (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), NULL);
  return self->excerpt;
}

const char *
clout_highlight_get_url (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), NULL);
  return self->url;
}

gint64
clout_highlight_get_time (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), 0);
  return self->time;
}

guint
clout_highlight_get_words (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), 0);
  return self->words;
}

guint
clout_highlight_get_reshares (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), 0);
  return self->reshares;
}

guint
clout_highlight_get_likes (CloutHighlight *self)
{
  g_return_val_if_fail (CLOUT_IS_HIGHLIGHT (self), 0);
  return self->likes;
}
