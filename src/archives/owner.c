/* owner.c: what the readers of an export share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/format.h"

/**
 * clout_archive_owner_init:
 * @self: (out caller-allocates): what readers add to; the rest is 0
 */
void
clout_archive_owner_init (CloutArchiveOwner *self)
{
  *self = (CloutArchiveOwner) { NULL, };
  self->handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = clout_made_ids_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

void
clout_archive_owner_clear (CloutArchiveOwner *self)
{
  g_clear_pointer (&self->handles, g_hash_table_unref);
  g_clear_pointer (&self->ids, clout_made_ids_free);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->notes, g_hash_table_unref);
}
