/* test-memory.c: reading a large archive from any network doesn't need much memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

/* Size of each archive, unless an argument gives another. */
#define USUAL_MEGABYTES 48
#define MOST_GROWTH_KB (64 * 1024)
#define WORDS "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor " \
  "incididunt ut "

/**
 * Large: an export with repeated items until it reaches the wanted size.
 * @first: %NULL-terminated other members that it needs
 * @member: the large member; with a "%u" in it, each item is a member
 * @item: adds the item with a number
 */
typedef struct
{
  const char *network;
  const PackMember *first;
  const char *member;
  const char *begin;
  const char *separator;
  const char *end;
  void (*item) (GString *out, guint number);
} Large;

/* The last argument, or the default. */
static gint64 wanted_size = USUAL_MEGABYTES * G_GINT64_CONSTANT (1000000);

static void
add_words (GString *out,
           guint    number)
{
  g_string_append_printf (out, "%u %08x " WORDS WORDS WORDS WORDS, number,
                          g_str_hash (WORDS) * (number + 1));
}

static void
add_status (GString *out,
            guint    number)
{
  g_string_append_printf (out, "{\"type\":\"Create\","
                          "\"object\":{\"id\":\"https://a.example/users/me/statuses/%u\","
                          "\"type\":\"Note\",\"published\":\"2024-05-01T10:00:00Z\","
                          "\"to\":[\"as:Public\"],"
                          "\"content\":\"<p>", number);
  add_words (out, number);
  g_string_append (out, "</p>\"}}");
}

static void
add_tweet (GString *out,
           guint    number)
{
  g_string_append_printf (out, "{\"tweet\":{\"id_str\":\"%u\",\"created_at\":"
                          "\"Wed Jan 01 12:00:00 +0000 2020\",\"full_text\":\"", number);
  add_words (out, number);
  g_string_append (out, "\"}}");
}

static void
add_facebook_post (GString *out,
                   guint    number)
{
  g_string_append_printf (out, "{\"timestamp\":%u,\"data\":[{\"post\":\"", 1200000000 + number);
  add_words (out, number);
  g_string_append (out, "\"}],\"title\":\"t\"}");
}

static void
add_google_plus_post (GString *out,
                      guint    number)
{
  g_string_append_printf (out, "{\"author\":{\"resourceName\":\"users/1\",\"displayName\":\"Me\"},"
                          "\"resourceName\":\"users/1/posts/%u\",\"creationTime\":"
                          "\"2018-11-01 17:51:40+0100\",\"postAcl\":{\"isPublic\":true},"
                          "\"content\":\"",
                          number);
  add_words (out, number);
  g_string_append (out, "\",\"comments\":[");
  for (guint i = 0; i < 30; i++)
    {
      g_string_append_printf (out, "%s{\"creationTime\":\"2018-11-01 18:00:00+0100\","
                              "\"resourceName\":"
                              "\"c/%u/%u\",\"author\":{\"resourceName\":\"users/%u\"},"
                              "\"content\":\"",
                              i > 0 ? "," : "", number, i, 2 + i);
      add_words (out, number + i);
      g_string_append (out, "\"}");
    }
  g_string_append (out, "]}");
}

static void
add_share (GString *out,
           guint    number)
{
  g_string_append_printf (out, "2026-05-07 16:41:18,https://l.example/urn%%3Ali%%3Ashare%%3A%u,"
                          "\"", number);
  add_words (out, number);
  g_string_append (out, "\nand, \"\"so\"\" on\",PUBLIC");
}

static const PackMember facebook_first[] = {
  { "profile_information/profile_information.json",
    "{\"profile_v2\":{\"name\":{\"full_name\":\"Me\"}}}" },
  { NULL }
};
static const PackMember linkedin_first[] = {
  { "Profile.csv", "First Name,Last Name\nMe,Myself\n" }, { NULL }
};
static const PackMember mastodon_first[] = {
  { "actor.json", "{\"id\":\"https://a.example/users/me\",\"preferredUsername\":\"me\"}" }, { NULL }
};
static const PackMember x_first[] = {
  { "data/account.js", "x = [{\"account\":{\"accountId\":\"42\",\"username\":\"me\"}}]" }, { NULL }
};
static const PackMember none_first[] = { { NULL } };

static const Large exports[] = {
  { "mastodon", mastodon_first, "outbox.json", "{\"orderedItems\":[", ",\n", "]}", add_status },
  { "x", x_first, "data/tweets.js", "x = [", ",\n", "]", add_tweet },
  { "facebook", facebook_first, "posts/your_posts_1.json", "[", ",\n", "]", add_facebook_post },
  { "googleplus", none_first, "Takeout/Google+ Stream/Posts/20181101 - %u.json", "", "", "",
    add_google_plus_post },
  { "linkedin", linkedin_first, "Shares.csv", "Date,ShareLink,ShareCommentary,"
    "Visibility\n", "\n", "\n",
    add_share },
};

/* Resident memory of the process now, or its peak, in kilobytes; 0 if the system doesn't report
 * it. */
static gsize
get_memory (const char *what)
{
  g_autofree char *status = NULL;
  const char *line;
  gsize n = 0;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL)
      && (line = strstr (status, what)) != NULL)
    n = g_ascii_strtoull (line + strlen (what), NULL, 10);

  return n;
}

/* From here on, the peak only covers what follows. */
static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
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

static void
write_text (struct archive *archive,
            const char     *text)
{
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, strlen (text));
}

/* Returns: the number of items */
static guint
write_items (struct archive *archive,
             const Large    *large)
{
  gboolean apart = strstr (large->member, "%u") != NULL;
  gint64 size = 0;
  guint n = 0;

  if (!apart)
    {
      begin_member (archive, large->member, -1);
      write_text (archive, large->begin);
    }
  for (; size < wanted_size; n++)
    {
      g_autoptr(GString) out = g_string_new (n > 0 && !apart ? large->separator : "");

      large->item (out, n);
      size += out->len;
      if (apart)
        {
          g_autofree char *number = g_strdup_printf ("%u", n);
          g_autoptr(GString) name = g_string_new (large->member);

          g_string_replace (name, "%u", number, 1);
          begin_member (archive, name->str, out->len);
        }
      write_text (archive, out->str);
    }
  if (!apart)
    write_text (archive, large->end);

  return n;
}

static char *
write_large (const char  *dir,
             const Large *large,
             guint       *ret_n)
{
  char *path = g_build_filename (dir, "large.zip", NULL);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "compression-level=1");
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (const PackMember *member = large->first; member->name != NULL; member++)
    {
      begin_member (archive, member->name, strlen (member->text));
      write_text (archive, member->text);
    }
  *ret_n = write_items (archive, large);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}

static gsize
count_posts (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open (path, NULL, &error);
  gsize total = 0;

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr(CloutBatch) batch = clout_archive_next (archive, NULL, NULL, &error);
      gsize n;

      if (batch == NULL)
        break;
      clout_batch_get_posts (batch, &n);
      total += n;
    }
  g_assert_no_error (error);

  return total;
}

static void
test_bounded (gconstpointer data)
{
  const Large *large = data;
  g_autofree char *dir = pack_new_dir ();
  guint n;
  g_autofree char *path = write_large (dir, large, &n);
  gint64 began = g_get_monotonic_time ();
  gsize before;
  gsize grown;

  forget_peak ();
  before = get_memory ("VmRSS:");
  g_assert_cmpuint (count_posts (path), ==, n);
  grown = get_memory ("VmHWM:") - MIN (before, get_memory ("VmHWM:"));
  g_test_message ("%s: %" G_GINT64_FORMAT " MB, %u items in %.1f s; the peak is %" G_GSIZE_FORMAT
                  " kB, and grew by %" G_GSIZE_FORMAT " kB", large->network,
                  wanted_size / 1000000, n,
                  (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC,
                  get_memory ("VmHWM:"), grown);
  g_assert_cmpuint (grown, <, MOST_GROWTH_KB);
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    wanted_size = CLAMP (atoi (argv[1]), 1, 10000) * G_GINT64_CONSTANT (1000000);
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *name = g_strconcat ("/archives/memory/", exports[i].network, NULL);

      g_test_add_data_func (name, &exports[i], test_bounded);
    }
  return g_test_run ();
}
