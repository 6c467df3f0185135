/* test-login.c: starting with the session on Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <windows.h>

#include "support/await.h"
#include "ui/background/autostart.h"

#define RUN_KEY L"Software\\Microsoft\\Windows\\CurrentVersion\\Run"

static void
set (gboolean enabled)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_autostart_set_async (enabled, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

static char *
dup_entry (void)
{
  wchar_t value[1024];
  DWORD size = sizeof value;

  if (RegGetValueW (HKEY_CURRENT_USER, RUN_KEY, L"Clout", RRF_RT_REG_SZ, NULL, value, &size) != 0)
    return NULL;
  return g_utf16_to_utf8 (value, -1, NULL, NULL, NULL);
}

static void
test_entry (void)
{
  g_autofree char *entry = NULL;

  for (guint i = 0; i < 2; i++)
    set (TRUE);
  entry = dup_entry ();
  g_assert_true (g_str_has_prefix (entry, "\""));
  g_assert_true (g_str_has_suffix (entry, "test-login.exe\" --gapplication-service"));
  for (guint i = 0; i < 2; i++)
    set (FALSE);
  g_assert_null (dup_entry ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/login/entry", test_entry);
  return g_test_run ();
}
