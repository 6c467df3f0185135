/* item-stream.c: the objects of one file of an export, one at a time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/item-stream.h"

#include <string.h>

#include "archives/archive.h"
#include "archives/container.h"
#include "archives/json-items.h"
#include "archives/json-read.h"

struct _CloutItemStream
{
  CloutContainer *container;
  CloutJsonItems *items;
  CloutItemsShape shape;
  char *name;
  gint64 read;
  gsize at;
  gsize filled;
  gboolean ended;
  char buffer[64 * 1024];
};

/**
 * clout_item_stream_open:
 * @path: the archive or folder
 * @full_name: the file's path in it
 * @shape: where its objects stand
 * @key: (nullable): the member for %CLOUT_ITEMS_MEMBER
 *
 * Opens a pass of its own over the container: needs memory for one buffer and one object,
 * whatever the file's size.
 *
 * Returns: (transfer full): a stream, or %NULL with a #CloutArchiveError
 */
CloutItemStream *
clout_item_stream_open (const char       *path,
                        const char       *full_name,
                        CloutItemsShape   shape,
                        const char       *key,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (CloutItemStream) self = g_new0 (CloutItemStream, 1);

  self->shape = shape;
  self->name = g_strdup (full_name);
  self->items = clout_json_items_new (key);
  self->container = clout_container_open (path, cancellable, error);
  if (self->container == NULL || !clout_container_find (self->container, full_name, error))
    return NULL;

  /* One object is an array of one, so that the same limits hold. */
  if (shape == CLOUT_ITEMS_ROOT)
    {
      self->buffer[0] = '[';
      self->filled = 1;
    }

  return g_steal_pointer (&self);
}

void
clout_item_stream_close (CloutItemStream *self)
{
  g_clear_pointer (&self->container, clout_container_close);
  g_clear_pointer (&self->items, clout_json_items_free);
  g_free (self->name);
  g_free (self);
}

static gboolean
end (CloutItemStream  *self,
     GError          **error)
{
  gboolean first = !self->ended;

  self->ended = TRUE;
  if (first && self->shape == CLOUT_ITEMS_ROOT)
    {
      self->buffer[0] = ']';
      self->filled = 1;
      return TRUE;
    }

  return clout_json_items_finish (self->items, error);
}

static gboolean
fill (CloutItemStream  *self,
      GError          **error)
{
  gboolean first = self->read == 0;
  gssize n = clout_container_read (self->container, self->buffer, sizeof self->buffer, error);

  if (n < 0)
    return FALSE;

  self->at = 0;
  self->filled = n;
  self->read += n;
  if (n == 0)
    return end (self, error);
  if (first && self->shape == CLOUT_ITEMS_ROOT && n >= 3
      && memcmp (self->buffer, "\357\273\277", 3) == 0)
    self->at = 3;

  return TRUE;
}

static gboolean
next_item (CloutItemStream  *self,
           const char      **ret_item,
           gsize            *ret_length,
           GError          **error)
{
  *ret_item = NULL;
  while (*ret_item == NULL)
    {
      gsize used;

      if (self->at == self->filled)
        {
          if (self->ended)
            return clout_json_items_finish (self->items, error);
          if (!fill (self, error))
            return FALSE;
          if (self->at == self->filled)
            return TRUE;
        }
      if (!clout_json_items_feed (self->items, self->buffer + self->at, self->filled - self->at,
                                  &used, ret_item, ret_length, error))
        return FALSE;
      self->at += used;
    }

  return TRUE;
}

/**
 * clout_item_stream_next:
 * @ret_object: (out) (transfer full) (nullable): the next object, or %NULL at the end
 *
 * Elements that are no objects are passed over.
 *
 * Returns: %FALSE with a #CloutArchiveError
 */
gboolean
clout_item_stream_next (CloutItemStream  *self,
                        JsonObject      **ret_object,
                        GError          **error)
{
  for (;;)
    {
      const char *item;
      gsize length;
      JsonObject *object = NULL;

      if (!next_item (self, &item, &length, error)
          || (item != NULL && !clout_json_read_item (item, length, &object, error)))
        {
          g_prefix_error (error, "%s: ", self->name);
          return FALSE;
        }
      if (item != NULL && object == NULL)
        continue;

      *ret_object = object;
      return TRUE;
    }
}

gint64
clout_item_stream_get_read (CloutItemStream *self)
{
  return self->read;
}
