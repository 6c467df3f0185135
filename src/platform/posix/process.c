/* process.c: memory and time of a process on POSIX systems.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/process.h"

#include <sys/resource.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
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
  if (setrlimit (RLIMIT_CORE, &(struct rlimit) { 0, 0 }) != 0)
    g_info ("Core files stay possible");
#ifdef __linux__
  if (!is_in_flatpak () && prctl (PR_SET_DUMPABLE, 0) != 0)
    g_info ("The memory stays readable for debuggers");
#endif
  g_once_init_leave (&done, 1);
}

/**
 * clout_platform_limit_memory:
 *
 * Returns freed memory to the system early, because a program with large arrays, some of them in
 * threads, may run in the background for weeks. Call it first in main().
 */
void
clout_platform_limit_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

/* Returns memory that was freed to the system. */
void
clout_platform_trim_memory (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/**
 * clout_platform_thread_time:
 *
 * Returns: CPU time of the calling thread in microseconds, or a monotonic time where the system
 *   doesn't count that
 */
gint64
clout_platform_thread_time (void)
{
#ifdef CLOCK_THREAD_CPUTIME_ID
  struct timespec time;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) == 0)
    return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
#endif
  return g_get_monotonic_time ();
}
