/* page-trail.c: remembers which pages of a list were read in this pass. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/page-trail.h"

struct _CloutPageTrail
{
  GHashTable *cursors;
  GHashTable *items; /* hashes, because 100,000 names would be megabytes */
};

CloutPageTrail *
clout_page_trail_new (void)
{
  CloutPageTrail *self = g_new0 (CloutPageTrail, 1);

  self->cursors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
clout_page_trail_free (CloutPageTrail *self)
{
  g_hash_table_unref (self->cursors);
  g_hash_table_unref (self->items);
  g_free (self);
}

/* FNV-1a; each text ends with an extra byte, so that "ab", "c" differs from "a", "bc". */
static guint64
hash_text (guint64     hash,
           const char *text)
{
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    hash = (hash ^ (guint8) *c) * 1099511628211u;
  return (hash ^ 0xff) * 1099511628211u;
}

static gboolean
note (CloutPageTrail *self,
      char            what,
      gint64          number,
      const char     *one,
      const char     *two,
      const char     *three)
{
  g_autofree char *start = g_strdup_printf ("%c%" G_GINT64_FORMAT, what, number);
  guint64 hash = hash_text (14695981039346656037u, start);

  hash = hash_text (hash_text (hash_text (hash, one), two), three);
  return g_hash_table_add (self->items, g_memdup2 (&hash, sizeof hash));
}

static gsize
note_people (CloutPageTrail *self,
             CloutBatch     *batch,
             gsize          *n_new)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  for (gsize i = 0; i < n; i++)
    *n_new += note (self, 'p', 0, people[i].remote_id, NULL, NULL);
  return n;
}

static gsize
note_own (CloutPageTrail *self,
          CloutBatch     *batch,
          gsize          *n_new)
{
  gsize n_posts, n_given;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n_posts);
  const CloutBatchGiven *given = clout_batch_get_given (batch, &n_given);

  for (gsize i = 0; i < n_posts; i++)
    *n_new += note (self, 'o', 0, posts[i].remote_id, NULL, NULL);
  for (gsize i = 0; i < n_given; i++)
    *n_new += note (self, 'g', given[i].kind, given[i].person, given[i].remote_id, NULL);
  return n_posts + n_given;
}

static gsize
note_received (CloutPageTrail *self,
               CloutBatch     *batch,
               gsize          *n_new)
{
  gsize n_reactions, n_endorsements;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (batch, &n_reactions);
  const CloutBatchEndorsement *endorsements =
    clout_batch_get_endorsements (batch, &n_endorsements);

  for (gsize i = 0; i < n_reactions; i++)
    *n_new += note (self, 'a' + (char) reactions[i].kind, reactions[i].time, reactions[i].person,
                    reactions[i].post, reactions[i].remote_id);
  for (gsize i = 0; i < n_endorsements; i++)
    *n_new += note (self, 'k', endorsements[i].time, endorsements[i].endorser,
                    endorsements[i].remote_id, NULL);
  return n_reactions + n_endorsements;
}

/* If all items of a page were skipped, there is nothing to compare. */
static gboolean
is_new (CloutPageTrail *self,
        CloutBatch     *batch)
{
  gsize n_new = 0;
  gsize n = note_own (self, batch, &n_new) + note_received (self, batch, &n_new);

  n += note_people (self, batch, &n_new);
  return n == 0 || n_new > 0;
}

/**
 * clout_page_trail_continues:
 * @self: a page trail
 * @page: the page just read
 * @by_content: whether a page with only known items ends the pass
 *
 * Records the page and detects loops: a server whose pages lead back, or have the same contents
 * under new URLs, would otherwise be read forever.
 *
 * Returns: whether there is a next page that isn't a loop
 */
gboolean
clout_page_trail_continues (CloutPageTrail  *self,
                            const CloutPage *page,
                            gboolean         by_content)
{
  gboolean new = !by_content || is_new (self, page->batch);

  return page->next != NULL && g_hash_table_add (self->cursors, g_strdup (page->next)) && new;
}
