/* preferences-window.c: what the person can set; it applies at once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/preferences-window.h"

#include "ui/settings.h"

struct _CloutPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  GtkSwitch *sync_on_start;

  /* Owned references */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (CloutPreferencesWindow, clout_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
clout_preferences_window_dispose (GObject *object)
{
  CloutPreferencesWindow *self = CLOUT_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
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
}

/* Bound to the keys that are named like them; where nothing is remembered, nothing can be set. */
static void
bind_switches (CloutPreferencesWindow *self)
{
  const struct
  {
    const char *key;
    GtkSwitch *widget;
  } table[] = {
    { "sync-on-start", self->sync_on_start },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (self->settings != NULL)
      g_settings_bind (self->settings, table[i].key, table[i].widget, "active",
                       G_SETTINGS_BIND_DEFAULT);
    else
      gtk_widget_set_sensitive (GTK_WIDGET (table[i].widget), FALSE);
}

static void
clout_preferences_window_init (CloutPreferencesWindow *self)
{
  self->settings = clout_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_switches (self);
}

/**
 * clout_preferences_window_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the preferences, to be presented
 */
CloutPreferencesWindow *
clout_preferences_window_new (GtkWindow *parent)
{
  return g_object_new (CLOUT_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
}
