/* load.c: splits a part of the score into named parts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/task.h"
#include "model/breakdown-item.h"
#include "store/people/names.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/breakdown/breakdown.h"
#include "sync/breakdown/data.h"
#include "sync/breakdown/parts.h"
#include "sync/report/named-items.h"
#include "sync/report/report-private.h"

typedef struct
{
  CloutDataUse use;
  CloutBreakdownFacts parent;
  gboolean of_all;             /* splits the whole score, not @parent */
  CloutBreakdownLevel by;
  GArray *items;
  GPtrArray *people;           /* names, one for each item */
  CloutChange *change;
} Breakdown;

static void
breakdown_free (Breakdown *breakdown)
{
  clout_data_use_clear (&breakdown->use);
  g_clear_pointer (&breakdown->items, g_array_unref);
  g_clear_pointer (&breakdown->people, g_ptr_array_unref);
  g_clear_pointer (&breakdown->change, clout_change_free);
  g_free (breakdown);
}

static gint64
find_person (const Breakdown           *self,
             const CloutBreakdownFacts *facts)
{
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);
  guint32 person = facts->level == CLOUT_BREAKDOWN_PERSON ? facts->index
                   : facts->level == CLOUT_BREAKDOWN_REACTION ? facts->person : CLOUT_NONE;

  return person < history->input.n_people ? history->person_ids[person] : 0;
}

/* Returns the post to name on a line, which isn't needed below the post itself. */
static gint64
find_post (const Breakdown           *self,
           const CloutBreakdownFacts *facts)
{
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);
  guint32 post = facts->level == CLOUT_BREAKDOWN_POST ? facts->index : CLOUT_NONE;

  if (facts->level == CLOUT_BREAKDOWN_REACTION || facts->level == CLOUT_BREAKDOWN_PERSON_POST
      || facts->level == CLOUT_BREAKDOWN_UNCOUNTED)
    post = facts->to;
  if (clout_breakdown_unfold (&self->parent).level == CLOUT_BREAKDOWN_POST)
    post = CLOUT_NONE;
  return post < history->input.accounts[facts->account].n_posts
         ? history->post_ids[facts->account][post] : 0;
}

static void
posts_named_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  Breakdown *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) posts = clout_finish_pointer (result, &error);

  if (posts != NULL)
    g_task_return_pointer (task,
                           clout_named_items_new ((const CloutBreakdownFacts *) self->items->data,
                                                  (const CloutName *const *) self->people->pdata,
                                                  (const CloutName *const *) posts->pdata,
                                                  self->items->len), g_object_unref);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the posts");
}

/* @find: returns the row to load for an item, 0 for none */
static void
load_names (GTask               *task,
            CloutNameOf          of,
            gint64             (*find) (const Breakdown           *self,
                                        const CloutBreakdownFacts *facts),
            GAsyncReadyCallback  callback)
{
  CloutEngine *engine = g_task_get_source_object (task);
  Breakdown *self = g_task_get_task_data (task);
  g_autofree gint64 *ids = g_new0 (gint64, MAX (self->items->len, 1));

  for (guint i = 0; i < self->items->len; i++)
    ids[i] = find (self, &g_array_index (self->items, CloutBreakdownFacts, i));
  clout_store_load_names_async (clout_engine_get_store (engine), of, ids, self->items->len,
                                g_task_get_cancellable (task), callback, g_object_ref (task));
}

static void
people_named_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  Breakdown *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->people = clout_finish_pointer (result, &error);
  if (self->people != NULL)
    load_names (task, CLOUT_NAME_POST, find_post, posts_named_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading names");
}

static void
split_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    load_names (task, CLOUT_NAME_PERSON, find_person, people_named_cb);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
split_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Breakdown *self = data;

  if (self->parent.days > 0)
    {
      self->change = clout_report_dup_change (self->use.report, self->parent.days);
      self->items = clout_breakdown_split_change (self->use.report, self->change, &self->parent,
                                                  self->by);
    }
  else
    self->items = clout_breakdown_split (self->use.report, self->of_all ? NULL : &self->parent,
                                         self->by);
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_engine_load_breakdown_async:
 * @self: an engine
 * @report: report that @parent belongs to
 * @parent: (nullable): the part to split
 * @by: as for clout_breakdown_split()
 *
 * Splits the score, or a part of it, into named parts, largest first.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutBreakdownItem, or %NULL
 * with a #CloutSyncError: %CLOUT_SYNC_ERROR_OUTDATED if data were stored since @report was made;
 * get a new report then.
 */
void
clout_engine_load_breakdown_async (CloutEngine        *self,
                                   CloutReport        *report,
                                   CloutBreakdownItem *parent,
                                   CloutBreakdownLevel by,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_breakdown_async,
                                                 cancellable,
                                                 callback, user_data);
  Breakdown *breakdown = g_new0 (Breakdown, 1);

  clout_data_use_init (&breakdown->use, report);
  g_task_set_task_data (task, breakdown, (GDestroyNotify) breakdown_free);
  breakdown->of_all = parent == NULL;
  if (parent != NULL)
    breakdown->parent = *clout_breakdown_item_get_facts (parent);
  /* Splitting doesn't need the strings, which @parent owns. */
  breakdown->parent.name = NULL;
  breakdown->parent.detail = NULL;
  breakdown->parent.post = NULL;
  breakdown->parent.url = NULL;
  breakdown->by = by;
  clout_data_use_run (task, split_worker, split_cb);
}

/**
 * clout_engine_load_change_async:
 * @self: an engine
 * @report: a report
 * @days: number of days to look back, at least 1
 *
 * Finds out who moved the score, in a thread.
 */
void
clout_engine_load_change_async (CloutEngine         *self,
                                CloutReport         *report,
                                guint                days,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_change_async, cancellable,
                                                 callback, user_data);
  Breakdown *breakdown = g_new0 (Breakdown, 1);

  clout_data_use_init (&breakdown->use, report);
  g_task_set_task_data (task, breakdown, (GDestroyNotify) breakdown_free);
  breakdown->parent.level = CLOUT_BREAKDOWN_CHANGE;
  breakdown->parent.days = MAX (days, 1);
  clout_data_use_run (task, split_worker, split_cb);
}

/**
 * clout_engine_load_change_finish:
 * @self: an engine
 * @result: the result passed to the callback
 * @ret_change: (out) (transfer full): the complete change
 * @error: return location for a #CloutSyncError
 *
 * Returns: (transfer full): a #GListModel with a #CloutBreakdownItem for each person, largest move
 *   first, or %NULL on failure. The rounded moves add up to the rounded new and faded points
 */
GListModel *
clout_engine_load_change_finish (CloutEngine   *self,
                                 GAsyncResult  *result,
                                 CloutChange  **ret_change,
                                 GError       **error)
{
  Breakdown *breakdown = g_task_get_task_data (G_TASK (result));
  GListModel *model = g_task_propagate_pointer (G_TASK (result), error);

  if (model != NULL)
    *ret_change = g_steal_pointer (&breakdown->change);
  return model;
}
