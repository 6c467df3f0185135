/* file.c: files on Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <io.h>
#include <string.h>
#include <windows.h>
#include <aclapi.h>

/* Seconds from 1601, where Windows' time begins, to 1970. */
#define EPOCH G_GINT64_CONSTANT (11644473600)

/* The codes that callers tell apart. */
static int
errno_of (DWORD code)
{
  switch (code)
    {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_NAME:
    case ERROR_BAD_PATHNAME:
      return ENOENT;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
      return EEXIST;
    case ERROR_ACCESS_DENIED:
    case ERROR_SHARING_VIOLATION:
      return EACCES;
    case ERROR_LOCK_VIOLATION:
    case ERROR_IO_PENDING:
      return EWOULDBLOCK;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
      return ENOSPC;
    case ERROR_WRITE_PROTECT:
      return EROFS;
    case ERROR_TOO_MANY_OPEN_FILES:
      return EMFILE;
    case ERROR_NOT_ENOUGH_MEMORY:
      return ENOMEM;
    default:
      return EIO;
    }
}

static gboolean
set_errno (void)
{
  errno = errno_of (GetLastError ());
  return FALSE;
}

/* Other programs may delete and rename what this one has open, as on POSIX systems. */
static HANDLE
open_handle (const char    *path,
             CloutOpenMode  mode,
             gboolean       follow)
{
  static const DWORD dispositions[] = {
    [CLOUT_OPEN_READ] = OPEN_EXISTING,
    [CLOUT_OPEN_WRITE] = OPEN_EXISTING,
    [CLOUT_OPEN_CREATE] = OPEN_ALWAYS,
    [CLOUT_OPEN_CREATE_NEW] = CREATE_NEW,
  };
  g_autofree wchar_t *wide = (wchar_t *) g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  DWORD access = mode == CLOUT_OPEN_READ ? GENERIC_READ : GENERIC_READ | GENERIC_WRITE;

  if (wide == NULL)
    {
      SetLastError (ERROR_INVALID_NAME);
      return INVALID_HANDLE_VALUE;
    }
  return CreateFileW (wide, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                      dispositions[mode],
                      FILE_FLAG_BACKUP_SEMANTICS | (follow ? 0 : FILE_FLAG_OPEN_REPARSE_POINT),
                      NULL);
}

/* Only symbolic links and junctions lead elsewhere; files kept in the cloud, for one, have
   reparse points too. */
static gboolean
is_link (HANDLE handle)
{
  FILE_ATTRIBUTE_TAG_INFO tag;

  return GetFileInformationByHandleEx (handle, FileAttributeTagInfo, &tag, sizeof tag)
    && (tag.FileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0
    && (tag.ReparseTag == IO_REPARSE_TAG_SYMLINK || tag.ReparseTag == IO_REPARSE_TAG_MOUNT_POINT);
}

static gboolean
look_at (HANDLE           handle,
         CloutFileStatus *status)
{
  BY_HANDLE_FILE_INFORMATION info;
  gint64 ticks;

  if (!GetFileInformationByHandle (handle, &info))
    return set_errno ();
  ticks = (gint64) info.ftLastWriteTime.dwHighDateTime << 32 | info.ftLastWriteTime.dwLowDateTime;
  status->kind = is_link (handle) ? CLOUT_FILE_KIND_LINK
                 : (info.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0 ? CLOUT_FILE_KIND_FOLDER
                 : GetFileType (handle) == FILE_TYPE_DISK ? CLOUT_FILE_KIND_PLAIN
                 : CLOUT_FILE_KIND_OTHER;
  status->size = (gint64) info.nFileSizeHigh << 32 | info.nFileSizeLow;
  status->modified = ticks / 10000000 - EPOCH;
  return TRUE;
}

static int
open_file (const char    *path,
           CloutOpenMode  mode,
           gboolean       follow)
{
  HANDLE handle = open_handle (path, mode, follow);
  int fd;

  if (handle == INVALID_HANDLE_VALUE)
    {
      set_errno ();
      return -1;
    }
  if (!follow && is_link (handle))
    {
      CloseHandle (handle);
      errno = ELOOP;
      return -1;
    }
  fd = _open_osfhandle ((intptr_t) handle, O_BINARY | O_NOINHERIT
                                             | (mode == CLOUT_OPEN_READ ? O_RDONLY : O_RDWR));
  if (fd < 0)
    CloseHandle (handle);
  return fd;
}

/* posix/file.c documents these functions. */

int
clout_platform_open (const char    *path,
                     CloutOpenMode  mode)
{
  int fd = open_file (path, mode, FALSE);

  if (fd >= 0 && mode != CLOUT_OPEN_READ && mode != CLOUT_OPEN_WRITE)
    clout_platform_make_private (path);
  return fd;
}

int
clout_platform_open_chosen (const char *path)
{
  return open_file (path, CLOUT_OPEN_READ, TRUE);
}

gboolean
clout_platform_look_at (const char      *path,
                        CloutFileStatus *ret_status)
{
  HANDLE handle = open_handle (path, CLOUT_OPEN_READ, FALSE);
  gboolean done;

  if (handle == INVALID_HANDLE_VALUE)
    return set_errno ();
  done = look_at (handle, ret_status);
  CloseHandle (handle);
  return done;
}

gboolean
clout_platform_look_at_open (int              fd,
                             CloutFileStatus *ret_status)
{
  return look_at ((HANDLE) _get_osfhandle (fd), ret_status);
}

/* Returns (transfer full) (nullable): the user that this process runs as; free with g_free(). */
static TOKEN_USER *
dup_user (void)
{
  TOKEN_USER *user = NULL;
  HANDLE token;
  DWORD size = 0;

  if (!OpenProcessToken (GetCurrentProcess (), TOKEN_QUERY, &token))
    return NULL;
  GetTokenInformation (token, TokenUser, NULL, 0, &size);
  user = g_malloc (size);
  if (!GetTokenInformation (token, TokenUser, user, size, &size))
    g_clear_pointer (&user, g_free);
  CloseHandle (token);
  return user;
}

/* An access control list with this user alone, which inherits nothing from the folder. */
gboolean
clout_platform_make_private (const char *path)
{
  g_autofree wchar_t *wide = (wchar_t *) g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  g_autofree TOKEN_USER *user = dup_user ();
  EXPLICIT_ACCESSW access = {
    .grfAccessPermissions = FILE_ALL_ACCESS,
    .grfAccessMode = SET_ACCESS,
    .grfInheritance = NO_INHERITANCE,
  };
  ACL *list = NULL;
  DWORD code;

  if (wide == NULL || user == NULL)
    {
      errno = EINVAL;
      return FALSE;
    }
  BuildTrusteeWithSidW (&access.Trustee, user->User.Sid);
  code = SetEntriesInAclW (1, &access, NULL, &list);
  if (code == ERROR_SUCCESS)
    code = SetNamedSecurityInfoW (wide, SE_FILE_OBJECT,
                                  DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                  NULL, NULL, list, NULL);
  LocalFree (list);
  errno = errno_of (code);
  return code == ERROR_SUCCESS;
}

char *
clout_platform_resolve_folder (const char *folder)
{
  HANDLE handle = open_handle (folder, CLOUT_OPEN_READ, TRUE);
  wchar_t wide[32768];
  DWORD length;
  char *path;

  if (handle == INVALID_HANDLE_VALUE)
    {
      set_errno ();
      return NULL;
    }
  length = GetFinalPathNameByHandleW (handle, wide, G_N_ELEMENTS (wide), FILE_NAME_NORMALIZED);
  if (length == 0 || length >= G_N_ELEMENTS (wide))
    set_errno ();
  CloseHandle (handle);
  if (length == 0 || length >= G_N_ELEMENTS (wide))
    return NULL;
  path = g_utf16_to_utf8 ((gunichar2 *) wide, length, NULL, NULL, NULL);
  /* SQLite doesn't know this prefix of long paths; other programs show it to people. */
  if (path != NULL && g_str_has_prefix (path, "\\\\?\\") && !g_str_has_prefix (path, "\\\\?\\UNC"))
    memmove (path, path + 4, strlen (path + 4) + 1);
  return path;
}

gssize
clout_platform_read (int    fd,
                     void  *buffer,
                     gsize  size)
{
  return _read (fd, buffer, MIN (size, G_MAXINT));
}

gssize
clout_platform_read_at (int     fd,
                        void   *buffer,
                        gsize   size,
                        gint64  offset)
{
  gint64 before = _lseeki64 (fd, 0, SEEK_CUR);
  gssize n = before < 0 || _lseeki64 (fd, offset, SEEK_SET) < 0
    ? -1 : clout_platform_read (fd, buffer, size);

  _lseeki64 (fd, before, SEEK_SET);
  return n;
}

gssize
clout_platform_write_at (int         fd,
                         const void *data,
                         gsize       size,
                         gint64      offset)
{
  gint64 before = _lseeki64 (fd, 0, SEEK_CUR);
  gssize n = before < 0 || _lseeki64 (fd, offset, SEEK_SET) < 0
    ? -1 : _write (fd, data, MIN (size, G_MAXINT));

  _lseeki64 (fd, before, SEEK_SET);
  return n;
}

gint64
clout_platform_seek (int    fd,
                     gint64 offset,
                     int    whence)
{
  return _lseeki64 (fd, offset, whence);
}

/* Locks a byte far behind the end, because Windows keeps others from reading what is locked. */
gboolean
clout_platform_lock (int fd)
{
  OVERLAPPED place = { .Offset = 0, .OffsetHigh = 0x7fffffff };

  return LockFileEx ((HANDLE) _get_osfhandle (fd),
                     LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place)
    || set_errno ();
}

/* A folder can't be locked here. */
int
clout_platform_open_lock (const char *path)
{
  g_autofree char *name = g_strconcat (path, "-lock", NULL);

  return clout_platform_open (name, CLOUT_OPEN_CREATE);
}

gboolean
clout_platform_is_quota (int problem)
{
  return FALSE;
}
