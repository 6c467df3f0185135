/* protect.c: keeps secrets in this process's memory from others.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secrets/protect.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef G_OS_UNIX
#include <sys/resource.h>
#endif

/* Portals recognize a Flatpak by files of its process that they couldn't open any more. */
static gboolean
is_in_flatpak (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * clout_protect_process:
 *
 * From here on a crash writes no core file, and other processes of the user can't read this one's
 * memory. Call it before the first secret is held; it can't be taken back.
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
