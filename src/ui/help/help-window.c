/* help-window.c: short answers to frequent questions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/help/help-window.h"

#include <glib/gi18n.h>

#include "ui/window/navigation.h"
#include "ui/score/how-page.h"
#include "ui/widgets/accessible-text.h"

struct _CloutHelpWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  CloutNavigation *navigation;
};

G_DEFINE_FINAL_TYPE (CloutHelpWindow, clout_help_window, ADW_TYPE_WINDOW)

static void
how_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  clout_navigation_push (GTK_WIDGET (CLOUT_HELP_WINDOW (widget)->navigation),
                         clout_how_page_new ());
}

static void
back_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  clout_navigation_back (GTK_WIDGET (CLOUT_HELP_WINDOW (widget)->navigation));
}

/* Escape returns from an answer to the list, and closes the list. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  CloutNavigation *navigation = CLOUT_HELP_WINDOW (widget)->navigation;

  if (clout_navigation_can_go_back (navigation))
    clout_navigation_back (GTK_WIDGET (navigation));
  else
    gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
clout_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (clout_help_window_parent_class)->dispose (object);
}

static void
clout_help_window_class_init (CloutHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_help_window_dispose;
  g_type_ensure (CLOUT_TYPE_NAVIGATION);
  g_type_ensure (CLOUT_TYPE_NAVIGATION_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/help/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutHelpWindow, navigation);
  gtk_widget_class_install_action (widget_class, "help.how", NULL, how_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, back_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
clout_help_window_init (CloutHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

/**
 * clout_help_window_new:
 * @parent: parent window, which remains usable
 *
 * Returns: (transfer none): a window, to be presented
 */
CloutHelpWindow *
clout_help_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  return g_object_new (CLOUT_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
