/* window.c: the window: a frame for the pages and their engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/window.h"

#include <glib/gi18n.h>

#include "ui/background/notices.h"
#include "ui/window/first-frame.h"
#include "ui/settings.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/toast.h"
#include "ui/window/private.h"
#include "platform/program.h"
#include "messages/messages.h"

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutWindow, clout_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
update_bar_cb (gpointer user_data)
{
  CloutWindow *self = user_data;

  if (self->switcher_bar != NULL)
    adw_view_switcher_bar_set_reveal (self->switcher_bar,
        adw_view_switcher_title_get_view_switcher_enabled (self->switcher_title)
        && adw_view_switcher_title_get_title_visible (self->switcher_title)
        && !gtk_widget_get_visible (self->back_button));

  return G_SOURCE_REMOVE;
}

/* The title finds out during allocation that the tabs don't fit. Changing the layout before that
   ends would clip the drawing. */
static void
update_bar (CloutWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, update_bar_cb, g_object_ref (self), g_object_unref);
}

static void
focus_content (CloutWindow *self)
{
  if (clout_loadable_page_get_state (self->loadable) == CLOUT_LOADABLE_EMPTY)
    gtk_widget_grab_focus (self->first_button);
  else
    {
      /* While the page was incomplete, GTK may have focused a later control. */
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      gtk_widget_child_focus (GTK_WIDGET (self->loadable), GTK_DIR_TAB_FORWARD);
    }
}

void
_clout_window_set_ready (CloutWindow *self)
{
  if (self->ready)
    return;

  self->ready = TRUE;
  focus_content (self);
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
update_view (CloutWindow *self)
{
  GListModel *accounts = clout_engine_get_accounts (self->engine);
  gboolean any = g_list_model_get_n_items (accounts) > 0;

  if (any)
    {
      clout_pages_set_engine (_clout_window_need_pages (self), self->engine);
      clout_loadable_page_show_content (self->loadable);
    }
  else
    clout_loadable_page_show_empty (self->loadable);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, any);
  _clout_window_update_actions (self);

  if (!any)
    _clout_window_set_ready (self);
}

/* Removing the last account doesn't turn the page: the first run is back at the next start. */
static void
accounts_changed_cb (CloutWindow *self)
{
  if (clout_loadable_page_get_state (self->loadable) == CLOUT_LOADABLE_CONTENT)
    _clout_window_update_actions (self);
  else
    update_view (self);
}

static void
plus_k_received_cb (CloutWindow  *self,
                    CloutAccount *account,
                    GListModel   *endorsements)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL)
    clout_notices_send_plus_k (G_APPLICATION (application), account, endorsements);
}

/* An engine that is still finishing must not show messages in the window of another. */
static void
disconnect_engine (CloutWindow *self)
{
  if (self->engine == NULL)
    return;
  g_signal_handlers_disconnect_by_data (clout_engine_get_accounts (self->engine), self);
  g_signal_handlers_disconnect_by_data (self->engine, self);
}

static void
set_engine (CloutWindow *self,
            CloutEngine *engine)
{
  disconnect_engine (self);
  if (self->engine != NULL)
    _clout_window_finish_removals (self);

  g_set_object (&self->engine, engine);
  gtk_revealer_set_reveal_child (self->wait_strip, FALSE);
  if (self->pages != NULL)
    clout_pages_set_engine (self->pages, engine);

  if (engine == NULL)
    {
      _clout_window_update_actions (self);
      return;
    }

  g_signal_connect_object (clout_engine_get_accounts (engine), "items-changed",
                           G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  _clout_window_watch_syncs (self);
  g_signal_connect_object (engine, "plus-k-received", G_CALLBACK (plus_k_received_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_revealer_set_reveal_child (self->sample_strip, self->sample);
  update_view (self);
}

static void
show_failed (CloutWindow  *self,
             const GError *error)
{
  g_object_set (self->loadable,
                "failed-title", self->sample ? _("Couldn’t Open Sample Data")
                                             : _("Couldn’t Open Your Data"),
                NULL);
  gtk_widget_set_visible (self->failed_leave, self->sample);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.restore", !self->sample);
  clout_loadable_page_show_error (self->loadable, error);
  _clout_window_set_ready (self);
}

/* Returns whether the window has an engine now. */
static gboolean
finish_opening (CloutWindow  *self,
                GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutEngine) engine = clout_finish_pointer (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;

  if (engine != NULL)
    set_engine (self, engine);
  else
    show_failed (self, error);

  return engine != NULL;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;

  if (!finish_opening (self, result))
    return;

  clout_notices_withdraw (g_application_get_default (), clout_engine_get_accounts (self->engine));
  _clout_window_show_opened (self);
  _clout_window_import_next (self);
  if (self->add_when_open)
    _clout_window_add_account (self, NULL, FALSE);
  self->add_when_open = FALSE;

  if (clout_settings_get_flag (self->settings, "sync-on-start"))
    _clout_window_sync (self, NULL);
}

static void
sample_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;

  finish_opening (self, result);
}

static void
open_now (gpointer user_data)
{
  CloutWindow *self = user_data;
  const char *chosen = g_getenv ("CLOUT_SAMPLE");
  g_autofree char *shipped = NULL;
  g_autoptr(GFile) archive = NULL;

  if (!self->sample)
    {
      clout_engine_open_async (self->store_path, self->cancellable, opened_cb,
                               g_object_ref (self));
      return;
    }

  shipped = clout_platform_dup_installed (CLOUT_DATADIR "/sample", CLOUT_PREFIX);
  archive = g_file_new_for_path (chosen != NULL ? chosen : shipped);
  clout_engine_open_sample_async (archive, self->cancellable, sample_opened_cb,
                                  g_object_ref (self));
}

/* Shows that something is loading, and closes the data. */
void
_clout_window_close_data (CloutWindow *self)
{
  gtk_revealer_set_reveal_child (self->sample_strip, FALSE);
  gtk_revealer_set_reveal_child (self->message_strip, FALSE);
  clout_loadable_page_reset (self->loadable);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, FALSE);
  set_engine (self, NULL);
}

/**
 * clout_window_open:
 * @self: a window, preferably already presented
 * @sample: whether to show the sample instead of the person's own data
 *
 * Opens the data in the background, once the window has been drawn. The pages follow when the
 * data are loaded.
 */
void
clout_window_open (CloutWindow *self,
                   gboolean     sample)
{
  g_return_if_fail (CLOUT_IS_WINDOW (self));

  self->sample = sample;
  _clout_window_close_data (self);
  clout_first_frame_run (GTK_WIDGET (self), open_now);
}

static void
open_again_cb (CloutWindow *self)
{
  clout_window_open (self, self->sample);
}

/**
 * clout_window_show_page:
 * @self: a window
 * @name: score, accounts, topics or friends, or first-run for its screenshot
 *
 * Shows a page.
 */
void
clout_window_show_page (CloutWindow *self,
                        const char  *name)
{
  g_return_if_fail (CLOUT_IS_WINDOW (self));

  if (g_str_equal (name, "first-run"))
    {
      gtk_revealer_set_reveal_child (self->sample_strip, FALSE);
      adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.try-sample", TRUE);
      clout_loadable_page_show_empty (self->loadable);
      return;
    }

  clout_pages_show (_clout_window_need_pages (self), name);
}

static void
restore_size (CloutWindow *self)
{
  if (self->settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
focus_cb (CloutWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && self->loadable != NULL
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->loadable)))
    g_set_weak_pointer (&self->page_focus, focus);
}

static gboolean
clout_window_close_request (GtkWindow *window)
{
  CloutWindow *self = CLOUT_WINDOW (window);
  int width;
  int height;

  if (self->settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 1));
      g_settings_set_int (self->settings, "window-height", MAX (height, 1));
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }

  _clout_window_note_seen_score (self);
  _clout_window_finish_removals (self);

  return GTK_WINDOW_CLASS (clout_window_parent_class)->close_request (window);
}

static void
clout_window_dispose (GObject *object)
{
  CloutWindow *self = CLOUT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->due_timer, g_source_remove);
  _clout_window_forget_room (self);
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
  g_cancellable_cancel (self->sync_cancellable);
  g_clear_object (&self->sync_cancellable);
  disconnect_engine (self);
  g_clear_weak_pointer (&self->page_focus);
  g_clear_object (&self->engine);
  g_clear_object (&self->settings);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_WINDOW);

  G_OBJECT_CLASS (clout_window_parent_class)->dispose (object);
}

static void
clout_window_finalize (GObject *object)
{
  CloutWindow *self = CLOUT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->import_cancellable);
  g_queue_free_full (self->archives, g_object_unref);
  g_free (self->store_path);
  g_free (self->opening_message);
  g_clear_pointer (&self->plus_k, g_variant_unref);
  g_clear_object (&self->import_file);
  g_free (self->import_name);
  g_string_free (self->imported, TRUE);

  G_OBJECT_CLASS (clout_window_parent_class)->finalize (object);
}

static void
clout_window_class_init (CloutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clout_window_close_request;

  signals[SIGNAL_READY] = g_signal_new ("ready", CLOUT_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLOUT_TYPE_NAVIGATION);
  g_type_ensure (CLOUT_TYPE_PAGES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/window/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, pages_place);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, first_button);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, failed_leave);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, sync_button);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, sample_strip);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, message_strip);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, message_label);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, message_restore);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, wait_strip);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, wait_label);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, wait_progress);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, task_strip);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, task_label);
  gtk_widget_class_bind_template_child (widget_class, CloutWindow, task_progress);
  _clout_window_install_actions (widget_class);
}

static void
clout_window_init (CloutWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = clout_settings_new ();
  self->archives = g_queue_new ();
  self->imported = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (open_again_cb), self,
                           G_CONNECT_SWAPPED);
  clout_toast_set_up (self->toasts);
  restore_size (self);
  g_object_set (self->loadable, "empty-icon-name", CLOUT_APP_ID, NULL);

  if (g_str_has_suffix (CLOUT_APP_ID, ".Devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  g_signal_connect_object (self->switcher_title, "notify::title-visible", G_CALLBACK (update_bar),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->switcher_title, "notify::view-switcher-enabled",
                           G_CALLBACK (update_bar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back_button, "notify::visible", G_CALLBACK (update_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, FALSE);
  _clout_window_take_drops (self);
  _clout_window_make_room (self);
  _clout_window_update_actions (self);
}

/**
 * clout_window_new:
 * @application: the application
 * @store_path: (nullable): path of the store, or %NULL for the default
 *
 * Returns: (transfer none): a window without data
 */
CloutWindow *
clout_window_new (AdwApplication *application,
                  const char     *store_path)
{
  CloutWindow *self = g_object_new (CLOUT_TYPE_WINDOW, "application", application, NULL);

  self->store_path = g_strdup (store_path);

  return self;
}
