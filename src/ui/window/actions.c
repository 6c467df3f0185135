/* actions.c: the window's actions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/score.h"
#include "ui/card/card-dialog.h"
#include "ui/help/help-window.h"
#include "ui/away/away-dialog.h"
#include "ui/plus-k/endorsement-toast.h"
#include "ui/preferences/preferences-window.h"
#include "ui/sign-in/sign-in-dialog.h"
#include "ui/widgets/toast.h"
#include "ui/window/private.h"
#include "messages/messages.h"

void
_clout_window_say (CloutWindow *self,
                   const char  *text)
{
  adw_toast_overlay_add_toast (self->toasts, clout_toast_new (text));
}

void
_clout_window_show_message (CloutWindow *self,
                            const char  *text)
{
  self->message_of_sync = FALSE;
  gtk_label_set_label (self->message_label, text);
  gtk_widget_set_visible (self->message_restore, FALSE);
  gtk_revealer_set_reveal_child (self->message_strip, TRUE);
}

void
_clout_window_show_error (CloutWindow  *self,
                          const GError *error)
{
  g_autofree char *words = clout_format_error (error);

  _clout_window_show_message (self, words);
}

/* Archives can't be refreshed. */
static gboolean
any_live (GListModel *accounts)
{
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if (clout_account_get_source (account) != CLOUT_ACCOUNT_ARCHIVE)
        return TRUE;
    }

  return FALSE;
}

void
_clout_window_update_actions (CloutWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->engine != NULL;
  gboolean reading = self->import_cancellable != NULL;
  gboolean any =
    open && g_list_model_get_n_items (clout_engine_get_accounts (self->engine)) > 0;
  gboolean live = open && !self->sample && any_live (clout_engine_get_accounts (self->engine));

  gtk_widget_action_set_enabled (widget, "win.add-account", open);
  gtk_widget_action_set_enabled (widget, "win.open-archive", open && !reading);
  gtk_widget_action_set_enabled (widget, "win.open-archive-folder", open && !reading);
  gtk_widget_action_set_enabled (widget, "win.restore", open && !self->sample && !reading);
  gtk_widget_action_set_enabled (widget, "win.try-sample", open && !self->sample && !reading);
  gtk_widget_action_set_enabled (widget, "win.leave-sample", self->sample);
  gtk_widget_action_set_enabled (widget, "win.time-away", open);
  gtk_widget_action_set_enabled (widget, "win.save-card", any);
  gtk_widget_action_set_enabled (widget, "win.search", any);
  gtk_widget_action_set_enabled (widget, "win.sync", live && self->n_syncs == 0);
  gtk_widget_set_visible (self->sync_button, live);
  _clout_window_show_syncing (self);
}

static void
added_cb (CloutWindow  *self,
          CloutAccount *account)
{
  clout_window_show_page (self, "score");
  _clout_window_sync (self, account);
}

/* Returns to the +K for which the person has just granted permission. */
static void
allowed_cb (CloutWindow       *self,
            CloutAccount      *account,
            CloutSignInDialog *dialog)
{
  g_autoptr(GVariant) plus_k = g_steal_pointer (&self->plus_k);
  gint64 person;
  const char *name;
  const char *topic;

  gtk_window_close (GTK_WINDOW (dialog));
  _clout_window_sync (self, account);
  if (plus_k == NULL)
    return;
  g_variant_get (plus_k, "(xx&s&s)", NULL, &person, &name, &topic);
  clout_endorsement_toast_give_again (GTK_WIDGET (self->loadable), self->engine, person, name,
                                      topic);
}

/* @again: an account to sign in again, or %NULL for a new one, which is added to the person's
   own data: the sample is closed first. @giving: whether to request permission to give +K too. */
void
_clout_window_add_account (CloutWindow  *self,
                           CloutAccount *again,
                           gboolean      giving)
{
  CloutSignInDialog *dialog;

  if (self->engine == NULL || self->sample)
    {
      self->add_when_open = TRUE;
      if (self->sample)
        clout_window_open (self, FALSE);
      return;
    }

  dialog = clout_sign_in_dialog_new (GTK_WINDOW (self), self->engine, again, giving);
  g_signal_connect_object (dialog, "added",
                           giving ? G_CALLBACK (allowed_cb) : G_CALLBACK (added_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_away_periods (CloutWindow *self)
{
  if (self->engine != NULL)
    gtk_window_present (GTK_WINDOW (clout_away_dialog_new (GTK_WINDOW (self), self->engine)));
}

static void
card_report_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = clout_finish_pointer (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  _clout_window_update_actions (self);
  if (CLOUT_ENGINE (source) != self->engine)
    return;

  if (report == NULL)
    _clout_window_show_error (self, error);
  else if (clout_report_get_n_accounts (report) > 0)
    gtk_window_present (GTK_WINDOW (clout_card_dialog_new (GTK_WINDOW (self), self->engine,
                                                           report, self->sample)));
}

/* The score page's report may be older than the last refresh while another page is shown. */
static void
show_card (CloutWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-card", FALSE);
  clout_engine_report_async (self->engine, self->cancellable, card_report_cb, g_object_ref (self));
}

/* Not at the path where GTK looks for it: GTK would build it with each window, and most people
   never open it. */
static void
show_shortcuts (CloutWindow *self)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (self);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr(GtkBuilder) builder =
        gtk_builder_new_from_resource (CLOUT_RESOURCE_PATH "/help/shortcuts.ui");
      GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

/* Moves the focus from the main menu to the page, where it returns after a dialog. */
static void
return_focus (CloutWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && self->page_focus != NULL && gtk_widget_get_mapped (self->page_focus)
      && (focus == self->menu_button || gtk_widget_is_ancestor (focus, self->menu_button)))
    gtk_window_set_focus (GTK_WINDOW (self), self->page_focus);
}

static void
action_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutWindow *self = CLOUT_WINDOW (widget);

  return_focus (self);
  if (g_str_equal (name, "win.add-account"))
    _clout_window_add_account (self, NULL, FALSE);
  else if (g_str_equal (name, "win.open-archive"))
    _clout_window_choose_archive (self, FALSE);
  else if (g_str_equal (name, "win.open-archive-folder"))
    _clout_window_choose_archive (self, TRUE);
  else if (g_str_equal (name, "win.restore"))
    _clout_window_choose_backup (self);
  else if (g_str_equal (name, "win.try-sample"))
    clout_window_open (self, TRUE);
  else if (g_str_equal (name, "win.leave-sample"))
    clout_window_open (self, FALSE);
  else if (g_str_equal (name, "win.time-away"))
    show_away_periods (self);
  else if (g_str_equal (name, "win.save-card"))
    show_card (self);
  else if (g_str_equal (name, "win.help"))
    gtk_window_present (GTK_WINDOW (clout_help_window_new (GTK_WINDOW (self))));
  else if (g_str_equal (name, "win.shortcuts"))
    show_shortcuts (self);
  else if (g_str_equal (name, "win.preferences"))
    gtk_window_present (
      GTK_WINDOW (clout_preferences_window_new (GTK_WINDOW (self), self->engine)));
  else if (g_str_equal (name, "win.sync"))
    _clout_window_refresh (self);
  else if (g_str_equal (name, "win.stop-sync"))
    g_cancellable_cancel (self->sync_cancellable);
  else if (g_str_equal (name, "win.back") && self->pages != NULL)
    clout_navigation_back (GTK_WIDGET (clout_pages_get_navigation (self->pages)));
  else if (g_str_equal (name, "win.close-message"))
    gtk_revealer_set_reveal_child (self->message_strip, FALSE);
  else if (g_str_equal (name, "win.stop-waiting") && self->engine != NULL)
    clout_engine_stop_waiting (self->engine);
  else if (g_str_equal (name, "win.cancel-import"))
    _clout_window_cancel_import (self);
}

static void
allow_giving_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CloutWindow *self = CLOUT_WINDOW (widget);
  GListModel *accounts = self->engine != NULL ? clout_engine_get_accounts (self->engine) : NULL;
  gint64 id;

  g_variant_get_child (parameter, 0, "x", &id);
  g_clear_pointer (&self->plus_k, g_variant_unref);
  self->plus_k = g_variant_ref (parameter);
  for (guint i = 0; accounts != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if (clout_account_get_id (account) == id)
        _clout_window_add_account (self, account, TRUE);
    }
}

static void
page_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  clout_window_show_page (CLOUT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Only friends can be searched, so open their page from anywhere. */
static void
search_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutWindow *self = CLOUT_WINDOW (widget);
  GtkWidget *page;

  clout_window_show_page (self, "friends");
  page = clout_pages_get_page (self->pages, "friends");
  if (page != NULL)
    gtk_widget_activate_action (page, "friends.search", NULL);
}

static void
say_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  _clout_window_say (CLOUT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_message_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  _clout_window_show_message (CLOUT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
_clout_window_install_actions (GtkWidgetClass *klass)
{
  const char *const names[] = {
    "win.add-account", "win.open-archive", "win.open-archive-folder", "win.try-sample",
    "win.time-away", "win.save-card", "win.leave-sample", "win.preferences",
    "win.sync", "win.stop-sync", "win.help", "win.shortcuts", "win.close-message",
    "win.cancel-import", "win.restore", "win.stop-waiting", "win.back",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (klass, names[i], NULL, action_cb);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_install_action (klass, "win.allow-giving", "(xxss)", allow_giving_cb);
  gtk_widget_class_install_action (klass, "win.page", "s", page_cb);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (klass, "win.say", "s", say_cb);
  gtk_widget_class_install_action (klass, "win.show-message", "s", show_message_cb);
}
