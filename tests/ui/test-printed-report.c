/* test-printed-report.c: the report on one page, in each direction, and without a printer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "support/await.h"
#include "sync/engine.h"
#include "sync/score.h"
#include "ui/card/printed-report.h"

static CloutPrintedReport *
load (CloutEngine *engine)
{
  g_auto(Await) made = AWAIT_INIT;
  g_auto(Await) split = AWAIT_INIT;
  g_auto(Await) tallied = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = NULL;
  g_autoptr(GListModel) parts = NULL;
  g_autoptr(GListModel) topics = NULL;

  clout_engine_report_async (engine, NULL, await_cb, &made);
  report = clout_finish_pointer (await_result (&made), &error);
  g_assert_no_error (error);
  clout_engine_load_breakdown_async (engine, report, NULL, CLOUT_BREAKDOWN_NETWORK, NULL, await_cb,
                                     &split);
  parts = clout_finish_pointer (await_result (&split), &error);
  g_assert_no_error (error);
  clout_engine_load_topics_async (engine, NULL, await_cb, &tallied);
  topics = clout_finish_pointer (await_result (&tallied), &error);
  g_assert_no_error (error);
  return clout_printed_report_new (report, parts, topics, FALSE);
}

static CloutEngine *
open_engine (gboolean    sample,
             const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "clout.db", NULL);
  g_autoptr(GFile) archive = g_file_new_for_path (g_getenv ("CLOUT_SAMPLE"));
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutEngine *engine;

  if (sample)
    clout_engine_open_sample_async (archive, NULL, await_cb, &one);
  else
    clout_engine_open_async (path, NULL, await_cb, &one);
  engine = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return engine;
}

/* Counts how many pixels of the lowest and the outer part of a page aren't white. */
static guint
count_outside (const CloutPrintedReport *printed,
               gboolean                  right_to_left)
{
  /* US Letter, the shortest usual paper. */
  const int width = 612;
  const int height = 792;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  clout_printed_report_draw (printed, cr, width, right_to_left);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint32 *line = (const guint32 *) (gpointer)
          (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

        n += (line[x] & 0xffffff) != 0xffffff
             && (x < 40 || x >= width - 40 || y < 40 || y >= height - 40);
      }
  cairo_surface_destroy (surface);
  return n;
}

static void
test_page (gconstpointer sample)
{
  g_autofree char *folder = g_dir_make_tmp ("clout-print-XXXXXX", NULL);
  CloutEngine *engine = open_engine (GPOINTER_TO_INT (sample), folder);
  g_autoptr(CloutPrintedReport) printed = load (engine);
  g_autoptr(GBytes) pdf = clout_printed_report_to_pdf (printed, FALSE);
  g_autoptr(GBytes) other = clout_printed_report_to_pdf (printed, TRUE);

  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  g_assert_cmpmem (g_bytes_get_data (other, NULL), 5, "%PDF-", 5);
  /* Nothing is in the margins. */
  g_assert_cmpuint (count_outside (printed, FALSE), ==, 0);
  g_assert_cmpuint (count_outside (printed, TRUE), ==, 0);
  clout_engine_close (engine);
}

/* As GTK's own “Print to File”. */
static void
test_export (void)
{
  g_autofree char *folder = g_dir_make_tmp ("clout-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *text = NULL;
  CloutEngine *engine = open_engine (TRUE, folder);
  g_autoptr(CloutPrintedReport) printed = load (engine);
  g_autoptr(GtkPrintOperation) operation = clout_printed_report_make_operation (printed);
  g_autoptr(GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  clout_engine_close (engine);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/ui/printed-report/sample", GINT_TO_POINTER (TRUE), test_page);
  g_test_add_data_func ("/ui/printed-report/empty", GINT_TO_POINTER (FALSE), test_page);
  g_test_add_func ("/ui/printed-report/export", test_export);
  return g_test_run ();
}
