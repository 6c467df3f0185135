/* version.c: the version of the HTTP library.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/version.h"

#include <libsoup/soup.h>

/**
 * clout_web_dup_version:
 *
 * Returns: (transfer full): libsoup's version at run time
 */
char *
clout_web_dup_version (void)
{
  return g_strdup_printf ("%u.%u.%u", soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version ());
}
