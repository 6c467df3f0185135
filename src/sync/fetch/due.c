/* due.c: decides what is due and where to continue. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/due.h"

#include "base/duration.h"

/* A clock that was set back must not prevent fetching. */
static gboolean
is_over (gint64 then,
         gint64 seconds,
         gint64 now)
{
  return then <= 0 || then > now || now - then >= seconds;
}

/**
 * clout_due_goes_on:
 * @n_requests: requests made by one sync of an account
 * @seconds: how long it has taken
 *
 * Limits the requests and the time of one sync.
 *
 * Returns: whether the sync may send another request
 */
gboolean
clout_due_goes_on (guint  n_requests,
                   gint64 seconds)
{
  return n_requests < CLOUT_DUE_MOST_REQUESTS && seconds < CLOUT_DUE_MOST_SECONDS;
}

/**
 * clout_due_account:
 * @last_sync: Unix seconds of the account's last sync, 0 if never
 * @now: Unix seconds
 *
 * Decides whether an account is due.
 *
 * Returns: whether to sync it
 */
gboolean
clout_due_account (gint64 last_sync,
                   gint64 now)
{
  return is_over (last_sync, CLOUT_DUE_ACCOUNT_SECONDS, now);
}

/**
 * clout_due_resource:
 * @done: Unix seconds of the end of the last complete pass, 0 if never
 * @begun: whether a pass was started but not finished
 * @interval: seconds between passes
 * @now: Unix seconds
 *
 * Decides whether a list is due.
 *
 * Returns: whether to fetch the resource
 */
gboolean
clout_due_resource (gint64   done,
                    gboolean begun,
                    guint    interval,
                    gint64   now)
{
  return begun || is_over (done, interval, now);
}

/* Parses a mark from clout_due_mark(). Marks of older versions have no second number, and are
   assumed to go back far enough. */
static void
parse_mark (const char *mark,
            gint64     *ret_newest,
            gint64     *ret_from)
{
  char *end = NULL;

  *ret_newest = mark != NULL ? g_ascii_strtoll (mark, &end, 10) : 0;
  *ret_from = end != NULL ? g_ascii_strtoll (end, NULL, 10) : 0;
}

/**
 * clout_due_believes:
 * @mark: (nullable): from clout_due_mark()
 * @done: Unix seconds of the end of the pass that made it
 * @now: Unix seconds
 *
 * Decides whether to trust a mark. Marks of older versions don't say how far back they reach. A
 * mark in the future, or from a pass in the future, is due to a wrong clock, so the list must be
 * read again.
 *
 * Returns: whether everything needed was read up to the mark
 */
gboolean
clout_due_believes (const char *mark,
                    gint64      done,
                    gint64      now)
{
  gint64 newest;
  gint64 from;

  parse_mark (mark, &newest, &from);
  return from != 0 || (newest <= now + CLOUT_DAY && done <= now + CLOUT_DAY);
}

/**
 * clout_due_since:
 * @mark: (nullable): mark from clout_due_mark(), after the last complete pass
 * @overlap: seconds before its newest item to read again
 * @away_seconds: how much the period that counts is extended by days away, seconds
 * @now: Unix seconds
 *
 * Computes how far back to read. If the mark doesn't go back far enough, it was made by a sync
 * whose clock was ahead, so everything is read again.
 *
 * Returns: the oldest time to read, Unix seconds
 */
gint64
clout_due_since (const char *mark,
                 guint       overlap,
                 gint64      away_seconds,
                 gint64      now)
{
  gint64 usual = now - CLOUT_DUE_HORIZON_DAYS * CLOUT_DAY;
  gint64 horizon = usual - MAX (away_seconds, 0);
  gint64 newest;
  gint64 from;

  parse_mark (mark, &newest, &from);
  newest = MIN (newest, now);
  return newest > 0 && from <= usual + CLOUT_DAY ? MAX (horizon, newest - overlap) : horizon;
}

/**
 * clout_due_bound_clock:
 * @latest: Unix seconds of a list's newest items, the newest first; 0 for fewer
 * @n: number of @latest
 * @now: Unix seconds by a clock that no server has confirmed
 *
 * Corrects a clock that is behind, by the newest items of a list. One or two posts may have a
 * future date, but hardly that many.
 *
 * Returns: @now, or a later time if the clock must be behind by more than a day. Pure
 */
gint64
clout_due_bound_clock (const gint64 *latest,
                       gsize         n,
                       gint64        now)
{
  return latest[n - 1] > now + CLOUT_DAY ? latest[n - 1] : now;
}

/**
 * clout_due_mark:
 * @last: (nullable): the previous pass's mark
 * @newest: Unix seconds of the newest item in this pass, above 0
 * @since: result of clout_due_since() for this pass
 * @now: Unix seconds
 *
 * Makes a mark. It is never in the future, because an item from tomorrow would otherwise hide
 * everything until then.
 *
 * Returns: (transfer full): the period that was read completely, as text for the store
 */
char *
clout_due_mark (const char *last,
                gint64      newest,
                gint64      since,
                gint64      now)
{
  gint64 last_newest;
  gint64 from;

  parse_mark (last, &last_newest, &from);
  if (last_newest <= 0 || since > last_newest || since < from)
    from = since;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (newest, now), from);
}

/**
 * clout_due_cursor:
 * @newest: Unix seconds of the newest item in this pass, 0 if none
 * @next: the network's cursor
 *
 * Joins the time of the newest item and the network's cursor.
 *
 * Returns: (transfer full): both as one text, for the store
 */
char *
clout_due_cursor (gint64      newest,
                  const char *next)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", newest, next);
}

/**
 * clout_due_parse:
 * @cursor: (nullable): from clout_due_cursor()
 * @ret_newest: (out): its @newest
 * @ret_next: (out) (transfer none): points into @cursor
 *
 * Splits what clout_due_cursor() joined.
 *
 * Returns: whether a pass was started; otherwise nothing is set
 */
gboolean
clout_due_parse (const char  *cursor,
                 gint64      *ret_newest,
                 const char **ret_next)
{
  char *end = NULL;
  gint64 newest = cursor != NULL ? g_ascii_strtoll (cursor, &end, 10) : 0;

  if (end == NULL || end == cursor || *end != ' ' || end[1] == '\0')
    return FALSE;
  *ret_newest = newest;
  *ret_next = end + 1;
  return TRUE;
}
