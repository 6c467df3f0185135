/* test-memory.c: a large archive needs no large memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

#define N_TWEETS 400000
#define MOST_GROWTH_KB (64 * 1024)
#define WORDS "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut "

/* The most memory that the process ever had, in kilobytes; 0 where the system does not say. */
static gsize
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;
  gsize peak = 0;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      && (line = strstr (status, "VmHWM:")) != NULL)
    peak = g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);

  return peak;
}

static char *
new_tweet (guint number)
{
  return g_strdup_printf ("{\"tweet\":{\"id_str\":\"%u\",\"full_text\":\"%u %08x " WORDS WORDS WORDS WORDS "\","
                          "\"created_at\":\"Wed Jan 01 12:00:00 +0000 2020\"}}%s\n",
                          number, number, g_str_hash (WORDS) * number,
                          number + 1 < N_TWEETS ? "," : "]");
}

static void
begin_member (struct archive *archive,
              const char     *name,
              gint64          size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

static char *
write_large (const char *dir,
             gint64     *ret_size)
{
  char *path = g_build_filename (dir, "large.zip", NULL);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "compression-level=1");
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  begin_member (archive, pack_x[1].name, strlen (pack_x[1].text));
  archive_write_data (archive, pack_x[1].text, strlen (pack_x[1].text));
  begin_member (archive, "data/tweets.js", -1);
  *ret_size = 0;
  archive_write_data (archive, "x = [", 5);
  for (guint i = 0; i < N_TWEETS; i++)
    {
      g_autofree char *tweet = new_tweet (i);

      *ret_size += archive_write_data (archive, tweet, strlen (tweet));
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}

static void
test_bounded (void)
{
  g_autofree char *dir = pack_new_dir ();
  gint64 size;
  g_autofree char *path = write_large (dir, &size);
  gsize before = get_peak ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutArchive) archive = clout_archive_open (path, NULL, &error);
  gsize total = 0;

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (CloutBatch) batch = clout_archive_next (archive, NULL, NULL, &error);
      gsize n;

      if (batch == NULL)
        break;
      clout_batch_get_posts (batch, &n);
      total += n;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (total, ==, N_TWEETS);
  g_test_message ("%" G_GINT64_FORMAT " bytes read, peak grew by %" G_GSIZE_FORMAT " kB",
                  size, get_peak () - before);
  g_assert_cmpuint (get_peak () - before, <, MOST_GROWTH_KB);
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/memory/bounded", test_bounded);
  return g_test_run ();
}
