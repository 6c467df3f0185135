/* desktop.c: a desktop on the test's session bus: its portal and its notifications.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "desktop.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define NOTIFICATIONS "org.freedesktop.Notifications"

static const char xml[] =
  "<node>"
  "<interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method></interface>"
  "<interface name='org.freedesktop.Notifications'><method name='Notify'>"
  "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method><method name='CloseNotification'>"
  "<arg type='u' direction='in'/></method></interface>"
  "</node>";

static void
answer_request (Desktop               *self,
                const char            *sender,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation)
{
  GVariantBuilder results;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *path = NULL;
  const char *token;

  g_clear_pointer (&self->options, g_variant_unref);
  g_variant_get (parameters, "(&s@a{sv})", NULL, &self->options);
  g_assert_true (g_variant_lookup (self->options, "handle_token", "&s", &token));
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", path));

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (TRUE));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (self->autostart));
  g_dbus_connection_emit_signal (self->bus, sender, path, "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(ua{sv})", self->response, &results), NULL);
}

static void
call_cb (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  Desktop *self = user_data;

  if (g_str_equal (method, "RequestBackground"))
    answer_request (self, sender, parameters, invocation);
  else if (g_str_equal (method, "Notify"))
    {
      g_free (self->summary);
      g_variant_get_child (parameters, 3, "s", &self->summary);
      self->n_notices++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", self->n_notices));
    }
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
own (Desktop    *self,
     const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) response = NULL;

  response = g_dbus_connection_call_sync (self->bus, "org.freedesktop.DBus",
                                          "/org/freedesktop/DBus",
                                          "org.freedesktop.DBus", "RequestName",
                                          g_variant_new ("(su)", name, 4), NULL, 0, -1, NULL,
                                          &error);
  g_assert_no_error (error);
}

/* desktop_start:
 * @self: its responses are set already, or zero. */
void
desktop_start (Desktop *self)
{
  static const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  g_autoptr(GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);

  g_assert_no_error (error);
  self->bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
               | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, PORTAL_PATH, node->interfaces[0], &vtable, self,
                                     NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (self->bus, "/org/freedesktop/Notifications",
                                     node->interfaces[1], &vtable, self, NULL, &error);
  g_assert_no_error (error);
  own (self, PORTAL);
  own (self, NOTIFICATIONS);
}

void
desktop_stop (Desktop *self)
{
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_clear_pointer (&self->options, g_variant_unref);
  g_clear_pointer (&self->summary, g_free);
}
