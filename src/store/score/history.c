/* history.c: loads the input of a score from the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/history.h"

#include "store/score/load-history.h"
#include "store/database/call.h"

G_DEFINE_BOXED_TYPE (CloutStoreHistory, clout_store_history,
                     clout_store_history_ref, clout_store_history_unref)

CloutStoreHistory *
clout_store_history_ref (CloutStoreHistory *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
clout_store_history_unref (CloutStoreHistory *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (gsize i = 0; i < self->input.n_accounts; i++)
    {
      const CloutScoreAccount *account = &self->input.accounts[i];

      g_free ((gpointer) account->network);
      g_free ((gpointer) account->posts);
      g_free ((gpointer) account->time);
      g_free ((gpointer) account->person);
      g_free ((gpointer) account->post);
      g_free ((gpointer) account->kind);
      g_free (self->post_ids[i]);
      g_free (self->flags[i]);
      g_free (self->topics[i]);
    }
  g_clear_pointer (&self->input.zone, g_time_zone_unref);
  g_free ((gpointer) self->input.accounts);
  g_free ((gpointer) self->input.people);
  g_free ((gpointer) self->input.away_periods);
  g_free (self->account_ids);
  g_free (self->person_ids);
  g_free (self->post_ids);
  g_free (self->flags);
  g_free (self->topics);
  g_clear_pointer (&self->waiting, g_array_unref);
  g_strfreev (self->topic_names);
  g_free (self);
}

static gpointer
load_history (sqlite3   *db,
              gpointer   history,
              GError   **error)
{
  return clout_store_history_load (history, db, error) ? clout_store_history_ref (history) : NULL;
}

/**
 * clout_store_load_history_async:
 * @now: time of the score, Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 * @n_days: number of days of history, 0 for all
 */
void
clout_store_load_history_async (CloutStore          *self,
                                gint64               now,
                                GTimeZone           *zone,
                                guint                n_days,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_history,
                                       .free_args = (GDestroyNotify) clout_store_history_unref,
                                       .free_result = (GDestroyNotify) clout_store_history_unref };
  CloutStoreHistory *history = g_new0 (CloutStoreHistory, 1);

  g_atomic_ref_count_init (&history->ref_count);
  history->input.now = now;
  history->n_days = n_days;
  history->input.zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  clout_store_call_async (self, &call, history, cancellable, callback, user_data);
}
