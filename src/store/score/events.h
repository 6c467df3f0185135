/* events.h: what happened during the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/event.h"
#include "store/store.h"

G_BEGIN_DECLS

/* At most this many posts are events. */
#define CLOUT_EVENT_POSTS 3

/* (transfer full) (element-type CloutEvent): what happened since a day, by kind: the best posts
   that got at least three times the average, time away, and new versions of the formula. */
void clout_store_list_events_async (CloutStore          *self,
                                    gint64               first_day,
                                    GTimeZone           *zone,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

G_END_DECLS
