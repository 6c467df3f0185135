/* handle.c: handle formats shared by several networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/handle.h"

#include <string.h>

/* "https://server/@name" or "https://server/@name/…" */
static char *
dup_from_profile (const char *text)
{
  const char *host = strstr (text, "://") + strlen ("://");
  const char *name = strstr (host, "/@");
  g_autofree char *server = name != NULL ? g_strndup (host, name - host) : NULL;
  g_autofree char *own = name != NULL ? g_strndup (name + 2, strcspn (name + 2, "/?#")) : NULL;

  if (own == NULL || *own == '\0' || strpbrk (server, "/@?#") != NULL)
    return NULL;
  return strchr (own, '@') != NULL ? g_strdup (own) : g_strdup_printf ("%s@%s", own, server);
}

/**
 * clout_handle_dup_at_server:
 * @typed: "ada@mastodon.social", with or without a leading "@", or a profile's URL,
 *   "https://mastodon.social/@ada"
 *
 * Returns: (transfer full) (nullable): name and server, "ada@mastodon.social"
 */
char *
clout_handle_dup_at_server (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *name = text + (*text == '@');

  if (strstr (text, "://") != NULL)
    return dup_from_profile (text);
  return strchr (name, '@') != NULL && *name != '@' ? g_strdup (name) : NULL;
}

/**
 * clout_handle_dup_on:
 * @typed: a profile's URL, "https://github.com/ada" or "github.com/ada"
 * @host: "github.com"
 *
 * Returns: (transfer full) (nullable): the first part of its path, if it is on that host
 */
char *
clout_handle_dup_on (const char *typed,
                     const char *host)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *rest = strstr (text, "://");

  rest = rest != NULL ? rest + strlen ("://") : text;
  if (g_ascii_strncasecmp (rest, "www.", strlen ("www.")) == 0)
    rest += strlen ("www.");
  if (g_ascii_strncasecmp (rest, host, strlen (host)) != 0 || rest[strlen (host)] != '/')
    return NULL;
  rest += strlen (host) + 1;
  return *rest != '\0' ? g_strndup (rest, strcspn (rest, "/?#")) : NULL;
}
