/* outbox.c: what an account's network has still to hear of +K, sent once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/outbox.h"

#include "store/batches.h"
#include "store/endorsements.h"
#include "sync/error.h"
#include "sync/fetch.h"
#include "topics/error.h"
#include "web/lock.h"

/* Another Clout is done with an outbox by then, or was killed. */
#define LOCK_PATIENCE_MS (60 * 1000)

/* One pass over an account's outbox, the data of its task. */
typedef struct
{
  CloutFetcher fetcher;
  const CloutEndorser *endorser;
  CloutLock *lock;
  GTimeZone *zone;
  char *self;
  GPtrArray *list;
  guint at;
  gint64 watched;
  GError *problem;
} Outbox;

static void
outbox_free (Outbox *box)
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
static void start_give (GTask *task);
static void start_undo (GTask *task);

static CloutOutgoing *
current (Outbox *box)
{
  return box->list->pdata[box->at];
}

static CloutPlusKAsk
make_ask (Outbox *box)
{
  const CloutOutgoing *out = current (box);
  const CloutToken *token = box->fetcher.token;

  return (CloutPlusKAsk) {
    .origin = token->origin != NULL ? token->origin
                                    : clout_account_get_server (box->fetcher.account),
    .self = box->self,
    .receiver = out->receiver,
    .handle = out->handle,
    .topic = out->topic,
    .visibility = out->visibility,
    .attempt = out->attempt,
    .remote = out->remote,
    .time = out->time,
  };
}

/* The first failure is told, but what somebody waits for comes before it. */
static void
note (Outbox *box,
      GError *error)
{
  if (box->problem == NULL || current (box)->id == box->watched)
    {
      g_clear_error (&box->problem);
      box->problem = error;
    }
  else
    g_error_free (error);
}

static void
go_on (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);

  box->at++;
  clout_engine_plus_k_changed (box->fetcher.engine);
  take_next (task);
}

/* Ends the pass: nothing else will come through either. */
static void
stop (GTask  *task,
      GError *error)
{
  Outbox *box = g_task_get_task_data (task);

  g_clear_error (&box->problem);
  clout_engine_plus_k_changed (box->fetcher.engine);
  clout_sync_return_error (task, error, "+K");
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_store_change_plus_k_finish (CLOUT_STORE (source), result, &error))
    go_on (task);
  else
    stop (task, error);
}

static void
settle (GTask      *task,
        const char *remote,
        const char *url)
{
  Outbox *box = g_task_get_task_data (task);

  clout_store_settle_endorsement_async (box->fetcher.engine->store, current (box)->id, remote, url,
                                        clout_engine_now (), NULL, changed_cb,
                                        g_object_ref (task));
}

static void
refuse (GTask  *task,
        GError *error)
{
  Outbox *box = g_task_get_task_data (task);

  note (box, error);
  clout_store_refuse_endorsement_async (box->fetcher.engine->store, current (box)->id, NULL,
                                        changed_cb, g_object_ref (task));
}

static void
drop (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);

  clout_store_drop_endorsement_async (box->fetcher.engine->store, current (box)->id, NULL,
                                      changed_cb, g_object_ref (task));
}

/* What the server has judged, and would judge alike the next time. */
static GError *
refusal_of (const GError *error)
{
  guint status = clout_web_error_get_status (error);

  if (error->domain != CLOUT_WEB_ERROR)
    return NULL;
  if (status == 403)
    return g_error_new (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_LEAVE, "+K: %s", error->message);
  if (status >= 400 && status < 500 && status != 401 && status != 408 && status != 425
      && status != 429)
    return g_error_new (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_REFUSED, "+K: %s", error->message);
  return NULL;
}

static void
endorsed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Outbox *box = g_task_get_task_data (task);
  CloutPlusKAsk ask = make_ask (box);
  GError *error = NULL;
  GError *refusal = NULL;
  g_autoptr(CloutAnswer) answer = clout_fetch_finish (result, &error);
  g_autofree char *remote = NULL;
  g_autofree char *url = NULL;

  if (answer != NULL && box->endorser->read_endorsed (&ask, answer, &remote, &url, &error))
    {
      settle (task, remote, url);
      return;
    }
  refusal = refusal_of (error);
  if (refusal == NULL)
    {
      stop (task, error);
      return;
    }
  g_error_free (error);
  refuse (task, refusal);
}

static void
send_request (GTask               *task,
              SoupMessage         *message,
              CloutHttpFlags       flags,
              GAsyncReadyCallback  callback)
{
  Outbox *box = g_task_get_task_data (task);

  clout_fetch_async (&box->fetcher, message, flags, g_task_get_cancellable (task), callback,
                     g_object_ref (task));
}

static void
endorse (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);
  CloutPlusKAsk ask = make_ask (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = box->endorser->endorse (&ask, &error);

  if (message != NULL)
    send_request (task, message, box->endorser->find != NULL ? CLOUT_HTTP_ONCE : CLOUT_HTTP_NONE,
                  endorsed_cb);
  else
    refuse (task, error);
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Outbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  if (clout_store_change_plus_k_finish (CLOUT_STORE (source), result, &error))
    {
      current (box)->time = clout_engine_now ();
      endorse (task);
    }
  else if (error->domain == CLOUT_TOPICS_ERROR)
    {
      note (box, error);
      go_on (task);
    }
  else
    stop (task, error);
}

/* It may stand already: an answer was lost, or the program was killed before it was stored. */
static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Outbox *box = g_task_get_task_data (task);
  CloutPlusKAsk ask = make_ask (box);
  GError *error = NULL;
  g_autoptr(CloutAnswer) answer = clout_fetch_finish (result, &error);
  g_autofree char *remote = NULL;
  g_autofree char *url = NULL;

  if (answer == NULL || !box->endorser->read_found (&ask, answer, &remote, &url, &error))
    stop (task, error);
  else if (current (box)->state == CLOUT_ENDORSEMENT_UNDOING)
    {
      current (box)->remote = g_steal_pointer (&remote);
      if (current (box)->remote != NULL)
        start_undo (task);
      else
        drop (task);
    }
  else if (remote != NULL)
    settle (task, remote, url);
  else
    endorse (task);
}

static void
find (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);
  CloutPlusKAsk ask = make_ask (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = box->endorser->find (&ask, &error);

  if (message != NULL)
    send_request (task, message, CLOUT_HTTP_NONE, found_cb);
  else
    stop (task, error);
}

static void
start_give (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);
  CloutOutgoing *out = current (box);

  if (out->state == CLOUT_ENDORSEMENT_WAITING)
    clout_store_claim_endorsement_async (box->fetcher.engine->store, out->id, clout_engine_now (),
                                         box->zone, NULL, claimed_cb, g_object_ref (task));
  else if (box->endorser->find != NULL)
    find (task);
  else
    endorse (task);
}

static void
retracted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  Outbox *box = g_task_get_task_data (task);
  GError *error = NULL;
  GError *refusal;
  g_autoptr(CloutAnswer) answer = clout_fetch_finish (result, &error);

  if (answer != NULL || clout_web_error_get_status (error) == 404
      || clout_web_error_get_status (error) == 410)
    {
      g_clear_error (&error);
      drop (task);
      return;
    }
  refusal = refusal_of (error);
  if (refusal == NULL)
    {
      stop (task, error);
      return;
    }
  g_error_free (error);
  note (box, refusal);
  go_on (task);
}

static void
start_undo (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);
  CloutPlusKAsk ask = make_ask (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = NULL;

  if (ask.remote == NULL && box->endorser->find != NULL)
    {
      find (task);
      return;
    }
  message = box->endorser->retract (&ask, &error);
  if (message != NULL)
    send_request (task, message, CLOUT_HTTP_NONE, retracted_cb);
  else
    stop (task, error);
}

static void
take_next (GTask *task)
{
  Outbox *box = g_task_get_task_data (task);

  if (box->at < box->list->len)
    {
      if (current (box)->state == CLOUT_ENDORSEMENT_UNDOING)
        start_undo (task);
      else
        start_give (task);
      return;
    }
  if (box->problem != NULL)
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
  Outbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  box->list = clout_store_list_outgoing_finish (CLOUT_STORE (source), result, &error);
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
  Outbox *box = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GPtrArray) cursors = clout_store_list_cursors_finish (CLOUT_STORE (source), result,
                                                                  &error);

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
  Outbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  box->fetcher.token = clout_token_keeper_load_finish (CLOUT_TOKEN_KEEPER (source), result, &error);
  if (box->fetcher.token == NULL)
    stop (task, error);
  else
    clout_store_list_cursors_async (box->fetcher.engine->store,
                                    clout_account_get_id (box->fetcher.account), NULL, cursors_cb,
                                    g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Outbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  box->lock = clout_lock_take_finish (result, &error);
  if (box->lock == NULL)
    stop (task, error);
  else
    clout_token_keeper_load_async (box->fetcher.engine->keeper, box->fetcher.key, NULL, token_cb,
                                   g_object_ref (task));
}

/**
 * clout_outbox_send_async:
 * @account: an account of a network that carries +K
 * @hasty: somebody waits for it: long pauses are not kept
 * @watched: id of the +K that they wait for, 0 for none
 *
 * Sends what waits, one after the other and never two programs at once: first what is to be
 * undone, then what is to be given. Each is marked before it is sent and stored when it was
 * answered; of one that is marked still, the network is asked first whether it stands.
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
  Outbox *box = g_new0 (Outbox, 1);

  box->fetcher.engine = g_object_ref (engine);
  box->fetcher.account = g_object_ref (account);
  box->fetcher.network = clout_networks_find (clout_account_get_network (account));
  box->fetcher.key = clout_token_keeper_dup_key (account);
  box->fetcher.hasty = hasty;
  box->endorser = box->fetcher.network->endorser;
  box->zone = g_time_zone_new_local ();
  box->watched = watched;
  g_task_set_task_data (task, box, (GDestroyNotify) outbox_free);
  name = g_strconcat ("+K ", box->fetcher.key, NULL);
  clout_lock_take_async (engine->lock_folder, name, LOCK_PATIENCE_MS, cancellable, locked_cb,
                         g_object_ref (task));
}

/**
 * clout_outbox_send_finish:
 *
 * Returns: whether all went well; else with the problem of the +K that was watched, or the first
 */
gboolean
clout_outbox_send_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
