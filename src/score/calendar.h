/* calendar.h: the person's local days, which last 23 to 25 hours when clocks change.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/duration.h"

G_BEGIN_DECLS

gint64 clout_local_time (gint64     time,
                         GTimeZone *zone);
gint64 clout_day_of     (gint64     time,
                         GTimeZone *zone);
gint64 clout_day_start  (gint64     day,
                         GTimeZone *zone);

G_END_DECLS
