/* about.c: the About window, and data for bug reports.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Shortens a path before it is shown to others, because the home folder contains a person's
   name. */
static char *
shorten (const char *path)
{
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && path[strlen (home)] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + strlen (home), NULL);

  return g_strdup (path);
}

static guint
count_networks (GListModel *accounts)
{
  g_autoptr(GHashTable) networks = g_hash_table_new (g_str_hash, g_str_equal);

  /* The names are constants or belong to the accounts, which outlive the list. */
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      g_hash_table_add (networks, (gpointer) clout_account_get_network (account));
    }

  return g_hash_table_size (networks);
}

/* Untranslated, because it is for developers. Contains no handle, server or token. */
static char *
make_debug_info (CloutEngine *engine)
{
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *versions = clout_engine_dup_versions ();
  g_autofree char *path = NULL;

  g_string_append_printf (text, "Clout %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n%s",
                          CLOUT_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version, versions);
  g_string_append_printf (text, "Desktop: %s\nFlatpak: %s\n", desktop != NULL ? desktop : "?",
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "yes" : "no");
  if (engine == NULL)
    {
      g_string_append (text, "Store: not open\n");
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  path = shorten (clout_engine_get_store_path (engine));
  g_string_append_printf (text, "Store: %s\nNetworks: %u\n", path,
                          count_networks (clout_engine_get_accounts (engine)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * clout_about_show:
 * @parent: (nullable): parent window
 * @engine: (nullable): engine of the window
 *
 * Shows the About window.
 */
void
clout_about_show (GtkWindow   *parent,
                  CloutEngine *engine)
{
  const char *developers[] = { "The Clout developers", NULL };
  g_autofree char *debug_info = make_debug_info (engine);

  adw_show_about_window (parent,
                         "application-name", _("Clout"),
                         "application-icon", CLOUT_APP_ID,
                         "version", CLOUT_VERSION,
                         "developer-name", _("The Clout developers"),
                         "developers", developers,
                         "copyright", "© The Clout developers",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Your influence, calculated on your computer and fully "
                                       "explained"),
                         "debug-info", debug_info,
                         "debug-info-filename", "clout-debug-info.txt",
                         /* Translators: your names, one per line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}
