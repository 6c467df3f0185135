/* publisher.h: a publisher whose perks the person subscribed to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "perks/perk-feed.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PUBLISHER (clout_publisher_get_type ())

G_DECLARE_FINAL_TYPE (CloutPublisher, clout_publisher, CLOUT, PUBLISHER, GObject)

CloutPublisher      *clout_publisher_new      (CloutPerkFeed  *feed);
const CloutPerkFeed *clout_publisher_get_feed (CloutPublisher *self);

G_END_DECLS
