/* login.c: the list of programs that Windows starts when the user signs in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/login.h"

#include <windows.h>

#define RUN_KEY L"Software\\Microsoft\\Windows\\CurrentVersion\\Run"

static char *
dup_program (void)
{
  /* The longest path that Windows has. */
  g_autofree wchar_t *path = g_new0 (wchar_t, 32768);

  if (GetModuleFileNameW (NULL, path, 32768) == 0)
    return NULL;
  return g_utf16_to_utf8 (path, -1, NULL, NULL, NULL);
}

static LSTATUS
set_value (const wchar_t *name,
           const char    *arguments)
{
  g_autofree char *program = dup_program ();
  g_autofree char *command = g_strdup_printf ("\"%s\" %s", program, arguments);
  glong length;
  g_autofree wchar_t *value = g_utf8_to_utf16 (command, -1, NULL, &length, NULL);

  if (program == NULL || value == NULL)
    return ERROR_BAD_PATHNAME;
  return RegSetKeyValueW (HKEY_CURRENT_USER, RUN_KEY, name, REG_SZ, value,
                          (length + 1) * sizeof (wchar_t));
}

/**
 * clout_platform_start_at_login:
 * @name: a name for the entry, which an earlier one of this name is replaced by
 * @arguments: what to start this program with
 * @enabled: whether to start it
 *
 * Starts this program when the user signs in, or no longer.
 *
 * Returns: whether the list was changed, or was already as wanted
 */
gboolean
clout_platform_start_at_login (const char  *name,
                               const char  *arguments,
                               gboolean     enabled,
                               GError     **error)
{
  g_autofree wchar_t *wide = NULL;
  g_autofree char *reason = NULL;
  LSTATUS status;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (arguments != NULL, FALSE);

  wide = g_utf8_to_utf16 (name, -1, NULL, NULL, NULL);
  if (enabled)
    status = set_value (wide, arguments);
  else
    status = RegDeleteKeyValueW (HKEY_CURRENT_USER, RUN_KEY, wide);
  if (status == ERROR_SUCCESS || (!enabled && status == ERROR_FILE_NOT_FOUND))
    return TRUE;
  reason = g_win32_error_message (status);
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_win32_error (status), reason);
  return FALSE;
}
