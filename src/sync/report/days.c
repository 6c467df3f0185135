/* days.c: scores of earlier days: the full history, and an old archive's last day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/duration.h"
#include "base/task.h"
#include "networks/network.h"
#include "score/calendar.h"
#include "score/constants.h"
#include "store/score/load-history.h"
#include "store/score/points.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/points.h"

typedef struct
{
  guint n_days;
  CloutStoreHistory *history;
  GArray *days;
} Days;

static void
days_free (Days *self)
{
  g_clear_pointer (&self->history, clout_store_history_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_free (self);
}

/* Whether a day is the last of its month. */
static gboolean
ends_month (gint64 day)
{
  GDate date;

  g_date_clear (&date, 1);
  /* GLib counts from the first day of the year 1. */
  g_date_set_julian (&date, (guint32) (day + 719163));
  return g_date_is_last_of_month (&date);
}

static void
days_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Days *self = data;
  const CloutScoreInput *input = &self->history->input;
  gsize reach = clout_history_count_days (input);
  gsize n = self->n_days > 0 ? MIN (self->n_days, reach) : reach;
  g_autofree double *scores = g_new (double, MAX (n, 1));
  gint64 today = clout_day_of (input->now, input->zone);

  clout_history_compute (input, n, scores);
  self->days = g_array_new (FALSE, FALSE, sizeof (CloutDayScore));
  for (gsize i = 0; i < n; i++)
    {
      gint64 day = today - (gint64) (n - 1 - i);
      CloutDayScore one = { day, scores[i], scores[i], FALSE };

      if (n <= CLOUT_POINTS_DAILY || i == 0 || i == n - 1 || ends_month (day))
        g_array_append_val (self->days, one);
    }
  g_task_return_boolean (task, TRUE);
}

/* The score shown on a day replaces the one computed now. */
static void
apply_records (GArray *days,
               GArray *points)
{
  guint at = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const CloutScorePoint *point = &g_array_index (points, CloutScorePoint, i);

      while (at < days->len && g_array_index (days, CloutDayScore, at).day < point->day)
        at++;
      if (at + 1 >= days->len)
        return;
      if (point->shown && g_array_index (days, CloutDayScore, at).day == point->day)
        {
          g_array_index (days, CloutDayScore, at).score = point->score;
          g_array_index (days, CloutDayScore, at).shown = TRUE;
        }
    }
}

/* Stores days that no report stores; the store keeps one per month. */
static void
save_days (CloutEngine *self,
           GArray      *days)
{
  g_autoptr(GArray) points = g_array_new (FALSE, TRUE, sizeof (CloutScorePoint));
  gint64 today = days->len > 0 ? g_array_index (days, CloutDayScore, days->len - 1).day : 0;

  for (guint i = 0; i < days->len; i++)
    {
      const CloutDayScore *day = &g_array_index (days, CloutDayScore, i);
      CloutScorePoint point = { day->day, CLOUT_SCORE_MODEL, day->again, day->again, day->again,
                                FALSE };

      if (day->day <= today - CLOUT_HISTORY_DAYS && !day->shown)
        g_array_append_val (points, point);
    }
  if (points->len > 0)
    clout_engine_save_points (self, (const CloutScorePoint *) points->data, points->len, today);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Days *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) points = clout_finish_pointer (result, &error);

  if (points == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading earlier scores");
      return;
    }
  apply_records (self->days, points);
  save_days (g_task_get_source_object (task), self->days);
  g_task_return_pointer (task, g_steal_pointer (&self->days), (GDestroyNotify) g_array_unref);
}

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Days *days = g_task_get_task_data (task);
  gint64 first = days->days->len > 0 ? g_array_index (days->days, CloutDayScore, 0).day : 0;

  clout_store_list_points_async (clout_engine_get_store (self), first,
                                 g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Days *days = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  days->history = clout_finish_pointer (result, &error);
  if (days->history == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
      return;
    }
  clout_engine_run_step (task, NULL, days_worker, computed_cb);
}

/**
 * clout_engine_load_days_async:
 * @self: an engine
 * @n_days: number of days, including today; 0 for all days with data
 *
 * Computes earlier scores, separately from the report because they take longer.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutDayScore) oldest first, today
 * last: every day for up to a year; otherwise the first day, the last day of each month, and
 * today.
 */
void
clout_engine_load_days_async (CloutEngine         *self,
                              guint                n_days,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_days_async, cancellable,
                                                 callback, user_data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  Days *days = g_new0 (Days, 1);

  days->n_days = n_days;
  g_task_set_task_data (task, days, (GDestroyNotify) days_free);
  clout_store_load_history_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                  clout_engine_now (), zone, n_days, cancellable, loaded_cb,
                                  g_object_ref (task));
}

typedef struct
{
  GPtrArray *old; /* archives yet to be scored */
  GTimeZone *zone;
  GArray *scores;
} Past;

static void
past_free (Past *self)
{
  g_ptr_array_unref (self->old);
  g_time_zone_unref (self->zone);
  g_clear_pointer (&self->scores, g_array_unref);
  g_free (self);
}

static void
past_score_clear (gpointer data)
{
  g_clear_object (&((CloutPastScore *) data)->account);
}

static void load_next (GTask *task);

static void
past_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  Past *self = g_task_get_task_data (task);
  g_autoptr(CloutAccount) account = g_ptr_array_steal_index (self->old, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutStoreHistory) history = clout_finish_pointer (result, &error);

  if (history == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
      return;
    }
  for (gsize i = 0; i < history->input.n_accounts; i++)
    if (history->account_ids[i] == clout_account_get_id (account))
      {
        CloutScoreInput input = history->input;
        g_autoptr(CloutScore) score = NULL;
        CloutPastScore past = { NULL, clout_day_of (input.now, input.zone), 0, 0 };

        input.accounts += i;
        input.n_accounts = 1;
        score = clout_score_compute (&input);
        past.account = g_object_ref (account);
        past.score = score->score;
        past.known = score->known;
        g_array_append_val (self->scores, past);
      }
  load_next (task);
}

static void
load_next (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  Past *past = g_task_get_task_data (task);

  if (past->old->len == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&past->scores),
                             (GDestroyNotify) g_array_unref);
      return;
    }
  clout_store_load_history_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                  clout_account_get_last_sync (g_ptr_array_index (past->old, 0)),
                                  past->zone, 1, g_task_get_cancellable (task), past_loaded_cb,
                                  g_object_ref (task));
}

/**
 * clout_engine_load_past_async:
 * @self: an engine
 *
 * Scores each archive whose newest entry is older than the window as of the day of that entry.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutPastScore) one score for each
 * such archive.
 */
void
clout_engine_load_past_async (CloutEngine         *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_past_async, cancellable,
                                                 callback, user_data);
  Past *past = g_new0 (Past, 1);
  GListModel *accounts = clout_engine_get_accounts (self);
  gint64 oldest = clout_engine_now () - CLOUT_WINDOW_DAYS * (gint64) CLOUT_DAY;

  past->zone = g_time_zone_new_local ();
  past->old = g_ptr_array_new_with_free_func (g_object_unref);
  past->scores = g_array_new (FALSE, FALSE, sizeof (CloutPastScore));
  g_array_set_clear_func (past->scores, past_score_clear);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      CloutAccount *account = g_list_model_get_item (accounts, i);
      gint64 newest = clout_account_get_last_sync (account);

      if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE && newest > 0
          && newest < oldest)
        g_ptr_array_add (past->old, account);
      else
        g_object_unref (account);
    }
  g_task_set_task_data (task, past, (GDestroyNotify) past_free);
  load_next (task);
}
