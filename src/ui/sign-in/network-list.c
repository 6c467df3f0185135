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

/**
 * clout_network_list_decorate:
 * @network: (nullable): id of the network, %NULL for a server whose network isn't known
 *
 * Adds the network's icon and an arrow to a row.
 */
void
clout_network_list_decorate (AdwActionRow *row,
                             const char   *network)
{
  g_autofree char *name = g_strdup_printf ("clout-network-%s-symbolic", network);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (row)));
  gboolean drawn = network != NULL && gtk_icon_theme_has_icon (theme, name);

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (drawn ? name
                                                                : "network-server-symbolic"));
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

#define LAST_RANK 3

/* Networks that need nothing but a browser come first, those that need keys later, and those that
   have shut down last. */
static int
rank_of (const CloutNetworkInfo *info)
{
  const CloutNetworkTraits keyless = CLOUT_NETWORK_INFO_SIGN_IN | CLOUT_NETWORK_INFO_BY_HANDLE;

  if (clout_network_info_is_closed (info->id, g_get_real_time () / G_USEC_PER_SEC))
    return LAST_RANK;
  if ((info->traits & CLOUT_NETWORK_INFO_USER_APP) == 0 && (info->traits & keyless) != 0)
    return 0;
  return info->page == NULL ? 1 : 2;
}

static GtkWidget *
new_row (const CloutNetworkInfo *info,
         CloutNetworkListFunc    chosen,
         gpointer                user_data)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *needs = clout_format_needs (info);
  g_autofree char *subtitle = g_markup_escape_text (needs, -1);
  Row *row = g_new0 (Row, 1);

  *row = (Row) { *info, chosen, user_data };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), clout_format_network (info->id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 0);
  clout_network_list_decorate (ADW_ACTION_ROW (widget), info->id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_signal_connect_data (widget, "activated", G_CALLBACK (activated_cb), row, free_row, 0);
  return widget;
}

/**
 * clout_network_list_fill:
 * @group: group that receives a row for each network, in the table's order, but those that need
 *   keys last
 * @chosen: called when a row is activated; must live as long as @group
 *
 * Lists the networks whose accounts can be added.
 */
void
clout_network_list_fill (AdwPreferencesGroup  *group,
                         CloutNetworkListFunc  chosen,
                         gpointer              user_data)
{
  g_autoptr(GArray) infos = NULL;

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  infos = clout_network_info_list ();
  for (int rank = 0; rank <= LAST_RANK; rank++)
    for (guint i = 0; i < infos->len; i++)
      {
        const CloutNetworkInfo *info = &g_array_index (infos, CloutNetworkInfo, i);

        if (rank_of (info) == rank)
          adw_preferences_group_add (group, new_row (info, chosen, user_data));
      }
}
