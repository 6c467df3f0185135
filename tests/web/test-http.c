/* test-http.c: sending, limits, retries and cancellation, with failing servers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/await.h"
#include "support/http-server.h"
#include "web/http/http.h"
#include "web/http/request.h"

#define HIDDEN "hidden-token-7f3a"

static const CloutRetryBounds hasty = {
  .attempts = 3, .first_ms = 2, .longest_ms = 8, .patience_ms = 1500,
};

typedef struct
{
  HttpServer *server;
  CloutHttp *http;
  GPtrArray *seen;    /* the requests received: "METHOD path authorization" */
  const guint *statuses;
  const char *header_name, *header_value;
  const char *body;
  gboolean gzip_bomb;
  guint answered;
} Fixture;

static GBytes *
zipped (gsize length)
{
  g_autoptr(GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory,
                                                                   G_CONVERTER (zip));
  g_autofree char *filling = g_strnfill (length, 'a');

  g_output_stream_write_all (stream, filling, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
reply_bomb (SoupServerMessage *message)
{
  g_autoptr(GBytes) bytes = zipped (20 * 1024 * 1024);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 100 * 1024);
  http_server_set_header (message, "Content-Encoding", "gzip");
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  Fixture *f = user_data;
  const char *authorization = http_server_get_header (message, "Authorization");
  guint status = f->statuses != NULL ? f->statuses[f->answered] : 200;

  g_ptr_array_add (f->seen, g_strdup_printf ("%s %s %s", soup_server_message_get_method (message),
                                             path, authorization != NULL ? authorization : "-"));
  if (status != 0 && f->statuses != NULL && f->statuses[f->answered + 1] != 0)
    f->answered++;
  if (f->gzip_bomb)
    {
      reply_bomb (message);
      return;
    }
  if (f->header_name != NULL)
    http_server_set_header (message, f->header_name, f->header_value);
  http_server_reply_json (message, status, f->body != NULL ? f->body : "{\"ok\": true}");
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->server = http_server_new (serve, f);
  f->http = clout_http_new ();
  clout_http_trust (f->http, http_server_get_origin (f->server));
  f->seen = g_ptr_array_new_with_free_func (g_free);
  clout_http_set_retry (f->http, &hasty);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->http);
  g_ptr_array_unref (f->seen);
  http_server_free (f->server);
}

static CloutResponse *
ask_url (CloutHttp               *http,
         const char              *method,
         const char              *url,
         const CloutHttpOptions  *options,
         GError                 **error)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(SoupMessage) message = clout_request_new_url (method, url);

  clout_http_trust (http, url);
  clout_http_send_async (http, message, options, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

static CloutResponse *
ask (Fixture                 *f,
     const char              *method,
     const CloutHttpOptions  *options,
     GError                 **error)
{
  g_autofree char *url = g_strconcat (http_server_get_origin (f->server), "/x", NULL);

  return ask_url (f->http, method, url, options, error);
}

static void
test_good (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CloutHttpOptions options = { .bearer = HIDDEN };
  g_autoptr(CloutResponse) response = NULL;

  f->header_name = "Link";
  f->header_value = "</x?max_id=3>; rel=\"next\"";
  response = ask (f, "GET", &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clout_response_get_status (response), ==, 200);
  g_assert_nonnull (clout_response_get_json (response, &error));
  gboolean refused;
  g_autofree char *next = clout_response_dup_next (response, &refused);
  g_assert_true (g_str_has_suffix (next, "/x?max_id=3"));
  g_assert_cmpstr (f->seen->pdata[0], ==, "GET /x Bearer " HIDDEN);
}

static void
agent_serve (HttpServer        *server,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  const char *agent = http_server_get_header (message, "User-Agent");
  gboolean good = g_str_has_prefix (agent, "Clout/") && strstr (agent, " (+https://") != NULL;

  http_server_reply_json (message, good ? 200 : 418, "{}");
}

static void
test_user_agent (void)
{
  g_autoptr(HttpServer) server = http_server_new (agent_serve, NULL);
  g_autoptr(CloutHttp) http = clout_http_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  response = ask_url (http, "GET", http_server_get_origin (server), NULL, &error);
  g_assert_no_error (error);
}

/* The name of this machine may resolve to ::1 first, where no one listens. */
static void
test_localhost (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *url = g_strdup_printf ("http://localhost:%u/x",
                                          http_server_get_port (f->server));
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = ask_url (f->http, "GET", url, NULL, &error);

  g_assert_no_error (error);
}

typedef struct
{
  const char *name;
  guint statuses[5];
  const char *method;
  CloutHttpOptions options;
  int code;  /* -1: good */
  guint asked;
} StatusRow;

static const StatusRow status_rows[] = {
  { "good", { 200 }, "GET", { 0 }, -1, 1 },
  { "created", { 201 }, "POST", { 0 }, -1, 1 },
  { "unchanged", { 304 }, "GET", { 0 }, -1, 1 },
  { "again-after-a-fault", { 500, 502, 200 }, "GET", { 0 }, -1, 3 },
  { "fault-for-good", { 500 }, "GET", { 0 }, CLOUT_WEB_ERROR_SERVER, 3 },
  { "write-is-not-repeated", { 500, 200 }, "POST", { 0 }, CLOUT_WEB_ERROR_SERVER, 1 },
  { "busy-write-is-repeated", { 503, 200 }, "POST", { 0 }, -1, 2 },
  { "unauthorised", { 401 }, "GET", { HIDDEN }, CLOUT_WEB_ERROR_SIGN_IN_AGAIN, 1 },
  { "forbidden-with-token", { 403 }, "GET", { HIDDEN }, CLOUT_WEB_ERROR_SIGN_IN_AGAIN, 1 },
  { "unprocessable-with-token", { 422 }, "GET", { HIDDEN }, CLOUT_WEB_ERROR_SIGN_IN_AGAIN, 1 },
  { "unprocessable-without", { 422 }, "GET", { NULL }, CLOUT_WEB_ERROR_REFUSED, 1 },
  { "forbidden-where-optional", { 403 }, "GET", { HIDDEN, CLOUT_HTTP_OPTIONAL },
    CLOUT_WEB_ERROR_NOT_SERVED, 1 },
  { "not-found", { 404 }, "GET", { HIDDEN }, CLOUT_WEB_ERROR_NOT_FOUND, 1 },
  { "not-found-where-optional", { 404 }, "GET", { HIDDEN, CLOUT_HTTP_OPTIONAL },
    CLOUT_WEB_ERROR_NOT_SERVED, 1 },
  { "not-implemented", { 501 }, "GET", { 0 }, CLOUT_WEB_ERROR_NOT_SERVED, 1 },
  { "teapot", { 418 }, "GET", { 0 }, CLOUT_WEB_ERROR_REFUSED, 1 },
  { "any-status", { 400 }, "POST", { NULL, CLOUT_HTTP_ANY_STATUS }, -1, 1 },
  { "any-status-but-faults", { 500 }, "POST", { NULL, CLOUT_HTTP_ANY_STATUS },
    CLOUT_WEB_ERROR_SERVER, 1 },
  { "redirect", { 302 }, "GET", { 0 }, CLOUT_WEB_ERROR_BAD_RESPONSE, 1 },
  { "rate-limit-then-good", { 429, 200 }, "GET", { 0 }, -1, 2 },
};

static void
test_status (Fixture       *f,
             gconstpointer  data)
{
  const StatusRow *row = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  f->statuses = row->statuses;
  f->body = "{\"error\": \"" HIDDEN "\"}";
  response = ask (f, row->method, &row->options, &error);
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, row->asked);
  if (row->code < 0)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_null (response);
  g_assert_error (error, CLOUT_WEB_ERROR, row->code);
  g_assert_null (strstr (error->message, HIDDEN));
  g_assert_cmpuint (clout_web_error_get_status (error), ==, row->statuses[0]);
}

static void
test_rate_limit (Fixture       *f,
                 gconstpointer  data)
{
  const guint statuses[] = { 429, 0 };
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) later = g_date_time_add_minutes (now, 4);
  g_autofree char *reset = g_date_time_format_iso8601 (later);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) copy = NULL;
  g_autoptr(CloutResponse) response = NULL;
  gint64 until;

  f->statuses = statuses;
  f->header_name = "X-RateLimit-Reset";
  f->header_value = reset;
  response = ask (f, "GET", NULL, &error);
  g_assert_null (response);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_RATE_LIMITED);
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, 1);
  g_prefix_error (&error, "Mastodon: ");
  copy = g_error_copy (error);
  until = clout_web_error_get_until (copy);
  g_assert_cmpint (until, >=, g_date_time_to_unix (later));
  g_assert_cmpint (until, <=, g_date_time_to_unix (later) + 1);
}

static void
test_too_large (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *body = g_strnfill (5001, 'a');
  g_autoptr(GError) error = NULL;
  CloutHttpOptions options = { .max_bytes = 5000 };
  g_autoptr(CloutResponse) response = NULL;

  f->body = body;
  response = ask (f, "GET", &options, &error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TOO_LARGE);
  g_clear_error (&error);
  options.max_bytes = 5001;
  response = ask (f, "GET", &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (clout_response_get_body (response)), ==, 5001);
}

static void
test_gzip_bomb (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  f->gzip_bomb = TRUE;
  response = ask (f, "GET", NULL, &error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TOO_LARGE);
}

static void
test_insecure (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  response = ask_url (f->http, "GET", "http://a.example/x", NULL, &error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_INSECURE);
  g_clear_error (&error);
  response = ask_url (f->http, "GET", "https://u:p@a.example/x", NULL, &error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS);
  g_clear_error (&error);
  response = ask_url (f->http, "GET", "::", NULL, &error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS);
}

static void
test_offline (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  response = ask_url (f->http, "GET", "https://no-such-host.invalid/", NULL, &error);
  /* Without a network it is unknown whether the server exists. */
  g_assert_true (g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NO_SUCH_HOST)
                 || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_OFFLINE));
  g_assert_cmpstr (clout_web_error_get_host (error), ==, "no-such-host.invalid");
}

static void
test_unreachable (Fixture       *f,
                  gconstpointer  data)
{
  HttpServer *gone = http_server_new (serve, f);
  g_autofree char *url = g_strdup (http_server_get_origin (gone));
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  http_server_free (gone);
  response = ask_url (f->http, "GET", url, NULL, &error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNREACHABLE);
}

/* The delay is a minute; cancellation ends it at once. */
static void
test_cancel_in_wait (Fixture       *f,
                     gconstpointer  data)
{
  const CloutRetryBounds patient = { 3, 60000, 60000, 60000 };
  const guint statuses[] = { 500, 0 };
  g_autofree char *url = g_strconcat (http_server_get_origin (f->server), "/x", NULL);
  g_autoptr(SoupMessage) message = clout_request_new_url ("GET", url);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  f->statuses = statuses;
  clout_http_set_retry (f->http, &patient);
  clout_http_send_async (f->http, message, NULL, cancellable, await_cb, &one);
  while (http_server_get_n_asked (f->server) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 20; i++)
    await_a_turn ();
  g_cancellable_cancel (cancellable);
  response = clout_finish_pointer (await_result (&one), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (http_server_get_n_asked (f->server), ==, 1);
}

static void
test_cancel_before (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr(SoupMessage) message = clout_request_new_url
    ("GET", http_server_get_origin (f->server));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  clout_http_send_async (f->http, message, NULL, cancellable, await_cb, &one);
  g_assert_null (clout_finish_pointer (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A body that is sent again is complete. */
static void
body_serve (HttpServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  g_autofree char *body = http_server_dup_body (message);

  g_ptr_array_add (user_data, g_steal_pointer (&body));
  http_server_reply_json (message, http_server_get_n_asked (server) < 2 ? 503 : 200, "{}");
}

static void
test_body_again (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(HttpServer) server = http_server_new (body_serve, bodies);
  g_autoptr(SoupMessage) message = clout_request_new_form (
    "POST", http_server_get_origin (server), "a b", "c&d", "none", NULL, "e", "f", NULL);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  clout_http_trust (f->http, http_server_get_origin (server));
  clout_http_send_async (f->http, message, NULL, NULL, await_cb, &one);
  response = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, 2);
  g_assert_cmpstr (bodies->pdata[0], ==, "a%20b=c%26d&e=f");
  g_assert_cmpstr (bodies->pdata[1], ==, bodies->pdata[0]);
}

/* Logging a network's message doesn't log a token. */
static void
test_token_not_in_message (Fixture       *f,
                           gconstpointer  data)
{
  g_autoptr(SoupMessage) message = clout_request_new_url
    ("GET", http_server_get_origin (f->server));
  CloutHttpOptions options = { .bearer = HIDDEN };
  g_autoptr(GError) error = NULL;
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(CloutResponse) response = NULL;

  clout_http_send_async (f->http, message, &options, NULL, await_cb, &one);
  response = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (f->seen->pdata[0], ==, "GET / Bearer " HIDDEN);
  g_assert_null (soup_message_headers_get_one (soup_message_get_request_headers (message),
                                               "Authorization"));
}

#define ADD(name, func) g_test_add ("/web/http/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("good", test_good);
  g_test_add_func ("/web/http/user-agent-names-us", test_user_agent);
  ADD ("localhost-falls-back-to-127.0.0.1", test_localhost);
  for (gsize i = 0; i < G_N_ELEMENTS (status_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/web/http/status/", status_rows[i].name, NULL);

      g_test_add (path, Fixture, &status_rows[i], set_up, test_status, tear_down);
    }
  ADD ("rate-limit-says-until-when", test_rate_limit);
  ADD ("too-large", test_too_large);
  ADD ("gzip-bomb", test_gzip_bomb);
  ADD ("never-in-clear", test_insecure);
  ADD ("offline", test_offline);
  ADD ("unreachable", test_unreachable);
  ADD ("cancel-while-waiting", test_cancel_in_wait);
  ADD ("cancel-before", test_cancel_before);
  ADD ("body-is-sent-again", test_body_again);
  ADD ("token-is-not-put-into-the-message", test_token_not_in_message);
  return g_test_run ();
}
