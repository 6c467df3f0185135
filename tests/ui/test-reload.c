/* test-reload.c: a page whose data change keeps its focus and its scroll position.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "support/await.h"
#include "sync/engine.h"
#include "ui/score/overview.h"
#include "ui/score/score-page.h"
#include "ui/score/tips-group.h"
#include "ui/topics/topic-page.h"
#include "ui/topics/topics-page.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/spinner.h"
#include "ui/layout/strip-layout.h"

/* The row with the focus. */
#define ROW 1

/* Above the row with the focus. */
#define MARGIN 40

#define FRAMES 12

static CloutEngine *
open_sample (void)
{
  g_autoptr(GFile) sample = g_file_new_for_path (g_getenv ("CLOUT_SAMPLE"));
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutEngine *engine;

  clout_engine_open_sample_async (sample, NULL, await_cb, &one);
  engine = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return engine;
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

/* Low, so that each page has to scroll. */
static GtkWidget *
present (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 200);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *n_left = user_data;

  (*n_left)--;
  return *n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets the page be laid out, which happens once a frame, however long these take. */
static void
settle (GtkWidget *window)
{
  guint n_left = FRAMES;

  gtk_widget_add_tick_callback (window, frame_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
await_row (GtkListBox *list,
           int         index)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, index)) == NULL
         || !gtk_widget_get_mapped (GTK_WIDGET (row)))
    g_main_context_iteration (NULL, TRUE);
  return GTK_WIDGET (row);
}

/* Changes the stored data, as far as the page can tell, and waits until it shows the new ones. */
static void
assert_keeps_place (CloutEngine *engine,
                    const char  *signal,
                    GtkListBox  *list)
{
  GtkWidget *row = await_row (list, ROW);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (row));
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW)));
  gpointer old = row;
  graphene_rect_t bounds;
  double place;

  g_assert_true (gtk_widget_grab_focus (row));
  settle (window);
  g_assert_true (gtk_widget_compute_bounds (row, window, &bounds));
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + bounds.origin.y - MARGIN);
  settle (window);
  place = gtk_adjustment_get_value (scroll);
  g_assert_cmpfloat (place, >, 0);

  g_object_add_weak_pointer (old, &old);
  g_signal_emit_by_name (engine, signal);
  while (old != NULL)
    g_main_context_iteration (NULL, TRUE);
  row = await_row (list, ROW);
  settle (window);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, place);
}

static gpointer
get_child (GtkWidget  *page,
           GType       type,
           const char *name)
{
  GtkWidget *owner = find (page, type);

  g_assert_nonnull (owner);
  return gtk_widget_get_template_child (owner, type, name);
}

static void
test_topics (void)
{
  g_autoptr(CloutEngine) engine = open_sample ();
  GtkWidget *page = g_object_new (CLOUT_TYPE_TOPICS_PAGE, NULL);
  GtkWidget *window = present (page);

  clout_topics_page_set_engine (CLOUT_TOPICS_PAGE (page), engine);
  assert_keeps_place (engine, "changed::topics", get_child (page, CLOUT_TYPE_TOPICS_PAGE, "list"));
  gtk_window_destroy (GTK_WINDOW (window));
  clout_engine_close (g_steal_pointer (&engine));
}

static void
test_topic (void)
{
  g_autoptr(CloutEngine) engine = open_sample ();
  GtkWidget *page = clout_topic_page_new (engine, "Gardening");
  GtkWidget *window = present (page);

  assert_keeps_place (engine, "changed::topics", get_child (page, CLOUT_TYPE_TOPIC_PAGE, "posts"));
  gtk_window_destroy (GTK_WINDOW (window));
  clout_engine_close (g_steal_pointer (&engine));
}

static gpointer
get_list (GtkWidget  *page,
          const char *name)
{
  gboolean tips = g_str_equal (name, "tips");

  return get_child (page, tips ? CLOUT_TYPE_TIPS_GROUP : CLOUT_TYPE_OVERVIEW, name);
}

static void
test_score (gconstpointer list)
{
  g_autoptr(CloutEngine) engine = open_sample ();
  GtkWidget *page = g_object_new (CLOUT_TYPE_SCORE_PAGE, NULL);
  GtkWidget *window = present (page);

  clout_score_page_set_engine (CLOUT_SCORE_PAGE (page), engine);
  while (find (page, CLOUT_TYPE_TIPS_GROUP) == NULL)
    g_main_context_iteration (NULL, TRUE);
  await_row (get_list (page, list), ROW);
  /* The page goes to its top when its parts are there for the first time. */
  while (find (get_child (page, CLOUT_TYPE_OVERVIEW, "parts"), CLOUT_TYPE_BAR_ROW) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle (window);
  assert_keeps_place (engine, "changed::score", get_list (page, list));
  gtk_window_destroy (GTK_WINDOW (window));
  clout_engine_close (g_steal_pointer (&engine));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_type_ensure (CLOUT_TYPE_BUTTON);
  g_type_ensure (CLOUT_TYPE_LOADABLE_PAGE);
  g_type_ensure (CLOUT_TYPE_SPINNER);
  g_type_ensure (CLOUT_TYPE_STRIP_LAYOUT);
  g_test_add_func ("/ui/reload/topics", test_topics);
  g_test_add_func ("/ui/reload/topic", test_topic);
  g_test_add_data_func ("/ui/reload/score/tips", "tips", test_score);
  return g_test_run ();
}
