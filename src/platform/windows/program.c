/* program.c: programs on Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/program.h"

#include <string.h>

/* posix/program.c documents these functions. */

/* main() gets them in the system's code page, which lacks most characters. */
GStrv
clout_platform_dup_arguments (char **argv)
{
  return g_win32_get_command_line ();
}

char *
clout_platform_dup_installed (const char *path,
                              const char *prefix)
{
  g_autofree char *root = g_win32_get_package_installation_directory_of_module (NULL);

  if (root == NULL || !g_str_has_prefix (path, prefix))
    return g_strdup (path);
  return g_build_filename (root, path + strlen (prefix), NULL);
}

void
clout_platform_use_time_zones (void)
{
  g_autofree char *root = g_win32_get_package_installation_directory_of_module (NULL);
  g_autofree char *zones = g_build_filename (root != NULL ? root : "", "share", "zoneinfo", NULL);

  if (g_file_test (zones, G_FILE_TEST_IS_DIR))
    g_setenv ("TZDIR", zones, FALSE);
}
