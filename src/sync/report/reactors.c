/* reactors.c: names the people behind the counts of an analysis.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"
#include "score/calendar.h"
#include "store/people/names.h"
#include "store/score/load-history.h"
#include "sync/analysis.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/people-items.h"
#include "sync/report/report-private.h"

typedef struct
{
  int group;
  gint64 day;
  CloutStoreHistory *history;
  GArray *reactors;
} List;

static void
list_free (List *self)
{
  g_clear_pointer (&self->history, clout_store_history_unref);
  g_clear_pointer (&self->reactors, g_array_unref);
  g_free (self);
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  List *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);

  if (names != NULL)
    g_task_return_pointer (task,
                           clout_people_items_new ((const CloutReactor *) self->reactors->data,
                                                   (const CloutName *const *) names->pdata,
                                                   names->len), g_object_unref);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading names");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  List *self = g_task_get_task_data (task);
  gsize n = MIN (self->reactors->len, CLOUT_ANALYSIS_MOST_PEOPLE);
  g_autofree gint64 *ids = g_new (gint64, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    ids[i] = self->history->person_ids[g_array_index (self->reactors, CloutReactor, i).person];
  clout_store_load_names_async (clout_engine_get_store (engine), CLOUT_NAME_PERSON, ids, n,
                                g_task_get_cancellable (task), named_cb, g_object_ref (task));
}

static void
list_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  List *self = data;

  self->reactors = clout_reactors_list (&self->history->input, self->day, self->group);
  g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  List *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->history = clout_finish_pointer (result, &error);
  if (self->history != NULL)
    clout_engine_run_step (task, NULL, list_worker, listed_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
}

void
clout_engine_list_reactors_async (CloutEngine         *self,
                                  CloutReport         *report,
                                  int                  group,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_list_reactors_async,
                                                 cancellable, callback, user_data);
  List *list = g_new0 (List, 1);

  list->group = group;
  list->day = clout_report_get_today (report);
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);
  if (clout_report_get_data (report) != NULL)
    {
      list->history = clout_store_history_ref (clout_report_get_data (report));
      clout_engine_run_step (task, NULL, list_worker, listed_cb);
      return;
    }
  clout_store_load_history_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                  clout_report_get_time (report), clout_report_get_zone (report),
                                  CLOUT_HISTORY_DAYS, cancellable, loaded_cb, g_object_ref (task));
}
