/* test-lifetime.c: no Clout widget outlives the window that showed it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/breakdown-item.h"
#include "ui/application.h"
#include "ui/score/overview.h"
#include "ui/score/score-page.h"
#include "ui/window/window.h"

static guint alive;
static gboolean narrow;
static GCallback ready;

static void
gone_cb (gpointer  data,
         GObject  *where_the_object_was)
{
  alive--;
}

/* Watches every Clout widget from @widget down; returns their number. */
static guint
watch (GtkWidget *widget)
{
  guint n = 0;

  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Clout"))
    {
      g_object_weak_ref (G_OBJECT (widget), gone_cb, NULL);
      alive++;
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += watch (child);

  return n;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
close_cb (gpointer window)
{
  /* The window, three pages, the overview with its range and chart, a breakdown page, rows. */
  g_assert_cmpuint (watch (window), >, 10);
  gtk_window_close (GTK_WINDOW (window));
}

static gboolean
push_cb (gpointer window)
{
  GtkWidget *bar = find (window, ADW_TYPE_VIEW_SWITCHER_BAR);
  const CloutBreakdownFacts facts = { .level = CLOUT_BREAKDOWN_ENGAGEMENT, .points = 1,
                                      .shown = 1 };
  g_autoptr(CloutBreakdownItem) part = clout_breakdown_item_new (&facts);

  /* The display may take a moment to resize the window. */
  if (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)) != narrow)
    return G_SOURCE_CONTINUE;
  g_signal_emit_by_name (find (window, CLOUT_TYPE_OVERVIEW), "item-activated", part,
                         clout_score_page_get_report (
                           CLOUT_SCORE_PAGE (find (window, CLOUT_TYPE_SCORE_PAGE))));
  g_timeout_add_once (200, close_cb, window);

  return G_SOURCE_REMOVE;
}

static void
ready_cb (CloutWindow *window)
{
  if (narrow)
    gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  g_timeout_add (50, push_cb, window);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  if (CLOUT_IS_WINDOW (window))
    g_signal_connect (window, "ready", ready, NULL);
}

/* Opens another sample while this one is still in use somewhere. */
static void
ready_to_replace_cb (CloutWindow *window)
{
  g_autoptr(CloutEngine) engine = g_object_ref (clout_window_get_engine (window));

  g_assert_cmpuint (g_signal_handler_find (engine, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, window),
                    !=, 0);
  clout_window_open (window, TRUE);
  g_assert_cmpuint (g_signal_handler_find (engine, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, window),
                    ==, 0);
  gtk_window_close (GTK_WINDOW (window));
}

static void
run_sample (GCallback when_ready)
{
  char *arguments[] = { (char *) "clout", (char *) "--sample", NULL };
  g_autoptr(CloutApplication) application = clout_application_new ();

  ready = when_ready;
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&application));
}

static void
test_window (gconstpointer data)
{
  narrow = GPOINTER_TO_INT (data);
  run_sample (G_CALLBACK (ready_cb));

  /* Releases memory that other threads still hold. */
  for (guint i = 0; alive > 0 && i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (alive, ==, 0);
}

static void
test_replaced (void)
{
  run_sample (G_CALLBACK (ready_to_replace_cb));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/ui/lifetime/window-takes-all-with-it", GINT_TO_POINTER (FALSE),
                        test_window);
  g_test_add_data_func ("/ui/lifetime/narrow-window-too", GINT_TO_POINTER (TRUE), test_window);
  g_test_add_func ("/ui/lifetime/window-does-not-listen-to-replaced-data", test_replaced);

  return g_test_run ();
}
