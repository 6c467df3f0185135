/* relationship.c: loads details of a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/friends.h"
#include "sync/engine/private.h"
#include "sync/friend-list.h"

/**
 * clout_engine_load_relationship_async:
 * @friend: a friend whose data are loaded
 */
void
clout_engine_load_relationship_async (CloutEngine         *self,
                                      CloutFriend         *friend,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const CloutEngineRead read = { "reading a friend", NULL,
                                        (GDestroyNotify) clout_relationship_free };

  clout_store_load_relationship_async (self->store, clout_friend_get_facts (friend)->id,
                                       clout_engine_now (), cancellable, clout_engine_read_cb,
                                       clout_engine_read_new (self, &read, cancellable, callback,
                                                              user_data));
}
