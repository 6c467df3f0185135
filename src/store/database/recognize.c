/* recognize.c: decides whether a file that can't be opened was a store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/recognize.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/database/sql.h"

/* Page size of every store. */
#define PAGE 4096

#define FILE_HEADER 100
#define LOG_HEADER 32

/* SQLite defragments pages with more loose bytes. */
#define MAX_LOOSE_BYTES 60

static guint
get_u16 (const guint8 *p)
{
  return ((guint) p[0] << 8) | p[1];
}

/* A truncated file may end within SQLite's magic string. */
static gboolean
has_magic (const guint8 *bytes,
           gsize         length)
{
  return length >= strlen ("SQLite") && memcmp (bytes, "SQLite format 3", MIN (length, 16)) == 0;
}

/* For the format, see https://www.sqlite.org/fileformat2.html. In random bytes, about one page
   in a billion matches all of this. */
static gboolean
is_tree_page (const guint8 *page,
              guint         start)
{
  const guint8 *header = page + start;
  gboolean interior = header[0] == 0x02 || header[0] == 0x05;
  guint cells = start + (interior ? 12 : 8);
  guint n = get_u16 (header + 3);
  guint content = get_u16 (header + 5);
  guint end = cells + 2 * n;

  if ((!interior && header[0] != 0x0a && header[0] != 0x0d) || n == 0 || end > content
      || content > PAGE - 4 || header[7] > MAX_LOOSE_BYTES)
    return FALSE;
  for (guint at = cells; at < end; at += 2)
    if (get_u16 (page + at) < content || get_u16 (page + at) > PAGE - 4)
      return FALSE;
  return TRUE;
}

/* A file system that lost a file's contents leaves zeros. */
static gboolean
is_zero (const guint8 *bytes,
         gsize         length)
{
  return length > 0 && bytes[0] == 0 && memcmp (bytes, bytes + 1, length - 1) == 0;
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr(GMappedFile) file = g_mapped_file_new (log, FALSE, NULL);
  const guint8 *bytes = file != NULL ? (const guint8 *) g_mapped_file_get_contents (file) : NULL;

  return bytes != NULL && g_mapped_file_get_length (file) > LOG_HEADER
    && get_u16 (bytes) == 0x377f && (get_u16 (bytes + 2) | 1) == 0x0683;
}

/* Looks for SQLite's magic string, for a page of a table or an index, and for a log beside the
   file. */
static gboolean
was_store (const char *path)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const guint8 *bytes = file != NULL ? (const guint8 *) g_mapped_file_get_contents (file) : NULL;
  gsize length = bytes != NULL ? g_mapped_file_get_length (file) : 0;

  if (has_log (path))
    return TRUE;
  if (bytes == NULL)
    return FALSE;
  if (has_magic (bytes, length) || is_zero (bytes, length)
      || (length >= PAGE && is_tree_page (bytes, FILE_HEADER)))
    return TRUE;
  for (gsize page = 1; page < length / PAGE; page++)
    if (is_tree_page (bytes + page * PAGE, 0))
      return TRUE;
  return FALSE;
}

/**
 * clout_store_recognize:
 * @path: the file that was opened
 * @was_suspect: whether it was already marked as suspect
 * @problem: (inout): the error from opening it
 *
 * Changes %CLOUT_STORE_ERROR_DAMAGED to %CLOUT_STORE_ERROR_FOREIGN if nothing in the file or
 * beside it is from SQLite, and deletes the mark that the attempt to open it left. Blocking.
 */
void
clout_store_recognize (const char  *path,
                       gboolean     was_suspect,
                       GError     **problem)
{
  g_autofree char *suspect = clout_sql_suspect (path);

  if (!g_error_matches (*problem, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED)
      || was_store (path))
    return;
  if (!was_suspect)
    g_unlink (suspect);
  g_clear_error (problem);
  g_set_error (problem, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FOREIGN,
               "store: “%s” isn't a database", path);
}
