/* terminal.c: terminals on POSIX systems.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/terminal.h"

#include <glib-unix.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

/**
 * clout_platform_prepare_streams:
 *
 * Makes the standard streams pass bytes as they are. Call it first in main().
 */
void
clout_platform_prepare_streams (void)
{
}

/**
 * clout_platform_is_terminal:
 * @stream: a standard stream
 *
 * Returns: whether a person reads or writes it
 */
gboolean
clout_platform_is_terminal (FILE *stream)
{
  return isatty (fileno (stream));
}

/**
 * clout_platform_show_input:
 * @shown: whether the terminal shows what is typed
 *
 * Hides the input of a secret, and shows what is typed afterwards.
 *
 * Returns: whether standard input is a terminal
 */
gboolean
clout_platform_show_input (gboolean shown)
{
  struct termios settings;

  if (tcgetattr (STDIN_FILENO, &settings) != 0)
    return FALSE;
  if (shown)
    settings.c_lflag |= ECHO;
  else
    settings.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &settings);
  return TRUE;
}

static guint sources[2];

typedef struct
{
  CloutInterruptFunc func;
  gpointer user_data;
} Watch;

static gboolean
interrupted_cb (gpointer user_data)
{
  Watch *watch = user_data;

  watch->func (watch->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * clout_platform_watch_interrupt:
 * @func: what to call instead of ending the program
 *
 * Watches for Ctrl+C and for requests to end, until clout_platform_unwatch_interrupt().
 */
void
clout_platform_watch_interrupt (CloutInterruptFunc func,
                                gpointer           user_data)
{
  const int signals[] = { SIGINT, SIGTERM };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      Watch *watch = g_new (Watch, 1);

      watch->func = func;
      watch->user_data = user_data;
      sources[i] = g_unix_signal_add_full (G_PRIORITY_DEFAULT, signals[i], interrupted_cb, watch,
                                           g_free);
    }
}

/* Ends what clout_platform_watch_interrupt() began. */
void
clout_platform_unwatch_interrupt (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_clear_handle_id (&sources[i], g_source_remove);
}
