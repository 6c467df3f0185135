/* navigation.c: pages that are opened on top of each other, and the way back.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/navigation.h"

#include <glib/gi18n.h>

#include "ui/widgets/accessible-text.h"

/* In the order of the way there: the order of the widgets is the leaflet's own business. */
static GtkWidget *
get_nth (AdwLeaflet *pages,
         guint       n)
{
  g_autoptr (GtkSelectionModel) model = adw_leaflet_get_pages (pages);
  g_autoptr (AdwLeafletPage) page = g_list_model_get_item (G_LIST_MODEL (model), n);

  return adw_leaflet_page_get_child (page);
}

static GtkWidget *
get_last (AdwLeaflet *pages)
{
  g_autoptr (GtkSelectionModel) model = adw_leaflet_get_pages (pages);

  return get_nth (pages, g_list_model_get_n_items (G_LIST_MODEL (model)) - 1);
}

/* Lets pages go that were left; the first one stays. */
static void
trim (AdwLeaflet *pages)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (pages);
  GtkWidget *first;
  GtkWidget *page;

  if (visible == NULL)
    return;

  first = get_nth (pages, 0);
  while ((page = get_last (pages)) != visible && page != first)
    adw_leaflet_remove (pages, page);
}

static gboolean
trim_cb (gpointer pages)
{
  if (!adw_leaflet_get_child_transition_running (pages))
    trim (pages);

  return G_SOURCE_REMOVE;
}

/* Not at once: the leaflet, which tells of it, is not done with the page yet. */
static void
moved_cb (AdwLeaflet *pages)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, trim_cb, g_object_ref (pages), g_object_unref);
}

/**
 * clout_navigation_set_up:
 * @pages: pages of which the first is always there
 */
void
clout_navigation_set_up (AdwLeaflet *pages)
{
  g_signal_connect (pages, "notify::child-transition-running", G_CALLBACK (moved_cb), NULL);
  g_signal_connect (pages, "notify::visible-child", G_CALLBACK (moved_cb), NULL);
}

/**
 * clout_navigation_push:
 * @pages: pages
 * @page: one more, to be shown
 */
void
clout_navigation_push (AdwLeaflet *pages,
                       GtkWidget  *page)
{
  trim (pages);
  adw_leaflet_append (pages, page);
  adw_leaflet_set_visible_child (pages, page);
}

/**
 * clout_navigation_back:
 * @pages: pages
 *
 * Shows the one below, where there is one.
 */
void
clout_navigation_back (AdwLeaflet *pages)
{
  adw_leaflet_navigate (pages, ADW_NAVIGATION_DIRECTION_BACK);
}

/**
 * clout_navigation_home:
 * @pages: pages
 *
 * Shows the first one.
 */
void
clout_navigation_home (AdwLeaflet *pages)
{
  adw_leaflet_set_visible_child (pages, get_nth (pages, 0));
}

/**
 * clout_navigation_make_title:
 * @title: what the page is about, plain text
 * @value: (nullable): its value, to stand at the end
 * @back_action: what leads back
 *
 * Returns: (transfer none): a strip with the way back, @title and @value
 */
GtkWidget *
clout_navigation_make_title (const char *title,
                             const char *value,
                             const char *back_action)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *points = gtk_label_new (value);

  gtk_widget_set_tooltip_text (back, C_ ("button", "Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("button", "Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), back_action);
  gtk_widget_add_css_class (back, "flat");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_visible (points, value != NULL);
  gtk_widget_add_css_class (points, "numeric");
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), points);
  gtk_widget_add_css_class (box, "page-title");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  clout_accessible_text_mark_headings (clamp);

  return clamp;
}
