/* notification.c: notifications of Windows, which GLib doesn't send yet.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/notification.h"

#include <string.h>
#include <windows.h>
#include <shellapi.h>

/* posix/notification.c documents these functions. */

#define CLASS_NAME L"CloutNotification"
#define ICON_MESSAGE (WM_APP + 1)
/* The number of the icon in the programs' resources. */
#define PROGRAM_ICON MAKEINTRESOURCEW (1)

/* Windows shows the latest notification of an icon, and Clout has one icon. */
typedef struct
{
  GApplication *application;
  char *id;
  char *action;
  char *target;
} Notice;

static Notice *shown;
static HWND window;

static void
notice_free (Notice *notice)
{
  g_object_unref (notice->application);
  g_free (notice->id);
  g_free (notice->action);
  g_free (notice->target);
  g_free (notice);
}

static NOTIFYICONDATAW
describe_icon (void)
{
  return (NOTIFYICONDATAW) { .cbSize = sizeof (NOTIFYICONDATAW), .hWnd = window, .uID = 1 };
}

static void
remove_icon (void)
{
  NOTIFYICONDATAW icon = describe_icon ();

  if (shown == NULL)
    return;
  Shell_NotifyIconW (NIM_DELETE, &icon);
  g_clear_pointer (&shown, notice_free);
}

static void
activate (void)
{
  Notice *notice = g_steal_pointer (&shown);
  NOTIFYICONDATAW icon = describe_icon ();

  if (notice == NULL)
    return;
  Shell_NotifyIconW (NIM_DELETE, &icon);
  g_action_group_activate_action (G_ACTION_GROUP (notice->application), notice->action,
                                  g_variant_new_string (notice->target));
  notice_free (notice);
}

static LRESULT CALLBACK
window_proc (HWND   handle,
             UINT   message,
             WPARAM wide,
             LPARAM long_)
{
  if (message != ICON_MESSAGE)
    return DefWindowProcW (handle, message, wide, long_);
  if (LOWORD (long_) == NIN_BALLOONUSERCLICK || LOWORD (long_) == WM_LBUTTONUP)
    activate ();
  return 0;
}

static gboolean
make_window (void)
{
  WNDCLASSW class = {
    .lpfnWndProc = window_proc,
    .hInstance = GetModuleHandleW (NULL),
    .lpszClassName = CLASS_NAME
  };

  if (window != NULL)
    return TRUE;
  RegisterClassW (&class);
  window = CreateWindowExW (0, CLASS_NAME, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL,
                            class.hInstance, NULL);
  return window != NULL;
}

/* Cuts @text where a character ends, since Windows has room for @size units. */
static void
copy_text (wchar_t    *target,
           gsize       size,
           const char *text)
{
  glong length;
  g_autofree wchar_t *wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);

  if (wide == NULL)
    return;
  length = MIN (length, (glong) size - 1);
  if (length > 0 && IS_HIGH_SURROGATE (wide[length - 1]))
    length--;
  memcpy (target, wide, length * sizeof (wchar_t));
  target[length] = L'\0';
}

void
clout_platform_notify (GApplication *application,
                       const char   *id,
                       const char   *title,
                       const char   *body,
                       const char   *action,
                       const char   *target)
{
  NOTIFYICONDATAW icon;

  if (!make_window ())
    return;
  icon = describe_icon ();
  icon.uFlags = NIF_MESSAGE | NIF_ICON | NIF_TIP | NIF_INFO;
  icon.uCallbackMessage = ICON_MESSAGE;
  icon.hIcon = LoadIconW (GetModuleHandleW (NULL), PROGRAM_ICON);
  icon.dwInfoFlags = NIIF_INFO | NIIF_RESPECT_QUIET_TIME;
  copy_text (icon.szTip, G_N_ELEMENTS (icon.szTip), title);
  copy_text (icon.szInfoTitle, G_N_ELEMENTS (icon.szInfoTitle), title);
  copy_text (icon.szInfo, G_N_ELEMENTS (icon.szInfo), body);
  if (!Shell_NotifyIconW (shown != NULL ? NIM_MODIFY : NIM_ADD, &icon))
    g_debug ("Windows didn’t take a notification");
  g_clear_pointer (&shown, notice_free);
  shown = g_new (Notice, 1);
  *shown = (Notice) { g_object_ref (application), g_strdup (id), g_strdup (action),
                      g_strdup (target) };
}

void
clout_platform_withdraw_notification (GApplication *application,
                                      const char   *id)
{
  if (shown != NULL && g_str_equal (shown->id, id))
    remove_icon ();
}
