/* cbor.c: converts DAG-CBOR, the format of AT Protocol records, to JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/bluesky/cbor.h"

#include <string.h>

#include "archives/error.h"

#define TAG_LINK 42
/* A link: a zero byte, version 1, the codec of CBOR or of raw bytes, hash type SHA-256 and its
   32 bytes. */
#define LINK_SIZE 37
#define CODEC_CBOR 0x71
#define CODEC_RAW 0x55
#define HASH_SHA256 0x12
#define DIGEST_SIZE 32

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  guint depth;
  guint n_values;
  const char *fault;
} Reader;

static JsonNode *read_value (Reader *self);

static gpointer
fail (Reader     *self,
      const char *fault)
{
  self->fault = fault;

  return NULL;
}

/* Reads the argument after a value's first byte. DAG-CBOR doesn't allow indefinite lengths. */
static gboolean
read_head (Reader  *self,
           guint   *ret_kind,
           guint   *ret_short,
           guint64 *ret_argument)
{
  gsize n;

  if (self->at == self->size)
    return fail (self, "it ends too early") != NULL;
  *ret_kind = self->data[self->at] >> 5;
  *ret_short = self->data[self->at++] & 31;
  *ret_argument = *ret_short;
  if (*ret_short < 24)
    return TRUE;
  if (*ret_short > 27)
    return fail (self, "it has a value without a length") != NULL;

  n = (gsize) 1 << (*ret_short - 24);
  if (self->size - self->at < n)
    return fail (self, "it ends too early") != NULL;
  *ret_argument = 0;
  for (gsize i = 0; i < n; i++)
    *ret_argument = *ret_argument << 8 | self->data[self->at++];

  return TRUE;
}

static const guint8 *
take (Reader  *self,
      guint64  length)
{
  const guint8 *start = self->data + self->at;

  if (length > self->size - self->at)
    return fail (self, "it ends too early");
  self->at += length;

  return start;
}

static JsonNode *
new_null (void)
{
  return json_node_new (JSON_NODE_NULL);
}

/* Keeps byte strings that are text, such as the tree's keys; JSON can't contain zero bytes. */
static JsonNode *
read_text (Reader  *self,
           guint64  length)
{
  const guint8 *start = take (self, length);
  g_autofree char *text = NULL;

  if (start == NULL)
    return NULL;
  if (!g_utf8_validate_len ((const char *) start, length, NULL))
    return new_null ();
  text = g_strndup ((const char *) start, length);

  return json_node_init_string (json_node_alloc (), text);
}

static gboolean
is_link (const guint8 *start,
         guint64       length)
{
  return length == LINK_SIZE && start[0] == 0 && start[1] == 1
         && (start[2] == CODEC_CBOR || start[2] == CODEC_RAW)
         && start[3] == HASH_SHA256 && start[4] == DIGEST_SIZE;
}

static JsonNode *
read_link (Reader *self)
{
  static const char digits[] = "0123456789abcdef";
  guint kind, small;
  guint64 length;
  const guint8 *start;
  char hex[2 * DIGEST_SIZE + 1] = { 0, };
  g_autoptr(JsonObject) object = NULL;

  if (!read_head (self, &kind, &small, &length))
    return NULL;
  start = kind == 2 ? take (self, length) : NULL;
  if (start == NULL || !is_link (start, length))
    return self->fault != NULL ? NULL : fail (self, "it has a malformed link");
  for (gsize i = 0; i < DIGEST_SIZE; i++)
    {
      hex[2 * i] = digits[start[LINK_SIZE - DIGEST_SIZE + i] >> 4];
      hex[2 * i + 1] = digits[start[LINK_SIZE - DIGEST_SIZE + i] & 15];
    }
  object = json_object_new ();
  json_object_set_string_member (object, CLOUT_CBOR_LINK, hex);

  return json_node_init_object (json_node_alloc (), object);
}

/* Each element has at least a byte, so a false length fails at the end of the data. */
static JsonNode *
read_array (Reader  *self,
            guint64  length)
{
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint64 i = 0; i < length; i++)
    {
      JsonNode *element = read_value (self);

      if (element == NULL)
        return NULL;
      json_array_add_element (array, element);
    }

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
read_map (Reader  *self,
          guint64  length)
{
  g_autoptr(JsonObject) object = json_object_new ();

  for (guint64 i = 0; i < length; i++)
    {
      g_autoptr(JsonNode) key = NULL;
      JsonNode *value;
      guint kind, small;
      guint64 key_length;

      if (!read_head (self, &kind, &small, &key_length))
        return NULL;
      if (kind != 3)
        return fail (self, "it has a key that isn't text");
      key = read_text (self, key_length);
      if (key != NULL && JSON_NODE_HOLDS_NULL (key))
        return fail (self, "it has a key that isn't text");
      value = key != NULL ? read_value (self) : NULL;
      if (value == NULL)
        return NULL;
      json_object_set_member (object, json_node_get_string (key), value);
    }

  return json_node_init_object (json_node_alloc (), object);
}

/* Simple values: booleans and null. Floating-point numbers aren't used here. */
static JsonNode *
read_simple (Reader *self,
             guint   small)
{
  if (small == 20 || small == 21)
    return json_node_init_boolean (json_node_alloc (), small == 21);
  if (small == 22 || (small >= 25 && small <= 27))
    return new_null ();

  return fail (self, "it has a value of an unknown kind");
}

static JsonNode *
read_kind (Reader  *self,
           guint    kind,
           guint    small,
           guint64  argument)
{
  switch (kind)
    {
    case 0:
      return json_node_init_int (json_node_alloc (), MIN (argument, G_MAXINT64));
    case 1:
      return json_node_init_int (json_node_alloc (),
                                 -1 - (gint64) MIN (argument, G_MAXINT64 - 1));
    case 2:
    case 3:
      return read_text (self, argument);
    case 4:
      return read_array (self, argument);
    case 5:
      return read_map (self, argument);
    case 6:
      return argument == TAG_LINK ? read_link (self) : fail (self, "it has an unknown tag");
    default:
      return read_simple (self, small);
    }
}

static JsonNode *
read_value (Reader *self)
{
  guint kind, small;
  guint64 argument;
  JsonNode *node;

  if (self->depth == CLOUT_CBOR_MAX_DEPTH)
    return fail (self, "it is nested too deeply");
  if (self->n_values++ == CLOUT_CBOR_MAX_VALUES)
    return fail (self, "it has too many values");
  if (!read_head (self, &kind, &small, &argument))
    return NULL;

  self->depth++;
  node = read_kind (self, kind, small, argument);
  self->depth--;

  return node;
}

/**
 * clout_cbor_read:
 * @data: (array length=size): bytes
 * @size: number of bytes
 * @ret_at: (out): position in @data where reading ended
 *
 * Decodes a single value that fills @data. Allocates memory only for values that are really
 * there, whatever lengths are declared. A link becomes an object with the member
 * %CLOUT_CBOR_LINK.
 *
 * Returns: (transfer full): the value, or %NULL with %CLOUT_ARCHIVE_ERROR_DAMAGED
 */
JsonNode *
clout_cbor_read (const guint8  *data,
                 gsize          size,
                 gsize         *ret_at,
                 GError       **error)
{
  Reader self = { .data = data, .size = size };
  JsonNode *node = read_value (&self);

  if (node != NULL && self.at < size)
    {
      self.fault = "more follows its value";
      g_clear_pointer (&node, json_node_unref);
    }
  *ret_at = self.at;
  if (node == NULL)
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                 "The CBOR is malformed: %s", self.fault);

  return node;
}
