/* sync.c: refreshes automatically and on request, and stops it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "sync/sync.h"
#include "ui/price-dialog.h"
#include "ui/settings.h"
#include "ui/widgets/spinner.h"
#include "ui/window/private.h"
#include "messages/messages.h"

/* Precise enough, because accounts are due after half an hour. */
#define DUE_LOOK_SECONDS (5 * 60)

/* A single button starts it, shows that it is running, and stops it. */
void
_clout_window_show_syncing (CloutWindow *self)
{
  gboolean busy = self->n_syncs > 0;
  const char *label = busy ? C_("button", "Stop Refreshing") : C_("button", "Refresh");
  GtkButton *button = GTK_BUTTON (self->sync_button);

  if (busy == CLOUT_IS_SPINNER (gtk_button_get_child (button)))
    return;

  if (busy)
    gtk_button_set_child (button, clout_spinner_new_at_once ());
  else
    gtk_button_set_icon_name (button, "view-refresh-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), busy ? "win.stop-sync" : "win.sync");
  gtk_widget_set_tooltip_text (self->sync_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = clout_finish_boolean (result, &error);

  self->n_syncs--;
  if (self->n_syncs == 0)
    g_clear_object (&self->sync_cancellable);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  _clout_window_update_actions (self);
  if (CLOUT_ENGINE (source) != self->engine
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!done)
    {
      _clout_window_show_error (self, error);
      self->message_of_sync = TRUE;
    }
  else if (self->message_of_sync)
    gtk_revealer_set_reveal_child (self->message_strip, FALSE);
}

static GCancellable *
begin_sync (CloutWindow *self)
{
  if (self->sync_cancellable == NULL)
    self->sync_cancellable = g_cancellable_new ();
  self->n_syncs++;
  _clout_window_update_actions (self);

  return self->sync_cancellable;
}

static void
priced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutWindow) self = CLOUT_WINDOW (g_object_ref (source));
  g_autoptr(CloutAccount) account = user_data;
  g_autoptr(GError) error = NULL;
  gint64 allowed = clout_price_dialog_ask_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) || self->engine == NULL)
    return;
  if (error != NULL)
    _clout_window_show_error (self, error);
  if (allowed < 0)
    return;

  clout_engine_sync_paid_async (self->engine, account, allowed, begin_sync (self), synced_cb,
                                g_object_ref (self));
}

/* @account: an account, or %NULL for all that are due. Asks first if it costs money. */
void
_clout_window_sync (CloutWindow  *self,
                    CloutAccount *account)
{
  if (self->engine == NULL)
    return;
  if (account != NULL && clout_engine_has_price (self->engine, account))
    {
      clout_price_dialog_ask_async (GTK_WINDOW (self), self->engine, account, self->cancellable,
                                    priced_cb, g_object_ref (account));
      return;
    }

  clout_engine_sync_async (self->engine, account, begin_sync (self), synced_cb,
                           g_object_ref (self));
}

void
_clout_window_refresh (CloutWindow *self)
{
  clout_engine_refresh_async (self->engine, begin_sync (self), synced_cb, g_object_ref (self));
}

static gboolean
due_cb (gpointer user_data)
{
  CloutWindow *self = user_data;

  if (!self->sample && self->n_syncs == 0
      && clout_settings_get_flag (self->settings, "sync-on-start"))
    _clout_window_sync (self, NULL);
  return G_SOURCE_CONTINUE;
}

static void
not_served_cb (CloutWindow  *self,
               CloutAccount *account,
               const char   *resource)
{
  g_autofree char *words = clout_format_lack (account, resource);

  _clout_window_say (self, words);
}

static void
waiting_cb (CloutWindow *self,
            int          wait,
            int          percent)
{
  if (wait == CLOUT_ENGINE_WAIT_IMPORT)
    gtk_label_set_label (self->wait_label,
                         _("Another copy of Clout is importing an archive. Waiting for it to "
                           "finish."));
  else if (wait == CLOUT_ENGINE_WAIT_OTHER)
    gtk_label_set_label (self->wait_label,
                         _("Another program is writing to Clout’s data. Waiting for it to "
                           "finish."));
  gtk_widget_set_visible (GTK_WIDGET (self->wait_progress), percent >= 0);
  gtk_progress_bar_set_fraction (self->wait_progress, MAX (percent, 0) / 100.0);
  gtk_revealer_set_reveal_child (self->wait_strip, wait != CLOUT_ENGINE_WAIT_NONE);
}

/* Checks a newly opened engine regularly for what is due. */
void
_clout_window_watch_syncs (CloutWindow *self)
{
  g_signal_connect_object (self->engine, "not-served", G_CALLBACK (not_served_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->engine, "waiting", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->due_timer == 0)
    self->due_timer = g_timeout_add_seconds (DUE_LOOK_SECONDS, due_cb, self);
}
