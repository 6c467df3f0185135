/* link.c: opens untrusted links in the browser.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/link.h"

/**
 * clout_link_is_for_browser:
 * @link: (nullable): an untrusted address
 *
 * Returns: whether it is a web address; anything else, such as a local file, must not be opened
 */
gboolean
clout_link_is_for_browser (const char *link)
{
  g_autofree char *scheme = link != NULL ? g_uri_parse_scheme (link) : NULL;

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

/**
 * clout_link_open:
 * @widget: widget that was clicked
 * @link: (nullable): an untrusted address
 *
 * Opens @link in the browser, if it is a web address.
 */
void
clout_link_open (GtkWidget  *widget,
                 const char *link)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (clout_link_is_for_browser (link))
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), link, GDK_CURRENT_TIME);
}
