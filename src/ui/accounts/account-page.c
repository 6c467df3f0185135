/* account-page.c: details of an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/accounts/account-page.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "sync/account-details.h"
#include "sync/score.h"
#include "ui/chart/chart.h"
#include "ui/score/breakdown-list.h"
#include "ui/score/breakdown-page.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/rows.h"

struct _CloutAccountPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  GtkWidget *part_group;
  GtkListBox *part;
  GtkWidget *score_group;
  CloutChart *score_chart;
  AdwPreferencesGroup *audience_group;
  CloutChart *audience_chart;
  GtkListBox *facts;
  GtkWidget *gaps_group;
  GtkListBox *gaps;

  /* Owned references */
  CloutEngine *engine;
  CloutAccount *account;
  CloutReport *report;
};

G_DEFINE_FINAL_TYPE (CloutAccountPage, clout_account_page, CLOUT_TYPE_NAVIGATION_PAGE)

static void
show_score (CloutAccountPage          *self,
            const CloutAccountDetails *details)
{
  CloutDays days = { .values = (double *) details->scores->data, .n_values = details->scores->len,
                     .today = details->today };

  gtk_widget_set_visible (self->score_group, days.n_values > 1);
  clout_chart_set_days (self->score_chart, &days);
}

static void
describe_audience (CloutAccountPage *self,
                   const GArray     *audience)
{
  const CloutAudienceDay *days = (const CloutAudienceDay *) audience->data;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  guint first = 0;

  while (first < audience->len && !days[first].counted)
    first++;
  if (first < audience->len)
    date = clout_format_day (days[first].day, CLOUT_DAY_LONG);
  if (audience->len < 2)
    text = g_strdup (_("Clout counts them with each refresh. The chart starts on the second day."));
  else if (first > 0)
    /* Translators: %s is a day */
    text = g_strdup_printf (_("Counted since %s. Earlier numbers are estimated from when people "
                              "followed you; those who have left are missing."), date);
  else
    /* Translators: %s is a day */
    text = g_strdup_printf (_("Counted since %s"), date);
  adw_preferences_group_set_description (self->audience_group, text);
}

static void
show_audience (CloutAccountPage          *self,
               const CloutAccountDetails *details)
{
  guint n = details->audience->len;
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree gboolean *estimated = g_new (gboolean, MAX (n, 1));
  g_autofree gint64 *dates = g_new (gint64, MAX (n, 1));
  CloutDays days = { .unit = CLOUT_DAYS_OF_FOLLOWERS, .values = values, .n_values = n,
                     .dates = dates, .estimated = estimated, .today = details->today };

  for (guint i = 0; i < n; i++)
    {
      const CloutAudienceDay *day = &g_array_index (details->audience, CloutAudienceDay, i);

      values[i] = day->followers;
      estimated[i] = !day->counted;
      dates[i] = day->day;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->audience_group), n > 0);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->audience_chart)), n > 1);
  clout_chart_set_days (self->audience_chart, &days);
  describe_audience (self, details->audience);
}

static void
add_fact (CloutAccountPage *self,
          const char       *title,
          gint64            n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  /* Translators: what is counted, and how many there are */
  g_autofree char *label = g_strdup_printf (C_("account", "%s: %s"), title, number);
  GtkWidget *row;

  if (n < 0)
    return;
  row = clout_rows_make (title, number, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->facts, row);
}

static void
show_facts (CloutAccountPage *self)
{
  CloutRowsFocus focus = clout_rows_clear (self->facts);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *state = clout_format_account_state (self->account, now, zone);
  g_auto(GStrv) notes = clout_format_account_notes (self->account, now, zone);
  const char *moved = clout_account_get_moved (self->account);

  gtk_list_box_append (self->facts, clout_rows_make (_("Status"), state, NULL));
  if (moved != NULL && notes[0] != NULL)
    gtk_list_box_append (self->facts, clout_rows_make (_("Moved"),
                                                       notes[g_strv_length (notes) - 1], NULL));
  add_fact (self, _("Followers"), clout_account_get_followers (self->account));
  add_fact (self, C_("number of people", "Following"),
            clout_account_get_following (self->account));
  add_fact (self, _("Posts"), clout_account_get_posts (self->account));
  clout_rows_restore_focus (self->facts, focus);
}

static void
show_gaps (CloutAccountPage *self,
           GPtrArray        *gaps)
{
  CloutRowsFocus focus = clout_rows_clear (self->gaps);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < gaps->len; i++)
    {
      const CloutAccountGap *gap = gaps->pdata[i];
      g_autofree char *title = clout_format_list (gap->resource);
      g_autofree char *reason = clout_format_gap (self->account, gap->since, now, zone);

      gtk_list_box_append (self->gaps, clout_rows_make (title, reason, NULL));
    }
  gtk_widget_set_visible (self->gaps_group, gaps->len > 0);
  clout_rows_restore_focus (self->gaps, focus);
}

/* Shows the account's row of the score. */
static void
parts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutAccountPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) items = clout_finish_pointer (result, &error);
  g_autoptr(GListStore) own = g_list_store_new (CLOUT_TYPE_BREAKDOWN_ITEM);
  CloutBarScale scale = { 0 };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (items, i);
      guint index = clout_breakdown_item_get_facts (item)->account;

      if (clout_account_get_id (clout_report_get_account (self->report, index))
          == clout_account_get_id (self->account))
        g_list_store_append (own, item);
    }
  gtk_widget_set_visible (self->part_group, g_list_model_get_n_items (G_LIST_MODEL (own)) > 0);
  clout_breakdown_list_scale (items, &scale);
  clout_breakdown_list_show (self->part, self->report, NULL, G_LIST_MODEL (own), &scale);
  clout_loadable_page_show_content (self->loadable);
}

static void
report_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutAccountPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = clout_finish_pointer (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->engine == NULL)
    return;
  if (report == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }
  g_set_object (&self->report, report);
  clout_engine_load_breakdown_async (self->engine, report, NULL, CLOUT_BREAKDOWN_ACCOUNT,
                                     clout_loadable_page_get_cancellable (self->loadable),
                                     parts_cb, g_object_ref (self));
}

static void
details_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CloutAccountPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccountDetails) details = clout_finish_pointer (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->engine == NULL)
    return;
  if (details == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }
  show_score (self, details);
  show_audience (self, details);
  show_facts (self);
  show_gaps (self, details->gaps);
  clout_engine_report_async (self->engine, clout_loadable_page_get_cancellable (self->loadable),
                             report_cb, g_object_ref (self));
}

static void
load_cb (CloutAccountPage *self,
         GCancellable     *cancellable)
{
  clout_engine_load_account_details_async (self->engine, self->account, cancellable, details_cb,
                                           g_object_ref (self));
}

static void
activated_cb (CloutAccountPage *self,
              GtkListBoxRow    *row)
{
  clout_navigation_push (GTK_WIDGET (self),
                         clout_breakdown_page_new (self->engine, self->report,
                                                   clout_breakdown_row_get_target (row)));
}

static void
clout_account_page_dispose (GObject *object)
{
  CloutAccountPage *self = CLOUT_ACCOUNT_PAGE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->account);
  g_clear_object (&self->report);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_ACCOUNT_PAGE);

  G_OBJECT_CLASS (clout_account_page_parent_class)->dispose (object);
}

static void
clout_account_page_class_init (CloutAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_account_page_dispose;
  g_type_ensure (CLOUT_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/accounts/account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, part_group);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, part);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, score_group);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, score_chart);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, audience_group);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, audience_chart);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, facts);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, gaps_group);
  gtk_widget_class_bind_template_child (widget_class, CloutAccountPage, gaps);
}

static void
clout_account_page_init (CloutAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->part, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_account_page_new:
 * @engine: an engine
 * @account: one of its accounts
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_account_page_new (CloutEngine  *engine,
                        CloutAccount *account)
{
  CloutAccountPage *self;
  const char *name;
  const char *handle;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (account), NULL);

  self = g_object_new (CLOUT_TYPE_ACCOUNT_PAGE, NULL);
  name = clout_account_get_name (account);
  handle = clout_account_get_handle (account);
  handle = handle != NULL ? handle : clout_account_get_network (account);
  /* Translators: a network and a handle */
  subtitle = g_strdup_printf (C_("account", "%s: %s"),
                              clout_format_network (clout_account_get_network (account)), handle);
  g_object_set (self, "title", name != NULL && *name != '\0' ? name : handle,
                "subtitle", subtitle, NULL);
  self->engine = g_object_ref (engine);
  self->account = g_object_ref (account);
  g_signal_connect_object (engine, "changed::score", G_CALLBACK (clout_loadable_page_reload_soon),
                           self->loadable, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::state", G_CALLBACK (show_facts), self,
                           G_CONNECT_SWAPPED);
  clout_loadable_page_reload (self->loadable);

  return GTK_WIDGET (self);
}
