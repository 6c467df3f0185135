/* test-message.c: a message at the window's bottom moves nothing, and covers no end of a page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/analysis-group.h"
#include "ui/application.h"
#include "ui/score/best-posts-group.h"
#include "ui/score/overview.h"
#include "ui/score/tips-group.h"
#include "ui/window/private.h"

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

static graphene_rect_t
get_bounds (GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)),
                                            &bounds));
  return bounds;
}

static float
get_end (GtkWidget *widget)
{
  graphene_rect_t bounds = get_bounds (widget);

  return bounds.origin.y + bounds.size.height;
}

/* Until the page stands still. */
static void
settle (GtkWidget *page)
{
  float end = -1;

  for (guint same = 0; same < 20; same++)
    {
      g_usleep (10000);
      while (g_main_context_iteration (NULL, FALSE));
      if (get_end (page) != end)
        same = 0;
      end = get_end (page);
    }
}

static void
test_scrolled (CloutWindow *window)
{
  GtkWidget *overview = find (GTK_WIDGET (window), CLOUT_TYPE_OVERVIEW);
  GtkWidget *scroller = find (overview, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *page = gtk_widget_get_first_child (
    gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  GtkWidget *strip = GTK_WIDGET (window->message_strip);
  const GType later[] = { CLOUT_TYPE_TIPS_GROUP, CLOUT_TYPE_BEST_POSTS_GROUP,
                          CLOUT_TYPE_ANALYSIS_GROUP };
  float end;

  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    while (find (overview, later[i]) == NULL
           || !gtk_widget_get_visible (find (overview, later[i])))
      g_main_context_iteration (NULL, TRUE);
  settle (page);
  gtk_adjustment_set_value (scroll, G_MAXDOUBLE);
  settle (page);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 0);
  end = get_end (page);
  _clout_window_show_message (window, "A message");
  while (gtk_widget_get_height (strip) < 20 || get_end (scroller) > get_bounds (strip).origin.y)
    g_main_context_iteration (NULL, TRUE);
  settle (page);
  g_assert_cmpfloat (get_end (page), ==, end);

  /* Now the end can be scrolled above the message. */
  gtk_adjustment_set_value (scroll, G_MAXDOUBLE);
  settle (page);
  g_assert_cmpfloat (get_end (page), <=, get_bounds (strip).origin.y);
}

static void
ready_cb (CloutWindow *window)
{
  test_scrolled (window);
  gtk_window_close (GTK_WINDOW (window));
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  if (CLOUT_IS_WINDOW (window))
    g_signal_connect (window, "ready", G_CALLBACK (ready_cb), NULL);
}

static void
test_message (void)
{
  char *arguments[] = { (char *) "clout", (char *) "--sample", NULL };
  g_autoptr(CloutApplication) application = clout_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/message/covers-no-end", test_message);
  return g_test_run ();
}
