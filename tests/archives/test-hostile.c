/* test-hostile.c: archives that are truncated, broken or malicious.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

static void
assert_refused (const PackMember *members,
                PackKind          kind,
                int               code)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, kind, members);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_null (lines);
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, code);
  pack_drop (dir);
}

static void
test_paths (void)
{
  static const char *const names[] = {
    "../outbox.json", "media/../../x", "/etc/outbox.json", "..\\x", "C:\\x", "a/.."
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PackMember members[] = {
        pack_mastodon[0], pack_mastodon[3], { names[i], "{}" }, { NULL }
      };

      assert_refused (members, PACK_TAR_GZ, CLOUT_ARCHIVE_ERROR_HOSTILE);
      assert_refused (members, PACK_ZIP, CLOUT_ARCHIVE_ERROR_HOSTILE);
    }
}

static void
test_links (void)
{
  const PackMember members[] = { pack_mastodon[0], { "outbox.json", "-> /etc/passwd" }, { NULL } };

  for (PackKind kind = 0; kind < N_PACKS; kind++)
    if (pack_can_write (kind, members))
      assert_refused (members, kind, CLOUT_ARCHIVE_ERROR_HOSTILE);
}

/* A folder's contents are outside of the archive, so it has no part in it. */
static void
test_link_to_folder (void)
{
  const PackMember members[] = {
    pack_mastodon[0], pack_mastodon[3], { "likes.json", "-> /etc" }, { NULL }
  };
  g_autofree char *dir = NULL;
  g_autofree char *path = NULL;
  g_autofree char *lines = NULL;
  g_autoptr(GError) error = NULL;

  if (!pack_can_write (PACK_FOLDER, members))
    {
      g_test_skip ("no links here");
      return;
    }
  dir = pack_new_dir ();
  path = pack_write (dir, PACK_FOLDER, members);
  lines = pack_read_all (path, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (lines, "post "));
  pack_drop (dir);
}

static void
test_broken_json (void)
{
  static const char *const texts[] = {
    "{",
    "[]",
    "{}",
    "{\"orderedItems\":{}}",
    "{\"orderedItems\":[{]}",
    "{\"orderedItems\":[{}{}]}",
    "{\"orderedItems\":[{},]}",
    "{\"orderedItems\":[{\"a\":}]}",
    "{\"orderedItems\":[]}x",
    "{\"orderedItems\":[{\"a\":\"\xff\"}]}",
    "\xff\xfe{",
    "{\"orderedItems\":[{\"a\":\"b]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const PackMember members[] = { pack_mastodon[0], { "outbox.json", texts[i] }, { NULL } };

      assert_refused (members, PACK_FOLDER, CLOUT_ARCHIVE_ERROR_DAMAGED);
    }
  assert_refused ((PackMember[]) { pack_mastodon[0], { "outbox.json", "" }, { NULL } },
                  PACK_FOLDER, CLOUT_ARCHIVE_ERROR_EMPTY);
}

static void
test_no_words_in_errors (void)
{
  const PackMember members[] = { pack_mastodon[0],
                                 { "outbox.json",
                                   "{\"orderedItems\":[{\"content\":\"my secret\" bad}]}" },
                                 { NULL } };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_FOLDER, members);
  g_autoptr(GError) error = NULL;

  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_null (strstr (error->message, "secret"));
  pack_drop (dir);
}

static void
test_missing_member (void)
{
  const PackMember x[] = { pack_x[4], { NULL } };
  const PackMember other[] = { { "photos/cat.json", "{}" }, { NULL } };

  const PackMember facebook[] = { pack_facebook[8], { NULL } };
  const PackMember linkedin[] = { pack_linkedin[1], { NULL } };

  assert_refused (x, PACK_FOLDER, CLOUT_ARCHIVE_ERROR_OWNERLESS);
  assert_refused (facebook, PACK_ZIP, CLOUT_ARCHIVE_ERROR_OWNERLESS);
  assert_refused (linkedin, PACK_TAR_GZ, CLOUT_ARCHIVE_ERROR_OWNERLESS);
  for (PackKind kind = 0; kind < N_PACKS; kind++)
    assert_refused (other, kind, CLOUT_ARCHIVE_ERROR_UNKNOWN);
}

/* The default download format, which most people choose. */
static void
test_html (void)
{
  static const char *const names[] = {
    "your_facebook_activity/posts/your_posts_1.html",
    "profile_information/profile_information.html",
    "Takeout/Google+ Stream/Posts/20181101 - Tea.html",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PackMember members[] = { { names[i], "<html>" }, { NULL } };

      for (PackKind kind = 0; kind < N_PACKS; kind++)
        assert_refused (members, kind, CLOUT_ARCHIVE_ERROR_HTML);
    }
}

static const PackMember *const exports[] = {
  pack_mastodon, pack_x, pack_facebook, pack_facebook_old, pack_google_plus, pack_linkedin,
};

/* Replaces one file of each export with invalid UTF-8, half of itself, or nothing. Files that
 * aren't needed may contain anything; for the others the error names the file. */
static void
test_each_file (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    for (gsize member = 0; exports[i][member].name != NULL; member++)
      for (guint way = 0; way < 3; way++)
        {
          g_autoptr(GArray) members = g_array_new (TRUE, TRUE, sizeof (PackMember));
          g_autofree char *half = g_strndup (exports[i][member].text,
                                             strlen (exports[i][member].text) / 2);
          const char *const texts[] = { "\xff\xfe[\0{", half, "" };
          g_autofree char *dir = pack_new_dir ();
          g_autofree char *path = NULL;
          g_autofree char *base = NULL;
          g_autofree char *lines = NULL;
          g_autoptr(GError) error = NULL;

          for (const PackMember *m = exports[i]; m->name != NULL; m++)
            g_array_append_val (members, *m);
          g_array_index (members, PackMember, member).text = texts[way];
          path = pack_write (dir, i % N_PACKS, (const PackMember *) members->data);
          base = g_path_get_basename (exports[i][member].name);
          lines = pack_read_all (path, 0, &error);
          g_assert_true ((lines == NULL) == (error != NULL));
          if (error != NULL)
            {
              g_assert_error (error, CLOUT_ARCHIVE_ERROR, (way == 2 ? CLOUT_ARCHIVE_ERROR_EMPTY
                                                           : CLOUT_ARCHIVE_ERROR_DAMAGED));
              g_assert_nonnull (strstr (error->message, base));
              g_assert_nonnull (strstr (clout_archive_error_get_file (error, NULL), base));
            }
          pack_drop (dir);
        }
}

static char *
dup_repeated (const char *before,
              const char *middle,
              gsize       n,
              const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, middle);
  g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static void
test_deep_and_long (void)
{
  g_autofree char *deep = dup_repeated ("{\"orderedItems\":[", "[", 100000, "");
  g_autofree char *deep_actor = dup_repeated ("{\"id\":", "[", 100000, "");
  g_autofree char *big = dup_repeated ("{\"orderedItems\":[\"", "0123456789abcdef", 270000, "\"]}");
  const PackMember a[] = { pack_mastodon[0], { "outbox.json", deep }, { NULL } };
  const PackMember b[] = { { "actor.json", deep_actor }, pack_mastodon[3], { NULL } };
  const PackMember c[] = { pack_mastodon[0], { "outbox.json", big }, { NULL } };

  assert_refused (a, PACK_TAR_GZ, CLOUT_ARCHIVE_ERROR_HOSTILE);
  assert_refused (b, PACK_ZIP, CLOUT_ARCHIVE_ERROR_HOSTILE);
  assert_refused (c, PACK_FOLDER, CLOUT_ARCHIVE_ERROR_HOSTILE);
}

#define BOMB_SIZE (96 * 1024 * 1024)

static char *
dup_bomb (const char *begin)
{
  char *spaces = g_malloc (BOMB_SIZE + 1);

  memset (spaces, ' ', BOMB_SIZE);
  spaces[BOMB_SIZE] = '\0';
  memcpy (spaces, begin, strlen (begin));

  return spaces;
}

static void
test_bomb (void)
{
  g_autofree char *spaces = dup_bomb ("{\"a\":");
  const PackMember wanted[] = { pack_mastodon[0], { "outbox.json", spaces }, { NULL } };
  const PackMember skipped[] = {
    { "media.bin", spaces }, pack_mastodon[0], pack_mastodon[3], { NULL }
  };

  assert_refused (wanted, PACK_ZIP, CLOUT_ARCHIVE_ERROR_HOSTILE);
  assert_refused (skipped, PACK_TAR_GZ, CLOUT_ARCHIVE_ERROR_HOSTILE);
}

static void
test_bomb_each (void)
{
  g_autofree char *object = dup_bomb ("[{\"a\":");
  g_autofree char *cell = dup_bomb ("ShareCommentary\n\"");
  const PackMember x[] = { pack_x[1], { "data/tweets.js", object }, { NULL } };
  const PackMember facebook[] = {
    pack_facebook_old[0], { "posts/your_posts_1.json", object }, { NULL }
  };
  const PackMember google_plus[] = { { "Takeout/a/b/20181101 - Tea.json", object + 1 }, { NULL } };
  const PackMember linkedin[] = { pack_linkedin[0], { "Shares.csv", cell }, { NULL } };

  assert_refused (x, PACK_ZIP, CLOUT_ARCHIVE_ERROR_HOSTILE);
  assert_refused (facebook, PACK_TAR_GZ, CLOUT_ARCHIVE_ERROR_HOSTILE);
  assert_refused (google_plus, PACK_ZIP, CLOUT_ARCHIVE_ERROR_HOSTILE);
  assert_refused (linkedin, PACK_ZIP, CLOUT_ARCHIVE_ERROR_HOSTILE);
}

static void
check_cut (PackKind          kind,
           const PackMember *members)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, kind, members);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 0; cut + 1 < length; cut += cut < 4 || cut + 40 > length ? 1 : 17)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *lines = NULL;

      g_assert_true (g_file_set_contents (path, bytes, cut, NULL));
      lines = pack_read_all (path, 0, &error);
      g_assert_null (lines);
      g_assert_true (error->domain == CLOUT_ARCHIVE_ERROR);
      g_assert_cmpint (error->code, ==, cut < 2 ? CLOUT_ARCHIVE_ERROR_UNKNOWN
                                                : CLOUT_ARCHIVE_ERROR_DAMAGED);
    }
  pack_drop (dir);
}

static void
test_cut_zip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    check_cut (PACK_ZIP, exports[i]);
}

static void
test_cut_tar (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    check_cut (PACK_TAR_GZ, exports[i]);
}

/* Whatever a flipped byte does, the result is a batch or an error from CLOUT_ARCHIVE_ERROR. */
static void
test_flipped (void)
{
  for (PackKind kind = PACK_TAR_GZ; kind < N_PACKS; kind++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, kind, pack_mastodon);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize i = 0; i < length; i += 7)
        {
          g_autoptr(GError) error = NULL;
          g_autofree char *lines = NULL;

          bytes[i] ^= 0x55;
          g_assert_true (g_file_set_contents (path, bytes, length, NULL));
          lines = pack_read_all (path, 0, &error);
          g_assert_true ((lines == NULL) == (error != NULL));
          g_assert_true (error == NULL || error->domain == CLOUT_ARCHIVE_ERROR);
          bytes[i] ^= 0x55;
        }
      pack_drop (dir);
    }
}

static void
test_no_archive (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = g_build_filename (dir, "letter.txt", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Dear all, this is no archive at all.", -1, NULL));
  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_assert_null (pack_read_all (dir, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNKNOWN);
  g_clear_error (&error);
  g_remove (path);
  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNREADABLE);
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/hostile/paths", test_paths);
  g_test_add_func ("/archives/hostile/links", test_links);
  g_test_add_func ("/archives/hostile/link-to-folder", test_link_to_folder);
  g_test_add_func ("/archives/hostile/broken-json", test_broken_json);
  g_test_add_func ("/archives/hostile/no-words-in-errors", test_no_words_in_errors);
  g_test_add_func ("/archives/hostile/missing-member", test_missing_member);
  g_test_add_func ("/archives/hostile/deep-and-long", test_deep_and_long);
  g_test_add_func ("/archives/hostile/bomb", test_bomb);
  g_test_add_func ("/archives/hostile/bomb-each", test_bomb_each);
  g_test_add_func ("/archives/hostile/html", test_html);
  g_test_add_func ("/archives/hostile/each-file", test_each_file);
  g_test_add_func ("/archives/hostile/cut-zip", test_cut_zip);
  g_test_add_func ("/archives/hostile/cut-tar", test_cut_tar);
  g_test_add_func ("/archives/hostile/flipped", test_flipped);
  g_test_add_func ("/archives/hostile/no-archive", test_no_archive);
  return g_test_run ();
}
