/* screenshot.c: a picture of each page, for README and for eyes in CI.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/screenshot.h"

/* Enough for a page's list to arrive and be laid out. */
#define SETTLE_MS 500

typedef struct
{
  CloutWindow *window;
  char *folder;
  gsize next;
} Screenshots;

static const char *const pages[] = { "score", "accounts", "topics", "friends", "perks", "first-run" };

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

static gboolean
next_cb (gpointer user_data)
{
  Screenshots *shots = user_data;
  g_autofree char *name = g_strconcat (pages[shots->next], ".png", NULL);
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);

  draw (GTK_WIDGET (shots->window), path);
  shots->next++;

  if (shots->next < G_N_ELEMENTS (pages))
    {
      clout_window_show_page (shots->window, pages[shots->next]);
      return G_SOURCE_CONTINUE;
    }

  gtk_window_close (GTK_WINDOW (shots->window));
  return G_SOURCE_REMOVE;
}

static void
ready_cb (CloutWindow *window,
          gpointer     user_data)
{
  g_signal_handlers_disconnect_by_func (window, ready_cb, user_data);
  g_timeout_add_full (G_PRIORITY_LOW, SETTLE_MS, next_cb, user_data, screenshots_free);
}

/**
 * clout_screenshot_take_all:
 * @window: a window on its way to its first report
 * @folder: an existing folder
 *
 * Writes score.png, accounts.png, topics.png, friends.png, perks.png and first-run.png when the window
 * is ready, then closes it.
 */
void
clout_screenshot_take_all (CloutWindow *window,
                           const char  *folder)
{
  Screenshots *shots = g_new0 (Screenshots, 1);

  shots->window = g_object_ref (window);
  shots->folder = g_strdup (folder);
  g_signal_connect (window, "ready", G_CALLBACK (ready_cb), shots);
}
