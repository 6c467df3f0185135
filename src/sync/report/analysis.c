/* analysis.c: computes sub-scores, style and week from the store, in a thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/analysis.h"

#include <math.h>

#include "base/task.h"
#include "model/namesakes.h"
#include "score/calendar.h"
#include "score/history.h"
#include "store/people/names.h"
#include "store/score/load-history.h"
#include "store/score/own-posts.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

typedef struct
{
  CloutStoreHistory *history;
  GArray *own_posts;
  CloutAnalysis *analysis;
} Analyze;

static void
analyze_free (Analyze *self)
{
  g_clear_pointer (&self->history, clout_store_history_unref);
  g_clear_pointer (&self->own_posts, g_array_unref);
  g_clear_pointer (&self->analysis, clout_analysis_free);
  g_free (self);
}

/**
 * clout_analysis_free:
 * @self: (transfer full): an analysis
 */
void
clout_analysis_free (CloutAnalysis *self)
{
  clout_week_clear (&self->week);
  g_clear_object (&self->best_post);
  g_clear_object (&self->waiting);
  g_free (self);
}

static CloutBreakdownItem *
new_item (const Analyze       *self,
          CloutBreakdownLevel  level,
          const CloutName     *name,
          gboolean             namesake)
{
  const CloutWeek *week = &self->analysis->week;
  CloutBreakdownFacts facts = { .level = level, .name = name->name, .detail = name->detail,
                                .url = name->url, .namesake = namesake };

  if (level == CLOUT_BREAKDOWN_POST)
    {
      facts.account = week->best_account;
      facts.time = self->history->input.accounts[week->best_account].posts[week->best_post].time;
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        facts.n += week->best[group];
    }
  return clout_breakdown_item_new (&facts);
}

static void
post_named_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  Analyze *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);

  if (names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the best post");
      return;
    }
  if (names->len > 0)
    self->analysis->best_post = new_item (self, CLOUT_BREAKDOWN_POST, names->pdata[0], FALSE);
  g_task_return_pointer (task, g_steal_pointer (&self->analysis),
                         (GDestroyNotify) clout_analysis_free);
}

static void
people_named_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  Analyze *self = g_task_get_task_data (task);
  const CloutWeek *week = &self->analysis->week;
  g_autoptr(CloutNamesakes) namesakes = clout_namesakes_new ();
  g_autoptr(GListStore) model = g_list_store_new (CLOUT_TYPE_BREAKDOWN_ITEM);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);
  gboolean has_best = week->best_post != CLOUT_NONE;

  if (names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading names");
      return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      const CloutName *name = names->pdata[i];

      clout_namesakes_add (namesakes, name->name, name->detail);
    }
  for (guint i = 0; i < names->len; i++)
    {
      const CloutName *name = names->pdata[i];
      g_autoptr(CloutBreakdownItem) item =
        new_item (self, CLOUT_BREAKDOWN_PERSON, name, clout_namesakes_has (namesakes, name->name));

      g_list_store_append (model, item);
    }
  self->analysis->waiting = G_LIST_MODEL (g_steal_pointer (&model));
  clout_store_load_names_async (clout_engine_get_store (engine), CLOUT_NAME_POST,
                                has_best ? &self->history->post_ids[week->best_account]
                                                                   [week->best_post] : NULL,
                                has_best ? 1 : 0, g_task_get_cancellable (task), post_named_cb,
                                g_object_ref (task));
}

static void
analyzed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  Analyze *self = g_task_get_task_data (task);
  const CloutWeek *week = &self->analysis->week;
  g_autofree gint64 *ids = g_new (gint64, MAX (week->n_waiting, 1));

  for (gsize i = 0; i < week->n_waiting; i++)
    ids[i] = self->history->person_ids[week->waiting[i].person];
  clout_store_load_names_async (clout_engine_get_store (engine), CLOUT_NAME_PERSON, ids,
                                week->n_waiting, g_task_get_cancellable (task), people_named_cb,
                                g_object_ref (task));
}

static void
analyze_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Analyze *self = data;
  const CloutScoreInput *input = &self->history->input;
  const CloutOwnPost *posts = (const CloutOwnPost *) self->own_posts->data;
  CloutAnalysis *analysis = g_new0 (CloutAnalysis, 1);

  self->analysis = analysis;
  analysis->day = clout_day_of (input->now, input->zone);
  clout_sub_scores_compute (input, analysis->day, &analysis->scores);
  clout_sub_scores_compute (input, analysis->day - CLOUT_ANALYSIS_DAYS, &analysis->scores_before);
  if (clout_history_count_days (input) <= CLOUT_ANALYSIS_DAYS)
    analysis->scores_before.reach.score = analysis->scores_before.amplification.score =
      analysis->scores_before.network.score = NAN;
  clout_style_compute (posts, self->own_posts->len, analysis->day, input->zone, &analysis->style);
  clout_style_compute (posts, self->own_posts->len, analysis->day - CLOUT_STYLE_DAYS, input->zone,
                       &analysis->style_before);
  clout_week_compute (input, (const CloutWaiting *) self->history->waiting->data,
                      self->history->waiting->len, analysis->day, &analysis->week);
  g_task_return_boolean (task, TRUE);
}

static void
own_posts_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  Analyze *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->own_posts = clout_finish_pointer (result, &error);
  if (self->own_posts != NULL)
    clout_engine_run_step (task, NULL, analyze_worker, analyzed_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading your posts");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  Analyze *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gint64 first;

  self->history = clout_finish_pointer (result, &error);
  if (self->history == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
      return;
    }
  first = clout_day_of (self->history->input.now, self->history->input.zone)
          - 2 * CLOUT_STYLE_DAYS + 1;
  clout_store_list_own_posts_async (clout_engine_get_store (engine),
                                    clout_day_start (first, self->history->input.zone),
                                    g_task_get_cancellable (task), own_posts_cb,
                                    g_object_ref (task));
}

void
clout_engine_load_analysis_async (CloutEngine         *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_analysis_async,
                                                 cancellable, callback, user_data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  g_task_set_task_data (task, g_new0 (Analyze, 1), (GDestroyNotify) analyze_free);
  clout_store_load_history_async (clout_engine_get_store (self), clout_engine_now (), zone,
                                  CLOUT_HISTORY_DAYS, cancellable, loaded_cb, g_object_ref (task));
}
