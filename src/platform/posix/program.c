/* program.c: programs on POSIX systems.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/program.h"

/**
 * clout_platform_dup_arguments:
 * @argv: what main() got
 *
 * Returns: (transfer full): the program's arguments as they were typed, in UTF-8 on Windows
 */
GStrv
clout_platform_dup_arguments (char **argv)
{
  return g_strdupv (argv);
}

/**
 * clout_platform_dup_installed:
 * @path: a path that the build installs to
 * @prefix: the prefix that it is in
 *
 * Returns: (transfer full): where it is; on Windows the program's folder takes the place of
 *   @prefix, because people choose it when they install the program
 */
char *
clout_platform_dup_installed (const char *path,
                              const char *prefix)
{
  return g_strdup (path);
}

/**
 * clout_platform_use_time_zones:
 *
 * Lets GLib find the time zones that are installed with the program on Windows, which names zones
 * differently. Call it before other threads start.
 */
void
clout_platform_use_time_zones (void)
{
}
