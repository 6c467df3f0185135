/* archives.c: an archive's name and age, and where to get a fresh one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "messages/messages.h"
#include "sync/network-info.h"
#include "sync/report.h"

/**
 * clout_format_archive_source:
 * @network: id of a network
 *
 * Returns: (transfer none) (nullable): where to request an archive from the network, or %NULL if
 *   Clout can't open any
 */
const char *
clout_format_archive_source (const char *network)
{
  CloutNetworkInfo info;

  return clout_network_info_find (network, &info) && info.archive_hint != NULL
    ? _(info.archive_hint) : NULL;
}

/**
 * clout_format_archive:
 * @account: an account from an archive
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): that it is an archive, and how old it is
 */
char *
clout_format_archive (CloutAccount *account,
                      gint64        now,
                      GTimeZone    *zone)
{
  gint64 newest = clout_account_get_last_sync (account);
  g_autofree char *date = NULL;

  if (newest <= 0)
    /* Translators: describes an account whose data come from a downloaded archive */
    return g_strdup (_("From an archive"));

  date = clout_format_date (newest, now, zone);
  /* Translators: %s is a day, such as "3 days ago" or "12/31/2025" */
  return g_strdup_printf (_("From an archive, up to %s"), date);
}

/**
 * clout_format_closed:
 * @report: a report
 *
 * Returns: (transfer none) (nullable): why an account on a network that has shut down doesn't
 *   count, or %NULL if there is no such account
 */
const char *
clout_format_closed (CloutReport *report)
{
  for (guint i = 0; i < clout_report_get_n_accounts (report); i++)
    {
      CloutAccount *account = clout_report_get_account (report, i);

      if (clout_network_info_is_closed (clout_account_get_network (account),
                                        clout_report_get_time (report)))
        return _("Google+ closed in 2019. Its posts are kept as memories and don’t count toward "
                 "your score.");
    }

  return NULL;
}

/* @format: a plural string with one %'u. Adds nothing if the number is 0. */
static void
add_count (GStrvBuilder *builder,
           const char   *format,
           guint         n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autoptr(GString) text = g_string_new (format);

  if (n == 0)
    return;

  g_string_replace (text, "%'u", number, 1);
  g_strv_builder_add (builder, text->str);
}

/**
 * clout_format_highlight:
 * @highlight: an old post of the person's
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): its date and its reactions
 */
char *
clout_format_highlight (CloutHighlight *highlight,
                        gint64          now,
                        GTimeZone      *zone)
{
  guint words = clout_highlight_get_words (highlight);
  guint reshares = clout_highlight_get_reshares (highlight);
  guint likes = clout_highlight_get_likes (highlight);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;
  g_autofree char *text = NULL;

  text = clout_format_date (clout_highlight_get_time (highlight), now, zone);
  g_strv_builder_add (builder, text);
  /* Translators: replies to a post */
  add_count (builder, ngettext ("%'u reply", "%'u replies", words), words);
  add_count (builder, ngettext ("%'u share", "%'u shares", reshares), reshares);
  add_count (builder, ngettext ("%'u like", "%'u likes", likes), likes);
  texts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", texts);
}
