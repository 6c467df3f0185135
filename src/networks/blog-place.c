/* blog-place.c: what is still to be asked about a blog's posts, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/blog-place.h"

#include <string.h>

void
clout_blog_step_clear (CloutBlogStep *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->of, g_free);
  g_clear_pointer (&self->own, g_free);
}

/**
 * clout_blog_step_parse:
 * @self: filled; cleared by the caller
 * @place: (nullable): steps one after another
 *
 * Returns: whether there is a first step; what comes from a damaged store has none
 */
gboolean
clout_blog_step_parse (CloutBlogStep *self,
                       const char    *place)
{
  g_autofree char *first = place != NULL ? g_strndup (place, strcspn (place, " ")) : NULL;
  g_auto (GStrv) fields = first != NULL ? g_strsplit (first, "|", 5) : NULL;

  if (fields == NULL || g_strv_length (fields) != 4 || strlen (fields[0]) != 1
      || strchr ("hfcrm", fields[0][0]) == NULL)
    return FALSE;
  self->kind = fields[0][0];
  self->url = g_uri_unescape_string (fields[1], NULL);
  self->of = g_uri_unescape_string (fields[2], NULL);
  self->own = g_uri_unescape_string (fields[3], NULL);
  return self->url != NULL && self->of != NULL && self->own != NULL;
}

static void
append_field (GString    *place,
              const char *field)
{
  g_string_append_c (place, '|');
  g_string_append_uri_escaped (place, field != NULL ? field : "", ":/", FALSE);
}

/**
 * clout_blog_step_append:
 * @of: (nullable): see #CloutBlogStep
 * @own: (nullable): see #CloutBlogStep
 */
void
clout_blog_step_append (GString           *place,
                        CloutBlogStepKind  kind,
                        const char        *url,
                        const char        *of,
                        const char        *own)
{
  if (place->len > 0)
    g_string_append_c (place, ' ');
  g_string_append_c (place, (char) kind);
  append_field (place, url);
  append_field (place, of);
  append_field (place, own);
}

/**
 * clout_blog_place_rest:
 *
 * Returns: (transfer none): what is behind the first step, "" for nothing
 */
const char *
clout_blog_place_rest (const char *place)
{
  const char *rest = strchr (place, ' ');

  return rest != NULL ? rest + 1 : "";
}

/**
 * clout_blog_place_without:
 *
 * Returns: (transfer full): the place without its steps of that kind
 */
char *
clout_blog_place_without (const char        *place,
                          CloutBlogStepKind  kind)
{
  g_auto (GStrv) steps = g_strsplit (place, " ", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; steps[i] != NULL; i++)
    if (steps[i][0] != (char) kind && steps[i][0] != '\0')
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", steps[i]);
  return g_string_free (left, FALSE);
}
