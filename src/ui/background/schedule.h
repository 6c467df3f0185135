/* schedule.h: decides when to refresh in the background and what to announce.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean clout_schedule_is_due      (gint64     last,
                                     gint64     now,
                                     guint      hours);
gboolean clout_schedule_tells_score (double     told,
                                     gint64     told_time,
                                     double     score,
                                     gint64     now);
gboolean clout_schedule_tells_week  (gint64     told,
                                     gint64     now,
                                     GTimeZone *zone);

G_END_DECLS
