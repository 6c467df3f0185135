/* protect.c: protects secrets in this process's memory from other processes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/protect.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef G_OS_UNIX
#include <sys/resource.h>
#endif

/* Portals recognize a Flatpak by files in /proc that they couldn't open any more. */
static gboolean
is_in_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * clout_protect_process:
 *
 * Disables core files and keeps the user's other processes from reading this one's memory. Call
 * it before loading the first secret. It can't be undone.
 */
void
clout_protect_process (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
#ifdef G_OS_UNIX
  if (setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 }) != 0)
    g_info ("Core files stay possible");
#endif
#ifdef __linux__
  if (!is_in_flatpak () && prctl (PR_SET_DUMPABLE, 0) != 0)
    g_info ("The memory stays readable for debuggers");
#endif
  g_once_init_leave (&done, 1);
}
