/* request-queue.c: a queue of remaining requests, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/request-queue.h"

#include <string.h>

void
clout_step_clear (CloutStep *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->of, g_free);
  g_clear_pointer (&self->own, g_free);
}

/**
 * clout_step_parse:
 * @self: filled; the caller clears it
 * @steps: (nullable): the queue
 *
 * Returns: whether there is a valid first step; the stored queue may be damaged
 */
gboolean
clout_step_parse (CloutStep  *self,
                  const char *steps)
{
  g_autofree char *first = steps != NULL ? g_strndup (steps, strcspn (steps, " ")) : NULL;
  g_auto(GStrv) fields = first != NULL ? g_strsplit (first, "|", 5) : NULL;

  if (fields == NULL || g_strv_length (fields) != 4 || strlen (fields[0]) != 1)
    return FALSE;
  self->kind = fields[0][0];
  self->url = g_uri_unescape_string (fields[1], NULL);
  self->of = g_uri_unescape_string (fields[2], NULL);
  self->own = g_uri_unescape_string (fields[3], NULL);
  return self->url != NULL && self->of != NULL && self->own != NULL;
}

static void
append_field (GString    *steps,
              const char *field)
{
  g_string_append_c (steps, '|');
  g_string_append_uri_escaped (steps, field != NULL ? field : "", ":/", FALSE);
}

/**
 * clout_step_append:
 * @of: (nullable): see #CloutStep
 * @own: (nullable): see #CloutStep
 */
void
clout_step_append (GString           *steps,
                   char  kind,
                   const char        *url,
                   const char        *of,
                   const char        *own)
{
  if (steps->len > 0)
    g_string_append_c (steps, ' ');
  g_string_append_c (steps, kind);
  append_field (steps, url);
  append_field (steps, of);
  append_field (steps, own);
}

/**
 * clout_steps_rest:
 *
 * Returns: (transfer none): the steps after the first, "" if there are no more
 */
const char *
clout_steps_rest (const char *steps)
{
  const char *rest = strchr (steps, ' ');

  return rest != NULL ? rest + 1 : "";
}

/**
 * clout_steps_without:
 *
 * Returns: (transfer full): the queue without steps of this kind
 */
char *
clout_steps_without (const char *steps,
                     char        kind)
{
  g_auto(GStrv) all = g_strsplit (steps, " ", -1);
  GString *left = g_string_new (NULL);

  for (gsize i = 0; all[i] != NULL; i++)
    if (all[i][0] != kind && all[i][0] != '\0')
      g_string_append_printf (left, "%s%s", left->len > 0 ? " " : "", all[i]);
  return g_string_free (left, FALSE);
}

/**
 * clout_steps_end:
 * @steps: (transfer full): the first part
 * @rest: the part to append, may be ""
 *
 * Returns: (transfer full) (nullable): both, or %NULL if no requests are left
 */
char *
clout_steps_end (GString    *steps,
                 const char *rest)
{
  if (*rest != '\0')
    g_string_append_printf (steps, "%s%s", steps->len > 0 ? " " : "", rest);
  return steps->len > 0 ? g_string_free (steps, FALSE)
                        : (g_string_free (steps, TRUE), NULL);
}
