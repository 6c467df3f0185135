/* send.c: sends one request, with all its attempts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/send.h"

#include <gnutls/gnutls.h>

#include "web/json.h"
#include "web/http/request.h"
#include "web/http/send-private.h"
#include "web/http/transport.h"
#include "web/url.h"

#define MAX_HOPS 5
#define PIECE (32 * 1024)

/* Servers' error messages are short. */
#define MAX_REFUSAL_BYTES (64 * 1024)

static void start_attempt (GTask *task);

static void
report_task_pause (GTask  *task,
                   gint64  wait_ms)
{
  CloutSend *send = g_task_get_task_data (task);

  send->report_pause (g_task_get_source_object (task), clout_send_get_host (send), wait_ms);
}

static gboolean
wait_over_cb (gpointer user_data)
{
  GTask *task = user_data;

  report_task_pause (task, 0);
  start_attempt (task);
  return G_SOURCE_REMOVE;
}

/* Cancellation ends the wait too; the next attempt then fails immediately. */
static void
wait_for (GTask  *task,
          gint64  wait_ms)
{
  CloutSend *send = g_task_get_task_data (task);
  g_autoptr(GSource) source = g_timeout_source_new ((guint) wait_ms);
  g_autoptr(GSource) cancelled = g_cancellable_source_new (send->inner);

  report_task_pause (task, wait_ms);
  g_source_set_static_name (source, "[clout] wait before asking again");
  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (source, cancelled);
  g_source_set_callback (source, wait_over_cb, task, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
finish_error (GTask  *task,
              GError *error)
{
  clout_send_end_attempt (g_task_get_task_data (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Whether we ended the attempt, and not the server. */
static gboolean
finish_if_stopped (GTask *task)
{
  CloutSend *send = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      finish_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                               "The request was cancelled"));
      return TRUE;
    }
  if (send->led_astray)
    {
      finish_error (task, clout_send_name_error (send, CLOUT_WEB_ERROR_PRIVATE,
                                                 "is in a private network"));
      return TRUE;
    }
  if (send->late)
    {
      finish_error (task, clout_send_name_error (send, CLOUT_WEB_ERROR_TIMED_OUT,
                                                 "takes too long to answer"));
      return TRUE;
    }
  return FALSE;
}

static void
fail_transport (GTask        *task,
                const GError *error,
                gboolean      answering)
{
  CloutSend *send = g_task_get_task_data (task);
  CloutRetryDecision decision;

  if (finish_if_stopped (task))
    return;
  decision = clout_send_decide (send, clout_transport_classify (error));
  if (!decision.again)
    {
      finish_error (task, clout_transport_new_error (
        error, clout_send_get_host (send), answering,
        g_network_monitor_get_network_available (g_network_monitor_get_default ())));
      return;
    }
  clout_send_end_attempt (send);
  wait_for (task, decision.wait_ms);
}

static CloutResponse *
new_response (CloutSend *send)
{
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (send->message));
  g_autoptr(GBytes) body = g_bytes_new (send->body->data, send->body->len);

  return clout_response_new (url, soup_message_get_status (send->message),
                             soup_message_get_response_headers (send->message), body);
}

static void
finish_response (GTask *task)
{
  CloutSend *send = g_task_get_task_data (task);
  g_autoptr(CloutResponse) response = new_response (send);
  g_autoptr(JsonNode) refusal = NULL;

  clout_send_end_attempt (send);
  if (send->dpop_key != NULL && soup_message_get_status (send->message) == 400)
    refusal = clout_json_parse (clout_response_get_body (response), NULL, NULL);
  if (refusal != NULL
      && clout_send_asks_for_nonce (send, clout_json_opt_string (refusal, "error", NULL)))
    {
      start_attempt (task);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&response), g_object_unref);
  g_object_unref (task);
}

static void
finish_refusal (GTask *task)
{
  CloutSend *send = g_task_get_task_data (task);
  g_autoptr(CloutResponse) response = new_response (send);

  finish_error (task, clout_send_new_error (send, response));
}

static void
piece_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  CloutSend *send = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) piece = NULL;

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (send->refused && (piece == NULL || g_bytes_get_size (piece) == 0))
    {
      if (!finish_if_stopped (task))
        finish_refusal (task);
      return;
    }
  if (piece == NULL)
    {
      fail_transport (task, error, TRUE);
      return;
    }
  if (g_bytes_get_size (piece) == 0)
    {
      finish_response (task);
      return;
    }
  if (g_bytes_get_size (piece) > send->limits.max_bytes - send->body->len)
    {
      if (send->refused)
        finish_refusal (task);
      else
        finish_error (task, clout_send_name_error (send, CLOUT_WEB_ERROR_TOO_LARGE,
                                                   "sends more than Clout reads"));
      return;
    }
  g_byte_array_append (send->body, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
  gnutls_memset ((gpointer) g_bytes_get_data (piece, NULL), 0, g_bytes_get_size (piece));
  g_input_stream_read_bytes_async (send->stream, PIECE, G_PRIORITY_DEFAULT, send->inner,
                                   piece_read_cb, task);
}

static void
follow_redirect (GTask *task)
{
  CloutSend *send = g_task_get_task_data (task);
  GUri *from = soup_message_get_uri (send->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autofree char *base = g_uri_to_string (from);
  g_autofree char *whole = NULL;
  g_autoptr(GUri) to = NULL;
  SoupMessage *next;

  if (location != NULL)
    whole = clout_url_resolve (base, location);
  to = whole != NULL ? clout_url_parse (whole, NULL) : NULL;
  if (to == NULL || send->hops == MAX_HOPS || !clout_send_may_go (send, from, to))
    {
      finish_error (task, clout_send_name_error (send, CLOUT_WEB_ERROR_BAD_RESPONSE,
                                                 "redirects to where Clout doesn't follow"));
      return;
    }
  send->hops++;
  send->attempt = 0;
  clout_send_end_attempt (send);
  next = clout_request_copy (send->original, to);
  if (clout_send_is_trusted (send) && clout_url_may_lead (from, to) && clout_url_is_private (from))
    clout_request_trust (next);
  g_clear_object (&send->original);
  send->original = next;
  start_attempt (task);
}

static void
handle_status (GTask *task)
{
  CloutSend *send = g_task_get_task_data (task);
  guint status = soup_message_get_status (send->message);
  SoupMessageHeaders *headers;
  CloutRetryDecision decision;

  if (clout_send_wants_redirect (send, status))
    {
      follow_redirect (task);
      return;
    }
  if (send->dpop_key != NULL)
    clout_prover_learn (send->prover, send->message, g_get_real_time () / G_USEC_PER_SEC);
  headers = soup_message_get_response_headers (send->message);
  if (status == 401
      && clout_send_asks_for_nonce (send, soup_message_headers_get_list (headers,
                                                                         "WWW-Authenticate")))
    {
      clout_send_end_attempt (send);
      start_attempt (task);
      return;
    }
  decision = clout_send_decide (send, CLOUT_TRANSPORT_OK);
  if (decision.again)
    {
      clout_send_end_attempt (send);
      wait_for (task, decision.wait_ms);
      return;
    }
  send->limited_until = decision.limited_until;
  send->refused = !clout_send_is_good (send, status) || decision.limited_until != 0;
  if (send->refused)
    send->limits.max_bytes = MIN (send->limits.max_bytes, MAX_REFUSAL_BYTES);
  g_input_stream_read_bytes_async (send->stream, PIECE, G_PRIORITY_DEFAULT, send->inner,
                                   piece_read_cb, task);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  CloutSend *send = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  send->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (send->stream == NULL)
    {
      fail_transport (task, error, FALSE);
      return;
    }
  if (!finish_if_stopped (task))
    handle_status (task);
}

static void
start_attempt (GTask *task)
{
  CloutSend *send = g_task_get_task_data (task);
  GError *error = NULL;

  if (finish_if_stopped (task))
    return;
  if (!clout_send_begin_attempt (send, &error))
    {
      finish_error (task, error);
      return;
    }
  soup_session_send_async (send->session, send->message, G_PRIORITY_DEFAULT, send->inner,
                           sent_cb, task);
}

/**
 * clout_send_start:
 * @task: (transfer full): task that returns a #CloutResponse or a #CloutWebError
 * @session: the session to send with
 * @prover: nonces for DPoP proofs (RFC 9449, section 8); lives as long as the task's source
 *   object
 * @message: a message whose address has been checked; copied
 * @trusted: origins that may be in private networks
 * @options: token, and how to treat the response; copied
 * @limits: limits on time, attempts and size; copied
 * @report_pause: called before and after a wait between two attempts
 *
 * Sends a request, and finishes a task with the response.
 */
void
clout_send_start (GTask                  *task,
                  SoupSession            *session,
                  CloutProver            *prover,
                  SoupMessage            *message,
                  GHashTable             *trusted,
                  const CloutHttpOptions *options,
                  const CloutSendLimits  *limits,
                  CloutSendPauseFunc      report_pause)
{
  CloutSend *send = clout_send_new (session, message, options, limits,
                                    g_task_get_cancellable (task));

  send->report_pause = report_pause;
  send->trusted = g_hash_table_ref (trusted);
  send->prover = clout_prover_ref (prover);
  g_task_set_task_data (task, send, (GDestroyNotify) clout_send_free);
  start_attempt (task);
}
