/* navigation.c: a stack of pages with a way back.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/navigation.h"

/* Named and used like libadwaita's AdwNavigationPage and AdwNavigationView, which require
   libadwaita 1.4. */
typedef struct
{
  char *title;
  char *subtitle;
} CloutNavigationPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CloutNavigationPage, clout_navigation_page, ADW_TYPE_BIN)

enum
{
  PAGE_PROP_0,
  PAGE_PROP_TITLE,
  PAGE_PROP_SUBTITLE,
};

static void
clout_navigation_page_get_property (GObject    *object,
                                    guint       id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CloutNavigationPagePrivate *priv =
    clout_navigation_page_get_instance_private (CLOUT_NAVIGATION_PAGE (object));

  if (id == PAGE_PROP_TITLE)
    g_value_set_string (value, priv->title);
  else if (id == PAGE_PROP_SUBTITLE)
    g_value_set_string (value, priv->subtitle);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clout_navigation_page_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CloutNavigationPagePrivate *priv =
    clout_navigation_page_get_instance_private (CLOUT_NAVIGATION_PAGE (object));

  if (id == PAGE_PROP_TITLE)
    {
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
      /* Screen readers read it when the focus enters the page. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      priv->title != NULL ? priv->title : "", -1);
    }
  else if (id == PAGE_PROP_SUBTITLE)
    {
      g_free (priv->subtitle);
      priv->subtitle = g_value_dup_string (value);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clout_navigation_page_dispose (GObject *object)
{
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (clout_navigation_page_parent_class)->dispose (object);
}

static void
clout_navigation_page_finalize (GObject *object)
{
  CloutNavigationPagePrivate *priv =
    clout_navigation_page_get_instance_private (CLOUT_NAVIGATION_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);

  G_OBJECT_CLASS (clout_navigation_page_parent_class)->finalize (object);
}

static void
clout_navigation_page_class_init (CloutNavigationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = clout_navigation_page_get_property;
  object_class->set_property = clout_navigation_page_set_property;
  object_class->dispose = clout_navigation_page_dispose;
  object_class->finalize = clout_navigation_page_finalize;
  g_object_class_install_property (
    object_class, PAGE_PROP_TITLE,
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
    object_class, PAGE_PROP_SUBTITLE,
    g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
clout_navigation_page_init (CloutNavigationPage *self)
{
}

struct _CloutNavigation
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *root;
};

enum
{
  PROP_0,
  PROP_ROOT,
  PROP_CAN_GO_BACK,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CloutNavigation, clout_navigation, ADW_TYPE_BIN)

/* In navigation order, which can differ from the leaflet's order. */
static GtkWidget *
get_last (CloutNavigation *self)
{
  g_autoptr(GListModel) pages = G_LIST_MODEL (adw_leaflet_get_pages (self->leaflet));
  g_autoptr(AdwLeafletPage) page =
    g_list_model_get_item (pages, g_list_model_get_n_items (pages) - 1);

  return adw_leaflet_page_get_child (page);
}

/* Removes pages that were left; the first one is kept. */
static void
trim (CloutNavigation *self)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);
  GtkWidget *page;

  if (visible == NULL)
    return;

  while ((page = get_last (self)) != visible && page != self->root)
    adw_leaflet_remove (self->leaflet, page);
}

static gboolean
trim_cb (gpointer data)
{
  CloutNavigation *self = data;

  if (self->root != NULL && !adw_leaflet_get_child_transition_running (self->leaflet))
    trim (self);

  return G_SOURCE_REMOVE;
}

/* Not immediately, because the leaflet that notifies is still using the page. */
static void
moved_cb (CloutNavigation *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, trim_cb, g_object_ref (self), g_object_unref);
}

static void
page_changed_cb (CloutNavigation *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
visible_cb (CloutNavigation *self)
{
  moved_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  page_changed_cb (self);
}

static void
clout_navigation_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CloutNavigation *self = CLOUT_NAVIGATION (object);
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);

  if (id == PROP_ROOT)
    g_value_set_object (value, self->root);
  else if (id == PROP_CAN_GO_BACK)
    g_value_set_boolean (value, clout_navigation_can_go_back (self));
  else if (id != PROP_TITLE && id != PROP_SUBTITLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (CLOUT_IS_NAVIGATION_PAGE (visible))
    g_object_get_property (G_OBJECT (visible), pspec->name, value);
}

static void
clout_navigation_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_ROOT)
    clout_navigation_set_root (CLOUT_NAVIGATION (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clout_navigation_dispose (GObject *object)
{
  CLOUT_NAVIGATION (object)->root = NULL;

  G_OBJECT_CLASS (clout_navigation_parent_class)->dispose (object);
}

static void
clout_navigation_class_init (CloutNavigationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = clout_navigation_get_property;
  object_class->set_property = clout_navigation_set_property;
  object_class->dispose = clout_navigation_dispose;
  properties[PROP_ROOT] =
    g_param_spec_object ("root", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_WRITABLE);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
clout_navigation_init (CloutNavigation *self)
{
  self->leaflet = g_object_new (ADW_TYPE_LEAFLET, "can-unfold", FALSE, "can-navigate-back", TRUE,
                                NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
  g_signal_connect_object (self->leaflet, "notify::child-transition-running",
                           G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (visible_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_navigation_get_root:
 * @self: a navigation
 *
 * Returns: (transfer none) (nullable): the first page
 */
GtkWidget *
clout_navigation_get_root (CloutNavigation *self)
{
  g_return_val_if_fail (CLOUT_IS_NAVIGATION (self), NULL);

  return self->root;
}

/**
 * clout_navigation_set_root:
 * @self: a navigation without a first page
 * @root: the permanent first page
 *
 * Sets the first page.
 */
void
clout_navigation_set_root (CloutNavigation *self,
                           GtkWidget       *root)
{
  g_return_if_fail (CLOUT_IS_NAVIGATION (self));
  g_return_if_fail (self->root == NULL);
  g_return_if_fail (GTK_IS_WIDGET (root));

  self->root = root;
  adw_leaflet_append (self->leaflet, root);
}

/**
 * clout_navigation_can_go_back:
 * @self: a navigation
 *
 * Returns: whether a page other than the first is shown
 */
gboolean
clout_navigation_can_go_back (CloutNavigation *self)
{
  g_return_val_if_fail (CLOUT_IS_NAVIGATION (self), FALSE);

  return self->root != NULL && adw_leaflet_get_visible_child (self->leaflet) != self->root;
}

static CloutNavigation *
find (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_get_ancestor (widget, CLOUT_TYPE_NAVIGATION);

  return found != NULL ? CLOUT_NAVIGATION (found) : NULL;
}

/* The leaflet remembers the focus within a page, and restores it there if the page that it
   leaves has the focus. */
static void
focus_visible (CloutNavigation *self)
{
  GtkWidget *visible = adw_leaflet_get_visible_child (self->leaflet);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && CLOUT_IS_NAVIGATION_PAGE (visible)
      && (focus == NULL || !gtk_widget_is_ancestor (focus, visible)))
    gtk_root_set_focus (root, adw_bin_get_child (ADW_BIN (visible)));
}

/**
 * clout_navigation_push:
 * @widget: a navigation, or a widget in one
 * @page: (type CloutNavigationPage) (transfer floating): page to show on top
 *
 * Shows a page on top of the others.
 */
void
clout_navigation_push (GtkWidget *widget,
                       GtkWidget *page)
{
  CloutNavigation *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_NAVIGATION_PAGE (page));

  self = find (widget);
  g_return_if_fail (self != NULL);

  trim (self);
  adw_leaflet_append (self->leaflet, page);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::subtitle", G_CALLBACK (page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* The leaflet would focus the first entry and select its text. */
  gtk_widget_set_can_focus (page, FALSE);
  adw_leaflet_set_visible_child (self->leaflet, page);
  gtk_widget_set_can_focus (page, TRUE);
  focus_visible (self);
}

/**
 * clout_navigation_back:
 * @widget: a navigation, or a widget in one
 *
 * Goes back to the previous page, if there is one.
 */
void
clout_navigation_back (GtkWidget *widget)
{
  CloutNavigation *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  self = find (widget);
  g_return_if_fail (self != NULL);

  focus_visible (self);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/**
 * clout_navigation_home:
 * @widget: a navigation, or a widget in one
 *
 * Goes back to the first page.
 */
void
clout_navigation_home (GtkWidget *widget)
{
  CloutNavigation *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  self = find (widget);
  g_return_if_fail (self != NULL);

  if (self->root != NULL)
    adw_leaflet_set_visible_child (self->leaflet, self->root);
}
