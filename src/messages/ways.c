/* ways.c: what was recognized in typed text, and what can be done with it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/ways.h"

#include <glib/gi18n-lib.h>

#include "messages/messages.h"
#include "sync/network-info.h"

/* Returns (transfer full): "Mastodon or Misskey" */
static char *
dup_networks (const CloutTypedAccount *typed)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < typed->guesses->len; i++)
    {
      const CloutTypedGuess *guess = g_ptr_array_index (typed->guesses, i);
      g_autofree char *before = g_strdup (names->str);

      if (i == 0)
        g_string_assign (names, clout_format_network (guess->network));
      else
        /* Translators: names of networks, “Mastodon or Misskey” */
        g_string_printf (names, _("%1$s or %2$s"), before, clout_format_network (guess->network));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_server (const CloutTypedAccount *typed)
{
  const CloutTypedGuess *last = g_ptr_array_index (typed->guesses, typed->guesses->len - 1);

  if (typed->guesses->len == 1)
    /* Translators: a network and its server, “Mastodon server mastodon.social” */
    return g_strdup_printf (_("%1$s server %2$s"), clout_format_network (last->network),
                            typed->text);
  if (g_strcmp0 (last->name, last->handle) == 0)
    /* Translators: %s is a host name */
    return g_strdup_printf (_("%s can be a server, a blog or a handle."), typed->text);
  /* Translators: %s is a host name */
  return g_strdup_printf (_("%s can be a server or a blog."), typed->text);
}

/**
 * clout_format_recognized:
 * @typed: what was recognized
 *
 * Returns: (transfer full): a description, or a question if the network isn't known; empty for no
 *   text
 */
char *
clout_format_recognized (const CloutTypedAccount *typed)
{
  g_autofree char *networks = dup_networks (typed);

  switch (typed->kind)
    {
    case CLOUT_TYPED_NOTHING:
      return g_strdup ("");
    case CLOUT_TYPED_PASSWORD:
      return g_strdup (_("This link contains a user name or password. Remove that part first."));
    case CLOUT_TYPED_NAME:
      return g_strdup (_("That looks like a name. Which network?"));
    case CLOUT_TYPED_EMAIL:
      return g_strdup (_("That looks like an e-mail address. Which network?"));
    case CLOUT_TYPED_PROFILE:
      /* Translators: a handle, and the network that it is on */
      return g_strdup_printf (_("%1$s on %2$s"), typed->text, networks);
    case CLOUT_TYPED_NETWORK:
      return g_steal_pointer (&networks);
    case CLOUT_TYPED_SERVER:
      return dup_server (typed);
    case CLOUT_TYPED_PAGE:
      return g_strdup (_("That looks like a blog or its feed."));
    case CLOUT_TYPED_INVALID:
    default:
      return g_strdup (_("That isn’t a server or handle. Try something like ada@example.social."));
    }
}

static CloutNetworkTraits
traits_of (const CloutWay *way)
{
  CloutNetworkInfo info;

  return way->network != NULL && clout_network_info_find (way->network, &info)
    ? info.traits : CLOUT_NETWORK_INFO_SIGN_IN | CLOUT_NETWORK_INFO_SERVER;
}

/**
 * clout_format_way:
 * @way: a way to add an account
 *
 * Returns: (transfer full): the label of a button for it
 */
char *
clout_format_way (const CloutWay *way)
{
  CloutNetworkTraits traits = traits_of (way);

  switch (way->kind)
    {
    case CLOUT_WAY_SIGN_IN:
      if (way->typed == NULL)
        return g_strdup (C_("way", "Sign In"));
      if ((traits & CLOUT_NETWORK_INFO_NAME) != 0)
        /* Translators: %s is a handle */
        return g_strdup_printf (_("Sign In as %s"), way->name);
      /* Translators: %s is the name of a server */
      return g_strdup_printf (_("Sign In at %s"), way->name);
    case CLOUT_WAY_PUBLIC:
      if (way->typed == NULL)
        return g_strdup (_("Add Without Signing In"));
      /* Translators: %s is a handle, or the address of a blog */
      return g_strdup_printf (_("Add %s"), way->name);
    case CLOUT_WAY_ARCHIVE:
      return g_strdup (_("Open Your Archive"));
    case CLOUT_WAY_CREDENTIALS:
    default:
      return g_strdup (_("Use Your Own API Key"));
    }
}

/**
 * clout_format_way_details:
 * @way: a way to add an account
 *
 * Returns: (transfer full): what it means, or what it takes
 */
char *
clout_format_way_details (const CloutWay *way)
{
  const char *source = way->network != NULL ? clout_format_archive_source (way->network) : NULL;

  switch (way->kind)
    {
    case CLOUT_WAY_SIGN_IN:
      return g_strdup (_("In your browser. Clout never sees your password."));
    case CLOUT_WAY_PUBLIC:
      if (way->network != NULL)
        /* Translators: the name of a network */
        return g_strdup_printf (_("%s: public posts, without signing in"),
                                clout_format_network (way->network));
      return g_strdup (_("Public posts, without signing in"));
    case CLOUT_WAY_ARCHIVE:
      return g_strdup (source != NULL ? source : "");
    case CLOUT_WAY_CREDENTIALS:
    default:
      if ((traits_of (way) & CLOUT_NETWORK_INFO_PRICE) != 0)
        return g_strdup (_("Takes a few minutes, once. The network charges for what Clout reads."));
      return g_strdup (_("Takes a few minutes, once."));
    }
}
