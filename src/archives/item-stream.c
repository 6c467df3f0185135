/* item-stream.c: the objects of one file of an export, one at a time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/item-stream.h"

#include <string.h>

#include "archives/archive.h"
#include "archives/csv-rows.h"
#include "archives/json-items.h"
#include "archives/json-read.h"

struct _CloutItemStream
{
  CloutContainer *container;
  CloutContainer *own;     /* (nullable): to be closed with the stream */
  CloutJsonItems *items;   /* or else @rows */
  CloutCsvRows *rows;
  CloutItemsShape shape;
  char *name;
  gint64 read;
  gsize at;
  gsize filled;
  gboolean ended;
  char buffer[64 * 1024];
};

/**
 * clout_item_stream_new:
 * @container: stands at the file, and outlives the stream
 * @full_name: the file's path, for errors
 * @shape: where its objects stand
 * @key: (nullable): the member for %CLOUT_ITEMS_MEMBER, a column for %CLOUT_ITEMS_CSV
 *
 * Reads the file where the container stands: needs memory for one buffer and one object,
 * whatever the file's size.
 *
 * Returns: (transfer full): a stream
 */
CloutItemStream *
clout_item_stream_new (CloutContainer  *container,
                       const char      *full_name,
                       CloutItemsShape  shape,
                       const char      *key)
{
  CloutItemStream *self = g_new0 (CloutItemStream, 1);

  self->container = container;
  self->shape = shape;
  self->name = g_strdup (full_name);
  if (shape == CLOUT_ITEMS_CSV)
    self->rows = clout_csv_rows_new (key);
  else
    self->items = clout_json_items_new (key);

  /* One object is an array of one, so that the same limits hold. */
  if (shape == CLOUT_ITEMS_ROOT)
    {
      self->buffer[0] = '[';
      self->filled = 1;
    }

  return self;
}

/**
 * clout_item_stream_open:
 * @path: the archive or folder
 * @full_name: the file's path in it
 * @shape: as for clout_item_stream_new()
 * @key: (nullable): as for clout_item_stream_new()
 *
 * Opens a pass of its own over the container.
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
  g_autoptr (CloutContainer) container = clout_container_open (path, cancellable, error);
  CloutItemStream *self;

  if (container == NULL || !clout_container_find (container, full_name, error))
    return NULL;

  self = clout_item_stream_new (container, full_name, shape, key);
  self->own = g_steal_pointer (&container);

  return self;
}

void
clout_item_stream_close (CloutItemStream *self)
{
  g_clear_pointer (&self->own, clout_container_close);
  g_clear_pointer (&self->items, clout_json_items_free);
  g_clear_pointer (&self->rows, clout_csv_rows_free);
  g_free (self->name);
  g_free (self);
}

static gboolean
finish (CloutItemStream  *self,
        GError          **error)
{
  return self->rows != NULL ? clout_csv_rows_finish (self->rows, error)
                            : clout_json_items_finish (self->items, error);
}

static gboolean
end (CloutItemStream  *self,
     GError          **error)
{
  gboolean first = !self->ended;

  self->ended = TRUE;
  if (first && (self->shape == CLOUT_ITEMS_ROOT || self->shape == CLOUT_ITEMS_CSV))
    {
      self->buffer[0] = self->shape == CLOUT_ITEMS_ROOT ? ']' : '\n';
      self->filled = 1;
      return TRUE;
    }

  return finish (self, error);
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

/* An element that is neither an object nor a string is skipped. */
static gboolean
feed (CloutItemStream  *self,
      JsonObject      **ret_object,
      GError          **error)
{
  const char *data = self->buffer + self->at;
  gsize size = self->filled - self->at;
  const char *item = NULL;
  gsize length = 0;
  gsize used = 0;

  if (self->rows != NULL)
    {
      if (!clout_csv_rows_feed (self->rows, data, size, &used, ret_object, error))
        return FALSE;
    }
  else if (!clout_json_items_feed (self->items, data, size, &used, &item, &length, error)
           || (item != NULL && !clout_json_read_item (item, length, ret_object, error)))
    return FALSE;
  self->at += used;

  return TRUE;
}

static gboolean
next_object (CloutItemStream  *self,
             JsonObject      **ret_object,
             GError          **error)
{
  while (*ret_object == NULL)
    {
      if (self->at == self->filled)
        {
          if (self->ended)
            return finish (self, error);
          if (!fill (self, error))
            return FALSE;
          if (self->at == self->filled)
            return TRUE;
        }
      if (!feed (self, ret_object, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * clout_item_stream_next:
 * @ret_object: (out) (transfer full) (nullable): the next object, or %NULL at the end
 *
 * Elements that are neither objects nor strings are passed over.
 *
 * Returns: %FALSE with a #CloutArchiveError
 */
gboolean
clout_item_stream_next (CloutItemStream  *self,
                        JsonObject      **ret_object,
                        GError          **error)
{
  g_autoptr (JsonObject) object = NULL;

  if (!next_object (self, &object, error))
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }

  *ret_object = g_steal_pointer (&object);
  return TRUE;
}

gint64
clout_item_stream_get_read (CloutItemStream *self)
{
  return self->read;
}
