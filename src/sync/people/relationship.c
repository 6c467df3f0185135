/* relationship.c: loads details of a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/friend-list.h"

#include "store/people/friends.h"
#include "sync/engine/clock.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_load_relationship_async:
 * @self: an engine
 * @friend: a friend whose data are loaded
 *
 * Loads how the person and a friend interact.
 *
 * clout_finish_pointer() returns (transfer full) the #CloutRelationship, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_load_relationship_async (CloutEngine         *self,
                                      CloutFriend         *friend,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const CloutEngineCall call = { "reading a friend", NULL,
                                        (GDestroyNotify) clout_relationship_free };

  clout_store_load_relationship_async (clout_engine_get_store (self),
                                       clout_friend_get_facts (friend)->id, clout_engine_now (),
                                       cancellable, clout_engine_call_cb,
                                       clout_engine_call_new (self, &call, cancellable, callback,
                                                              user_data));
}
