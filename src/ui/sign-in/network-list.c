/* network-list.c: rows for the networks whose accounts can be added.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/network-list.h"

#include <glib/gi18n.h>

#include "messages/networks.h"
#include "messages/messages.h"

typedef struct
{
  CloutNetworkInfo info;
  CloutNetworkListFunc chosen;
  gpointer user_data;
} Row;

static void
activated_cb (AdwActionRow *widget,
              Row          *row)
{
  row->chosen (&row->info, row->user_data);
}

static void
free_row (gpointer  row,
          GClosure *closure)
{
  g_free (row);
}

static GtkWidget *
new_row (const CloutNetworkInfo *info,
         CloutNetworkListFunc    chosen,
         gpointer                user_data)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *needs = clout_format_needs (info);
  g_autofree char *subtitle = g_markup_escape_text (needs, -1);
  Row *row = g_new0 (Row, 1);

  *row = (Row) { *info, chosen, user_data };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), clout_format_network (info->id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_signal_connect_data (widget, "activated", G_CALLBACK (activated_cb), row, free_row, 0);
  return widget;
}

/**
 * clout_network_list_fill:
 * @group: group that receives a row for each network, in the table's order
 * @chosen: called when a row is activated; must live as long as @group
 */
void
clout_network_list_fill (AdwPreferencesGroup  *group,
                         CloutNetworkListFunc  chosen,
                         gpointer              user_data)
{
  g_autoptr(GArray) infos = NULL;

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  infos = clout_network_info_list ();
  for (guint i = 0; i < infos->len; i++)
    adw_preferences_group_add (group, new_row (&g_array_index (infos, CloutNetworkInfo, i), chosen,
                                               user_data));
}
