/* messages.c: texts for numbers, networks and parts of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/breakdown-item.h"
#include "score/round.h"
#include "sync/engine.h"
#include "sync/network-info.h"
#include "messages/messages.h"
#include "sync/report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>


/**
 * clout_format_level_name:
 * @level: a level
 *
 * Returns: (transfer none): what scores of the level mean, in words
 */
const char *
clout_format_level_name (CloutLevel level)
{
  static const char *const words[CLOUT_N_LEVELS] = {
    [CLOUT_LEVEL_JUST_STARTING] = NC_("what a score means", "Just starting"),
    [CLOUT_LEVEL_BUILDING] = NC_("what a score means", "Building"),
    [CLOUT_LEVEL_HAS_INFLUENCE] = NC_("what a score means", "Has influence"),
    [CLOUT_LEVEL_CONSIDERABLE] = NC_("what a score means", "Considerable influence"),
    [CLOUT_LEVEL_EXCEPTIONAL] = NC_("what a score means", "Exceptional influence"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "what a score means", words[level]);
}

/**
 * clout_format_level:
 * @score: 0 to 100
 *
 * Returns: (transfer none): what the score means, in words
 */
const char *
clout_format_level (double score)
{
  return clout_format_level_name (clout_score_level (score));
}

/**
 * clout_format_comma:
 *
 * Returns: (transfer none): the separator for items of a list
 */
const char *
clout_format_comma (void)
{
  /* Translators: separates items of a list; includes the space */
  return C_("list", ", ");
}

/**
 * clout_format_range:
 * @score: a score
 *
 * Returns: (transfer full): its likely range in whole numbers
 */
char *
clout_format_range (const CloutScore *score)
{
  /* Translators: the ends of the score's likely range */
  return g_strdup_printf (_("Likely between %.0f and %.0f out of 100"),
                          clout_round (score->low, 0), clout_round (score->high, 0));
}

/**
 * clout_format_points:
 * @points: points of a score
 *
 * Returns: (transfer full): the points with one decimal, formatted for the locale
 */
char *
clout_format_points (double points)
{
  return g_strdup_printf ("%.*f", CLOUT_SHOWN_DECIMALS,
                          clout_round (points, CLOUT_SHOWN_DECIMALS));
}

/**
 * clout_format_change:
 * @change: change in points, NAN if unknown
 *
 * Returns: (transfer full): the change with its sign, or a dash if unknown
 */
char *
clout_format_change (double change)
{
  double shown = clout_round (change, CLOUT_SHOWN_DECIMALS);
  g_autofree char *size = clout_format_points (fabs (shown));

  if (isnan (change))
    return g_strdup ("–");
  return g_strconcat (shown > 0 ? "+" : shown < 0 ? "−" : "±", size, NULL);
}

/**
 * clout_format_move:
 * @move: a reason for a score change
 * @change: the change that it belongs to
 *
 * Returns: (transfer full): a description
 */
char *
clout_format_move (CloutMove          move,
                   const CloutChange *change)
{
  switch (move)
    {
    case CLOUT_MOVE_CAME:
      if (change->n_came == 0)
        /* Translators: why the score moved; points are shown beside it, here and below */
        return g_strdup (_("New reactions"));
      /* Translators: other people's reactions since the day that the score is compared with */
      return g_strdup_printf (ngettext ("%'u reaction came in", "%'u reactions came in",
                                        change->n_came), (guint) change->n_came);
    case CLOUT_MOVE_FADED:
      /* Translators: older reactions are worth less each day, which lowers the score */
      return g_strdup (_("Older reactions fading"));
    case CLOUT_MOVE_AUDIENCE:
      return g_strdup (_("Followers and lists"));
    case CLOUT_MOVE_REST:
    case CLOUT_N_MOVES:
    default:
      /* Translators: counts are numbers that a network shows without saying who reacted */
      return g_strdup (_("Counts without details"));
    }
}

/**
 * clout_format_lack:
 * @account: an account
 * @resource: name of a resource that its server doesn't offer
 *
 * Returns: (transfer full): what this means for the score
 */
char *
clout_format_lack (CloutAccount *account,
                   const char   *resource)
{
  const char *handle = clout_account_get_handle (account);

  if (g_strcmp0 (resource, "notifications") == 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("%s’s server doesn’t share when people reacted, so Clout uses the "
                              "counts on each post."), handle);
  if (g_strcmp0 (resource, "followers") == 0 || g_strcmp0 (resource, "following") == 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("%s’s server doesn’t list your followers, but their number still "
                              "counts."), handle);
  if (g_strcmp0 (resource, "favourites") == 0 || g_strcmp0 (resource, "liked") == 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("%s’s server doesn’t list your likes. Clout can only see replies "
                              "and shares."), handle);
  /* Translators: %s is a handle */
  return g_strdup_printf (_("%s’s server doesn’t share everything. Clout counts what it can see."),
                          handle);
}

/**
 * clout_format_sign_in:
 * @good: whether the sign-in succeeded
 *
 * Returns: (transfer none): the text that the browser shows at the end of a sign-in
 */
const char *
clout_format_sign_in (gboolean good)
{
  return good ? _("Clout is signed in. You can close this page.")
              : _("Something went wrong. Close this page and try again in Clout.");
}

/**
 * clout_format_network_untranslated:
 * @network: id of a network
 *
 * Returns: (transfer none): its name, the same in every language
 */
const char *
clout_format_network_untranslated (const char *network)
{
  return clout_network_info_get_name (network);
}

/**
 * clout_format_network:
 * @network: id of a network
 *
 * Returns: (transfer none): its name; all but "Blog" are proper names
 */
const char *
clout_format_network (const char *network)
{
  const char *name = clout_format_network_untranslated (network);

  return name != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "network", name) : NULL;
}

const char *
clout_format_signal (CloutSignal signal)
{
  static const char *const words[CLOUT_N_SIGNALS] = {
    NC_("signal", "Followers"),
    /* Translators: people that the person follows: “Following: 312” */
    NC_("signal", "Following"),
    /* Translators: other people's lists that the person is on: “Lists: 12” */
    NC_("signal", "Lists"),
    NC_("signal", "Posts"),
    NC_("signal", "Mentions and replies"),
    NC_("signal", "Shares"),
    NC_("signal", "Likes"),
  };

  if ((guint) signal >= CLOUT_N_SIGNALS)
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "signal", words[signal]);
}

const char *
clout_format_kind (CloutReactionKind kind)
{
  static const char *const words[CLOUT_N_REACTION_KINDS] = {
    NC_("reaction", "Mention"), NC_("reaction", "Reply"), NC_("reaction", "Quote"),
    NC_("reaction", "Share"), NC_("reaction", "Like"), NC_("reaction", "Follow"),
  };

  if ((guint) kind >= CLOUT_N_REACTION_KINDS)
    return "";
  return g_dpgettext2 (GETTEXT_PACKAGE, "reaction", words[kind]);
}

static const char *
unnamed (void)
{
  /* Translators: for a person whose name is unknown */
  return _("Someone");
}

/**
 * clout_format_person:
 * @name: (nullable): a person's name
 * @handle: (nullable): their handle
 * @namesake: whether someone else on the list has the same name
 *
 * Returns: (transfer full): what to call them on a list
 */
char *
clout_format_person (const char *name,
                     const char *handle,
                     gboolean    namesake)
{
  if (name == NULL || *name == '\0')
    return g_strdup (handle != NULL ? handle : unnamed ());
  if (!namesake || handle == NULL)
    return g_strdup (name);
  /* Translators: a name that two people have, and the handle of this one */
  return g_strdup_printf (C_("person", "%s (%s)"), name, handle);
}

static char *
words_for_account_item (const CloutBreakdownFacts *facts,
                        CloutReport               *report)
{
  CloutAccount *account = clout_report_get_account (report, facts->account);

  /* Translators: a network, and the person's handle there */
  return g_strdup_printf (C_("account", "%s: %s"),
                          clout_format_network (clout_account_get_network (account)),
                          clout_account_get_handle (account) != NULL
                          ? clout_account_get_handle (account)
                          : clout_account_get_remote_id (account));
}

/**
 * clout_format_breakdown_item:
 * @item: a line of the explanation
 * @report: report that it belongs to
 *
 * Returns: (transfer full): a description of the line, as plain text
 */
char *
clout_format_breakdown_item (CloutBreakdownItem *item,
                             CloutReport        *report)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  const char *name = facts->name != NULL && *facts->name != '\0' ? facts->name : facts->detail;
  g_autofree char *person = clout_format_person (facts->name, facts->detail, facts->namesake);

  switch (facts->level)
    {
    case CLOUT_BREAKDOWN_ACCOUNT:
      return words_for_account_item (facts, report);
    case CLOUT_BREAKDOWN_AUDIENCE:
      return g_strdup (C_("part of the score", "Audience"));
    case CLOUT_BREAKDOWN_ENGAGEMENT:
      return g_strdup (C_("part of the score", "Engagement"));
    case CLOUT_BREAKDOWN_SIGNAL:
      if (facts->n < 0)
        /* Translators: a signal, such as “Lists” */
        return g_strdup_printf (_("%s: not known, estimated"),
                                clout_format_signal (facts->signal));
      /* Translators: a signal and how many: “Followers: 412” */
      return g_strdup_printf (C_("signal", "%s: %'d"), clout_format_signal (facts->signal),
                              (int) MIN (facts->n, G_MAXINT));
    case CLOUT_BREAKDOWN_PERSON:
      return g_steal_pointer (&person);
    case CLOUT_BREAKDOWN_POST:
      /* Translators: of reactions that are to no post, such as mentions */
      return g_strdup (name != NULL ? name : _("Not tied to a post"));
    case CLOUT_BREAKDOWN_REACTION:
      /* Translators: a kind of reaction and a name: “Reply: Ada Birch” */
      return g_strdup_printf (C_("reaction", "%s: %s"), clout_format_kind (facts->kind), person);
    case CLOUT_BREAKDOWN_UNCOUNTED:
      if (facts->n <= 0)
        return g_strdup (_("Counted, not listed individually"));
      /* Translators: the network reports their number but not who they are from */
      return g_strdup_printf (ngettext ("%'d reaction not listed individually",
                                        "%'d reactions not listed individually", facts->n),
                              (int) facts->n);
    case CLOUT_BREAKDOWN_REST:
      /* Translators: the last line of a list: the remaining items taken together */
      return g_strdup_printf (ngettext ("%'d more", "%'d more", facts->n), (int) facts->n);
    case CLOUT_BREAKDOWN_NETWORK:
      return g_strdup (clout_format_network (clout_account_get_network (
                         clout_report_get_account (report, facts->account))));
    case CLOUT_BREAKDOWN_PERSON_POST:
      return g_strdup (facts->post != NULL ? facts->post : _("Post (text not stored)"));
    case CLOUT_BREAKDOWN_UNEXPLAINED:
    case CLOUT_BREAKDOWN_CHANGE:
    default:
      /* Translators: a part of the score for which no single reaction is known */
      return g_strdup (_("From counts only"));
    }
}

/**
 * clout_format_account_state:
 * @account: an account
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): its current activity, or when it was last refreshed
 */
char *
clout_format_account_state (CloutAccount *account,
                            gint64        now,
                            GTimeZone    *zone)
{
  g_autofree char *date = NULL;

  switch (clout_account_get_state (account))
    {
    case CLOUT_ACCOUNT_SYNCING:
      return g_strdup (_("Refreshing…"));
    case CLOUT_ACCOUNT_WAITING:
      if (g_error_matches (clout_account_get_problem (account), CLOUT_SYNC_ERROR,
                           CLOUT_SYNC_ERROR_OVER_BUDGET)
          || g_error_matches (clout_account_get_problem (account), CLOUT_SYNC_ERROR,
                              CLOUT_SYNC_ERROR_TOO_LONG))
        return clout_format_error (clout_account_get_problem (account));
      return g_strdup (_("Waiting for the server"));
    case CLOUT_ACCOUNT_OFFLINE:
      return g_strdup (_("Offline; showing saved data"));
    case CLOUT_ACCOUNT_SIGN_IN_AGAIN:
      if (g_error_matches (clout_account_get_problem (account), CLOUT_SYNC_ERROR,
                           CLOUT_SYNC_ERROR_SIGN_IN_CHANGED))
        return clout_format_error (clout_account_get_problem (account));
      return g_strdup (_("Sign in again to refresh"));
    case CLOUT_ACCOUNT_FAILED:
      return clout_format_error (clout_account_get_problem (account));
    case CLOUT_ACCOUNT_READY:
    default:
      break;
    }
  if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE)
    return clout_format_archive (account, now, zone);
  if (clout_account_get_last_sync (account) <= 0)
    return g_strdup (_("Not refreshed yet"));
  date = clout_format_date (clout_account_get_last_sync (account), now, zone);
  /* Translators: %s is a day, such as "yesterday" or "12/31/2025" */
  return g_strdup_printf (_("Last refresh: %s"), date);
}

/* Letters of a post's beginning beside a date. */
#define EVENT_LETTERS 40

/**
 * clout_format_event:
 * @event: something that happened
 *
 * Returns: (transfer full): what happened, in few words
 */
char *
clout_format_event (const CloutEvent *event)
{
  const char *excerpt = event->excerpt != NULL ? event->excerpt : _("Post (text not stored)");
  g_autofree char *start = g_utf8_substring (excerpt, 0, MIN (g_utf8_strlen (excerpt, -1),
                                                              EVENT_LETTERS));
  gboolean cut = strlen (start) < strlen (excerpt);
  const char *network = event->network != NULL ? clout_format_network (event->network) : NULL;

  switch (event->kind)
    {
    case CLOUT_EVENT_AWAY:
      return g_strdup (_("Time away"));
    case CLOUT_EVENT_FORMULA:
      return g_strdup_printf (_("Version %d of the formula"), event->model);
    case CLOUT_EVENT_ACCOUNT:
      /* Translators: an account that was added; its network and handle */
      return g_strdup_printf (_("Account added: %s, %s"),
                              network != NULL ? network : event->network, start);
    case CLOUT_EVENT_POST:
    default:
      /* Translators: a post that got many reactions; its beginning, and “…” if there is more */
      return g_strdup_printf (_("Popular post: %s%s"), start, cut ? "…" : "");
    }
}
