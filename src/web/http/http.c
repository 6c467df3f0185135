/* http.c: sends requests with limits and retries, and never unencrypted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "web/http/http.h"

#include "web/http/send.h"
#include "web/url.h"

#define USER_AGENT "Clout/" CLOUT_VERSION " (+https://github.com/cloutapp/clout)"
#define IDLE_SECONDS 30
#define WHOLE_SECONDS 120
#define SHORT_PAUSE_MS 2000

struct _CloutHttp
{
  GObject parent_instance;

  SoupSession *session;
  CloutProver *prover;
  GHashTable *trusted;
  CloutSendLimits limits;
};

enum
{
  PAUSING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutHttp, clout_http, G_TYPE_OBJECT)

static void
clout_http_finalize (GObject *object)
{
  CloutHttp *self = CLOUT_HTTP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->prover, clout_prover_unref);
  g_clear_pointer (&self->trusted, g_hash_table_unref);
  G_OBJECT_CLASS (clout_http_parent_class)->finalize (object);
}

static void
clout_http_class_init (CloutHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_http_finalize;

  /**
   * CloutHttp::pausing:
   * @server: host that the request is for
   * @until: Unix seconds, or 0 if the pause is over
   *
   * Emitted when a request waits before it is sent again.
   */
  signals[PAUSING] = g_signal_new ("pausing", CLOUT_TYPE_HTTP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
clout_http_init (CloutHttp *self)
{
  self->session = soup_session_new_with_options ("timeout", IDLE_SECONDS,
                                                 "user-agent", USER_AGENT,
                                                 NULL);
  self->prover = clout_prover_new ();
  self->trusted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->limits.bounds = clout_retry_default_bounds;
  self->limits.max_bytes = CLOUT_HTTP_MAX_BYTES;
  self->limits.whole_seconds = WHOLE_SECONDS;
}

/**
 * clout_http_new:
 *
 * Creates a session without cookies, cache or stored passwords.
 *
 * Returns: (transfer full): a session
 */
CloutHttp *
clout_http_new (void)
{
  return g_object_new (CLOUT_TYPE_HTTP, NULL);
}

/**
 * clout_http_trust:
 * @self: an HTTP client
 * @origin: an origin that the user typed or a setting names, "http://127.0.0.1:3000"
 *
 * Allows requests to @origin to reach this computer and private networks. All others are blocked,
 * because a server could use our requests to reach what it can't reach itself.
 */
void
clout_http_trust (CloutHttp  *self,
                  const char *origin)
{
  g_autoptr(GUri) uri = NULL;

  g_return_if_fail (CLOUT_IS_HTTP (self));

  uri = clout_url_parse (origin, NULL);
  if (uri != NULL)
    g_hash_table_add (self->trusted, clout_url_dup_origin (uri));
}

/**
 * clout_http_set_max_bytes:
 * @self: an HTTP client
 * @max_bytes: largest unpacked body in bytes; 8 MiB by default
 *
 * Limits the size of responses.
 */
void
clout_http_set_max_bytes (CloutHttp *self,
                          gsize      max_bytes)
{
  self->limits.max_bytes = max_bytes;
}

/**
 * clout_http_set_timeouts:
 * @self: an HTTP client
 * @idle_seconds: longest time without data; 30 by default
 * @whole_seconds: longest total time of an attempt; 120 by default
 *
 * Limits the time of requests.
 */
void
clout_http_set_timeouts (CloutHttp *self,
                         guint      idle_seconds,
                         guint      whole_seconds)
{
  soup_session_set_timeout (self->session, idle_seconds);
  self->limits.whole_seconds = whole_seconds;
}

/**
 * clout_http_set_retry:
 * @self: an HTTP client
 * @bounds: limits for retries; copied; %clout_retry_default_bounds by default
 *
 * Limits retries.
 */
void
clout_http_set_retry (CloutHttp              *self,
                      const CloutRetryBounds *bounds)
{
  self->limits.bounds = *bounds;
}

/**
 * clout_http_report_pause:
 * @self: an HTTP client
 * @server: host that the request is for
 * @wait_ms: length of the pause, or 0 if it is over; short pauses aren't reported
 *
 * Reports that a request waits.
 */
void
clout_http_report_pause (CloutHttp  *self,
                         const char *server,
                         gint64      wait_ms)
{
  gint64 until = wait_ms > 0 ? (g_get_real_time () / 1000 + wait_ms) / 1000 : 0;

  g_return_if_fail (CLOUT_IS_HTTP (self));
  if (wait_ms == 0 || wait_ms > SHORT_PAUSE_MS)
    g_signal_emit (self, signals[PAUSING], 0, server, until);
}

static void
report_pause (gpointer    source,
              const char *server,
              gint64      wait_ms)
{
  clout_http_report_pause (source, server, wait_ms);
}

/**
 * clout_http_send_async:
 * @self: an HTTP client
 * @message: message to send, copied for each attempt. Must be https, or http to this computer
 * @options: (nullable): token and limits; copied
 * @cancellable: (nullable): a cancellable, which also works between two attempts
 *
 * Sends a message, retries it as clout_retry_decide() decides, and reads the whole response.
 * Redirects are errors unless %CLOUT_HTTP_FOLLOW is set.
 *
 * clout_finish_pointer() returns (transfer full) the response, or %NULL. The error is a
 * #CloutWebError or %G_IO_ERROR_CANCELLED.
 */
void
clout_http_send_async (CloutHttp              *self,
                       SoupMessage            *message,
                       const CloutHttpOptions *options,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  const CloutHttpOptions none = { 0 };
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GUri) checked = NULL;
  g_autofree char *url = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, clout_http_send_async);
  url = message != NULL ? g_uri_to_string (soup_message_get_uri (message)) : NULL;
  checked = clout_url_parse (url, &error);
  if (checked == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  clout_send_start (g_steal_pointer (&task), self->session, self->prover, message, self->trusted,
                    options != NULL ? options : &none, &self->limits, report_pause);
}
