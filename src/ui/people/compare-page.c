/* compare-page.c: compares friends with one another and with the person.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/people/compare-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/friends.h"
#include "messages/messages.h"
#include "sync/people.h"
#include "sync/report.h"
#include "sync/score.h"
#include "ui/people/compare-chart.h"
#include "ui/people/friend-chooser.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/toast.h"

#define OWN_LINE CLOUT_COMPARISON_MOST

struct _CloutComparePage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  GtkDrawingArea *chart;
  GtkListBox *people;

  /* Owned references */
  CloutEngine *engine;
  GArray *ids;
  GPtrArray *comparisons;
  GCancellable *cancellable;
  guint own[CLOUT_COMPARISON_WEEKS];
  double score;                         /* NAN if unknown */
};

G_DEFINE_FINAL_TYPE (CloutComparePage, clout_compare_page, CLOUT_TYPE_NAVIGATION_PAGE)

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        user_data)
{
  CloutComparePage *self = user_data;
  CloutCompareLine lines[CLOUT_COMPARE_LINES];
  guint n = 0;

  for (guint i = 0; self->comparisons != NULL && i < self->comparisons->len; i++)
    lines[n++] = (CloutCompareLine) { i, ((CloutComparison *) self->comparisons->pdata[i])
                                         ->received };
  lines[n++] = (CloutCompareLine) { OWN_LINE, self->own };
  clout_compare_chart_draw (area, cr, lines, n);
}

static char *
describe_friend (const CloutComparison *comparison)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (comparison->friend);
  guint received = clout_comparison_total (comparison->received);
  guint given = clout_comparison_total (comparison->given);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *influence = clout_format_influence (facts);

  if (facts->influence < 0)
    g_ptr_array_add (parts, g_steal_pointer (&influence));
  else
    /* Translators: a number, and its meaning */
    g_ptr_array_add (parts, g_strdup_printf (_("Estimated influence %.0f: %s"), facts->influence,
                                             influence));
  if (facts->followers >= 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u follower", "%'u followers",
                                                       (guint) facts->followers),
                                             (guint) facts->followers));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u reaction to you", "%'u reactions to you",
                                                     received), received));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u reaction from you",
                                                     "%'u reactions from you", given), given));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
make_row (guint       line,
          const char *title,
          const char *subtitle,
          GtkWidget  *suffix)
{
  GtkWidget *row = clout_rows_make (title, subtitle, suffix);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), clout_compare_chart_sample (line));
  return row;
}

static GtkWidget *
make_remove_button (CloutFriend *friend)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is a friend's name; takes them out of a comparison */
  g_autofree char *label = g_strdup_printf (_("Remove %s from the Comparison"),
                                            clout_friend_get_title (friend));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "compare.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x",
                                    clout_friend_get_facts (friend)->id);
  return button;
}

static void
add_own_row (CloutComparePage *self)
{
  guint n = clout_comparison_total (self->own);
  g_autofree char *given =
    g_strdup_printf (ngettext ("%'u reaction to these people", "%'u reactions to these people", n),
                     n);
  /* Translators: the person's own score, and their reactions */
  g_autofree char *subtitle = isnan (self->score)
    ? g_strdup (given) : g_strdup_printf (_("Score %.1f · %s"), self->score, given);

  gtk_list_box_append (self->people, make_row (OWN_LINE, C_("in a comparison", "You"), subtitle,
                                               NULL));
}

static void
name_chart (CloutComparePage *self)
{
  g_autoptr(GString) text = g_string_new (_("Reactions per week in the last 13 weeks."));

  for (guint i = 0; i < self->comparisons->len; i++)
    {
      const CloutComparison *comparison = self->comparisons->pdata[i];
      guint most = 0;

      for (guint week = 0; week < CLOUT_COMPARISON_WEEKS; week++)
        most = MAX (most, comparison->received[week]);
      g_string_append_c (text, ' ');
      /* Translators: a friend's name, the sum of all weeks, and of the week with the most */
      g_string_append_printf (text, _("%s: %u in total, at most %u in a week."),
                              clout_friend_get_title (comparison->friend),
                              clout_comparison_total (comparison->received), most);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->str, -1);
}

static void
show (CloutComparePage *self)
{
  CloutRowsFocus focus = clout_rows_clear (self->people);

  memset (self->own, 0, sizeof self->own);
  for (guint i = 0; i < self->comparisons->len; i++)
    {
      const CloutComparison *comparison = self->comparisons->pdata[i];
      g_autofree char *subtitle = describe_friend (comparison);

      for (guint week = 0; week < CLOUT_COMPARISON_WEEKS; week++)
        self->own[week] += comparison->given[week];
      gtk_list_box_append (self->people,
                           make_row (i, clout_friend_get_title (comparison->friend), subtitle,
                                     make_remove_button (comparison->friend)));
    }
  add_own_row (self);
  clout_rows_restore_focus (self->people, focus);
  name_chart (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.add",
                                 self->ids->len < CLOUT_COMPARISON_MOST);
  gtk_widget_queue_draw (GTK_WIDGET (self->chart));
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CloutComparePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) comparisons = clout_finish_pointer (result, &error);

  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (comparisons == NULL)
    {
      clout_toast_say_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = comparisons->len; i > 0; i--)
    if (clout_friend_get_facts (((CloutComparison *) comparisons->pdata[i - 1])->friend) == NULL)
      g_ptr_array_remove_index (comparisons, i - 1);
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  self->comparisons = g_steal_pointer (&comparisons);
  show (self);
}

static void
load (CloutComparePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_compare_async (self->engine, (const gint64 *) self->ids->data, self->ids->len,
                              self->cancellable, compared_cb, g_object_ref (self));
}

static void
known_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutComparePage) self = user_data;
  g_autoptr(GArray) known = clout_finish_pointer (result, NULL);

  if (self->engine == NULL || known == NULL || known->len == 0)
    return;

  self->score = g_array_index (known, CloutKnownScore, known->len - 1).score;
  if (self->comparisons != NULL)
    show (self);
}

static void
chosen_cb (CloutFriend *friend,
           GtkWidget   *page)
{
  CloutComparePage *self = CLOUT_COMPARE_PAGE (page);
  gint64 id = clout_friend_get_facts (friend)->id;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return;
  if (self->engine == NULL || self->ids->len == CLOUT_COMPARISON_MOST)
    return;

  g_array_append_val (self->ids, id);
  load (self);
}

static void
add_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  clout_friend_chooser_open (widget, CLOUT_COMPARE_PAGE (widget)->engine, _("Add Person"),
                             _("Who else should be compared?"), chosen_cb);
}

static void
remove_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutComparePage *self = CLOUT_COMPARE_PAGE (widget);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == g_variant_get_int64 (parameter))
      g_array_remove_index (self->ids, i);
  load (self);
}

static void
clout_compare_page_dispose (GObject *object)
{
  CloutComparePage *self = CLOUT_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_COMPARE_PAGE);

  G_OBJECT_CLASS (clout_compare_page_parent_class)->dispose (object);
}

static void
clout_compare_page_finalize (GObject *object)
{
  g_array_unref (CLOUT_COMPARE_PAGE (object)->ids);

  G_OBJECT_CLASS (clout_compare_page_parent_class)->finalize (object);
}

static void
clout_compare_page_class_init (CloutComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_compare_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_compare_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/people/compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutComparePage, chart);
  gtk_widget_class_bind_template_child (widget_class, CloutComparePage, people);
  gtk_widget_class_install_action (widget_class, "compare.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "compare.remove", "x", remove_cb);
}

static void
clout_compare_page_init (CloutComparePage *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->score = NAN;
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->chart, draw_cb, self, NULL);
}

/**
 * clout_compare_page_new:
 * @engine: an engine
 * @friend: a friend whose data are loaded, the first to compare
 *
 * Returns: (transfer none): a page that compares them with the person and others
 */
GtkWidget *
clout_compare_page_new (CloutEngine *engine,
                        CloutFriend *friend)
{
  CloutComparePage *self;
  gint64 id;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_FRIEND (friend), NULL);

  self = g_object_new (CLOUT_TYPE_COMPARE_PAGE, NULL);
  self->engine = g_object_ref (engine);
  id = clout_friend_get_facts (friend)->id;
  g_array_append_val (self->ids, id);
  g_signal_connect_object (engine, "changed::people", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  clout_engine_load_known_async (engine, NULL, known_cb, g_object_ref (self));
  load (self);

  return GTK_WIDGET (self);
}
