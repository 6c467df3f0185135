/* account-details.c: an account's own trend, its followers by day, and what couldn't be read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/account-details.h"

#include "base/task.h"
#include "networks/network.h"
#include "score/calendar.h"
#include "score/history.h"
#include "store/reactions/batches.h"
#include "store/score/load-history.h"
#include "sync/accounts/audience.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

typedef struct
{
  gint64 account;
  CloutStoreHistory *history;
  CloutAccountDetails *details;
} Load;

static void
load_free (Load *self)
{
  g_clear_pointer (&self->history, clout_store_history_unref);
  g_clear_pointer (&self->details, clout_account_details_free);
  g_free (self);
}

static void
gap_free (gpointer data)
{
  CloutAccountGap *self = data;

  g_free (self->resource);
  g_free (self);
}

void
clout_account_details_free (CloutAccountDetails *self)
{
  g_array_unref (self->scores);
  g_clear_pointer (&self->audience, g_array_unref);
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

static CloutAccountDetails *
details_new (void)
{
  CloutAccountDetails *self = g_new0 (CloutAccountDetails, 1);

  self->scores = g_array_new (FALSE, FALSE, sizeof (double));
  self->gaps = g_ptr_array_new_with_free_func (gap_free);
  return self;
}

static void
compute_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Load *self = data;
  CloutScoreInput input = self->history->input;

  for (gsize i = 0; i < self->history->input.n_accounts; i++)
    if (self->history->account_ids[i] == self->account && !input.accounts[i].engagement_unknown)
      {
        gsize n;

        input.accounts += i;
        input.n_accounts = 1;
        n = MIN (clout_history_count_days (&input), CLOUT_HISTORY_DAYS);
        g_array_set_size (self->details->scores, n);
        if (n > 0)
          clout_history_compute (&input, n, (double *) self->details->scores->data);
        break;
      }
  g_task_return_boolean (task, TRUE);
}

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->details),
                         (GDestroyNotify) clout_account_details_free);
}

static void
history_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->history = clout_finish_pointer (result, &error);
  if (self->history != NULL)
    clout_engine_run_step (task, NULL, compute_worker, computed_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
}

static void
cursors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *self = g_task_get_task_data (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cursors = clout_finish_pointer (result, &error);
  gint64 now = clout_engine_now ();

  if (cursors == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the account");
      return;
    }
  for (guint i = 0; i < cursors->len; i++)
    {
      const CloutCursor *cursor = cursors->pdata[i];
      gboolean lacks = g_strcmp0 (cursor->mark, CLOUT_CURSOR_LACKS) == 0;
      CloutAccountGap gap = { cursor->resource, lacks ? 0 : cursor->incomplete };

      if (!lacks && cursor->incomplete <= 0)
        continue;
      gap.resource = g_strdup (cursor->resource);
      g_ptr_array_add (self->details->gaps, g_memdup2 (&gap, sizeof gap));
    }
  self->details->today = clout_day_of (now, zone);
  clout_store_load_history_async (CLOUT_STORE (source), clout_networks_get_weights (), now, zone,
                                  CLOUT_HISTORY_DAYS, g_task_get_cancellable (task), history_cb,
                                  g_object_ref (task));
}

static void
audience_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutStoreAudience) audience = clout_finish_pointer (result, &error);

  if (audience == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the followers");
      return;
    }
  self->details->audience = clout_audience_compute (audience->counts, audience->follows,
                                                    CLOUT_AUDIENCE_DAYS);
  clout_store_list_cursors_async (CLOUT_STORE (source), self->account,
                                  g_task_get_cancellable (task), cursors_cb, g_object_ref (task));
}

/**
 * clout_engine_load_account_details_async:
 * @self: an engine
 * @account: one of its accounts
 *
 * Computes an account's own trend and follower history in a thread.
 *
 * clout_finish_pointer() returns (transfer full) the #CloutAccountDetails, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_load_account_details_async (CloutEngine         *self,
                                         CloutAccount        *account,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_account_details_async,
                                                 cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->account = clout_account_get_id (account);
  load->details = details_new ();
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  clout_store_load_audience_async (clout_engine_get_store (self), load->account, cancellable,
                                   audience_cb, g_object_ref (task));
}
