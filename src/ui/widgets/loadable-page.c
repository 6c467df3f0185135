/* loadable-page.c: a page whose content is loaded: shows a spinner, an error, a placeholder or
 * the content.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/loadable-page.h"

#include "messages/messages.h"

/* A sync changes the store many times a second, faster than anyone reads. */
#define RELOAD_DELAY_MS 300

struct _CloutLoadablePage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *stack;
  AdwStatusPage *loading_page;
  AdwStatusPage *empty_page;
  AdwStatusPage *failed_page;
  AdwBin *failed_place;
  AdwBin *content_place;

  char *empty_icon_name;
  CloutLoadableState state;
  GCancellable *cancellable;
  guint reload_id;
  gboolean loading;
  gboolean outdated;     /* to be loaded again once the current load is done */
  gboolean stale;        /* to be loaded once mapped */
};

enum
{
  SIGNAL_LOAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_0,
  PROP_LOADING_TITLE,
  PROP_EMPTY_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_EMPTY_CHILD,
  PROP_FAILED_TITLE,
  PROP_FAILED_CHILD,
  PROP_CONTENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CloutLoadablePage, clout_loadable_page, ADW_TYPE_BIN)

static void
cancel (CloutLoadablePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->loading = FALSE;
}

static void
start (CloutLoadablePage *self)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  cancel (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_set_object (&self->cancellable, cancellable);
  self->outdated = FALSE;
  self->stale = FALSE;
  self->loading = TRUE;
  g_signal_emit (self, signals[SIGNAL_LOAD], 0, cancellable);
}

/* An icon of this size is loaded as soon as it is set, so set it only when it becomes visible. */
static void
show (CloutLoadablePage  *self,
      CloutLoadableState  state)
{
  GtkWidget *children[] = {
    [CLOUT_LOADABLE_LOADING] = GTK_WIDGET (self->loading_page),
    [CLOUT_LOADABLE_EMPTY] = GTK_WIDGET (self->empty_page),
    [CLOUT_LOADABLE_FAILED] = GTK_WIDGET (self->failed_page),
    [CLOUT_LOADABLE_CONTENT] = GTK_WIDGET (self->content_place),
  };

  if (state == CLOUT_LOADABLE_EMPTY)
    adw_status_page_set_icon_name (self->empty_page, self->empty_icon_name);
  else if (state == CLOUT_LOADABLE_FAILED)
    adw_status_page_set_icon_name (self->failed_page, "dialog-warning-symbolic");

  self->state = state;
  gtk_stack_set_visible_child (self->stack, children[state]);
}

static void
try_again_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CloutLoadablePage *self = CLOUT_LOADABLE_PAGE (widget);

  show (self, CLOUT_LOADABLE_LOADING);
  start (self);
}

/* Don't cancel the running load: if changes come faster than the page loads, it would never
   finish. */
static void
reload_cb (gpointer user_data)
{
  CloutLoadablePage *self = user_data;

  self->reload_id = 0;
  if (self->loading)
    self->outdated = TRUE;
  else
    clout_loadable_page_reload (self);
}

static void
clout_loadable_page_map (GtkWidget *widget)
{
  CloutLoadablePage *self = CLOUT_LOADABLE_PAGE (widget);

  GTK_WIDGET_CLASS (clout_loadable_page_parent_class)->map (widget);
  if (self->stale)
    start (self);
}

static void
clout_loadable_page_unmap (GtkWidget *widget)
{
  CloutLoadablePage *self = CLOUT_LOADABLE_PAGE (widget);

  if (self->loading)
    {
      cancel (self);
      self->stale = TRUE;
    }
  GTK_WIDGET_CLASS (clout_loadable_page_parent_class)->unmap (widget);
}

static void
clout_loadable_page_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CloutLoadablePage *self = CLOUT_LOADABLE_PAGE (object);

  switch (id)
    {
    case PROP_LOADING_TITLE:
      adw_status_page_set_title (self->loading_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_ICON_NAME:
      g_free (self->empty_icon_name);
      self->empty_icon_name = g_value_dup_string (value);
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_DESCRIPTION:
      adw_status_page_set_description (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_CHILD:
      adw_status_page_set_child (self->empty_page, g_value_get_object (value));
      break;
    case PROP_FAILED_TITLE:
      adw_status_page_set_title (self->failed_page, g_value_get_string (value));
      break;
    case PROP_FAILED_CHILD:
      adw_bin_set_child (self->failed_place, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      adw_bin_set_child (self->content_place, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
clout_loadable_page_dispose (GObject *object)
{
  CloutLoadablePage *self = CLOUT_LOADABLE_PAGE (object);

  cancel (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_LOADABLE_PAGE);

  G_OBJECT_CLASS (clout_loadable_page_parent_class)->dispose (object);
}

static void
clout_loadable_page_finalize (GObject *object)
{
  g_free (CLOUT_LOADABLE_PAGE (object)->empty_icon_name);

  G_OBJECT_CLASS (clout_loadable_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  const struct
  {
    const char *name;
    guint id;
  } strings[] = {
    { "loading-title", PROP_LOADING_TITLE },
    { "empty-icon-name", PROP_EMPTY_ICON_NAME },
    { "empty-title", PROP_EMPTY_TITLE },
    { "empty-description", PROP_EMPTY_DESCRIPTION },
    { "failed-title", PROP_FAILED_TITLE },
  }, widgets[] = {
    { "empty-child", PROP_EMPTY_CHILD },
    { "failed-child", PROP_FAILED_CHILD },
    { "content", PROP_CONTENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    properties[widgets[i].id] = g_param_spec_object (widgets[i].name, NULL, NULL, GTK_TYPE_WIDGET,
                                                     flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
clout_loadable_page_class_init (CloutLoadablePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = clout_loadable_page_set_property;
  object_class->dispose = clout_loadable_page_dispose;
  object_class->finalize = clout_loadable_page_finalize;
  widget_class->map = clout_loadable_page_map;
  widget_class->unmap = clout_loadable_page_unmap;
  install_properties (object_class);
  signals[SIGNAL_LOAD] = g_signal_new ("load", CLOUT_TYPE_LOADABLE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_CANCELLABLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/widgets/loadable-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutLoadablePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CloutLoadablePage, loading_page);
  gtk_widget_class_bind_template_child (widget_class, CloutLoadablePage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CloutLoadablePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CloutLoadablePage, failed_place);
  gtk_widget_class_bind_template_child (widget_class, CloutLoadablePage, content_place);
  gtk_widget_class_install_action (widget_class, "page.try-again", NULL, try_again_cb);
}

static void
clout_loadable_page_init (CloutLoadablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * clout_loadable_page_reload:
 * @self: a page
 *
 * Emits "load" now, or as soon as the page is visible. Keeps showing the old content meanwhile,
 * and cancels a pending load.
 */
void
clout_loadable_page_reload (CloutLoadablePage *self)
{
  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start (self);
  else
    self->stale = TRUE;
}

/**
 * clout_loadable_page_reload_soon:
 * @self: a page
 *
 * Reloads once for all calls within 300 ms, after a load that is running.
 */
void
clout_loadable_page_reload_soon (CloutLoadablePage *self)
{
  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));

  if (self->reload_id == 0)
    self->reload_id = g_timeout_add_once (RELOAD_DELAY_MS, reload_cb, self);
}

/**
 * clout_loadable_page_reset:
 * @self: a page
 *
 * Cancels a pending load and shows a spinner instead of the content.
 */
void
clout_loadable_page_reset (CloutLoadablePage *self)
{
  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));

  cancel (self);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  self->stale = FALSE;
  show (self, CLOUT_LOADABLE_LOADING);
}

static void
finish (CloutLoadablePage  *self,
        CloutLoadableState  state)
{
  self->loading = FALSE;
  show (self, state);
  if (self->outdated)
    clout_loadable_page_reload_soon (self);
  self->outdated = FALSE;
}

/**
 * clout_loadable_page_show_early:
 * @self: a page whose content shows older data while it is being loaded
 *
 * Shows older content while newer is being loaded.
 */
void
clout_loadable_page_show_early (CloutLoadablePage *self)
{
  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));

  show (self, CLOUT_LOADABLE_CONTENT);
}

/**
 * clout_loadable_page_show_content:
 * @self: a page whose content was loaded
 *
 * Shows the content.
 */
void
clout_loadable_page_show_content (CloutLoadablePage *self)
{
  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));

  finish (self, CLOUT_LOADABLE_CONTENT);
}

/**
 * clout_loadable_page_show_empty:
 * @self: a page without content
 *
 * Shows that there is no content.
 */
void
clout_loadable_page_show_empty (CloutLoadablePage *self)
{
  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));

  finish (self, CLOUT_LOADABLE_EMPTY);
}

/**
 * clout_loadable_page_show_error:
 * @self: a page
 * @error: the error from loading
 *
 * Shows an error with a button to try again.
 */
void
clout_loadable_page_show_error (CloutLoadablePage *self,
                                const GError      *error)
{
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CLOUT_IS_LOADABLE_PAGE (self));
  g_return_if_fail (error != NULL);

  words = clout_format_error (error);
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->failed_page, escaped);
  finish (self, CLOUT_LOADABLE_FAILED);
}

/**
 * clout_loadable_page_is_stale:
 * @self: a page
 *
 * Returns: whether it will be loaded once it is visible
 */
gboolean
clout_loadable_page_is_stale (CloutLoadablePage *self)
{
  g_return_val_if_fail (CLOUT_IS_LOADABLE_PAGE (self), FALSE);

  return self->stale;
}

/**
 * clout_loadable_page_get_state:
 * @self: a page
 *
 * Returns: the current state
 */
CloutLoadableState
clout_loadable_page_get_state (CloutLoadablePage *self)
{
  g_return_val_if_fail (CLOUT_IS_LOADABLE_PAGE (self), CLOUT_LOADABLE_LOADING);

  return self->state;
}

/**
 * clout_loadable_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the last load's cancellable, for loading more; canceled
 *   when the page is reloaded, reset or disposed
 */
GCancellable *
clout_loadable_page_get_cancellable (CloutLoadablePage *self)
{
  g_return_val_if_fail (CLOUT_IS_LOADABLE_PAGE (self), NULL);

  return self->cancellable;
}
