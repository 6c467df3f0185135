/* dates.h: days and dates as both programs show them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutDayForm:
 * @CLOUT_DAY_SHORT: with the month in short, such as "Dec 31, 2025"
 * @CLOUT_DAY_LONG: with the month's name, such as "December 31, 2025"
 * @CLOUT_DAY_ISO: for other programs, "2025-12-31" in every locale
 */
typedef enum
{
  CLOUT_DAY_SHORT,
  CLOUT_DAY_LONG,
  CLOUT_DAY_ISO
} CloutDayForm;

char *clout_format_day  (gint64        day,
                         CloutDayForm  form);
char *clout_format_date (gint64        time,
                         gint64        now,
                         GTimeZone    *zone);

G_END_DECLS
