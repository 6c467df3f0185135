/* people-page.c: a list of people: who reacted, is new, or waits for a reply.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/people-page.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "score/tally.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/rows.h"

struct _CloutPeoplePage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  GtkLabel *explanation;
  GtkListBox *list;

  /* Owned references */
  CloutEngine *engine; /* NULL if the people were given */
  CloutReport *report;
  GListModel *people;
  int group;
  guint account; /* for old friends */
};

/* Instead of a group. */
#define OLD_FRIENDS (-1)

G_DEFINE_FINAL_TYPE (CloutPeoplePage, clout_people_page, CLOUT_TYPE_NAVIGATION_PAGE)

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  CloutPeoplePage *self = user_data;
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  g_autofree char *name = clout_format_breakdown_item (item, self->report);
  g_autofree char *date =
    facts->time != 0 ? clout_format_date (facts->time, clout_report_get_time (self->report),
                                          clout_report_get_zone (self->report)) : NULL;
  gboolean has_handle = facts->name != NULL && *facts->name != '\0' && facts->detail != NULL
                        && !facts->namesake;
  g_autofree char *subtitle = g_strjoin (" · ", has_handle ? facts->detail
                                         : date != NULL ? date : "",
                                         has_handle ? date : NULL, NULL);
  guint n = (guint) CLAMP (facts->n, 0, G_MAXINT);
  g_autofree char *value = n > 0 ? g_strdup_printf ("%'u", n) : NULL;
  g_autofree char *reactions = g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n), n);
  GtkWidget *row = clout_bar_row_new (name, subtitle, value, n > 0 ? reactions : subtitle);

  clout_bar_row_set_link (CLOUT_BAR_ROW (row), facts->url);
  return row;
}

static void
show (CloutPeoplePage *self,
      GListModel      *people)
{
  guint n = g_list_model_get_n_items (people);

  clout_rows_show (self->list, people, make_row, self);
  if (n > 0)
    clout_loadable_page_show_content (self->loadable);
  else
    clout_loadable_page_show_empty (self->loadable);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutPeoplePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) people = clout_finish_pointer (result, &error);

  if (people != NULL)
    show (self, people);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    clout_loadable_page_show_error (self->loadable, error);
}

static void
load_cb (CloutPeoplePage *self,
         GCancellable    *cancellable)
{
  if (self->people != NULL)
    show (self, self->people);
  else if (self->group == OLD_FRIENDS)
    clout_engine_list_old_friends_async (self->engine, self->report, self->account, cancellable,
                                         listed_cb, g_object_ref (self));
  else
    clout_engine_list_reactors_async (self->engine, self->report, self->group, cancellable,
                                      listed_cb, g_object_ref (self));
}

static void
clout_people_page_dispose (GObject *object)
{
  CloutPeoplePage *self = CLOUT_PEOPLE_PAGE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->people);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_PEOPLE_PAGE);

  G_OBJECT_CLASS (clout_people_page_parent_class)->dispose (object);
}

static void
clout_people_page_class_init (CloutPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_people_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/analysis/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPeoplePage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutPeoplePage, explanation);
  gtk_widget_class_bind_template_child (widget_class, CloutPeoplePage, list);
}

static void
clout_people_page_init (CloutPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
}

static CloutPeoplePage *
new_page (const char  *title,
          const char  *explanation,
          CloutReport *report)
{
  CloutPeoplePage *self = g_object_new (CLOUT_TYPE_PEOPLE_PAGE, "title", title, NULL);

  self->report = g_object_ref (report);
  gtk_label_set_label (self->explanation, explanation);
  return self;
}

/**
 * clout_people_page_new:
 * @title: title
 * @explanation: who they are, a sentence
 * @report: report with the person's time zone
 * @people: (element-type CloutBreakdownItem): the people
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_people_page_new (const char  *title,
                       const char  *explanation,
                       CloutReport *report,
                       GListModel  *people)
{
  CloutPeoplePage *self = new_page (title, explanation, report);

  self->people = g_object_ref (people);
  clout_loadable_page_reload (self->loadable);
  return GTK_WIDGET (self);
}

/**
 * clout_people_page_new_for_group:
 * @engine: an engine
 * @report: the current report
 * @group: a #CloutReactionGroup, or %CLOUT_N_GROUPS for all reactions
 *
 * Returns: (transfer none): a page to push that lists who reacted
 */
GtkWidget *
clout_people_page_new_for_group (CloutEngine *engine,
                                 CloutReport *report,
                                 int          group)
{
  const char *title = group == CLOUT_N_GROUPS ? _("People")
                      : clout_format_signal (clout_group_signal (group));
  CloutPeoplePage *self =
    new_page (title, _("People who did this in the last 90 days, and how often. Up to 200 are "
                       "listed."), report);

  self->engine = g_object_ref (engine);
  self->group = group;
  clout_loadable_page_reload (self->loadable);
  return GTK_WIDGET (self);
}

/**
 * clout_people_page_new_for_old_friends:
 * @engine: an engine
 * @report: the current report
 * @account: index of an account
 *
 * Returns: (transfer none): a page to push that lists people who used to react
 */
GtkWidget *
clout_people_page_new_for_old_friends (CloutEngine *engine,
                                       CloutReport *report,
                                       guint        account)
{
  CloutPeoplePage *self =
    new_page (_("Old Friends"), _("People who reacted at least three times, but not in the last "
                                  "month. Those who reacted most are first."), report);

  self->engine = g_object_ref (engine);
  self->group = OLD_FRIENDS;
  self->account = account;
  clout_loadable_page_reload (self->loadable);
  return GTK_WIDGET (self);
}
