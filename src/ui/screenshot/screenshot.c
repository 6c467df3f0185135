/* screenshot.c: takes a screenshot of each page, for the README and for review in CI.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/screenshot/screenshot.h"

#include <string.h>

#include "ui/screenshot/cut.h"
#include "ui/screenshot/open.h"
#include "ui/window/private.h"

/* Enough for a page's list to load and be laid out. */
#define SETTLE_MS 500

/* The smallest supported size. */
#define NARROW_WIDTH 360
#define NARROW_HEIGHT 720

/* Shows what would otherwise need scrolling. */
#define TALL_HEIGHT 2400

typedef struct
{
  CloutWindow *window;
  char *folder;
  gsize next;
} Screenshots;

/* The pages, and what to open on them; the first run is last because it hides the pages. */
static const struct
{
  const char *name;
  const char *page;
  const char *action;
} views[] = {
  { "score", "score", NULL },
  { "score-change", "score", "score.change(uint32 30)" },
  { "score-part", "score", "row" },
  { "score-days", "score", "score.days" },
  { "score-how", "score", "score.how" },
  { "accounts", "accounts", NULL },
  { "topics", "topics", NULL },
  { "topic", "topics", "row" },
  { "friends", "friends", NULL },
  { "friend", "friends", "row" },
  { "perks", "perks", NULL },
  { "holidays", "score", "win.holidays" },
  { "score-card", "score", "win.save-card" },
  { "preferences", "score", "win.preferences" },
  { "help", "score", "win.help" },
  { "shortcuts", "score", "win.shortcuts" },
  { "about", "score", "app.about" },
  { "sign-in", "score", "sign-in" },
  { "sign-in-mastodon", "score", "sign-in:mastodon" },
  { "sign-in-github", "score", "sign-in:github" },
  { "sign-in-misskey", "score", "sign-in:misskey" },
  { "sign-in-youtube", "score", "sign-in:youtube" },
  { "sign-in-x", "score", "sign-in:x" },
  { "first-plus-k", "score", "first-plus-k" },
  { "first-run", "first-run", NULL },
};

static gboolean
is_look (const char *name)
{
  const char *looks = g_getenv ("CLOUT_SCREENSHOT_LOOK");

  return looks != NULL && strstr (looks, name) != NULL;
}

static void
screenshots_free (gpointer data)
{
  Screenshots *shots = data;

  g_object_unref (shots->window);
  g_free (shots->folder);
  g_free (shots);
}

static void
draw (GtkWidget  *widget,
      const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL || renderer == NULL)
    return;

  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_warning ("Writing %s failed", path);
}

/* Returns the dialog on top of the window, or the window itself. */
static GtkWindow *
find_top (CloutWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *top = GTK_WINDOW (window);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (window)
          && gtk_widget_get_mapped (GTK_WIDGET (other)))
        top = other;
    }

  return top;
}

static void
act (CloutWindow *window,
     const char  *page,
     const char  *detailed)
{
  GtkWidget *from = window->pages != NULL ? clout_pages_get_page (window->pages, page) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (clout_screenshot_open (window, page, detailed))
    return;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (from != NULL ? from : GTK_WIDGET (window), name, target);
}

static void
show_next (Screenshots *shots)
{
  clout_window_show_page (shots->window, views[shots->next].page);
  if (views[shots->next].action != NULL)
    act (shots->window, views[shots->next].page, views[shots->next].action);
  if (is_look ("narrow"))
    gtk_window_set_default_size (find_top (shots->window), NARROW_WIDTH,
                                 is_look ("tall") ? TALL_HEIGHT : NARROW_HEIGHT);
}

static void
close_top (Screenshots *shots,
           GtkWindow   *top)
{
  if (top != GTK_WINDOW (shots->window))
    gtk_window_close (top);
  else if (views[shots->next].action != NULL)
    act (shots->window, views[shots->next].page, "win.back");
}

static gboolean
next_cb (gpointer user_data)
{
  Screenshots *shots = user_data;
  g_autofree char *name = g_strconcat (views[shots->next].name, ".png", NULL);
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  GtkWindow *top = find_top (shots->window);

  if (is_look ("narrow") && gtk_widget_get_width (GTK_WIDGET (top)) > NARROW_WIDTH)
    g_warning ("%s is %d pixels wide, and may have %d", views[shots->next].name,
               gtk_widget_get_width (GTK_WIDGET (top)), NARROW_WIDTH);
  clout_screenshot_tell_cut (GTK_WIDGET (top), views[shots->next].name);
  draw (GTK_WIDGET (top), path);
  close_top (shots, top);
  shots->next++;

  if (shots->next < G_N_ELEMENTS (views))
    {
      show_next (shots);
      return G_SOURCE_CONTINUE;
    }

  gtk_window_close (GTK_WINDOW (shots->window));
  return G_SOURCE_REMOVE;
}

/* Applies the look requested for testing: dark, large text and so on. For high contrast, set
   libadwaita's ADW_DEBUG_HIGH_CONTRAST. */
static void
dress (CloutWindow *window)
{
  if (is_look ("dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (is_look ("large"))
    g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi", 2 * 96 * 1024,
                  NULL);
  if (is_look ("narrow"))
    gtk_window_set_default_size (GTK_WINDOW (window), NARROW_WIDTH,
                                 is_look ("tall") ? TALL_HEIGHT : NARROW_HEIGHT);
  if (is_look ("right-to-left"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
ready_cb (CloutWindow *window,
          gpointer     user_data)
{
  g_signal_handlers_disconnect_by_func (window, ready_cb, user_data);
  g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLE_MS, next_cb, user_data, screenshots_free);
}

/**
 * clout_screenshot_take_all:
 * @window: a window that is loading its first report
 * @folder: an existing folder
 *
 * Saves a screenshot of each page and dialog when the window is ready, then closes it. The
 * environment variable CLOUT_SCREENSHOT_LOOK can be dark, large, narrow, tall (and narrow) or
 * right-to-left, or several of them.
 */
void
clout_screenshot_take_all (CloutWindow *window,
                           const char  *folder)
{
  Screenshots *shots = g_new0 (Screenshots, 1);

  shots->window = g_object_ref (window);
  shots->folder = g_strdup (folder);
  dress (window);
  g_signal_connect (window, "ready", G_CALLBACK (ready_cb), shots);
}
