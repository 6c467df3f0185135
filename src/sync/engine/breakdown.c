/* breakdown.c: splits a part of the score into named parts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/breakdown-item.h"
#include "model/namesakes.h"
#include "store/people/names.h"
#include "sync/engine/private.h"
#include "sync/engine/error.h"
#include "sync/report/breakdown.h"

typedef struct
{
  CloutReport *report;
  CloutBreakdownFacts parent;
  gboolean of_all;             /* splits the whole score, not @parent */
  CloutBreakdownLevel by;
  guint days;                  /* or explains the change in this many days; 0 for none */
  CloutStoreHistory *history;  /* loaded again */
  GArray *parts;
  CloutChange *change;
} Parts;

static void
parts_free (Parts *parts)
{
  clout_report_end_use (parts->report);
  g_object_unref (parts->report);
  g_clear_pointer (&parts->history, clout_store_history_unref);
  g_clear_pointer (&parts->parts, g_array_unref);
  g_clear_pointer (&parts->change, clout_change_free);
  g_free (parts);
}

/* Whether a line is named after a post; people and reactions are named after the person. */
static gboolean
wants_post (const CloutBreakdownFacts *facts)
{
  return facts->level == CLOUT_PART_POST;
}

static gint64
row_of (const Parts          *self,
        const CloutBreakdownFacts *facts)
{
  const CloutStoreHistory *history = clout_report_get_data (self->report);
  const CloutScoreAccount *account = &history->input.accounts[facts->account];
  guint32 person = facts->index;

  if (facts->index == CLOUT_NONE)
    return 0;
  if (facts->level == CLOUT_PART_POST)
    return history->post_ids[facts->account][facts->index];
  if (facts->level == CLOUT_PART_REACTION)
    person = account->person[facts->index];
  else if (facts->level != CLOUT_PART_PERSON)
    return 0;
  return person < history->input.n_people ? history->person_ids[person] : 0;
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Parts *self = g_task_get_task_data (task);
  g_autoptr(CloutNamesakes) namesakes = clout_namesakes_new ();
  g_autoptr(GListStore) model = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);

  if (names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading names");
      return;
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const CloutName *name = g_ptr_array_index (names, i);

      clout_namesakes_add (namesakes, name->name, name->detail);
    }
  model = g_list_store_new (CLOUT_TYPE_BREAKDOWN_ITEM);
  for (guint i = 0; i < self->parts->len; i++)
    {
      CloutBreakdownFacts facts = g_array_index (self->parts, CloutBreakdownFacts, i);
      const CloutName *name = g_ptr_array_index (names, i);
      g_autoptr(CloutBreakdownItem) part = NULL;

      facts.name = name->name;
      facts.detail = name->detail;
      facts.url = name->url;
      facts.namesake = clout_namesakes_has (namesakes, name->name);
      part = clout_breakdown_item_new (&facts);
      g_list_store_append (model, part);
    }
  g_task_return_pointer (task, g_steal_pointer (&model), g_object_unref);
}

static void
load_names (CloutEngine *self,
            GTask       *task)
{
  Parts *parts = g_task_get_task_data (task);
  g_autofree gint64 *ids = g_new0 (gint64, MAX (parts->parts->len, 1));
  gboolean posts = parts->parts->len > 0
    && wants_post (&g_array_index (parts->parts, CloutBreakdownFacts, 0));

  for (guint i = 0; i < parts->parts->len; i++)
    ids[i] = row_of (parts, &g_array_index (parts->parts, CloutBreakdownFacts, i));
  clout_store_load_names_async (self->store, posts ? CLOUT_NAME_POST : CLOUT_NAME_PERSON, ids,
                                parts->parts->len, g_task_get_cancellable (task), named_cb,
                                g_object_ref (task));
}

static void
split_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    load_names (g_task_get_source_object (task), task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
split_worker (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Parts *self = data;

  if (self->days > 0)
    {
      self->change = clout_report_dup_change (self->report, self->days);
      self->parts = clout_breakdown_of_change (self->report, self->change);
    }
  else
    self->parts = clout_breakdown_split (self->report, self->of_all ? NULL : &self->parent,
                                         self->by);
  g_task_return_boolean (task, TRUE);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Parts *self = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OUTDATED,
                               "explaining: the store has changed since");
      return;
    }
  clout_report_give_back (self->report, self->history);
  clout_engine_run_step (task, NULL, split_worker, split_cb);
}

static void
restore_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Parts *self = data;

  g_task_return_boolean (task, clout_report_matches (self->report, self->history));
}

static void
read_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  Parts *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->history = clout_finish_pointer (result, &error);
  if (self->history != NULL)
    clout_engine_run_step (task, NULL, restore_worker, restored_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
}

/* @parts: (transfer full): the request */
static void
load (CloutEngine *self,
      Parts       *parts,
      GTask       *task)
{
  clout_report_begin_use (parts->report);
  g_task_set_task_data (task, parts, (GDestroyNotify) parts_free);
  if (clout_report_get_data (parts->report) != NULL)
    clout_engine_run_step (task, NULL, split_worker, split_cb);
  else
    clout_store_load_history_async (self->store, clout_report_get_time (parts->report),
                                    clout_report_get_zone (parts->report), CLOUT_HISTORY_DAYS,
                                    g_task_get_cancellable (task), read_again_cb,
                                    g_object_ref (task));
}

/**
 * clout_engine_load_parts_async:
 * @report: report that @parent belongs to
 * @parent: (nullable): the part to split
 * @by: for engagement, people or posts
 *
 * Splits a part. Fails with %CLOUT_SYNC_ERROR_OUTDATED if data were stored since @report was
 * made; get a new report then.
 */
void
clout_engine_load_parts_async (CloutEngine         *self,
                               CloutReport         *report,
                               CloutBreakdownItem           *parent,
                               CloutBreakdownLevel       by,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_parts_async, cancellable,
                                                 callback, user_data);
  Parts *parts = g_new0 (Parts, 1);

  parts->report = g_object_ref (report);
  parts->of_all = parent == NULL;
  if (parent != NULL)
    parts->parent = *clout_breakdown_item_get_facts (parent);
  /* The strings belong to the part, and splitting doesn't need them. */
  parts->parent.name = NULL;
  parts->parent.detail = NULL;
  parts->parent.url = NULL;
  parts->by = by;
  load (self, parts, task);
}

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
  Parts *parts = g_new0 (Parts, 1);

  parts->report = g_object_ref (report);
  parts->days = MAX (days, 1);
  load (self, parts, task);
}

GListModel *
clout_engine_load_change_finish (CloutEngine   *self,
                                 GAsyncResult  *result,
                                 CloutChange  **ret_change,
                                 GError       **error)
{
  Parts *parts = g_task_get_task_data (G_TASK (result));
  GListModel *model = g_task_propagate_pointer (G_TASK (result), error);

  if (model != NULL)
    *ret_change = g_steal_pointer (&parts->change);
  return model;
}
