/* account-notes.c: notes about an account besides its state.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/account-notes.h"

#include "base/sanitize.h"

struct _CloutAccountNotes
{
  char *moved;
  GHashTable *incomplete; /* resource name → incomplete since, Unix seconds, owned */
};

CloutAccountNotes *
clout_account_notes_new (void)
{
  CloutAccountNotes *notes = g_new0 (CloutAccountNotes, 1);

  notes->incomplete = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return notes;
}

void
clout_account_notes_free (CloutAccountNotes *notes)
{
  g_free (notes->moved);
  g_hash_table_unref (notes->incomplete);
  g_free (notes);
}

/**
 * clout_account_set_incomplete:
 * @resource: name of the resource
 * @since: since when it couldn't be read completely, Unix seconds, or 0 if it was
 */
void
clout_account_set_incomplete (CloutAccount *self,
                              const char   *resource,
                              gint64        since)
{
  CloutAccountNotes *notes = clout_account_get_notes (self);

  if (since > 0)
    g_hash_table_insert (notes->incomplete, g_strdup (resource),
                         g_memdup2 (&since, sizeof since));
  else
    g_hash_table_remove (notes->incomplete, resource);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * clout_account_dup_incomplete:
 * @ret_since: (out): since when the oldest of them is incomplete, Unix seconds, 0 if all are
 *   complete
 *
 * Returns: (transfer full) (array zero-terminated=1): sorted names of the resources that couldn't
 *   be read completely
 */
GStrv
clout_account_dup_incomplete (CloutAccount *self,
                              gint64       *ret_since)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  CloutAccountNotes *notes = clout_account_get_notes (self);
  GHashTableIter iter;
  gpointer name, since;

  *ret_since = 0;
  g_hash_table_iter_init (&iter, notes->incomplete);
  while (g_hash_table_iter_next (&iter, &name, &since))
    {
      g_ptr_array_add (names, name);
      *ret_since = *ret_since == 0 ? *(gint64 *) since : MIN (*ret_since, *(gint64 *) since);
    }
  g_ptr_array_sort (names, compare_names);
  return g_strdupv ((char **) names->pdata);
}

const char *
clout_account_get_moved (CloutAccount *self)
{
  return clout_account_get_notes (self)->moved;
}

/**
 * clout_account_set_moved:
 * @handle: (nullable): the handle that its owner moved to, as the server reports it
 */
void
clout_account_set_moved (CloutAccount *self,
                         const char   *handle)
{
  CloutAccountNotes *notes = clout_account_get_notes (self);
  char *line = handle != NULL ? clout_sanitize_dup (handle) : NULL;

  g_free (notes->moved);
  notes->moved = line;
}
