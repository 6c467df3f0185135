/* region.c: the region in a locale's name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "perks/region.h"

#include <string.h>

/**
 * clout_region_of_locale:
 * @locale: (nullable): a locale name from setlocale(), such as "de_AT.UTF-8@euro"
 *
 * Returns: (transfer full) (nullable): the region's ISO 3166-1 code, such as "AT", or %NULL if
 *   there is no region
 */
char *
clout_region_of_locale (const char *locale)
{
  const char *mark = locale != NULL ? strchr (locale, '_') : NULL;

  if (mark == NULL || !g_ascii_isupper (mark[1]) || !g_ascii_isupper (mark[2])
      || (mark[3] != '\0' && mark[3] != '.' && mark[3] != '@'))
    return NULL;
  return g_strndup (mark + 1, 2);
}
