/* outbox.c: sends an account's unsent +K, each exactly once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements/outbox.h"

#include "networks/network.h"
#include "store/endorsements/endorsements.h"
#include "store/reactions/batches.h"
#include "sync/connection/account-tokens.h"
#include "sync/endorsements/outbox-item.h"
#include "sync/engine/changes.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/* Longer than any other Clout needs for an outbox. */
#define LOCK_PATIENCE_MS (60 * 1000)

static void
outbox_free (CloutOutbox *box)
{
  clout_fetcher_clear (&box->fetcher);
  g_clear_pointer (&box->lock, clout_lock_release);
  g_clear_pointer (&box->list, g_ptr_array_unref);
  g_clear_error (&box->problem);
  g_time_zone_unref (box->zone);
  g_free (box->self);
  g_free (box);
}

static void take_next (GTask *task);

static void
go_on (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);

  box->at++;
  clout_engine_plus_k_changed (box->fetcher.engine);
  take_next (task);
}

/* Ends the pass, because the rest would fail too. */
static void
stop (GTask  *task,
      GError *error)
{
  CloutOutbox *box = g_task_get_task_data (task);

  g_clear_error (&box->problem);
  clout_engine_plus_k_changed (box->fetcher.engine);
  clout_sync_return_error (task, error, "+K");
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    go_on (task);
  else
    stop (task, error);
}

static void
take_next (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);

  if (box->at < box->list->len)
    clout_outbox_item_send_async (box, g_task_get_cancellable (task), sent_cb,
                                  g_object_ref (task));
  else if (box->problem != NULL)
    g_task_return_error (task, g_steal_pointer (&box->problem));
  else
    g_task_return_boolean (task, TRUE);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  box->list = clout_finish_pointer (result, &error);
  if (box->list == NULL)
    stop (task, error);
  else
    take_next (task);
}

static void
cursors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) cursors = clout_finish_pointer (result, &error);

  for (guint i = 0; cursors != NULL && i < cursors->len; i++)
    {
      const CloutCursor *cursor = cursors->pdata[i];

      if (g_strcmp0 (cursor->resource, box->fetcher.network->resources[0].name) == 0)
        box->self = g_strdup (cursor->mark);
    }
  if (error == NULL && box->self == NULL)
    error = g_error_new_literal (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_FAILED,
                                 "+K: the account was never synced");
  if (error != NULL)
    stop (task, error);
  else
    clout_store_list_outgoing_async (CLOUT_STORE (source),
                                     clout_account_get_id (box->fetcher.account), NULL, listed_cb,
                                     g_object_ref (task));
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  box->fetcher.token = clout_finish_pointer (result, &error);
  if (box->fetcher.token == NULL)
    stop (task, error);
  else
    clout_store_list_cursors_async (clout_engine_get_store (box->fetcher.engine),
                                    clout_account_get_id (box->fetcher.account), NULL, cursors_cb,
                                    g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  box->lock = clout_finish_pointer (result, &error);
  if (box->lock == NULL)
    stop (task, error);
  else
    clout_account_tokens_load_async (clout_engine_get_tokens (box->fetcher.engine),
                                     box->fetcher.key, NULL, token_cb, g_object_ref (task));
}

/**
 * clout_outbox_send_async:
 * @engine: an engine
 * @account: an account of a network that supports +K
 * @hasty: whether someone is waiting, so that long pauses are not waited for
 * @watched: id of the +K that they are waiting for, 0 for none
 *
 * Sends unsent +K one at a time, never from two programs at once: first those to undo, then those
 * to give. Marks each before sending and stores the response; if one is already marked, first
 * asks the network whether it exists.
 *
 * clout_finish_boolean() returns whether all were sent; otherwise sets the error of the watched
 * +K, or the first error.
 */
void
clout_outbox_send_async (CloutEngine         *engine,
                         CloutAccount        *account,
                         gboolean             hasty,
                         gint64               watched,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (engine, clout_outbox_send_async, cancellable,
                                                 callback, user_data);
  g_autofree char *name = NULL;
  CloutOutbox *box = g_new0 (CloutOutbox, 1);

  box->fetcher.engine = g_object_ref (engine);
  box->fetcher.account = g_object_ref (account);
  box->fetcher.network = clout_networks_find (clout_account_get_network (account));
  box->fetcher.key = clout_account_tokens_dup_key (account);
  box->fetcher.hasty = hasty;
  box->endorser = box->fetcher.network->endorser;
  box->zone = g_time_zone_new_local ();
  box->watched = watched;
  g_task_set_task_data (task, box, (GDestroyNotify) outbox_free);
  name = g_strconcat ("+K ", box->fetcher.key, NULL);
  clout_lock_take_async (clout_engine_get_lock_folder (engine), name, LOCK_PATIENCE_MS, cancellable,
                         locked_cb, g_object_ref (task));
}
