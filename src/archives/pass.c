/* pass.c: reads the objects of all files with names like a pattern, in one pass over the
 * container.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/pass.h"

#include "archives/error.h"

struct _CloutPass
{
  CloutMembers *members;
  GHashTable *names;   /* of the remaining files */
  CloutItemsShape shape;
  char *key;
  const char *const *wanted;
  gboolean is_main;
  CloutContainer *container;
  CloutItemStream *stream;
  gint64 size;
  gint64 read;         /* of finished files */
  guint n_begun;
};

/**
 * clout_pass_new:
 * @members: files of an export; must outlive the pass
 * @pattern: a name with wildcards, relative to the export's root
 * @shape: the files' structure
 * @key: (nullable): as for clout_item_stream_new()
 * @wanted: (nullable): names of the members to read, as for clout_json_parser_new()
 * @is_main: whether a damaged file is an error instead of being skipped
 *
 * Creates a pass. An export can have a file for each of ten thousand posts, so reads them in the
 * container's order: searching for each would unpack the container as many times.
 *
 * Returns: (transfer full): a pass before its first file; it may have no files
 */
CloutPass *
clout_pass_new (CloutMembers       *members,
                const char         *pattern,
                CloutItemsShape     shape,
                const char         *key,
                const char *const  *wanted,
                gboolean            is_main)
{
  CloutPass *self = g_new0 (CloutPass, 1);
  g_autoptr(GPtrArray) names = clout_members_match (members, pattern);

  self->members = members;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shape = shape;
  self->key = g_strdup (key);
  self->wanted = wanted;
  self->is_main = is_main;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      self->size += clout_members_get_size (members, name);
      g_hash_table_add (self->names, g_strdup (name));
    }

  return self;
}

void
clout_pass_free (CloutPass *self)
{
  g_clear_pointer (&self->stream, clout_item_stream_close);
  g_clear_pointer (&self->container, clout_container_close);
  g_hash_table_unref (self->names);
  g_free (self->key);
  g_free (self);
}

/* If two files have the same name, which is odd, the first counts. */
static gboolean
open_next_file (CloutPass  *self,
                GError    **error)
{
  const char *name;
  gint64 size;

  while (clout_container_next (self->container, &name, &size, error))
    {
      if (!g_hash_table_remove (self->names, name))
        continue;

      self->n_begun++;
      self->stream = clout_item_stream_new (self->container, name, self->shape, self->key,
                                            self->wanted);
      return TRUE;
    }

  if (error != NULL && *error == NULL)
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                         "The archive was changed while it was read");
  return FALSE;
}

static void
close_file (CloutPass *self)
{
  self->read += clout_item_stream_get_read (self->stream);
  g_clear_pointer (&self->stream, clout_item_stream_close);
}

static gboolean
begin (CloutPass     *self,
       GCancellable  *cancellable,
       GError       **error)
{
  if (self->container == NULL)
    self->container = clout_container_open (clout_members_get_path (self->members), cancellable,
                                            error);

  return self->container != NULL;
}

/* An empty table just has nothing to list. */
static gboolean
skip (CloutPass  *self,
      GError    **error)
{
  gboolean is_empty_table = self->shape == CLOUT_ITEMS_CSV
    && g_error_matches (*error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_EMPTY);

  return (!self->is_main || is_empty_table) && clout_members_skip (self->members, error);
}

/**
 * clout_pass_next:
 * @self: a pass
 * @ret_object: (out) (transfer full) (nullable): the next object, or %NULL at the end
 *
 * Reads the next object of the pass.
 *
 * Returns: %FALSE with a #CloutArchiveError or %G_IO_ERROR_CANCELLED
 */
gboolean
clout_pass_next (CloutPass     *self,
                 JsonNode     **ret_object,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GError) inner = NULL;

  *ret_object = NULL;
  while (self->stream != NULL || g_hash_table_size (self->names) > 0)
    {
      if (!begin (self, cancellable, &inner)
          || (self->stream == NULL && !open_next_file (self, &inner))
          || (!clout_item_stream_next (self->stream, ret_object, &inner)
              && !skip (self, &inner)))
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
      if (*ret_object != NULL)
        return TRUE;
      close_file (self);
    }
  g_clear_pointer (&self->container, clout_container_close);

  return TRUE;
}

/* How many of its files were opened. */
guint
clout_pass_get_n_begun (CloutPass *self)
{
  return self->n_begun;
}

/* Size of all its files in bytes, as far as the container has it. */
gint64
clout_pass_get_size (CloutPass *self)
{
  return self->size;
}

/* Bytes read so far. */
gint64
clout_pass_get_read (CloutPass *self)
{
  return self->read + (self->stream != NULL ? clout_item_stream_get_read (self->stream) : 0);
}
