/* send-attempt.c: one attempt at sending a request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/send-private.h"

#include <gnutls/gnutls.h>

#include "base/secret-memory.h"
#include "web/http/guard.h"
#include "web/http/request.h"
#include "web/oauth/token.h"
#include "web/url.h"

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

CloutSend *
clout_send_new (SoupSession            *session,
                SoupMessage            *message,
                const CloutHttpOptions *options,
                const CloutSendLimits  *limits,
                GCancellable           *cancellable)
{
  CloutSend *send = g_new0 (CloutSend, 1);

  send->session = g_object_ref (session);
  send->limits = *limits;
  send->original = g_object_ref (message);
  send->body = g_byte_array_new ();
  send->inner = g_cancellable_new ();
  if (options->max_bytes > 0)
    send->limits.max_bytes = options->max_bytes;
  send->flags = options->flags;
  send->signed_in = options->bearer != NULL;
  send->access = clout_secret_dup (options->bearer);
  send->dpop_key = clout_secret_dup (options->dpop_key);
  send->authorization_header = options->key_header != NULL ? options->key_header
                                                           : "Authorization";
  if (send->signed_in && options->key_header != NULL)
    send->authorization = clout_secret_dup (options->bearer);
  else if (send->signed_in)
    send->authorization = clout_secret_concat (send->dpop_key != NULL ? "DPoP " : "Bearer ",
                                               options->bearer);
  send->idempotent = (send->flags & CLOUT_HTTP_ONCE) == 0 && is_idempotent (message);
  if (cancellable != NULL)
    {
      send->outer = g_object_ref (cancellable);
      send->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb),
                                              g_object_ref (send->inner), g_object_unref);
    }
  return send;
}

/* libsoup frees headers without wiping them. */
static void
wipe_header (CloutSend *send)
{
  SoupMessageHeaders *headers = send->message != NULL && send->authorization != NULL
    ? soup_message_get_request_headers (send->message) : NULL;

  if (headers != NULL)
    clout_secret_wipe ((char *) soup_message_headers_get_one (headers,
                                                              send->authorization_header));
}

void
clout_send_end_attempt (CloutSend *send)
{
  if (send->deadline != NULL)
    g_source_destroy (send->deadline);
  g_clear_pointer (&send->deadline, g_source_unref);
  g_clear_object (&send->stream);
  if (send->body->len > 0)
    gnutls_memset (send->body->data, 0, send->body->len);
  g_byte_array_set_size (send->body, 0);
}

void
clout_send_free (CloutSend *send)
{
  clout_send_end_attempt (send);
  wipe_header (send);
  g_cancellable_disconnect (send->outer, send->outer_id);
  g_clear_object (&send->outer);
  g_clear_object (&send->inner);
  g_clear_object (&send->session);
  g_clear_object (&send->original);
  g_clear_object (&send->message);
  clout_secret_free (send->authorization);
  clout_secret_free (send->access);
  clout_secret_free (send->dpop_key);
  g_clear_pointer (&send->prover, clout_prover_unref);
  g_clear_pointer (&send->trusted, g_hash_table_unref);
  g_byte_array_unref (send->body);
  g_free (send);
}

/* Whether it may go to this computer or into a private network. */
gboolean
clout_send_is_trusted (CloutSend *send)
{
  g_autofree char *origin = clout_url_dup_origin (soup_message_get_uri (send->original));

  return clout_request_is_trusted (send->original)
    || g_hash_table_contains (send->trusted, origin);
}

/* Each proof is valid for one attempt only. */
static gboolean
add_proof (CloutSend  *send,
           GError    **error)
{
  return clout_prover_add_proof (send->prover, send->message, send->dpop_key, send->access,
                                 g_get_real_time () / G_USEC_PER_SEC, error);
}

/* An idle connection may be dead already, so requests that must not be sent twice use a new one. */
static void
make_message (CloutSend *send)
{
  wipe_header (send);
  g_clear_object (&send->message);
  send->message = clout_request_copy (send->original, NULL);
  soup_message_add_flags (send->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  if (!clout_send_is_trusted (send))
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
  CloutSend *send = user_data;

  send->late = TRUE;
  g_cancellable_cancel (send->inner);
  return G_SOURCE_REMOVE;
}

/**
 * clout_send_begin_attempt:
 * @error: return location for a failed proof, or %CLOUT_WEB_ERROR_PRIVATE for an address that is
 *   visibly private, which a proxy would connect to unnoticed by the guard
 *
 * Makes a fresh copy of the message and starts its timeout. End the attempt with
 * clout_send_end_attempt().
 *
 * Returns: whether it can be sent
 */
gboolean
clout_send_begin_attempt (CloutSend  *send,
                          GError    **error)
{
  if (!clout_send_is_trusted (send)
      && clout_url_is_private (soup_message_get_uri (send->original)))
    {
      g_propagate_error (error, clout_send_name_error (send, CLOUT_WEB_ERROR_PRIVATE,
                                                       "is in a private network"));
      return FALSE;
    }
  send->attempt++;
  make_message (send);
  if (send->dpop_key != NULL && !add_proof (send, error))
    return FALSE;
  send->deadline = g_timeout_source_new_seconds (send->limits.whole_seconds);
  g_source_set_static_name (send->deadline, "[clout] longest time of a request");
  g_source_set_callback (send->deadline, late_cb, send, NULL);
  g_source_attach (send->deadline, g_main_context_get_thread_default ());
  return TRUE;
}
