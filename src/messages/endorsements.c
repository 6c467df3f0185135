/* endorsements.c: texts about +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "messages/endorsements.h"

#include <glib/gi18n-lib.h>

#include "topics/plus-k.h"
#include "messages/messages.h"
#include "sync/network-info.h"

/**
 * clout_format_visibility:
 * @visibility: visibility of a post
 *
 * Returns: (transfer none): who can read it
 */
const char *
clout_format_visibility (CloutVisibility visibility)
{
  switch (visibility)
    {
    case CLOUT_VISIBILITY_UNLISTED:
      /* Translators: who can read a post, here and below */
      return _("Unlisted");
    case CLOUT_VISIBILITY_FOLLOWERS:
      return _("Followers and recipient");
    case CLOUT_VISIBILITY_DIRECT:
      return _("Recipient only");
    case CLOUT_VISIBILITY_PUBLIC:
    case CLOUT_N_VISIBILITIES:
    default:
      return C_("who can read a post", "Everyone");
    }
}

/**
 * clout_format_carrier:
 * @outlook: outlook of a +K
 *
 * Returns: (transfer full): what becomes public, and where
 */
char *
clout_format_carrier (const CloutOutlook *outlook)
{
  CloutNetworkInfo info;
  GString *text;

  if (outlook->account == NULL
      || !clout_network_info_find (clout_account_get_network (outlook->account), &info)
      || info.plus_k == NULL)
    return g_strdup ("");
  text = g_string_new (_(info.plus_k));
  g_string_replace (text, "%s", clout_account_get_handle (outlook->account), 1);
  return g_string_free (text, FALSE);
}

/**
 * clout_format_topic:
 * @topic: name of a topic, without '#'
 *
 * Returns: (transfer full): the topic as a hashtag, if it can be one
 */
char *
clout_format_topic (const char *topic)
{
  for (const char *p = topic; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return g_strdup (topic);
  return g_strconcat ("#", topic, NULL);
}

/**
 * clout_format_left:
 * @left: number of +K left today
 *
 * Returns: (transfer full): "3 of 5 left today"
 */
char *
clout_format_left (guint left)
{
  /* Translators: how many +K can still be given today, of how many a day */
  return g_strdup_printf (ngettext ("%u of %u left today", "%u of %u left today", left), left,
                          (guint) CLOUT_PLUS_K_A_DAY);
}

/**
 * clout_format_readiness:
 * @outlook: outlook of a +K
 *
 * Returns: (transfer full): why it can't be given, or how many are left
 */
char *
clout_format_readiness (const CloutOutlook *outlook)
{
  switch (outlook->readiness)
    {
    case CLOUT_READINESS_NOT_CARRIED:
      return g_strdup (
        _("+K works only with Bluesky and Mastodon accounts you’re signed in to."));
    case CLOUT_READINESS_NEEDS_SIGN_IN:
      return g_strdup (_("To give +K, sign in to the account that knows them."));
    case CLOUT_READINESS_NEEDS_PERMISSION:
      return g_strdup (_("Clout has read-only access. To give +K, sign in again and allow "
                         "posting."));
    case CLOUT_READINESS_NOT_A_FRIEND:
      return g_strdup (_("You can give +K to people you follow or who follow you."));
    case CLOUT_READINESS_SPENT:
      return g_strdup (_("You’ve used all of today’s +K. You’ll get more tomorrow."));
    case CLOUT_READINESS_READY:
    default:
      return clout_format_left (outlook->left);
    }
}

/**
 * clout_format_endorsement:
 * @facts: a +K
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): when it was given, or its progress if it isn't on the network yet
 */
char *
clout_format_endorsement (const CloutEndorsementFacts *facts,
                          gint64                       now,
                          GTimeZone                   *zone)
{
  switch (facts->state)
    {
    case CLOUT_ENDORSEMENT_WAITING:
      /* Translators: of a +K that the person gave, here and below */
      return g_strdup (_("Waiting to send"));
    case CLOUT_ENDORSEMENT_SENDING:
      return g_strdup (_("Sending"));
    case CLOUT_ENDORSEMENT_UNDOING:
      return g_strdup (_("Taking back"));
    case CLOUT_ENDORSEMENT_REFUSED:
      /* Translators: the server rejected a +K */
      return g_strdup (_("Rejected"));
    case CLOUT_ENDORSEMENT_STANDS:
    default:
      return clout_format_date (facts->time, now, zone);
    }
}
