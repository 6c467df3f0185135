/* guard.c: keeps requests out of private networks, whatever their host name resolves to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/guard.h"

#include "web/url.h"

typedef struct
{
  GCancellable *cancellable;
  gboolean *ret_led_astray;
} Guard;

static void
guard_free (gpointer  data,
            GClosure *closure)
{
  Guard *guard = data;

  g_object_unref (guard->cancellable);
  g_free (guard);
}

/* A proxy may be in a private network: it resolves host names itself. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  Guard              *guard)
{
  g_autoptr(GSocketAddress) address = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address) || G_IS_PROXY_ADDRESS (address)
      || !clout_url_is_private_address (
           g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address))))
    return;
  *guard->ret_led_astray = TRUE;
  g_cancellable_cancel (guard->cancellable);
}

/**
 * clout_guard_watch:
 * @message: message about to be sent
 * @cancellable: cancellable that it is sent with
 * @ret_led_astray: set if the request was blocked; must outlive the sending of @message
 *
 * Checks every address of the host at the time of connecting, so that a name can't resolve
 * differently in a second lookup. Cancels the request before anything is sent if an address is
 * private.
 */
void
clout_guard_watch (SoupMessage  *message,
                   GCancellable *cancellable,
                   gboolean     *ret_led_astray)
{
  Guard *guard = g_new0 (Guard, 1);

  guard->cancellable = g_object_ref (cancellable);
  guard->ret_led_astray = ret_led_astray;
  g_signal_connect_data (message, "network-event", G_CALLBACK (network_event_cb), guard,
                         guard_free, 0);
}
