/* test-damaged-log.c: recovers as much from a damaged log as SQLite reads, even if the file is
 * damaged too.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "store/fixture.h"
#include "store/backup/salvage.h"

#define LOG_HEADER 32
#define FRAME (24 + 4096)
#define CHECKED 30
#define LOGGED 12

typedef enum
{
  OVERWRITE,
  CUT,
  APPEND,
  FLIP
} How;

/* Damages a byte of the log; a negative offset counts from the end. */
typedef struct
{
  const char *name;
  How how;
  gssize offset;
  gsize length;
} Damage;

static const char *const tables[] = { "account", "person", "post", "reaction", "remark", "cursor",
                                      "tag", "post_tag" };

static void
write_pair (const char *path,
            GBytes     *file,
            GBytes     *log)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (file, NULL),
                                      (gssize) g_bytes_get_size (file), NULL));
  g_assert_true (g_file_set_contents (log_path, g_bytes_get_data (log, NULL),
                                      (gssize) g_bytes_get_size (log), NULL));
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* Leaves a file with CHECKED posts, and a log with LOGGED more, each in its own transaction. */
static void
fill (Fixture  *f,
      GBytes  **ret_file,
      GBytes  **ret_log)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr(GError) error = NULL;

  store_upsert_pages (f->store, account, 0, CHECKED, &error);
  store_reopen (f);
  store_upsert_pages (f->store, account, CHECKED, CHECKED + LOGGED, &error);
  g_assert_no_error (error);
  *ret_file = read_bytes (f->path);
  *ret_log = read_bytes (log);
  store_close (&f->store);
  g_assert_cmpuint (g_bytes_get_size (*ret_log), >, LOG_HEADER + 2 * LOGGED * FRAME);
}

static GBytes *
damage (GBytes       *log,
        const Damage *damage)
{
  gsize size = g_bytes_get_size (log);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gsize offset = damage->offset < 0 ? size - (gsize) -damage->offset : (gsize) damage->offset;

  g_byte_array_append (bytes, g_bytes_get_data (log, NULL), (guint) size);
  g_assert_cmpuint (offset, <=, size);
  if (damage->how == CUT)
    g_byte_array_set_size (bytes, (guint) offset);
  else if (damage->how == APPEND)
    {
      g_byte_array_set_size (bytes, (guint) (size + damage->length));
      memset (bytes->data + size, 0xa5, damage->length);
    }
  else
    for (gsize i = 0; i < damage->length; i++)
      bytes->data[offset + i] ^= damage->how == FLIP ? 1 : 0xff;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gint64
count (const char *path,
       const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);

  return store_count (path, sql);
}

static void
assert_counts (const char *path,
               const char *reference)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (count (path, tables[i]), ==, count (reference, tables[i]));
  g_assert_cmpint (count (path, "post"), >=, CHECKED);
  g_test_message ("%" G_GINT64_FORMAT " posts", count (path, "post"));
}

static void
test_damage (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *reference = g_build_filename (f->folder, "reference.db", NULL);
  g_autoptr(GBytes) file = NULL;
  g_autoptr(GBytes) log = NULL;
  g_autoptr(GBytes) damaged = NULL;
  g_autofree char *sound = NULL;

  fill (f, &file, &log);
  damaged = damage (log, data);
  write_pair (reference, file, damaged);
  write_pair (f->path, file, damaged);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  sound = store_ask (f->path, "PRAGMA integrity_check");
  g_assert_cmpstr (sound, ==, "ok");
  assert_counts (f->path, reference);
}

/* The first page is lost if the log has no valid copy of it. */
static void
test_salvage (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *reference = g_build_filename (f->folder, "reference.db", NULL);
  g_autofree char *fresh = g_build_filename (f->folder, "fresh.db", NULL);
  g_autoptr(GBytes) file = NULL;
  g_autoptr(GBytes) log = NULL;
  g_autoptr(GBytes) damaged = NULL;
  CloutStoreSalvage salvage;
  g_autoptr(GError) error = NULL;

  fill (f, &file, &log);
  damaged = damage (log, data);
  write_pair (reference, file, damaged);
  write_pair (f->path, file, damaged);
  store_damage (f->path, 0, 4096);
  g_assert_true (g_file_set_contents (fresh, "", 0, NULL));
  clout_salvage (f->path, fresh, &salvage, &error);
  g_assert_no_error (error);
  assert_counts (fresh, reference);
}

/* The log's index is rebuilt from the log. */
static void
test_index (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *index = g_strconcat (f->path, "-shm", NULL);
  g_autofree char *rubbish = g_strnfill (32768, 'z');
  g_autoptr(GBytes) file = NULL;
  g_autoptr(GBytes) log = NULL;

  fill (f, &file, &log);
  write_pair (f->path, file, log);
  g_assert_true (g_file_set_contents (index, rubbish, 32768, NULL));
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (count (f->path, "post"), ==, CHECKED + LOGGED);
}

int
main (int    argc,
      char **argv)
{
  static const Damage damages[] = {
    { "whole", APPEND, 0, 0 },
    { "magic", OVERWRITE, 0, 4 },
    { "page-size", FLIP, 10, 1 },
    { "salt", FLIP, 16, 1 },
    { "header-checksum", FLIP, 24, 1 },
    { "first-frame", OVERWRITE, LOG_HEADER + 24, 100 },
    { "first-frame-header", OVERWRITE, LOG_HEADER, 24 },
    { "frame-data", FLIP, LOG_HEADER + 10 * FRAME + 2000, 1 },
    { "frame-number", FLIP, LOG_HEADER + 10 * FRAME + 3, 1 },
    { "frame-commit", FLIP, LOG_HEADER + 10 * FRAME + 7, 1 },
    { "frame-salt", FLIP, LOG_HEADER + 10 * FRAME + 8, 1 },
    { "frame-checksum", FLIP, LOG_HEADER + 10 * FRAME + 20, 1 },
    { "last-frame", OVERWRITE, -FRAME, 24 },
    { "last-byte", FLIP, -1, 1 },
    { "many-frames", OVERWRITE, LOG_HEADER + 8 * FRAME, 12 * FRAME },
    { "cut-in-a-frame", CUT, -100, 0 },
    { "cut-behind-a-frame", CUT, LOG_HEADER + 15 * FRAME, 0 },
    { "cut-in-a-frame-header", CUT, LOG_HEADER + 15 * FRAME + 10, 0 },
    { "cut-to-the-header", CUT, LOG_HEADER, 0 },
    { "cut-in-the-header", CUT, 20, 0 },
    { "empty", CUT, 0, 0 },
    { "rubbish-behind", APPEND, 0, 3 * FRAME + 77 },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/damaged-log/", damages[i].name, NULL);
      g_autofree char *both = g_strconcat (path, "-and-file", NULL);

      g_test_add (path, Fixture, &damages[i], store_set_up, test_damage, store_tear_down);
      g_test_add (both, Fixture, &damages[i], store_set_up, test_salvage, store_tear_down);
    }
  g_test_add ("/store/damaged-log/index", Fixture, NULL, store_set_up, test_index,
              store_tear_down);
  return g_test_run ();
}
