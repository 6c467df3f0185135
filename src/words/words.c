/* words.c: the words for numbers, dates, networks and parts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/engine.h"
#include "words/words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAY_SECONDS G_GINT64_CONSTANT (86400)

/**
 * clout_words_for_decile:
 * @decile: 0 to 9, as clout_score_decile() gives it
 *
 * Returns: (transfer none): what a score in it means
 */
const char *
clout_words_for_decile (guint decile)
{
  static const char *const words[] = {
    N_("Just starting"), N_("Just starting"), N_("Finding a voice"), N_("Being heard"),
    N_("Has influence"), N_("Considerable influence"), N_("Strong influence"),
    N_("Very strong influence"), N_("Widely heard"), N_("Heard everywhere"),
  };

  return _(words[MIN (decile, G_N_ELEMENTS (words) - 1)]);
}

/**
 * clout_words_for_points:
 * @points: points of a score
 *
 * Returns: (transfer full): with one digit after the point, by locale
 */
char *
clout_words_for_points (double points)
{
  return g_strdup_printf ("%.1f", fabs (points) < 0.05 ? 0.0 : points);
}

/**
 * clout_words_for_change:
 * @change: points up or down, NAN where unknown
 *
 * Returns: (transfer full): with a sign, or a dash where unknown
 */
char *
clout_words_for_change (double change)
{
  if (isnan (change))
    return g_strdup ("–");
  if (fabs (change) < 0.05)
    return g_strdup_printf ("±%.1f", 0.0);
  return g_strdup_printf ("%s%.1f", change > 0 ? "+" : "−", fabs (change));
}

/**
 * clout_words_for_move:
 * @move: one of the things that move a score
 * @change: the change it is of
 *
 * Returns: (transfer full): what it is
 */
char *
clout_words_for_move (CloutMove          move,
                      const CloutChange *change)
{
  switch (move)
    {
    case CLOUT_MOVE_CAME:
      if (change->n_came == 0)
        return g_strdup (_("What came in"));
      return g_strdup_printf (ngettext ("%u reaction came in", "%u reactions came in",
                                        change->n_came), (guint) change->n_came);
    case CLOUT_MOVE_FADED:
      return g_strdup (_("What was there before fades"));
    case CLOUT_MOVE_AUDIENCE:
      return g_strdup (_("Followers and lists"));
    case CLOUT_MOVE_REST:
    case CLOUT_N_MOVES:
    default:
      return g_strdup (_("What counters alone tell"));
    }
}

/**
 * clout_words_for_date:
 * @time: Unix seconds
 * @now: Unix seconds
 * @utc_offset: of the person's own days, seconds
 *
 * Returns: (transfer full): the day, relative where it is near
 */
char *
clout_words_for_date (gint64 time,
                      gint64 now,
                      gint32 utc_offset)
{
  gint64 days = (now + utc_offset) / DAY_SECONDS - (time + utc_offset) / DAY_SECONDS;
  g_autoptr(GDateTime) date = NULL;

  if (days <= 0 && time > now + DAY_SECONDS)
    days = G_MAXINT64;
  if (days <= 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("yesterday"));
  if (days < 30)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), (int) days);
  date = g_date_time_new_from_unix_utc (time + utc_offset);
  if (date == NULL)
    return g_strdup (_("at an unknown time"));
  return g_date_time_format (date, "%x");
}

/**
 * clout_words_for_lack:
 * @account: an account
 * @resource: name of what its server does not serve
 *
 * Returns: (transfer full): what that means for the score
 */
char *
clout_words_for_lack (CloutAccount *account,
                      const char   *resource)
{
  const char *handle = clout_account_get_handle (account);

  if (g_strcmp0 (resource, "notifications") == 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("The server of %s does not tell when people react. Clout counts "
                              "what it shows with each post."), handle);
  if (g_strcmp0 (resource, "followers") == 0 || g_strcmp0 (resource, "following") == 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("The server of %s does not list who follows. Their number still "
                              "counts."), handle);
  if (g_strcmp0 (resource, "favourites") == 0 || g_strcmp0 (resource, "liked") == 0)
    /* Translators: %s is a handle */
    return g_strdup_printf (_("The server of %s does not list what you like. Clout sees whom you "
                              "answer and share."), handle);
  /* Translators: %s is a handle */
  return g_strdup_printf (_("The server of %s does not show everything. Clout counts what it "
                            "shows."), handle);
}

/**
 * clout_words_for_sign_in:
 * @good: whether it went well
 *
 * Returns: (transfer none): what the browser says at the end of a sign-in
 */
const char *
clout_words_for_sign_in (gboolean good)
{
  return good ? _("Clout is signed in. You can close this page.")
              : _("That did not work. Close this page and start again from Clout.");
}

/**
 * clout_words_for_network:
 * @network: id of a network
 *
 * Returns: (transfer none): its name; a proper name, so not translated
 */
const char *
clout_words_for_network (const char *network)
{
  static const struct
  {
    const char *id;
    const char *name;
  } names[] = {
    { "mastodon", "Mastodon" }, { "x", "X" }, { "bluesky", "Bluesky" }, { "facebook", "Facebook" },
    { "googleplus", "Google+" }, { "youtube", "YouTube" }, { "linkedin", "LinkedIn" },
    { "github", "GitHub" }, { "misskey", "Misskey" }, { "threads", "Threads" },
    { "blog", "Blog" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].id, network) == 0)
      return names[i].name;
  return network;
}

const char *
clout_words_for_signal (CloutSignal signal)
{
  static const char *const words[CLOUT_N_SIGNALS] = {
    N_("Followers"), N_("Following"), N_("Lists"), N_("Posts"),
    N_("Mentions and replies"), N_("Reshares"), N_("Likes"),
  };

  return (guint) signal < CLOUT_N_SIGNALS ? _(words[signal]) : "";
}

const char *
clout_words_for_kind (CloutReactionKind kind)
{
  static const char *const words[CLOUT_N_REACTION_KINDS] = {
    N_("Mention"), N_("Reply"), N_("Quote"), N_("Reshare"), N_("Like"), N_("Follow"),
  };

  return (guint) kind < CLOUT_N_REACTION_KINDS ? _(words[kind]) : "";
}

static char *
words_for_account_part (const CloutPartFacts *facts,
                        CloutReport          *report)
{
  CloutAccount *account = clout_report_get_account (report, facts->account);

  return g_strdup_printf ("%s: %s", clout_words_for_network (clout_account_get_network (account)),
                          clout_account_get_handle (account) != NULL
                          ? clout_account_get_handle (account)
                          : clout_account_get_remote_id (account));
}

/**
 * clout_words_for_part:
 * @part: a line of the explanation
 * @report: where it is from
 *
 * Returns: (transfer full): what the line is, as plain text
 */
char *
clout_words_for_part (CloutPart   *part,
                      CloutReport *report)
{
  const CloutPartFacts *facts = clout_part_get_facts (part);
  const char *name = facts->name != NULL && *facts->name != '\0' ? facts->name : facts->detail;

  switch (facts->level)
    {
    case CLOUT_PART_ACCOUNT:
      return words_for_account_part (facts, report);
    case CLOUT_PART_AUDIENCE:
      return g_strdup (_("Audience"));
    case CLOUT_PART_ENGAGEMENT:
      return g_strdup (_("Engagement"));
    case CLOUT_PART_SIGNAL:
      if (facts->n < 0)
        return g_strdup_printf (_("%s: unknown, estimated"), clout_words_for_signal (facts->signal));
      return g_strdup_printf ("%s: %" G_GINT64_FORMAT, clout_words_for_signal (facts->signal),
                              facts->n);
    case CLOUT_PART_PERSON:
      return g_strdup (name != NULL ? name : _("Somebody"));
    case CLOUT_PART_POST:
      return g_strdup (name != NULL ? name : _("Without a post"));
    case CLOUT_PART_REACTION:
      return g_strdup_printf ("%s: %s", clout_words_for_kind (facts->kind),
                              name != NULL ? name : _("Somebody"));
    case CLOUT_PART_UNCOUNTED:
      if (facts->n <= 0)
        return g_strdup (_("Reactions that are counted but not listed"));
      return g_strdup_printf (ngettext ("%d reaction that is counted but not listed",
                                        "%d reactions that are counted but not listed", facts->n),
                              (int) facts->n);
    case CLOUT_PART_REST:
      return g_strdup_printf (ngettext ("%d more", "%d more", facts->n), (int) facts->n);
    case CLOUT_PART_UNEXPLAINED:
    default:
      return g_strdup (_("Known from counters alone"));
    }
}

/**
 * clout_words_for_account_state:
 * @account: an account
 * @now: Unix seconds
 *
 * Returns: (transfer full): what it is doing, or when it was last refreshed
 */
char *
clout_words_for_account_state (CloutAccount *account,
                               gint64        now)
{
  g_autofree char *date = NULL;

  switch (clout_account_get_state (account))
    {
    case CLOUT_ACCOUNT_SYNCING:
      return g_strdup (_("Refreshing…"));
    case CLOUT_ACCOUNT_WAITING:
      if (g_error_matches (clout_account_get_problem (account), CLOUT_SYNC_ERROR,
                           CLOUT_SYNC_ERROR_OVER_BUDGET))
        return clout_words_for_error (clout_account_get_problem (account));
      return g_strdup (_("The server asks for a pause; goes on by itself"));
    case CLOUT_ACCOUNT_OFFLINE:
      return g_strdup (_("Offline; shows what is stored"));
    case CLOUT_ACCOUNT_SIGN_IN_AGAIN:
      return g_strdup (_("Sign in again to refresh"));
    case CLOUT_ACCOUNT_FAILED:
      return clout_words_for_error (clout_account_get_problem (account));
    case CLOUT_ACCOUNT_READY:
    default:
      break;
    }
  if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE)
    return clout_words_for_archive (account, now);
  if (clout_account_get_last_sync (account) <= 0)
    return g_strdup (_("Not refreshed yet"));
  date = clout_words_for_date (clout_account_get_last_sync (account), now, 0);
  return g_strdup_printf (_("Refreshed %s"), date);
}
