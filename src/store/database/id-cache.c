/* id-cache.c: ids of rows by name, while an import has the lock.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/id-cache.h"

#include <string.h>

typedef struct
{
  char *name;
  gint64 id;
} Entry;

struct _CloutIdCache
{
  gsize n;
  Entry *entries;
};

/**
 * clout_id_cache_new:
 * @n: the most names to remember
 *
 * Returns: (transfer full): a cache that forgets one name when it adds another
 */
CloutIdCache *
clout_id_cache_new (gsize n)
{
  CloutIdCache *self = g_new0 (CloutIdCache, 1);

  self->n = n;
  self->entries = g_new0 (Entry, n);
  return self;
}

void
clout_id_cache_free (CloutIdCache *self)
{
  clout_id_cache_clear (self);
  g_free (self->entries);
  g_free (self);
}

static Entry *
get_entry (CloutIdCache *self,
           const char   *name)
{
  return &self->entries[g_str_hash (name) % self->n];
}

/**
 * clout_id_cache_get:
 * @self: a cache
 * @name: a name
 *
 * Returns: its id, or 0 if the cache doesn't have it
 */
gint64
clout_id_cache_get (CloutIdCache *self,
                    const char   *name)
{
  const Entry *entry = get_entry (self, name);

  return entry->name != NULL && strcmp (entry->name, name) == 0 ? entry->id : 0;
}

/**
 * clout_id_cache_set:
 * @self: a cache
 * @name: a name
 * @id: its id, not 0
 *
 * Remembers an id.
 */
void
clout_id_cache_set (CloutIdCache *self,
                    const char   *name,
                    gint64        id)
{
  Entry *entry = get_entry (self, name);

  g_free (entry->name);
  entry->name = g_strdup (name);
  entry->id = id;
}

/* Forgets everything, because names now belong to other rows. */
void
clout_id_cache_clear (CloutIdCache *self)
{
  for (gsize i = 0; i < self->n; i++)
    g_clear_pointer (&self->entries[i].name, g_free);
}
