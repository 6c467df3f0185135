/* test-misskey.c: notes as exported by Misskey and Firefish.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/archive.h"
#include "pack.h"

#define NOTE(id, text, more) \
  "{\"id\":\"" id "\",\"text\":" text ",\"createdAt\":\"2026-11-11T10:00:0" id ".123Z\"," \
  "\"localOnly\":false" more "}"
#define PUBLIC ",\"visibility\":\"public\",\"cw\":null,\"fileIds\":[]"
#define NO_ANSWER ",\"replyId\":null,\"renoteId\":null"

/* Text, a picture behind a content warning, a poll, replies and renotes, and notes that aren't
 * public. */
static const PackMember misskey[] = {
  { "notes-2026-11-12-09-30-00.json",
    "[" NOTE ("1", "\"See https://b.example #Orchids?\"", PUBLIC NO_ANSWER) ",\n"
    NOTE ("2", "\"secret\"", NO_ANSWER ",\"visibility\":\"public\",\"cw\":\"Moss\","
          "\"fileIds\":[\"f1\"],\"files\":[{\"id\":\"f1\"}]") ",\n"
    NOTE ("3", "\"to myself\"", PUBLIC ",\"replyId\":\"1\",\"renoteId\":null") ",\n"
    NOTE ("4", "\"to you\"", PUBLIC ",\"replyId\":\"x4\",\"renoteId\":null") ",\n"
    NOTE ("5", "null", PUBLIC ",\"replyId\":null,\"renoteId\":\"x5\"") ",\n"
    NOTE ("6", "\"so true\"", PUBLIC ",\"replyId\":null,\"renoteId\":\"x6\"") ",\n"
    NOTE ("7", "null", PUBLIC ",\"replyId\":null,\"renoteId\":\"1\"") ",\n"
    NOTE ("8", "\"at home\"", ",\"visibility\":\"home\",\"replyId\":\"x8\"") ",\n"
    NOTE ("9", "\"for friends\"", ",\"visibility\":\"followers\",\"replyId\":\"x9\"") ",\n"
    NOTE ("0", "\"for you\"", ",\"visibility\":\"specified\",\"visibleUserIds\":[\"u\"]") ",\n"
    "{\"id\":\"a\",\"text\":\"when?\",\"visibility\":\"public\"},\n"
    "{\"id\":\"b\",\"text\":\"visible?\",\"createdAt\":\"2026-11-11T10:00:10Z\"},7]" },
  { NULL }
};

static const char lines[] =
  "post 1 1794391201 https://misskey.example/notes/1|See https://b.example #Orchids?|(null)|"
  "Orchids flags=34 0 0\n"
  "post 2 1794391202 https://misskey.example/notes/2|Moss|(null)|(null) flags=16 0 0\n"
  "post 3 1794391203 https://misskey.example/notes/3|to myself|1|(null) flags=0 0 0\n"
  "post 4 1794391204 https://misskey.example/notes/4|to you|x4|(null) flags=1 0 0\n"
  "post 6 1794391206 https://misskey.example/notes/6|so true|(null)|(null) flags=0 0 0\n"
  "given 1 (null)|4 1794391204\n"
  "given 3 (null)|x5 1794391205\n"
  "given 2 (null)|6 1794391206\n"
  "given 1 (null)|8 1794391208\n"
  "own 1 1|3\n"
  "own 3 1|7\n"
  "profile ada@misskey.example Ada@Misskey.example|(null) -1 -1 5\n";

static void
test_notes (void)
{
  for (PackKind kind = 0; kind < N_PACKS; kind++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, kind, misskey);
      g_autoptr(GError) error = NULL;
      g_autofree char *read = pack_read_as (path, "@Ada@Misskey.example", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (read, ==, lines);
      pack_drop (dir);
    }
}

/* The file as downloaded; a browser may have added a number to its name. */
static void
test_one_file (void)
{
  PackMember members[] = { { "notes-2026-11-12-09-30-00 (1).json", misskey[0].text }, { NULL } };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *folder = pack_write (dir, PACK_FOLDER, members);
  g_autofree char *path = g_build_filename (folder, members[0].name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *read = pack_read_as (path, "Ada@Misskey.example", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read, ==, lines);
  archive = clout_archive_open_as (path, "ada@misskey.example", NULL, &error);
  g_assert_no_error (error);
  account = clout_archive_get_account (archive);
  g_assert_cmpstr (clout_account_get_network (account), ==, "misskey");
  g_assert_cmpstr (clout_account_get_server (account), ==, "https://misskey.example");
  pack_drop (dir);
}

static void
test_left_out (void)
{
  static const gint64 expected[CLOUT_N_LEFT_OUT] = {
    [CLOUT_LEFT_OUT_UNLISTED] = 1, [CLOUT_LEFT_OUT_FOLLOWERS] = 1, [CLOUT_LEFT_OUT_DIRECT] = 2,
    [CLOUT_LEFT_OUT_SHARE] = 2, [CLOUT_LEFT_OUT_UNDATED] = 1,
  };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, misskey);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open_as (path, "ada@misskey.example", NULL,
                                                           &error);
  g_autoptr(CloutBatch) batch = NULL;

  g_assert_no_error (error);
  batch = clout_archive_next (archive, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < CLOUT_N_LEFT_OUT; i++)
    g_assert_cmpint (clout_archive_get_report (archive)->left_out[i], ==, expected[i]);
  pack_drop (dir);
}

/* The file names neither the account nor its server. */
static void
test_handle (void)
{
  static const char *const handles[] = {
    NULL, "", "@", "ada", "@ada", "ada@", "@@", "ada@a@b", "ada@a/b", "ada@a:x", "ada@a b",
    "\033[2J@a", "\342\200\256ada@a", "a/b@a"
  };
  static const CloutArchiveError codes[] = {
    CLOUT_ARCHIVE_ERROR_SERVERLESS, CLOUT_ARCHIVE_ERROR_OWNERLESS
  };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, misskey);

  for (gsize i = 0; i < G_N_ELEMENTS (handles); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (pack_read_as (path, handles[i], &error));
      g_assert_error (error, CLOUT_ARCHIVE_ERROR, (int) codes[i < 3]);
    }
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/misskey/notes", test_notes);
  g_test_add_func ("/archives/misskey/one-file", test_one_file);
  g_test_add_func ("/archives/misskey/left-out", test_left_out);
  g_test_add_func ("/archives/misskey/handle", test_handle);
  return g_test_run ();
}
