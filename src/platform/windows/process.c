/* process.c: memory and time of a process on Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/process.h"

#include <windows.h>

/* posix/process.c documents these functions. */

/* A crash report contains the process's memory. */
void
clout_protect_process (void)
{
  SetErrorMode (GetErrorMode () | SEM_NOGPFAULTERRORBOX);
}

void
clout_platform_limit_memory (void)
{
}

void
clout_platform_trim_memory (void)
{
  HeapCompact (GetProcessHeap (), 0);
}

gint64
clout_platform_thread_time (void)
{
  FILETIME created, ended, kernel, user;

  if (!GetThreadTimes (GetCurrentThread (), &created, &ended, &kernel, &user))
    return g_get_monotonic_time ();
  return (((gint64) kernel.dwHighDateTime << 32 | kernel.dwLowDateTime)
          + ((gint64) user.dwHighDateTime << 32 | user.dwLowDateTime)) / 10;
}
