/* test-http-attack.c: servers that lie, disconnect, redirect or never finish.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "support/await.h"
#include "support/http-server.h"
#include "support/raw-server.h"
#include "web/http/http.h"
#include "web/http/request.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

static const CloutRetryBounds hasty = {
  .attempts = 2, .first_ms = 1, .longest_ms = 2, .patience_ms = 100,
};

static CloutResponse *
ask (CloutHttp               *http,
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

typedef struct
{
  const char *name;
  const char *response;
  RawThen then;
  int code;
  guint asked;
} Row;

static const Row rows[] = {
  { "cut-in-half", OK_HEAD "Content-Length: 100\r\n\r\n{\"a\": ", RAW_CLOSE,
    CLOUT_WEB_ERROR_BAD_RESPONSE, 2 },
  { "cut-chunk", OK_HEAD "Transfer-Encoding: chunked\r\n\r\n20\r\n{\"a\": ", RAW_CLOSE,
    CLOUT_WEB_ERROR_BAD_RESPONSE, 2 },
  { "cut-headers", "HTTP/1.1 200 OK\r\nContent-Ty", RAW_CLOSE, CLOUT_WEB_ERROR_BAD_RESPONSE, 1 },
  { "no-words", "", RAW_CLOSE, CLOUT_WEB_ERROR_UNREACHABLE, 2 },
  { "not-http", "SSH-2.0-OpenSSH_9.2\r\n\r\n", RAW_CLOSE, CLOUT_WEB_ERROR_BAD_RESPONSE, 1 },
  { "body-without-end", OK_HEAD "\r\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    RAW_FOREVER, CLOUT_WEB_ERROR_TOO_LARGE, 1 },
  { "silence-in-the-headers", "HTTP/1.1 200 OK\r\n", RAW_HANG, CLOUT_WEB_ERROR_TIMED_OUT, 1 },
  { "silence-in-the-body", OK_HEAD "Content-Length: 100\r\n\r\n{", RAW_HANG,
    CLOUT_WEB_ERROR_TIMED_OUT, 1 },
  { "redirect-to-itself", "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
    RAW_KEEP, CLOUT_WEB_ERROR_BAD_RESPONSE, 6 },
  { "redirect-in-clear",
    "HTTP/1.1 302 Found\r\nLocation: http://a.example/\r\nContent-Length: 0\r\n\r\n", RAW_KEEP,
    CLOUT_WEB_ERROR_BAD_RESPONSE, 1 },
  { "redirect-to-a-file",
    "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", RAW_KEEP,
    CLOUT_WEB_ERROR_BAD_RESPONSE, 1 },
  { "redirect-nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", RAW_KEEP,
    CLOUT_WEB_ERROR_BAD_RESPONSE, 1 },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(RawServer) server = raw_server_new (row->response, row->then);
  g_autoptr(CloutHttp) http = clout_http_new ();
  CloutHttpOptions options = { .flags = CLOUT_HTTP_FOLLOW, .max_bytes = 100000 };
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  clout_http_set_retry (http, &hasty);
  clout_http_set_timeouts (http, 30, row->then == RAW_HANG ? 1 : 30);
  response = ask (http, "GET", raw_server_get_origin (server), &options, &error);
  g_assert_null (response);
  g_assert_error (error, CLOUT_WEB_ERROR, row->code);
  g_assert_cmpuint (raw_server_get_n_asked (server), ==, row->asked);
}

/* Endless headers must not fill the memory. */
static void
test_endless_headers (void)
{
  g_autoptr(RawServer) server = raw_server_new (
    "HTTP/1.1 200 OK\r\nX-Filling: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n",
    RAW_FOREVER);
  g_autoptr(CloutHttp) http = clout_http_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;

  clout_http_set_retry (http, &hasty);
  clout_http_set_timeouts (http, 30, 2);
  response = ask (http, "GET", raw_server_get_origin (server), NULL, &error);
  g_assert_null (response);
  g_assert_nonnull (error);
}

/* A server that closes idle connections without notice. */
static void
test_reused_connection (void)
{
  g_autoptr(RawServer) server = raw_server_new (OK_HEAD "Content-Length: 2\r\n\r\n{}", RAW_KEEP);
  g_autoptr(CloutHttp) http = clout_http_new ();

  raw_server_set_drop_after (server, 1);
  clout_http_set_retry (http, &hasty);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutResponse) get = NULL;
      g_autoptr(CloutResponse) post = NULL;

      get = ask (http, "GET", raw_server_get_origin (server), NULL, &error);
      g_assert_no_error (error);
    }
}

/* Cancelled while the server is silent, before and within its response. */
static void
test_cancel (gconstpointer data)
{
  g_autoptr(RawServer) server = raw_server_new (data, RAW_HANG);
  g_autoptr(CloutHttp) http = clout_http_new ();
  g_autoptr(SoupMessage) message = clout_request_new_url ("GET",
                                                          raw_server_get_origin (server));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_http_trust (http, raw_server_get_origin (server));
  clout_http_send_async (http, message, NULL, cancellable, await_cb, &one);
  while (raw_server_get_n_asked (server) == 0)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 50; i++)
    {
      g_thread_yield ();
      await_a_turn ();
    }
  g_assert_null (one.result);
  g_cancellable_cancel (cancellable);
  g_assert_null (clout_finish_pointer (await_result (&one), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  HttpServer *other;
  char *authorization;
} Elsewhere;

static void
other_serve (HttpServer        *server,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  Elsewhere *elsewhere = user_data;

  elsewhere->authorization = g_strdup (http_server_get_header (message, "Authorization"));
  http_server_reply_json (message, 200, "{}");
}

static void
moved_serve (HttpServer        *server,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  Elsewhere *elsewhere = user_data;

  if (strcmp (path, "/here") == 0)
    {
      http_server_reply_json (message, 200, "{}");
      return;
    }
  http_server_set_header (message, "Location", strcmp (path, "/near") == 0
                          ? "/here" : http_server_get_origin (elsewhere->other));
  http_server_reply_json (message, 301, "");
}

/* Another port is another origin: the token must not be sent there. */
static void
test_redirect_with_token (void)
{
  Elsewhere elsewhere = { NULL, NULL };
  g_autoptr(HttpServer) other = http_server_new (other_serve, &elsewhere);
  g_autoptr(HttpServer) server = http_server_new (moved_serve, &elsewhere);
  g_autoptr(CloutHttp) http = clout_http_new ();
  CloutHttpOptions options = { .flags = CLOUT_HTTP_FOLLOW, .bearer = "t" };
  g_autofree char *near_url = g_strconcat (http_server_get_origin (server), "/near", NULL);
  g_autofree char *far_url = g_strconcat (http_server_get_origin (server), "/far", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) near_response = NULL;
  g_autoptr(CloutResponse) far_response = NULL;

  elsewhere.other = other;
  near_response = ask (http, "GET", near_url, &options, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (clout_response_get_url (near_response), "/here"));
  g_assert_null (ask (http, "GET", far_url, &options, &error));
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE);
  g_assert_cmpuint (http_server_get_n_asked (other), ==, 0);
  g_clear_error (&error);
  options.bearer = NULL;
  far_response = ask (http, "GET", far_url, &options, &error);
  g_assert_no_error (error);
  g_assert_null (elsewhere.authorization);
}

static void
count_serve (HttpServer        *server,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  http_server_reply_json (message, 200, "{}");
}

/* A DNS server that resolves every name to this computer. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())

G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
look_up_async (GResolver                *resolver,
               const char               *name,
               GResolverNameLookupFlags  flags,
               GCancellable             *cancellable,
               GAsyncReadyCallback       callback,
               gpointer                  user_data)
{
  g_autoptr(GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GList *addresses = NULL;

  if ((flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY) == 0)
    addresses = g_list_append (NULL, g_inet_address_new_from_string ("127.0.0.1"));
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, (GDestroyNotify) g_resolver_free_addresses);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "none");
}

static void
look_up_any_async (GResolver           *resolver,
                   const char          *name,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  look_up_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                 user_data);
}

static GList *
look_up_finish (GResolver     *resolver,
                GAsyncResult  *result,
                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = look_up_any_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

static void
assert_refused (CloutHttp  *http,
                HttpServer *server,
                const char *url)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(SoupMessage) message = clout_request_new_url ("GET", url);
  g_autoptr(CloutResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  clout_http_send_async (http, message, NULL, NULL, await_cb, &one);
  response = clout_finish_pointer (await_result (&one), &error);
  g_assert_null (response);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_PRIVATE);
  g_assert_cmpuint (http_server_get_n_asked (server), ==, 0);
}

/* A URL that the user didn't type is refused if its host is a private address, also with a proxy,
 * or if its name resolves to one. */
static void
test_untrusted (void)
{
  static const char *const forms[] = { "http://localhost:%u/", "http://127.0.0.1:%u/",
                                       "https://192.168.1.1:%u/", "https://printer.local:%u/",
                                       "https://router:%u/", "https://[fd00::1]:%u/" };
  g_autoptr(HttpServer) server = http_server_new (count_serve, NULL);
  g_autoptr(CloutHttp) http = clout_http_new ();
  g_autoptr(GResolver) usual = g_resolver_get_default ();
  g_autoptr(GResolver) lying = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_autofree char *public = g_strdup_printf ("https://rebind.example:%u/",
                                             http_server_get_port (server));

  /* Trusting one origin doesn't affect another. */
  clout_http_trust (http, "http://127.0.0.1:1");
  clout_http_trust (http, "https://other.example");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GString) url = g_string_new (forms[i]);
      g_autofree char *port = g_strdup_printf ("%u", http_server_get_port (server));

      g_string_replace (url, "%u", port, 1);
      assert_refused (http, server, url->str);
    }
  g_resolver_set_default (lying);
  assert_refused (http, server, public);
  g_resolver_set_default (usual);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/web/http-attack/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_data_func ("/web/http-attack/cancel-before-the-answer", "HTTP/1.1 200 OK\r\n",
                        test_cancel);
  g_test_add_data_func ("/web/http-attack/cancel-within-the-answer",
                        OK_HEAD "Content-Length: 100\r\n\r\n{", test_cancel);
  g_test_add_func ("/web/http-attack/headers-without-end", test_endless_headers);
  g_test_add_func ("/web/http-attack/kept-connection-is-gone", test_reused_connection);
  g_test_add_func ("/web/http-attack/untrusted-private-address", test_untrusted);
  g_test_add_func ("/web/http-attack/token-stays-on-its-origin", test_redirect_with_token);
  return g_test_run ();
}
