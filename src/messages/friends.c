/* friends.c: texts about friends.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/friends.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "score/score.h"
#include "messages/messages.h"

/**
 * clout_format_relation:
 * @flags: flags that relate someone to the account
 *
 * Returns: (transfer none): whether they follow the person, are followed, or both
 */
const char *
clout_format_relation (CloutPersonFlags flags)
{
  switch ((guint) flags & (CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_FOLLOWED))
    {
    case CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_FOLLOWED:
      return _("You follow each other");
    case CLOUT_PERSON_FOLLOWS:
      return _("Follows you");
    case CLOUT_PERSON_FOLLOWED:
      return _("You follow them");
    default:
      return _("Neither follows the other");
    }
}

/**
 * clout_format_dealings:
 * @facts: a person on a list of kind @show
 * @show: kind of list
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full) (nullable): why they are on the list, or %NULL on the list of all
 */
char *
clout_format_dealings (const CloutFriendFacts *facts,
                       CloutFriendsShow        show,
                       gint64                  now,
                       GTimeZone              *zone)
{
  g_autofree char *date = clout_format_date (facts->time, now, zone);
  g_autofree char *count = NULL;

  switch (show)
    {
    case CLOUT_FRIENDS_REACTED_TO:
      /* Translators: the person reacted to a friend's posts; the day of the last time follows */
      count = g_strdup_printf (ngettext ("You reacted %'u time", "You reacted %'u times", facts->n),
                               facts->n);
      break;
    case CLOUT_FRIENDS_REACTING:
      /* Translators: a friend reacted to the person's posts; the day of the last time follows */
      count = g_strdup_printf (ngettext ("Reacted %'u time", "Reacted %'u times", facts->n),
                               facts->n);
      break;
    case CLOUT_FRIENDS_OWED:
      /* Translators: a friend did, in a reply or a mention; %s is a day, such as "yesterday" or
         "Dec 31, 2025" */
      return g_strdup_printf (_("Wrote to you: %s"), date);
    case CLOUT_FRIENDS_ALL:
    case CLOUT_N_FRIENDS_SHOWS:
    default:
      return NULL;
    }
  /* Translators: how often someone reacted, and the day of the last time */
  return g_strdup_printf (_("%s · latest: %s"), count, date);
}

/**
 * clout_format_influence:
 * @facts: a person
 *
 * Returns: (transfer full): their estimated score, its likely range and its meaning, or why there
 *   is no estimate
 */
char *
clout_format_influence (const CloutFriendFacts *facts)
{
  if (facts->influence < 0)
    return g_strdup (_("Unknown: follower count not public"));
  /* Translators: what a score means, and the likely range that it is in */
  return g_strdup_printf (_("%s, likely %d–%d"),
                          clout_format_level (facts->influence),
                          (int) floor (facts->low), (int) ceil (facts->high));
}

/**
 * clout_format_reactions:
 * @counts: (array fixed-size=CLOUT_N_REACTION_KINDS): reactions by kind
 *
 * Returns: (transfer full): "3 replies, 1 share", or that there are no reactions
 */
char *
clout_format_reactions (const guint *counts)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint words = counts[CLOUT_REACTION_MENTION] + counts[CLOUT_REACTION_REPLY]
                + counts[CLOUT_REACTION_QUOTE];

  if (words > 0)
    /* Translators: how often someone replied, mentioned or quoted */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u reply", "%'u replies", words), words));
  if (counts[CLOUT_REACTION_RESHARE] > 0)
    /* Translators: how often someone shared (boosted, reposted) a post, or a post was shared */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u share", "%'u shares",
                                                       counts[CLOUT_REACTION_RESHARE]),
                                             counts[CLOUT_REACTION_RESHARE]));
  if (counts[CLOUT_REACTION_LIKE] > 0)
    /* Translators: how often someone liked a post, or a post was liked */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u like", "%'u likes",
                                                       counts[CLOUT_REACTION_LIKE]),
                                             counts[CLOUT_REACTION_LIKE]));
  if (parts->len == 0)
    /* Translators: of someone who didn't react */
    return g_strdup (_("None in the last 90 days"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (clout_format_comma (), (char **) parts->pdata);
}
