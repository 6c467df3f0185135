/* toast.c: short messages and errors at the bottom of a widget's window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/toast.h"

#include <glib/gi18n.h>

#include "ui/background/notices.h"
#include "messages/messages.h"

#define SECONDS 5
#define UNDO_SECONDS 10

/* Shorter operations need no message. */
#define PATIENCE_MS 1000

struct _CloutWait
{
  GtkWidget *widget;
  char *text;
  guint timer;
  AdwToast *toast;
};

static gboolean
is_close (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
}

static gboolean
is_undo (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), _("_Undo")) == 0;
}

static GtkWidget *
find_button (GtkWidget *widget,
             gboolean (*is_it) (GtkWidget *))
{
  GtkWidget *found = is_it (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, is_it);

  return found;
}

static gboolean
is_toast (GtkWidget *widget)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "toast");
}

/* Otherwise a toast would cover buttons at the bottom of the page. */
static void
make_room_cb (GListModel      *shown,
              guint            position,
              guint            n_removed,
              guint            n_added,
              AdwToastOverlay *overlay)
{
  GtkWidget *page = adw_toast_overlay_get_child (overlay);
  int height = 0;

  if (page == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(GtkWidget) child = g_list_model_get_item (shown, i);
      int natural = 0;

      if (is_toast (child))
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  gtk_widget_set_margin_bottom (page, height);
}

/* The close button of a toast is an icon for which libadwaita has no accessible name. */
static void
name_close_cb (GListModel *shown,
               guint       position,
               guint       n_removed,
               guint       n_added,
               gpointer    unused)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(GtkWidget) child = g_list_model_get_item (shown, i);
      GtkWidget *close = NULL;

      if (is_toast (child))
        close = find_button (child, is_close);
      if (close != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _("Close Message"), -1);
    }
}

/* Activates the visible toast's undo button; without one, other handlers get the key. */
static gboolean
undo_shown_cb (GtkWidget *overlay,
               GVariant  *unused,
               gpointer   user_data)
{
  for (GtkWidget *child = gtk_widget_get_last_child (overlay); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *undo = is_toast (child) ? find_button (child, is_undo) : NULL;

      if (undo != NULL && gtk_widget_get_mapped (undo))
        {
          g_signal_emit_by_name (undo, "clicked");
          return GDK_EVENT_STOP;
        }
    }

  return GDK_EVENT_PROPAGATE;
}

/* Works wherever the focus is, but entries with their own undo take precedence. */
static void
add_shortcut (GtkWidget *overlay)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_shown_cb, NULL, NULL)));
  gtk_widget_add_controller (overlay, keys);
}

/* Tests on a busy machine need more time than a person does. */
static guint
seconds_at_least (guint seconds)
{
  const char *chosen = g_getenv ("CLOUT_TOAST_SECONDS");
  guint more = chosen != NULL ? (guint) g_ascii_strtoull (chosen, NULL, 10) : 0;

  return MAX (seconds, more);
}

/**
 * clout_toast_new:
 * @text: plain text, which may contain people's names
 *
 * Makes a message that appears at once and disappears after a few seconds.
 *
 * Returns: (transfer full): the message, to be added to an overlay
 */
AdwToast *
clout_toast_new (const char *text)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_val_if_fail (text != NULL, NULL);

  /* The title is markup. */
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  /* A response to the person's last action must not wait behind earlier messages. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  clout_toast_set_seconds (toast, SECONDS);

  return toast;
}

/**
 * clout_toast_set_seconds:
 * @toast: a message
 * @seconds: how long it is shown
 *
 * Sets how long the message is shown; the environment variable CLOUT_TOAST_SECONDS makes that
 * longer.
 */
void
clout_toast_set_seconds (AdwToast *toast,
                         guint     seconds)
{
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_set_timeout (toast, seconds_at_least (seconds));
}

/**
 * clout_toast_add_undo:
 * @toast: message about something that was just done
 *
 * Adds an undo button, and enough time to notice and reach it.
 */
void
clout_toast_add_undo (AdwToast *toast)
{
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_set_button_label (toast, _("_Undo"));
  clout_toast_set_seconds (toast, UNDO_SECONDS);
}

/**
 * clout_toast_set_up:
 * @overlay: overlay that will show toasts
 *
 * Makes toasts accessible to screen readers, and Ctrl+Z activate their undo button.
 */
void
clout_toast_set_up (AdwToastOverlay *overlay)
{
  GListModel *shown = gtk_widget_observe_children (GTK_WIDGET (overlay));

  g_signal_connect (shown, "items-changed", G_CALLBACK (name_close_cb), NULL);
  g_signal_connect (shown, "items-changed", G_CALLBACK (make_room_cb), overlay);
  g_object_set_data_full (G_OBJECT (overlay), "clout-shown", shown, g_object_unref);
  add_shortcut (GTK_WIDGET (overlay));
}

static AdwToast *
add (GtkWidget  *widget,
     const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;

  toast = clout_toast_new (text);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);

  return toast;
}

/**
 * clout_toast_say:
 * @widget: widget concerned
 * @text: plain text
 *
 * Shows a message, if @widget is still in a window.
 */
void
clout_toast_say (GtkWidget  *widget,
                 const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  add (widget, text);
}

/**
 * clout_toast_say_error:
 * @widget: widget concerned
 * @error: the error
 *
 * Shows an error, if @widget is still in a window.
 */
void
clout_toast_say_error (GtkWidget    *widget,
                       const GError *error)
{
  g_autofree char *words = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  words = clout_format_error (error);
  add (widget, words);
}

/**
 * clout_toast_say_failure:
 * @widget: (nullable): the window, or a widget in it
 * @application: (nullable): the application, for a notification if the window was closed
 * @account: (nullable): the account concerned
 * @what: what wasn't done, without a period
 * @error: the error
 *
 * Shows an error until it is closed or, if the window was closed, sends a notification.
 */
void
clout_toast_say_failure (GtkWidget    *widget,
                         GApplication *application,
                         CloutAccount *account,
                         const char   *what,
                         const GError *error)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  g_autofree char *why = clout_format_error (error);
  g_autofree char *text = NULL;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (root)))
    {
      if (application != NULL)
        clout_notices_send_failure (application, account, what, why);
      return;
    }

  /* Translators: what wasn't done, then one or more sentences on why */
  text = g_strdup_printf (C_("failure", "%s. %s"), what, why);
  gtk_widget_activate_action (widget, "win.show-message", "s", text);
}

/* An earlier offer would come back after this one, where a late click would undo it instead. */
static void
replace_offer (GtkWidget *widget,
               AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *earlier = g_object_get_data (G_OBJECT (overlay), "clout-offer");

  if (earlier != NULL)
    adw_toast_dismiss (earlier);
  g_object_set_data_full (G_OBJECT (overlay), "clout-offer", g_object_ref (toast),
                          g_object_unref);
}

/**
 * clout_toast_offer:
 * @widget: widget concerned
 * @text: plain text
 * @undo: (transfer floating): function that undoes it
 *
 * Shows a message with an undo button, if @widget is still in a window.
 */
void
clout_toast_offer (GtkWidget  *widget,
                   const char *text,
                   GClosure   *undo)
{
  AdwToast *toast = add (widget, text);

  g_closure_ref (undo);
  g_closure_sink (undo);
  g_closure_set_marshal (undo, g_cclosure_marshal_VOID__VOID);
  if (toast != NULL)
    {
      clout_toast_add_undo (toast);
      replace_offer (widget, toast);
      g_signal_connect_closure (toast, "button-clicked", undo, FALSE);
    }
  g_closure_unref (undo);
}

static void
say_wait (gpointer data)
{
  CloutWait *wait = data;

  wait->timer = 0;
  wait->toast = add (wait->widget, wait->text);
  if (wait->toast == NULL)
    return;

  g_object_ref (wait->toast);
  adw_toast_set_timeout (wait->toast, 0);
}

/**
 * clout_toast_wait:
 * @widget: widget concerned
 * @text: plain text
 *
 * Shows a message after a second, until clout_toast_end().
 *
 * Returns: (transfer full): the wait
 */
CloutWait *
clout_toast_wait (GtkWidget  *widget,
                  const char *text)
{
  CloutWait *wait;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  wait = g_new0 (CloutWait, 1);
  wait->widget = g_object_ref (widget);
  wait->text = g_strdup (text);
  wait->timer = g_timeout_add_once (PATIENCE_MS, say_wait, wait);

  return wait;
}

/**
 * clout_toast_end:
 * @wait: (transfer full): a wait that has ended
 *
 * Withdraws the message of clout_toast_wait().
 */
void
clout_toast_end (CloutWait *wait)
{
  g_return_if_fail (wait != NULL);

  g_clear_handle_id (&wait->timer, g_source_remove);
  if (wait->toast != NULL)
    adw_toast_dismiss (wait->toast);
  g_clear_object (&wait->toast);
  g_object_unref (wait->widget);
  g_free (wait->text);
  g_free (wait);
}
