/* outbox-item.h: sends or undoes one +K of an outbox.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "store/endorsements/endorsements.h"
#include "sync/connection/fetch.h"
#include "web/lock.h"

G_BEGIN_DECLS

/**
 * CloutOutbox: one pass over an account's unsent +K.
 * @list: the items, as #CloutOutgoing
 * @at: index of the current item
 * @watched: id of the item that someone is waiting for, 0 for none
 * @problem: (nullable): error of the first item that failed, or of the watched one
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
