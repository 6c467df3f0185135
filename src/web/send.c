/* send.c: one request, attempt by attempt, to its end.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/send.h"

#include <string.h>

#include "web/guard.h"
#include "web/json.h"
#include "web/request.h"
#include "web/token.h"
#include "web/transport.h"
#include "web/url.h"

#define MAX_HOPS 5
#define PIECE (32 * 1024)

/* One request from first attempt to last, the data of its task. */
typedef struct
{
  SoupSession *session;
  CloutSendLimits limits;
  SoupMessage *original;
  SoupMessage *message;  /* of this attempt: the original, copied */
  const char *authorization_header;
  char *authorization;
  char *access;
  char *dpop_key;
  CloutProver *prover;
  GInputStream *stream;
  GByteArray *body;
  GCancellable *inner;
  GCancellable *outer;
  GSource *deadline;
  gulong outer_id;
  CloutHttpFlags flags;
  guint attempt;
  guint hops;
  gboolean signed_in;
  gboolean idempotent;
  gboolean late;
  gboolean led_astray;
  gboolean asked_for_nonce;
} Send;

static void start_attempt (GTask *task);

static void
send_end_attempt (Send *send)
{
  if (send->deadline != NULL)
    g_source_destroy (send->deadline);
  g_clear_pointer (&send->deadline, g_source_unref);
  g_clear_object (&send->stream);
  g_byte_array_set_size (send->body, 0);
}

static void
send_free (Send *send)
{
  send_end_attempt (send);
  g_cancellable_disconnect (send->outer, send->outer_id);
  g_clear_object (&send->outer);
  g_clear_object (&send->inner);
  g_clear_object (&send->session);
  g_clear_object (&send->original);
  g_clear_object (&send->message);
  clout_token_wipe_string (send->authorization);
  clout_token_wipe_string (send->access);
  clout_token_wipe_string (send->dpop_key);
  g_clear_pointer (&send->prover, clout_prover_unref);
  g_byte_array_unref (send->body);
  g_free (send);
}

/* The proof of this very attempt: each is good for one. */
static gboolean
add_proof (Send    *send,
           GError **error)
{
  return clout_prover_add_proof (send->prover, send->message, send->dpop_key, send->access,
                                 g_get_real_time () / G_USEC_PER_SEC, error);
}

/* Once in a request: a server that asks again and again gets no further. */
static gboolean
asks_for_nonce (Send       *send,
                const char *word)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);

  if (send->dpop_key == NULL || send->asked_for_nonce
      || soup_message_headers_get_one (headers, "DPoP-Nonce") == NULL
      || word == NULL || strstr (word, "use_dpop_nonce") == NULL)
    return FALSE;
  send->asked_for_nonce = TRUE;
  return TRUE;
}

static const char *
host_of (Send *send)
{
  return g_uri_get_host (soup_message_get_uri (send->original));
}

static gboolean
wait_over_cb (gpointer user_data)
{
  start_attempt (user_data);
  return G_SOURCE_REMOVE;
}

/* Cancelling ends the wait as well: the next attempt then fails at its start. */
static void
wait_for (GTask  *task,
          gint64  wait_ms)
{
  Send *send = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_timeout_source_new ((guint) wait_ms);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (send->inner);

  g_source_set_static_name (source, "[clout] wait before asking again");
  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (source, cancelled);
  g_source_set_callback (source, wait_over_cb, task, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/* Some servers write the name without its "X-", some with one more dash. */
static const char *
get_limit (SoupMessageHeaders *headers,
           const char         *what)
{
  const char *const starts[] = { "X-RateLimit-", "RateLimit-", "X-Rate-Limit-" };
  const char *value = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (starts) && value == NULL; i++)
    {
      g_autofree char *name = g_strconcat (starts[i], what, NULL);

      value = soup_message_headers_get_one (headers, name);
    }
  return value;
}

static CloutRetryDecision
decide (GTask          *task,
        CloutTransport  transport)
{
  Send *send = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);
  gboolean answered = transport == CLOUT_TRANSPORT_OK;
  CloutRetryFacts facts = {
    .status = answered ? soup_message_get_status (send->message) : 0,
    .transport = transport,
    .attempt = send->attempt,
    .idempotent = send->idempotent,
    .now_ms = g_get_real_time () / 1000,
    .random = g_random_double (),
  };

  if (answered)
    {
      facts.retry_after = soup_message_headers_get_one (headers, "Retry-After");
      facts.limit_reset = get_limit (headers, "Reset");
      facts.limit_remaining = get_limit (headers, "Remaining");
    }
  return clout_retry_decide (&facts, &send->limits.bounds);
}

static void
finish_error (GTask  *task,
              GError *error)
{
  send_end_attempt (g_task_get_task_data (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* Whether the attempt ended because of us, and not of the server. */
static gboolean
finish_if_stopped (GTask *task)
{
  Send *send = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      finish_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                               "The request was cancelled"));
      return TRUE;
    }
  if (send->led_astray)
    {
      finish_error (task, g_error_new (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                                       "%s lies in a private network", host_of (send)));
      return TRUE;
    }
  if (send->late)
    {
      finish_error (task, g_error_new (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TIMED_OUT,
                                       "%s takes too long to answer", host_of (send)));
      return TRUE;
    }
  return FALSE;
}

static void
fail_transport (GTask        *task,
                const GError *error,
                gboolean      answering)
{
  Send *send = g_task_get_task_data (task);
  CloutRetryDecision decision;

  if (finish_if_stopped (task))
    return;
  decision = decide (task, clout_transport_classify (error));
  if (!decision.again)
    {
      finish_error (task, clout_transport_new_error (error, host_of (send), answering));
      return;
    }
  send_end_attempt (send);
  wait_for (task, decision.wait_ms);
}

static GError *
new_status_error (Send                     *send,
                  const CloutRetryDecision *decision)
{
  guint status = soup_message_get_status (send->message);
  CloutWebError code = clout_web_error_from_status (status, send->signed_in,
                                                    (send->flags & CLOUT_HTTP_OPTIONAL) != 0);
  GError *error;

  if (decision->limited_until != 0)
    code = CLOUT_WEB_ERROR_RATE_LIMITED;
  error = g_error_new (CLOUT_WEB_ERROR, code, "%s answered with status %u",
                       host_of (send), status);
  clout_web_error_set_status (error, status);
  clout_web_error_set_until (error, decision->limited_until);
  return error;
}

static gboolean
is_good_status (Send  *send,
                guint  status)
{
  if (SOUP_STATUS_IS_SUCCESSFUL (status) || status == SOUP_STATUS_NOT_MODIFIED)
    return TRUE;
  return (send->flags & CLOUT_HTTP_ANY_STATUS) != 0 && status >= 300 && status < 500 &&
         status != 429;
}

static void
finish_answer (GTask *task)
{
  Send *send = g_task_get_task_data (task);
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (send->message));
  g_autoptr (GBytes) body = g_bytes_new (send->body->data, send->body->len);
  g_autoptr (JsonNode) refusal = NULL;

  send_end_attempt (send);
  if (send->dpop_key != NULL && soup_message_get_status (send->message) == 400)
    refusal = clout_json_parse (body, NULL);
  if (refusal != NULL && asks_for_nonce (send, clout_json_opt_string (refusal, "error", NULL)))
    {
      start_attempt (task);
      return;
    }
  g_task_return_pointer (task,
                         clout_answer_new (url, soup_message_get_status (send->message),
                                           soup_message_get_response_headers (send->message),
                                           body),
                         g_object_unref);
  g_object_unref (task);
}

static void
piece_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  Send *send = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) piece = NULL;

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (piece == NULL)
    {
      fail_transport (task, error, TRUE);
      return;
    }
  if (g_bytes_get_size (piece) == 0)
    {
      finish_answer (task);
      return;
    }
  if (g_bytes_get_size (piece) > send->limits.max_bytes - send->body->len)
    {
      finish_error (task, g_error_new (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TOO_LARGE,
                                       "The answer of %s is larger than %" G_GSIZE_FORMAT
                                       " bytes", host_of (send), send->limits.max_bytes));
      return;
    }
  g_byte_array_append (send->body, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
  g_input_stream_read_bytes_async (send->stream, PIECE, G_PRIORITY_DEFAULT, send->inner,
                                   piece_read_cb, task);
}

static gboolean
wants_redirect (Send  *send,
                guint  status)
{
  const char *method = soup_message_get_method (send->message);

  return (send->flags & CLOUT_HTTP_FOLLOW) != 0 && SOUP_STATUS_IS_REDIRECTION (status) &&
         status != SOUP_STATUS_NOT_MODIFIED && strcmp (method, "GET") == 0;
}

/* Our token goes nowhere else, and no server elsewhere sends us into our own network. */
static gboolean
may_go (Send *send,
        GUri *from,
        GUri *to)
{
  if (clout_url_same_origin (from, to))
    return TRUE;
  if (send->signed_in)
    return FALSE;
  return clout_url_may_lead (from, to);
}

static void
follow_redirect (GTask *task)
{
  Send *send = g_task_get_task_data (task);
  GUri *from = soup_message_get_uri (send->message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autofree char *base = g_uri_to_string (from);
  g_autofree char *whole = NULL;
  g_autoptr (GUri) to = NULL;
  SoupMessage *next;

  if (location != NULL)
    whole = clout_url_resolve (base, location);
  to = whole != NULL ? clout_url_parse (whole, NULL) : NULL;
  if (to == NULL || send->hops == MAX_HOPS || !may_go (send, from, to))
    {
      finish_error (task, g_error_new (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ANSWER,
                                       "%s sends us on to a place that Clout does not follow",
                                       host_of (send)));
      return;
    }
  send->hops++;
  send->attempt = 0;
  send_end_attempt (send);
  next = clout_request_copy (send->original, to);
  if (!clout_url_same_origin (from, to) && !clout_url_is_private (from))
    clout_request_set_stranger (next);
  g_clear_object (&send->original);
  send->original = next;
  start_attempt (task);
}

static void
handle_status (GTask *task)
{
  Send *send = g_task_get_task_data (task);
  guint status = soup_message_get_status (send->message);
  CloutRetryDecision decision;

  if (wants_redirect (send, status))
    {
      follow_redirect (task);
      return;
    }
  if (send->dpop_key != NULL)
    clout_prover_learn (send->prover, send->message, g_get_real_time () / G_USEC_PER_SEC);
  if (status == 401 && asks_for_nonce (send, soup_message_headers_get_list (
        soup_message_get_response_headers (send->message), "WWW-Authenticate")))
    {
      send_end_attempt (send);
      start_attempt (task);
      return;
    }
  decision = decide (task, CLOUT_TRANSPORT_OK);
  if (decision.again)
    {
      send_end_attempt (send);
      wait_for (task, decision.wait_ms);
      return;
    }
  if (!is_good_status (send, status) || decision.limited_until != 0)
    {
      finish_error (task, new_status_error (send, &decision));
      return;
    }
  g_input_stream_read_bytes_async (send->stream, PIECE, G_PRIORITY_DEFAULT, send->inner,
                                   piece_read_cb, task);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Send *send = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  send->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (send->stream == NULL)
    {
      fail_transport (task, error, FALSE);
      return;
    }
  if (!finish_if_stopped (task))
    handle_status (task);
}

/* A kept connection may have died unseen: what must not be sent twice takes a new one. */
static void
make_message (Send *send)
{
  g_clear_object (&send->message);
  send->message = clout_request_copy (send->original, NULL);
  soup_message_add_flags (send->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  if (clout_request_is_stranger (send->message))
    clout_guard_watch (send->message, send->inner, &send->led_astray);
  if (!send->idempotent)
    soup_message_add_flags (send->message, SOUP_MESSAGE_NEW_CONNECTION);
  if (send->authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (send->message),
                                  send->authorization_header, send->authorization);
}

static gboolean
late_cb (gpointer user_data)
{
  Send *send = user_data;

  send->late = TRUE;
  g_cancellable_cancel (send->inner);
  return G_SOURCE_REMOVE;
}

static void
start_attempt (GTask *task)
{
  Send *send = g_task_get_task_data (task);
  GError *error = NULL;

  if (finish_if_stopped (task))
    return;
  send->attempt++;
  make_message (send);
  if (send->dpop_key != NULL && !add_proof (send, &error))
    {
      finish_error (task, error);
      return;
    }
  send->deadline = g_timeout_source_new_seconds (send->limits.whole_seconds);
  g_source_set_static_name (send->deadline, "[clout] longest time of a request");
  g_source_set_callback (send->deadline, late_cb, send, NULL);
  g_source_attach (send->deadline, g_main_context_get_thread_default ());
  soup_session_send_async (send->session, send->message, G_PRIORITY_DEFAULT, send->inner,
                           sent_cb, task);
}

static void
outer_cancelled_cb (GCancellable *outer,
                    gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
is_idempotent (SoupMessage *message)
{
  const char *const methods[] = { "GET", "HEAD", "PUT", "DELETE", "OPTIONS", NULL };
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  return g_strv_contains (methods, soup_message_get_method (message)) ||
         soup_message_headers_get_one (headers, "Idempotency-Key") != NULL;
}

static Send *
send_new (SoupSession            *session,
          SoupMessage            *message,
          const CloutHttpOptions *options,
          const CloutSendLimits  *limits,
          GCancellable           *cancellable)
{
  Send *send = g_new0 (Send, 1);

  send->session = g_object_ref (session);
  send->limits = *limits;
  send->original = g_object_ref (message);
  send->body = g_byte_array_new ();
  send->inner = g_cancellable_new ();
  if (options->max_bytes > 0)
    send->limits.max_bytes = options->max_bytes;
  send->flags = options->flags;
  send->signed_in = options->bearer != NULL;
  send->access = g_strdup (options->bearer);
  send->dpop_key = g_strdup (options->dpop_key);
  send->authorization_header = options->key_header != NULL ? options->key_header
                                                           : "Authorization";
  if (send->signed_in && options->key_header != NULL)
    send->authorization = g_strdup (options->bearer);
  else if (send->signed_in)
    send->authorization = g_strconcat (send->dpop_key != NULL ? "DPoP " : "Bearer ",
                                       options->bearer, NULL);
  send->idempotent = (send->flags & CLOUT_HTTP_ONCE) == 0 && is_idempotent (message);
  if (cancellable != NULL)
    {
      send->outer = g_object_ref (cancellable);
      send->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                              g_object_ref (send->inner), g_object_unref);
    }
  return send;
}

/**
 * clout_send_start:
 * @task: (transfer full): gets a #CloutAnswer, or a #CloutWebError
 * @session: the session to send with
 * @prover: what each origin wants the next proof to say
 *   (RFC 9449 section 8); lives as long as the task's source object
 * @message: a message whose address has been checked; it is copied
 * @options: bearer token and how to read the answer; copied
 * @limits: how long, how often and how much; copied
 */
void
clout_send_start (GTask                  *task,
                  SoupSession            *session,
                  CloutProver            *prover,
                  SoupMessage            *message,
                  const CloutHttpOptions *options,
                  const CloutSendLimits  *limits)
{
  Send *send = send_new (session, message, options, limits, g_task_get_cancellable (task));

  send->prover = clout_prover_ref (prover);
  g_task_set_task_data (task, send, (GDestroyNotify) send_free);
  start_attempt (task);
}
