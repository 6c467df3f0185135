/* highlights-page.c: an account's best old posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/network-info.h"
#include "sync/score.h"
#include "ui/score/highlights-page.h"

#include <glib/gi18n.h>

#include "ui/widgets/bar-row.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

struct _CloutHighlightsPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  GtkListBox *list;

  /* Owned references */
  CloutEngine *engine;
  CloutAccount *account; /* NULL for all */
};

G_DEFINE_FINAL_TYPE (CloutHighlightsPage, clout_highlights_page, CLOUT_TYPE_NAVIGATION_PAGE)

/* Returns (transfer none) (nullable): the network that a highlight is from. */
static const char *
find_network (CloutHighlightsPage *self,
              CloutHighlight      *highlight)
{
  GListModel *accounts = clout_engine_get_accounts (self->engine);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);

      if (clout_account_get_id (account) == clout_highlight_get_account (highlight))
        return clout_account_get_network (account);
    }
  return NULL;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  CloutHighlightsPage *self = user_data;
  CloutHighlight *highlight = item;
  const char *excerpt = clout_highlight_get_excerpt (highlight);
  const char *network = find_network (self, highlight);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *subtitle = clout_format_highlight (highlight, now, zone);
  GtkWidget *row = clout_bar_row_new (excerpt != NULL ? excerpt : _("Post (text not stored)"),
                                      subtitle, NULL, subtitle);

  /* If the network has shut down, its links no longer work. */
  if (network != NULL && !clout_network_info_is_closed (network, now))
    clout_bar_row_set_link (CLOUT_BAR_ROW (row), clout_highlight_get_url (highlight));

  return row;
}

static void
show (CloutHighlightsPage *self,
      GListModel          *highlights)
{
  guint n = g_list_model_get_n_items (highlights);

  clout_rows_show (self->list, highlights, make_row, self);
  if (n > 0)
    clout_loadable_page_show_content (self->loadable);
  else
    clout_loadable_page_show_empty (self->loadable);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutHighlightsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) highlights = NULL;

  highlights = clout_finish_pointer (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (highlights != NULL)
    show (self, highlights);
  else
    clout_loadable_page_show_error (self->loadable, error);
}

static void
load_cb (CloutHighlightsPage *self,
         GCancellable        *cancellable)
{
  clout_engine_load_highlights_async (self->engine, self->account, cancellable, loaded_cb,
                                      g_object_ref (self));
}

static void
clout_highlights_page_dispose (GObject *object)
{
  CloutHighlightsPage *self = CLOUT_HIGHLIGHTS_PAGE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->account);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_HIGHLIGHTS_PAGE);

  G_OBJECT_CLASS (clout_highlights_page_parent_class)->dispose (object);
}

static void
clout_highlights_page_class_init (CloutHighlightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_highlights_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/highlights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutHighlightsPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutHighlightsPage, list);
}

static void
clout_highlights_page_init (CloutHighlightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
}

/**
 * clout_highlights_page_new:
 * @engine: an engine
 * @account: (nullable): account whose posts to list, %NULL for all
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_highlights_page_new (CloutEngine  *engine,
                           CloutAccount *account)
{
  CloutHighlightsPage *self;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (account == NULL || CLOUT_IS_ACCOUNT (account), NULL);

  self = g_object_new (CLOUT_TYPE_HIGHLIGHTS_PAGE, NULL);
  self->engine = g_object_ref (engine);
  self->account = account != NULL ? g_object_ref (account) : NULL;
  clout_loadable_page_reload (self->loadable);

  return GTK_WIDGET (self);
}
