/* item-stream.c: the objects of one file of an export, one at a time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/item-stream.h"

#include <string.h>

#include "archives/error.h"
#include "archives/bluesky/car-blocks.h"
#include "archives/readers/csv-rows.h"
#include "archives/readers/json-items.h"
#include "archives/readers/json-read.h"

/* UTF-16 grows by at most half in UTF-8, and all of it must fit the buffer. */
#define RAW_BYTES (32 * 1024)
/* A script assignment before the object is shorter than this. */
#define MAX_PREFIX 256

struct _CloutItemStream
{
  CloutContainer *container;
  CloutContainer *own;     /* (nullable): closed with the stream */
  CloutJsonItems *items;   /* this or @rows */
  CloutJsonParser *parser; /* with @items */
  CloutCsvRows *rows;
  CloutCarBlocks *blocks;
  CloutItemsShape shape;
  GConverter *decoder;     /* (nullable): for files in UTF-16 */
  char *name;
  gint64 read;
  gint64 taken;            /* bytes before @buffer */
  gsize at;
  gsize filled;
  gsize n_raw;
  gboolean begun;
  gboolean ended;
  char buffer[64 * 1024];
  char raw[RAW_BYTES];     /* not decoded yet */
};

/**
 * clout_item_stream_new:
 * @container: container positioned at the file; must outlive the stream
 * @full_name: path of the file, for errors
 * @shape: the file's structure
 * @key: (nullable): the member for %CLOUT_ITEMS_MEMBER, a column or %NULL for %CLOUT_ITEMS_CSV
 * @members: (nullable): names of the members to read, as for clout_json_parser_new()
 *
 * Reads the container's current file, using memory for one buffer and one object regardless of
 * the file's size.
 *
 * Returns: (transfer full): a stream
 */
CloutItemStream *
clout_item_stream_new (CloutContainer     *container,
                       const char         *full_name,
                       CloutItemsShape     shape,
                       const char         *key,
                       const char *const  *members)
{
  CloutItemStream *self = g_new0 (CloutItemStream, 1);

  self->container = container;
  self->shape = shape;
  self->name = g_strdup (full_name);
  if (shape == CLOUT_ITEMS_CSV)
    self->rows = clout_csv_rows_new (key);
  else if (shape == CLOUT_ITEMS_CAR)
    self->blocks = clout_car_blocks_new ();
  else
    {
      self->items = clout_json_items_new (key);
      self->parser = clout_json_parser_new (members);
    }

  /* Treat a single object as an array of one, so that the same limits apply. */
  if (shape == CLOUT_ITEMS_ROOT)
    {
      self->buffer[0] = '[';
      self->filled = 1;
      self->taken = -1;
    }

  return self;
}

/**
 * clout_item_stream_open:
 * @path: the archive or folder
 * @full_name: path of the file in it
 * @shape: as for clout_item_stream_new()
 * @key: (nullable): as for clout_item_stream_new()
 * @members: (nullable): as for clout_item_stream_new()
 *
 * Opens a file in a separate pass over the container.
 *
 * Returns: (transfer full): a stream, or %NULL with a #CloutArchiveError
 */
CloutItemStream *
clout_item_stream_open (const char         *path,
                        const char         *full_name,
                        CloutItemsShape     shape,
                        const char         *key,
                        const char *const  *members,
                        GCancellable       *cancellable,
                        GError            **error)
{
  g_autoptr(CloutContainer) container = clout_container_open (path, cancellable, error);
  CloutItemStream *self;

  if (container == NULL || !clout_container_find (container, full_name, error))
    return NULL;

  self = clout_item_stream_new (container, full_name, shape, key, members);
  self->own = g_steal_pointer (&container);

  return self;
}

void
clout_item_stream_close (CloutItemStream *self)
{
  g_clear_pointer (&self->own, clout_container_close);
  g_clear_pointer (&self->items, clout_json_items_free);
  g_clear_pointer (&self->parser, clout_json_parser_free);
  g_clear_pointer (&self->rows, clout_csv_rows_free);
  g_clear_object (&self->decoder);
  g_clear_pointer (&self->blocks, clout_car_blocks_free);
  g_free (self->name);
  g_free (self);
}

static gboolean
finish (CloutItemStream  *self,
        GError          **error)
{
  if (self->blocks != NULL)
    return clout_car_blocks_finish (self->blocks, error);

  return self->rows != NULL ? clout_csv_rows_finish (self->rows, error)
                            : clout_json_items_finish (self->items, error);
}

static gboolean
end (CloutItemStream  *self,
     GError          **error)
{
  gboolean first = !self->ended;

  self->ended = TRUE;
  if (self->n_raw > 0)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "The file ends in half a character");
      return FALSE;
    }
  if (self->read == 0)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_EMPTY,
                           "The file is empty");
      return FALSE;
    }
  if (first && (self->shape == CLOUT_ITEMS_ROOT || self->shape == CLOUT_ITEMS_CSV))
    {
      self->buffer[0] = self->shape == CLOUT_ITEMS_ROOT ? ']' : '\n';
      self->filled = 1;
      return TRUE;
    }

  return finish (self, error);
}

/* Tables from 2018 are in UTF-16, and so are files saved again by some editors. */
static const char *
guess_encoding (const char *text,
                gsize       size)
{
  if (size < 2)
    return NULL;
  if (memcmp (text, "\377\376", 2) == 0 || (text[0] != '\0' && text[1] == '\0'))
    return "UTF-16LE";
  if (memcmp (text, "\376\377", 2) == 0 || (text[0] == '\0' && text[1] != '\0'))
    return "UTF-16BE";

  return NULL;
}

/* A byte order mark and, before an object, a script's "name =". */
static gsize
count_prefix (CloutItemStream *self)
{
  static const char mark[] = "\357\273\277";
  gsize at = self->filled >= 3 && memcmp (self->buffer, mark, 3) == 0 ? 3 : 0;
  gsize left = MIN (self->filled - at, MAX_PREFIX);
  const char *equals;

  if (self->shape != CLOUT_ITEMS_ROOT)
    return 0;

  equals = left > 0 && g_ascii_isalpha (self->buffer[at]) ? memchr (self->buffer + at, '=', left)
                                                          : NULL;

  return equals != NULL ? equals + 1 - self->buffer : at;
}

/* @ended is set at the end of the file: anything left in @raw is an incomplete character. */
static gboolean
decode (CloutItemStream  *self,
        GError          **error)
{
  g_autoptr(GError) inner = NULL;
  gsize used = 0;

  self->filled = 0;
  if (self->n_raw == 0)
    return TRUE;
  if (g_converter_convert (self->decoder, self->raw, self->n_raw, self->buffer,
                           sizeof self->buffer, G_CONVERTER_NO_FLAGS, &used, &self->filled,
                           &inner) == G_CONVERTER_ERROR
      && !g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "The text is not in UTF-16");
      return FALSE;
    }
  self->n_raw -= used;
  memmove (self->raw, self->raw + used, self->n_raw);

  return TRUE;
}

static gboolean
begin (CloutItemStream  *self,
       GError          **error)
{
  const char *encoding = self->blocks == NULL ? guess_encoding (self->buffer, self->filled) : NULL;

  self->begun = TRUE;
  if (encoding != NULL)
    {
      gsize skip = (guchar) self->buffer[0] >= 0xfe ? 2 : 0;

      self->n_raw = self->filled - skip;
      memcpy (self->raw, self->buffer + skip, self->n_raw);
      self->decoder = G_CONVERTER (g_charset_converter_new ("UTF-8", encoding, error));
      if (self->decoder == NULL || !decode (self, error))
        return FALSE;
    }
  self->at = count_prefix (self);

  return TRUE;
}

static gboolean
fill (CloutItemStream  *self,
      GError          **error)
{
  gboolean decoding = self->decoder != NULL;
  gsize size = decoding || !self->begun ? RAW_BYTES - self->n_raw : sizeof self->buffer;
  gssize n = clout_container_read (self->container,
                                   decoding ? self->raw + self->n_raw : self->buffer, size, error);

  if (n < 0)
    return FALSE;

  self->taken += self->filled;
  self->at = 0;
  self->filled = decoding ? 0 : n;
  self->n_raw += decoding ? n : 0;
  self->read += n;
  if (n == 0)
    return end (self, error);

  return self->begun ? !decoding || decode (self, error) : begin (self, error);
}

/* Skips elements that are neither objects nor strings. */
static gboolean
feed (CloutItemStream  *self,
      JsonNode        **ret_object,
      GError          **error)
{
  const char *data = self->buffer + self->at;
  gsize size = self->filled - self->at;
  const char *item = NULL;
  gsize length = 0;
  gsize used = 0;

  gboolean fed;

  if (self->blocks != NULL)
    fed = clout_car_blocks_feed (self->blocks, (const guint8 *) data, size, &used, ret_object,
                                 error);
  else if (self->rows != NULL)
    fed = clout_csv_rows_feed (self->rows, data, size, &used, ret_object, error);
  else
    fed = clout_json_items_feed (self->items, data, size, &used, &item, &length, error);
  self->at += used;

  return fed && (item == NULL
                 || clout_json_read_item (self->parser, item, length, ret_object, error));
}

static gboolean
next_object (CloutItemStream  *self,
             JsonNode        **ret_object,
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
          if (self->at == self->filled && self->ended)
            return TRUE;
          if (self->at == self->filled)
            continue;
        }
      if (!feed (self, ret_object, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * clout_item_stream_next:
 * @self: an item stream
 * @ret_object: (out) (transfer full) (nullable): the next object, or %NULL at the end
 *
 * Reads the next object. Skips elements that are neither objects nor strings.
 *
 * Returns: %FALSE with a #CloutArchiveError
 */
gboolean
clout_item_stream_next (CloutItemStream  *self,
                        JsonNode        **ret_object,
                        GError          **error)
{
  g_autoptr(JsonNode) object = NULL;
  g_autoptr(GError) inner = NULL;

  if (!next_object (self, &object, &inner))
    {
      CloutArchivePlace place = {
        .line = self->rows != NULL && self->read > 0 ? clout_csv_rows_get_line (self->rows) : 0,
        .byte = self->items != NULL && self->read > 0 ? self->taken + self->at : 0,
      };

      clout_archive_error_set_file (inner, self->name, &place);
      g_propagate_error (error, g_steal_pointer (&inner));
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
