/* test-loopback.c: finds the one valid redirect among all requests to the port.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <string.h>

#include "support/await.h"
#include "web/error.h"
#include "web/oauth/loopback.h"

static const CloutRedirectWanted wanted = { "s3cret", "https://a.example", TRUE };

#define GOOD "?code=abc&state=s3cret&iss=https%3A%2F%2Fa.example"

typedef struct
{
  CloutLoopback *loopback;
  GCancellable *cancellable;
  Await waiting;
  SoupSession *browser;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->loopback = clout_loopback_new (NULL, 0, "/callback", &error);
  g_assert_no_error (error);
  f->cancellable = g_cancellable_new ();
  f->browser = soup_session_new ();
  clout_loopback_wait_async (f->loopback, &wanted, f->cancellable, await_cb, &f->waiting);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->waiting.result == NULL)
    {
      g_cancellable_cancel (f->cancellable);
      await_result (&f->waiting);
    }
  await_clear (&f->waiting);
  g_clear_object (&f->cancellable);
  g_clear_object (&f->browser);
  await_a_turn ();
  g_assert_finalize_object (f->loopback);
}

typedef struct
{
  const char *method;
  const char *rest;     /* the URL's part after the origin */
  const char *host;     /* NULL: the right one */
  guint status;
} Knock;

static guint
knock (Fixture     *f,
       const Knock *k,
       char       **ret_page)
{
  g_autoptr(GUri) uri = g_uri_parse (clout_loopback_get_redirect_uri (f->loopback),
                                     G_URI_FLAGS_NONE, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%d%s", g_uri_get_port (uri), k->rest);
  g_autoptr(SoupMessage) message = soup_message_new (k->method, url);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GBytes) page = NULL;
  g_autoptr(GError) error = NULL;

  if (k->host != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Host", k->host);
  soup_session_send_and_read_async (f->browser, message, 0, NULL, await_cb, &one);
  page = soup_session_send_and_read_finish (f->browser, await_result (&one), &error);
  if (page == NULL)
    return 0;
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                 "Cache-Control"), ==, "no-store");
  if (ret_page != NULL)
    *ret_page = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  return soup_message_get_status (message);
}

static const Knock strays[] = {
  { "GET", "/favicon.ico", NULL, 404 },
  { "GET", "/", NULL, 404 },
  { "GET", "/callback/" GOOD, NULL, 404 },
  { "GET", "/Callback" GOOD, NULL, 404 },
  { "GET", "/callback", NULL, 400 },
  { "GET", "/callback?code=abc", NULL, 400 },
  { "GET", "/callback?code=abc&state=wrong&iss=https%3A%2F%2Fa.example", NULL, 400 },
  { "GET", "/callback?error=access_denied&state=wrong", NULL, 400 },
  { "GET", "/callback?code=<script>alert(1)</script>&state=x", NULL, 400 },
  { "POST", "/callback" GOOD, NULL, 405 },
  { "PUT", "/callback" GOOD, NULL, 405 },
  { "OPTIONS", "/callback" GOOD, NULL, 405 },
  { "GET", "/callback" GOOD, "evil.example", 400 },
  { "GET", "/callback" GOOD, "127.0.0.1", 400 },
  { "GET", "/callback" GOOD, "localhost:80", 400 },
};

static void
take_code (Fixture *f)
{
  const Knock good = { "GET", "/callback" GOOD, NULL, 200 };
  g_autoptr(GError) error = NULL;
  g_autofree char *code = NULL;

  g_assert_cmpuint (knock (f, &good, NULL), ==, 200);
  code = clout_finish_pointer (await_result (&f->waiting), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, "abc");
}

static void
test_strays (Fixture       *f,
             gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strays); i++)
    {
      g_autofree char *page = NULL;

      g_test_message ("%s %s", strays[i].method, strays[i].rest);
      g_assert_cmpuint (knock (f, &strays[i], &page), ==, strays[i].status);
      g_assert_null (strstr (page, "script"));
      g_assert_null (strstr (page, "abc"));
      g_assert_null (f->waiting.result);
    }
  take_code (f);
}

static void
test_second (Fixture       *f,
             gconstpointer  data)
{
  const Knock second = { "GET", "/callback?code=evil&state=s3cret&iss=https%3A%2F%2Fa.example",
                         NULL, 410 };
  guint status;

  take_code (f);
  status = knock (f, &second, NULL);
  g_assert_true (status == 0 || status == 410);
}

static guint16
port_of (Fixture *f)
{
  g_autoptr(GUri) uri = g_uri_parse (clout_loopback_get_redirect_uri (f->loopback),
                                     G_URI_FLAGS_NONE, NULL);

  return g_uri_get_port (uri);
}

static GSocketConnection *
connect_silently (Fixture *f)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", port_of (f), NULL, &error);

  g_assert_no_error (error);
  await_a_turn ();
  return connection;
}

static void
test_bulk (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) silent = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (silent, connect_silently (f));
  take_code (f);
}

static void
test_silence (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GSocketConnection) silent = connect_silently (f);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  char byte;

  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (silent)), &byte, 1, 0,
                             NULL, await_cb, &one);
  g_assert_cmpint (g_input_stream_read_finish (
    g_io_stream_get_input_stream (G_IO_STREAM (silent)), await_result (&one), &error), <=, 0);
  g_assert_null (f->waiting.result);
  take_code (f);
}

static void
test_page (Fixture       *f,
           gconstpointer  data)
{
  const Knock good = { "GET", "/callback" GOOD, NULL, 200 };
  g_autofree char *page = NULL;

  clout_loopback_set_page (f->loopback, "Done <b> & \"out\"", "Bad");
  knock (f, &good, &page);
  g_assert_nonnull (strstr (page, "Done &lt;b&gt; &amp;"));
  g_assert_null (strstr (page, "abc"));
  await_result (&f->waiting);
}

static const struct
{
  const char *name;
  const char *rest;
  int error;
} ends[] = {
  { "wrong-issuer", "/callback?code=abc&state=s3cret&iss=https%3A%2F%2Fevil.example",
    CLOUT_WEB_ERROR_UNTRUSTED },
  { "missing-issuer", "/callback?code=abc&state=s3cret", CLOUT_WEB_ERROR_UNTRUSTED },
  { "denied", "/callback?error=access_denied&state=s3cret&iss=https%3A%2F%2Fa.example",
    CLOUT_WEB_ERROR_SIGN_IN_AGAIN },
};

static void
test_end (Fixture       *f,
          gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const Knock bad = { "GET", ends[i].rest, NULL, 400 };
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (knock (f, &bad, NULL), ==, 400);
  g_assert_null (clout_finish_pointer (await_result (&f->waiting), &error));
  g_assert_error (error, CLOUT_WEB_ERROR, ends[i].error);
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  const Knock good = { "GET", "/callback" GOOD, NULL, 200 };
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (f->cancellable);
  g_assert_null (clout_finish_pointer (await_result (&f->waiting), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (knock (f, &good, NULL), ==, 0);
}

/* RFC 8252 section 8.3: on the loopback interface alone. */
static void
test_address (Fixture       *f,
              gconstpointer  data)
{
  const char *uri = clout_loopback_get_redirect_uri (f->loopback);
  g_autoptr(GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  g_autoptr(CloutLoopback) other = clout_loopback_new (NULL, 0, "/callback", NULL);

  g_assert_cmpstr (g_uri_get_host (parsed), ==, "127.0.0.1");
  g_assert_cmpstr (g_uri_get_path (parsed), ==, "/callback");
  g_assert_cmpint (g_uri_get_port (parsed), >, 1023);
  g_assert_cmpstr (clout_loopback_get_redirect_uri (other), !=, uri);
}

#define ADD(name, func) \
  g_test_add ("/web/loopback/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("strays-are-waited-past", test_strays);
  ADD ("second-redirect-is-refused", test_second);
  ADD ("page-reflects-nothing", test_page);
  ADD ("cancel-stops-listening", test_cancel);
  ADD ("many-silent-clients", test_bulk);
  ADD ("silent-client-is-dropped", test_silence);
  ADD ("address", test_address);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat ("/web/loopback/ends/", ends[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_end, tear_down);
    }
  return g_test_run ();
}
