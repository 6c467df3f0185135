/* card-dialog.c: asks what to show on a score card, and copies or saves it; prints a report.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/report.h"
#include "ui/card/card-dialog.h"

#include <glib/gi18n.h>

#include "sync/score.h"
#include "ui/card/card.h"
#include "ui/card/printed-report.h"
#include "ui/widgets/picture.h"
#include "ui/widgets/save-as.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/toast.h"
#include "messages/messages.h"

struct _CloutCardDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkDrawingArea *preview;
  GtkSwitch *range;
  GtkSwitch *change;
  GtkSwitch *networks;
  GtkSwitch *name;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  GListModel *parts;
  GCancellable *cancellable;
  CloutPrintedReport *printed; /* NULL until its data are loaded */
  CloutCard *card;
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (CloutCardDialog, clout_card_dialog, ADW_TYPE_WINDOW)

static CloutCardFields
get_fields (CloutCardDialog *self)
{
  return (gtk_switch_get_active (self->range) ? CLOUT_CARD_RANGE : 0)
         | (gtk_switch_get_active (self->change) ? CLOUT_CARD_CHANGE : 0)
         | (gtk_switch_get_active (self->networks) ? CLOUT_CARD_NETWORKS : 0)
         | (gtk_switch_get_active (self->name) ? CLOUT_CARD_NAME : 0);
}

/* Describes the card for screen readers. */
static void
describe (CloutCardDialog *self)
{
  const char *lines[] = { self->card->name, self->card->score, self->card->word,
                          self->card->change, self->card->range, self->card->estimate,
                          self->card->networks,
                          self->card->date };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? clout_format_comma () : "",
                              lines[i]);
  /* Translators: %s is a list of everything on the card */
  label = g_strdup_printf (_("Score card: %s"), text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
update (CloutCardDialog *self)
{
  if (self->report == NULL)
    return;

  g_clear_pointer (&self->card, clout_card_free);
  self->card = clout_card_new (self->report, get_fields (self), self->sample);
  self->card->right_to_left =
    gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
draw_preview_cb (GtkDrawingArea *area,
                 cairo_t        *cr,
                 int             width,
                 int             height,
                 gpointer        user_data)
{
  CloutCardDialog *self = user_data;
  double scale = MIN ((double) width / CLOUT_CARD_WIDTH, (double) height / CLOUT_CARD_HEIGHT);

  if (self->card == NULL)
    return;

  cairo_translate (cr, (width - scale * CLOUT_CARD_WIDTH) / 2,
                   (height - scale * CLOUT_CARD_HEIGHT) / 2);
  cairo_scale (cr, scale, scale);
  clout_card_draw (self->card, cr);
}

static void
draw_cb (cairo_t  *cr,
         gpointer  data)
{
  clout_card_draw (data, cr);
}

static GBytes *
make_content (GtkWidget  *widget,
              const char *name)
{
  CloutPictureForm form;

  if (!clout_picture_form_of_name (name, &form))
    return NULL;

  return clout_picture_make (form, CLOUT_CARD_WIDTH, CLOUT_CARD_HEIGHT, draw_cb,
                             CLOUT_CARD_DIALOG (widget)->card);
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  clout_save_as (widget, _("Save Score Card"), "clout-score.png",
                 _("The file name must end in .png or .svg"), make_content);
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutCardDialog *self = CLOUT_CARD_DIALOG (widget);
  g_autoptr(GBytes) bytes = clout_picture_make (CLOUT_PICTURE_PNG, CLOUT_CARD_WIDTH,
                                                CLOUT_CARD_HEIGHT, draw_cb, self->card);
  g_autoptr(GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);

  if (texture == NULL)
    return;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  adw_toast_overlay_add_toast (self->toasts, clout_toast_new (_("Score card copied")));
}

static GBytes *
make_pdf (GtkWidget  *widget,
          const char *name)
{
  if (!g_str_has_suffix (name, ".pdf"))
    return NULL;
  return clout_printed_report_to_pdf (CLOUT_CARD_DIALOG (widget)->printed,
                                      gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
save_report_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  clout_save_as (widget, _("Save Report"), "clout-report.pdf",
                 _("The file name must end in .pdf"), make_pdf);
}

static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  clout_printed_report_print (CLOUT_CARD_DIALOG (widget)->printed, GTK_WINDOW (widget));
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutCardDialog) self = user_data;
  g_autoptr(GListModel) topics = clout_finish_pointer (result, NULL);

  if (topics == NULL || self->report == NULL)
    return;
  self->printed = clout_printed_report_new (self->report, self->parts, topics, self->sample);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.save-report", TRUE);
}

static void
parts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutCardDialog) self = user_data;

  self->parts = clout_finish_pointer (result, NULL);
  if (self->parts != NULL && self->engine != NULL)
    clout_engine_load_topics_async (self->engine, self->cancellable, topics_cb,
                                    g_object_ref (self));
}

static void
say_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  adw_toast_overlay_add_toast (CLOUT_CARD_DIALOG (widget)->toasts,
                               clout_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
clout_card_dialog_dispose (GObject *object)
{
  CloutCardDialog *self = CLOUT_CARD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->parts);
  g_clear_pointer (&self->printed, clout_printed_report_unref);
  g_clear_pointer (&self->card, clout_card_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_CARD_DIALOG);

  G_OBJECT_CLASS (clout_card_dialog_parent_class)->dispose (object);
}

static void
clout_card_dialog_class_init (CloutCardDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_card_dialog_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/card/card-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutCardDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CloutCardDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, CloutCardDialog, range);
  gtk_widget_class_bind_template_child (widget_class, CloutCardDialog, change);
  gtk_widget_class_bind_template_child (widget_class, CloutCardDialog, networks);
  gtk_widget_class_bind_template_child (widget_class, CloutCardDialog, name);
  gtk_widget_class_install_action (widget_class, "card.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "card.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "card.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "card.save-report", NULL, save_report_cb);
  gtk_widget_class_install_action (widget_class, "win.say", "s", say_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "card.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "card.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clout_card_dialog_init (CloutCardDialog *self)
{
  GtkSwitch *const *fields[] = { &self->range, &self->change, &self->networks, &self->name };

  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  clout_toast_set_up (self->toasts);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.save-report", FALSE);
  gtk_drawing_area_set_draw_func (self->preview, draw_preview_cb, self, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_signal_connect_object (*fields[i], "notify::active", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
}

/**
 * clout_card_dialog_new:
 * @parent: parent window
 * @engine: an engine
 * @report: report with the person's score
 * @sample: whether the data are sample data, which the card then says
 *
 * Returns: (transfer none): a dialog, to be presented
 */
CloutCardDialog *
clout_card_dialog_new (GtkWindow   *parent,
                       CloutEngine *engine,
                       CloutReport *report,
                       gboolean     sample)
{
  CloutCardDialog *self = g_object_new (CLOUT_TYPE_CARD_DIALOG, "transient-for", parent, NULL);

  self->engine = g_object_ref (engine);
  self->report = g_object_ref (report);
  self->sample = sample;
  update (self);
  clout_engine_load_breakdown_async (engine, report, NULL, CLOUT_BREAKDOWN_NETWORK,
                                     self->cancellable, parts_cb, g_object_ref (self));

  return self;
}
