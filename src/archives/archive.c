/* archive.c: reads an export from disk in batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/archive.h"

#include <string.h>

#include "archives/container/choice.h"
#include "archives/format.h"
#include "archives/import-counts.h"
#include "archives/pass.h"
#include "base/duration.h"

/* Number of posts, people and reactions per batch. */
#define BATCH_SIZE 2000

static const CloutArchiveFormat *const formats[] = {
  &clout_archive_mastodon,
  &clout_archive_bluesky,
  &clout_archive_x,
  &clout_archive_x_monthly,
  &clout_archive_facebook,
  &clout_archive_google_plus,
  &clout_archive_linkedin,
  &clout_archive_instagram,
  &clout_archive_threads,
  &clout_archive_reddit,
  &clout_archive_pixelfed,
  &clout_archive_mastodon_archive,
  &clout_archive_misskey,
  &clout_archive_youtube,
};

struct _CloutArchive
{
  GObject parent_instance;

  CloutMembers *members;
  const CloutArchiveFormat *format;
  CloutAccount *account;
  CloutArchiveOwner owner;
  char *owner_id;
  char *owner_name;
  GPtrArray *passes;   /* one for each stream of the format, or fewer */
  guint pass;
  CloutImportCounts counts;
  gboolean begun;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (CloutArchive, clout_archive, G_TYPE_OBJECT)

static void
clout_archive_finalize (GObject *object)
{
  CloutArchive *self = CLOUT_ARCHIVE (object);

  g_clear_pointer (&self->passes, g_ptr_array_unref);
  g_clear_pointer (&self->members, clout_members_free);
  g_clear_pointer (&self->owner_id, g_free);
  g_clear_pointer (&self->owner_name, g_free);
  clout_archive_owner_clear (&self->owner);
  g_clear_pointer (&self->counts.report, clout_import_report_free);
  g_clear_pointer (&self->owner.repository, clout_car_repository_free);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (clout_archive_parent_class)->finalize (object);
}

static void
clout_archive_class_init (CloutArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_archive_finalize;
}

static void
clout_archive_init (CloutArchive *self)
{
  clout_archive_owner_init (&self->owner);
  self->passes = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_pass_free);
  self->counts.report = clout_import_report_new ();
}

static gboolean
has_all (CloutMembers       *members,
         const char *const  *needed,
         GError            **error)
{
  for (; *needed != NULL; needed++)
    {
      if (clout_members_has (members, *needed))
        continue;

      g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS,
                   "“%s” is missing from the archive", *needed + (**needed == '*'));
      return FALSE;
    }

  return TRUE;
}

/* Returns the index of the probe that was found, or -1. */
static int
find_any (CloutMembers      *members,
          const char *const *probes,
          guint              depth)
{
  for (int i = 0; probes != NULL && probes[i] != NULL; i++)
    {
      if (clout_members_set_root (members, probes[i], depth))
        return i;
    }

  return -1;
}

/* Files at the top of a folder take precedence over those below. */
static const CloutArchiveFormat *
find_probe (CloutMembers *members,
            gboolean      html,
            guint         max_depth,
            int          *ret_probe)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (formats); i++)
    {
      const CloutArchiveFormat *format = formats[i % G_N_ELEMENTS (formats)];
      guint depth = i < G_N_ELEMENTS (formats) ? 0 : MIN (format->depth, max_depth);

      *ret_probe = find_any (members, html ? format->html_probes : format->probes, depth);
      if (*ret_probe >= 0)
        return format;
    }

  return NULL;
}

static const CloutArchiveFormat *
find_format (CloutMembers  *members,
             GError       **error)
{
  int probe;
  const CloutArchiveFormat *format = find_probe (members, FALSE, G_MAXUINT, &probe);

  if (format != NULL)
    return clout_members_get_owner (members) != NULL
           || has_all (members, format->needed, error) ? format : NULL;
  if (clout_members_set_root (members, "payload-0.json", 1))
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_TUMBLR,
                         "An export of Tumblr");
  else if (find_probe (members, TRUE, G_MAXUINT, &probe) != NULL)
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HTML,
                         "The export is in HTML, not in JSON");
  else
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNKNOWN,
                         "No export of a network that Clout knows");
  return NULL;
}

/* Returns (nullable): the network and the probe that was found. */
static char *
identify (CloutMembers *members,
          guint         max_depth)
{
  int probe;
  gboolean html = find_probe (members, FALSE, max_depth, &probe) == NULL;
  const CloutArchiveFormat *format = find_probe (members, html, max_depth, &probe);

  return format == NULL ? NULL
    : g_strdup_printf ("%s %s", format->network,
                       (html ? format->html_probes : format->probes)[probe]);
}

static char *
identify_cb (const char   *path,
             GCancellable *cancellable)
{
  g_autoptr(CloutMembers) members = clout_members_list (path, cancellable, NULL);

  return members != NULL ? identify (members, G_MAXUINT) : NULL;
}

/* A folder is the archive, or directly contains it. */
static CloutMembers *
list_members (const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(CloutMembers) members = clout_members_list (path, cancellable, error);
  g_autofree char *top = members != NULL ? identify (members, 0) : NULL;
  g_autofree char *below = members != NULL ? identify (members, G_MAXUINT) : NULL;
  g_autofree char *only = NULL;

  if (members == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR) || top != NULL)
    return g_steal_pointer (&members);
  if (!clout_archive_choose (path, below != NULL, identify_cb, &only, cancellable, error))
    return NULL;

  return only != NULL && below == NULL ? clout_members_list (only, cancellable, error)
                                       : g_steal_pointer (&members);
}

static void
list_passes (CloutArchive *self)
{
  for (gsize i = 0; i < CLOUT_ARCHIVE_MAX_STREAMS && self->format->streams[i].pattern != NULL; i++)
    {
      const CloutArchiveStream *stream = &self->format->streams[i];

      g_ptr_array_add (self->passes, clout_pass_new (self->members, stream->pattern,
                                                     stream->shape, stream->key,
                                                     self->format->members, stream->is_main));
    }
}

static guint
find_told (CloutArchive *self)
{
  const CloutArchiveFormat *format = self->format;
  g_autoptr(GPtrArray) likes = format->likes != NULL
    ? clout_members_match (self->members, format->likes) : NULL;

  return format->told | (likes != NULL && likes->len > 0 ? CLOUT_ACT (CLOUT_REACTION_LIKE) : 0);
}

static gboolean
recognise (CloutArchive  *self,
           GCancellable  *cancellable,
           GError       **error)
{
  const char *handle;

  self->format = find_format (self->members, error);
  if (self->format == NULL)
    return FALSE;
  self->account = self->format->read_account (self->members, &self->owner_id, cancellable,
                                              error);
  if (self->account == NULL)
    return FALSE;

  if (self->format->read_repository != NULL)
    {
      self->owner.repository = self->format->read_repository (self->members, cancellable, error);
      if (self->owner.repository == NULL)
        return FALSE;
    }

  handle = clout_account_get_handle (self->account);
  self->owner_name = handle != NULL ? g_strndup (handle, strcspn (handle, "@")) : NULL;
  self->owner.id = self->owner_id;
  self->owner.name = self->owner_name;
  self->owner.told = find_told (self);
  self->counts.report->followers = clout_account_get_followers (self->account);
  list_passes (self);

  return self->format->prepare == NULL
         || self->format->prepare (self->members, &self->owner, cancellable, error);
}

/**
 * clout_archive_open:
 * @path: a .tar.gz, .tar or .zip file, or a folder that is or contains an archive
 * @cancellable: (nullable): a cancellable
 *
 * Opens an archive: recognizes its format and finds its owner. Writes nothing and never unpacks
 * to disk. Blocking, because it reads through the archive once.
 *
 * Returns: (transfer full): the archive, or %NULL with a #CloutArchiveError or
 *   %G_IO_ERROR_CANCELLED
 */
CloutArchive *
clout_archive_open (const char    *path,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return clout_archive_open_as (path, NULL, cancellable, error);
}

/**
 * clout_archive_open_as:
 * @path: as for clout_archive_open()
 * @handle: (nullable): the owner's handle, if no file in the archive has it
 * @cancellable: (nullable): a cancellable
 *
 * Opens an archive with an owner named by the person, after clout_archive_open() failed with
 * %CLOUT_ARCHIVE_ERROR_OWNERLESS.
 *
 * Returns: (transfer full): the archive, or %NULL with an error
 */
CloutArchive *
clout_archive_open_as (const char    *path,
                       const char    *handle,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(CloutArchive) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CLOUT_TYPE_ARCHIVE, NULL);
  self->members = list_members (path, cancellable, error);
  if (self->members == NULL)
    return NULL;
  clout_members_set_owner (self->members, handle);
  if (!recognise (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
find_shift (CloutArchive  *self,
            gint64         now,
            gint64        *ret_shift,
            GCancellable  *cancellable,
            GError       **error)
{
  gint64 written = self->owner.written;

  if (written == 0 && self->format->read_written == NULL)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNKNOWN,
                           "Archives of this network do not say when they were written");
      return FALSE;
    }
  if (written == 0
      && !self->format->read_written (self->members, &written, cancellable, error))
    return FALSE;
  *ret_shift = (now - written) / CLOUT_DAY * CLOUT_DAY;

  return TRUE;
}

/**
 * clout_archive_open_shifted:
 * @path: as for clout_archive_open()
 * @now: Unix seconds
 * @shift: (inout): seconds by which times are shifted; %CLOUT_ARCHIVE_SHIFT_UNKNOWN is replaced,
 *   by when the archive was written
 * @cancellable: (nullable): a cancellable
 *
 * Opens an archive as if it had been written now, for the sample data, which never age. Shifts
 * every time in it by whole days, so that times of day don't change. Most formats don't have the
 * time of writing; pass the shift of another archive that was written at the same time.
 *
 * Returns: (transfer full): the archive, or %NULL with an error, including if the archive doesn't
 *   say when it was written ("updated" in actor.json, or "generationDate" in manifest.js)
 */
CloutArchive *
clout_archive_open_shifted (const char    *path,
                            gint64         now,
                            gint64        *shift,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr(CloutArchive) self = clout_archive_open (path, cancellable, error);

  if (self == NULL || (*shift == CLOUT_ARCHIVE_SHIFT_UNKNOWN
                        && !find_shift (self, now, shift, cancellable, error)))
    return NULL;
  self->owner.shift = *shift;

  return g_steal_pointer (&self);
}

/**
 * clout_archive_list_networks:
 *
 * Returns: (transfer container) (array zero-terminated=1): ids of the networks whose exports can
 *   be opened
 */
const char **
clout_archive_list_networks (void)
{
  const char **networks = g_new0 (const char *, G_N_ELEMENTS (formats) + 1);
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (!g_strv_contains (networks, formats[i]->network))
      networks[n++] = formats[i]->network;

  return networks;
}

/**
 * clout_archive_get_tells:
 * @network: id of a network
 *
 * Returns: what its exports report about reactions, 0 if they report nothing or can't be opened
 */
CloutArchiveTells
clout_archive_get_tells (const char *network)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i]->network, network) == 0)
      return formats[i]->tells;
  return 0;
}

/**
 * clout_archive_get_account:
 * @self: an archive
 *
 * Returns: (transfer full): a new account without id, with the archive's data about its owner
 */
CloutAccount *
clout_archive_get_account (CloutArchive *self)
{
  g_return_val_if_fail (CLOUT_IS_ARCHIVE (self), NULL);

  return g_object_ref (self->account);
}

/**
 * clout_archive_get_skipped:
 * @self: an archive
 *
 * Returns: (transfer none) (element-type GError): errors for files that weren't read completely
 *   so far; clout_archive_error_get_file() returns the file
 */
GPtrArray *
clout_archive_get_skipped (CloutArchive *self)
{
  g_return_val_if_fail (CLOUT_IS_ARCHIVE (self), NULL);

  return clout_members_get_skipped (self->members);
}

static void
add_profile (CloutArchive *self,
             gint64        n_posts,
             CloutBatch   *batch)
{
  clout_batch_set_profile (batch, &(CloutBatchProfile) {
    .remote_id = clout_account_get_remote_id (self->account),
    .handle = clout_account_get_handle (self->account),
    .name = clout_account_get_name (self->account),
    .followers = clout_account_get_followers (self->account),
    .following = clout_account_get_following (self->account),
    .listed = -1,
    .posts = n_posts,
    .reaches = self->ended ? self->counts.report->newest : 0,
    .dated = !self->ended ? 0
             : self->owner.written > 0 ? self->owner.written + self->owner.shift
             : self->counts.report->newest,
    .is_protected = self->owner.is_protected,
  });
}

static gboolean
fill (CloutArchive  *self,
      CloutBatch    *batch,
      GCancellable  *cancellable,
      GError       **error)
{
  while (self->pass < self->passes->len && clout_batch_get_size (batch) < BATCH_SIZE)
    {
      CloutPass *pass = g_ptr_array_index (self->passes, self->pass);
      guint n_begun = clout_pass_get_n_begun (pass);
      g_autoptr(JsonNode) item = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !clout_pass_next (pass, &item, cancellable, error))
        return FALSE;
      if (clout_pass_get_n_begun (pass) != n_begun)
        clout_made_ids_begin_file (self->owner.ids);
      if (item != NULL)
        self->format->streams[self->pass].read (&self->owner, item, batch);
      else
        self->pass++;
    }

  return TRUE;
}

/**
 * clout_archive_get_report:
 * @self: an archive
 *
 * Returns: (transfer none): what was read and left out so far
 */
const CloutImportReport *
clout_archive_get_report (CloutArchive *self)
{
  g_return_val_if_fail (CLOUT_IS_ARCHIVE (self), NULL);

  return self->counts.report;
}

/**
 * clout_archive_get_bytes:
 * @self: an archive
 * @ret_read: (out): number of bytes read so far
 * @ret_size: (out) (optional): unpacked size of all files to read
 *
 * Gets the progress of reading.
 */
void
clout_archive_get_bytes (CloutArchive *self,
                         gint64       *ret_read,
                         gint64       *ret_size)
{
  gint64 size = 0;

  g_return_if_fail (CLOUT_IS_ARCHIVE (self));

  *ret_read = 0;
  for (guint i = 0; i < self->passes->len; i++)
    {
      size += clout_pass_get_size (g_ptr_array_index (self->passes, i));
      *ret_read += clout_pass_get_read (g_ptr_array_index (self->passes, i));
    }
  if (ret_size != NULL)
    *ret_size = MAX (size, *ret_read);
}

static double
get_fraction (CloutArchive *self)
{
  gint64 size;
  gint64 read;

  if (self->pass == self->passes->len)
    return 1;
  clout_archive_get_bytes (self, &read, &size);
  return size > 0 ? (double) read / size : 0;
}

/**
 * clout_archive_next:
 * @self: an archive
 * @ret_fraction: (out) (optional): progress, 0 to 1
 * @cancellable: (nullable): a cancellable
 *
 * Reads the next batch. The first batch has the profile; the last one has the number of the
 * owner's posts and the time of the newest entry. The same archive always gives the same batches.
 * After an error the archive is at its end.
 *
 * Returns: (transfer full): the next batch, or %NULL at the end (no error) or with a
 *   #CloutArchiveError or %G_IO_ERROR_CANCELLED
 */
CloutBatch *
clout_archive_next (CloutArchive  *self,
                    double        *ret_fraction,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(CloutBatch) batch = NULL;

  g_return_val_if_fail (CLOUT_IS_ARCHIVE (self), NULL);

  if (self->ended)
    return NULL;

  batch = clout_batch_new ();
  if (!fill (self, batch, cancellable, error))
    {
      self->ended = TRUE;
      return NULL;
    }

  clout_import_counts_add (&self->counts, batch);
  clout_import_counts_skip (&self->counts, clout_members_get_skipped (self->members));
  clout_archive_get_bytes (self, &self->counts.report->bytes, NULL);
  self->ended = self->pass == self->passes->len;
  if (!self->begun || self->ended)
    add_profile (self, self->ended ? self->counts.report->posts : -1, batch);
  self->begun = TRUE;
  if (ret_fraction != NULL)
    *ret_fraction = get_fraction (self);

  return g_steal_pointer (&batch);
}
