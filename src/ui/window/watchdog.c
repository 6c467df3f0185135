/* watchdog.c: measures how long the main loop is blocked.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/watchdog.h"

#include "platform/process.h"

/* Measures CPU time, because wall time also includes other programs and threads. Misses time spent
   in blocking calls. */
static struct
{
  gint64 began;     /* start of the current turn; 0 before the first */
  gint64 longest;
} watch;

/* Everything between two polls is one turn: dispatched sources, or a frame. */
static gint
poll_cb (GPollFD *fds,
         guint    n_fds,
         gint     timeout)
{
  gint n_ready;

  if (watch.began > 0)
    {
      gint64 took = clout_platform_thread_time () - watch.began;

      watch.longest = MAX (watch.longest, took);
      if (took > CLOUT_WATCHDOG_FRAME)
        g_debug ("A turn of the main loop took %.1f ms", took / 1000.0);
    }
  n_ready = g_poll (fds, n_fds, timeout);
  watch.began = clout_platform_thread_time ();
  return n_ready;
}

/**
 * clout_watchdog_start:
 *
 * Starts measuring every turn of the main loop, for developers and tests; see CLOUT_WATCHDOG in
 * src/README.md. Call it from the main thread.
 */
void
clout_watchdog_start (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

/**
 * clout_watchdog_take_longest:
 *
 * Returns: the longest turn since the last call, in microseconds of CPU time
 */
gint64
clout_watchdog_take_longest (void)
{
  gint64 longest = watch.longest;

  watch.longest = 0;
  return longest;
}
