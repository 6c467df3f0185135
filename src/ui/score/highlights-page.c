/* highlights-page.c: an account's best posts of long ago.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/score/highlights-page.h"

#include <glib/gi18n.h>

#include "ui/widgets/bar-row.h"
#include "ui/window/navigation.h"
#include "ui/score/part-list.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

struct _CloutHighlightsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkBox *box;
  GtkStack *views;
  AdwStatusPage *failed_page;
  GtkListBox *list;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  CloutAccount *account;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CloutHighlightsPage, clout_highlights_page, ADW_TYPE_BIN)

static GtkWidget *
make_row (CloutHighlightsPage *self,
          CloutHighlight   *highlight)
{
  const char *excerpt = clout_highlight_get_excerpt (highlight);
  gint64 now = clout_report_get_time (self->report);
  GTimeZone *zone = clout_report_get_zone (self->report);
  g_autofree char *subtitle = clout_format_highlight (highlight, now, zone);
  GtkWidget *row = clout_bar_row_new (excerpt != NULL ? excerpt : _ ("A post, its words not kept"),
                                      subtitle, NULL, subtitle);

  /* Where the network is gone, so is what the address led to. */
  if (!clout_account_is_closed (self->account, now))
    clout_bar_row_set_link (CLOUT_BAR_ROW (row), clout_highlight_get_url (highlight));

  return row;
}

static void
show (CloutHighlightsPage *self,
      GListModel       *highlights)
{
  guint n = g_list_model_get_n_items (highlights);

  clout_breakdown_list_empty (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CloutHighlight) highlight = g_list_model_get_item (highlights, i);

      gtk_list_box_append (self->list, make_row (self, highlight));
    }
  gtk_stack_set_visible_child_name (self->views, n > 0 ? "list" : "empty");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CloutHighlightsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) highlights = NULL;
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  highlights = clout_engine_load_highlights_finish (CLOUT_ENGINE (source), result, &error);
  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (highlights != NULL)
    {
      show (self, highlights);
      return;
    }

  words = clout_format_error (error);
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->views, "failed");
}

static void
load (CloutHighlightsPage *self)
{
  clout_engine_load_highlights_async (self->engine, self->account, self->cancellable, loaded_cb,
                                      g_object_ref (self));
}

static void
reload_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutHighlightsPage *self = CLOUT_HIGHLIGHTS_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, "loading");
  load (self);
}

static void
clout_highlights_page_dispose (GObject *object)
{
  CloutHighlightsPage *self = CLOUT_HIGHLIGHTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->account);
  /* The template would take the child from under the bin, which then unparents a ghost. */
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
  gtk_widget_class_bind_template_child (widget_class, CloutHighlightsPage, box);
  gtk_widget_class_bind_template_child (widget_class, CloutHighlightsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CloutHighlightsPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CloutHighlightsPage, list);
  gtk_widget_class_install_action (widget_class, "moments.reload", NULL, reload_cb);
}

static void
clout_highlights_page_init (CloutHighlightsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

/**
 * clout_highlights_page_new:
 * @engine: whom to ask
 * @report: for the person's own days
 * @account: whose posts
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_highlights_page_new (CloutEngine  *engine,
                           CloutReport  *report,
                           CloutAccount *account)
{
  CloutHighlightsPage *self = g_object_new (CLOUT_TYPE_HIGHLIGHTS_PAGE, NULL);

  self->engine = g_object_ref (engine);
  self->report = g_object_ref (report);
  self->account = g_object_ref (account);
  gtk_box_prepend (self->box, clout_navigation_make_title (_ ("Moments"), NULL, "score.back"));
  load (self);

  return GTK_WIDGET (self);
}
