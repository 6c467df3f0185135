/* keyring.c: interprets keyring errors, and avoids waiting for keyrings.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/keyring/keyring.h"

#include <libsecret/secret.h>

#include "secrets/error.h"

/**
 * clout_keyring_is_absent:
 * @error: an error of libsecret or GIO
 *
 * Returns: whether there is no working bus, or no keyring on it
 */
gboolean
clout_keyring_is_absent (const GError *error)
{
  if (error->domain == G_DBUS_ERROR)
    return error->code == G_DBUS_ERROR_SERVICE_UNKNOWN ||
           error->code == G_DBUS_ERROR_NAME_HAS_NO_OWNER ||
           error->code == G_DBUS_ERROR_NO_SERVER ||
           error->code == G_DBUS_ERROR_DISCONNECTED ||
           error->code == G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND ||
           error->code == G_DBUS_ERROR_ACCESS_DENIED;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

/* Maps @error to a #CloutSecretsError, except for cancellation. Takes ownership. */
static GError *
translate (GError *error)
{
  CloutSecretsError code = CLOUT_SECRETS_ERROR_FAILED;
  GError *ours;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    code = CLOUT_SECRETS_ERROR_LOCKED;
  else if (clout_keyring_is_absent (error))
    code = CLOUT_SECRETS_ERROR_ABSENT;
  g_dbus_error_strip_remote_error (error);
  ours = g_error_new (CLOUT_SECRETS_ERROR, code, "Keyring: %s", error->message);
  g_error_free (error);
  return ours;
}

/**
 * clout_keyring_fail:
 * @task: task to finish with a #CloutSecretsError or as canceled
 * @error: (transfer full) (nullable): error from libsecret; a failure without an error means that
 *   the unlock dialog was closed or couldn't be shown
 *
 * Finishes a task with an error.
 */
void
clout_keyring_fail (GTask  *task,
                    GError *error)
{
  if (error != NULL)
    g_task_return_error (task, translate (error));
  else
    g_task_return_new_error (task, CLOUT_SECRETS_ERROR, CLOUT_SECRETS_ERROR_LOCKED,
                             "Keyring: it is locked");
}

#define ABANDONED "clout-abandoned"
#define WATCH "clout-watch"

static gboolean
abandon_cb (GCancellable *cancellable,
            gpointer      user_data)
{
  GTask *task = user_data;

  g_object_set_data (G_OBJECT (task), ABANDONED, task);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
unwatch (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/**
 * clout_keyring_watch:
 * @task: a task that is about to make a call that may open a dialog
 *
 * Ends @task on cancellation without canceling the call, because libsecret 0.20 calls back twice,
 * or never, if it is canceled while a dialog asks for the password. The call continues in the
 * background.
 */
void
clout_keyring_watch (GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  GSource *source;

  if (cancellable == NULL)
    return;
  source = g_cancellable_source_new (cancellable);
  g_source_set_static_name (source, "[clout] keyring call cancelled");
  g_source_set_callback (source, G_SOURCE_FUNC (abandon_cb), task, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (task), WATCH, source, unwatch);
}

/**
 * clout_keyring_was_abandoned:
 * @task: a watched task whose call has returned
 *
 * Returns: whether @task has already ended
 */
gboolean
clout_keyring_was_abandoned (GTask *task)
{
  g_object_set_data (G_OBJECT (task), WATCH, NULL);
  return g_object_get_data (G_OBJECT (task), ABANDONED) != NULL;
}
