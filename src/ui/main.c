/* main.c: the main function of the window program.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "platform/process.h"
#include "platform/program.h"
#include "ui/application.h"
#include "ui/window/watchdog.h"

static int
run_watched (GApplication  *application,
             int            argc,
             char         **argv)
{
  int status;

  clout_watchdog_start ();
  status = g_application_run (application, argc, argv);
  g_printerr ("The longest turn of the main loop took %.1f ms\n",
              clout_watchdog_take_longest () / 1000.0);
  return status;
}

int
main (int    argc,
      char **argv)
{
  const char *chosen = g_getenv ("CLOUT_TRANSLATIONS");
  g_autofree char *installed = clout_platform_dup_installed (CLOUT_LOCALEDIR, CLOUT_PREFIX);
  g_autoptr(CloutApplication) application = NULL;

  clout_platform_limit_memory ();
  clout_platform_use_time_zones ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, chosen != NULL ? chosen : installed);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = clout_application_new ();
  if (g_getenv ("CLOUT_WATCHDOG") != NULL)
    return run_watched (G_APPLICATION (application), argc, argv);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
