/* outbox-item.c: sends or undoes one +K of an outbox.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/endorsements/outbox-item.h"

#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "topics/error.h"
#include "web/http/http.h"
#include "web/oauth/token.h"

static void start_undo (GTask *task);

static CloutOutgoing *
current (CloutOutbox *box)
{
  return box->list->pdata[box->at];
}

static CloutEndorserContext
make_context (CloutOutbox *box)
{
  const CloutOutgoing *out = current (box);
  const CloutToken *token = box->fetcher.token;

  return (CloutEndorserContext) {
    .origin = token->origin != NULL ? token->origin
                                    : clout_account_get_server (box->fetcher.account),
    .self = box->self,
    .own = clout_account_get_handle (box->fetcher.account),
    .receiver = out->receiver,
    .handle = out->handle,
    .topic = out->topic,
    .visibility = out->visibility,
    .attempt = out->attempt,
    .remote = out->remote,
    .time = out->time,
  };
}

/* Keeps the first error, or that of the +K that someone is waiting for. */
static void
note (CloutOutbox *box,
      GError      *error)
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
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
settle (GTask      *task,
        const char *remote,
        const char *url)
{
  CloutOutbox *box = g_task_get_task_data (task);

  clout_store_settle_endorsement_async (clout_engine_get_store (box->fetcher.engine),
                                        current (box)->id, remote, url, clout_engine_now (), NULL,
                                        changed_cb, g_object_ref (task));
}

static void
refuse (GTask  *task,
        GError *error)
{
  CloutOutbox *box = g_task_get_task_data (task);

  note (box, error);
  clout_store_refuse_endorsement_async (clout_engine_get_store (box->fetcher.engine),
                                        current (box)->id, NULL, changed_cb, g_object_ref (task));
}

static void
drop (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);

  clout_store_drop_endorsement_async (clout_engine_get_store (box->fetcher.engine),
                                      current (box)->id, NULL, changed_cb, g_object_ref (task));
}

/* Returns (transfer full) (nullable): the error if the server would reject a retry too. */
static GError *
refusal_of (const GError *error)
{
  guint status = clout_web_error_get_status (error);

  if (error->domain != CLOUT_WEB_ERROR)
    return NULL;
  if (status == 403)
    return g_error_new (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_PERMISSION, "+K: %s", error->message);
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
  CloutOutbox *box = g_task_get_task_data (task);
  CloutEndorserContext context = make_context (box);
  GError *error = NULL;
  GError *refusal = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autofree char *remote = NULL;
  g_autofree char *url = NULL;

  if (response != NULL && box->endorser->read_endorsed (&context, response, &remote, &url, &error))
    {
      settle (task, remote, url);
      return;
    }
  refusal = refusal_of (error);
  if (refusal == NULL)
    {
      g_task_return_error (task, error);
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
  CloutOutbox *box = g_task_get_task_data (task);

  clout_fetch_async (&box->fetcher, message, flags, g_task_get_cancellable (task), callback,
                     g_object_ref (task));
}

static void
endorse (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);
  CloutEndorserContext context = make_context (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = box->endorser->endorse (&context, &error);

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
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;

  if (clout_finish_boolean (result, &error))
    {
      current (box)->time = clout_engine_now ();
      endorse (task);
    }
  else if (error->domain == CLOUT_TOPICS_ERROR)
    {
      note (box, error);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/* It may exist already: a response was lost, or the program was killed before storing it. */
static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  CloutEndorserContext context = make_context (box);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  g_autofree char *remote = NULL;
  g_autofree char *url = NULL;

  if (response == NULL || !box->endorser->read_found (&context, response, &remote, &url, &error))
    g_task_return_error (task, error);
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
  CloutOutbox *box = g_task_get_task_data (task);
  CloutEndorserContext context = make_context (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = box->endorser->find (&context, &error);

  if (message != NULL)
    send_request (task, message, CLOUT_HTTP_NONE, found_cb);
  else
    g_task_return_error (task, error);
}

static void
start_give (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);
  CloutOutgoing *out = current (box);

  if (out->state == CLOUT_ENDORSEMENT_WAITING)
    clout_store_claim_endorsement_async (clout_engine_get_store (box->fetcher.engine), out->id,
                                         clout_engine_now (), box->zone, NULL, claimed_cb,
                                         g_object_ref (task));
  else if (box->endorser->find != NULL)
    find (task);
  else
    endorse (task);
}

static gboolean
is_gone (const GError *error)
{
  guint status = clout_web_error_get_status (error);

  return error->domain == CLOUT_WEB_ERROR && (status == 404 || status == 410);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  if (response != NULL)
    {
      note (box, g_error_new (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_CANNOT_DELETE,
                              "+K: %s is still there", current (box)->remote));
      g_task_return_boolean (task, TRUE);
    }
  else if (is_gone (error))
    {
      g_error_free (error);
      drop (task);
    }
  else
    g_task_return_error (task, error);
}

/* A server without this call responds as if the post were gone. */
static void
check_gone (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);
  CloutEndorserContext context = make_context (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = box->endorser->check (&context, &error);

  if (message != NULL)
    send_request (task, message, CLOUT_HTTP_NONE, checked_cb);
  else
    g_task_return_error (task, error);
}

static void
retracted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutOutbox *box = g_task_get_task_data (task);
  GError *error = NULL;
  GError *refusal;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  if (response != NULL || is_gone (error))
    {
      if (response == NULL && box->endorser->check != NULL)
        check_gone (task);
      else
        drop (task);
      g_clear_error (&error);
      return;
    }
  refusal = refusal_of (error);
  if (refusal == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  note (box, refusal);
  g_task_return_boolean (task, TRUE);
}

static void
start_undo (GTask *task)
{
  CloutOutbox *box = g_task_get_task_data (task);
  CloutEndorserContext context = make_context (box);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = NULL;

  if (context.remote == NULL && box->endorser->find != NULL)
    {
      find (task);
      return;
    }
  message = box->endorser->retract (&context, &error);
  if (message != NULL)
    send_request (task, message, CLOUT_HTTP_NONE, retracted_cb);
  else
    g_task_return_error (task, error);
}

/**
 * clout_outbox_item_send_async:
 * @box: outbox, positioned at an item; must outlive the operation
 *
 * Sends the item, marking it before and storing the response. If it is already marked, first asks
 * the network whether it exists.
 *
 * clout_finish_boolean() returns whether to continue with the next item, with the outbox's
 * problem set. Otherwise an error is set and the others would fail too.
 */
void
clout_outbox_item_send_async (CloutOutbox         *box,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (box->fetcher.engine,
                                                 clout_outbox_item_send_async, cancellable,
                                                 callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, box, NULL);
  if (current (box)->state == CLOUT_ENDORSEMENT_UNDOING)
    start_undo (task);
  else
    start_give (task);
}
