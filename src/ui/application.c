/* application.c: the application: options and shortcuts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/application.h"

#include <glib/gi18n.h>

#include "ui/about.h"
#include "ui/background/background.h"
#include "ui/font.h"
#include "ui/widgets/button.h"
#include "ui/widgets/loadable-page.h"
#include "ui/settings.h"
#include "ui/widgets/spinner.h"
#include "ui/layout/strip-layout.h"
#include "ui/window/window.h"

struct _CloutApplication
{
  AdwApplication parent_instance;

  char *store_path;
  gboolean sample;
  CloutBackground *background;   /* NULL for an instance beside the main one */
};

G_DEFINE_FINAL_TYPE (CloutApplication, clout_application, ADW_TYPE_APPLICATION)

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  clout_about_show (
    window, CLOUT_IS_WINDOW (window) ? clout_window_get_engine (CLOUT_WINDOW (window)) : NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  /* Closing instead of quitting lets the window finish what it started. */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (user_data);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_application_activate (user_data);
  clout_window_show_page (CLOUT_WINDOW (gtk_application_get_active_window (user_data)),
                          g_variant_get_string (parameter, NULL));
}

static void
set_accels (GtkApplication *application)
{
  const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.sync", { "<Control>r", "F5" } },
    { "win.add-account", { "<Control>n" } },
    { "win.open-archive", { "<Control>o" } },
    { "win.save-card", { "<Control>s" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.page::score", { "<Alt>1" } },
    { "win.page::accounts", { "<Alt>2" } },
    { "win.page::topics", { "<Alt>3" } },
    { "win.page::friends", { "<Alt>4" } },
    { "win.page::perks", { "<Alt>5" } },
    { "win.search", { "<Control>f" } },
    { "win.help", { "F1" } },
    { "win.shortcuts", { "<Control>question" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static void
windows_cb (CloutApplication *self)
{
  if (self->background != NULL)
    clout_background_set_window_open (
        self->background, gtk_application_get_windows (GTK_APPLICATION (self)) != NULL);
}

static void
live_without_window (CloutApplication *self)
{
  g_autoptr(GSettings) settings = clout_settings_new ();

  if (settings == NULL
      || (g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_NON_UNIQUE) != 0)
    return;

  self->background = clout_background_new (G_APPLICATION (self), settings);
  g_signal_connect_after (self, "window-added", G_CALLBACK (windows_cb), NULL);
  g_signal_connect_after (self, "window-removed", G_CALLBACK (windows_cb), NULL);
}

static void
clout_application_startup (GApplication *application)
{
  const GActionEntry entries[] = {
    { "about", about_cb },
    { "quit", quit_cb },
    { "show", show_cb, "s" },
  };

  G_APPLICATION_CLASS (clout_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accels (GTK_APPLICATION (application));
  clout_font_ensure (gtk_settings_get_default (), pango_cairo_font_map_get_default ());
  gtk_window_set_default_icon_name (CLOUT_APP_ID);
  live_without_window (CLOUT_APPLICATION (application));
}

static void
clout_application_activate (GApplication *application)
{
  CloutApplication *self = CLOUT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (clout_window_new (ADW_APPLICATION (application), self->store_path));
      gtk_window_present (window);
      clout_window_open (CLOUT_WINDOW (window), self->sample);
      return;
    }

  gtk_window_present (window);
}

static void
clout_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  GtkWindow *window;

  g_application_activate (application);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    clout_window_import (CLOUT_WINDOW (window), files[i]);
}

static int
clout_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  CloutApplication *self = CLOUT_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Clout %s\n", CLOUT_VERSION);
      return 0;
    }

  self->sample = g_variant_dict_contains (options, "sample");
  g_variant_dict_lookup (options, "store", "^ay", &self->store_path);

  /* This is a separate instance beside one that may be running. */
  if (self->sample || self->store_path != NULL)
    g_application_set_flags (application, g_application_get_flags (application)
                                          | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
clout_application_shutdown (GApplication *application)
{
  g_clear_object (&CLOUT_APPLICATION (application)->background);

  G_APPLICATION_CLASS (clout_application_parent_class)->shutdown (application);
}

static void
clout_application_finalize (GObject *object)
{
  CloutApplication *self = CLOUT_APPLICATION (object);

  g_free (self->store_path);

  G_OBJECT_CLASS (clout_application_parent_class)->finalize (object);
}

static void
clout_application_class_init (CloutApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  /* Types used by templates. */
  g_type_ensure (CLOUT_TYPE_BUTTON);
  g_type_ensure (CLOUT_TYPE_LOADABLE_PAGE);
  g_type_ensure (CLOUT_TYPE_SPINNER);
  g_type_ensure (CLOUT_TYPE_STRIP_LAYOUT);

  G_OBJECT_CLASS (klass)->finalize = clout_application_finalize;
  application_class->startup = clout_application_startup;
  application_class->shutdown = clout_application_shutdown;
  application_class->activate = clout_application_activate;
  application_class->open = clout_application_open;
  application_class->handle_local_options = clout_application_handle_local_options;
}

static void
clout_application_init (CloutApplication *self)
{
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Use temporary sample data"), NULL },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use this database file"),
      N_("PATH") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[ARCHIVE…]"));
}

/**
 * clout_application_new:
 *
 * Returns: (transfer full): the application
 */
CloutApplication *
clout_application_new (void)
{
  /* Set the resource path because a debug build has a different id. */
  return g_object_new (CLOUT_TYPE_APPLICATION,
                       "application-id", CLOUT_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", CLOUT_RESOURCE_PATH,
                       NULL);
}
