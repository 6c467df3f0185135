/* open-import.c: an import in progress.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/open-import.h"

#include "store/database/file.h"

/* Few people react often, but reactions are to posts in any order. */
#define N_PEOPLE 4096
#define N_POSTS 32768

struct _CloutStoreImport
{
  gatomicrefcount references;
  char *path;
  GError *error;
  CloutIdCache *people;
  CloutStoredPeople *stored;
  CloutIdCache *posts;
  CloutHeldReactions *reactions;
  int flag;
  int percent;
};

/**
 * clout_store_import_new:
 * @path: the store's file
 *
 * Shows other programs that an import is running.
 *
 * Returns: (transfer full): an import
 */
CloutStoreImport *
clout_store_import_new (const char *path)
{
  CloutStoreImport *self = g_new0 (CloutStoreImport, 1);

  g_atomic_ref_count_init (&self->references);
  self->path = g_strdup (path);
  self->people = clout_id_cache_new (N_PEOPLE);
  self->stored = clout_stored_people_new ();
  self->posts = clout_id_cache_new (N_POSTS);
  self->reactions = clout_held_reactions_new ();
  self->flag = clout_file_flag_import (path);
  self->percent = -1;
  return self;
}

CloutStoreImport *
clout_store_import_ref (CloutStoreImport *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
clout_store_import_unref (CloutStoreImport *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_error (&self->error);
  clout_id_cache_free (self->people);
  clout_stored_people_free (self->stored);
  clout_id_cache_free (self->posts);
  clout_held_reactions_free (self->reactions);
  g_free (self->path);
  g_free (self);
}

/**
 * clout_store_import_set_progress:
 * @self: the import
 * @fraction: 0 to 1
 *
 * Tells other programs that wait for this import how far it is.
 */
void
clout_store_import_set_progress (CloutStoreImport *self,
                                 double            fraction)
{
  int percent = (int) (100 * CLAMP (fraction, 0, 1));

  if (percent == self->percent)
    return;
  self->percent = percent;
  clout_file_flag_progress (self->flag, (guint) percent);
}

/**
 * clout_store_import_fail:
 * @self: the import
 * @error: why nothing of the import can be stored; the first one is kept
 *
 * Makes an import fail when it ends.
 */
void
clout_store_import_fail (CloutStoreImport *self,
                         const GError     *error)
{
  if (self->error == NULL)
    self->error = g_error_copy (error);
}

/**
 * clout_store_import_get_error:
 * @self: the import
 *
 * Returns: (transfer none) (nullable): why nothing of the import can be stored
 */
const GError *
clout_store_import_get_error (CloutStoreImport *self)
{
  return self->error;
}

/* The account's people by remote id. */
CloutIdCache *
clout_store_import_get_people (CloutStoreImport *self)
{
  return self->people;
}

/* What the import has stored about the account's people. */
CloutStoredPeople *
clout_store_import_get_stored (CloutStoreImport *self)
{
  return self->stored;
}

/* The account's posts by remote id or alias. */
CloutIdCache *
clout_store_import_get_posts (CloutStoreImport *self)
{
  return self->posts;
}

/* Reactions that aren't in the store yet. */
CloutHeldReactions *
clout_store_import_get_reactions (CloutStoreImport *self)
{
  return self->reactions;
}

/**
 * clout_store_import_end:
 * @self: the import
 *
 * Shows other programs that the import is over.
 */
void
clout_store_import_end (CloutStoreImport *self)
{
  clout_file_unflag_import (self->path, self->flag);
  self->flag = -1;
}
