/* setting.c: servers that an environment variable can replace.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/connection/setting.h"

#include "web/url.h"

/**
 * clout_setting_dup_origin:
 * @variable: (nullable): an environment variable
 * @origin: the default
 *
 * Returns: (transfer full): a server's origin, or %NULL with a #CloutWebError
 */
char *
clout_setting_dup_origin (const char  *variable,
                          const char  *origin,
                          GError     **error)
{
  const char *other = variable != NULL ? g_getenv (variable) : NULL;

  return other != NULL && *other != '\0' ? clout_url_origin_from_typed (other, error)
                                         : g_strdup (origin);
}
