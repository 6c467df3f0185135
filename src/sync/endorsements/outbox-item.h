/* outbox-item.h: one +K of an outbox, given or taken back.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "store/endorsements/endorsements.h"
#include "sync/fetch/fetch.h"
#include "web/lock.h"

G_BEGIN_DECLS

/**
 * CloutOutbox: one pass over what an account's network has still to hear
 * @list: of #CloutOutgoing
 * @at: index of the one that is under way
 * @watched: id of the one that someone waits for, 0 for none
 * @problem: (nullable): why the first that failed did, or the one that is watched
 */
typedef struct
{
  CloutFetcher fetcher;
  const CloutEndorser *endorser;
  CloutLock *lock;
  GTimeZone *zone;
  char *self;
  GPtrArray *list;
  guint at;
  gint64 watched;
  GError *problem;
} CloutOutbox;

void     clout_outbox_item_send_async  (CloutOutbox          *box,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

G_END_DECLS
