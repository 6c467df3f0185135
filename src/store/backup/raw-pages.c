/* raw-pages.c: reads rows of a damaged database without SQLite.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/raw-pages.h"

#include <string.h>

/* For the format, see https://www.sqlite.org/fileformat2.html. The file isn't trusted: each
   offset is checked against its page, and each page is visited once per tree. */
#define FILE_HEADER 100
#define LOG_HEADER 32
#define FRAME_HEADER 24
#define USUAL_PAGE 4096

/* Deeper trees are loops. */
#define MAX_DEPTH 40

enum
{
  INDEX_INTERIOR = 0x02,
  TABLE_INTERIOR = 0x05,
  INDEX_LEAF = 0x0a,
  TABLE_LEAF = 0x0d
};

struct _CloutRawPages
{
  GMappedFile *file;
  GMappedFile *log;
  GHashTable *logged; /* page number → its bytes in the log */
  gsize page_size;
  gsize usable;
  guint32 version;
};

/* A walk through a tree. */
typedef struct
{
  CloutRawPages *pages;
  GHashTable *seen;
  CloutRawRowFunc func;
  gpointer data;
} Walk;

static guint32
get_u16 (const guint8 *p)
{
  return ((guint32) p[0] << 8) | p[1];
}

static guint32
get_u32 (const guint8 *p)
{
  return (get_u16 (p) << 16) | get_u16 (p + 2);
}

/* Returns its number of bytes, or 0 if it doesn't end before @end. */
static gsize
get_varint (const guint8 *p,
            const guint8 *end,
            guint64      *ret_value)
{
  guint64 value = 0;

  for (gsize i = 0; i < 9 && p + i < end; i++)
    {
      if (i == 8)
        {
          *ret_value = (value << 8) | p[i];
          return 9;
        }
      value = (value << 7) | (p[i] & 0x7f);
      if ((p[i] & 0x80) == 0)
        {
          *ret_value = value;
          return i + 1;
        }
    }
  return 0;
}

static void
add_sums (const guint8 *bytes,
          gsize         length,
          gboolean      big_endian,
          guint32       sums[2])
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 first;
      guint32 second;

      memcpy (&first, bytes + i, 4);
      memcpy (&second, bytes + i + 4, 4);
      first = big_endian ? GUINT32_FROM_BE (first) : GUINT32_FROM_LE (first);
      second = big_endian ? GUINT32_FROM_BE (second) : GUINT32_FROM_LE (second);
      sums[0] += first + sums[1];
      sums[1] += second + sums[0];
    }
}

/* As in SQLite, frames are valid up to the last commit before the first damaged one. */
static void
read_log (CloutRawPages *self)
{
  const guint8 *log = (const guint8 *) g_mapped_file_get_contents (self->log);
  gsize length = g_mapped_file_get_length (self->log);
  gsize frame = FRAME_HEADER + self->page_size;
  g_autoptr(GHashTable) open = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer number;
  gpointer bytes;
  guint32 sums[2] = { 0, 0 };

  if (length < LOG_HEADER || (get_u32 (log) & ~1U) != 0x377f0682
      || get_u32 (log + 8) != self->page_size)
    return;
  add_sums (log, 24, log[3] & 1, sums);
  if (sums[0] != get_u32 (log + 24) || sums[1] != get_u32 (log + 28))
    return;
  for (const guint8 *p = log + LOG_HEADER; (gsize) (log + length - p) >= frame; p += frame)
    {
      add_sums (p, 8, log[3] & 1, sums);
      add_sums (p + FRAME_HEADER, self->page_size, log[3] & 1, sums);
      if (memcmp (p + 8, log + 16, 8) != 0
          || sums[0] != get_u32 (p + 16) || sums[1] != get_u32 (p + 20))
        return;
      g_hash_table_insert (open, GUINT_TO_POINTER (get_u32 (p)), (gpointer) (p + FRAME_HEADER));
      if (get_u32 (p + 4) == 0)
        continue;
      g_hash_table_iter_init (&iter, open);
      while (g_hash_table_iter_next (&iter, &number, &bytes))
        g_hash_table_insert (self->logged, number, bytes);
      g_hash_table_remove_all (open);
    }
}

static gboolean
is_page_size (gsize size)
{
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

/* Clout's files have the default page size, so the header isn't needed. */
static void
read_header (CloutRawPages *self)
{
  const guint8 *header = (const guint8 *) g_mapped_file_get_contents (self->file);

  self->page_size = USUAL_PAGE;
  self->usable = USUAL_PAGE;
  if (g_mapped_file_get_length (self->file) < FILE_HEADER
      || memcmp (header, "SQLite format 3", 16) != 0)
    return;
  if (is_page_size (get_u16 (header + 16) == 1 ? 65536 : get_u16 (header + 16)))
    self->page_size = get_u16 (header + 16) == 1 ? 65536 : get_u16 (header + 16);
  self->usable = self->page_size;
  self->version = get_u32 (header + 60);
}

/**
 * clout_raw_pages_new:
 * @path: a database with its log; both are only read
 *
 * Returns: (transfer full): its pages, or %NULL with a #GFileError
 */
CloutRawPages *
clout_raw_pages_new (const char  *path,
                     GError     **error)
{
  g_autoptr(CloutRawPages) self = g_new0 (CloutRawPages, 1);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  self->logged = g_hash_table_new (NULL, NULL);
  self->file = g_mapped_file_new (path, FALSE, error);
  if (self->file == NULL)
    return NULL;
  read_header (self);
  self->log = g_mapped_file_new (log, FALSE, NULL);
  if (self->log != NULL)
    read_log (self);
  return g_steal_pointer (&self);
}

void
clout_raw_pages_free (CloutRawPages *self)
{
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_clear_pointer (&self->log, g_mapped_file_unref);
  g_hash_table_unref (self->logged);
  g_free (self);
}

/* Returns the schema version, or 0 if it can't be read. */
guint32
clout_raw_pages_get_version (CloutRawPages *self)
{
  const guint8 *first = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (1));

  return first != NULL ? get_u32 (first + 60) : self->version;
}

static const guint8 *
get_page (CloutRawPages *self,
          guint32        number)
{
  const guint8 *bytes = g_hash_table_lookup (self->logged, GUINT_TO_POINTER (number));

  if (bytes != NULL)
    return bytes;
  if (number == 0 || number > g_mapped_file_get_length (self->file) / self->page_size)
    return NULL;
  return (const guint8 *) g_mapped_file_get_contents (self->file)
    + (number - 1) * self->page_size;
}

/* Returns the number of bytes of a value of this serial type. */
static guint64
get_size (guint64 serial)
{
  static const guint8 sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < G_N_ELEMENTS (sizes) ? sizes[serial] : (serial - 12) / 2;
}

static CloutRawValue
get_value (guint64       serial,
           const guint8 *p)
{
  CloutRawValue value = { SQLITE_INTEGER, serial == 9, 0, p, get_size (serial) };
  guint64 number = value.length > 0 && serial < 7 && (p[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  if (serial >= 12)
    {
      value.type = serial % 2 == 1 ? SQLITE_TEXT : SQLITE_BLOB;
      return value;
    }
  for (gsize i = 0; i < value.length; i++)
    number = (number << 8) | p[i];
  if (serial == 0)
    value.type = SQLITE_NULL;
  else if (serial < 7)
    value.number = (gint64) number;
  else if (serial == 7)
    {
      value.type = SQLITE_FLOAT;
      memcpy (&value.real, &number, sizeof number);
    }
  return value;
}

static void
read_record (Walk         *walk,
             gint64        rowid,
             const guint8 *record,
             gsize         length)
{
  CloutRawValue values[CLOUT_RAW_MAX_VALUES];
  guint64 header;
  gsize at = get_varint (record, record + length, &header);
  gsize body = header;
  guint n = 0;

  if (at == 0 || header > length)
    return;
  while (at < header && n < CLOUT_RAW_MAX_VALUES)
    {
      guint64 serial;
      gsize taken = get_varint (record + at, record + header, &serial);

      if (taken == 0 || serial == 10 || serial == 11 || get_size (serial) > length - body)
        return;
      values[n++] = get_value (serial, record + body);
      at += taken;
      body += get_size (serial);
    }
  if (at == header && n > 0)
    walk->func (rowid, values, n, walk->data);
}

/* Returns how much of a payload of this length is on its own page. */
static gsize
get_local (CloutRawPages *pages,
           guint64        length,
           gboolean       table)
{
  gsize usable = pages->usable;
  gsize most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  gsize least = (usable - 12) * 32 / 255 - 23;
  gsize local;

  if (length <= most)
    return length;
  local = least + (length - least) % (usable - 4);
  return local <= most ? local : least;
}

/* Assembles a payload that continues on overflow pages. */
static guint8 *
gather (CloutRawPages *pages,
        const guint8  *start,
        gsize          local,
        gsize          length)
{
  guint8 *whole;
  gsize got = local;
  guint32 next = get_u32 (start + local);

  if (length > g_mapped_file_get_length (pages->file)
      + (pages->log != NULL ? g_mapped_file_get_length (pages->log) : 0))
    return NULL;
  whole = g_malloc (length);
  memcpy (whole, start, local);
  while (got < length)
    {
      const guint8 *page = get_page (pages, next);
      gsize part = MIN (length - got, pages->usable - 4);

      if (page == NULL)
        {
          g_free (whole);
          return NULL;
        }
      memcpy (whole + got, page + 4, part);
      got += part;
      next = get_u32 (page);
    }
  return whole;
}

static void
read_cell (Walk         *walk,
           const guint8 *page,
           gsize         at,
           gboolean      table)
{
  const guint8 *end = page + walk->pages->usable;
  const guint8 *p = page + at;
  guint64 length;
  guint64 rowid = 0;
  gsize taken = get_varint (p, end, &length);
  gsize local;

  if (taken == 0)
    return;
  p += taken;
  if (table && (taken = get_varint (p, end, &rowid)) == 0)
    return;
  p += table ? taken : 0;
  local = get_local (walk->pages, length, table);
  if (local > (gsize) (end - p) || (local < length && local + 4 > (gsize) (end - p)))
    return;
  if (local == length)
    read_record (walk, (gint64) rowid, p, length);
  else
    {
      g_autofree guint8 *whole = gather (walk->pages, p, local, length);

      if (whole != NULL)
        read_record (walk, (gint64) rowid, whole, length);
    }
}

static void
read_tree (Walk    *walk,
           guint32  number,
           guint    depth)
{
  const guint8 *page = get_page (walk->pages, number);
  gsize start = number == 1 ? FILE_HEADER : 0;
  gboolean interior;
  guint n;
  gsize cells;

  if (page == NULL || depth > MAX_DEPTH
      || !g_hash_table_add (walk->seen, GUINT_TO_POINTER (number)))
    return;
  interior = page[start] == INDEX_INTERIOR || page[start] == TABLE_INTERIOR;
  if (!interior && page[start] != INDEX_LEAF && page[start] != TABLE_LEAF)
    return;
  n = get_u16 (page + start + 3);
  cells = start + (interior ? 12 : 8);
  for (guint i = 0; i < n && cells + 2 * i + 2 <= walk->pages->usable; i++)
    {
      gsize at = get_u16 (page + cells + 2 * i);

      if (at < cells || at + 4 > walk->pages->usable)
        continue;
      if (interior)
        read_tree (walk, get_u32 (page + at), depth + 1);
      if (page[start] != TABLE_INTERIOR)
        read_cell (walk, page, at + (interior ? 4 : 0), page[start] == TABLE_LEAF);
    }
  if (interior)
    read_tree (walk, get_u32 (page + start + 8), depth + 1);
}

/**
 * clout_raw_pages_read:
 * @self: the pages
 * @root: root page of a table or index
 *
 * Calls @func for each row that can be read, and skips the others.
 */
void
clout_raw_pages_read (CloutRawPages   *self,
                      guint32          root,
                      CloutRawRowFunc  func,
                      gpointer         data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  Walk walk = { self, seen, func, data };

  read_tree (&walk, root, 0);
}
