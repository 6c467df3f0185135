/* test-junctions.c: links and junctions in an unpacked archive on Windows. Wine can't make them, so
 * the function that tells what they are is replaced.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <windows.h>

#include "archives/archive.h"
#include "pack.h"

typedef BOOL (WINAPI *DescribeFunc) (HANDLE                     handle,
                                     FILE_INFO_BY_HANDLE_CLASS  kind,
                                     void                      *info,
                                     DWORD                      size);

/* What is said to be at the path that ends in @end. */
static struct
{
  const wchar_t *end;
  DWORD tag;
  gboolean asked;
} planted;

static gboolean
is_planted (HANDLE handle)
{
  wchar_t path[1024];
  DWORD length = GetFinalPathNameByHandleW (handle, path, G_N_ELEMENTS (path), 0);
  gsize end = planted.end != NULL ? wcslen (planted.end) : 0;

  return end > 0 && length >= end && length < G_N_ELEMENTS (path)
    && wcscmp (path + length - end, planted.end) == 0;
}

static BOOL WINAPI
describe (HANDLE                     handle,
          FILE_INFO_BY_HANDLE_CLASS  kind,
          void                      *info,
          DWORD                      size)
{
  HMODULE library = GetModuleHandleW (L"kernel32");
  DescribeFunc real = (DescribeFunc) GetProcAddress (library, "GetFileInformationByHandleEx");
  BOOL done = real (handle, kind, info, size);
  FILE_ATTRIBUTE_TAG_INFO *tag = info;

  if (done && kind == FileAttributeTagInfo && is_planted (handle))
    {
      tag->FileAttributes |= FILE_ATTRIBUTE_REPARSE_POINT;
      tag->ReparseTag = planted.tag;
      planted.asked = TRUE;
    }
  return done;
}

/* The linker prefers this to the pointer from Windows' library. */
DescribeFunc __imp_GetFileInformationByHandleEx = describe;

/* Returns: (transfer full) (nullable): what is read of an archive from X. */
static char *
read_with (const wchar_t  *end,
           DWORD           tag,
           GError        **error)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_FOLDER, pack_x);
  char *lines;

  planted.end = end;
  planted.tag = tag;
  planted.asked = FALSE;
  lines = pack_read_all (path, 0, error);
  g_assert_cmpint (planted.asked, ==, end != NULL);
  planted.end = NULL;
  pack_drop (dir);
  return lines;
}

static void
assert_refused (const wchar_t *end,
                DWORD          tag,
                int            code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = read_with (end, tag, &error);

  g_assert_null (lines);
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, code);
}

static void
test_read (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = read_with (NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lines);
}

static void
test_file (void)
{
  assert_refused (L"\\tweets.js", IO_REPARSE_TAG_SYMLINK, CLOUT_ARCHIVE_ERROR_HOSTILE);
}

/* Nothing in it belongs to the archive, of which nothing is left then. */
static void
test_folder (void)
{
  assert_refused (L"\\data", IO_REPARSE_TAG_MOUNT_POINT, CLOUT_ARCHIVE_ERROR_UNKNOWN);
  assert_refused (L"\\data", IO_REPARSE_TAG_SYMLINK, CLOUT_ARCHIVE_ERROR_UNKNOWN);
}

/* OneDrive's files have reparse points too. */
static void
test_cloud (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = read_with (L"\\tweets.js", IO_REPARSE_TAG_CLOUD, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lines);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/junctions/none", test_read);
  g_test_add_func ("/archives/junctions/file", test_file);
  g_test_add_func ("/archives/junctions/folder", test_folder);
  g_test_add_func ("/archives/junctions/cloud", test_cloud);
  return g_test_run ();
}
