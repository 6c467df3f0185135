/* highlights.c: older posts that got reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/duration.h"
#include "score/constants.h"
#include "store/score/highlights.h"
#include "sync/engine/clock.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_load_highlights_async:
 * @self: an engine
 * @account: (nullable): an account, or %NULL for all
 *
 * Lists posts from before the score's 90 days that got reactions, best first.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutHighlight, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_load_highlights_async (CloutEngine         *self,
                                    CloutAccount        *account,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the highlights", clout_highlight_get_type, NULL };

  clout_store_list_highlights_async (clout_engine_get_store (self),
                                     account != NULL ? clout_account_get_id (account) : 0,
                                     clout_engine_now () - CLOUT_WINDOW_DAYS * CLOUT_DAY,
                                     cancellable, clout_engine_call_cb,
                                     clout_engine_call_new (self, &call, cancellable, callback,
                                                            user_data));
}
