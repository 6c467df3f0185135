/* http.h: sends requests with limits and retries, and never unencrypted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/response.h"
#include "web/error.h"
#include "web/http/retry.h"

G_BEGIN_DECLS

#define CLOUT_HTTP_MAX_BYTES (8 * 1024 * 1024)

/**
 * CloutHttpFlags:
 * @CLOUT_HTTP_OPTIONAL: the server may lack this endpoint; 403, 404, 405, 410 and 501 are
 *   %CLOUT_WEB_ERROR_NOT_SERVED
 * @CLOUT_HTTP_ANY_STATUS: 3xx and 4xx are not errors, except 429
 * @CLOUT_HTTP_FOLLOW: follow redirects of GET, to other origins only if no token is sent, and
 *   never from another host to this computer
 * @CLOUT_HTTP_ONCE: the request is not idempotent, whatever its method: it is only sent again if
 *   the server reported that it did nothing
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
 * @flags: how to treat the response
 * @max_bytes: largest unpacked body in bytes, 0 for the session's limit
 * @dpop_key: (nullable): key that @bearer, or without one the requested token, is bound to;
 *   copied, never logged
 * @key_header: (nullable): static string: header that takes @bearer as is, for servers that
 *   expect a key there instead of `Authorization`
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
void         clout_http_report_pause  (CloutHttp               *self,
                                       const char              *server,
                                       gint64                   wait_ms);
void         clout_http_send_async    (CloutHttp               *self,
                                       SoupMessage             *message,
                                       const CloutHttpOptions  *options,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 user_data);

G_END_DECLS
