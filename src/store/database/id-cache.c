/* id-cache.c: ids of rows by name, while an import has the lock.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/id-cache.h"

#include <string.h>

/* Few people react often, so this is enough for an archive with any number of them. */
#define N_ENTRIES 8192

typedef struct
{
  char *name;
  gint64 id;
} Entry;

struct _CloutIdCache
{
  Entry entries[N_ENTRIES];
};

/**
 * clout_id_cache_new:
 *
 * Returns: (transfer full): a cache that forgets one name when it adds another
 */
CloutIdCache *
clout_id_cache_new (void)
{
  return g_new0 (CloutIdCache, 1);
}

void
clout_id_cache_free (CloutIdCache *self)
{
  clout_id_cache_clear (self);
  g_free (self);
}

static Entry *
get_entry (CloutIdCache *self,
           const char   *name)
{
  return &self->entries[g_str_hash (name) % N_ENTRIES];
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
  for (gsize i = 0; i < N_ENTRIES; i++)
    g_clear_pointer (&self->entries[i].name, g_free);
}
