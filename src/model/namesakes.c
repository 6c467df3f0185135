/* namesakes.c: finds people on a list who have the same name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/namesakes.h"

/* Folded name → the one handle that has it, or NULL if several do. */
struct _CloutNamesakes
{
  GHashTable *handles;
};

/**
 * clout_namesakes_new:
 *
 * Creates a set that finds the names that several people on a list share, which need a handle
 * beside them.
 *
 * Returns: (transfer full): an empty set; free with clout_namesakes_free()
 */
CloutNamesakes *
clout_namesakes_new (void)
{
  CloutNamesakes *self = g_new0 (CloutNamesakes, 1);

  self->handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
clout_namesakes_free (CloutNamesakes *self)
{
  g_hash_table_unref (self->handles);
  g_free (self);
}

static char *
fold (const char *name)
{
  g_autofree char *whole = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (whole != NULL ? whole : "", -1);

  return g_strdup (g_strstrip (folded));
}

/**
 * clout_namesakes_add:
 * @self: the names
 * @name: (nullable): the name of someone on the list; people without a name never match
 * @handle: (nullable): their handle, which identifies them
 *
 * Adds a name.
 */
void
clout_namesakes_add (CloutNamesakes *self,
                     const char     *name,
                     const char     *handle)
{
  g_autofree char *key = NULL;
  gpointer known = NULL;

  if (name == NULL || *name == '\0' || handle == NULL)
    return;
  key = fold (name);
  if (!g_hash_table_lookup_extended (self->handles, key, NULL, &known))
    g_hash_table_insert (self->handles, g_steal_pointer (&key), g_strdup (handle));
  else if (known != NULL && g_ascii_strcasecmp (known, handle) != 0)
    g_hash_table_insert (self->handles, g_steal_pointer (&key), NULL);
}

/**
 * clout_namesakes_has:
 * @self: the names
 * @name: (nullable): a name on the list
 *
 * Returns: whether two people on the list have the name
 */
gboolean
clout_namesakes_has (CloutNamesakes *self,
                     const char     *name)
{
  g_autofree char *key = NULL;
  gpointer handle = NULL;

  if (name == NULL || *name == '\0')
    return FALSE;
  key = fold (name);
  return g_hash_table_lookup_extended (self->handles, key, NULL, &handle) && handle == NULL;
}
