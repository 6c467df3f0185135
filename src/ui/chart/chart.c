/* chart.c: a line chart of recent scores.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/chart.h"

#include "ui/chart/csv.h"
#include "ui/chart/draw.h"

#define HEIGHT 180

struct _CloutChart
{
  GtkWidget parent_instance;

  CloutDays days;
  gsize selected;
  gboolean has_selected;
};

G_DEFINE_FINAL_TYPE (CloutChart, clout_chart, GTK_TYPE_WIDGET)

static void
clout_chart_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CloutChart *self = CLOUT_CHART (widget);

  if (self->days.n_values > 0)
    clout_chart_draw (widget, snapshot, &self->days,
                      self->has_selected ? (gssize) self->selected : -1);
}

static void
clout_chart_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : HEIGHT;
}

static void
update_description (CloutChart *self)
{
  g_autofree char *text = self->has_selected ? clout_days_describe (&self->days, self->selected)
                                             : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
select_day (CloutChart *self,
            gsize       index)
{
  self->selected = index;
  self->has_selected = TRUE;
  update_description (self);
}

static void
clear_selected (CloutChart *self)
{
  self->has_selected = FALSE;
  update_description (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CloutChart            *self)
{
  gsize last = self->days.n_values - 1;
  gsize at = self->has_selected ? self->selected : last;

  if (self->days.n_values == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    select_day (self, self->has_selected && at > 0 ? at - 1 : at);
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    select_day (self, MIN (at + 1, last));
  else if (keyval == GDK_KEY_Home)
    select_day (self, 0);
  else if (keyval == GDK_KEY_End)
    select_day (self, last);
  else if (keyval == GDK_KEY_Escape && self->has_selected)
    clear_selected (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           CloutChart               *self)
{
  if (self->days.n_values > 0)
    select_day (self, clout_chart_day_at (GTK_WIDGET (self), &self->days, x));
}

static void
clout_chart_finalize (GObject *object)
{
  clout_days_clear (&CLOUT_CHART (object)->days);

  G_OBJECT_CLASS (clout_chart_parent_class)->finalize (object);
}

static void
clout_chart_class_init (CloutChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clout_chart_finalize;
  widget_class->snapshot = clout_chart_snapshot;
  widget_class->measure = clout_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "clout-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clout_chart_init (CloutChart *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *label = clout_days_summarize (&self->days);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (clear_selected), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (clear_selected), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * clout_chart_set_days:
 * @self: a chart
 * @days: the days; their scale and events are ignored; copied
 *
 * Shows other days.
 */
void
clout_chart_set_days (CloutChart      *self,
                      const CloutDays *days)
{
  g_autofree char *label = NULL;
  CloutDays shown = *days;
  g_autoptr(GPtrArray) events = NULL;

  g_return_if_fail (CLOUT_IS_CHART (self));

  events = g_steal_pointer (&self->days.events);
  shown.events = events;
  clout_days_set (&self->days, &shown);
  clear_selected (self);
  label = clout_days_summarize (&self->days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * clout_chart_set_events:
 * @self: a chart
 * @events: (nullable) (element-type CloutEvent): what happened; kept for other days too
 *
 * Shows events on the line.
 */
void
clout_chart_set_events (CloutChart *self,
                        GPtrArray  *events)
{
  g_return_if_fail (CLOUT_IS_CHART (self));

  if (events != NULL)
    g_ptr_array_ref (events);
  g_clear_pointer (&self->days.events, g_ptr_array_unref);
  self->days.events = events;
  update_description (self);
}

/**
 * clout_chart_dup_csv:
 * @self: a chart
 *
 * Returns: (transfer full): the chart's days as CSV
 */
char *
clout_chart_dup_csv (CloutChart *self)
{
  g_return_val_if_fail (CLOUT_IS_CHART (self), NULL);

  return clout_csv_of_days (&self->days);
}
