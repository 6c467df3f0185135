/* page-stack.c: the pages, each created when it is first shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/page-stack.h"

#include "ui/accounts/accounts-page.h"
#include "ui/friends/friends-page.h"
#include "ui/perks/perks-page.h"
#include "ui/score/score-page.h"
#include "ui/topics/topics-page.h"

struct _CloutPages
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwViewStack *stack;

  /* Owned references */
  CloutEngine *engine;
};

/* Named as in the template. */
static const struct
{
  const char *name;
  GType (*get_type) (void);
  void (*set_engine) (GtkWidget   *page,
                      CloutEngine *engine);
} kinds[] = {
  { "score", clout_score_page_get_type,
    (void (*) (GtkWidget *, CloutEngine *)) clout_score_page_set_engine },
  { "accounts", clout_accounts_page_get_type,
    (void (*) (GtkWidget *, CloutEngine *)) clout_accounts_page_set_engine },
  { "topics", clout_topics_page_get_type,
    (void (*) (GtkWidget *, CloutEngine *)) clout_topics_page_set_engine },
  { "friends", clout_friends_page_get_type,
    (void (*) (GtkWidget *, CloutEngine *)) clout_friends_page_set_engine },
  { "perks", clout_perks_page_get_type,
    (void (*) (GtkWidget *, CloutEngine *)) clout_perks_page_set_engine },
};

enum
{
  SIGNAL_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_NAVIGATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CloutPages, clout_pages, ADW_TYPE_BIN)

/* Pages that are never shown cost neither startup time nor memory. */
static void
make_visible_page (CloutPages *self)
{
  CloutNavigation *place = clout_pages_get_navigation (self);
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (self->engine == NULL || place == NULL || clout_navigation_get_root (place) != NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      {
        GtkWidget *page = g_object_new (kinds[i].get_type (), NULL);

        clout_navigation_set_root (place, page);
        g_signal_emit (self, signals[SIGNAL_MADE], 0, page);
        kinds[i].set_engine (page, self->engine);
      }
}

static void
visible_cb (CloutPages *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAVIGATION]);
}

static void
clout_pages_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (id == PROP_NAVIGATION)
    g_value_set_object (value, clout_pages_get_navigation (CLOUT_PAGES (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
clout_pages_dispose (GObject *object)
{
  CloutPages *self = CLOUT_PAGES (object);

  g_clear_object (&self->engine);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_PAGES);

  G_OBJECT_CLASS (clout_pages_parent_class)->dispose (object);
}

static void
clout_pages_class_init (CloutPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_pages_dispose;
  signals[SIGNAL_MADE] = g_signal_new ("made", CLOUT_TYPE_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  G_OBJECT_CLASS (klass)->get_property = clout_pages_get_property;
  properties[PROP_NAVIGATION] = g_param_spec_object ("navigation", NULL, NULL,
                                                     CLOUT_TYPE_NAVIGATION,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (CLOUT_TYPE_NAVIGATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/window/page-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPages, stack);
}

static void
clout_pages_init (CloutPages *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (visible_cb), self,
                           G_CONNECT_SWAPPED);

  /* Set it before the stack looks for a widget to focus, which it does before it notifies. */
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_signal_connect_swapped (adw_view_stack_get_child_by_name (self->stack, kinds[i].name), "map",
                              G_CALLBACK (make_visible_page), self);
}

/**
 * clout_pages_new:
 *
 * Returns: (transfer floating): the pages, not created yet
 */
CloutPages *
clout_pages_new (void)
{
  return g_object_new (CLOUT_TYPE_PAGES, NULL);
}

/**
 * clout_pages_get_stack:
 * @self: the pages
 *
 * Returns: (transfer none): the stack for the view switcher
 */
AdwViewStack *
clout_pages_get_stack (CloutPages *self)
{
  g_return_val_if_fail (CLOUT_IS_PAGES (self), NULL);

  return self->stack;
}

/**
 * clout_pages_get_page:
 * @self: the pages
 * @name: name of the page, such as score or accounts
 *
 * Returns: (transfer none) (nullable): the page, or %NULL if it was never shown
 */
GtkWidget *
clout_pages_get_page (CloutPages *self,
                      const char *name)
{
  GtkWidget *place;

  g_return_val_if_fail (CLOUT_IS_PAGES (self), NULL);

  place = adw_view_stack_get_child_by_name (self->stack, name);

  return place != NULL ? clout_navigation_get_root (CLOUT_NAVIGATION (place)) : NULL;
}

/**
 * clout_pages_get_navigation:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): the visible page with the pages on top of it
 */
CloutNavigation *
clout_pages_get_navigation (CloutPages *self)
{
  g_return_val_if_fail (CLOUT_IS_PAGES (self), NULL);

  return self->stack != NULL ? CLOUT_NAVIGATION (adw_view_stack_get_visible_child (self->stack))
                             : NULL;
}

/**
 * clout_pages_show:
 * @self: the pages
 * @name: name of a page; unknown ones are ignored
 *
 * Shows a page.
 */
void
clout_pages_show (CloutPages *self,
                  const char *name)
{
  g_return_if_fail (CLOUT_IS_PAGES (self));

  if (adw_view_stack_get_child_by_name (self->stack, name) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, name);
}

/**
 * clout_pages_set_engine:
 * @self: the pages
 * @engine: (nullable): engine with the data
 *
 * Passes the engine to all pages, including those created later.
 */
void
clout_pages_set_engine (CloutPages  *self,
                        CloutEngine *engine)
{
  g_return_if_fail (CLOUT_IS_PAGES (self));

  if (!g_set_object (&self->engine, engine))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *page = clout_pages_get_page (self, kinds[i].name);

      if (page == NULL)
        continue;
      clout_navigation_home (page);
      kinds[i].set_engine (page, engine);
    }
  make_visible_page (self);
}
