/* guard.c: keeps a request out of private networks, whatever its name leads to.
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

/* A proxy may well stand in the person's own network: it looks up the name itself. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  Guard              *guard)
{
  g_autoptr (GSocketAddress) address = NULL;

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
 * @message: about to be sent
 * @cancellable: what it is sent with
 * @ret_led_astray: set if that happens; lives as long as @message is sent
 *
 * Looks at every address that the host's name leads to at the moment of connecting, so that
 * a name that is looked up twice cannot lead to two places. A private one cancels it
 * before anything is sent.
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
