/* due.h: decides what is due.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An account is synced again after half an hour. */
#define CLOUT_DUE_ACCOUNT_SECONDS (30 * 60)

/* Days needed for a history of 90 days, whose first day looks 90 days back. */
#define CLOUT_DUE_HORIZON_DAYS 180

/* Days that today's score looks back. */
#define CLOUT_DUE_WINDOW_DAYS 90

/* Limits for one sync of an account; the next one continues. Otherwise a server could page
   forever. */
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
                             gint64      away_seconds,
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
