/* terminal.c: the console of Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/terminal.h"

#include <fcntl.h>
#include <io.h>
#include <windows.h>

/* posix/terminal.c documents these functions. */

/* Otherwise line feeds get a carriage return, ^Z ends the input, and the console shows UTF-8 in
   an old code page and escape sequences as text. */
void
clout_platform_prepare_streams (void)
{
  HANDLE console = GetStdHandle (STD_ERROR_HANDLE);
  DWORD mode;

  _setmode (_fileno (stdin), O_BINARY);
  _setmode (_fileno (stdout), O_BINARY);
  _setmode (_fileno (stderr), O_BINARY);
  SetConsoleOutputCP (CP_UTF8);
  SetConsoleCP (CP_UTF8);
  if (GetConsoleMode (console, &mode))
    SetConsoleMode (console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

/* Other devices, such as NUL, are terminals to isatty(). */
gboolean
clout_platform_is_terminal (FILE *stream)
{
  DWORD mode;

  return GetConsoleMode ((HANDLE) _get_osfhandle (_fileno (stream)), &mode);
}

gboolean
clout_platform_show_input (gboolean shown)
{
  HANDLE console = GetStdHandle (STD_INPUT_HANDLE);
  DWORD mode;

  if (!GetConsoleMode (console, &mode))
    return FALSE;
  SetConsoleMode (console, shown ? mode | ENABLE_ECHO_INPUT : mode & ~(DWORD) ENABLE_ECHO_INPUT);
  return TRUE;
}

static CloutInterruptFunc interrupt_func;
static gpointer interrupt_data;

static gboolean
interrupted_cb (gpointer user_data)
{
  if (interrupt_func != NULL)
    interrupt_func (interrupt_data);
  return G_SOURCE_REMOVE;
}

/* Windows calls it in a thread of its making. */
static BOOL WINAPI
control_handler (DWORD event)
{
  g_idle_add (interrupted_cb, NULL);
  return TRUE;
}

void
clout_platform_watch_interrupt (CloutInterruptFunc func,
                                gpointer           user_data)
{
  interrupt_func = func;
  interrupt_data = user_data;
  SetConsoleCtrlHandler (control_handler, TRUE);
}

void
clout_platform_unwatch_interrupt (void)
{
  SetConsoleCtrlHandler (control_handler, FALSE);
  interrupt_func = NULL;
}
