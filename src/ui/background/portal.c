/* portal.c: asks the desktop's portal for permission to run in the background.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/background/portal.h"

/* libportal has this call, but GNOME's runtime doesn't have libportal before version 51: the
 * Flatpak would have to build it for this one request. */
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

typedef struct
{
  GDBusConnection *bus;
  char *reason;
  gboolean autostart;
  guint subscription;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->bus);
  g_free (request->reason);
  g_free (request);
}

/* Returns whether the task was still waiting: it finishes only once, with the response or the
   error of the call. */
static gboolean
stop_listening (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->subscription == 0)
    return FALSE;

  g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
  request->subscription = 0;

  return TRUE;
}

static void
fail (GTask  *task,
      GError *error)
{
  if (!stop_listening (task))
    {
      g_error_free (error);
      return;
    }

  g_dbus_error_strip_remote_error (error);
  g_prefix_error (&error, "Background portal: ");
  g_task_return_error (task, error);
}

static void
response_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GVariant) results = NULL;
  gboolean background = FALSE;
  gboolean autostart = FALSE;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")) || !stop_listening (task))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response == 0 && (!request->autostart || (background && autostart)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                             "Background portal: refused");
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) handle =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (handle == NULL)
    fail (task, g_steal_pointer (&error));
}

static GVariant *
make_parameters (Request    *request,
                 const char *token)
{
  const char *const command[] = { "clout", "--gapplication-service", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (request->reason));
  g_variant_builder_add (&options, "{sv}", "autostart",
                         g_variant_new_boolean (request->autostart));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  /* D-Bus activation would open the window. */
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));

  return g_variant_new ("(sa{sv})", "", &options);
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;
  g_autofree char *sender = NULL;
  g_autofree char *path = NULL;

  request->bus = g_bus_get_finish (result, &error);
  if (request->bus == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* The portal defines the path, so that we can subscribe before an immediate response. */
  token = g_strdup_printf ("clout%u", g_random_int ());
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1), ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  request->subscription =
    g_dbus_connection_signal_subscribe (request->bus, PORTAL_NAME, REQUEST_INTERFACE, "Response",
                                        path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb,
                                        g_object_ref (task), g_object_unref);
  g_dbus_connection_call (request->bus, PORTAL_NAME, PORTAL_PATH,
                          "org.freedesktop.portal.Background", "RequestBackground",
                          make_parameters (request, token), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), called_cb,
                          g_object_ref (task));
}

/**
 * clout_portal_request_background_async:
 * @reason: sentence shown to the person
 * @autostart: whether to start hidden at login; %FALSE undoes it
 *
 * clout_finish_boolean() returns whether permission was granted; %G_IO_ERROR_PERMISSION_DENIED if
 * it was refused.
 */
void
clout_portal_request_background_async (const char          *reason,
                                       gboolean             autostart,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->reason = g_strdup (reason);
  request->autostart = autostart;
  g_task_set_source_tag (task, clout_portal_request_background_async);
  g_task_set_task_data (task, request, request_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, g_object_ref (task));
}
