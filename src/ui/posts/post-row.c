/* post-row.c: a row for one of the person's posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/posts/post-row.h"

#include <glib/gi18n.h>

#include "messages/friends.h"
#include "messages/messages.h"
#include "ui/widgets/link.h"

struct _CloutPostRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *value;
  GtkWidget *link;

  /* Owned references */
  GListModel *accounts;
  CloutPost *post;
  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (CloutPostRow, clout_post_row, GTK_TYPE_BOX)

/* Returns (transfer none) (nullable): the name of an account's network. */
static const char *
name_network (CloutPostRow *self,
              gint64        id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (self->accounts, i);

      if (clout_account_get_id (account) == id)
        return clout_format_network (clout_account_get_network (account));
    }
  return NULL;
}

static char *
make_subtitle (CloutPostRow         *self,
               const CloutPostFacts *facts)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const char *network = name_network (self, facts->account);
  guint n = 0;
  g_autofree char *date =
    facts->time > 0 ? clout_format_date (facts->time, g_get_real_time () / G_USEC_PER_SEC, zone)
                    : NULL;
  g_autofree char *reactions = NULL;
  const char *texts[5] = { NULL };
  gsize n_texts = 0;

  for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
    n += MIN (facts->counts[kind], G_MAXINT - n);
  reactions = n > 0 ? clout_format_reactions (facts->counts) : g_strdup (_("No reactions"));
  if (network != NULL)
    texts[n_texts++] = network;
  if (date != NULL)
    texts[n_texts++] = date;
  texts[n_texts++] = reactions;
  if (facts->topics != NULL)
    texts[n_texts++] = facts->topics;
  return g_strjoinv (" · ", (char **) texts);
}

/* Screen readers focus the list's own item widget. */
static void
name_item (CloutPostRow         *self,
           const CloutPostFacts *facts,
           const char           *subtitle)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *points = clout_format_points (facts->points);
  /* Translators: a post for screen readers: its beginning, its points, and its date and so on */
  g_autofree char *label = g_strdup_printf (_("%s, %s points. %s"),
                                            gtk_label_get_label (self->title), points, subtitle);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
show_post (CloutPostRow *self)
{
  const CloutPostFacts *facts = clout_post_get_facts (self->post);
  g_autofree char *subtitle = facts != NULL ? make_subtitle (self, facts) : NULL;
  g_autofree char *points = facts != NULL && facts->points > 0
                            ? clout_format_points (facts->points) : NULL;

  gtk_label_set_label (self->title, facts == NULL ? "…"
                       : facts->excerpt != NULL ? facts->excerpt : _("Post (text not stored)"));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->value, points);
  gtk_widget_set_visible (self->link, facts != NULL && clout_link_is_for_browser (facts->url));
  if (facts != NULL)
    name_item (self, facts, subtitle);
}

static void
clout_post_row_dispose (GObject *object)
{
  CloutPostRow *self = CLOUT_POST_ROW (object);

  if (self->post != NULL)
    g_clear_signal_handler (&self->changed_id, self->post);
  g_clear_object (&self->post);
  g_clear_object (&self->accounts);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_POST_ROW);

  G_OBJECT_CLASS (clout_post_row_parent_class)->dispose (object);
}

static void
clout_post_row_class_init (CloutPostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_post_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/posts/post-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPostRow, title);
  gtk_widget_class_bind_template_child (widget_class, CloutPostRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CloutPostRow, value);
  gtk_widget_class_bind_template_child (widget_class, CloutPostRow, link);
}

static void
clout_post_row_init (CloutPostRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * clout_post_row_new:
 * @accounts: the person's #CloutAccount objects
 *
 * Returns: (transfer none): a row without a post
 */
GtkWidget *
clout_post_row_new (GListModel *accounts)
{
  CloutPostRow *self = g_object_new (CLOUT_TYPE_POST_ROW, NULL);

  self->accounts = g_object_ref (accounts);
  return GTK_WIDGET (self);
}

/**
 * clout_post_row_set_post:
 * @self: a row
 * @post: (nullable): a post, whose data may still be loading
 *
 * Shows another post, because a list reuses its rows.
 */
void
clout_post_row_set_post (CloutPostRow *self,
                         CloutPost    *post)
{
  g_return_if_fail (CLOUT_IS_POST_ROW (self));

  if (self->post != NULL)
    g_clear_signal_handler (&self->changed_id, self->post);
  g_set_object (&self->post, post);
  if (post == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (post, "changed", G_CALLBACK (show_post), self);
  show_post (self);
}
