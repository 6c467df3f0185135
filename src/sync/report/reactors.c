/* reactors.c: names the people behind the counts of an analysis.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"
#include "score/calendar.h"
#include "score/tally.h"
#include "score/tips/followed.h"
#include "store/people/names.h"
#include "store/score/load-history.h"
#include "sync/analysis.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/people-items.h"
#include "sync/report/report-private.h"

/* Instead of a group. */
#define OLD_FRIENDS (-1)

typedef struct
{
  int group;
  guint account; /* for old friends */
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

static int
compare_reactors (gconstpointer a,
                  gconstpointer b)
{
  const CloutReactor *one = a;
  const CloutReactor *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

/* Those with most reactions first. */
static GArray *
list_old_friends (const List *self)
{
  const CloutScoreInput *input = &self->history->input;
  const CloutScoreAccount *account = &input->accounts[self->account];
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) friends = NULL;
  GArray *reactors = g_array_new (FALSE, FALSE, sizeof (CloutReactor));

  /* An account can have been removed since. */
  if (self->account >= input->n_accounts)
    return reactors;
  friends = clout_tip_old_friends_list (input, self->account, input->now);
  for (guint i = 0; i < friends->len; i++)
    {
      CloutReactor reactor = { g_array_index (friends, guint32, i), 0, 0 };

      g_array_append_val (reactors, reactor);
      g_hash_table_insert (places, GUINT_TO_POINTER (reactor.person + 1), GUINT_TO_POINTER (i));
    }
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      gpointer place;
      CloutReactor *reactor;

      if (clout_group_of (account->kind[i]) < 0
          || !g_hash_table_lookup_extended (places, GUINT_TO_POINTER (account->person[i] + 1), NULL,
                                            &place))
        continue;
      reactor = &g_array_index (reactors, CloutReactor, GPOINTER_TO_UINT (place));
      reactor->n++;
      reactor->last = MAX (reactor->last, account->time[i]);
    }
  g_array_sort (reactors, compare_reactors);
  return reactors;
}

static void
list_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  List *self = data;

  self->reactors = self->group == OLD_FRIENDS ? list_old_friends (self)
                   : clout_reactors_list (&self->history->input, self->day, self->group);
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

static void
start (GTask       *task,
       CloutReport *report)
{
  CloutEngine *self = g_task_get_source_object (task);
  List *list = g_task_get_task_data (task);

  list->day = clout_report_get_today (report);
  if (clout_report_get_data (report) != NULL)
    {
      list->history = clout_store_history_ref (clout_report_get_data (report));
      clout_engine_run_step (task, NULL, list_worker, listed_cb);
      return;
    }
  clout_store_load_history_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                  clout_report_get_time (report), clout_report_get_zone (report),
                                  CLOUT_HISTORY_DAYS, g_task_get_cancellable (task), loaded_cb,
                                  g_object_ref (task));
}

/**
 * clout_engine_list_reactors_async:
 * @self: an engine
 * @report: report whose day to list
 * @group: a #CloutReactionGroup, or %CLOUT_N_GROUPS for all reactions
 *
 * Lists the people behind the counts of an analysis, those with most reactions first.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of at most
 * %CLOUT_ANALYSIS_MOST_PEOPLE #CloutBreakdownItem, each with the number of reactions and the time
 * of the latest one; or %NULL with a #CloutSyncError.
 */
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
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);
  start (task, report);
}

/**
 * clout_engine_list_old_friends_async:
 * @self: an engine
 * @report: report whose day to list
 * @account: index of an account in @report
 *
 * Lists the people who used to react to an account but stopped, as counted by the tip about them.
 *
 * clout_finish_pointer() returns the same as for clout_engine_list_reactors_async().
 */
void
clout_engine_list_old_friends_async (CloutEngine         *self,
                                     CloutReport         *report,
                                     guint                account,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_list_old_friends_async,
                                                 cancellable, callback, user_data);
  List *list = g_new0 (List, 1);

  list->group = OLD_FRIENDS;
  list->account = account;
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);
  start (task, report);
}
