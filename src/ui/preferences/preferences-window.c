/* preferences-window.c: the preferences, which apply at once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/preferences-window.h"

#include <glib/gi18n.h>

#include "sync/avatars.h"
#include "sync/network-info.h"
#include "ui/background/autostart.h"
#include "ui/preferences/plus-k-group.h"
#include "ui/settings.h"
#include "ui/widgets/accessible-text.h"

/* In the order of the choices in the template. */
static const int hours_of_choice[] = { 1, 3, 6, 24 };

struct _CloutPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkSwitch *sync_on_start;
  AdwActionRow *background_row;
  GtkSwitch *background_sync;
  AdwComboRow *background_hours;
  GtkSwitch *notify;
  GtkSwitch *notify_weekly;
  GtkSwitch *show_pictures;

  /* Owned references */
  GSettings *settings;
  CloutEngine *engine; /* may be NULL */
};

G_DEFINE_FINAL_TYPE (CloutPreferencesWindow, clout_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* The desktop may still be asking about an earlier change; the last one counts. */
static void
finish_switch (CloutPreferencesWindow *self,
               gboolean                on)
{
  g_settings_set_boolean (self->settings, "background-sync", on);
  gtk_switch_set_active (self->background_sync, on);
  gtk_switch_set_state (self->background_sync, on);
}

static void
show_refusal (CloutPreferencesWindow *self,
              const GError           *error)
{
  gboolean refused = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  adw_action_row_set_subtitle (self->background_row, refused
                               ? _("Your desktop doesn’t allow Clout to run in the background. "
                                   "Change this in Settings.")
                               : _("Couldn’t set Clout to start at login. It refreshes while its "
                                  "window is open."));
}

static void
show_hint (CloutPreferencesWindow *self)
{
  adw_action_row_set_subtitle (self->background_row,
                               _("Starts at login and runs while the window is closed"));
}

static void
autostart_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(CloutPreferencesWindow) self = user_data;
  gboolean wanted = gtk_switch_get_active (self->background_sync);
  g_autoptr(GError) error = NULL;
  gboolean done = clout_finish_boolean (result, &error);

  if (!done)
    g_message ("Autostart: %s", error->message);
  if (wanted && !done)
    show_refusal (self, error);
  else
    show_hint (self);
  finish_switch (self, wanted && done);
}

static gboolean
state_set_cb (CloutPreferencesWindow *self,
              gboolean                on)
{
  if (on != g_settings_get_boolean (self->settings, "background-sync"))
    clout_autostart_set_async (on, NULL, autostart_cb, g_object_ref (self));

  return TRUE;
}

static void
hours_cb (CloutPreferencesWindow *self)
{
  guint choice = adw_combo_row_get_selected (self->background_hours);

  if (choice < G_N_ELEMENTS (hours_of_choice))
    g_settings_set_int (self->settings, "background-hours", hours_of_choice[choice]);
}

/* An interval that isn't among the choices, set elsewhere, is shown as the next shorter one. */
static guint
find_choice (int hours)
{
  guint choice = 0;

  while (choice + 1 < G_N_ELEMENTS (hours_of_choice) && hours_of_choice[choice + 1] <= hours)
    choice++;

  return choice;
}

static void
show_background (CloutPreferencesWindow *self)
{
  gboolean on = clout_settings_get_flag (self->settings, "background-sync");

  show_hint (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_row), self->settings != NULL);
  gtk_switch_set_active (self->background_sync, on);
  gtk_switch_set_state (self->background_sync, on);
  if (self->settings == NULL)
    return;

  adw_combo_row_set_selected (self->background_hours,
                              find_choice (g_settings_get_int (self->settings,
                                                               "background-hours")));
  g_signal_connect_object (self->background_sync, "state-set", G_CALLBACK (state_set_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->background_hours, "notify::selected", G_CALLBACK (hours_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
clout_preferences_window_dispose (GObject *object)
{
  CloutPreferencesWindow *self = CLOUT_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->engine);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (clout_preferences_window_parent_class)->dispose (object);
}

static void
clout_preferences_window_class_init (CloutPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CLOUT_RESOURCE_PATH
                                               "/preferences/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, sync_on_start);
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, background_row);
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, background_sync);
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, background_hours);
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, notify);
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, notify_weekly);
  gtk_widget_class_bind_template_child (widget_class, CloutPreferencesWindow, show_pictures);
}

/* Switches are bound to the keys with the same names; without settings they are insensitive. */
static void
bind_switches (CloutPreferencesWindow *self)
{
  const struct
  {
    const char *key;
    GtkSwitch *widget;
  } table[] = {
    { "sync-on-start", self->sync_on_start },
    { "notify", self->notify },
    { "notify-weekly", self->notify_weekly },
    { "show-pictures", self->show_pictures },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (self->settings != NULL)
      g_settings_bind (self->settings, table[i].key, table[i].widget, "active",
                       G_SETTINGS_BIND_DEFAULT);
    else
      gtk_widget_set_sensitive (GTK_WIDGET (table[i].widget), FALSE);
}

/* Don't keep pictures that aren't shown any more. */
static void
pictures_cb (CloutPreferencesWindow *self)
{
  if (!gtk_switch_get_active (self->show_pictures) && self->engine != NULL)
    clout_engine_forget_avatars (self->engine, 0);
}

static void
clout_preferences_window_init (CloutPreferencesWindow *self)
{
  self->settings = clout_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  bind_switches (self);
  g_signal_connect_object (self->show_pictures, "notify::active", G_CALLBACK (pictures_cb), self,
                           G_CONNECT_SWAPPED);
  show_background (self);
}

static gboolean
carries_plus_k (CloutAccount *account)
{
  CloutNetworkInfo info;

  return clout_account_get_source (account) == CLOUT_ACCOUNT_SIGNED_IN
         && clout_network_info_find (clout_account_get_network (account), &info)
         && (info.traits & CLOUT_NETWORK_INFO_PLUS_K) != 0;
}

/* Adds a separate page with a group for each account that can give. */
static void
add_plus_k (CloutPreferencesWindow *self,
            CloutEngine            *engine)
{
  GListModel *accounts = clout_engine_get_accounts (engine);
  g_autoptr(AdwPreferencesPage) page =
    g_object_ref_sink (ADW_PREFERENCES_PAGE (adw_preferences_page_new ()));
  guint n = 0;

  adw_preferences_page_set_title (page, _("+K"));
  adw_preferences_page_set_icon_name (page, "avatar-default-symbolic");
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if (!carries_plus_k (account))
        continue;
      adw_preferences_page_add (page,
                                ADW_PREFERENCES_GROUP (clout_plus_k_group_new (engine, account)));
      n++;
    }
  if (n > 0)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
}

/**
 * clout_preferences_window_new:
 * @parent: parent window
 * @engine: (nullable): engine with the accounts
 *
 * Returns: (transfer none): the preferences
 */
CloutPreferencesWindow *
clout_preferences_window_new (GtkWindow   *parent,
                              CloutEngine *engine)
{
  CloutPreferencesWindow *self =
    g_object_new (CLOUT_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  if (engine != NULL)
    {
      self->engine = g_object_ref (engine);
      add_plus_k (self, engine);
    }

  return self;
}
