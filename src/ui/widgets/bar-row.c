/* bar-row.c: a row with a value and a bar.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/bar-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/link.h"
#include "ui/widgets/share-bar.h"

struct _CloutBarRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *value;
  CloutShareBar *bar;
  GtkWidget *link_button;

  /* Owned references */
  char *link;
};

G_DEFINE_FINAL_TYPE (CloutBarRow, clout_bar_row, GTK_TYPE_LIST_BOX_ROW)

static void
open_link_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  clout_link_open (widget, CLOUT_BAR_ROW (widget)->link);
}

static void
clout_bar_row_dispose (GObject *object)
{
  /* The row frees its own child; disposing the template would free it first. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_BAR_ROW);

  G_OBJECT_CLASS (clout_bar_row_parent_class)->dispose (object);
}

static void
clout_bar_row_finalize (GObject *object)
{
  g_free (CLOUT_BAR_ROW (object)->link);

  G_OBJECT_CLASS (clout_bar_row_parent_class)->finalize (object);
}

static void
clout_bar_row_class_init (CloutBarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_bar_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_bar_row_finalize;
  g_type_ensure (CLOUT_TYPE_SHARE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/widgets/bar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutBarRow, title);
  gtk_widget_class_bind_template_child (widget_class, CloutBarRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CloutBarRow, value);
  gtk_widget_class_bind_template_child (widget_class, CloutBarRow, bar);
  gtk_widget_class_bind_template_child (widget_class, CloutBarRow, link_button);
  gtk_widget_class_install_action (widget_class, "row.open-link", NULL, open_link_cb);
}

static void
clout_bar_row_init (CloutBarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Keeps a sign before its number in right-to-left text. */
  gtk_widget_set_direction (GTK_WIDGET (self->value), GTK_TEXT_DIR_LTR);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.open-link", FALSE);
}

/**
 * clout_bar_row_new:
 * @title: title, plain text
 * @subtitle: (nullable): subtitle
 * @value: text at its end
 * @accessible_value: @value with its meaning, for screen readers
 *
 * Returns: (transfer none): a row without a bar that isn't activatable
 */
GtkWidget *
clout_bar_row_new (const char *title,
                   const char *subtitle,
                   const char *value,
                   const char *accessible_value)
{
  CloutBarRow *self = g_object_new (CLOUT_TYPE_BAR_ROW, NULL);
  /* Translators: a row for screen readers: its title and its value */
  g_autofree char *label = g_strdup_printf (_("%s, %s"), title, accessible_value);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  gtk_label_set_label (self->value, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle != NULL ? subtitle : "", -1);

  return GTK_WIDGET (self);
}

/**
 * clout_bar_row_set_fraction:
 * @self: a row
 * @fraction: 0 to 1, relative to the largest value in the list
 *
 * Shows a bar.
 */
void
clout_bar_row_set_fraction (CloutBarRow *self,
                            double       fraction)
{
  clout_bar_row_set_span (self, 0, fraction);
}

/**
 * clout_bar_row_set_span:
 * @self: a row
 * @zero: where the bars of the list start, 0 to 1
 * @end: where this row's ends; before @zero for a loss
 *
 * Shows a bar that doesn't start at the edge.
 */
void
clout_bar_row_set_span (CloutBarRow *self,
                        double       zero,
                        double       end)
{
  g_return_if_fail (CLOUT_IS_BAR_ROW (self));

  clout_share_bar_set_span (self->bar, zero, end);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
}

/**
 * clout_bar_row_set_opens:
 * @self: a row
 * @opens: whether it can be activated, and shows an arrow
 *
 * Makes the row open something when it is activated.
 */
void
clout_bar_row_set_opens (CloutBarRow *self,
                         gboolean     opens)
{
  g_return_if_fail (CLOUT_IS_BAR_ROW (self));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), opens);
}

/**
 * clout_bar_row_set_link:
 * @self: a row
 * @link: (nullable): an untrusted address
 *
 * Adds a button that opens @link in the browser. Does nothing for other addresses, such as local
 * files.
 */
void
clout_bar_row_set_link (CloutBarRow *self,
                        const char  *link)
{
  g_autofree char *label = NULL;

  g_return_if_fail (CLOUT_IS_BAR_ROW (self));

  if (!clout_link_is_for_browser (link))
    return;

  g_free (self->link);
  self->link = g_strdup (link);
  /* Translators: %s is a person's name or the beginning of a post */
  label = g_strdup_printf (_("Open “%s” in Browser"), gtk_label_get_label (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.open-link", TRUE);
  gtk_widget_set_visible (self->link_button, TRUE);
}

/**
 * clout_bar_row_add_picture:
 * @self: a row
 * @picture: a small picture
 *
 * Shows @picture before the value.
 */
void
clout_bar_row_add_picture (CloutBarRow *self,
                           GtkWidget   *picture)
{
  GtkWidget *value;

  g_return_if_fail (CLOUT_IS_BAR_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (picture));

  value = GTK_WIDGET (self->value);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (value)), picture,
                              gtk_widget_get_prev_sibling (value));
}
