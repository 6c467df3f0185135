/* analysis.c: computes sub-scores, style and week from the store, in a thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/analysis.h"

#include <math.h>

#include "networks/network.h"
#include "score/calendar.h"
#include "score/history.h"
#include "store/people/names.h"
#include "store/score/load-history.h"
#include "store/score/own-posts.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/people-items.h"
#include "sync/report/report-private.h"

typedef struct
{
  CloutAnalysisParts parts;
  gint64 now;
  GTimeZone *zone;
  CloutStoreHistory *history; /* NULL if no part needs it */
  GArray *own_posts;          /* NULL unless for the style */
  CloutAnalysis *analysis;
} Analyze;

static void
analyze_free (Analyze *self)
{
  g_time_zone_unref (self->zone);
  g_clear_pointer (&self->history, clout_store_history_unref);
  g_clear_pointer (&self->own_posts, g_array_unref);
  g_clear_pointer (&self->analysis, clout_analysis_free);
  g_free (self);
}

/**
 * clout_analysis_free:
 * @self: (transfer full): an analysis
 *
 * Frees an analysis.
 */
void
clout_analysis_free (CloutAnalysis *self)
{
  clout_week_clear (&self->week);
  g_clear_object (&self->best_post);
  g_clear_object (&self->waiting);
  g_clear_object (&self->new_people);
  g_free (self);
}

static void
return_analysis (GTask *task)
{
  Analyze *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->analysis),
                         (GDestroyNotify) clout_analysis_free);
}

static void
post_named_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  Analyze *self = g_task_get_task_data (task);
  const CloutWeek *week = &self->analysis->week;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);

  if (names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the best post");
      return;
    }
  if (names->len > 0)
    {
      const CloutName *name = names->pdata[0];
      const CloutScoreAccount *account = &self->history->input.accounts[week->best_account];
      CloutBreakdownFacts facts = { .level = CLOUT_BREAKDOWN_POST, .name = name->name,
                                    .detail = name->detail, .url = name->url,
                                    .account = week->best_account,
                                    .time = account->posts[week->best_post].time };

      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        facts.n += week->best[group];
      self->analysis->best_post = clout_breakdown_item_new (&facts);
    }
  return_analysis (task);
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
  g_autofree CloutReactor *waiting = g_new0 (CloutReactor, MAX (week->n_waiting, 1));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);
  gboolean has_best = week->best_post != CLOUT_NONE;

  if (names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading names");
      return;
    }
  for (gsize i = 0; i < week->n_waiting; i++)
    waiting[i].last = week->waiting[i].since;
  self->analysis->waiting =
    clout_people_items_new (waiting, (const CloutName *const *) names->pdata, week->n_waiting);
  self->analysis->new_people =
    clout_people_items_new (NULL, (const CloutName *const *) names->pdata + week->n_waiting,
                            names->len - week->n_waiting);
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
  gsize n_new = CLAMP (week->n_new, 0, CLOUT_ANALYSIS_MOST_PEOPLE);
  g_autofree gint64 *ids = g_new (gint64, MAX (week->n_waiting + n_new, 1));

  if ((self->parts & CLOUT_ANALYSIS_WEEK) == 0)
    {
      return_analysis (task);
      return;
    }
  for (gsize i = 0; i < week->n_waiting; i++)
    ids[i] = self->history->person_ids[week->waiting[i].person];
  for (gsize i = 0; i < n_new; i++)
    ids[week->n_waiting + i] = self->history->person_ids[week->new_people[i]];
  clout_store_load_names_async (clout_engine_get_store (engine), CLOUT_NAME_PERSON, ids,
                                week->n_waiting + n_new, g_task_get_cancellable (task),
                                people_named_cb, g_object_ref (task));
}

static void
compute_sub_scores (CloutAnalysis         *analysis,
                    const CloutScoreInput *input)
{
  clout_sub_scores_compute (input, analysis->day, &analysis->scores);
  clout_sub_scores_compute (input, analysis->day - CLOUT_ANALYSIS_DAYS, &analysis->scores_before);
  if (clout_history_count_days (input) <= CLOUT_ANALYSIS_DAYS)
    analysis->scores_before.reach.score = analysis->scores_before.amplification.score =
      analysis->scores_before.network.score = NAN;
}

static void
compute_style (CloutAnalysis *analysis,
               GArray        *own_posts,
               GTimeZone     *zone)
{
  const CloutOwnPost *posts = (const CloutOwnPost *) own_posts->data;

  clout_style_compute (posts, own_posts->len, analysis->day, zone, &analysis->style);
  clout_style_compute (posts, own_posts->len, analysis->day - CLOUT_STYLE_DAYS, zone,
                       &analysis->style_before);
}

static void
analyze_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Analyze *self = data;
  CloutAnalysis *analysis = g_new0 (CloutAnalysis, 1);

  self->analysis = analysis;
  analysis->parts = self->parts;
  analysis->day = clout_day_of (self->now, self->zone);
  if ((self->parts & CLOUT_ANALYSIS_SUB_SCORES) != 0)
    compute_sub_scores (analysis, &self->history->input);
  if ((self->parts & CLOUT_ANALYSIS_STYLE) != 0)
    compute_style (analysis, self->own_posts, self->zone);
  if ((self->parts & CLOUT_ANALYSIS_WEEK) != 0)
    clout_week_compute (&self->history->input, (const CloutWaiting *) self->history->waiting->data,
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

/* With the reactions in place, if any are needed. */
static void
load_own_posts (GTask *task)
{
  CloutEngine *engine = g_task_get_source_object (task);
  Analyze *self = g_task_get_task_data (task);
  gint64 first = clout_day_of (self->now, self->zone) - 2 * CLOUT_STYLE_DAYS + 1;

  if ((self->parts & CLOUT_ANALYSIS_STYLE) != 0)
    clout_store_list_own_posts_async (clout_engine_get_store (engine),
                                      clout_day_start (first, self->zone),
                                      g_task_get_cancellable (task), own_posts_cb,
                                      g_object_ref (task));
  else
    clout_engine_run_step (task, NULL, analyze_worker, analyzed_cb);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Analyze *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->history = clout_finish_pointer (result, &error);
  if (self->history != NULL)
    load_own_posts (task);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
}

/**
 * clout_engine_load_analysis_async:
 * @self: an engine
 * @report: (nullable): report to analyze, whose data are reused, or %NULL to analyze the current
 *   score
 * @parts: what to compute
 *
 * Computes what is behind a score, in a thread.
 *
 * clout_finish_pointer() returns (transfer full) the #CloutAnalysis, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_load_analysis_async (CloutEngine         *self,
                                  CloutReport         *report,
                                  CloutAnalysisParts   parts,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_analysis_async,
                                                 cancellable, callback, user_data);
  Analyze *analyze = g_new0 (Analyze, 1);

  analyze->parts = parts;
  analyze->now = report != NULL ? clout_report_get_time (report) : clout_engine_now ();
  analyze->zone = g_time_zone_new_local ();
  g_task_set_task_data (task, analyze, (GDestroyNotify) analyze_free);
  if (report != NULL && clout_report_get_data (report) != NULL)
    analyze->history = clout_store_history_ref (clout_report_get_data (report));
  if ((parts & (CLOUT_ANALYSIS_SUB_SCORES | CLOUT_ANALYSIS_WEEK)) == 0
      || analyze->history != NULL)
    load_own_posts (task);
  else
    clout_store_load_history_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                    analyze->now, analyze->zone, CLOUT_HISTORY_DAYS, cancellable,
                                    loaded_cb, g_object_ref (task));
}
