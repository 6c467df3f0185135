/* button.c: a button whose label wraps instead of widening the window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/button.h"

struct _CloutButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (CloutButton, clout_button, GTK_TYPE_BUTTON)

static void
clout_button_notify (GObject    *object,
                     GParamSpec *pspec)
{
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (object));

  if (G_OBJECT_CLASS (clout_button_parent_class)->notify != NULL)
    G_OBJECT_CLASS (clout_button_parent_class)->notify (object, pspec);
  if (!GTK_IS_LABEL (child))
    return;

  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD);
  /* Uses one line if there is enough room. */
  gtk_label_set_natural_wrap_mode (GTK_LABEL (child), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
}

static void
clout_button_class_init (CloutButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->notify = clout_button_notify;
}

static void
clout_button_init (CloutButton *self)
{
}

/**
 * clout_button_new:
 * @label: label of the button
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
clout_button_new (const char *label)
{
  return g_object_new (CLOUT_TYPE_BUTTON, "label", label, NULL);
}
