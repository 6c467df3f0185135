/* http-server.c: an HTTP server in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/http-server.h"

#include <gio/gnetworking.h>
#include <string.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* Finds a connection's socket by its remote address, which a message knows. */
#define SOCKET "clout-socket"

/* GIO accepts the connections: libsoup 3.2 leaks those that it accepts itself. */
struct _HttpServer
{
  SoupServer *server;
  GSocketService *service;
  HttpHandler handler;
  gpointer user_data;
  char *origin;
  guint port;
  guint n_asked;
};

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  HttpServer *self = user_data;

  self->n_asked++;
  soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  self->handler (self, message, path, query, self->user_data);
}

/* A response's head and body are written separately; without this the body waits until the head is
 * acknowledged, which took 40 ms on one machine. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             HttpServer        *self)
{
  g_autoptr(GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr(GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  GSocket *socket = g_socket_connection_get_socket (connection);

  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  g_object_set_data_full (G_OBJECT (remote), SOCKET, g_object_ref (socket), g_object_unref);
  soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

/* libsoup only keeps connections alive on a server that listens; otherwise it closes them without
 * notice, and a client's next request may fail. So it also listens on a port that no one uses.
 * libsoup 3.2 leaks that listener too; the sanitizer has a suppression for it. */
static void
keep_alive (SoupServer *server)
{
  g_autoptr(GError) error = NULL;

#ifdef __SANITIZE_ADDRESS__
  __lsan_disable ();
#endif
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
  g_assert_no_error (error);
}

/* http_server_new:
 * Listens on a free port of 127.0.0.1, in the thread's main context. Requests that the handler
 * doesn't respond to get 404. */
HttpServer *
http_server_new (HttpHandler handler,
                 gpointer    user_data)
{
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) bound = NULL;
  HttpServer *self = g_new0 (HttpServer, 1);
  GError *error = NULL;

  self->handler = handler;
  self->user_data = user_data;
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  keep_alive (self->server);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound,
                                 &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->origin = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  return self;
}

void
http_server_free (HttpServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->origin);
  g_free (self);
}

/* http_server_get_origin: "http://127.0.0.1:PORT" */
const char *
http_server_get_origin (HttpServer *self)
{
  return self->origin;
}

guint
http_server_get_port (HttpServer *self)
{
  return self->port;
}

/* http_server_get_n_asked: the number of requests so far */
guint
http_server_get_n_asked (HttpServer *self)
{
  return self->n_asked;
}

void
http_server_reply (SoupServerMessage *message,
                   guint              status,
                   const char        *type,
                   const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
http_server_reply_json (SoupServerMessage *message,
                        guint              status,
                        const char        *json)
{
  http_server_reply (message, status, "application/json", json);
}

static void
break_cb (SoupServerMessage *message,
          guint              size,
          GSocket           *socket)
{
  g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/* http_server_break:
 * Closes the connection in the middle of the response, after its Content-Length was sent. */
void
http_server_break (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr(GBytes) whole = soup_message_body_flatten (body);
  gsize size = g_bytes_get_size (whole);
  GSocket *socket = g_object_get_data (G_OBJECT (soup_server_message_get_remote_address (message)),
                                       SOCKET);

  g_assert_cmpuint (size, >, 1);
  soup_message_headers_set_content_length (headers, size);
  soup_message_body_truncate (body);
  soup_message_body_append (body, SOUP_MEMORY_COPY, g_bytes_get_data (whole, NULL), size / 2);
  g_signal_connect_object (message, "wrote-body-data", G_CALLBACK (break_cb), socket, 0);
}

void
http_server_set_header (SoupServerMessage *message,
                        const char        *name,
                        const char        *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name,
                                value);
}

/* http_server_get_header: a header of the request, or NULL */
const char *
http_server_get_header (SoupServerMessage *message,
                        const char        *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (message), name);
}

char *
http_server_dup_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* http_server_dup_form: the body, parsed as a form */
GHashTable *
http_server_dup_form (SoupServerMessage *message)
{
  g_autofree char *body = http_server_dup_body (message);

  return soup_form_decode (body);
}
