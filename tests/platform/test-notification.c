/* test-notification.c: notifications of Windows, and what a click on one does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/notification.h"

#include <windows.h>
#include <shellapi.h>

#define ICON_MESSAGE (WM_APP + 1)

typedef struct
{
  GApplication *application;
  char *page;
} Fixture;

static void
show_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  Fixture *f = user_data;

  g_free (f->page);
  f->page = g_variant_dup_string (target, NULL);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GSimpleAction) action = g_simple_action_new ("show", G_VARIANT_TYPE_STRING);

  f->application = g_application_new ("io.github.cloutapp.Test", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (action, "activate", G_CALLBACK (show_cb), f);
  g_action_map_add_action (G_ACTION_MAP (f->application), G_ACTION (action));
  g_assert_true (g_application_register (f->application, NULL, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->application);
  g_free (f->page);
}

static void
click (void)
{
  HWND window = FindWindowExW (HWND_MESSAGE, NULL, L"CloutNotification", NULL);

  g_assert_nonnull (window);
  SendMessageW (window, ICON_MESSAGE, 1, NIN_BALLOONUSERCLICK);
}

static void
notify (Fixture    *f,
        const char *id,
        const char *page)
{
  clout_platform_notify (f->application, id, "Your score rose to 61",
                         "It was 58. Open Clout to see why.", "show", page);
}

static void
test_click (Fixture       *f,
            gconstpointer  data)
{
  notify (f, "score", "score");
  notify (f, "sign-in-1", "accounts");
  click ();
  g_assert_cmpstr (f->page, ==, "accounts");
  g_clear_pointer (&f->page, g_free);
  click ();
  g_assert_null (f->page);
}

static void
test_withdraw (Fixture       *f,
               gconstpointer  data)
{
  notify (f, "score", "score");
  clout_platform_withdraw_notification (f->application, "failure");
  click ();
  g_assert_cmpstr (f->page, ==, "score");
  g_clear_pointer (&f->page, g_free);
  notify (f, "score", "score");
  clout_platform_withdraw_notification (f->application, "score");
  click ();
  g_assert_null (f->page);
}

/* Windows has room for 63 and 255 units; a character outside the first plane takes two. */
static void
test_long (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("x");

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "\360\237\216\211");
  clout_platform_notify (f->application, "plus-k-1", text->str, text->str, "show", "topics");
  click ();
  g_assert_cmpstr (f->page, ==, "topics");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/notification/click", Fixture, NULL, set_up, test_click, tear_down);
  g_test_add ("/notification/withdraw", Fixture, NULL, set_up, test_withdraw, tear_down);
  g_test_add ("/notification/long", Fixture, NULL, set_up, test_long, tear_down);
  return g_test_run ();
}
