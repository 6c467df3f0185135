/* part-page.c: what one part of the score is made of.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/score/part-page.h"

#include <glib/gi18n.h>

#include "words/words.h"

struct _CloutPartPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkBox *box;
  GtkWidget *by_box;
  GtkToggleButton *by_people;
  GtkStack *views;
  AdwStatusPage *empty_page;
  GtkListView *list;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  CloutPart *part;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CloutPartPage, clout_part_page, ADW_TYPE_BIN)

/**
 * clout_part_page_make_title:
 * @title: what the page is about, plain text
 *
 * Returns: (transfer none): a strip with the way back and @title
 */
GtkWidget *
clout_part_page_make_title (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_tooltip_text (back, _ ("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "score.back");
  gtk_widget_add_css_class (back, "flat");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), back);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  return box;
}

static GtkWidget *
make_text_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *points = gtk_label_new (NULL);

  gtk_widget_set_margin_top (row, 8);
  gtk_widget_set_margin_bottom (row, 8);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (points, "numeric");
  gtk_box_append (GTK_BOX (texts), make_text_label (NULL));
  gtk_box_append (GTK_BOX (texts), make_text_label ("dim-label"));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), points);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_item_set_child (item, row);
}

static char *
describe (CloutPartPage        *self,
          const CloutPartFacts *facts)
{
  g_autofree char *date = NULL;

  if (facts->time == 0)
    return g_strdup (facts->detail);

  date = clout_words_for_date (facts->time, clout_report_get_time (self->report),
                               clout_report_get_utc_offset (self->report));
  if (facts->detail == NULL)
    return g_steal_pointer (&date);

  /* Translators: when a reaction came and the post that it was to */
  return g_strdup_printf (_ ("%s · %s"), date, facts->detail);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CloutPartPage            *self)
{
  CloutPart *part = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *texts = gtk_widget_get_first_child (row);
  GtkWidget *subtitle = gtk_widget_get_last_child (texts);
  gboolean opens = clout_part_has_children (part);
  g_autofree char *title = clout_words_for_part (part, self->report);
  g_autofree char *detail = describe (self, clout_part_get_facts (part));
  g_autofree char *points = clout_words_for_points (clout_part_get_facts (part)->shown);
  g_autofree char *label = NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (texts)), title);
  gtk_label_set_label (GTK_LABEL (subtitle), detail);
  gtk_widget_set_visible (subtitle, detail != NULL && *detail != '\0');
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (texts)), points);
  gtk_widget_set_opacity (gtk_widget_get_last_child (row), opens ? 1 : 0);
  gtk_list_item_set_activatable (item, opens);

  /* Translators: a part of the score and its points, as read aloud */
  label = g_strdup_printf (_ ("%s, %s points"), title, points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
activate_cb (GtkListView   *list,
             guint          position,
             CloutPartPage *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));
  g_autoptr (CloutPart) part = g_list_model_get_item (model, position);

  if (part != NULL && clout_part_has_children (part))
    clout_score_page_push_part (GTK_WIDGET (self), part);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CloutPartPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) parts = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  parts = clout_engine_load_parts_finish (CLOUT_ENGINE (source), result, &error);
  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (parts == NULL)
    {
      g_autofree char *words = clout_words_for_error (error);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_status_page_set_description (self->empty_page, escaped);
      gtk_stack_set_visible_child_name (self->views, "empty");
      return;
    }

  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (parts)));
  gtk_list_view_set_model (self->list, selection);
  gtk_stack_set_visible_child_name (self->views,
                                    g_list_model_get_n_items (parts) > 0 ? "list" : "empty");
}

static void
load (CloutPartPage *self)
{
  gboolean people = gtk_toggle_button_get_active (self->by_people);

  if (self->engine == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_load_parts_async (self->engine, self->report, self->part,
                                 people ? CLOUT_PART_PERSON : CLOUT_PART_POST,
                                 self->cancellable, loaded_cb, g_object_ref (self));
}

static void
clout_part_page_dispose (GObject *object)
{
  CloutPartPage *self = CLOUT_PART_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->part);
  /* The template would take the child from under the bin, which then unparents a ghost. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_PART_PAGE);

  G_OBJECT_CLASS (clout_part_page_parent_class)->dispose (object);
}

static void
clout_part_page_class_init (CloutPartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_part_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/part-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPartPage, box);
  gtk_widget_class_bind_template_child (widget_class, CloutPartPage, by_box);
  gtk_widget_class_bind_template_child (widget_class, CloutPartPage, by_people);
  gtk_widget_class_bind_template_child (widget_class, CloutPartPage, views);
  gtk_widget_class_bind_template_child (widget_class, CloutPartPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CloutPartPage, list);
}

static void
clout_part_page_init (CloutPartPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->by_people, "toggled", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_part_page_new:
 * @engine: whom to ask
 * @report: what @part is of
 * @part: a part with children
 *
 * Returns: (transfer none): a page that lists the parts of @part
 */
GtkWidget *
clout_part_page_new (CloutEngine *engine,
                     CloutReport *report,
                     CloutPart   *part)
{
  CloutPartPage *self = g_object_new (CLOUT_TYPE_PART_PAGE, NULL);
  g_autofree char *title = clout_words_for_part (part, report);

  self->engine = g_object_ref (engine);
  self->report = g_object_ref (report);
  self->part = g_object_ref (part);
  gtk_box_prepend (self->box, clout_part_page_make_title (title));
  gtk_widget_set_visible (self->by_box,
                          clout_part_get_facts (part)->level == CLOUT_PART_ENGAGEMENT);
  load (self);

  return GTK_WIDGET (self);
}
