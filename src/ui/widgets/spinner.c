/* spinner.c: a spinner that only spins while visible.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/spinner.h"

#include <glib/gi18n.h>

/* Shorter operations need no spinner. */
#define DELAY_MS 500

/* Spins only while mapped: on a hidden page it would draw frames all day. */
struct _CloutSpinner
{
  AdwBin parent_instance;

  GtkWidget *spinner;
  guint delay_ms;
  guint start_id;
};

G_DEFINE_FINAL_TYPE (CloutSpinner, clout_spinner, ADW_TYPE_BIN)

static void
start_cb (gpointer data)
{
  CloutSpinner *self = data;

  self->start_id = 0;
  gtk_spinner_start (GTK_SPINNER (self->spinner));
}

static void
clout_spinner_map (GtkWidget *widget)
{
  CloutSpinner *self = CLOUT_SPINNER (widget);

  GTK_WIDGET_CLASS (clout_spinner_parent_class)->map (widget);
  g_clear_handle_id (&self->start_id, g_source_remove);
  self->start_id = g_timeout_add_once (self->delay_ms, start_cb, self);
}

static void
clout_spinner_unmap (GtkWidget *widget)
{
  CloutSpinner *self = CLOUT_SPINNER (widget);

  g_clear_handle_id (&self->start_id, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  GTK_WIDGET_CLASS (clout_spinner_parent_class)->unmap (widget);
}

static void
clout_spinner_dispose (GObject *object)
{
  CloutSpinner *self = CLOUT_SPINNER (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  G_OBJECT_CLASS (clout_spinner_parent_class)->dispose (object);
}

static void
clout_spinner_class_init (CloutSpinnerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_spinner_dispose;
  widget_class->map = clout_spinner_map;
  widget_class->unmap = clout_spinner_unmap;
}

static void
clout_spinner_init (CloutSpinner *self)
{
  self->delay_ms = DELAY_MS;
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Please wait"), -1);
  adw_bin_set_child (ADW_BIN (self), self->spinner);
}

/**
 * clout_spinner_new_at_once:
 *
 * Makes a spinner without a delay, for places that would otherwise be empty.
 *
 * Returns: (transfer floating): a spinner that starts as soon as it is visible
 */
GtkWidget *
clout_spinner_new_at_once (void)
{
  CloutSpinner *self = g_object_new (CLOUT_TYPE_SPINNER, NULL);

  self->delay_ms = 0;
  return GTK_WIDGET (self);
}
