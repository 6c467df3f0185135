/* page-text.c: what the pages of a sign-in say for each kind of network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/sign-in/page-text.h"

#include <glib/gi18n.h>

/* Where a network's people have servers of their own, the handle says which. */
static gboolean
is_by_name (const CloutNetworkInfo *info)
{
  return (info->traits & CLOUT_NETWORK_INFO_NAME) != 0;
}

/* Some networks send the browser to an address that no one answers. */
static gboolean
is_unheard (const CloutNetworkInfo *info)
{
  return (info->traits & CLOUT_NETWORK_INFO_UNHEARD) != 0;
}

const char *
clout_page_words_server_title (const CloutNetworkInfo *info)
{
  return is_by_name (info) ? _ ("What Is Your Handle?") : _ ("Which Server Are You On?");
}

char *
clout_page_words_server_field (const CloutNetworkInfo *info)
{
  if (is_by_name (info))
    return g_strdup (_ ("Handle, such as ada.bsky.social"));

  /* Translators: %s is a server's name, such as mastodon.social */
  return g_strdup_printf (_ ("Server, such as %s"),
                          info->example_server != NULL ? info->example_server : "example.social");
}

const char *
clout_page_words_server_missing (const CloutNetworkInfo *info)
{
  return is_by_name (info) ? _ ("Type your handle, as in ada.bsky.social.")
                           : _ ("Type the name of your server, as in your handle.");
}

/* @info: with the id %NULL where the handle itself says which network it is of */
const char *
clout_page_words_handle_field (const CloutNetworkInfo *info)
{
  return info->id == NULL ? _ ("Handle, such as ada@mastodon.social or ada.bsky.social")
                          : _ ("Name there, or the address");
}

const char *
clout_page_words_wait (const CloutNetworkInfo *info)
{
  return is_unheard (info)
    ? _ ("Say yes there. It ends on a page that does not open: copy its address.")
    : _ ("Say yes there, and this window goes on by itself.");
}

const char *
clout_page_words_wait_field (const CloutNetworkInfo *info)
{
  return is_unheard (info) ? _ ("Paste the address that it ends on")
                           : _ ("Or enter the code it shows");
}
