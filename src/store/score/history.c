/* history.c: the input of scores, as flat arrays with row ids.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/history.h"

G_DEFINE_BOXED_TYPE (CloutStoreHistory, clout_store_history,
                     clout_store_history_ref, clout_store_history_unref)

/**
 * clout_store_history_new:
 * @now: time of the score, Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 * @n_days: number of days of history, 0 for all
 *
 * Returns: (transfer full): an empty history
 */
CloutStoreHistory *
clout_store_history_new (gint64     now,
                         GTimeZone *zone,
                         guint      n_days)
{
  CloutStoreHistory *self = g_new0 (CloutStoreHistory, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->input.now = now;
  self->input.zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  self->n_days = n_days;
  return self;
}

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
  g_strfreev (self->networks);
  g_free (self->person_ids);
  g_free (self->post_ids);
  g_free (self->flags);
  g_free (self->topics);
  g_clear_pointer (&self->waiting, g_array_unref);
  g_strfreev (self->topic_names);
  g_free (self);
}
