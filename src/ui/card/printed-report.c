/* printed-report.c: the score on one page, for a printer or a PDF file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/card/printed-report.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "messages/messages.h"
#include "model/topic.h"
#include "ui/chart/scale.h"
#include "ui/font.h"

/* All sizes are in points. Even the shortest paper, US Letter, has room for this many lines. */
#define MARGIN 48
#define LINE 19
#define CHART 130
#define MOST_PARTS 8
#define MOST_TOPICS 8

struct _CloutPrintedReport
{
  gatomicrefcount ref_count;
  CloutReport *report;
  GListModel *parts;
  GListModel *topics;
  gboolean sample;
};

typedef struct
{
  cairo_t *cr;
  double width;  /* without margins */
  double y;      /* of the next line's top */
  gboolean right_to_left;
} Page;

/**
 * clout_printed_report_new:
 * @report: a report
 * @parts: its #CloutBreakdownItem objects of the first level
 * @topics: the person's #CloutTopic objects
 * @sample: whether the data are sample data, which the page then says
 *
 * Returns: (transfer full): a report to print
 */
CloutPrintedReport *
clout_printed_report_new (CloutReport *report,
                          GListModel  *parts,
                          GListModel  *topics,
                          gboolean     sample)
{
  CloutPrintedReport *self = g_new0 (CloutPrintedReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->report = g_object_ref (report);
  self->parts = g_object_ref (parts);
  self->topics = g_object_ref (topics);
  self->sample = sample;
  return self;
}

void
clout_printed_report_unref (CloutPrintedReport *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->report);
  g_object_unref (self->parts);
  g_object_unref (self->topics);
  g_free (self);
}

static void
set_gray (Page   *page,
          double  gray)
{
  cairo_set_source_rgb (page->cr, gray, gray, gray);
}

static void
set_accent (Page *page)
{
  cairo_set_source_rgb (page->cr, 0.64, 0.24, 0);
}

/* From the start of the line, which is on the right in right-to-left scripts. */
static double
place (const Page *page,
       double      start,
       double      width)
{
  return page->right_to_left ? page->width - start - width : start;
}

/* Draws at @start and @top; from the end of the line if @start is negative, then @room is what is
   free before that. Returns the width. */
static double
draw_text (Page       *page,
           const char *text,
           const char *font,
           double      start,
           double      top,
           double      room)
{
  g_autoptr(PangoLayout) layout = clout_font_layout_line (page->cr, text, font);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      width = (int) room;
    }
  if (start < 0)
    start = page->width - width;
  cairo_move_to (page->cr, place (page, start, width), top);
  pango_cairo_show_layout (page->cr, layout);
  return width;
}

static void
draw_heading (Page       *page,
              const char *text)
{
  page->y += 20;
  set_gray (page, 0);
  draw_text (page, text, "Sans Bold 13px", 0, page->y, page->width);
  page->y += 24;
}

static void
draw_score (Page                     *page,
            const CloutPrintedReport *self)
{
  const CloutScore *score = clout_report_get_score (self->report);
  gboolean known = score->known != CLOUT_SCORE_UNKNOWN;
  guint n_days = clout_report_get_history_days (self->report);
  const double *history = clout_report_get_history (self->report) + CLOUT_HISTORY_DAYS - n_days;
  g_autofree char *date = clout_format_day (clout_report_get_today (self->report), CLOUT_DAY_LONG);
  g_autofree char *points = known ? clout_format_points (score->score) : g_strdup ("–");
  g_autofree char *range = known ? clout_format_range (score) : NULL;
  g_autofree char *delta = clout_format_change (clout_history_delta (history, n_days, 30));
  /* Translators: how the score moved in 30 days, e.g. "+1.2 in 30 days" */
  g_autofree char *change = g_strdup_printf (_("%s in 30 days"), delta);
  g_autofree char *estimate = clout_format_known (self->report, TRUE);
  double beside;

  set_gray (page, 0);
  draw_text (page, self->sample ? _("Clout: sample data") : _("Clout"), "Sans Bold 13px", 0, 0,
             page->width / 2);
  set_gray (page, 0.35);
  draw_text (page, date, "Sans 11px", -1, 1, page->width / 2);
  set_accent (page);
  beside = draw_text (page, points, "Sans Bold 60px", 0, 26, page->width / 2) + 20;
  set_gray (page, 0);
  draw_text (page, known ? clout_format_level (score->score) : _("Not enough data"),
             "Sans Bold 18px", beside, 38, page->width - beside);
  set_gray (page, 0.35);
  if (known && n_days > 30)
    draw_text (page, change, "Sans 11px", beside, 66, page->width - beside);
  if (range != NULL)
    draw_text (page, range, "Sans 11px", beside, 82, page->width - beside);
  page->y = 108;
  if (estimate != NULL)
    draw_text (page, estimate, "Sans 10px", 0, page->y, page->width);
  page->y += estimate != NULL ? 14 : 0;
}

static double
draw_axis (Page             *page,
           const CloutScale *scale)
{
  const double left = 28;

  for (guint i = 0; i < clout_scale_n_ticks (scale); i++)
    {
      double value = scale->low + i * scale->step;
      double y = page->y + clout_scale_y (scale, value, CHART);
      g_autofree char *label = g_strdup_printf ("%.0f", value);

      set_gray (page, 0.8);
      cairo_set_line_width (page->cr, 0.5);
      cairo_move_to (page->cr, left, y);
      cairo_line_to (page->cr, page->width, y);
      cairo_stroke (page->cr);
      set_gray (page, 0.35);
      draw_text (page, label, "Sans 10px", 0, y - 7, left);
    }
  return left;
}

/* Draws the scores as they were shown. Time runs from left to right in every script, as on
   screen. */
static void
draw_trend (Page                     *page,
            const CloutPrintedReport *self)
{
  guint n_days = clout_report_get_history_days (self->report);
  const double *values = clout_report_get_shown (self->report) + CLOUT_HISTORY_DAYS - n_days;
  gint64 today = clout_report_get_today (self->report);
  g_autofree char *first = clout_format_day (today - (gint64) n_days + 1, CLOUT_DAY_SHORT);
  g_autofree char *last = clout_format_day (today, CLOUT_DAY_SHORT);
  gboolean right_to_left = page->right_to_left;
  CloutScale scale;
  double left;

  if (n_days < 2)
    return;
  draw_heading (page, _("History"));
  clout_scale_fit (values, n_days, &scale);
  page->right_to_left = FALSE;
  left = draw_axis (page, &scale);
  cairo_new_path (page->cr);
  for (guint i = 0; i < n_days; i++)
    cairo_line_to (page->cr, left + clout_scale_x (i, n_days, page->width - left),
                   page->y + clout_scale_y (&scale, values[i], CHART));
  set_accent (page);
  cairo_set_line_width (page->cr, 1.5);
  cairo_set_line_join (page->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (page->cr);
  page->y += CHART + 6;
  set_gray (page, 0.35);
  draw_text (page, first, "Sans 10px", left, page->y, page->width / 2);
  draw_text (page, last, "Sans 10px", -1, page->y, page->width / 2);
  page->right_to_left = right_to_left;
  page->y += 14;
}

static void
draw_part (Page               *page,
           CloutReport        *report,
           CloutBreakdownItem *item,
           double              most)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  g_autofree char *title = clout_format_breakdown_item (item, report);
  g_autofree char *points = clout_format_points (facts->shown);
  double bar_start = page->width * 0.45;
  double room = page->width * 0.45;
  double bar = most > 0 ? room * CLAMP (facts->points / most, 0, 1) : 0;

  set_gray (page, 0);
  draw_text (page, title, "Sans 11px", 0, page->y, bar_start - 12);
  draw_text (page, points, "Sans Bold 11px", -1, page->y, page->width * 0.1);
  set_gray (page, 0.9);
  cairo_rectangle (page->cr, place (page, bar_start, room), page->y + 4, room, 6);
  cairo_fill (page->cr);
  set_accent (page);
  cairo_rectangle (page->cr, place (page, bar_start, bar), page->y + 4, bar, 6);
  cairo_fill (page->cr);
  page->y += LINE;
}

static void
draw_parts (Page                     *page,
            const CloutPrintedReport *self)
{
  guint n = MIN (g_list_model_get_n_items (self->parts), MOST_PARTS);
  double most = 0;

  if (n == 0)
    return;
  draw_heading (page, _("Where It Comes From"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (self->parts, i);

      most = fmax (most, clout_breakdown_item_get_facts (item)->points);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (self->parts, i);

      draw_part (page, self->report, item, most);
    }
}

static char *
describe_topic (CloutTopic *topic)
{
  guint n_posts = (guint) CLAMP (clout_topic_get_posts (topic), 0, G_MAXINT);
  guint n_reactions = (guint) CLAMP (clout_topic_get_reactions (topic), 0, G_MAXINT);
  guint n_plus_k = clout_topic_get_plus_k (topic);
  g_autofree char *posts = g_strdup_printf (ngettext ("%'u post", "%'u posts", n_posts), n_posts);
  g_autofree char *reactions = g_strdup_printf (ngettext ("%'u reaction", "%'u reactions",
                                                          n_reactions), n_reactions);
  g_autofree char *plus_k = g_strdup_printf (ngettext ("%u +K", "%u +K", n_plus_k), n_plus_k);
  const char *parts[4] = { NULL };
  gsize n = 0;

  if (n_posts > 0)
    parts[n++] = posts;
  if (n_reactions > 0)
    parts[n++] = reactions;
  if (n_plus_k > 0)
    parts[n++] = plus_k;
  return g_strjoinv (" · ", (char **) parts);
}

static void
draw_topic (Page       *page,
            CloutTopic *topic)
{
  const char *name = clout_topic_get_name (topic);
  g_autofree char *title = g_strconcat (strchr (name, ' ') == NULL ? "#" : "", name, NULL);
  g_autofree char *numbers = describe_topic (topic);

  set_gray (page, 0);
  draw_text (page, title, "Sans 11px", 0, page->y, page->width * 0.45 - 12);
  set_gray (page, 0.35);
  draw_text (page, numbers, "Sans 11px", page->width * 0.45, page->y, page->width * 0.55);
  page->y += LINE;
}

static void
draw_topics (Page                     *page,
             const CloutPrintedReport *self)
{
  guint n = MIN (g_list_model_get_n_items (self->topics), MOST_TOPICS);

  if (n == 0)
    return;
  draw_heading (page, _("Topics"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (self->topics, i);

      draw_topic (page, topic);
    }
}

/**
 * clout_printed_report_draw:
 * @self: a report to print
 * @cr: a cairo context
 * @width: width of the page, points
 * @right_to_left: whether lines start on the right
 *
 * Draws the page from the context's origin.
 */
void
clout_printed_report_draw (const CloutPrintedReport *self,
                           cairo_t                  *cr,
                           double                    width,
                           gboolean                  right_to_left)
{
  Page page = { cr, width - 2 * MARGIN, 0, right_to_left };

  g_return_if_fail (self != NULL);

  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  draw_score (&page, self);
  draw_trend (&page, self);
  draw_parts (&page, self);
  draw_topics (&page, self);
  cairo_restore (cr);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * clout_printed_report_to_pdf:
 * @self: a report to print
 * @right_to_left: whether lines start on the right
 *
 * Returns: (transfer full): a PDF file with the page, on the paper that is usual in the locale
 */
GBytes *
clout_printed_report_to_pdf (const CloutPrintedReport *self,
                             gboolean                  right_to_left)
{
  GtkPaperSize *paper = gtk_paper_size_new (NULL);
  double width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  double height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  gtk_paper_size_free (paper);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Clout Report"));
  clout_printed_report_draw (self, cr, width, right_to_left);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
draw_page_cb (GtkPrintOperation  *operation,
              GtkPrintContext    *context,
              int                 number,
              CloutPrintedReport *self)
{
  clout_printed_report_draw (self, gtk_print_context_get_cairo_context (context),
                             gtk_print_context_get_width (context),
                             gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
}

static CloutPrintedReport *
printed_report_ref (CloutPrintedReport *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * clout_printed_report_make_operation:
 * @self: a report to print
 *
 * Returns: (transfer full): a print operation for the page
 */
GtkPrintOperation *
clout_printed_report_make_operation (CloutPrintedReport *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Clout Report"));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         printed_report_ref (self),
                         (GClosureNotify) clout_printed_report_unref, 0);
  return operation;
}

/**
 * clout_printed_report_print:
 * @self: a report to print
 * @parent: window of the print dialog, with the action win.say
 *
 * Asks for a printer, and prints the page.
 */
void
clout_printed_report_print (CloutPrintedReport *self,
                            GtkWindow          *parent)
{
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);

  operation = clout_printed_report_make_operation (self);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  /* Translators: %s is the system's message */
  text = g_strdup_printf (_("Couldn’t print: %s"), error->message);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", text);
}
