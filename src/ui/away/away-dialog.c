/* away-dialog.c: the dialog for days away, which don't count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/score.h"
#include "ui/away/away-dialog.h"

#include <glib/gi18n.h>

#include "ui/away/away-list.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/toast.h"
#include "messages/messages.h"

struct _CloutAwayDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *problem;
  GtkMenuButton *first_button;
  GtkCalendar *first;
  GtkMenuButton *last_button;
  GtkCalendar *last;
  GtkWidget *again;
  GtkListBox *list;
  AdwToastOverlay *toasts;

  /* Owned references */
  CloutEngine *engine;
  GCancellable *cancellable;
  GArray *away_periods;
  guint n_saves;   /* number of saves under way */

  /* Weak reference */
  GtkWindow *parent;
};

G_DEFINE_FINAL_TYPE (CloutAwayDialog, clout_away_dialog, ADW_TYPE_WINDOW)

static void list (CloutAwayDialog *self);
static void save (CloutAwayDialog       *self,
                  const CloutAwayPeriod *removed);

static gint32
chosen_day (GtkCalendar *calendar)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (calendar);

  return clout_away_list_day_of (g_date_time_get_year (date), g_date_time_get_month (date),
                                 g_date_time_get_day_of_month (date));
}

static void
show_chosen (GtkMenuButton *button,
             GtkCalendar   *calendar,
             const char    *title)
{
  g_autofree char *day = clout_format_day (chosen_day (calendar), CLOUT_DAY_LONG);
  /* Translators: "First Day" or "Last Day", and the day chosen */
  g_autofree char *label = g_strdup_printf (C_("day of the time away", "%s: %s"), title, day);

  gtk_menu_button_set_label (button, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
show_days (CloutAwayDialog *self)
{
  show_chosen (self->first_button, self->first, _("First Day"));
  show_chosen (self->last_button, self->last, _("Last Day"));
}

static void
first_cb (CloutAwayDialog *self)
{
  /* The last day can't be before the first. */
  if (chosen_day (self->last) < chosen_day (self->first))
    {
      g_autoptr(GDateTime) date = gtk_calendar_get_date (self->first);

      gtk_calendar_select_day (self->last, date);
    }

  show_days (self);
}

static void
show_error (CloutAwayDialog     *self,
            const GError        *error)
{
  g_autofree char *words = clout_format_error (error);

  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static char *
describe (const CloutAwayPeriod *away_period)
{
  g_autofree char *first = clout_format_day (away_period->first, CLOUT_DAY_LONG);
  g_autofree char *last = clout_format_day (away_period->last, CLOUT_DAY_LONG);

  /* Translators: the first and the last day of a period away */
  return away_period->last > away_period->first ? g_strdup_printf (_("%s – %s"), first, last)
                                        : g_steal_pointer (&first);
}

static GtkWidget *
make_row (const CloutAwayPeriod *away_period,
          guint                  index)
{
  guint n = (guint) (away_period->last - away_period->first + 1);
  g_autofree char *title = describe (away_period);
  /* Translators: the length of a period away */
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u day", "%u days", n), n);
  /* Translators: %s is a period of days */
  g_autofree char *label = g_strdup_printf (_("Remove %s"), title);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (button, C_("button", "Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "away.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_list (CloutAwayDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < self->away_periods->len; i++)
    gtk_list_box_append (self->list,
                         make_row (&g_array_index (self->away_periods, CloutAwayPeriod, i), i));
}

typedef struct
{
  CloutAwayDialog *dialog;
  CloutAwayPeriod away_period;
} Removal;

static Removal *
removal_new (CloutAwayDialog       *dialog,
             const CloutAwayPeriod *away_period)
{
  Removal *removal = g_new (Removal, 1);

  removal->dialog = g_object_ref (dialog);
  removal->away_period = *away_period;

  return removal;
}

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->dialog);
  g_free (removal);
}

static void
undo_cb (Removal *removal)
{
  clout_away_list_add (removal->dialog->away_periods, removal->away_period.first,
                       removal->away_period.last);
  save (removal->dialog, NULL);
}

static void
offer_undo (CloutAwayDialog       *self,
            const CloutAwayPeriod *removed)
{
  g_autofree char *days = describe (removed);
  /* Translators: %s is a period of days */
  g_autofree char *text = g_strdup_printf (_("%s removed"), days);

  clout_toast_offer (GTK_WIDGET (self->list), text,
                     g_cclosure_new_swap (G_CALLBACK (undo_cb), removal_new (self, removed),
                                          removal_free));
}

typedef struct
{
  CloutAwayDialog *dialog;
  GApplication *application;
  gboolean removes;
  CloutAwayPeriod removed;
} Save;

static void
save_free (Save *save)
{
  if (save->application != NULL)
    g_application_release (save->application);
  g_clear_object (&save->application);
  g_object_unref (save->dialog);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Save) done = user_data;
  CloutAwayDialog *self = done->dialog;
  g_autoptr(GError) error = NULL;
  gboolean saved = clout_finish_boolean (result, &error);

  self->n_saves--;
  /* References held by pending saves keep a closed dialog from being disposed. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (!saved)
        clout_toast_say_failure (GTK_WIDGET (self->parent), done->application, NULL,
                                 _("Your time away wasn’t saved"), error);
      return;
    }

  if (saved && done->removes)
    offer_undo (self, &done->removed);
  if (!saved)
    show_error (self, error);
  /* A later save stores the complete list again. */
  if (!saved && self->n_saves == 0)
    list (self);
}

/* @removed: (nullable): the period that was removed */
static void
save (CloutAwayDialog       *self,
      const CloutAwayPeriod *removed)
{
  GApplication *application = g_application_get_default ();
  Save *begun = g_new0 (Save, 1);

  begun->dialog = g_object_ref (self);
  /* Keep the program running until the choice is stored, even without a window. */
  if (application != NULL)
    {
      begun->application = g_object_ref (application);
      g_application_hold (application);
    }
  begun->removes = removed != NULL;
  if (removed != NULL)
    begun->removed = *removed;
  self->n_saves++;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_list (self);
  clout_engine_save_away_periods_async (self->engine, self->away_periods, NULL, saved_cb, begun);
}

static void
add_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  CloutAwayDialog *self = CLOUT_AWAY_DIALOG (widget);

  clout_away_list_add (self->away_periods, chosen_day (self->first), chosen_day (self->last));
  save (self, NULL);
}

static void
remove_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutAwayDialog *self = CLOUT_AWAY_DIALOG (widget);
  guint index = g_variant_get_uint32 (parameter);
  CloutAwayPeriod removed;

  if (index >= self->away_periods->len)
    return;

  removed = g_array_index (self->away_periods, CloutAwayPeriod, index);
  g_array_remove_index (self->away_periods, index);
  save (self, &removed);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutAwayDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) away_periods = NULL;

  away_periods = clout_finish_pointer (result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* A newer change is being stored. */
  if (self->n_saves > 0)
    return;

  g_array_set_size (self->away_periods, 0);
  gtk_widget_set_visible (self->again, away_periods == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "away.add", away_periods != NULL);
  if (away_periods == NULL)
    {
      show_list (self);
      show_error (self, error);
      return;
    }

  for (guint i = 0; i < away_periods->len; i++)
    clout_away_list_add (self->away_periods, g_array_index (away_periods, CloutAwayPeriod, i).first,
                         g_array_index (away_periods, CloutAwayPeriod, i).last);
  show_list (self);
}

static void
list (CloutAwayDialog *self)
{
  clout_engine_list_away_periods_async (self->engine, self->cancellable, listed_cb,
                                        g_object_ref (self));
}

static void
load (CloutAwayDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  list (self);
}

static void
reload_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  load (CLOUT_AWAY_DIALOG (widget));
}

static void
clout_away_dialog_dispose (GObject *object)
{
  CloutAwayDialog *self = CLOUT_AWAY_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->engine);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_AWAY_DIALOG);

  G_OBJECT_CLASS (clout_away_dialog_parent_class)->dispose (object);
}

static void
clout_away_dialog_finalize (GObject *object)
{
  CloutAwayDialog *self = CLOUT_AWAY_DIALOG (object);

  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->cancellable);
  g_array_unref (self->away_periods);

  G_OBJECT_CLASS (clout_away_dialog_parent_class)->finalize (object);
}

static void
clout_away_dialog_class_init (CloutAwayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_away_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_away_dialog_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/away/away-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, first_button);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, first);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, last_button);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, last);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, again);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CloutAwayDialog, toasts);
  gtk_widget_class_install_action (widget_class, "away.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "away.reload", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "away.remove", "u", remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clout_away_dialog_init (CloutAwayDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->away_periods = g_array_new (FALSE, FALSE, sizeof (CloutAwayPeriod));
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  clout_toast_set_up (self->toasts);
  g_signal_connect_object (self->first, "day-selected", G_CALLBACK (first_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->last, "day-selected", G_CALLBACK (show_days), self,
                           G_CONNECT_SWAPPED);
  show_days (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "away.add", FALSE);
}

/**
 * clout_away_dialog_new:
 * @parent: parent window
 * @engine: engine that stores the away periods
 *
 * Returns: (transfer none): a dialog, to be presented
 */
CloutAwayDialog *
clout_away_dialog_new (GtkWindow   *parent,
                       CloutEngine *engine)
{
  CloutAwayDialog *self = g_object_new (CLOUT_TYPE_AWAY_DIALOG, "transient-for", parent,
                                        NULL);

  self->engine = g_object_ref (engine);
  g_set_weak_pointer (&self->parent, parent);
  load (self);

  return self;
}
