/* tips-group.c: tips, and those that were followed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/post.h"
#include "sync/network-info.h"
#include "sync/tips.h"
#include "ui/score/tips-group.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "ui/posts/post-range.h"
#include "ui/score/breakdown-list.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/toast.h"

#define ENTRY_KEY "clout-tip"

struct _CloutTipsGroup
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *tips_group;
  GtkListBox *tips;
  GtkWidget *done_group;
  GtkListBox *done;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CloutTipsGroup, clout_tips_group, ADW_TYPE_BIN)

static void
clout_tips_group_dispose (GObject *object)
{
  CloutTipsGroup *self = CLOUT_TIPS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_TIPS_GROUP);

  G_OBJECT_CLASS (clout_tips_group_parent_class)->dispose (object);
}

/* Dismissing a tip, or undoing that. */
typedef struct
{
  CloutTipsGroup *group;
  CloutEngine *engine;
  CloutTipEntry *entry;
  gboolean dismiss;
} Dismissal;

static void
dismissal_free (Dismissal *self)
{
  g_object_unref (self->group);
  g_object_unref (self->engine);
  clout_tip_entry_free (self->entry);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dismissal, dismissal_free)

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  dismissal_free (data);
}

static void dismiss (CloutTipsGroup      *self,
                     CloutEngine         *engine,
                     const CloutTipEntry *entry,
                     gboolean             dismiss);

static void
undo_cb (Dismissal *self)
{
  dismiss (self->group, self->engine, self->entry, FALSE);
}

static void
dismissed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Dismissal) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutTipsGroup) group = g_object_ref (self->group);

  if (!clout_finish_boolean (result, &error))
    {
      clout_toast_say_error (GTK_WIDGET (group), error);
      return;
    }
  if (group->engine == self->engine)
    clout_tips_group_load (group, group->engine, group->report);
  if (self->dismiss)
    clout_toast_offer (GTK_WIDGET (group), _("Tip dismissed for 30 days"),
                       g_cclosure_new_swap (G_CALLBACK (undo_cb), g_steal_pointer (&self),
                                            closure_free));
}

static void
dismiss (CloutTipsGroup      *self,
         CloutEngine         *engine,
         const CloutTipEntry *entry,
         gboolean             hide)
{
  Dismissal *dismissal = g_new0 (Dismissal, 1);

  dismissal->group = g_object_ref (self);
  dismissal->engine = g_object_ref (engine);
  dismissal->entry = clout_tip_entry_copy (entry);
  dismissal->dismiss = hide;
  clout_engine_dismiss_tip_async (engine, entry, hide, NULL, dismissed_cb, dismissal);
}

static void
dismiss_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  CloutTipsGroup *self = CLOUT_TIPS_GROUP (widget);
  gboolean done;
  gint32 index;
  GtkListBoxRow *row;

  g_variant_get (parameter, "(bi)", &done, &index);
  row = gtk_list_box_get_row_at_index (done ? self->done : self->tips, index);
  if (row != NULL && self->engine != NULL)
    dismiss (self, self->engine, g_object_get_data (G_OBJECT (row), ENTRY_KEY), TRUE);
}

static void
clout_tips_group_class_init (CloutTipsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_tips_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/tips-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutTipsGroup, tips_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTipsGroup, tips);
  gtk_widget_class_bind_template_child (widget_class, CloutTipsGroup, done_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTipsGroup, done);
  gtk_widget_class_install_action (widget_class, "tips.dismiss", "(bi)", dismiss_cb);
}

static void
clout_tips_group_init (CloutTipsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

static void
open_posts (GtkActionable  *row,
            CloutPostOrder  order,
            CloutPostKinds  kinds,
            guint           range,
            const char     *topic)
{
  gtk_actionable_set_action_name (row, "score.posts");
  gtk_actionable_set_action_target (row, "(uuus)", (guint) order, (guint) kinds, range,
                                    topic != NULL ? topic : "");
}

/* Falls back to the person's latest posts if the network has no page for writing. */
static void
open_composer (GtkActionable *row,
               CloutReport   *report,
               guint32        account)
{
  g_autofree char *page =
    account < clout_report_get_n_accounts (report)
    ? clout_network_info_dup_composer (clout_report_get_account (report, account)) : NULL;

  if (page == NULL)
    {
      open_posts (row, CLOUT_POSTS_NEWEST, CLOUT_POSTS_OF_ALL_KINDS, 0, NULL);
      return;
    }
  gtk_actionable_set_action_name (row, "score.open-link");
  gtk_actionable_set_action_target (row, "s", page);
}

/* Makes the row open a page that helps to follow the tip. */
static void
set_action (GtkActionable       *row,
            CloutReport         *report,
            const CloutTipEntry *entry)
{
  switch (entry->tip.kind)
    {
    case CLOUT_TIP_CONNECT:
      gtk_actionable_set_action_name (row, "win.add-account");
      return;
    case CLOUT_TIP_REPLY_TO_PEOPLE:
      gtk_actionable_set_detailed_action_name (row, "score.people::waiting");
      return;
    case CLOUT_TIP_REPLY_TO_ANYONE:
      gtk_actionable_set_detailed_action_name (row, "score.people::wrote");
      return;
    case CLOUT_TIP_OLD_FRIENDS:
      gtk_actionable_set_action_name (row, "score.old-friends");
      gtk_actionable_set_action_target (row, "u", entry->tip.account);
      return;
    case CLOUT_TIP_QUIET_TOPIC:
      open_posts (row, CLOUT_POSTS_NEWEST, CLOUT_POSTS_OF_ALL_KINDS, 0, entry->topic);
      return;
    case CLOUT_TIP_BEST_HOURS:
    case CLOUT_TIP_FADING:
      open_composer (row, report, entry->tip.account);
      return;
    case CLOUT_TIP_OWN_WORDS:
      open_posts (row, CLOUT_POSTS_BY_REACTIONS, CLOUT_POSTS_WITH_QUESTION, 0, NULL);
      return;
    case CLOUT_TIP_PICTURES:
      open_posts (row, CLOUT_POSTS_BY_REACTIONS, CLOUT_POSTS_WITH_MEDIA, 0, NULL);
      return;
    case CLOUT_TIP_LINKS:
      open_posts (row, CLOUT_POSTS_BY_REACTIONS, CLOUT_POSTS_WITH_LINK, 0, NULL);
      return;
    case CLOUT_TIP_SHOUTING:
      open_posts (row, CLOUT_POSTS_NEWEST, CLOUT_POSTS_IN_CAPITALS, 0, NULL);
      return;
    case CLOUT_TIP_BEGGING:
      open_posts (row, CLOUT_POSTS_NEWEST, CLOUT_POSTS_ASKING_FOR_SHARES, 0, NULL);
      return;
    case CLOUT_TIP_FEWER_POSTS:
      open_posts (row, CLOUT_POSTS_NEWEST, CLOUT_POSTS_WITHOUT_REACTIONS,
                  CLOUT_POST_RANGE_QUARTER, NULL);
      return;
    case CLOUT_N_TIP_KINDS:
    default:
      open_posts (row, CLOUT_POSTS_NEWEST, CLOUT_POSTS_OF_ALL_KINDS, 0, NULL);
      return;
    }
}

static void
add_dismiss (GtkWidget           *row,
             const CloutTipEntry *entry,
             const char          *title,
             int                  index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a tip */
  g_autofree char *label = g_strdup_printf (_("Dismiss “%s”"), title);

  gtk_widget_set_tooltip_text (button, _("Dismiss for 30 Days"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tips.dismiss");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(bi)", !entry->advised, index);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Returns a row with points at its end and a button that dismisses it. */
static GtkWidget *
make_row (const CloutTipEntry *entry,
          const char          *title,
          double               points,
          int                  index)
{
  g_autofree char *effect = clout_format_change (points);
  /* Keeps a sign before its number in right-to-left text. */
  g_autofree char *shown = g_strconcat ("\342\200\216", effect, NULL);
  /* Translators: points up or down, e.g. "+1.2 points" */
  g_autofree char *accessible_text = g_strdup_printf (_("%s points"), effect);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  clout_accessible_text_set_row_value (row, accessible_text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, points >= 0.05 ? "success" : "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  add_dismiss (row, entry, title, index);
  g_object_set_data_full (G_OBJECT (row), ENTRY_KEY, clout_tip_entry_copy (entry),
                          (GDestroyNotify) clout_tip_entry_free);
  return row;
}

static GtkWidget *
make_tip (CloutTipsGroup      *self,
          const CloutTipEntry *entry,
          int                  index)
{
  g_autofree char *title = clout_format_tip (self->report, &entry->tip);
  GtkWidget *row = make_row (entry, title, entry->tip.effect, index);
  GtkWidget *arrow;

  set_action (GTK_ACTIONABLE (row), self->report, entry);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  arrow = clout_breakdown_list_make_arrow ();
  if (g_str_equal (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), "score.open-link"))
    gtk_image_set_from_icon_name (GTK_IMAGE (arrow), "adw-external-link-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

static GtkWidget *
make_done (const CloutTipEntry *entry,
           int                  index)
{
  g_autofree char *title = clout_format_tip_done (entry);
  GtkWidget *row = make_row (entry, title, entry->followed.points, index);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           "icon-name", "object-select-symbolic", NULL));
  return row;
}

static void
show (CloutTipsGroup *self,
      GPtrArray      *entries)
{
  CloutRowsFocus focus = clout_rows_clear (self->tips);
  CloutRowsFocus done_focus = clout_rows_clear (self->done);
  int n_tips = 0;
  int n_done = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const CloutTipEntry *entry = entries->pdata[i];

      if (entry->advised)
        gtk_list_box_append (self->tips, make_tip (self, entry, n_tips++));
      else
        gtk_list_box_append (self->done, make_done (entry, n_done++));
    }
  gtk_widget_set_visible (self->tips_group, n_tips > 0);
  gtk_widget_set_visible (self->done_group, n_done > 0);
  clout_rows_restore_focus (self->tips, focus);
  clout_rows_restore_focus (self->done, done_focus);
  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutTipsGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = clout_finish_pointer (result, &error);

  if (entries != NULL)
    show (self, entries);
  else
    g_debug ("%s", error->message);
}

/**
 * clout_tips_group_load:
 * @self: a group
 * @engine: (nullable): an engine
 * @report: (nullable): the current report, or %NULL to hide the tips and release the engine
 *
 * Loads and shows a report's tips. Hides them if the score is unknown, because points on top of it
 * would mean nothing.
 */
void
clout_tips_group_load (CloutTipsGroup *self,
                       CloutEngine    *engine,
                       CloutReport    *report)
{
  g_return_if_fail (CLOUT_IS_TIPS_GROUP (self));
  g_return_if_fail ((engine != NULL) == (report != NULL));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->engine, engine);
  g_set_object (&self->report, report);
  if (report == NULL || clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  clout_engine_list_tips_async (engine, report, self->cancellable, listed_cb, g_object_ref (self));
}
