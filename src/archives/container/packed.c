/* packed.c: the files of a .tar, .tar.gz or .zip file, using libarchive.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <glib/gstdio.h>

#include "archives/error.h"
#include "archives/container/container.h"
#include "platform/file.h"

/* Text compresses 5 to 30 fold; only a decompression bomb exceeds this. */
#define MAX_RATIO 400
/* Below this size the ratio means nothing. */
#define RATIO_FROM (64 * 1024 * 1024)
#define BLOCK_SIZE (64 * 1024)

typedef struct
{
  struct archive *archive;
  GCancellable *cancellable;
  int fd;
  gint64 file_size;
  gint64 unpacked;    /* bytes unpacked so far */
  gboolean bomb;
  char *name;
  char block[BLOCK_SIZE];
} Pass;

static void
pass_close (gpointer data)
{
  Pass *self = data;

  archive_read_free (self->archive);
  g_clear_object (&self->cancellable);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_too_much (Pass   *self,
             gint64  unpacked)
{
  return unpacked > RATIO_FROM && unpacked / MAX_RATIO > self->file_size;
}

/* libarchive calls this even when it skips a file, so it also stops bombs and handles
   cancellation. */
static la_ssize_t
read_cb (struct archive *archive,
         void           *user_data,
         const void    **buffer)
{
  Pass *self = user_data;
  gssize n;

  if (g_cancellable_is_cancelled (self->cancellable))
    return ARCHIVE_FATAL;
  if (is_too_much (self, archive_filter_bytes (archive, 0)))
    {
      self->bomb = TRUE;
      return ARCHIVE_FATAL;
    }

  n = clout_platform_read (self->fd, self->block, sizeof self->block);
  if (n < 0)
    archive_set_error (archive, errno, "%s", g_strerror (errno));
  *buffer = self->block;

  return n < 0 ? ARCHIVE_FATAL : n;
}

static la_int64_t
seek_cb (struct archive *archive,
         void           *user_data,
         la_int64_t      offset,
         int             whence)
{
  Pass *self = user_data;
  gint64 at = clout_platform_seek (self->fd, offset, whence);

  return at < 0 ? ARCHIVE_FATAL : at;
}

/* A file that starts like a .zip or .gz but can't be read was truncated. */
static gboolean
looks_packed (int fd)
{
  char head[2];

  return clout_platform_read_at (fd, head, sizeof head, 0) == sizeof head
         && (memcmp (head, "PK", 2) == 0 || memcmp (head, "\037\213", 2) == 0);
}

static void
set_error (Pass    *self,
           GError **error)
{
  const char *detail = archive_error_string (self->archive);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  if (self->bomb)
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_HOSTILE,
                         "The archive unpacks to far more than any export");
  else if (archive_format (self->archive) == 0 && !looks_packed (self->fd))
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNKNOWN,
                         "Neither a .zip nor a .tar.gz file");
  else
    g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                 "The archive is damaged: %s", detail != NULL ? detail : "unknown");
}

static int
open_regular (const char  *path,
              gint64      *ret_size,
              GError     **error)
{
  CloutFileStatus status;
  int fd = clout_platform_open_chosen (path);

  if (fd >= 0 && clout_platform_look_at_open (fd, &status)
      && status.kind == CLOUT_FILE_KIND_PLAIN)
    {
      *ret_size = status.size;
      return fd;
    }

  g_set_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNREADABLE,
               "The archive cannot be opened: %s", fd < 0 ? g_strerror (errno) : "not a file");
  if (fd >= 0)
    g_close (fd, NULL);

  return -1;
}

/* Enables only formats that exports use. A .zip is read by its directory only, because a
   truncated one would look complete when read as a stream. */
static struct archive *
new_reader (Pass *self)
{
  struct archive *archive = archive_read_new ();

  archive_read_support_filter_gzip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_format_zip_seekable (archive);
  archive_read_set_read_callback (archive, read_cb);
  archive_read_set_seek_callback (archive, seek_cb);
  archive_read_set_callback_data (archive, self);

  return archive;
}

static gpointer
pass_open (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  Pass *self = g_new0 (Pass, 1);

  self->fd = open_regular (path, &self->file_size, error);
  if (self->fd < 0)
    {
      pass_close (self);
      return NULL;
    }

  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->archive = new_reader (self);
  if (archive_read_open1 (self->archive) < ARCHIVE_WARN)
    {
      set_error (self, error);
      pass_close (self);
      return NULL;
    }

  return self;
}

static gboolean
check_entry (struct archive_entry  *entry,
             GError               **error)
{
  gboolean is_link = archive_entry_symlink (entry) != NULL
                     || archive_entry_hardlink (entry) != NULL
                     || archive_entry_filetype (entry) == AE_IFLNK;
  const char *fault = is_link ? "a link" : archive_entry_is_encrypted (entry) ? "encrypted" : NULL;

  if (fault == NULL)
    return TRUE;

  g_set_error (error, CLOUT_ARCHIVE_ERROR,
               is_link ? CLOUT_ARCHIVE_ERROR_HOSTILE : CLOUT_ARCHIVE_ERROR_UNREADABLE,
               "A file in the archive is %s", fault);
  return FALSE;
}

/* libarchive loses letters when it converts names from other encodings to UTF-8, so use the raw
   bytes. */
static const char *
get_name (struct archive_entry *entry)
{
  const char *bytes = archive_entry_pathname (entry);
  const char *text = archive_entry_pathname_utf8 (entry);

  if (bytes == NULL && text == NULL)
    return CLOUT_CONTAINER_NO_NAME;

  return text == NULL || (bytes != NULL && !g_utf8_validate (bytes, -1, NULL)) ? bytes : text;
}

static gboolean
pass_next (gpointer      data,
           const char  **ret_name,
           gint64       *ret_size,
           GError      **error)
{
  Pass *self = data;
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (self->archive, &entry)) >= ARCHIVE_WARN
         && status != ARCHIVE_EOF)
    {
      const char *name = get_name (entry);

      if (!check_entry (entry, error))
        return FALSE;
      if (archive_entry_filetype (entry) != AE_IFREG)
        continue;

      g_free (self->name);
      self->name = g_strdup (g_str_has_prefix (name, "./") ? name + 2 : name);
      *ret_name = self->name;
      *ret_size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : -1;
      return TRUE;
    }

  if (status != ARCHIVE_EOF)
    set_error (self, error);

  return FALSE;
}

static gssize
pass_read (gpointer   data,
           char      *buffer,
           gsize      size,
           GError   **error)
{
  Pass *self = data;
  la_ssize_t n = archive_read_data (self->archive, buffer, size);

  if (n > 0)
    self->unpacked += n;
  self->bomb = self->bomb || is_too_much (self, self->unpacked);
  if (n >= 0 && !self->bomb)
    return n;

  set_error (self, error);
  return -1;
}

const CloutContainerKind clout_container_packed = {
  .open = pass_open,
  .next = pass_next,
  .read = pass_read,
  .close = pass_close,
};
