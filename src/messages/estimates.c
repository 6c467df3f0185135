/* estimates.c: whether a score is estimated, and why.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "messages/messages.h"
#include "sync/network-info.h"
#include "sync/report.h"

static const char *
name_account (CloutAccount *account)
{
  const char *handle = clout_account_get_handle (account);

  return handle != NULL ? handle : clout_account_get_remote_id (account);
}

static gboolean
can_sign_in (CloutAccount *account)
{
  CloutNetworkInfo info;

  return clout_network_info_find (clout_account_get_network (account), &info)
         && (info.traits & CLOUT_NETWORK_INFO_SIGN_IN) != 0;
}

static const char *
choose_archive_format (CloutAccount *account,
                       gboolean      no_reactions)
{
  if (no_reactions && can_sign_in (account))
    /* Translators: %s is a network */
    return _("Not enough data for a score: the archive from %s has no reactions. Sign in to the "
             "account, or add another one.");
  if (no_reactions)
    /* Translators: %s is a network */
    return _("Not enough data for a score: the archive from %s has no reactions. Add another "
             "account.");
  if (can_sign_in (account))
    /* Translators: %s is a network */
    return _("Not enough data for a score: the archive from %s doesn’t say how many followers you "
             "have. Sign in to the account, or add another one.");

  /* Translators: %s is a network */
  return _("Not enough data for a score: the archive from %s doesn’t say how many followers you "
           "have. Add another account.");
}

/* For an account whose source has too little data for any score. */
static char *
say_too_little (CloutAccount          *account,
                const CloutScoreShare *share)
{
  gboolean no_reactions = isnan (share->signals.value[CLOUT_SIGNAL_LIKES]);

  if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE)
    {
      g_autoptr(GString) text = g_string_new (choose_archive_format (account, no_reactions));

      g_string_replace (text, "%s", clout_format_network (clout_account_get_network (account)), 1);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (no_reactions && clout_account_get_last_sync (account) <= 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("Not enough data for a score yet: the posts of %s haven’t been "
                              "fetched. Refresh to fetch them."), name_account (account));
  /* Translators: %s is a handle */
  return g_strdup_printf (_("Not enough data for a score: %s has no follower count and too few "
                            "reactions. Add another account."), name_account (account));
}

/**
 * clout_format_estimate:
 * @score: a score
 * @account: the account from clout_score_get_unknown()
 * @named: whether to name it
 *
 * Returns: (transfer full) (nullable): why there is no score, or why it is partly estimated;
 *   %NULL if it is known well enough
 */
char *
clout_format_estimate (const CloutScore *score,
                       CloutAccount     *account,
                       gboolean          named)
{
  gsize index;
  CloutSignal signal = clout_score_get_unknown (score, &index);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  int percent;

  if (score->known == CLOUT_SCORE_KNOWN || signal == CLOUT_N_SIGNALS)
    return NULL;
  if (score->known == CLOUT_SCORE_UNKNOWN)
    return say_too_little (account, &score->shares[index]);

  percent = (int) rint (100 * score->estimated);
  if (signal == CLOUT_SIGNAL_LISTED)
    /* Translators: %d is a percentage; lists are those that other people put the account on */
    text = g_strdup_printf (_("Partly estimated (%d%%): how many lists the account is on is "
                              "unknown."), percent);
  else if (signal == CLOUT_SIGNAL_FOLLOWERS)
    /* Translators: %d is a percentage */
    text = g_strdup_printf (_("Partly estimated (%d%%): the number of followers is unknown."),
                            percent);
  else
    /* Translators: %d is a percentage */
    text = g_strdup_printf (_("Partly estimated (%d%%): reactions to the account’s posts are "
                              "unknown."), percent);
  if (!named)
    return g_steal_pointer (&text);

  /* Translators: a network, and the person's handle there */
  name = g_strdup_printf (C_("account", "%s: %s"),
                          clout_format_network (clout_account_get_network (account)),
                          name_account (account));
  return g_strdup_printf ("%s %s", text, name);
}

/**
 * clout_format_known:
 * @report: a report
 * @named: whether to name the account concerned
 *
 * Returns: (transfer full) (nullable): as clout_format_estimate()
 */
char *
clout_format_known (CloutReport *report,
                    gboolean     named)
{
  const CloutScore *score = clout_report_get_score (report);
  gsize index;

  clout_score_get_unknown (score, &index);
  if (index >= clout_report_get_n_accounts (report))
    return NULL;
  return clout_format_estimate (score, clout_report_get_account (report, index), named);
}

/**
 * clout_format_counting:
 * @n_reactions: how many are stored so far
 *
 * Returns: (transfer full): progress of the first download
 */
char *
clout_format_counting (gint64 n_reactions)
{
  guint n = (guint) CLAMP (n_reactions, 0, G_MAXUINT);

  return g_strdup_printf (ngettext ("Counting… %'u reaction so far",
                                    "Counting… %'u reactions so far", n), n);
}

/**
 * clout_format_provisional:
 * @completeness: how complete the accounts are
 * @n_reactions: how many reactions are stored so far
 *
 * Returns: (transfer full) (nullable): that a score isn't final, and why; %NULL if it is final
 */
char *
clout_format_provisional (CloutCompleteness completeness,
                          gint64            n_reactions)
{
  g_autofree char *counting = clout_format_counting (n_reactions);

  switch (completeness)
    {
    case CLOUT_COMPLETENESS_STOPPED:
      return g_strdup (_("Provisional: not everything has been downloaded yet"));
    case CLOUT_COMPLETENESS_FIRST:
    case CLOUT_COMPLETENESS_ANOTHER:
      /* Translators: about the score; %s is “Counting… 1,240 reactions so far” */
      return g_strdup_printf (_("Provisional. %s"), counting);
    case CLOUT_COMPLETENESS_WHOLE:
    default:
      return NULL;
    }
}

/**
 * clout_format_past:
 * @past: an archive's score on its last day
 * @named: whether to name the network, for more than one archive
 *
 * Returns: (transfer full): the day and the score
 */
char *
clout_format_past (const CloutPastScore *past,
                   gboolean              named)
{
  g_autofree char *day = clout_format_day (past->day, CLOUT_DAY_LONG);
  g_autofree char *points = past->known != CLOUT_SCORE_UNKNOWN
                            ? clout_format_points (past->score)
                            /* Translators: shown instead of a score */
                            : g_strdup (_("not enough data"));

  if (named)
    /* Translators: a network, a day and the score on it: “X on 14 November 2022: 45.2” */
    return g_strdup_printf (_("%s on %s: %s"),
                            clout_format_network (clout_account_get_network (past->account)),
                            day, points);
  /* Translators: a day and the score on it: “On 14 November 2022: 45.2” */
  return g_strdup_printf (_("On %s: %s"), day, points);
}
