/* test-widgets.c: pages that are loaded when they are seen, and pages on top of each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "sync/network-info.h"
#include "ui/accounts/account-row.h"
#include "ui/analysis/analysis-group.h"
#include "ui/analysis/week-group.h"
#include "ui/card/card.h"
#include "ui/font.h"
#include "ui/score/best-posts-group.h"
#include "ui/score/overview.h"
#include "ui/score/tips-group.h"
#include "ui/score/welcome.h"
#include "ui/settings.h"
#include "ui/widgets/button.h"
#include "ui/layout/columns-layout.h"
#include "ui/widgets/count-up.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/spinner.h"
#include "ui/window/navigation.h"

typedef struct
{
  guint n;
  GCancellable *last;
} Loads;

static void
load_cb (Loads        *loads,
         GCancellable *cancellable)
{
  loads->n++;
  g_set_object (&loads->last, cancellable);
}

static void
await_mapped (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
}

/* Shows the page in a stack, whose other child hides it. */
static GtkWidget *
present (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (stack), page, "page");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new ("other"), "other");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  await_mapped (page);

  return stack;
}

static void
end (GtkWidget *stack)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (stack)));
}

static void
test_loads_when_seen (void)
{
  g_autoptr(CloutLoadablePage) page = g_object_new (CLOUT_TYPE_LOADABLE_PAGE, NULL);
  Loads loads = { 0 };
  GtkStack *stack;

  g_object_ref_sink (page);
  g_signal_connect_swapped (page, "load", G_CALLBACK (load_cb), &loads);
  clout_loadable_page_reload (page);
  g_assert_cmpuint (loads.n, ==, 0);
  stack = GTK_STACK (present (GTK_WIDGET (page)));
  g_assert_cmpuint (loads.n, ==, 1);

  /* A load that no one waits for any more is canceled, and made up for. */
  gtk_stack_set_visible_child_name (stack, "other");
  g_assert_true (g_cancellable_is_cancelled (loads.last));
  gtk_stack_set_visible_child_name (stack, "page");
  g_assert_cmpuint (loads.n, ==, 2);
  g_assert_cmpint (clout_loadable_page_get_state (page), ==, CLOUT_LOADABLE_LOADING);

  clout_loadable_page_show_content (page);
  gtk_stack_set_visible_child_name (stack, "other");
  gtk_stack_set_visible_child_name (stack, "page");
  g_assert_cmpuint (loads.n, ==, 2);
  g_assert_false (g_cancellable_is_cancelled (loads.last));

  for (guint i = 0; i < 3; i++)
    clout_loadable_page_reload_soon (page);
  while (loads.n < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (clout_loadable_page_get_state (page), ==, CLOUT_LOADABLE_CONTENT);

  end (GTK_WIDGET (stack));
  g_assert_true (g_cancellable_is_cancelled (loads.last));
  g_clear_object (&loads.last);
}

static void
test_tries_again (void)
{
  CloutLoadablePage *page = g_object_new (CLOUT_TYPE_LOADABLE_PAGE, NULL);
  g_autoptr(GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  Loads loads = { 0 };
  GtkWidget *stack;

  g_signal_connect_swapped (page, "load", G_CALLBACK (load_cb), &loads);
  clout_loadable_page_reload (page);
  stack = present (GTK_WIDGET (page));
  clout_loadable_page_show_error (page, error);
  g_assert_cmpint (clout_loadable_page_get_state (page), ==, CLOUT_LOADABLE_FAILED);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.try-again", NULL);
  g_assert_cmpint (clout_loadable_page_get_state (page), ==, CLOUT_LOADABLE_LOADING);
  g_assert_cmpuint (loads.n, ==, 2);
  clout_loadable_page_reset (page);
  g_assert_true (g_cancellable_is_cancelled (loads.last));
  end (stack);
  g_clear_object (&loads.last);
}

static void
test_navigation (void)
{
  CloutNavigation *navigation = g_object_new (CLOUT_TYPE_NAVIGATION, NULL);
  GtkWidget *button = gtk_button_new_with_label ("Open");
  GtkWidget *page = g_object_new (CLOUT_TYPE_NAVIGATION_PAGE, "title", "One", "subtitle", "1",
                                  "child", gtk_label_new ("page"), NULL);
  GtkWidget *bar = gtk_label_new (NULL);
  GtkWidget *stack;

  clout_navigation_set_root (navigation, button);
  g_object_bind_property (navigation, "title", bar, "label", G_BINDING_SYNC_CREATE);
  stack = present (GTK_WIDGET (navigation));
  g_assert_false (clout_navigation_can_go_back (navigation));
  gtk_widget_grab_focus (button);

  clout_navigation_push (button, page);
  g_assert_true (clout_navigation_can_go_back (navigation));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (bar)), ==, "One");
  g_object_set (page, "title", "Two", NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (bar)), ==, "Two");

  clout_navigation_back (page);
  g_assert_false (clout_navigation_can_go_back (navigation));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (bar)), ==, "");
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (stack)) == button);
  g_object_ref_sink (bar);
  g_object_unref (bar);
  end (stack);
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

/* The range that the person chooses for the chart is chosen the next time. */
static void
test_range_is_kept (void)
{
  static const guint days[] = { 30, 90, 365, 0 };
  g_autoptr(GSettings) settings = clout_settings_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GtkWidget *first = g_object_ref_sink (g_object_new (CLOUT_TYPE_OVERVIEW, NULL));
      GtkWidget *next;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (find (first, GTK_TYPE_DROP_DOWN)), i);
      g_assert_cmpuint (g_settings_get_uint (settings, "chart-days"), ==, days[i]);
      next = g_object_ref_sink (g_object_new (CLOUT_TYPE_OVERVIEW, NULL));
      g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find (next,
                                                                         GTK_TYPE_DROP_DOWN))),
                        ==, i);
      g_object_unref (first);
      g_object_unref (next);
    }
}

/* Whether a visible label below has this text. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* Before there is a report, the last known score is shown with its day. */
static void
test_known_score (void)
{
  const GType later[] = { CLOUT_TYPE_WELCOME, CLOUT_TYPE_TIPS_GROUP, CLOUT_TYPE_WEEK_GROUP,
                          CLOUT_TYPE_BEST_POSTS_GROUP, CLOUT_TYPE_ANALYSIS_GROUP };
  const CloutKnownScore scores[] = { { 20000, 40, 35, 45 }, { 20002, 41.25, 36, 46 } };
  GtkWidget *overview = g_object_ref_sink (g_object_new (CLOUT_TYPE_OVERVIEW, NULL));
  g_autoptr(GArray) known = g_array_new (FALSE, FALSE, sizeof (CloutKnownScore));

  g_array_append_vals (known, scores, G_N_ELEMENTS (scores));
  clout_overview_set_known (CLOUT_OVERVIEW (overview), known, 20003);
  g_assert_true (says (overview, "41.3"));
  g_assert_true (says (overview, "As of October 6, 2024. Updating…"));
  g_assert_true (says (overview, "Likely between 36 and 46 out of 100"));
  g_assert_false (says (overview, "Where It Comes From"));
  /* What needs a report isn't built for the first frame. */
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    g_assert_null (find (overview, later[i]));
  g_object_unref (overview);
}

/* A list that is filled again keeps the focus on the row in the same place. */
static void
test_list_keeps_focus (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *stack = present (list);
  GtkRoot *root = gtk_widget_get_root (stack);

  for (guint round = 0; round < 2; round++)
    {
      CloutRowsFocus focus = clout_rows_clear (GTK_LIST_BOX (list));

      for (guint i = 0; i < 3; i++)
        gtk_list_box_append (GTK_LIST_BOX (list), adw_action_row_new ());
      if (round == 0)
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list),
                                                                          1)));
      clout_rows_restore_focus (GTK_LIST_BOX (list), focus);
    }
  g_assert_true (gtk_root_get_focus (root)
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)));
  end (stack);
}

/* The visible widget of @type in @widget, or %NULL. */
static GtkWidget *
find_visible (GtkWidget *widget,
              GType      type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_visible (child, type);
  return found;
}

static void
test_account_row (void)
{
  g_autoptr(CloutAccount) account =
    clout_account_new ("mastodon", "https://example.social", CLOUT_ACCOUNT_SIGNED_IN);
  GtkWidget *row = g_object_ref_sink (clout_account_row_new (account));

  g_assert_null (find_visible (row, CLOUT_TYPE_SPINNER));
  g_assert_null (find_visible (row, GTK_TYPE_PROGRESS_BAR));
  g_assert_null (find_visible (row, CLOUT_TYPE_BUTTON));

  clout_account_set_state (account, CLOUT_ACCOUNT_SYNCING, NULL);
  g_assert_nonnull (find_visible (row, CLOUT_TYPE_SPINNER));
  clout_account_set_progress (account, NULL, 0.5);
  g_assert_null (find_visible (row, CLOUT_TYPE_SPINNER));
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (
    GTK_PROGRESS_BAR (find_visible (row, GTK_TYPE_PROGRESS_BAR))), ==, 0.5);

  clout_account_set_state (account, CLOUT_ACCOUNT_SIGN_IN_AGAIN, NULL);
  g_assert_null (find_visible (row, GTK_TYPE_PROGRESS_BAR));
  g_assert_nonnull (find_visible (row, CLOUT_TYPE_BUTTON));
  g_object_unref (row);
}

/* Returns both columns' places in a widget of that width. */
static void
lay_out (int            width,
         int            minimum,
         gboolean       with_second,
         GdkRectangle  *first,
         GdkRectangle  *second)
{
  GtkWidget *widget = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *children[2];
  int height;

  gtk_widget_set_layout_manager (widget, g_object_new (CLOUT_TYPE_COLUMNS_LAYOUT, NULL));
  for (guint i = 0; i < 2; i++)
    {
      children[i] = gtk_drawing_area_new ();
      gtk_widget_set_size_request (children[i], minimum, 100 * ((int) i + 1));
      gtk_box_append (GTK_BOX (widget), children[i]);
    }
  gtk_widget_set_visible (children[1], with_second);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (widget, width, height, -1, NULL);
  gtk_widget_get_allocation (children[0], first);
  gtk_widget_get_allocation (children[1], second);
  g_assert_cmpint (height, ==, MAX (first->y + first->height,
                                    with_second ? second->y + second->height : 0));
  g_object_unref (widget);
}

static void
test_columns (void)
{
  static const struct
  {
    const char *name;
    int width;
    int minimum;
    gboolean with_second;
    int first_x;
    int column;
    gboolean beside;
  } rows[] = {
    { "a phone", 360, 300, TRUE, 0, 360, FALSE },
    { "not wide enough for two", 983, 300, TRUE, 171, 640, FALSE },
    { "just wide enough for two", 984, 300, TRUE, 0, 480, TRUE },
    { "a wide window", 1920, 300, TRUE, 308, 640, TRUE },
    { "large text", 1010, 500, TRUE, 185, 640, FALSE },
    { "a single column", 1920, 300, FALSE, 640, 640, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GdkRectangle first;
      GdkRectangle second;

      g_test_message ("%s", rows[i].name);
      lay_out (rows[i].width, rows[i].minimum, rows[i].with_second, &first, &second);
      g_assert_cmpint (first.x, ==, rows[i].first_x);
      g_assert_cmpint (first.width, ==, rows[i].column);
      if (!rows[i].with_second)
        continue;
      g_assert_cmpint (second.width, ==, rows[i].column);
      if (rows[i].beside)
        {
          g_assert_cmpint (second.y, ==, 0);
          g_assert_cmpint (second.x, ==, first.x + first.width + 24);
        }
      else
        {
          g_assert_cmpint (second.y, ==, first.height + 24);
          g_assert_cmpint (second.x, ==, first.x);
        }
    }
}

static char *
format_number (double value)
{
  return g_strdup_printf ("%.1f", value);
}

static void
changed_cb (GtkLabel   *label,
            GParamSpec *pspec,
            guint      *n)
{
  (*n)++;
}

/* Returns how often the label changed until it showed the new value. */
static guint
count_up (gboolean animated,
          double   from)
{
  GtkWidget *label = gtk_label_new ("3.0");
  GtkWidget *stack = present (label);
  guint n = 0;

  g_object_set (gtk_widget_get_settings (label), "gtk-enable-animations", animated, NULL);
  g_signal_connect (label, "notify::label", G_CALLBACK (changed_cb), &n);
  clout_count_up (GTK_LABEL (label), from, 50, format_number);
  if (!animated)
    g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "50.0");
  while (!g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "50.0"))
    g_main_context_iteration (NULL, TRUE);
  g_object_set (gtk_widget_get_settings (label), "gtk-enable-animations", FALSE, NULL);
  end (stack);

  return n;
}

static void
test_count_up (void)
{
  g_assert_cmpuint (count_up (FALSE, 3), ==, 1);
  g_assert_cmpuint (count_up (TRUE, 3), >, 2);
  g_assert_cmpuint (count_up (TRUE, 50), ==, 1);
}

static void
test_network_icons (void)
{
  g_autoptr(GArray) infos = clout_network_info_list ();

  for (guint i = 0; i < infos->len; i++)
    {
      g_autofree char *path = g_strdup_printf (
        CLOUT_RESOURCE_PATH "/icons/scalable/actions/clout-network-%s-symbolic.svg",
        g_array_index (infos, CloutNetworkInfo, i).id);

      if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
        g_error ("There is no %s", path);
    }
}

/* The last character of the private use area, which no font has. */
static void
test_missing_characters (void)
{
  static const char *const texts[] = { "tea", "\xf4\x8f\xbf\xbd" };
  static const char *const fonts[] = { "Sans Bold 20px", "Sans,Cantarell Bold 20px" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PangoLayout) layout = clout_font_layout_line (cr, texts[i], "Sans Bold 20px");
      g_autofree char *font =
        pango_font_description_to_string (pango_layout_get_font_description (layout));

      g_assert_cmpstr (font, ==, fonts[i]);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
draw_card (const char *word)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, CLOUT_CARD_WIDTH, CLOUT_CARD_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  clout_card_draw (&(CloutCard) { .score = (char *) "58.8", .word = word, .at = 58.8 }, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* If the end of the longest level is cut off, another end makes no difference. */
static void
test_card_word (void)
{
  cairo_surface_t *whole = draw_card ("Außergewöhnlicher Einfluss");
  cairo_surface_t *other = draw_card ("Außergewöhnlicher Einflusz");
  gsize size = (gsize) cairo_image_surface_get_stride (whole) * CLOUT_CARD_HEIGHT;

  g_assert_true (memcmp (cairo_image_surface_get_data (whole),
                         cairo_image_surface_get_data (other), size) != 0);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (other);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_type_ensure (CLOUT_TYPE_BUTTON);
  g_type_ensure (CLOUT_TYPE_SPINNER);
  g_test_add_func ("/ui/widgets/loadable-page/loads-when-seen", test_loads_when_seen);
  g_test_add_func ("/ui/widgets/loadable-page/tries-again", test_tries_again);
  g_test_add_func ("/ui/widgets/navigation", test_navigation);
  g_test_add_func ("/ui/widgets/chart/range-is-kept", test_range_is_kept);
  g_test_add_func ("/ui/widgets/score/last-known", test_known_score);
  g_test_add_func ("/ui/widgets/score/list-keeps-focus", test_list_keeps_focus);
  g_test_add_func ("/ui/widgets/account-row", test_account_row);

  g_test_add_func ("/ui/widgets/columns", test_columns);
  g_test_add_func ("/ui/widgets/count-up", test_count_up);
  g_test_add_func ("/ui/widgets/network-icons", test_network_icons);
  g_test_add_func ("/ui/widgets/font/missing-characters", test_missing_characters);
  g_test_add_func ("/ui/widgets/card-word", test_card_word);
  return g_test_run ();
}
