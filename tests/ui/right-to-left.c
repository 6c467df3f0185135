/* right-to-left.c: preloaded into a program, switches its window to right-to-left.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <dlfcn.h>
#include <gtk/gtk.h>

/* After GTK has set the direction of the language, and before there is a window. */
static void
startup_cb (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

int
g_application_run (GApplication *application,
                   int           argc,
                   char        **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  g_signal_connect_after (application, "startup", G_CALLBACK (startup_cb), NULL);

  return run (application, argc, argv);
}
