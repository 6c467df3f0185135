/* http-server.c: an HTTP server in the process of a test.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/http-server.h"

#include <string.h>

struct _HttpServer
{
  SoupServer *server;
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

/* http_server_new:
 * Listens on a free port of 127.0.0.1, in the thread's main context. What the
 * handler does not answer is 404. */
HttpServer *
http_server_new (HttpHandler handler,
                 gpointer    user_data)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  HttpServer *self = g_new0 (HttpServer, 1);
  GError *error = NULL;
  GSList *uris;

  self->handler = handler;
  self->user_data = user_data;
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen (self->server, address, 0, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint) g_uri_get_port (uris->data);
  self->origin = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
http_server_free (HttpServer *self)
{
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

/* http_server_get_n_asked: requests so far */
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
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* http_server_dup_form: the body read as a form */
GHashTable *
http_server_dup_form (SoupServerMessage *message)
{
  g_autofree char *body = http_server_dup_body (message);

  return soup_form_decode (body);
}
