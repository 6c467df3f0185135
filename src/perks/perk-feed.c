/* perk-feed.c: the offers of a publisher that the person subscribed to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "perks/perk-feed.h"

/**
 * clout_perk_feed_new:
 * @url: the feed's address
 *
 * Returns: (transfer full): an empty feed that was never fetched
 */
CloutPerkFeed *
clout_perk_feed_new (const char *url)
{
  CloutPerkFeed *self = g_new0 (CloutPerkFeed, 1);

  self->url = g_strdup (url);
  self->publisher = g_strdup ("");
  self->perks = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_perk_free);
  return self;
}

/**
 * clout_perk_feed_copy:
 * @self: a perk feed
 *
 * Returns: (transfer full): a deep copy
 */
CloutPerkFeed *
clout_perk_feed_copy (const CloutPerkFeed *self)
{
  CloutPerkFeed *copy = clout_perk_feed_new (self->url);

  g_free (copy->publisher);
  copy->publisher = g_strdup (self->publisher);
  copy->fetched = self->fetched;
  for (guint i = 0; i < self->perks->len; i++)
    g_ptr_array_add (copy->perks, clout_perk_copy (self->perks->pdata[i]));
  return copy;
}

void
clout_perk_feed_free (CloutPerkFeed *self)
{
  g_free (self->url);
  g_free (self->publisher);
  g_ptr_array_unref (self->perks);
  g_free (self);
}

/**
 * clout_perk_feed_is_due:
 * @self: a perk feed
 * @now: Unix seconds
 *
 * Depends on the time only, so requests reveal nothing about the person.
 *
 * Returns: whether to fetch it again
 */
gboolean
clout_perk_feed_is_due (const CloutPerkFeed *self,
                        gint64               now)
{
  return self->fetched > now || now - self->fetched >= CLOUT_PERK_FEED_PAUSE;
}
