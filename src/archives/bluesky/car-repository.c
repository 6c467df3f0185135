/* car-repository.c: finds the records among the blocks of an AT Protocol repository.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/bluesky/car-repository.h"

#include <string.h>

#include "archives/error.h"
#include "archives/bluesky/car-blocks.h"
#include "archives/bluesky/cbor.h"
#include "archives/readers/json-read.h"

#define DIGEST_SIZE 32
/* More records than any known account has. */
#define MAX_RECORDS 4000000
#define MAX_PATH 1024
#define FOLLOW "app.bsky.graph.follow/"
#define PROFILE "app.bsky.actor.profile"

typedef struct
{
  guint8 bytes[DIGEST_SIZE];
} Digest;

/* The start of a digest is enough to notice that a block is missing. */
#define PREFIX_SIZE 8

typedef struct
{
  Digest block;
  guint32 path;   /* where it begins in the repository's paths */
} Record;

/* A node of the tree, and its range of the records and links, which are listed by node. */
typedef struct
{
  Digest block;
  guint32 first_record;
  guint32 n_records;
  guint32 first_link;
  guint32 n_links;
  gboolean reached;
} Node;

struct _CloutCarRepository
{
  char *root;       /* of the commit's block, hexadecimal */
  char *did;
  char *name;
  char *data;       /* of the tree's root, hexadecimal */
  GArray *nodes;
  GArray *records;
  GArray *links;
  GArray *blocks;   /* starts of the digests of all blocks */
  GString *paths;
  gint64 following;
};

/**
 * clout_car_repository_new:
 *
 * Creates a repository. Its export has blocks for the commit, for the tree that lists the records
 * by path, and for the records, in any order. Blocks that the tree doesn't reach don't belong to
 * it.
 *
 * Returns: (transfer full): a repository without blocks
 */
CloutCarRepository *
clout_car_repository_new (void)
{
  CloutCarRepository *self = g_new0 (CloutCarRepository, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->links = g_array_new (FALSE, FALSE, sizeof (Digest));
  self->blocks = g_array_new (FALSE, FALSE, PREFIX_SIZE);
  self->paths = g_string_new (NULL);

  return self;
}

void
clout_car_repository_free (CloutCarRepository *self)
{
  g_free (self->root);
  g_free (self->did);
  g_free (self->name);
  g_free (self->data);
  g_array_unref (self->nodes);
  g_array_unref (self->records);
  g_array_unref (self->links);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_string_free (self->paths, TRUE);
  g_free (self);
}

static gboolean
parse_digest (const char *hex,
              Digest     *ret_digest)
{
  if (hex == NULL || strlen (hex) != 2 * DIGEST_SIZE)
    return FALSE;
  for (gsize i = 0; i < DIGEST_SIZE; i++)
    ret_digest->bytes[i] = g_ascii_xdigit_value (hex[2 * i]) << 4
                           | g_ascii_xdigit_value (hex[2 * i + 1]);

  return TRUE;
}

static char *
dup_cid (const Digest *digest)
{
  GString *hex = g_string_new (NULL);
  char *cid;

  for (gsize i = 0; i < DIGEST_SIZE; i++)
    g_string_append_printf (hex, "%02x", digest->bytes[i]);
  cid = clout_car_blocks_dup_cid (hex->str);
  g_string_free (hex, TRUE);

  return cid;
}

/* Nodes and records both begin with their digest, so one comparison works for both. */
static int
compare_digests_cb (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (a, b, DIGEST_SIZE);
}

static int
compare_prefixes_cb (gconstpointer a,
                     gconstpointer b)
{
  return memcmp (a, b, PREFIX_SIZE);
}

/* Returns the first item with the digest, or the array's length. */
static guint
find_first (GArray       *array,
            gsize         size,
            const Digest *digest)
{
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (memcmp (array->data + middle * size, digest, DIGEST_SIZE) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low < array->len && memcmp (array->data + low * size, digest, DIGEST_SIZE) == 0
         ? low : array->len;
}

static const char *
read_link (JsonNode   *object,
           const char *name)
{
  return clout_json_opt_string (clout_json_opt_object (object, name), CLOUT_CBOR_LINK, NULL);
}

static void
add_link (CloutCarRepository *self,
          Node               *node,
          const char         *hex)
{
  Digest digest;

  if (!parse_digest (hex, &digest))
    return;
  g_array_append_val (self->links, digest);
  node->n_links++;
}

/* An entry's path shares a prefix with the previous one. */
static gboolean
add_entry (CloutCarRepository  *self,
           Node                *node,
           JsonNode            *entry,
           GString             *path,
           GError             **error)
{
  gint64 shared = clout_json_opt_count (entry, "p");
  const char *rest = clout_json_opt_string (entry, "k", NULL);
  Record record;

  if (rest == NULL || shared < 0 || shared > (gint64) path->len
      || shared + strlen (rest) > MAX_PATH || !parse_digest (read_link (entry, "v"), &record.block))
    return clout_archive_error_damaged (error, "The repository's tree is malformed");
  if (self->records->len == MAX_RECORDS)
    return clout_archive_error_damaged (error, "The repository has more than %d records",
                                        MAX_RECORDS);

  g_string_truncate (path, shared);
  g_string_append (path, rest);
  record.path = self->paths->len;
  g_string_append_len (self->paths, path->str, path->len + 1);
  g_array_append_val (self->records, record);
  node->n_records++;
  add_link (self, node, read_link (entry, "t"));

  return TRUE;
}

static gboolean
add_node (CloutCarRepository  *self,
          const Digest        *digest,
          JsonNode            *value,
          GError             **error)
{
  JsonArray *entries = clout_json_opt_array (value, "e");
  g_autoptr(GString) path = g_string_new (NULL);
  Node node = {
    .block = *digest, .first_record = self->records->len, .first_link = self->links->len,
  };

  add_link (self, &node, read_link (value, "l"));
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      if (!add_entry (self, &node, json_array_get_element (entries, i), path, error))
        return FALSE;
    }
  g_array_append_val (self->nodes, node);

  return TRUE;
}

static void
read_root (CloutCarRepository *self,
           JsonNode           *header)
{
  JsonArray *roots = clout_json_opt_array (header, "roots");
  JsonNode *root = clout_json_length (roots) > 0
                     ? json_array_get_element (roots, 0) : NULL;

  g_free (self->root);
  self->root = g_strdup (clout_json_opt_string (root, CLOUT_CBOR_LINK, NULL));
}

/* Read the profile now, because it may precede the tree that leads to it. */
static gboolean
add_value (CloutCarRepository  *self,
           const char          *hex,
           const Digest        *digest,
           JsonNode            *value,
           GError             **error)
{
  const char *type = clout_json_opt_string (value, "$type", NULL);

  if (self->root != NULL && strcmp (hex, self->root) == 0)
    {
      g_free (self->did);
      g_free (self->data);
      self->did = g_strdup (clout_json_opt_string (value, "did", NULL));
      self->data = g_strdup (read_link (value, "data"));
      return TRUE;
    }
  if (type == NULL && clout_json_opt_array (value, "e") != NULL)
    return add_node (self, digest, value, error);
  if (g_strcmp0 (type, PROFILE) == 0)
    {
      g_free (self->name);
      self->name = g_strdup (clout_json_opt_string (value, "displayName", NULL));
    }

  return TRUE;
}

/**
 * clout_car_repository_add:
 * @self: a repository
 * @block: block from clout_car_blocks_feed(), the header first
 *
 * Adds a block of the repository: its commit, a node of its tree or a record.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED
 */
gboolean
clout_car_repository_add (CloutCarRepository  *self,
                          JsonNode            *block,
                          GError             **error)
{
  const char *hex = clout_json_opt_string (block, "digest", NULL);
  JsonNode *value = clout_json_opt_object (block, "value");
  Digest digest;

  if (hex == NULL)
    {
      read_root (self, value);
      return TRUE;
    }
  if (!parse_digest (hex, &digest))
    return clout_archive_error_damaged (error, "The block has no valid name");
  g_array_append_vals (self->blocks, digest.bytes, 1);

  return value == NULL || add_value (self, hex, &digest, value, error);
}

static gboolean
reach (CloutCarRepository  *self,
       GArray              *queue,
       GArray              *kept,
       GError             **error)
{
  Digest digest = g_array_index (queue, Digest, queue->len - 1);
  guint at = find_first (self->nodes, sizeof (Node), &digest);
  Node *node;

  g_array_set_size (queue, queue->len - 1);
  if (at == self->nodes->len)
    {
      g_autofree char *cid = dup_cid (&digest);

      return clout_archive_error_damaged (error, "The block %s is missing", cid);
    }

  node = &g_array_index (self->nodes, Node, at);
  if (node->reached)
    return TRUE;
  node->reached = TRUE;
  if (node->n_records > 0)
    g_array_append_vals (kept, &g_array_index (self->records, Record, node->first_record),
                         node->n_records);
  if (node->n_links > 0)
    g_array_append_vals (queue, &g_array_index (self->links, Digest, node->first_link),
                         node->n_links);

  return TRUE;
}

/* If a record's block is missing, the file was cut between two blocks. */
static gboolean
check_records (CloutCarRepository  *self,
               GError             **error)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);
      const char *path = self->paths->str + record->path;
      g_autofree char *cid = NULL;

      self->following += g_str_has_prefix (path, FOLLOW);
      if (g_array_binary_search (self->blocks, &record->block, compare_prefixes_cb, NULL))
        continue;
      cid = dup_cid (&record->block);
      return clout_archive_error_damaged (error, "The block %s is missing", cid);
    }

  return TRUE;
}

/**
 * clout_car_repository_finish:
 * @self: a repository
 *
 * Follows the tree from the commit to the records. Call it after adding all blocks.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED, which names a missing block
 */
gboolean
clout_car_repository_finish (CloutCarRepository  *self,
                             GError             **error)
{
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (Digest));
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (Record));
  Digest top;

  if (self->did == NULL || !parse_digest (self->data, &top))
    return clout_archive_error_damaged (error, "The repository has no commit");

  g_array_sort (self->nodes, compare_digests_cb);
  g_array_sort (self->blocks, compare_prefixes_cb);
  g_array_append_val (queue, top);
  while (queue->len > 0)
    {
      if (!reach (self, queue, kept, error))
        return FALSE;
    }
  g_array_unref (self->records);
  self->records = g_steal_pointer (&kept);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->links, 0);
  if (!check_records (self, error))
    return FALSE;
  g_clear_pointer (&self->blocks, g_array_unref);
  g_array_sort (self->records, compare_digests_cb);

  return TRUE;
}

const char *
clout_car_repository_get_did (CloutCarRepository *self)
{
  return self->did;
}

/* Returns the profile's display name, or %NULL. */
const char *
clout_car_repository_get_name (CloutCarRepository *self)
{
  return self->name;
}

/* Returns the number of people that the account follows. */
gint64
clout_car_repository_get_following (CloutCarRepository *self)
{
  return self->following;
}

/**
 * clout_car_repository_find:
 * @self: a repository
 * @digest: hexadecimal SHA-256 of a block
 * @index: 0 for its first path; identical records share a block
 *
 * Finds the path of a record by its digest.
 *
 * Returns: (transfer none) (nullable): the record's path, "app.bsky.feed.post/3k…", or %NULL if
 *   the block isn't a record or has no more paths
 */
const char *
clout_car_repository_find (CloutCarRepository *self,
                           const char         *digest,
                           guint               index)
{
  Digest wanted;
  guint at;
  const Record *record;

  if (!parse_digest (digest, &wanted))
    return NULL;
  at = find_first (self->records, sizeof (Record), &wanted);
  if (at >= self->records->len || index >= self->records->len - at)
    return NULL;
  record = &g_array_index (self->records, Record, at + index);

  return memcmp (&record->block, &wanted, DIGEST_SIZE) == 0 ? self->paths->str + record->path
                                                            : NULL;
}
