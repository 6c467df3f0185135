/* locale.c: what the locale says of place and time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/locale.h"

#include <locale.h>
#include <string.h>

/**
 * clout_platform_dup_locale:
 *
 * Returns: (transfer full) (nullable): a locale name with the region where the person pays, such
 *   as "de_AT.UTF-8"
 */
char *
clout_platform_dup_locale (void)
{
  return g_strdup (setlocale (LC_MONETARY, NULL));
}

/**
 * clout_platform_has_12_hours:
 *
 * Returns: whether the person reads "6 PM" rather than "18:00"
 */
gboolean
clout_platform_has_12_hours (void)
{
  g_autoptr(GDateTime) evening = g_date_time_new_utc (1970, 1, 1, 18, 0, 0);
  g_autofree char *whole = g_date_time_format (evening, "%X");
  g_autofree char *half = g_date_time_format (evening, "%p");

  return *half != '\0' && strstr (whole, half) != NULL;
}
