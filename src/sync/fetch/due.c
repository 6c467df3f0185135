/* due.c: what is due to be fetched, and where to continue. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/due.h"

#define DAY_SECONDS (24 * 60 * 60)

/* A clock that was set back must not keep anything from being fetched again. */
static gboolean
is_over (gint64 then,
         gint64 seconds,
         gint64 now)
{
  return then <= 0 || then > now || now - then >= seconds;
}

/**
 * clout_due_goes_on:
 * @n_requests: made so far by one sync of an account
 * @seconds: how long it has taken so far
 *
 * Returns: whether the sync may make another request
 */
gboolean
clout_due_goes_on (guint  n_requests,
                   gint64 seconds)
{
  return n_requests < CLOUT_DUE_MOST_REQUESTS && seconds < CLOUT_DUE_MOST_SECONDS;
}

/**
 * clout_due_account:
 * @last_sync: Unix seconds when the account was last brought up to date, 0 never
 * @now: Unix seconds
 *
 * Returns: whether it is to be brought up to date
 */
gboolean
clout_due_account (gint64 last_sync,
                   gint64 now)
{
  return is_over (last_sync, CLOUT_DUE_ACCOUNT_SECONDS, now);
}

/**
 * clout_due_resource:
 * @done: Unix seconds when the last whole pass ended, 0 never
 * @begun: whether a pass was begun and not ended
 * @interval: seconds between passes
 * @now: Unix seconds
 *
 * Returns: whether the resource is to be asked for
 */
gboolean
clout_due_resource (gint64   done,
                    gboolean begun,
                    guint    interval,
                    gint64   now)
{
  return begun || is_over (done, interval, now);
}

/* Reads what clout_due_mark() wrote; marks of older versions have no second number, and are
 * taken to reach as far back as is wanted. */
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
 * @done: Unix seconds when the pass that left it ended
 * @now: Unix seconds
 *
 * Marks of older versions don't say how far back they reach. One that is in the future, or was
 * left by a pass in the future, comes from a wrong clock, and what it hides is read again.
 *
 * Returns: whether everything that is wanted was read up to the mark
 */
gboolean
clout_due_believes (const char *mark,
                    gint64      done,
                    gint64      now)
{
  gint64 newest;
  gint64 from;

  parse_mark (mark, &newest, &from);
  return from != 0 || (newest <= now + DAY_SECONDS && done <= now + DAY_SECONDS);
}

/**
 * clout_due_since:
 * @mark: (nullable): from clout_due_mark(), after the last whole pass
 * @overlap: seconds before its newest item that are read again
 * @holiday_seconds: how much longer than usual the past is that counts, since
 *   the clock stood still in holidays
 * @now: Unix seconds
 *
 * A mark that reaches less far back than is wanted was left by a sync whose clock was ahead:
 * everything is read again then.
 *
 * Returns: Unix seconds; nothing older is wanted
 */
gint64
clout_due_since (const char *mark,
                 guint       overlap,
                 gint64      holiday_seconds,
                 gint64      now)
{
  gint64 usual = now - CLOUT_DUE_HORIZON_DAYS * DAY_SECONDS;
  gint64 horizon = usual - MAX (holiday_seconds, 0);
  gint64 newest;
  gint64 from;

  parse_mark (mark, &newest, &from);
  newest = MIN (newest, now);
  return newest > 0 && from <= usual + DAY_SECONDS ? MAX (horizon, newest - overlap) : horizon;
}

/**
 * clout_due_bound_clock:
 * @latest: Unix seconds of a list's newest items, the newest first; 0 for fewer
 * @n: number of @latest
 * @now: Unix seconds by a clock that no server has confirmed
 *
 * One or two posts may be dated to the future, but not as many as these.
 *
 * Returns: @now, or a later time if the clock must be behind by more than a day. Pure
 */
gint64
clout_due_bound_clock (const gint64 *latest,
                       gsize         n,
                       gint64        now)
{
  return latest[n - 1] > now + DAY_SECONDS ? latest[n - 1] : now;
}

/**
 * clout_due_mark:
 * @last: (nullable): the mark of the pass before
 * @newest: Unix seconds of the newest item that this pass has seen, above 0
 * @since: what clout_due_since() said for it
 * @now: Unix seconds
 *
 * A server whose newest item is of tomorrow must not hide what comes until then, so the mark
 * is never in the future.
 *
 * Returns: (transfer full): from when to when everything was read, as text for the store
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
 * @newest: Unix seconds of the newest item that this pass has seen, 0 none
 * @next: the network's cursor
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
 * @ret_newest: (out): as given there
 * @ret_next: (out) (transfer none): points into @cursor
 *
 * Returns: whether a pass was begun; otherwise nothing is set
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
