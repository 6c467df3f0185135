/* listing.c: a list's complete contents, and alternative names for its posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/batch/private.h"

void
clout_batch_clear_listing (CloutBatch *self)
{
  g_free ((gpointer) self->listing.names);
  g_free ((gpointer) self->listing.posts);
  self->listing.names = NULL;
  self->listing.posts = NULL;
}

/**
 * clout_batch_set_listing:
 * @self: a batch
 * @listing: the list's complete contents; copied
 *
 * Call this with the list's last page: stored items that were on no page are deleted, unless they
 * are older than the pages reach.
 */
void
clout_batch_set_listing (CloutBatch              *self,
                         const CloutBatchListing *listing)
{
  g_return_if_fail (listing->resource != NULL && listing->names != NULL);
  clout_batch_clear_listing (self);
  self->listing = *listing;
  self->has_listing = TRUE;
  clout_batch_copy_string (self, &self->listing.resource);
  self->listing.names = clout_batch_copy_strings (self, listing->names);
  if (listing->posts != NULL)
    self->listing.posts = clout_batch_copy_strings (self, listing->posts);
}

/**
 * clout_batch_get_listing:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): the contents of the list that this batch completes, if any
 */
const CloutBatchListing *
clout_batch_get_listing (CloutBatch *self)
{
  return self->has_listing ? &self->listing : NULL;
}

/**
 * clout_batch_set_gone:
 * @self: a batch
 * @words: remote id of a reply or mention that was requested and no longer exists
 *
 * Says that a reply or mention was deleted.
 */
void
clout_batch_set_gone (CloutBatch *self,
                      const char *words)
{
  self->gone = words;
  clout_batch_copy_string (self, &self->gone);
}

/**
 * clout_batch_get_gone:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): remote id of a reply or mention that no longer exists
 */
const char *
clout_batch_get_gone (CloutBatch *self)
{
  return self->gone;
}

/**
 * clout_batch_add_alias:
 * @self: a batch
 * @alias: two names of a post; copied
 *
 * Adds two names of the same post.
 */
void
clout_batch_add_alias (CloutBatch            *self,
                       const CloutBatchAlias *alias)
{
  CloutBatchAlias copy = *alias;

  g_return_if_fail (alias->lasting != NULL && alias->address != NULL);
  clout_batch_copy_string (self, &copy.lasting);
  clout_batch_copy_string (self, &copy.address);
  g_array_append_val (self->aliases, copy);
}

const CloutBatchAlias *
clout_batch_get_aliases (CloutBatch *self,
                         gsize      *ret_n)
{
  *ret_n = self->aliases->len;
  return (const CloutBatchAlias *) self->aliases->data;
}
