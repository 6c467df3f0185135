/* draw-pages.c: draws each page and dialog of the sample to a picture.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "cut.h"
#include "open.h"
#include "ui/application.h"
#include "ui/window/private.h"

/* Enough for a page's list to load and be laid out. */
#define SETTLE_MS 500
#define MOST_TRIES 20

/* The smallest supported size. */
#define WIDE_WIDTH 1880
#define WIDE_HEIGHT 1000
#define NARROW_WIDTH 360
#define NARROW_HEIGHT 720

/* Shows what would otherwise need scrolling. */
#define TALL_HEIGHT 2400

typedef struct
{
  CloutWindow *window;
  char *folder;
  gsize next;
  guint tries;
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
  { "score-reach", "score", "score.sub-score(uint32 0)" },
  { "score-network", "score", "score.sub-score(uint32 2)" },
  { "score-style", "score", "score.style" },
  { "score-people", "score", "score.counts" },
  { "score-posts", "score", "score.posts((uint32 0, uint32 0, uint32 0, ''))" },
  { "highlights", "score", "highlights" },
  { "score-waiting", "score", "score.people::waiting" },
  { "accounts", "accounts", NULL },
  { "account", "accounts", "row" },
  { "topics", "topics", NULL },
  { "topic", "topics", "row" },
  { "friends", "friends", NULL },
  { "friend", "friends", "row" },
  { "perks", "perks", NULL },
  { "time-away", "score", "win.time-away" },
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
  { "sign-in-busy", "score", "sign-in-state:busy" },
  { "sign-in-waiting", "score", "sign-in-state:waiting" },
  { "sign-in-keyring", "score", "sign-in-state:keyring" },
  { "sign-in-archive", "score", "sign-in:instagram" },
  { "first-plus-k", "score", "first-plus-k" },
  { "score-failed", "score", "failed" },
  { "score-empty", "score", "empty" },
  { "topics-failed", "topics", "failed" },
  { "topics-empty", "topics", "empty" },
  { "friends-failed", "friends", "failed" },
  { "perks-failed", "perks", "failed" },
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

/* Fails while the widget isn't laid out yet, as on a busy computer. */
static gboolean
draw (GtkWidget  *widget,
      const char *path)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL || renderer == NULL)
    return FALSE;

  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_warning ("Writing %s failed", path);

  return TRUE;
}

/* Returns the dialog on top of the window, or the window itself. */
static GtkWindow *
find_top (CloutWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *top = GTK_WINDOW (window);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (window)
          && gtk_widget_get_mapped (GTK_WIDGET (other)))
        top = other;
    }

  return top;
}

static void
make_narrow (GtkWindow *window)
{
  gtk_window_set_default_size (window, NARROW_WIDTH,
                               is_look ("tall") ? TALL_HEIGHT : NARROW_HEIGHT);
}

static void
act (CloutWindow *window,
     const char  *page,
     const char  *detailed)
{
  GtkWidget *from = window->pages != NULL ? clout_pages_get_page (window->pages, page) : NULL;
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  if (pictures_open (window, page, detailed))
    return;

  if (g_action_parse_detailed_name (detailed, &name, &target, NULL))
    gtk_widget_activate_action_variant (from != NULL ? from : GTK_WIDGET (window), name, target);
}

/* Skips the views that weren't asked for. Returns whether there is another one. */
static gboolean
find_next (Screenshots *shots)
{
  const char *wanted = g_getenv ("CLOUT_SCREENSHOT_ONLY");
  g_auto(GStrv) names = g_strsplit (wanted != NULL ? wanted : "", " ", -1);

  while (wanted != NULL && shots->next < G_N_ELEMENTS (views)
         && !g_strv_contains ((const char *const *) names, views[shots->next].name))
    shots->next++;
  return shots->next < G_N_ELEMENTS (views);
}

static void
show_next (Screenshots *shots)
{
  clout_window_show_page (shots->window, views[shots->next].page);
  if (views[shots->next].action != NULL)
    act (shots->window, views[shots->next].page, views[shots->next].action);
  if (is_look ("narrow"))
    make_narrow (find_top (shots->window));
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

  /* A dialog that waits for data wasn't there when the others were made narrow. */
  if (is_look ("narrow") && gtk_widget_get_width (GTK_WIDGET (top)) > NARROW_WIDTH
      && shots->tries++ == 0)
    {
      make_narrow (top);
      return G_SOURCE_CONTINUE;
    }
  if (!draw (GTK_WIDGET (top), path) && shots->tries++ < MOST_TRIES)
    return G_SOURCE_CONTINUE;

  if (is_look ("narrow") && gtk_widget_get_width (GTK_WIDGET (top)) > NARROW_WIDTH)
    g_warning ("%s is %d pixels wide, and may have %d", views[shots->next].name,
               gtk_widget_get_width (GTK_WIDGET (top)), NARROW_WIDTH);
  pictures_report_cut (GTK_WIDGET (top), views[shots->next].name);
  shots->tries = 0;
  close_top (shots, top);
  shots->next++;

  if (find_next (shots))
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
    make_narrow (GTK_WINDOW (window));
  if (is_look ("wide"))
    gtk_window_set_default_size (GTK_WINDOW (window), WIDE_WIDTH, WIDE_HEIGHT);
  if (is_look ("right-to-left"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static void
ready_cb (CloutWindow *window,
          gpointer     user_data)
{
  Screenshots *shots = user_data;

  g_signal_handlers_disconnect_by_func (window, ready_cb, user_data);
  if (!find_next (shots))
    g_error ("CLOUT_SCREENSHOT_ONLY names no view");
  /* The first view is there already. */
  if (shots->next > 0)
    show_next (shots);
  g_timeout_add_full (G_PRIORITY_DEFAULT, SETTLE_MS, next_cb, user_data, screenshots_free);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        folder)
{
  Screenshots *shots;

  if (!CLOUT_IS_WINDOW (window))
    return;

  shots = g_new0 (Screenshots, 1);
  shots->window = g_object_ref (CLOUT_WINDOW (window));
  shots->folder = g_strdup (folder);
  dress (CLOUT_WINDOW (window));
  g_signal_connect (window, "ready", G_CALLBACK (ready_cb), shots);
}

/* draw-pages FOLDER: CLOUT_SCREENSHOT_LOOK is dark, large, narrow, tall (and narrow), wide or
 * right-to-left, or several of them; with "own" it draws the person's data, not the sample.
 * CLOUT_SCREENSHOT_ONLY has the names of views, separated by blanks; without it, all are drawn.
 * On Windows, where GApplication reads the command line itself, it is draw-pages --sample, with the
 * folder in CLOUT_SCREENSHOT_FOLDER. */
int
main (int    argc,
      char **argv)
{
  char *arguments[] = { (char *) "clout", (char *) "--sample", NULL };
  const char *translations = g_getenv ("CLOUT_TRANSLATIONS");
  const char *folder = g_getenv ("CLOUT_SCREENSHOT_FOLDER");
  g_autoptr(CloutApplication) application = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: draw-pages FOLDER\n");
      return 2;
    }

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : CLOUT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = clout_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb),
                    (gpointer) (folder != NULL ? folder : argv[1]));
  return g_application_run (G_APPLICATION (application), is_look ("own") ? 1 : 2, arguments);
}
