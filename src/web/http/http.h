/* http.h: sends requests: limits, retries, and nothing in clear.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/response.h"
#include "web/error.h"
#include "web/http/retry.h"

G_BEGIN_DECLS

#define CLOUT_HTTP_MAX_BYTES (8 * 1024 * 1024)

/**
 * CloutHttpFlags:
 * @CLOUT_HTTP_OPTIONAL: a server may lack this endpoint; 403, 404, 405, 410 and
 *   501 are %CLOUT_WEB_ERROR_NOT_SERVED
 * @CLOUT_HTTP_ANY_STATUS: an answer of 3xx or 4xx is no error, but for 429
 * @CLOUT_HTTP_FOLLOW: follow redirects of GET, off the origin only when no
 *   bearer is sent, and never from elsewhere to this machine
 * @CLOUT_HTTP_ONCE: twice does harm, whatever the message's headers say: it is sent again only
 *   where the server has said that it did nothing
 */
typedef enum
{
  CLOUT_HTTP_NONE       = 0,
  CLOUT_HTTP_OPTIONAL   = 1 << 0,
  CLOUT_HTTP_ANY_STATUS = 1 << 1,
  CLOUT_HTTP_FOLLOW     = 1 << 2,
  CLOUT_HTTP_ONCE       = 1 << 3
} CloutHttpFlags;

/**
 * CloutHttpOptions:
 * @bearer: (nullable): access token; copied, never logged
 * @flags: how to read the answer
 * @max_bytes: most bytes of the unpacked body, 0 for the session's limit
 * @dpop_key: (nullable): the key that @bearer is bound to, or, without one, that a token shall
 *   be bound to; copied, never logged
 * @key_header: (nullable): static: header that bears @bearer as it is, for a server that wants
 *   a key there instead of a token in `Authorization`
 */
typedef struct
{
  const char *bearer;
  CloutHttpFlags flags;
  gsize max_bytes;
  const char *dpop_key;
  const char *key_header;
} CloutHttpOptions;

#define CLOUT_TYPE_HTTP (clout_http_get_type ())

G_DECLARE_FINAL_TYPE (CloutHttp, clout_http, CLOUT, HTTP, GObject)

CloutHttp   *clout_http_new           (void);
void         clout_http_trust         (CloutHttp               *self,
                                       const char              *origin);
void         clout_http_set_max_bytes (CloutHttp               *self,
                                       gsize                    max_bytes);
void         clout_http_set_timeouts  (CloutHttp               *self,
                                       guint                    idle_seconds,
                                       guint                    whole_seconds);
void         clout_http_set_retry     (CloutHttp               *self,
                                       const CloutRetryBounds  *bounds);
void         clout_http_tell_pause    (CloutHttp               *self,
                                       const char              *server,
                                       gint64                   wait_ms);
void         clout_http_send_async    (CloutHttp               *self,
                                       SoupMessage             *message,
                                       const CloutHttpOptions  *options,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 user_data);
CloutResponse *clout_http_send_finish   (CloutHttp               *self,
                                         GAsyncResult            *result,
                                         GError                 **error);

G_END_DECLS
