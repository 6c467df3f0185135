/* publisher.c: a publisher whose perks the person subscribed to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/publisher.h"

struct _CloutPublisher
{
  GObject parent_instance;

  CloutPerkFeed *feed;
};

G_DEFINE_FINAL_TYPE (CloutPublisher, clout_publisher, G_TYPE_OBJECT)

static void
clout_publisher_finalize (GObject *object)
{
  g_clear_pointer (&CLOUT_PUBLISHER (object)->feed, clout_perk_feed_free);
  G_OBJECT_CLASS (clout_publisher_parent_class)->finalize (object);
}

static void
clout_publisher_class_init (CloutPublisherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_publisher_finalize;
}

static void
clout_publisher_init (CloutPublisher *self)
{
}

/**
 * clout_publisher_new:
 * @feed: (transfer full): the publisher's feed
 *
 * Returns: (transfer full): a publisher
 */
CloutPublisher *
clout_publisher_new (CloutPerkFeed *feed)
{
  CloutPublisher *self = g_object_new (CLOUT_TYPE_PUBLISHER, NULL);

  self->feed = feed;
  return self;
}

const CloutPerkFeed *
clout_publisher_get_feed (CloutPublisher *self)
{
  g_return_val_if_fail (CLOUT_IS_PUBLISHER (self), NULL);
  return self->feed;
}
