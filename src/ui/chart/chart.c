/* chart.c: the score of the last days as a line.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/chart/colors.h"
#include "ui/chart/csv.h"
#include "ui/chart/scale.h"
#include "words/words.h"

#define HEIGHT 180
#define MARGIN 12
/* Between an axis and its labels. */
#define GAP 8
#define DAY_SECONDS (24 * 60 * 60)

struct _CloutChart
{
  GtkWidget parent_instance;

  double *values;
  double *earlier; /* or NULL; NAN where not known */
  gsize n_values;
  gint64 time;
  gint32 utc_offset;
  CloutScale scale;
  int label_width;
  int label_height;
  gsize selected;
  gboolean has_selected;
};

G_DEFINE_FINAL_TYPE (CloutChart, clout_chart, GTK_TYPE_WIDGET)

static void
draw_text (CloutChart    *self,
           GtkSnapshot   *snapshot,
           const char    *text,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         x_align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * x_align, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The axes leave room for their labels, however large the person's letters are. */
static void
measure_labels (CloutChart *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "100");

  pango_layout_get_pixel_size (layout, &self->label_width, &self->label_height);
}

static double
plot_left (CloutChart *self)
{
  return self->label_width + GAP;
}

static double
plot_width (CloutChart *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - plot_left (self) - MARGIN);
}

static double
plot_height (CloutChart *self)
{
  return MAX (1, gtk_widget_get_height (GTK_WIDGET (self)) - self->label_height - GAP - MARGIN);
}

static void
draw_axis (CloutChart        *self,
           GtkSnapshot       *snapshot,
           const CloutColors *colors)
{
  g_autofree char *first = NULL;
  guint n_ticks = clout_scale_n_ticks (&self->scale);
  double bottom = MARGIN + plot_height (self) + GAP + self->label_height / 2.0;
  guint every = 1;

  while (n_ticks > 1 && every * plot_height (self) / (n_ticks - 1) < self->label_height)
    every++;

  for (guint i = 0; i < n_ticks; i++)
    {
      double value = self->scale.low + i * self->scale.step;
      double y = MARGIN + clout_scale_y (&self->scale, value, plot_height (self));
      g_autofree char *label = g_strdup_printf ("%.0f", value);

      gtk_snapshot_append_color (snapshot, &colors->line,
                                 &GRAPHENE_RECT_INIT ((float) plot_left (self), (float) (int) y,
                                                      (float) plot_width (self), 1));
      if (i % every == 0)
        draw_text (self, snapshot, label, &colors->faint_text, self->label_width, y, 1);
    }

  first = clout_chart_format_day (self->time, self->utc_offset, self->n_values - 1);
  if (self->n_values > 1)
    draw_text (self, snapshot, first, &colors->faint_text, plot_left (self), bottom, 0);
  draw_text (self, snapshot, _ ("Today"), &colors->faint_text, plot_left (self) + plot_width (self),
             bottom, 1);
}

static void
draw_line (CloutChart        *self,
           cairo_t           *cr,
           const CloutColors *colors)
{
  double bottom = MARGIN + plot_height (self);

  for (gsize i = 0; i < self->n_values; i++)
    {
      cairo_line_to (cr, plot_left (self) + clout_scale_x (i, self->n_values, plot_width (self)),
                     MARGIN + clout_scale_y (&self->scale, self->values[i], plot_height (self)));
    }

  gdk_cairo_set_source_rgba (cr, &colors->accent);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, plot_left (self) + plot_width (self), bottom);
  cairo_line_to (cr, plot_left (self) + clout_scale_x (0, self->n_values, plot_width (self)), bottom);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, colors->accent.red, colors->accent.green, colors->accent.blue, 0.15);
  cairo_fill (cr);
}

/* What the same days were by an earlier version of the maths, thin and dashed. */
static void
draw_earlier (CloutChart        *self,
              cairo_t           *cr,
              const CloutColors *colors)
{
  const double dashes[] = { 4, 3 };

  cairo_new_path (cr);
  for (gsize i = 0; i < self->n_values; i++)
    {
      if (isnan (self->earlier[i]))
        continue;
      cairo_line_to (cr, plot_left (self) + clout_scale_x (i, self->n_values, plot_width (self)),
                     MARGIN + clout_scale_y (&self->scale, self->earlier[i], plot_height (self)));
    }

  gdk_cairo_set_source_rgba (cr, &colors->faint_text);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_dot (CloutChart        *self,
          cairo_t           *cr,
          gsize              index,
          const CloutColors *colors)
{
  gdk_cairo_set_source_rgba (cr, &colors->accent);
  cairo_arc (cr, plot_left (self) + clout_scale_x (index, self->n_values, plot_width (self)),
             MARGIN + clout_scale_y (&self->scale, self->values[index], plot_height (self)),
             4.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static char *
describe_selected (CloutChart *self)
{
  g_autofree char *day = NULL;
  g_autofree char *points = NULL;

  day = clout_chart_format_day (self->time, self->utc_offset, self->n_values - 1 - self->selected);
  points = clout_words_for_points (self->values[self->selected]);

  if (self->earlier != NULL && !isnan (self->earlier[self->selected]))
    {
      g_autofree char *old = clout_words_for_points (self->earlier[self->selected]);

      /* Translators: a day, the score on it, and what it was by an earlier version of the maths */
      return g_strdup_printf (_ ("%s: %s, formerly %s"), day, points, old);
    }

  /* Translators: a day and the score on it, e.g. "2 March: 54.1" */
  return g_strdup_printf (_ ("%s: %s"), day, points);
}

static void
draw_bubble (CloutChart    *self,
             GtkSnapshot   *snapshot,
             const GdkRGBA *back,
             const GdkRGBA *text)
{
  g_autofree char *label = describe_selected (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), label);
  GskRoundedRect rect;
  double x;
  double y;
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = plot_left (self) + clout_scale_x (self->selected, self->n_values, plot_width (self));
  x -= width / 2.0;
  x = CLAMP (x, 10, MAX (10, gtk_widget_get_width (GTK_WIDGET (self)) - width - 10));
  y = MARGIN + clout_scale_y (&self->scale, self->values[self->selected], plot_height (self));
  y = y > height + 24 ? y - height - 18 : y + 18;

  gsk_rounded_rect_init_from_rect (&rect,
                                   &GRAPHENE_RECT_INIT ((float) x - 8, (float) y - 4,
                                                        (float) width + 16, (float) height + 8), 8);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, back, &rect.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, text);
  gtk_snapshot_restore (snapshot);
}

static void
clout_chart_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  CloutChart *self = CLOUT_CHART (widget);
  CloutColors colors;
  cairo_t *cr;

  if (self->n_values == 0)
    return;

  clout_colors_read (widget, &colors);
  measure_labels (self);
  draw_axis (self, snapshot, &colors);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0,
                                                       (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  draw_line (self, cr, &colors);
  if (self->earlier != NULL)
    draw_earlier (self, cr, &colors);
  draw_dot (self, cr, self->has_selected ? self->selected : self->n_values - 1, &colors);
  cairo_destroy (cr);

  if (self->has_selected)
    draw_bubble (self, snapshot, &colors.text, &colors.back);
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
  g_autofree char *text = self->has_selected ? describe_selected (self) : g_strdup ("");

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
  gsize last = self->n_values - 1;
  gsize at = self->has_selected ? self->selected : last;

  if (self->n_values == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
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
  if (self->n_values > 0)
    select_day (self, clout_scale_index_at (x - plot_left (self), self->n_values, plot_width (self)));
}

static void
clout_chart_finalize (GObject *object)
{
  g_free (CLOUT_CHART (object)->values);
  g_free (CLOUT_CHART (object)->earlier);

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

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("No history yet"), -1);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (clear_selected), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (clear_selected), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * clout_chart_format_day:
 * @time: now, Unix seconds
 * @utc_offset: seconds that the person's own days are ahead of UTC
 * @days_ago: 0 for today
 *
 * Returns: (transfer full): the day and month
 */
char *
clout_chart_format_day (gint64 time,
                        gint32 utc_offset,
                        gsize  days_ago)
{
  gint64 seconds = time + utc_offset - (gint64) days_ago * DAY_SECONDS;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  /* Translators: a day of the last three months, see g_date_time_format(), e.g. "2 March" */
  return date != NULL ? g_date_time_format (date, _ ("%-e %B")) : g_strdup ("");
}

static char *
summarize (CloutChart *self)
{
  gsize lowest = 0;
  g_autofree char *now = clout_words_for_points (self->values[self->n_values - 1]);
  g_autofree char *change = NULL;
  g_autofree char *low = NULL;
  g_autofree char *day = NULL;

  for (gsize i = 1; i < self->n_values; i++)
    {
      if (self->values[i] < self->values[lowest])
        lowest = i;
    }

  change = clout_words_for_change (self->values[self->n_values - 1] - self->values[0]);
  low = clout_words_for_points (self->values[lowest]);
  day = clout_chart_format_day (self->time, self->utc_offset, self->n_values - 1 - lowest);

  /* Translators: score now, change since the first day, number of days, lowest score, its day */
  return g_strdup_printf (ngettext ("Score %1$s, %2$s in %3$u day, lowest %4$s on %5$s",
                                    "Score %1$s, %2$s in %3$u days, lowest %4$s on %5$s",
                                    self->n_values),
                          now, change, (guint) self->n_values, low, day);
}

/**
 * clout_chart_set_values:
 * @self: a chart
 * @values: (array length=n_values): scores, oldest first, today's last; copied
 * @earlier: (nullable) (array length=n_values): the same days by an earlier version of the maths,
 *   %NAN where not known; copied
 * @n_values: how many days
 * @time: now, Unix seconds
 * @utc_offset: seconds that the person's own days are ahead of UTC
 */
void
clout_chart_set_values (CloutChart   *self,
                        const double *values,
                        const double *earlier,
                        gsize         n_values,
                        gint64        time,
                        gint32        utc_offset)
{
  g_autofree char *label = NULL;
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_if_fail (CLOUT_IS_CHART (self));

  g_free (self->values);
  self->values = g_memdup2 (values, n_values * sizeof *values);
  self->n_values = n_values;
  self->time = time;
  self->utc_offset = utc_offset;
  g_free (self->earlier);
  self->earlier = g_memdup2 (earlier, earlier != NULL ? n_values * sizeof *earlier : 0);
  g_array_append_vals (drawn, values, n_values);
  for (gsize i = 0; i < n_values && earlier != NULL; i++)
    if (!isnan (earlier[i]))
      g_array_append_val (drawn, earlier[i]);
  clout_scale_fit ((const double *) drawn->data, drawn->len, &self->scale);
  clear_selected (self);

  label = n_values > 0 ? summarize (self) : g_strdup (_ ("No history yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * clout_chart_dup_csv:
 *
 * Returns: (transfer full): the chart's days as a table
 */
char *
clout_chart_dup_csv (CloutChart *self)
{
  g_return_val_if_fail (CLOUT_IS_CHART (self), NULL);

  return clout_csv_of_days (self->values, self->n_values, self->time, self->utc_offset);
}
