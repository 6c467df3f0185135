/* raw-server.c: a server that sends exactly the given bytes, for invalid responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/raw-server.h"

#include <string.h>

struct _RawServer
{
  GThread *thread;
  GSocket *listener;
  GCancellable *stop;
  char *origin;
  char *response;
  RawThen then;
  gint n_asked;
  guint drop_after;
};

static gboolean
say (RawServer  *self,
     GSocket    *socket,
     const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize n = g_socket_send (socket, text, left, self->stop, NULL);

      if (n <= 0)
        return FALSE;
      text += n;
      left -= (gsize) n;
    }
  return TRUE;
}

/* Reads to the end of a request's headers; bodies arrive in the same packet. */
static gboolean
hear (RawServer *self,
      GSocket   *socket)
{
  g_autoptr(GString) received = g_string_new (NULL);
  char piece[4096];

  while (strstr (received->str, "\r\n\r\n") == NULL)
    {
      gssize n = g_socket_receive (socket, piece, sizeof piece, self->stop, NULL);

      if (n <= 0)
        return FALSE;
      g_string_append_len (received, piece, n);
    }
  g_atomic_int_inc (&self->n_asked);
  return TRUE;
}

static void
serve (RawServer *self,
       GSocket   *socket)
{
  const char *last = strstr (self->response, "\r\n");
  guint said = 0;

  while (hear (self, socket))
    {
      if (self->drop_after > 0 && said == self->drop_after)
        return;
      if (!say (self, socket, self->response))
        return;
      said++;
      while (self->then == RAW_FOREVER && say (self, socket, last + 2))
        continue;
      if (self->then == RAW_HANG)
        g_socket_condition_wait (socket, G_IO_HUP, self->stop, NULL);
      if (self->then != RAW_KEEP)
        return;
    }
}

static gpointer
run (gpointer user_data)
{
  RawServer *self = user_data;
  GSocket *socket;

  while ((socket = g_socket_accept (self->listener, self->stop, NULL)) != NULL)
    {
      serve (self, socket);
      g_socket_close (socket, NULL);
      g_object_unref (socket);
    }
  return NULL;
}

/* raw_server_new:
 * Serves one connection at a time in a separate thread, on a free port of 127.0.0.1. @response is
 * complete, including status line and headers. */
RawServer *
raw_server_new (const char *response,
                RawThen     then)
{
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) local = NULL;
  RawServer *self = g_new0 (RawServer, 1);
  GError *error = NULL;

  self->response = g_strdup (response);
  self->then = then;
  self->stop = g_cancellable_new ();
  self->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_bind (self->listener, any, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->listener, &error);
  g_assert_no_error (error);
  local = g_socket_get_local_address (self->listener, NULL);
  self->origin = g_strdup_printf ("http://127.0.0.1:%u", (guint) g_inet_socket_address_get_port
                                  (G_INET_SOCKET_ADDRESS (local)));
  self->thread = g_thread_new ("raw-server", run, self);
  return self;
}

void
raw_server_free (RawServer *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
  g_free (self->origin);
  g_free (self->response);
  g_free (self);
}

const char *
raw_server_get_origin (RawServer *self)
{
  return self->origin;
}

/* raw_server_get_n_asked: the number of requests so far, on all connections */
guint
raw_server_get_n_asked (RawServer *self)
{
  return (guint) g_atomic_int_get (&self->n_asked);
}

/* raw_server_set_drop_after:
 * With %RAW_KEEP: closes the connection on the request after this many responses. */
void
raw_server_set_drop_after (RawServer *self,
                           guint      n_replies)
{
  self->drop_after = n_replies;
}
