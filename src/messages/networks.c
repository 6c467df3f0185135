/* networks.c: what a network offers, requires and costs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/networks.h"

#include <glib/gi18n-lib.h>

#include "messages/messages.h"

static gboolean
has (const CloutNetworkInfo *info,
     CloutNetworkTraits      trait)
{
  return (info->traits & trait) != 0;
}

/**
 * clout_format_reads:
 * @info: a network
 *
 * Returns: (transfer full): what Clout can read there
 */
char *
clout_format_reads (const CloutNetworkInfo *info)
{
  if (has (info, CLOUT_NETWORK_INFO_WHO) && has (info, CLOUT_NETWORK_INFO_COUNTS))
    return g_strdup (_("Posts, reaction counts and who reacted"));
  if (has (info, CLOUT_NETWORK_INFO_WHO))
    return g_strdup (_("Posts and who reacted"));
  if (has (info, CLOUT_NETWORK_INFO_COUNTS))
    return g_strdup (_("Posts and reaction counts"));
  return g_strdup (_("Your posts"));
}

/**
 * clout_format_needs:
 * @info: a network
 *
 * Returns: (transfer full): the easiest way to add an account
 */
char *
clout_format_needs (const CloutNetworkInfo *info)
{
  if (has (info, CLOUT_NETWORK_INFO_BY_HANDLE) && has (info, CLOUT_NETWORK_INFO_SIGN_IN))
    return g_strdup (_("Sign in, or enter a handle"));
  if (has (info, CLOUT_NETWORK_INFO_USER_APP) && !has (info, CLOUT_NETWORK_INFO_ARCHIVE))
    return g_strdup (_("Requires your own app (a few minutes, once)"));
  if (has (info, CLOUT_NETWORK_INFO_BY_HANDLE) && has (info, CLOUT_NETWORK_INFO_USER_KEY))
    return g_strdup (_("Enter a handle; add an API key for more"));
  if (has (info, CLOUT_NETWORK_INFO_BY_HANDLE))
    return g_strdup (_("Enter the name or address"));
  if (has (info, CLOUT_NETWORK_INFO_USER_APP | CLOUT_NETWORK_INFO_USER_KEY))
    return has (info, CLOUT_NETWORK_INFO_ARCHIVE)
      ? g_strdup (_("Open your archive, or use your own API key"))
      : g_strdup (_("Requires your own API key"));
  if (has (info, CLOUT_NETWORK_INFO_SIGN_IN))
    return g_strdup (_("Sign in with your browser"));
  return g_strdup (_("Open your archive"));
}

/**
 * clout_format_costs:
 * @info: a network
 *
 * Returns: (transfer full): what reading it costs
 */
char *
clout_format_costs (const CloutNetworkInfo *info)
{
  if (has (info, CLOUT_NETWORK_INFO_PRICE))
    return g_strdup (
      _("Charges for what Clout reads, about a cent at sign-in. You see the price of the rest "
        "first and set a monthly limit. Importing an archive is free."));
  if (info->units > 0)
    /* Translators: how many units a network allows a key in a day, and how many Clout needs */
    return g_strdup_printf (_("Free. A key has %'u units a day; Clout uses at most %'u."),
                            info->units, info->units_a_day);
  return g_strdup (C_("costs", "Nothing"));
}

/**
 * clout_format_apps_page:
 * @page: where a person can revoke a sign-in that Clout couldn't
 *
 * Returns: (transfer full): that the sign-in still exists
 */
char *
clout_format_apps_page (const char *page)
{
  g_autoptr(GUri) uri = g_uri_parse (page, G_URI_FLAGS_NONE, NULL);

  /* Translators: %s is a server's name, such as misskey.io; a link to it follows */
  return g_strdup_printf (_("%s still lists Clout as an authorized app. You can remove it there."),
                          uri != NULL ? g_uri_get_host (uri) : page);
}

static void
add (GStrvBuilder *steps,
     char         *step)
{
  g_strv_builder_add (steps, step);
  g_free (step);
}

/**
 * clout_format_steps:
 * @info: a network
 *
 * Returns: (transfer full): the steps to get your own API app or key; empty if none is needed
 */
GStrv
clout_format_steps (const CloutNetworkInfo *info)
{
  g_autoptr(GStrvBuilder) steps = g_strv_builder_new ();

  for (gsize i = 0; info->steps != NULL && info->steps[i] != NULL; i++)
    g_strv_builder_add (steps, _(info->steps[i]));
  if (info->steps == NULL && info->key != NULL)
    {
      add (steps, g_strdup (_("Open the API keys page and sign in.")));
      /* Translators: %s is the name on the network's page, such as "API key" */
      add (steps, g_strdup_printf (_("Create a key with read access (called “%s” there)."),
                                   info->key));
      add (steps, g_strdup (_("Paste it below.")));
    }
  return g_strv_builder_end (steps);
}

/**
 * clout_format_money:
 * @amount: millionths of a US dollar
 *
 * Formats an amount, rounded up to cents so that no cost is shown as zero.
 *
 * Returns: (transfer full): the amount
 */
char *
clout_format_money (gint64 amount)
{
  gint64 cents = MAX (amount, 0) / 10000 + (amount > 0 && amount % 10000 != 0);

  /* Translators: an amount in US dollars */
  return g_strdup_printf (_("$%.2f"), cents / 100.0);
}

/**
 * clout_format_price:
 *
 * Formats a sync's cost. All amounts are in millionths of a US dollar.
 *
 * Returns: (transfer full): what a sync can cost, and the monthly limit
 */
char *
clout_format_price (gint64 at_most,
                    gint64 spent,
                    gint64 limit)
{
  g_autofree char *price = clout_format_money (at_most);
  g_autofree char *used = clout_format_money (spent);
  g_autofree char *all = clout_format_money (limit);

  if (limit - spent <= 0)
    /* Translators: amounts of money */
    return g_strdup_printf (_("You’ve reached this month’s limit of %s."), all);
  /* Translators: amounts of money: cost of fetching, amount spent, and limit */
  return g_strdup_printf (_("A refresh costs up to %s. Spent this month: %s of %s."), price,
                          used, all);
}
