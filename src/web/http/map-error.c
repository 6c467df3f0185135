/* map-error.c: decides what the response to an attempt means: retry, redirect, success or error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/send-private.h"

#include <string.h>

#include "web/http/refusal.h"
#include "web/url.h"

/* Only once per request: a server that repeats it gets no further. */
gboolean
clout_send_asks_for_nonce (CloutSend  *send,
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

const char *
clout_send_get_host (CloutSend *send)
{
  return g_uri_get_host (soup_message_get_uri (send->original));
}

/* Adds the server's name to an error. Returns (transfer full). */
GError *
clout_send_name_error (CloutSend     *send,
                       CloutWebError  code,
                       const char    *what)
{
  GError *error = g_error_new (CLOUT_WEB_ERROR, code, "%s %s", clout_send_get_host (send), what);

  clout_web_error_set_host (error, clout_send_get_host (send));
  return error;
}

/* Some servers write the name without its "X-", some with one more hyphen. */
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

CloutRetryDecision
clout_send_decide (CloutSend      *send,
                   CloutTransport  transport)
{
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

/* @response: the response, with as much of its body as arrived */
GError *
clout_send_new_error (CloutSend     *send,
                      CloutResponse *response)
{
  GError *error = clout_refusal_new_error (response, clout_send_get_host (send), send->signed_in,
                                           (send->flags & CLOUT_HTTP_OPTIONAL) != 0);

  if (send->limited_until != 0)
    error->code = CLOUT_WEB_ERROR_RATE_LIMITED;
  clout_web_error_set_until (error, send->limited_until);
  return error;
}

gboolean
clout_send_is_good (CloutSend *send,
                    guint      status)
{
  if (SOUP_STATUS_IS_SUCCESSFUL (status) || status == SOUP_STATUS_NOT_MODIFIED)
    return TRUE;
  return (send->flags & CLOUT_HTTP_ANY_STATUS) != 0 && status >= 300 && status < 500 &&
         status != 429;
}

gboolean
clout_send_wants_redirect (CloutSend *send,
                           guint      status)
{
  const char *method = soup_message_get_method (send->message);

  return (send->flags & CLOUT_HTTP_FOLLOW) != 0 && SOUP_STATUS_IS_REDIRECTION (status) &&
         status != SOUP_STATUS_NOT_MODIFIED && strcmp (method, "GET") == 0;
}

/* Our token goes to no other origin, and no other server may redirect us into a private network. */
gboolean
clout_send_may_go (CloutSend *send,
                   GUri      *from,
                   GUri      *to)
{
  if (clout_url_same_origin (from, to))
    return TRUE;
  if (send->signed_in)
    return FALSE;
  return clout_url_may_lead (from, to);
}
