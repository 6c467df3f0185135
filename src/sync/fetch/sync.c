/* sync.c: syncs all accounts in parallel.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sync.h"

#include "base/task.h"
#include "store/accounts/accounts.h"
#include "store/backup/backup.h"
#include "sync/accounts/busy-accounts.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/fetch/account-sync.h"
#include "sync/fetch/due.h"

/* A sync of several accounts; finishes with the last one. */
typedef struct
{
  guint n_running;
  guint n_started;
  guint n_failed;
  gint64 allowed;
  GError *error;
} Round;

typedef struct
{
  GTask *round;
  CloutAccount *account;
  GCancellable *own;
  gulong cancelled;
  gboolean first;
} Turn;

static void
round_free (Round *round)
{
  g_clear_error (&round->error);
  g_free (round);
}

static void
turn_free (Turn *turn)
{
  if (g_task_get_cancellable (turn->round) != NULL)
    g_cancellable_disconnect (g_task_get_cancellable (turn->round), turn->cancelled);
  g_object_unref (turn->round);
  g_object_unref (turn->account);
  g_object_unref (turn->own);
  g_free (turn);
}

static CloutAccountState
state_after (const GError *error)
{
  if (error == NULL || !g_error_matches (error, CLOUT_SYNC_ERROR, error->code))
    return CLOUT_ACCOUNT_READY;
  switch (error->code)
    {
    case CLOUT_SYNC_ERROR_SIGN_IN_AGAIN:
    case CLOUT_SYNC_ERROR_SIGN_IN_CHANGED:
      return CLOUT_ACCOUNT_SIGN_IN_AGAIN;
    case CLOUT_SYNC_ERROR_RATE_LIMITED:
    case CLOUT_SYNC_ERROR_OVER_BUDGET:
    case CLOUT_SYNC_ERROR_TOO_LONG:
      return CLOUT_ACCOUNT_WAITING;
    case CLOUT_SYNC_ERROR_OFFLINE:
      return CLOUT_ACCOUNT_OFFLINE;
    default:
      return CLOUT_ACCOUNT_FAILED;
    }
}

static void
return_round (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (round->n_failed > 0 && round->n_failed == round->n_started)
    g_task_return_error (task, g_steal_pointer (&round->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Fetched data are stored in any case. */
static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_warning ("There is no backup: %s", error->message);
  return_round (task);
}

/* A round ends with its backup, so that a program may exit afterwards. */
static void
finish_round (GTask *task)
{
  CloutEngine *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (round->n_running > 0)
    return;
  if (clout_engine_is_sample (self) || round->n_failed == round->n_started)
    return_round (task);
  else
    clout_store_back_up_async (clout_engine_get_store (self), clout_engine_now (), zone, NULL,
                               backed_up_cb, g_object_ref (task));
}

static void
state_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!clout_store_save_account_finish (CLOUT_STORE (source), result, &error))
    g_info ("An account's state is not kept: %s", error->message);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Turn *turn = data;
  CloutEngine *self = CLOUT_ENGINE (source);
  g_autoptr(GTask) task = g_object_ref (turn->round);
  Round *round = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gboolean done = clout_finish_boolean (result, &error);
  CloutAccountState state = state_after (error);

  clout_busy_accounts_end_sync (clout_engine_get_busy_accounts (self), turn->account);
  clout_account_set_progress (turn->account, NULL, -1);
  clout_account_set_state (turn->account, state, state == CLOUT_ACCOUNT_READY ? NULL : error);
  if (state == CLOUT_ACCOUNT_SIGN_IN_AGAIN)
    clout_store_save_account_async (clout_engine_get_store (self), turn->account, NULL,
                                    state_saved_cb, NULL);
  /* Stop counting what it stores. */
  if (turn->first)
    clout_engine_note_stored (self, FALSE);
  turn_free (turn);
  round->n_running--;
  if (!done)
    round->n_failed++;
  if (!done && round->error == NULL)
    round->error = g_steal_pointer (&error);
  clout_engine_report_stored (self);
  finish_round (task);
}

static void
pass_on_cb (GCancellable *cancellable,
            GCancellable *own)
{
  g_cancellable_cancel (own);
}

/* Each account has a separate cancellable, so that removing it stops only its own sync. */
static void
start_turn (GTask        *task,
            CloutAccount *account)
{
  CloutEngine *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GCancellable) own = g_cancellable_new ();
  Turn *turn;

  if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE
      || !clout_busy_accounts_begin_sync (clout_engine_get_busy_accounts (self), account, own))
    return;
  turn = g_new0 (Turn, 1);
  turn->round = g_object_ref (task);
  turn->account = g_object_ref (account);
  turn->own = g_steal_pointer (&own);
  turn->first = clout_account_get_last_sync (account) == 0;
  if (cancellable != NULL)
    turn->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (pass_on_cb),
                                             g_object_ref (turn->own), g_object_unref);
  round->n_running++;
  round->n_started++;
  clout_account_set_state (account, CLOUT_ACCOUNT_SYNCING, NULL);
  if (turn->first)
    clout_engine_changed (self, CLOUT_ENGINE_CHANGED_SCORE);
  clout_engine_sync_account_async (self, account, round->allowed, turn->own, synced_cb, turn);
}

static gboolean
is_due (CloutAccount *account)
{
  return clout_account_get_state (account) != CLOUT_ACCOUNT_SIGN_IN_AGAIN
    && clout_due_account (clout_account_get_last_sync (account), clout_engine_now ());
}

static GTask *
new_round (CloutEngine         *self,
           gpointer             tag,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = clout_engine_task_new (self, tag, cancellable, callback, user_data);

  g_task_set_task_data (task, g_new0 (Round, 1), (GDestroyNotify) round_free);
  return task;
}

static void
start_all (GTask    *task,
           gboolean  if_due)
{
  CloutEngine *self = g_task_get_source_object (task);
  GListModel *accounts = clout_engine_get_accounts (self);
  guint n = g_list_model_get_n_items (accounts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      /* Paid networks are only fetched after someone accepted the price. */
      if ((!if_due || is_due (account)) && !clout_engine_has_price (self, account))
        start_turn (task, account);
    }
}

/**
 * clout_engine_sync_async:
 * @self: an engine
 * @account: (nullable): an account to sync even if it isn't due, or %NULL for all that are due
 *
 * Syncs accounts in parallel. Each has its own problem and doesn't stop the others. Finishes
 * immediately for an account from an archive or one that is already syncing.
 *
 * clout_finish_boolean() returns %FALSE only if every account failed, with the first
 * #CloutSyncError.
 */
void
clout_engine_sync_async (CloutEngine         *self,
                         CloutAccount        *account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = new_round (self, clout_engine_sync_async, cancellable, callback,
                                     user_data);

  if (account != NULL)
    start_turn (task, account);
  else
    start_all (task, TRUE);
  finish_round (task);
}

/**
 * clout_engine_sync_paid_async:
 * @self: an engine
 * @account: an account
 * @allowed: highest accepted cost, in millionths of a US dollar
 *
 * Like clout_engine_sync_async(), for an account whose network charges for data. Spends at most
 * @allowed, or the rest of the monthly budget if that is less.
 */
void
clout_engine_sync_paid_async (CloutEngine         *self,
                              CloutAccount        *account,
                              gint64               allowed,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = new_round (self, clout_engine_sync_paid_async, cancellable, callback,
                                     user_data);
  Round *round = g_task_get_task_data (task);

  round->allowed = allowed;
  start_turn (task, account);
  finish_round (task);
}

/**
 * clout_engine_refresh_async:
 * @self: an engine
 *
 * Like clout_engine_sync_async(), for every account, due or not.
 */
void
clout_engine_refresh_async (CloutEngine         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = new_round (self, clout_engine_refresh_async, cancellable, callback,
                                     user_data);

  start_all (task, FALSE);
  finish_round (task);
}
