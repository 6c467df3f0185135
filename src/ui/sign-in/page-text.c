/* page-text.c: texts on the sign-in pages, by kind of network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/page-text.h"

#include <glib/gi18n.h>

/* If a network's people are on different servers, the handle tells which. */
static gboolean
is_by_name (const CloutNetworkInfo *info)
{
  return (info->traits & CLOUT_NETWORK_INFO_NAME) != 0;
}

/* Some networks redirect the browser to an address that nothing listens on. */
static gboolean
does_redirect_fail (const CloutNetworkInfo *info)
{
  return (info->traits & CLOUT_NETWORK_INFO_REDIRECT_FAILS) != 0;
}

const char *
clout_page_text_server_title (const CloutNetworkInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return is_by_name (info) ? _("What’s Your Handle?") : _("Which Server Are You On?");
}

char *
clout_page_text_server_field (const CloutNetworkInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  if (is_by_name (info))
    return g_strdup (_("Handle (for example ada.bsky.social)"));

  /* Translators: %s is a server's name, such as mastodon.social */
  return g_strdup_printf (_("Server (for example %s)"),
                          info->example_server != NULL ? info->example_server : "example.social");
}

const char *
clout_page_text_server_missing (const CloutNetworkInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return is_by_name (info) ? _("Enter your handle, for example ada.bsky.social.")
                           : _("Enter your server, the part of your handle after the @.");
}

/* @info: its id is %NULL if the handle itself tells the network */
const char *
clout_page_text_handle_field (const CloutNetworkInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return info->id == NULL ? _("Handle or profile URL")
                          : _("Name or URL");
}

const char *
clout_page_text_wait (const CloutNetworkInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return does_redirect_fail (info)
    ? _("Authorize Clout in your browser. When the last page fails to load, copy its address.")
    : _("Authorize Clout in your browser, then come back here.");
}

const char *
clout_page_text_wait_field (const CloutNetworkInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  return does_redirect_fail (info) ? _("Paste the address from the browser’s last page")
                           : _("Or enter the code shown");
}
