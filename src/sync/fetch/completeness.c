/* completeness.c: whether accounts have been downloaded completely.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sync.h"

/**
 * clout_completeness_of:
 * @accounts: a list of #CloutAccount
 *
 * Archives are always complete.
 *
 * Returns: how complete their data are
 */
CloutCompleteness
clout_completeness_of (GListModel *accounts)
{
  guint n = g_list_model_get_n_items (accounts);
  guint n_whole = 0;
  guint n_running = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE
          || clout_account_get_last_sync (account) > 0)
        n_whole++;
      else if (clout_account_get_state (account) == CLOUT_ACCOUNT_SYNCING)
        n_running++;
    }
  if (n_running > 0)
    return n_whole > 0 ? CLOUT_COMPLETENESS_ANOTHER : CLOUT_COMPLETENESS_FIRST;
  return n_whole < n ? CLOUT_COMPLETENESS_STOPPED : CLOUT_COMPLETENESS_WHOLE;
}
