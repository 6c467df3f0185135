/* breakdown-page.c: the details of one part of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/score.h"
#include "ui/score/breakdown-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/widgets/loadable-page.h"
#include "ui/score/highlights-page.h"
#include "ui/score/breakdown-list.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

struct _CloutBreakdownPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  GtkWidget *by_box;
  GtkToggleButton *by_people;
  CloutLoadablePage *loadable;
  GtkLabel *explanation;
  GtkListBox *list;
  GtkWidget *highlights;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  CloutBreakdownItem *item;
};

G_DEFINE_FINAL_TYPE (CloutBreakdownPage, clout_breakdown_page, CLOUT_TYPE_NAVIGATION_PAGE)

/* A part that was opened from elsewhere than its parent has no points yet: they are the sum of its
   parts'. */
static void
show_points (CloutBreakdownPage *self,
             double              points)
{
  gboolean moved = clout_breakdown_item_get_facts (self->item)->days > 0;
  g_autofree char *number = moved ? clout_format_change (points) : clout_format_points (points);
  /* Translators: points of the score, e.g. "1.2 points" */
  g_autofree char *text = g_strdup_printf (_("%s points"), number);

  g_object_set (self, "subtitle", text, NULL);
}

static void
show_items (CloutBreakdownPage *self,
            GListModel         *items)
{
  CloutBarScale scale = { 0 };
  double sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);

      sum += clout_breakdown_item_get_facts (item)->shown;
    }
  if (isnan (clout_breakdown_item_get_facts (self->item)->shown))
    show_points (self, sum);
  clout_breakdown_list_scale (items, &scale);
  clout_breakdown_list_show (self->list, self->report, self->item, items, &scale);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutBreakdownPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) items = NULL;

  items = clout_finish_pointer (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (items == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }

  show_items (self, items);
  if (g_list_model_get_n_items (items) > 0)
    clout_loadable_page_show_content (self->loadable);
  else
    clout_loadable_page_show_empty (self->loadable);
}

static CloutBreakdownLevel
choose_by (CloutBreakdownPage *self)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (self->item);

  if (facts->level == CLOUT_BREAKDOWN_REST)
    return facts->by;
  if (facts->level == CLOUT_BREAKDOWN_PERSON)
    return CLOUT_BREAKDOWN_POST;
  return gtk_toggle_button_get_active (self->by_people) ? CLOUT_BREAKDOWN_PERSON
                                                        : CLOUT_BREAKDOWN_POST;
}

static void
load_cb (CloutBreakdownPage *self,
         GCancellable       *cancellable)
{
  clout_engine_load_breakdown_async (self->engine, self->report, self->item, choose_by (self),
                                     cancellable, loaded_cb, g_object_ref (self));
}

static void
activated_cb (CloutBreakdownPage *self,
              GtkListBoxRow      *row)
{
  clout_navigation_push (GTK_WIDGET (self),
                         clout_breakdown_page_new (self->engine, self->report,
                                                   clout_breakdown_row_get_target (row)));
}

static void
highlights_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CloutBreakdownPage *self = CLOUT_BREAKDOWN_PAGE (widget);
  guint index = clout_breakdown_item_get_facts (self->item)->account;
  CloutAccount *account = clout_report_get_account (self->report, index);

  clout_navigation_push (widget, clout_highlights_page_new (self->engine, account));
}

/* Returns (transfer full): what a list of changes shows. */
static char *
explain_change (const CloutBreakdownFacts *facts)
{
  return g_strdup_printf (ngettext ("What these reactions added or lost in %'u day",
                                    "What these reactions added or lost in %'u days",
                                    facts->days), facts->days);
}

static const char *
explain (CloutBreakdownLevel level)
{
  switch (level)
    {
    case CLOUT_BREAKDOWN_NETWORK:
      return _("Your accounts on this network");
    case CLOUT_BREAKDOWN_PERSON_POST:
      return _("One person’s reactions to this post. Each one counts a little less than the one "
               "before.");
    case CLOUT_BREAKDOWN_UNCOUNTED:
      return _("Reactions that the network counts without saying who they are from");
    case CLOUT_BREAKDOWN_ACCOUNT:
      return _("Your audience, and how it reacts to this account’s posts");
    case CLOUT_BREAKDOWN_AUDIENCE:
      return _("How many followers and lists this account has");
    case CLOUT_BREAKDOWN_ENGAGEMENT:
      return _("Reactions to your posts in the last 90 days. Recent reactions and reactions from "
               "influential people count more.");
    case CLOUT_BREAKDOWN_PERSON:
      return _("Reactions from this person. Each one counts a little less than the one before.");
    case CLOUT_BREAKDOWN_POST:
      return _("Reactions to this post. Each one counts a little less than the one before.");
    case CLOUT_BREAKDOWN_SIGNAL:
    case CLOUT_BREAKDOWN_REACTION:
    case CLOUT_BREAKDOWN_REST:
    case CLOUT_BREAKDOWN_UNEXPLAINED:
    case CLOUT_BREAKDOWN_CHANGE:
    default:
      return "";
    }
}

static void
clout_breakdown_page_dispose (GObject *object)
{
  CloutBreakdownPage *self = CLOUT_BREAKDOWN_PAGE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->item);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_BREAKDOWN_PAGE);

  G_OBJECT_CLASS (clout_breakdown_page_parent_class)->dispose (object);
}

static void
clout_breakdown_page_class_init (CloutBreakdownPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_breakdown_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/breakdown-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutBreakdownPage, by_box);
  gtk_widget_class_bind_template_child (widget_class, CloutBreakdownPage, by_people);
  gtk_widget_class_bind_template_child (widget_class, CloutBreakdownPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutBreakdownPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, CloutBreakdownPage, list);
  gtk_widget_class_bind_template_child (widget_class, CloutBreakdownPage, highlights);
  gtk_widget_class_install_action (widget_class, "part.highlights", NULL, highlights_cb);
}

static void
clout_breakdown_page_init (CloutBreakdownPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_people, "toggled", G_CALLBACK (clout_loadable_page_reload),
                           self->loadable, G_CONNECT_SWAPPED);
}

/**
 * clout_breakdown_page_new:
 * @engine: an engine
 * @report: report that @item belongs to
 * @item: a part with children
 *
 * Returns: (transfer none): a page that lists the parts of @item
 */
GtkWidget *
clout_breakdown_page_new (CloutEngine        *engine,
                          CloutReport        *report,
                          CloutBreakdownItem *item)
{
  const CloutBreakdownFacts *facts;
  CloutBreakdownPage *self;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_REPORT (report), NULL);
  g_return_val_if_fail (CLOUT_IS_BREAKDOWN_ITEM (item), NULL);

  self = g_object_new (CLOUT_TYPE_BREAKDOWN_PAGE, NULL);
  facts = clout_breakdown_item_get_facts (item);
  title = clout_format_breakdown_item (item, report);
  text = facts->days > 0 ? explain_change (facts) : g_strdup (explain (facts->level));
  self->engine = g_object_ref (engine);
  self->report = g_object_ref (report);
  self->item = g_object_ref (item);
  gtk_widget_set_visible (self->highlights, facts->level == CLOUT_BREAKDOWN_ACCOUNT);
  g_object_set (self, "title", title, NULL);
  if (!isnan (facts->shown))
    show_points (self, facts->shown);
  gtk_label_set_label (self->explanation, text);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), *text != '\0');
  gtk_widget_set_visible (self->by_box, facts->level == CLOUT_BREAKDOWN_ENGAGEMENT);
  clout_loadable_page_reload (self->loadable);

  return GTK_WIDGET (self);
}
