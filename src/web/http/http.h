/* http.h: sends requests with limits and retries, and never unencrypted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/error.h"
#include "web/http/options.h"
#include "web/http/response.h"
#include "web/http/retry.h"

G_BEGIN_DECLS

#define CLOUT_HTTP_MAX_BYTES (8 * 1024 * 1024)

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
