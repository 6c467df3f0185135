/* link-header.c: the Link header of paged responses (RFC 8288).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/http/link-header.h"

#include <string.h>

#include "web/url.h"

/* libsoup's soup_header_parse_list() would split an address at a comma in it. */

#define LONGEST (16 * 1024)

static const char *
skip_blanks (const char *at)
{
  return at + strspn (at, " \t");
}

/* Reads a parameter's value, quoted or plain, and moves past it. */
static char *
take_value (const char **at)
{
  g_autoptr(GString) value = g_string_new (NULL);
  const char *p = *at;

  if (*p != '"')
    {
      gsize length = strcspn (p, " \t;,");

      *at = p + length;
      return g_strndup (p, length);
    }
  for (p++; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (value, *p);
    }
  *at = *p == '"' ? p + 1 : p;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static gboolean
names_rel (const char *value,
           const char *rel)
{
  g_auto(GStrv) words = g_strsplit_set (value, " \t", 32);

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], rel) == 0)
      return TRUE;
  return FALSE;
}

/* Reads the parameters up to the next link. Returns whether its first rel is @rel. */
static gboolean
take_parameters (const char **at,
                 const char  *rel)
{
  const char *p = skip_blanks (*at);
  gboolean seen = FALSE, found = FALSE;

  while (*p == ';')
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;
      gsize length;

      p = skip_blanks (p + 1);
      length = strcspn (p, " \t=;,");
      name = g_strndup (p, length);
      p = skip_blanks (p + length);
      if (*p == '=')
        {
          p = skip_blanks (p + 1);
          value = take_value (&p);
        }
      p = skip_blanks (p);
      if (!seen && value != NULL && g_ascii_strcasecmp (name, "rel") == 0)
        {
          seen = TRUE;
          found = names_rel (value, rel);
        }
    }
  *at = p;
  return found;
}

/**
 * clout_link_header_find:
 * @header: (nullable): value of a Link header
 * @rel: link relation, such as "next"
 *
 * Finds a link by its relation. Safe for untrusted input: an invalid header or one longer than 16
 * KiB has no links.
 *
 * Returns: (transfer full) (nullable): the target of the first link of that relation, as written
 */
char *
clout_link_header_find (const char *header,
                        const char *rel)
{
  const char *p = header;

  if (header == NULL || strnlen (header, LONGEST + 1) > LONGEST)
    return NULL;
  for (;;)
    {
      const char *target, *end;

      p += strspn (p, " \t,");
      if (*p != '<')
        return NULL;
      target = p + 1;
      end = strchr (target, '>');
      if (end == NULL)
        return NULL;
      p = end + 1;
      if (take_parameters (&p, rel))
        return g_strndup (target, end - target);
      if (*p != ',')
        return NULL;
    }
}

/**
 * clout_link_header_next:
 * @header: (nullable): value of a Link header
 * @base_url: URL of the response with the header
 * @ret_refused: (out): whether there is a next page, but on another server or without https
 *
 * Finds the URL of the next page in a Link header.
 *
 * Returns: (transfer full) (nullable): the next page's absolute URL; always of the same origin,
 *   because our token is sent there
 */
char *
clout_link_header_next (const char *header,
                        const char *base_url,
                        gboolean   *ret_refused)
{
  g_autofree char *target = clout_link_header_find (header, "next");
  g_autofree char *written = NULL;
  g_autofree char *whole = NULL;
  g_autoptr(GUri) base = NULL;
  g_autoptr(GUri) next = NULL;

  *ret_refused = FALSE;
  if (target == NULL)
    return NULL;
  base = clout_url_parse (base_url, NULL);
  written = clout_url_resolve (base_url, target);
  whole = written != NULL ? clout_url_dup_secured (base_url, written) : NULL;
  next = whole != NULL ? clout_url_parse (whole, NULL) : NULL;
  if (base != NULL && next != NULL && clout_url_same_origin (base, next))
    return g_steal_pointer (&whole);
  *ret_refused = TRUE;
  return NULL;
}
