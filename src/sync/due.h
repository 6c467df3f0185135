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

gboolean clout_due_account  (gint64      last_sync,
                             gint64      now);
gboolean clout_due_resource (gint64      done,
                             gboolean    begun,
                             guint       interval,
                             gint64      now);
gint64   clout_due_since    (const char *mark,
                             guint       overlap,
                             gint64      holiday_seconds,
                             gint64      now);

char    *clout_due_cursor   (gint64      newest,
                             const char *next);
gboolean clout_due_parse    (const char  *cursor,
                             gint64      *ret_newest,
                             const char **ret_next);

G_END_DECLS
