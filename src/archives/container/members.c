/* members.c: selects an export's relevant files, and reads small ones as a whole.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/container/members.h"

#include <string.h>

#include "archives/error.h"
#include "archives/container/container.h"
#include "archives/readers/item-stream.h"
#include "archives/readers/json-read.h"

/* Google+ exports have a file for each post; the most that anyone is known to have written there
   are tens of thousands. */
#define MAX_NAMES 100000
/* No one reads more names of bad files. */
#define MAX_SKIPPED 100
/* The export's own folders, which are deepest for Facebook, and one around them. */
#define MAX_SLASHES 5

struct _CloutMembers
{
  char *path;
  char *root;
  GHashTable *sizes;
  GPtrArray *skipped;
  char *owner;
  gboolean is_folder;
};

/* macOS stores file system metadata in files with nearly the same name. */
static gboolean
is_shadow (const char *name)
{
  const char *slash = strrchr (name, '/');

  return g_str_has_prefix (slash != NULL ? slash + 1 : name, "._")
         || g_str_has_prefix (name, "__MACOSX/") || strstr (name, "/__MACOSX/") != NULL;
}

static guint
count_slashes (const char *name)
{
  guint n = 0;

  for (; *name != '\0'; name++)
    n += *name == '/';
  return n;
}

/* Other people's private messages aren't even listed. */
static gboolean
is_wanted (const char *name)
{
  return count_slashes (name) <= MAX_SLASHES
         && clout_container_is_data_name (name)
         && !is_shadow (name)
         && !g_str_has_prefix (name, "messages/")
         && strstr (name, "/messages/") == NULL;
}

static void
skip_unnamed (CloutMembers *self)
{
  g_autoptr(GError) error = g_error_new_literal (CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_NAME,
                                                 "The name of a file can't be read");

  clout_archive_error_set_file (error, CLOUT_CONTAINER_NO_NAME, NULL);
  clout_members_skip (self, &error);
}

static gboolean
note (CloutMembers  *self,
      const char    *name,
      gint64         size,
      GError       **error)
{
  gint64 *boxed;

  if (strcmp (name, CLOUT_CONTAINER_NO_NAME) == 0)
    skip_unnamed (self);
  if (!is_wanted (name))
    return TRUE;
  if (g_hash_table_size (self->sizes) == MAX_NAMES)
    {
      g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                   "The archive has more than %d files of text", MAX_NAMES);
      return FALSE;
    }

  boxed = g_new (gint64, 1);
  *boxed = size;
  g_hash_table_replace (self->sizes, g_strdup (name), boxed);

  return TRUE;
}

/**
 * clout_members_list:
 * @path: an archive or a folder
 * @cancellable: (nullable): a cancellable
 *
 * Lists the files that may matter. Reads the whole container once, so that truncated or malicious
 * ones are found before any content is used.
 *
 * Returns: (transfer full): the files, or %NULL with a #CloutArchiveError
 */
CloutMembers *
clout_members_list (const char    *path,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(CloutContainer) container = clout_container_open (path, cancellable, error);
  g_autoptr(CloutMembers) self = NULL;
  g_autoptr(GError) inner = NULL;
  const char *name;
  gint64 size;

  if (container == NULL)
    return NULL;

  self = g_new0 (CloutMembers, 1);
  self->path = g_strdup (path);
  self->root = g_strdup ("");
  self->is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  self->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  while (clout_container_next (container, &name, &size, &inner))
    {
      if (!note (self, name, size, error))
        return NULL;
    }
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
clout_members_free (CloutMembers *self)
{
  g_hash_table_unref (self->sizes);
  g_ptr_array_unref (self->skipped);
  g_free (self->owner);
  g_free (self->path);
  g_free (self->root);
  g_free (self);
}

const char *
clout_members_get_path (CloutMembers *self)
{
  return self->path;
}

/* A packed file contains a single export, at any depth. */
static gboolean
is_deeper (CloutMembers *self,
           const char   *name,
           const char   *probe,
           guint         depth)
{
  return self->is_folder && count_slashes (name) > count_slashes (probe) + depth;
}

static gboolean
set_exact_root (CloutMembers *self,
                const char   *probe,
                guint         depth)
{
  g_autofree char *tail = g_strconcat ("/", probe, NULL);
  const char *best = NULL;
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->sizes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if ((strcmp (name, probe) != 0 && !g_str_has_suffix (name, tail))
          || is_deeper (self, name, probe, depth))
        continue;
      if (best == NULL || strlen (name) < strlen (best)
          || (strlen (name) == strlen (best) && strcmp (name, best) < 0))
        best = name;
    }
  if (best == NULL)
    return FALSE;

  g_free (self->root);
  self->root = g_strndup (best, strlen (best) - strlen (probe));

  return TRUE;
}

static gboolean
is_pattern (const char *name)
{
  return strpbrk (name, "*?") != NULL;
}

static gboolean
has_match_within (CloutMembers *self,
                  const char   *pattern,
                  guint         depth)
{
  g_autoptr(GPtrArray) names = clout_members_match (self, pattern);

  for (guint i = 0; i < names->len; i++)
    if (!is_deeper (self, g_ptr_array_index (names, i), pattern, depth))
      return TRUE;
  return FALSE;
}

static gboolean
has_match (CloutMembers *self,
           const char   *pattern)
{
  g_autoptr(GPtrArray) names = clout_members_match (self, pattern);

  return names->len > 0;
}

/**
 * clout_members_set_root:
 * @self: the members
 * @probe: a file that identifies a format, with wildcards if its folder has varying names
 * @depth: most folders above @probe, if a folder was opened
 *
 * Looks for @probe at the top or, if an export was packed with its folder, below it. If found,
 * names for the other functions are relative to that place. A @probe with wildcards is relative
 * to the top, and so are later names.
 *
 * Returns: whether @probe was found
 */
gboolean
clout_members_set_root (CloutMembers *self,
                        const char   *probe,
                        guint         depth)
{
  return is_pattern (probe) ? has_match_within (self, probe, depth)
                            : set_exact_root (self, probe, depth);
}

/**
 * clout_members_has:
 * @self: the members
 * @name: a file relative to the export's root; may have wildcards
 *
 * Returns: whether there is such a file
 */
gboolean
clout_members_has (CloutMembers *self,
                   const char   *name)
{
  g_autofree char *full = g_strconcat (self->root, name, NULL);

  if (is_pattern (name))
    return has_match (self, name);

  return g_hash_table_contains (self->sizes, full);
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * clout_members_match:
 * @self: the members
 * @pattern: a name with wildcards, relative to the export's root
 *
 * Lists the files of the export whose names match a pattern.
 *
 * Returns: (transfer full) (element-type utf8): the full names that match, sorted
 */
GPtrArray *
clout_members_match (CloutMembers *self,
                     const char   *pattern)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gsize skip = strlen (self->root);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->sizes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (g_str_has_prefix (name, self->root)
          && g_pattern_match_simple (pattern, (const char *) name + skip))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names_cb);

  return names;
}

gint64
clout_members_get_size (CloutMembers *self,
                        const char   *full_name)
{
  const gint64 *size = g_hash_table_lookup (self->sizes, full_name);

  return size != NULL && *size > 0 ? *size : 0;
}

/**
 * clout_members_read_object:
 * @self: the members
 * @name: a file with a single object of at most %CLOUT_JSON_ITEM_MAX_BYTES
 *
 * Reads a file that contains a single JSON object.
 *
 * Returns: (transfer full): the object, or %NULL with a #CloutArchiveError
 */
JsonNode *
clout_members_read_object (CloutMembers  *self,
                           const char    *name,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return clout_members_read_first (self, name, CLOUT_ITEMS_ROOT, NULL, cancellable, error);
}

/**
 * clout_members_read_first:
 * @self: the members
 * @name: a file
 * @shape: the file's structure
 * @key: (nullable): as for clout_item_stream_new()
 *
 * Returns: (transfer full): the file's first object, or %NULL with a #CloutArchiveError
 */
JsonNode *
clout_members_read_first (CloutMembers     *self,
                          const char       *name,
                          CloutItemsShape   shape,
                          const char       *key,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autofree char *full = g_strconcat (self->root, name, NULL);
  g_autoptr(CloutItemStream) stream = NULL;
  JsonNode *object = NULL;

  stream = clout_item_stream_open (self->path, full, shape, key, NULL, cancellable, error);
  if (stream == NULL || !clout_item_stream_next (stream, &object, error))
    return NULL;
  if (object == NULL)
    {
      g_autoptr(GError) inner = g_error_new_literal (CLOUT_ARCHIVE_ERROR,
                                                     CLOUT_ARCHIVE_ERROR_DAMAGED,
                                                     "The file holds no object");

      clout_archive_error_set_file (inner, full, NULL);
      g_propagate_error (error, g_steal_pointer (&inner));
    }

  return object;
}

static gboolean
count_one (CloutMembers     *self,
           const char       *full_name,
           CloutItemsShape   shape,
           const char       *key,
           gint64           *ret_n,
           GCancellable     *cancellable,
           GError          **error)
{
  static const char *const no_members[] = { NULL };
  g_autoptr(CloutItemStream) stream = NULL;

  stream = clout_item_stream_open (self->path, full_name, shape, key, no_members, cancellable,
                                   error);
  if (stream == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr(JsonNode) object = NULL;

      if (!clout_item_stream_next (stream, &object, error))
        return FALSE;
      if (object == NULL)
        return TRUE;
      ++*ret_n;
    }
}

/**
 * clout_members_set_owner:
 * @self: the members
 * @handle: (nullable): the owner's handle, as entered by the person
 *
 * Sets the owner's handle.
 */
void
clout_members_set_owner (CloutMembers *self,
                         const char   *handle)
{
  g_free (self->owner);
  self->owner = g_strdup (handle != NULL && *handle == '@' ? handle + 1 : handle);
}

/* Returns (nullable): the owner's handle without "@". */
const char *
clout_members_get_owner (CloutMembers *self)
{
  return self->owner;
}

static gboolean
is_noted (CloutMembers *self,
          const char   *file)
{
  for (guint i = 0; i < self->skipped->len; i++)
    {
      const GError *error = g_ptr_array_index (self->skipped, i);

      if (strcmp (clout_archive_error_get_file (error, NULL), file) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * clout_members_skip:
 * @self: the members
 * @error: (inout): why a file can't be read completely
 *
 * Records a bad file that the rest of the export doesn't need. Leaves errors alone that don't
 * concern a single file: cancellation, a malicious archive or a damaged container.
 *
 * Returns: whether @error concerned a single file; if so, it is now %NULL
 */
gboolean
clout_members_skip (CloutMembers  *self,
                    GError       **error)
{
  const char *file = clout_archive_error_get_file (*error, NULL);

  if (file == NULL || g_error_matches (*error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE))
    return FALSE;

  if (self->skipped->len < MAX_SKIPPED && !is_noted (self, file))
    g_ptr_array_add (self->skipped, g_steal_pointer (error));
  g_clear_error (error);

  return TRUE;
}

/* Returns (transfer none) (element-type GError): an error for each of the first skipped files;
   clout_archive_error_get_file() returns the file. */
GPtrArray *
clout_members_get_skipped (CloutMembers *self)
{
  return self->skipped;
}

/**
 * clout_members_count:
 * @self: the members
 * @pattern: file name with wildcards
 * @shape: the files' structure
 * @key: (nullable): as for clout_item_stream_new()
 * @ret_n: (out): number of objects in these files, -1 if there is no such file or one is damaged
 *
 * Returns: %FALSE with a #CloutArchiveError
 */
gboolean
clout_members_count (CloutMembers     *self,
                     const char       *pattern,
                     CloutItemsShape   shape,
                     const char       *key,
                     gint64           *ret_n,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (self, pattern);
  g_autoptr(GError) inner = NULL;

  *ret_n = names->len > 0 ? 0 : -1;
  for (guint i = 0; i < names->len; i++)
    {
      if (count_one (self, g_ptr_array_index (names, i), shape, key, ret_n, cancellable, &inner))
        continue;
      if (!clout_members_skip (self, &inner))
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
      *ret_n = -1;
      break;
    }

  return TRUE;
}
