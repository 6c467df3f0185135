/* link.c: addresses that networks gave, for the browser.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/link.h"

/**
 * clout_link_is_for_browser:
 * @link: (nullable): an address, as some network gave it
 *
 * Returns: whether it is one for a browser; anything else, such as a file of this
 *   computer, is not to be opened
 */
gboolean
clout_link_is_for_browser (const char *link)
{
  g_autofree char *scheme = link != NULL ? g_uri_parse_scheme (link) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

/**
 * clout_link_open:
 * @widget: what was clicked
 * @link: (nullable): an address, as some network gave it
 *
 * Opens @link in the browser, if it is one for a browser.
 */
void
clout_link_open (GtkWidget  *widget,
                 const char *link)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (clout_link_is_for_browser (link))
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), link, GDK_CURRENT_TIME);
}
