/* make.c: makes a report from the store, in a thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/task.h"
#include "networks/network.h"
#include "store/score/load-history.h"
#include "store/score/points.h"
#include "sync/accounts/account-list.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/points.h"
#include "sync/report/report-private.h"

typedef struct
{
  CloutStoreHistory *history;
  GPtrArray *accounts;
  CloutReport *report;
} Make;

static void
make_free (Make *make)
{
  g_clear_pointer (&make->history, clout_store_history_unref);
  g_clear_pointer (&make->accounts, g_ptr_array_unref);
  g_clear_object (&make->report);
  g_free (make);
}

/* Stores today's score, which becomes a record at the end of the day, and adds earlier days
   without one. */
static void
save_points (CloutEngine *self,
             CloutReport *report)
{
  const CloutScore *score = clout_report_get_score (report);
  const double *history = clout_report_get_history (report);
  guint n = clout_report_get_history_days (report);
  gint64 today = clout_report_get_today (report);
  g_autofree CloutScorePoint *points = g_new0 (CloutScorePoint, MAX (n, 1));

  if (score->known == CLOUT_SCORE_UNKNOWN)
    return;
  for (guint i = 0; i < n; i++)
    {
      double value = history[CLOUT_HISTORY_DAYS - n + i];

      points[i].day = today - (n - 1 - i);
      points[i].model = score->model;
      points[i].score = value;
      points[i].low = MAX (0, value - (score->score - score->low));
      points[i].high = MIN (100, value + (score->high - score->score));
      points[i].shown = i == n - 1;
    }
  clout_engine_save_points (self, points, n, today);
}

/* Returns the report before storing anything, because storing may have to wait for another
   program's import. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Make *make = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) points = clout_finish_pointer (result, &error);

  if (points == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading earlier scores");
      return;
    }
  clout_report_set_points (make->report, points);
  save_points (g_task_get_source_object (task), make->report);
  g_task_return_pointer (task, g_steal_pointer (&make->report), g_object_unref);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Make *make = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gint32 first_day;

  make->report = g_task_propagate_pointer (G_TASK (result), &error);
  if (make->report == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  first_day = clout_report_get_today (make->report) - CLOUT_HISTORY_DAYS + 1;
  clout_store_list_points_async (clout_engine_get_store (self), first_day,
                                 g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

static void
make_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Make *make = data;

  g_task_return_pointer (task, clout_report_new (make->history, make->accounts), g_object_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Make *make = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  make->history = clout_finish_pointer (result, &error);
  if (make->history == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
      return;
    }
  make->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < make->history->input.n_accounts; i++)
    {
      CloutAccount *account = clout_account_list_find (clout_engine_get_account_list (self),
                                                       make->history->account_ids[i]);

      /* An account that another program has just added has no live object here yet. */
      g_ptr_array_add (make->accounts, account != NULL ? g_object_ref (account)
                       : clout_account_new (make->history->networks[i], "",
                                            CLOUT_ACCOUNT_BY_HANDLE));
    }
  clout_engine_run_step (task, g_task_get_cancellable (task), make_worker, made_cb);
}

/**
 * clout_engine_report_async:
 * @self: an engine
 *
 * Computes the current score and everything that explains it, in a thread. The scores are stored
 * after the report is returned.
 *
 * clout_finish_pointer() returns (transfer full) the #CloutReport, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_report_async (CloutEngine         *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_report_async, cancellable,
                                                 callback, user_data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  g_task_set_task_data (task, g_new0 (Make, 1), (GDestroyNotify) make_free);
  clout_store_load_history_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                  clout_engine_now (), zone, CLOUT_HISTORY_DAYS, cancellable,
                                  loaded_cb, g_object_ref (task));
}
