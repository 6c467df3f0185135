/* welcome.c: first steps for a person with a new score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/score/welcome.h"

#include "ui/settings.h"
#include "ui/widgets/accessible-text.h"

struct _CloutWelcome
{
  AdwBin parent_instance;

  GSettings *settings; /* NULL without a schema */
};

G_DEFINE_FINAL_TYPE (CloutWelcome, clout_welcome, ADW_TYPE_BIN)

static void
close_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CloutWelcome *self = CLOUT_WELCOME (widget);

  gtk_widget_set_visible (widget, FALSE);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, CLOUT_WELCOME_KEY, FALSE);
}

static void
clout_welcome_dispose (GObject *object)
{
  g_clear_object (&CLOUT_WELCOME (object)->settings);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_WELCOME);

  G_OBJECT_CLASS (clout_welcome_parent_class)->dispose (object);
}

static void
clout_welcome_class_init (CloutWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/welcome.ui");
  gtk_widget_class_install_action (widget_class, "welcome.close", NULL, close_cb);
}

static void
clout_welcome_init (CloutWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  self->settings = clout_settings_new ();
}

/**
 * clout_welcome_offer:
 * @self: a welcome
 * @offered: whether there is a score to welcome
 *
 * Shows the first steps unless they were closed once. Without settings, they are never shown,
 * because closing them couldn't be stored.
 */
void
clout_welcome_offer (CloutWelcome *self,
                     gboolean      offered)
{
  g_return_if_fail (CLOUT_IS_WELCOME (self));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          offered && clout_settings_get_flag (self->settings, CLOUT_WELCOME_KEY));
}
