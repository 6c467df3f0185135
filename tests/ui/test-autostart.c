/* test-autostart.c: permission to start with the session, from a file and from a portal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "desktop.h"
#include "support/await.h"
#include "ui/background/autostart.h"
#include "ui/background/portal.h"

static gboolean
set (gboolean   enabled,
     GError   **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_autostart_set_async (enabled, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", CLOUT_APP_ID ".desktop", NULL);
}

static void
test_file (void)
{
  g_autofree char *path = get_path ();
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *exec = NULL;

  for (guint i = 0; i < 2; i++)
    {
      set (TRUE, &error);
      g_assert_no_error (error);
    }
  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  exec = g_key_file_get_string (entry, "Desktop Entry", "Exec", &error);
  g_assert_cmpstr (exec, ==, "clout --gapplication-service");

  for (guint i = 0; i < 2; i++)
    {
      set (FALSE, &error);
      g_assert_no_error (error);
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "not a folder", -1, NULL));
  g_assert_false (set (TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_unlink (folder);
}

static gboolean
request (gboolean   autostart,
         GError   **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_portal_request_background_async ("Because", autostart, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

static void
test_portal (void)
{
  Desktop desktop = { .autostart = TRUE };
  g_autoptr(GError) error = NULL;
  g_autofree const char **command = NULL;
  gboolean wanted;

  desktop_start (&desktop);
  request (TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (desktop.options, "autostart", "b", &wanted));
  g_assert_true (wanted);
  g_assert_true (g_variant_lookup (desktop.options, "commandline", "^a&s", &command));
  g_assert_cmpstr (command[1], ==, "--gapplication-service");

  desktop.autostart = FALSE;
  request (FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (desktop.options, "autostart", "b", &wanted));
  g_assert_false (wanted);

  /* Allowed to run, but not to start with the session. */
  g_assert_false (request (TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);

  desktop.response = 1;
  g_assert_false (request (TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  desktop_stop (&desktop);
}

static void
test_no_portal (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (request (TRUE, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
  g_assert_true (g_str_has_prefix (error->message, "Background portal: "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/autostart/is-a-file", test_file);
  g_test_add_func ("/ui/autostart/without-a-folder", test_no_folder);
  g_test_add_func ("/ui/autostart/is-asked-of-the-portal", test_portal);
  g_test_add_func ("/ui/autostart/without-a-portal", test_no_portal);

  return g_test_run ();
}
