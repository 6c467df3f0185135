/* locale.c: what Windows' settings say of place and time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/locale.h"

#include <windows.h>

/* posix/locale.c documents these functions. */

static char *
dup_setting (LCTYPE type)
{
  wchar_t value[LOCALE_NAME_MAX_LENGTH];

  if (GetLocaleInfoEx (LOCALE_NAME_USER_DEFAULT, type, value, G_N_ELEMENTS (value)) == 0)
    return NULL;
  return g_utf16_to_utf8 (value, -1, NULL, NULL, NULL);
}

/* What the person chose as their region, which may differ from the region of their formats. */
static char *
dup_region (void)
{
  wchar_t region[8];

  if (GetGeoInfoW (GetUserGeoID (GEOCLASS_NATION), GEO_ISO2, region, G_N_ELEMENTS (region), 0) == 0)
    return dup_setting (LOCALE_SISO3166CTRYNAME);
  return g_utf16_to_utf8 (region, -1, NULL, NULL, NULL);
}

char *
clout_platform_dup_locale (void)
{
  g_autofree char *language = dup_setting (LOCALE_SISO639LANGNAME);
  g_autofree char *region = dup_region ();

  return language != NULL && region != NULL ? g_strconcat (language, "_", region, NULL) : NULL;
}

gboolean
clout_platform_has_12_hours (void)
{
  DWORD has_24 = 1;

  GetLocaleInfoEx (LOCALE_NAME_USER_DEFAULT, LOCALE_ITIME | LOCALE_RETURN_NUMBER,
                   (wchar_t *) &has_24, sizeof has_24 / sizeof (wchar_t));
  return has_24 == 0;
}
