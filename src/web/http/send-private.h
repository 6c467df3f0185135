/* send-private.h: the state of one request across its attempts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/error.h"
#include "web/http/response.h"
#include "web/http/send.h"
#include "web/http/transport.h"

G_BEGIN_DECLS

/**
 * CloutSend:
 * @message: this attempt's copy of the message
 * @inner: cancels the attempt when @outer is canceled or it takes too long
 * @idempotent: sending it twice has the same effect as once
 * @late, @led_astray: why @inner was canceled
 * @refused: the response is an error, whose body is read only for its message
 * @limited_until: for an error, when the server allows requests again, Unix seconds, or 0
 */
typedef struct
{
  SoupSession *session;
  CloutSendLimits limits;
  CloutSendPauseFunc report_pause;
  SoupMessage *original;
  SoupMessage *message;
  const char *authorization_header;
  char *authorization;
  char *access;
  char *dpop_key;
  CloutProver *prover;
  GHashTable *trusted;
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
  gboolean refused;
  gint64 limited_until;
} CloutSend;

CloutSend          *clout_send_new            (SoupSession              *session,
                                               SoupMessage              *message,
                                               const CloutHttpOptions   *options,
                                               const CloutSendLimits    *limits,
                                               GCancellable             *cancellable);
void                clout_send_free           (CloutSend                *send);
gboolean            clout_send_begin_attempt  (CloutSend                *send,
                                               GError                  **error);
void                clout_send_end_attempt    (CloutSend                *send);

gboolean           clout_send_is_trusted     (CloutSend     *send);
const char        *clout_send_get_host       (CloutSend     *send);
GError            *clout_send_name_error     (CloutSend     *send,
                                              CloutWebError  code,
                                              const char    *what);
CloutRetryDecision clout_send_decide         (CloutSend     *send,
                                              CloutTransport transport);
gboolean           clout_send_asks_for_nonce (CloutSend     *send,
                                              const char    *word);
gboolean           clout_send_wants_redirect (CloutSend     *send,
                                              guint          status);
gboolean           clout_send_may_go         (CloutSend     *send,
                                              GUri          *from,
                                              GUri          *to);
gboolean           clout_send_is_good        (CloutSend     *send,
                                              guint          status);
GError            *clout_send_new_error      (CloutSend     *send,
                                              CloutResponse *response);

G_END_DECLS
