/* file.c: files on POSIX systems.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const int flags[] = {
  [CLOUT_OPEN_READ] = O_RDONLY | O_NONBLOCK,
  [CLOUT_OPEN_WRITE] = O_RDWR,
  [CLOUT_OPEN_CREATE] = O_RDWR | O_CREAT,
  [CLOUT_OPEN_CREATE_NEW] = O_RDWR | O_CREAT | O_EXCL,
};

/**
 * clout_platform_open:
 * @path: a file
 * @mode: how to open it
 *
 * Opens a file without following a link or waiting for the other end of a pipe. A created file is
 * for this user only.
 *
 * Returns: a file descriptor for g_close(), or -1 with errno, which is ELOOP for a link
 */
int
clout_platform_open (const char    *path,
                     CloutOpenMode  mode)
{
  return g_open (path, flags[mode] | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/**
 * clout_platform_open_chosen:
 * @path: a file that the person chose
 *
 * Opens a file for reading. Follows links, which are the person's decision here.
 *
 * Returns: a file descriptor for g_close(), or -1 with errno
 */
int
clout_platform_open_chosen (const char *path)
{
  return g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
}

static void
fill (const struct stat *from,
      CloutFileStatus   *status)
{
  status->kind = S_ISREG (from->st_mode) ? CLOUT_FILE_KIND_PLAIN
                 : S_ISDIR (from->st_mode) ? CLOUT_FILE_KIND_FOLDER
                 : S_ISLNK (from->st_mode) ? CLOUT_FILE_KIND_LINK : CLOUT_FILE_KIND_OTHER;
  status->size = from->st_size;
  status->modified = from->st_mtime;
}

/**
 * clout_platform_look_at:
 * @path: anything in the file system
 * @ret_status: (out): what it is, of a link and not of its target
 *
 * Returns: %FALSE with errno if that couldn't be found out
 */
gboolean
clout_platform_look_at (const char      *path,
                        CloutFileStatus *ret_status)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    return FALSE;
  fill (&status, ret_status);
  return TRUE;
}

/**
 * clout_platform_look_at_open:
 * @fd: an open file
 * @ret_status: (out): what it is
 *
 * Returns: %FALSE with errno if that couldn't be found out
 */
gboolean
clout_platform_look_at_open (int              fd,
                             CloutFileStatus *ret_status)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return FALSE;
  fill (&status, ret_status);
  return TRUE;
}

/**
 * clout_platform_make_private:
 * @path: a file of this user
 *
 * Removes other users' permissions.
 *
 * Returns: %FALSE with errno if they couldn't be removed
 */
gboolean
clout_platform_make_private (const char *path)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    return FALSE;
  return (status.st_mode & 077) == 0 || chmod (path, status.st_mode & 0700) == 0;
}

/**
 * clout_platform_resolve_folder:
 * @folder: an existing folder
 *
 * Returns: (transfer full): its absolute path without links, or %NULL with errno
 */
char *
clout_platform_resolve_folder (const char *folder)
{
  char *real = realpath (folder, NULL);
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

/**
 * clout_platform_read:
 * @fd: an open file
 * @buffer: (out caller-allocates) (array length=size): where to store the bytes
 * @size: number of bytes
 *
 * Returns: how many bytes were read, 0 at the end, or -1 with errno
 */
gssize
clout_platform_read (int    fd,
                     void  *buffer,
                     gsize  size)
{
  gssize n;

  do
    n = read (fd, buffer, size);
  while (n < 0 && errno == EINTR);
  return n;
}

/**
 * clout_platform_read_at:
 * @fd: an open file
 * @buffer: (out caller-allocates) (array length=size): where to store the bytes
 * @size: number of bytes
 * @offset: bytes from the start of the file
 *
 * Returns: how many bytes were read, 0 at the end, or -1 with errno
 */
gssize
clout_platform_read_at (int     fd,
                        void   *buffer,
                        gsize   size,
                        gint64  offset)
{
  return pread (fd, buffer, size, offset);
}

/**
 * clout_platform_write_at:
 * @fd: an open file
 * @data: (array length=size): bytes to write
 * @size: number of bytes
 * @offset: bytes from the start of the file
 *
 * Returns: how many bytes were written, or -1 with errno
 */
gssize
clout_platform_write_at (int         fd,
                         const void *data,
                         gsize       size,
                         gint64      offset)
{
  return pwrite (fd, data, size, offset);
}

/**
 * clout_platform_seek:
 * @fd: an open file
 * @offset: bytes
 * @whence: SEEK_SET, SEEK_CUR or SEEK_END
 *
 * Returns: the new position in bytes from the start, or -1 with errno
 */
gint64
clout_platform_seek (int    fd,
                     gint64 offset,
                     int    whence)
{
  return lseek (fd, offset, whence);
}

/**
 * clout_platform_lock:
 * @fd: an open file
 *
 * Takes the file's exclusive lock if it is free. The lock ends when the file is closed, at the
 * latest with the process.
 *
 * Returns: %FALSE with errno, which is EWOULDBLOCK while another open file has the lock
 */
gboolean
clout_platform_lock (int fd)
{
  int result;

  do
    result = flock (fd, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

/**
 * clout_platform_open_lock:
 * @path: a file, which needn't exist
 *
 * Opens what programs lock while they replace @path: its folder.
 *
 * Returns: a file descriptor for clout_platform_lock() and g_close(), or -1 with errno
 */
int
clout_platform_open_lock (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
}

/**
 * clout_platform_is_quota:
 * @problem: errno
 *
 * Returns: whether the user's share of the disk is full
 */
gboolean
clout_platform_is_quota (int problem)
{
  return problem == EDQUOT;
}
