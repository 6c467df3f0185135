/* best-posts-group.c: the recent posts that earned most, as cards.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/best-posts.h"
#include "ui/score/best-posts-group.h"

#include <glib/gi18n.h>

#include "messages/analysis.h"
#include "messages/messages.h"
#include "ui/widgets/accessible-text.h"

#define ITEM_KEY "clout-post"
#define AVATAR_SIZE 24
#define TEXT_LINES 4

/* So that two fit beside each other, but not in the narrowest window. */
#define CARD_WIDTH 240
#define CARD_CHARS 24

struct _CloutBestPostsGroup
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkFlowBox *cards;

  /* Owned references */
  CloutReport *report; /* the report with the posts */
};

enum
{
  SIGNAL_ITEM_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutBestPostsGroup, clout_best_posts_group, ADW_TYPE_BIN)

static void
clout_best_posts_group_dispose (GObject *object)
{
  g_clear_object (&CLOUT_BEST_POSTS_GROUP (object)->report);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_BEST_POSTS_GROUP);

  G_OBJECT_CLASS (clout_best_posts_group_parent_class)->dispose (object);
}

static void
clout_best_posts_group_class_init (CloutBestPostsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_best_posts_group_dispose;
  signals[SIGNAL_ITEM_ACTIVATED] =
    g_signal_new ("item-activated", CLOUT_TYPE_BEST_POSTS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, CLOUT_TYPE_BREAKDOWN_ITEM, CLOUT_TYPE_REPORT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/best-posts-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutBestPostsGroup, cards);
}

static void
activated_cb (CloutBestPostsGroup *self,
              GtkFlowBoxChild     *child)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_ACTIVATED], 0,
                 g_object_get_data (G_OBJECT (child), ITEM_KEY), self->report);
}

static void
clout_best_posts_group_init (CloutBestPostsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->cards, "child-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_label (const char *text,
            int         n_lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), n_lines);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CARD_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* Avatars of those who reacted, and the points. */
static GtkWidget *
make_foot (const CloutBestPostCard *card,
           const char              *points)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *value = gtk_label_new (points);

  for (gsize i = 0; card->people[i] != NULL; i++)
    {
      GtkWidget *avatar = adw_avatar_new (AVATAR_SIZE, card->people[i], TRUE);

      gtk_widget_set_tooltip_text (avatar, card->people[i]);
      gtk_box_append (GTK_BOX (box), avatar);
    }
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_halign (value, GTK_ALIGN_END);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "heading");
  gtk_widget_set_tooltip_text (value, _("Points of Your Score"));
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

static GtkWidget *
make_card (CloutReport             *report,
           const CloutBestPostCard *card)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (card->post);
  CloutAccount *account = clout_report_get_account (report, facts->account);
  const char *text = facts->name != NULL ? facts->name : _("Post (text not stored)");
  g_autofree char *points = clout_format_points (facts->shown);
  g_autofree char *date = clout_format_date (facts->time, clout_report_get_time (report),
                                             clout_report_get_zone (report));
  g_autofree char *counts = clout_format_by_group (card->counts);
  g_autofree char *about = g_strjoin (" · ",
                                      clout_format_network (clout_account_get_network (account)),
                                      date, counts, NULL);
  /* Translators: a post for screen readers: its beginning, its points, and its date and so on */
  g_autofree char *label = g_strdup_printf (_("%s, %s points. %s"), text, points, about);
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *caption = make_label (about, 3);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), make_label (text, TEXT_LINES));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_foot (card, points));
  gtk_widget_set_size_request (box, CARD_WIDTH, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "card");
  gtk_widget_add_css_class (child, "activatable");
  gtk_widget_add_css_class (child, "best-post");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (child), ITEM_KEY, g_object_ref (card->post), g_object_unref);
  return child;
}

/**
 * clout_best_posts_group_show:
 * @self: a group
 * @report: report that the posts belong to
 * @cards: (element-type CloutBestPostCard): the posts; without any, the group is hidden
 *
 * Shows posts as cards.
 */
void
clout_best_posts_group_show (CloutBestPostsGroup *self,
                             CloutReport         *report,
                             GPtrArray           *cards)
{
  GtkWidget *child;

  g_return_if_fail (CLOUT_IS_BEST_POSTS_GROUP (self));

  g_set_object (&self->report, report);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_flow_box_remove (self->cards, child);
  for (guint i = 0; i < cards->len; i++)
    gtk_flow_box_insert (self->cards, make_card (report, cards->pdata[i]), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), cards->len > 0);
}
