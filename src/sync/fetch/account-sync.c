/* account-sync.c: syncs one account, resource by resource and page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/account-sync.h"

#include "base/duration.h"
#include "store/accounts/accounts.h"
#include "store/reactions/batches.h"
#include "store/score/away-periods.h"
#include "store/score/points.h"
#include "sync/connection/account-tokens.h"
#include "sync/connection/setting.h"
#include "sync/endorsements/plus-k-sync.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/fetch/account-job.h"
#include "sync/fetch/resource-sync.h"

static void start_resource (GTask *task);

static void
fail (GTask  *task,
      GError *error)
{
  CloutJob *job = g_task_get_task_data (task);
  g_autofree char *doing = g_strdup_printf ("%s: fetching %s", job->network->name,
                                            clout_job_get_resource (job)->name);

  clout_sync_return_error (task, error, doing);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (clout_store_save_account_finish (CLOUT_STORE (source), result, &error))
    {
      if (job->enough)
        g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_TOO_LONG,
                                 "%s: what is left is for the next sync", job->network->name);
      else if (job->held_back)
        g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OVER_BUDGET,
                                 "%s: what is left costs more than is allowed",
                                 job->network->name);
      else if (job->doubted)
        g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_EMPTIED,
                                 "%s: lists are empty that were not", job->network->name);
      else
        g_task_return_boolean (task, TRUE);
    }
  else
    clout_sync_return_error (task, error, "storing the account");
}

static void
save (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  clout_account_set_last_sync (job->fetcher.account, job->now);
  clout_store_save_account_async (clout_engine_get_store (job->fetcher.engine),
                                  job->fetcher.account, NULL, saved_cb, g_object_ref (task));
}

static void
plus_k_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    save (task);
  else
    clout_sync_return_error (task, error, "+K");
}

static void
next_resource (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  clout_job_begin_next (job);
  if (job->index < job->network->n_resources)
    start_resource (task);
  else if (job->network->endorser != NULL && job->self != NULL)
    clout_plus_k_sync_async (&job->fetcher, job->self, g_task_get_cancellable (task), plus_k_cb,
                             g_object_ref (task));
  else
    save (task);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    next_resource (task);
  else
    fail (task, error);
}

static void
start_resource (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  if (clout_job_is_due (job))
    clout_resource_sync_async (job, g_task_get_cancellable (task), fetched_cb,
                               g_object_ref (task));
  else
    next_resource (task);
}

static void
away_periods_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GArray) away_periods = clout_finish_pointer (result, &error);

  if (away_periods == NULL)
    {
      fail (task, error);
      return;
    }
  for (guint i = 0; i < away_periods->len; i++)
    {
      const CloutAwayPeriod *away_period = &g_array_index (away_periods, CloutAwayPeriod, i);

      job->away_periods += ((gint64) away_period->last - away_period->first + 1) * CLOUT_DAY;
    }
  start_resource (task);
}

static void
cursors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  const CloutCursor *profile;
  GError *error = NULL;

  job->cursors = clout_finish_pointer (result, &error);
  if (job->cursors == NULL)
    {
      fail (task, error);
      return;
    }
  profile = clout_job_find_cursor (job, job->network->resources[0].name);
  job->self = g_strdup (profile != NULL ? profile->mark : NULL);
  clout_store_list_away_periods_async (CLOUT_STORE (source), NULL, away_periods_cb,
                                       g_object_ref (task));
}

/* The server to ask: the token's, or the network's only one, or the account's. */
static char *
dup_origin (CloutJob  *job,
            GError   **error)
{
  if (job->fetcher.token != NULL && job->fetcher.token->origin != NULL)
    return g_strdup (job->fetcher.token->origin);
  if (job->network->api_origin != NULL)
    return clout_setting_dup_origin (job->network->api_variable, job->network->api_origin, error);
  return g_strdup (clout_account_get_server (job->fetcher.account));
}

static void
list_cursors (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->origin = dup_origin (job, &error);
  if (job->origin == NULL)
    {
      clout_sync_return_error (task, error, "connecting");
      return;
    }

  clout_store_list_cursors_async (clout_engine_get_store (job->fetcher.engine),
                                  clout_account_get_id (job->fetcher.account), NULL, cursors_cb,
                                  g_object_ref (task));
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->fetcher.token = clout_finish_pointer (result, &error);
  if (job->fetcher.token == NULL)
    clout_sync_return_error (task, error, "looking in the keyring");
  else
    list_cursors (task);
}

/**
 * clout_engine_sync_account_async:
 * @self: an engine
 * @account: an account that is signed in or was added by handle
 * @allowed: highest cost in millionths of a US dollar, for a network that charges
 *
 * Fetches every resource that is due. Stores each page together with the cursor after it in one
 * transaction, so that an interrupted sync continues where it was.
 *
 * clout_finish_boolean() returns whether every due resource was fetched; otherwise a
 * #CloutSyncError is set, and data fetched before it are kept.
 */
void
clout_engine_sync_account_async (CloutEngine         *self,
                                 CloutAccount        *account,
                                 gint64               allowed,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_sync_account_async,
                                                 cancellable, callback, user_data);
  CloutJob *job = g_new0 (CloutJob, 1);

  job->fetcher.engine = g_object_ref (self);
  job->fetcher.account = g_object_ref (account);
  job->fetcher.key = clout_account_tokens_dup_key (account);
  job->network = clout_networks_find (clout_account_get_network (account));
  job->fetcher.network = job->network;
  job->now = clout_engine_now ();
  job->allowed = allowed;
  g_task_set_task_data (task, job, (GDestroyNotify) clout_job_free);
  if (job->network == NULL)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                             "%s: no such network", clout_account_get_network (account));
  else if (clout_account_get_source (account) == CLOUT_ACCOUNT_SIGNED_IN)
    clout_account_tokens_load_async (clout_engine_get_tokens (self), job->fetcher.key, cancellable,
                                     token_cb, g_object_ref (task));
  else
    list_cursors (task);
}
