/* perks.c: texts about offers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/perks.h"

#include <glib/gi18n-lib.h>

#include "score/calendar.h"
#include "messages/messages.h"

static char *
fill (const char *format,
      GStrv       list)
{
  g_autofree char *joined = g_strjoinv (clout_format_comma (), list);
  g_autoptr(GString) text = g_string_new (format);

  g_string_replace (text, "%s", joined, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * clout_format_offer:
 * @offer: an offer
 *
 * Returns: (transfer full): that it is for the person, or who it is for
 */
char *
clout_format_offer (CloutOffer *offer)
{
  const CloutPerk *perk = clout_offer_get_perk (offer);

  switch (clout_offer_get_state (offer))
    {
    case CLOUT_PERK_OVER:
      return g_strdup (C_("offer", "Expired"));
    case CLOUT_PERK_OTHER_REGION:
      /* Translators: of an offer; %s is a list of country codes, "AT, DE" */
      return fill (_("For people in %s"), perk->regions);
    case CLOUT_PERK_OTHER_TOPICS:
      /* Translators: of an offer; %s is a list of topics, "gardening, orchids" */
      return fill (_("For people who write about %s"), perk->topics);
    case CLOUT_PERK_HIGHER_SCORE:
      /* Translators: of an offer that requires at least this score, 0 to 100 */
      return g_strdup_printf (_("For scores of %.0f and up"), perk->from_score);
    case CLOUT_PERK_YOURS:
    default:
      /* Translators: of an offer that the person can claim */
      return g_strdup (_("For you"));
    }
}

/**
 * clout_format_until:
 * @offer: an offer
 *
 * Returns: (transfer full) (nullable): its last day, formatted for the locale, or %NULL if it
 *   doesn't end
 */
char *
clout_format_until (CloutOffer *offer)
{
  gint64 until = clout_offer_get_perk (offer)->until;
  g_autofree char *day = NULL;

  if (until == 0)
    return NULL;
  /* An offer that ends at midnight is valid through the day before. Publishers name days, not
     times, so it is the same day all over the world. */
  day = clout_format_day (clout_day_of (until - 1, NULL), CLOUT_DAY_SHORT);
  /* Translators: of an offer; %s is a date */
  return g_strdup_printf (_("Until %s"), day);
}

/**
 * clout_format_disclosure:
 * @offer: an offer
 *
 * Returns: (transfer full): who offers it and what they hope for; shown with every offer
 */
char *
clout_format_disclosure (CloutOffer *offer)
{
  /* Translators: the first %s is who makes an offer, the second their own text about what they
     get in return, which isn't translated */
  return g_strdup_printf (_("Offered by %s. %s"), clout_offer_get_publisher (offer),
                          clout_offer_get_perk (offer)->disclosure);
}
