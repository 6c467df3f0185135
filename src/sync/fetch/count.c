/* count.c: how many reactions have been fetched.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sync.h"

#include "store/reactions/count.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_count_reactions_async:
 * @self: an engine
 *
 * Counts the stored reactions to the person's posts, which shows how far a first sync is.
 *
 * clout_finish_pointer() returns (transfer full) the number as a #gint64, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_count_reactions_async (CloutEngine         *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const CloutEngineCall call = { "counting the reactions", NULL, g_free };

  clout_store_count_reactions_async (clout_engine_get_store (self), cancellable,
                                     clout_engine_call_cb,
                                     clout_engine_call_new (self, &call, cancellable, callback,
                                                            user_data));
}
