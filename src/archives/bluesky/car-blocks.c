/* car-blocks.c: the blocks of a CAR file, the export format of AT Protocol repositories.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/bluesky/car-blocks.h"

#include <string.h>

#include "archives/error.h"
#include "archives/bluesky/cbor.h"
#include "archives/readers/json-read.h"

#define DIGEST_SIZE 32
/* Version 1, codec, hash type SHA-256, and its 32 bytes. */
#define CID_SIZE (4 + DIGEST_SIZE)
#define CODEC_CBOR 0x71
#define HASH_SHA256 0x12
/* A length of more bytes than this is invalid. */
#define MAX_LENGTH_BITS 28

struct _CloutCarBlocks
{
  GByteArray *block;
  gsize length;        /* of the block, once read */
  guint length_bits;   /* number of its bits read so far */
  gboolean in_block;
  gboolean begun;      /* whether the header was read */
  gboolean failed;
  gint64 read;
  gint64 block_at;
};

/**
 * clout_car_blocks_new:
 *
 * Returns: (transfer full): a reader that buffers one block of at most %CLOUT_CAR_BLOCK_MAX_BYTES
 *   at a time and allocates no memory before the bytes arrive
 */
CloutCarBlocks *
clout_car_blocks_new (void)
{
  CloutCarBlocks *self = g_new0 (CloutCarBlocks, 1);

  self->block = g_byte_array_new ();

  return self;
}

void
clout_car_blocks_free (CloutCarBlocks *self)
{
  g_byte_array_unref (self->block);
  g_free (self);
}

/**
 * clout_car_blocks_dup_cid:
 * @digest: hexadecimal SHA-256 of a block
 *
 * Returns: (transfer full): the block's CID in AT Protocol's notation, "bafyrei…"
 */
char *
clout_car_blocks_dup_cid (const char *digest)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
  GString *cid = g_string_new ("b");
  guint32 bits = 0;
  guint n_bits = 0;
  g_autofree char *hex = g_strconcat ("01711220", digest, NULL);

  for (const char *p = hex; p[0] != '\0' && p[1] != '\0'; p += 2)
    {
      bits = bits << 8 | (guint) g_ascii_xdigit_value (p[0]) << 4
             | (guint) g_ascii_xdigit_value (p[1]);
      for (n_bits += 8; n_bits >= 5; n_bits -= 5)
        g_string_append_c (cid, letters[bits >> (n_bits - 5) & 31]);
      bits &= (1u << n_bits) - 1;
    }
  if (n_bits > 0)
    g_string_append_c (cid, letters[bits << (5 - n_bits) & 31]);

  return g_string_free (cid, FALSE);
}

static JsonNode *
new_block (const char *digest,
           JsonNode   *value)
{
  g_autoptr(JsonObject) block = json_object_new ();

  if (digest != NULL)
    json_object_set_string_member (block, "digest", digest);
  if (JSON_NODE_HOLDS_OBJECT (value))
    json_object_set_member (block, "value", json_node_ref (value));

  return json_node_init_object (json_node_alloc (), block);
}

/* The length tells where a block begins; anything but a map of version 1 isn't a header. */
static gboolean
read_header (CloutCarBlocks  *self,
             JsonNode       **ret_block,
             GError         **error)
{
  gsize at;
  g_autoptr(JsonNode) node = clout_cbor_read (self->block->data, self->block->len, &at, NULL);

  self->begun = TRUE;
  if (clout_json_opt_array (node, "roots") == NULL || clout_json_opt_count (node, "version") != 1)
    return clout_archive_error_damaged (error, "The file doesn't begin as a CAR file");
  *ret_block = new_block (NULL, node);

  return TRUE;
}

static gboolean
check_digest (CloutCarBlocks  *self,
              const char      *digest,
              GError         **error)
{
  g_autofree char *found =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, self->block->data + CID_SIZE,
                                 self->block->len - CID_SIZE);
  g_autofree char *cid = clout_car_blocks_dup_cid (digest);

  if (strcmp (found, digest) == 0)
    return TRUE;

  return clout_archive_error_damaged (error, "The block %s at byte %" G_GINT64_FORMAT
                                      " is damaged", cid, self->block_at);
}

static char *
dup_digest (const guint8 *bytes)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < DIGEST_SIZE; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);

  return g_string_free (hex, FALSE);
}

/* Blocks that aren't maps are images and the like: only their hash is checked. */
static gboolean
read_block (CloutCarBlocks  *self,
            JsonNode       **ret_block,
            GError         **error)
{
  const guint8 *cid = self->block->data;
  g_autofree char *digest = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) inner = NULL;
  gsize at;

  if (self->block->len < CID_SIZE || cid[0] != 1 || cid[1] > 0x7f || cid[2] != HASH_SHA256
      || cid[3] != DIGEST_SIZE)
    return clout_archive_error_damaged (error, "The block at byte %" G_GINT64_FORMAT
                                        " has no valid name", self->block_at);
  digest = dup_digest (cid + CID_SIZE - DIGEST_SIZE);
  if (!check_digest (self, digest, error))
    return FALSE;
  if (cid[1] != CODEC_CBOR)
    return TRUE;

  node = clout_cbor_read (cid + CID_SIZE, self->block->len - CID_SIZE, &at, &inner);
  if (node == NULL)
    return clout_archive_error_damaged (error, "The block at byte %" G_GINT64_FORMAT ": %s",
                                        self->block_at + (gint64) (CID_SIZE + at),
                                        inner->message);
  *ret_block = new_block (digest, node);

  return TRUE;
}

static gboolean
end_block (CloutCarBlocks  *self,
           JsonNode       **ret_block,
           GError         **error)
{
  gboolean good = self->begun ? read_block (self, ret_block, error)
                              : read_header (self, ret_block, error);

  g_byte_array_set_size (self->block, 0);
  self->in_block = FALSE;

  return good;
}

/* Seven bits per byte, lowest first; the highest bit is set if more follow. */
static gboolean
feed_length (CloutCarBlocks  *self,
             guint8           byte,
             GError         **error)
{
  if (self->length_bits == 0)
    self->length = 0;
  self->length |= (gsize) (byte & 0x7f) << self->length_bits;
  self->length_bits += 7;
  if (self->length_bits > MAX_LENGTH_BITS || self->length > CLOUT_CAR_BLOCK_MAX_BYTES)
    return clout_archive_error_damaged (error, self->begun
                                        ? "The block at byte %" G_GINT64_FORMAT " is too long"
                                        : "The file doesn't begin as a CAR file (byte %"
                                          G_GINT64_FORMAT ")", self->read);
  if ((byte & 0x80) != 0)
    return TRUE;

  self->length_bits = 0;
  self->in_block = self->length > 0;
  self->block_at = self->read + 1;

  return TRUE;
}

/**
 * clout_car_blocks_feed:
 * @self: the blocks
 * @data: (array length=size): bytes
 * @size: number of bytes
 * @ret_used: (out): number of bytes consumed
 * @ret_block: (out) (transfer full) (nullable): the block that these bytes complete: an object
 *   with its hexadecimal "digest", except for the header, and its "value" if that is a map
 *
 * Feeds bytes to the reader. Checks every block against the hash in its name.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED, which names the block or its position
 */
gboolean
clout_car_blocks_feed (CloutCarBlocks  *self,
                       const guint8    *data,
                       gsize            size,
                       gsize           *ret_used,
                       JsonNode       **ret_block,
                       GError         **error)
{
  gsize at = 0;
  gboolean good = !self->failed
                  || clout_archive_error_damaged (error, "The file was already found damaged");

  *ret_block = NULL;
  while (good && at < size && *ret_block == NULL)
    {
      gsize n = self->in_block ? MIN (size - at, self->length - self->block->len) : 1;

      if (self->in_block)
        g_byte_array_append (self->block, data + at, n);
      else
        good = feed_length (self, data[at], error);
      at += n;
      self->read += n;
      if (self->in_block && self->block->len == self->length)
        good = end_block (self, ret_block, error);
    }
  *ret_used = at;
  self->failed = !good;

  return good;
}

/**
 * clout_car_blocks_finish:
 * @self: the blocks
 *
 * Checks that the file ended where a block ends.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED if the file ended within a block
 */
gboolean
clout_car_blocks_finish (CloutCarBlocks  *self,
                         GError         **error)
{
  if (self->failed)
    return clout_archive_error_damaged (error, "The file was already found damaged");
  if (!self->begun || self->in_block || self->length_bits > 0)
    return clout_archive_error_damaged (error, "The file ends too early, at byte %" G_GINT64_FORMAT,
                                        self->read);

  return TRUE;
}
