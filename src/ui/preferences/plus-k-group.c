/* plus-k-group.c: an account's +K preferences.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/plus-k-group.h"

#include <glib/gi18n.h>

#include "ui/plus-k/first-dialog.h"
#include "messages/messages.h"
#include "sync/network-info.h"

struct _CloutPlusKGroup
{
  AdwPreferencesGroup parent_instance;

  GtkSwitch *notify;
  GtkDropDown *visibility; /* NULL if a +K isn't a post */

  /* Owned references */
  CloutEngine *engine;
  CloutAccount *account;
  CloutPlusKSettings settings;
};

G_DEFINE_FINAL_TYPE (CloutPlusKGroup, clout_plus_k_group, ADW_TYPE_PREFERENCES_GROUP)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutPlusKGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      words = clout_format_error (error);
      escaped = g_markup_escape_text (words, -1);
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), escaped);
}

static void
save (CloutPlusKGroup *self)
{
  self->settings.notify = gtk_switch_get_active (self->notify);
  if (self->visibility != NULL)
    self->settings.visibility = gtk_drop_down_get_selected (self->visibility);
  clout_engine_save_plus_k_async (self->engine, self->account, &self->settings, NULL, saved_cb,
                                  g_object_ref (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutPlusKGroup) self = user_data;
  g_autoptr(GError) error = NULL;

  if (self->engine == NULL
      || !clout_engine_load_plus_k_finish (CLOUT_ENGINE (source), result, &self->settings, &error))
    return;

  gtk_switch_set_active (self->notify, self->settings.notify);
  if (self->visibility != NULL)
    gtk_drop_down_set_selected (self->visibility, self->settings.visibility);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (self->notify, "notify::active", G_CALLBACK (save), self,
                           G_CONNECT_SWAPPED);
  if (self->visibility != NULL)
    g_signal_connect_object (self->visibility, "notify::selected", G_CALLBACK (save), self,
                             G_CONNECT_SWAPPED);
}

static void
add_row (CloutPlusKGroup *self,
         const char      *title,
         const char      *subtitle,
         GtkWidget       *widget)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
clout_plus_k_group_dispose (GObject *object)
{
  CloutPlusKGroup *self = CLOUT_PLUS_K_GROUP (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (clout_plus_k_group_parent_class)->dispose (object);
}

static void
clout_plus_k_group_class_init (CloutPlusKGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clout_plus_k_group_dispose;
}

static void
clout_plus_k_group_init (CloutPlusKGroup *self)
{
}

/**
 * clout_plus_k_group_new:
 * @engine: engine that stores the preferences
 * @account: one of its accounts, on a network that supports +K
 *
 * Returns: (transfer none): a group with the account's +K preferences
 */
GtkWidget *
clout_plus_k_group_new (CloutEngine  *engine,
                        CloutAccount *account)
{
  CloutPlusKGroup *self;
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  CloutNetworkInfo info;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (account), NULL);

  self = g_object_new (CLOUT_TYPE_PLUS_K_GROUP, NULL);
  /* Translators: %s is a handle, such as "ada@example.social" */
  title = g_strdup_printf (_("+K from %s"), clout_account_get_handle (account));
  escaped = g_markup_escape_text (title, -1);
  self->engine = g_object_ref (engine);
  self->account = g_object_ref (account);
  self->notify = GTK_SWITCH (gtk_switch_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), escaped);
  add_row (self, _("Notify When I _Receive +K"), _("After a refresh, also in the background"),
           GTK_WIDGET (self->notify));
  if (clout_network_info_find (clout_account_get_network (account), &info)
      && (info.traits & CLOUT_NETWORK_INFO_VISIBILITY) != 0)
    {
      self->visibility = GTK_DROP_DOWN (clout_visibility_chooser_new (CLOUT_VISIBILITY_PUBLIC));
      add_row (self, _("_Who Can Read My +K"), _("Each +K is a post that mentions the recipient"),
               GTK_WIDGET (self->visibility));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  clout_engine_load_plus_k_async (engine, account, NULL, loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
