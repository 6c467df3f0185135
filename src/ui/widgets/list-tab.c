/* list-tab.c: Tab leaves a long list instead of stopping at each row.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/list-tab.h"

/* In GTK 4.8, Tab stops at each of 100,000 rows; the arrow keys are for these. */
static gboolean
pressed_cb (GtkWidget       *list,
            guint            key,
            guint            code,
            GdkModifierType  state)
{
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)),
                          back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (list, TRUE);

  return GDK_EVENT_STOP;
}

/**
 * clout_list_tab_skip_rows:
 * @list: a list view
 *
 * Makes Tab leave @list from any row.
 */
void
clout_list_tab_skip_rows (GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), list, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
}
