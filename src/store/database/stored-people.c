/* stored-people.c: people that an import has stored, to not store the same again.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/stored-people.h"

#include <string.h>

/* Few people react often. */
#define N_ENTRIES 2048

/* What is known about a person's row: strings are NULL and counts below 0 where nothing is. */
typedef struct
{
  char *remote_id;
  char *handle;
  char *name;
  char *avatar;
  char *url;
  gint64 followers;
  gint64 following;
  gint64 posts;
  guint flags;
  guint known;
} Entry;

struct _CloutStoredPeople
{
  Entry entries[N_ENTRIES];
};

/**
 * clout_stored_people_new:
 *
 * An archive can have the same person with each reaction. Remembers the columns of the people that
 * were stored last, in a fixed amount of memory.
 *
 * Returns: (transfer full): no one yet
 */
CloutStoredPeople *
clout_stored_people_new (void)
{
  return g_new0 (CloutStoredPeople, 1);
}

void
clout_stored_people_free (CloutStoredPeople *self)
{
  clout_stored_people_clear (self);
  g_free (self);
}

static void
entry_clear (Entry *entry)
{
  g_free (entry->remote_id);
  g_free (entry->handle);
  g_free (entry->name);
  g_free (entry->avatar);
  g_free (entry->url);
  *entry = (Entry) { .followers = -1, .following = -1, .posts = -1 };
}

/* Returns: whether the string is news */
static gboolean
set_string (char       **known,
            const char  *string)
{
  if (string == NULL || g_strcmp0 (*known, string) == 0)
    return FALSE;
  g_free (*known);
  *known = g_strdup (string);
  return TRUE;
}

static gboolean
set_count (gint64 *known,
           gint64  count)
{
  if (count < 0 || count == *known)
    return FALSE;
  *known = count;
  return TRUE;
}

static gboolean
set_flags (Entry                  *entry,
           const CloutBatchPerson *person)
{
  guint known = person->known;
  guint flags = person->flags & known;

  if ((entry->known & known) == known && (entry->flags & known) == flags)
    return FALSE;
  entry->known |= known;
  entry->flags = (entry->flags & ~known) | flags;
  return TRUE;
}

/**
 * clout_stored_people_add:
 * @self: people
 * @person: a person to store
 *
 * Remembers a person.
 *
 * Returns: whether they have to be stored: %FALSE if this would change nothing
 */
gboolean
clout_stored_people_add (CloutStoredPeople      *self,
                         const CloutBatchPerson *person)
{
  Entry *entry = &self->entries[g_str_hash (person->remote_id) % N_ENTRIES];
  gboolean changed = FALSE;

  if (g_strcmp0 (entry->remote_id, person->remote_id) != 0)
    {
      entry_clear (entry);
      entry->remote_id = g_strdup (person->remote_id);
      changed = TRUE;
    }
  changed |= set_string (&entry->handle, person->handle);
  changed |= set_string (&entry->name, person->name);
  changed |= set_string (&entry->avatar, person->avatar);
  changed |= set_string (&entry->url, person->url);
  changed |= set_count (&entry->followers, person->followers);
  changed |= set_count (&entry->following, person->following);
  changed |= set_count (&entry->posts, person->posts);
  changed |= set_flags (entry, person);
  return changed;
}

/* Forgets everyone, because rows were changed in another way. */
void
clout_stored_people_clear (CloutStoredPeople *self)
{
  for (gsize i = 0; i < N_ENTRIES; i++)
    if (self->entries[i].remote_id != NULL)
      entry_clear (&self->entries[i]);
}
