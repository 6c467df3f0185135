/* due.h: what is due to be fetched.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An account is looked at again half an hour after it was last. */
#define CLOUT_DUE_ACCOUNT_SECONDS (30 * 60)

/* Days of the past that the history of 90 days needs: its first day looks 90 days back. */
#define CLOUT_DUE_HORIZON_DAYS 180

/* Days of the past that today's score looks at. */
#define CLOUT_DUE_WINDOW_DAYS 90

/* One sync of an account makes no more requests, and takes no longer: what is left is for the
 * next. A server can page without end. */
#define CLOUT_DUE_MOST_REQUESTS 2000
#define CLOUT_DUE_MOST_SECONDS (30 * 60)

gboolean clout_due_goes_on  (guint       n_requests,
                             gint64      seconds);
gboolean clout_due_account  (gint64      last_sync,
                             gint64      now);
gboolean clout_due_resource (gint64      done,
                             gboolean    begun,
                             guint       interval,
                             gint64      now);
gboolean clout_due_believes (const char *mark,
                             gint64      done,
                             gint64      now);
gint64   clout_due_since    (const char *mark,
                             guint       overlap,
                             gint64      holiday_seconds,
                             gint64      now);
gint64   clout_due_bound_clock (const gint64 *latest,
                                gsize         n,
                                gint64        now);

char    *clout_due_mark     (const char *last,
                             gint64      newest,
                             gint64      since,
                             gint64      now);

char    *clout_due_cursor   (gint64      newest,
                             const char *next);
gboolean clout_due_parse    (const char  *cursor,
                             gint64      *ret_newest,
                             const char **ret_next);

G_END_DECLS
