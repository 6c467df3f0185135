/* fetch.c: fetches one response for an account, with token renewal and pauses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/connection/fetch.h"

#include "sync/connection/account-tokens.h"
#include "sync/connection/request.h"
#include "sync/connection/trust.h"
#include "sync/engine/clock.h"
#include "sync/engine/parts.h"
#include "web/http/request.h"
#include "web/oauth/renew.h"

typedef struct
{
  CloutFetcher *fetcher;
  SoupMessage *message;
  CloutHttpFlags flags;
  gboolean refused;
  gboolean renewed;
  gboolean paused;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->message);
  g_free (fetch);
}

/**
 * clout_fetcher_clear:
 * @self: a fetcher
 *
 * Frees the fetcher's contents.
 */
void
clout_fetcher_clear (CloutFetcher *self)
{
  g_clear_object (&self->engine);
  g_clear_object (&self->account);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->token, clout_token_free);
}

static void send (GTask *task);

static const CloutOAuthDialect *
dialect_of (Fetch *fetch)
{
  const CloutNetwork *network = fetch->fetcher->network;

  return network->oauth != NULL ? network->oauth->dialect : NULL;
}

static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  CloutToken *token = clout_finish_pointer (result, &error);
  CloutToken *stale = fetch->fetcher->token;

  /* Tokens are renewed ahead of time, so the old one is still valid for a while. */
  if (token == NULL && !fetch->refused && !clout_token_has_expired (stale, clout_engine_now ())
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_info ("A token is not renewed yet: %s", error->message);
      g_error_free (error);
      send (task);
      return;
    }
  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  clout_token_free (stale);
  fetch->fetcher->token = token;
  send (task);
}

static void
renew (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  CloutEngine *engine = fetch->fetcher->engine;

  fetch->renewed = TRUE;
  clout_renew_async (clout_engine_get_http (engine), dialect_of (fetch),
                     CLOUT_TOKEN_STORE (clout_engine_get_tokens (engine)),
                     clout_engine_get_lock_folder (engine), fetch->fetcher->key,
                     fetch->fetcher->token, g_task_get_cancellable (task), renewed_cb,
                     g_object_ref (task));
}

/* @seconds: length of the pause, or 0 if it is over. */
static void
report_pause (Fetch  *fetch,
              gint64  seconds)
{
  clout_http_report_pause (clout_engine_get_http (fetch->fetcher->engine),
                           g_uri_get_host (soup_message_get_uri (fetch->message)), seconds * 1000);
}

static gboolean
pause_over_cb (gpointer data)
{
  GTask *task = data;
  Fetch *fetch = g_task_get_task_data (task);

  report_pause (fetch, 0);
  if (!g_task_return_error_if_cancelled (task))
    {
      clout_account_set_state (fetch->fetcher->account, CLOUT_ACCOUNT_SYNCING, NULL);
      send (task);
    }
  return G_SOURCE_REMOVE;
}

/* Waits until the time, or until canceled. */
static void
wait_until (GTask        *task,
            gint64        until,
            const GError *why)
{
  Fetch *fetch = g_task_get_task_data (task);
  gint64 seconds = MAX (until - clout_engine_now (), 0) + 1;
  g_autoptr(GSource) source = g_timeout_source_new_seconds (seconds);

  fetch->paused = TRUE;
  report_pause (fetch, seconds);
  clout_account_set_state (fetch->fetcher->account, CLOUT_ACCOUNT_WAITING, why);
  if (g_task_get_cancellable (task) != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_static_name (source, "[clout] pause that the server asked for");
  g_source_set_callback (source, pause_over_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  Fetch *fetch = g_task_get_task_data (task);
  CloutToken *token = fetch->fetcher->token;
  g_autoptr(GError) error = NULL;
  CloutResponse *response = clout_finish_pointer (result, &error);
  gint64 until;

  if (response != NULL)
    response = clout_network_check_response (fetch->fetcher->network, response, clout_engine_now (),
                                             &error);
  until = error != NULL ? clout_web_error_get_until (error) : 0;
  fetch->refused = response == NULL;
  if (response != NULL)
    g_task_return_pointer (task, response, g_object_unref);
  else if (g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN)
           && token != NULL && clout_token_can_renew (token, dialect_of (fetch)) && !fetch->renewed)
    renew (task);
  else if (g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_RATE_LIMITED)
           && !fetch->paused && !fetch->fetcher->hasty && until > 0
           && until <= clout_engine_now () + clout_engine_get_patience (fetch->fetcher->engine))
    wait_until (task, until, error);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
send (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  CloutHttpOptions options = clout_request_make_options (fetch->fetcher->network,
                                                         fetch->fetcher->token, fetch->flags);
  g_autoptr(SoupMessage) copy = clout_request_copy (fetch->message, NULL);

  clout_http_send_async (clout_engine_get_http (fetch->fetcher->engine), copy, &options,
                         g_task_get_cancellable (task), sent_cb, g_object_ref (task));
}

/**
 * clout_fetch_async:
 * @self: fetcher, which must outlive the operation
 * @message: the request
 * @flags: how to treat the response
 *
 * Sends a request. Renews an expired token once, and waits once if the server asks for it, up to
 * the engine's patience.
 *
 * clout_finish_pointer() returns (transfer full) the response, or %NULL with a #CloutWebError.
 */
void
clout_fetch_async (CloutFetcher        *self,
                   SoupMessage         *message,
                   CloutHttpFlags       flags,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, clout_fetch_async);
  /* A token may be renewed before the first request. */
  clout_trust_account (clout_engine_get_http (self->engine), self->network, self->account,
                       self->token);
  fetch->fetcher = self;
  fetch->message = g_object_ref (message);
  fetch->flags = flags;
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  if (self->token != NULL
      && clout_token_wants_renewal (self->token, dialect_of (fetch), clout_engine_now ()))
    renew (task);
  else
    send (task);
}
