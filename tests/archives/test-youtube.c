/* test-youtube.c: YouTube's Takeout, in English and in other languages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/archive.h"
#include "pack.h"

#define TOP "Takeout/YouTube and YouTube Music/"
#define GERMAN "Takeout/YouTube und YouTube Music/"
#define ADA "UCaaaaaaaaaaaaaaaaaaaaaa"
#define BOB "UCbbbbbbbbbbbbbbbbbbbbbb"
#define VIDEO_COLUMNS \
  "Video ID,Approx Duration (ms),Video Category,Video Description (Original),Channel ID," \
  "Video Title (Original),Privacy,Video State,Video Create Timestamp,Video Publish Timestamp\n"
#define COMMENTS \
  "UgxAAAAAAAAAAAAAAAA," ADA ",2026-11-11T10:00:00.123456+00:00,0,,,vvvvvvvvvv9," \
  "\"{\"\"text\"\":\"\"So \\\"\"true\\\"\", yes\"\"}\",\n" \
  "UgxBBBBBBBBBBBBBBBB.9iw," ADA ",2026-11-11T10:00:01Z,0,UgxBBBBBBBBBBBBBBBB,,vvvvvvvvvv1," \
  "\"{\"\"text\"\":\"\"thanks\"\"},{\"\"text\"\":\"\" all\"\"}\",\n" \
  "UgxCCCCCCCCCCCCCCCC," ADA ",soon,0,,,vvvvvvvvvv9,x,\n"

/* Several tables name videos, but only one lists the user's own. */
static const PackMember english[] = {
  { TOP "channels/channel.csv",
    "Channel ID,Channel Description (Original),Channel Title (Original),Channel Visibility\n"
    ADA ",Slow television,Ada’s garden,Public\n" },
  { TOP "channels/channel feature data.csv", "Channel ID,Type\n" ADA ",True\n" },
  { TOP "comments/comments.csv",
    "Comment ID,Channel ID,Comment create timestamp,Price,Parent comment ID,Post ID,Video ID,"
    "Comment text,Top-level comment ID\n" COMMENTS },
  { TOP "live chats/live chats.csv",
    "Live Chat ID,Channel ID,Live Chat Create Timestamp,Price,Video ID,Live Chat Text\n"
    "EhwKGk5fX1," ADA ",2026-11-11T10:00:00+00:00,0,vvvvvvvvvv9,hi\n" },
  { TOP "playlists/Watch later-videos.csv",
    "Video ID,Playlist Video Creation Timestamp\nvvvvvvvvvv8,2026-11-11T10:00:00+00:00\n" },
  { TOP "subscriptions/subscriptions.csv",
    "Channel Id,Channel Url,Channel Title\n"
    BOB ",http://www.youtube.com/channel/" BOB ",\"Bob, he\"\n" },
  { TOP "video metadata/videos.csv",
    VIDEO_COLUMNS
    "vvvvvvvvvv1,60000,People,\"Two\nlines\"," ADA ",Who likes #moss?,Public,Processed,"
    "2026-11-11T09:00:00+00:00,2026-11-11T10:00:00+00:00\n"
    "vvvvvvvvvv2,60000,People,," ADA ",secret,Unlisted,Processed,2026-11-11 10:00:00 UTC,\n"
    "vvvvvvvvvv3,60000,People,," ADA ",secret,Private,Processed,2026-11-11 10:00:00 UTC,\n"
    "vvvvvvvvvv4,60000,People,," ADA ",No time,Public,Draft,,\n" },
  { TOP "history/watch-history.html", "<html></html>" },
  { NULL }
};

static const char english_lines[] =
  "post vvvvvvvvvv1 1794391200 https://www.youtube.com/watch?v=vvvvvvvvvv1|Who likes #moss?|"
  "(null)|moss flags=18 0 0\n"
  "person " BOB " (null)|Bob, he -1 4/4\n"
  "given 1 (null)|UgxAAAAAAAAAAAAAAAA 1794391200\n"
  "own 1 vvvvvvvvvv1|UgxBBBBBBBBBBBBBBBB.9iw\n"
  "profile " ADA " (null)|Ada’s garden -1 1 1\n";

/* The text of a video isn't stored unless it is known to be public. */
static const PackMember german[] = {
  { GERMAN "Kanäle/Kanal.csv",
    "Kanal-ID,Kanaltitel (Original),Sichtbarkeit des Kanals\n" ADA ",Adas Garten,Öffentlich\n" },
  { GERMAN "Kommentare/Kommentare.csv",
    "Kommentar-ID,Kanal-ID,Zeitstempel,Preis,Übergeordnet,Beitrags-ID,Video-ID,Text,Oberste\n"
    COMMENTS },
  { GERMAN "Abos/Abos.csv",
    "Kanal-ID,Kanal-URL,Kanaltitel\n"
    BOB ",http://www.youtube.com/channel/" BOB ",\"Bob, he\"\n" },
  { GERMAN "Video-Metadaten/Videos.csv",
    "Video-ID,Dauer,Kanal-ID,Videotitel (Original),Datenschutz,Status,Erstellt,Veröffentlicht\n"
    "vvvvvvvvvv1,60000," ADA ",Wer mag #moss?,Öffentlich,Verarbeitet,"
    "2026-11-11T09:00:00+00:00,2026-11-11T10:00:00+00:00\n" },
  { NULL }
};

static const char german_lines[] =
  "post vvvvvvvvvv1 1794391200 https://www.youtube.com/watch?v=vvvvvvvvvv1|(null)|(null)|(null)"
  " flags=16 0 0\n"
  "person " BOB " (null)|Bob, he -1 4/4\n"
  "given 1 (null)|UgxAAAAAAAAAAAAAAAA 1794391200\n"
  "own 1 vvvvvvvvvv1|UgxBBBBBBBBBBBBBBBB.9iw\n"
  "profile " ADA " (null)|Adas Garten -1 1 1\n";

/* Only comments name the channel; an empty table and an invalid one are skipped. */
static const PackMember comments[] = {
  { TOP "comments/comments.csv", "ID,Channel,Time,Price,Parent,Post,Video,Text,Top\n" COMMENTS },
  { TOP "comments/comments(1).csv", "" },
  { TOP "playlists/bad.csv", "a,b\n\201,x\n" },
  { NULL }
};

static const char comments_lines[] =
  "given 1 (null)|UgxAAAAAAAAAAAAAAAA 1794391200\n"
  "given 1 (null)|UgxBBBBBBBBBBBBBBBB.9iw 1794391201\n"
  "profile " ADA " (null)|(null) -1 -1 0\n";

static void
check (const PackMember *members,
       const char       *expected)
{
  for (PackKind kind = 0; kind < N_PACKS; kind++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, kind, members);
      g_autoptr(GError) error = NULL;
      g_autofree char *lines = pack_read_all (path, 0, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (lines, ==, expected);
      pack_drop (dir);
    }
}

static void
test_english (void)
{
  check (english, english_lines);
}

static void
test_german (void)
{
  check (german, german_lines);
}

static void
test_comments (void)
{
  check (comments, comments_lines);
}

static void
test_left_out (void)
{
  static const gint64 expected[CLOUT_N_LEFT_OUT] = {
    [CLOUT_LEFT_OUT_UNLISTED] = 1, [CLOUT_LEFT_OUT_FOLLOWERS] = 1, [CLOUT_LEFT_OUT_UNDATED] = 1,
  };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, english);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open (path, NULL, &error);
  g_autoptr(CloutBatch) batch = NULL;

  g_assert_no_error (error);
  batch = clout_archive_next (archive, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < CLOUT_N_LEFT_OUT; i++)
    g_assert_cmpint (clout_archive_get_report (archive)->left_out[i], ==, expected[i]);
  pack_drop (dir);
}

static void
test_ownerless (void)
{
  static const PackMember members[] = {
    { TOP "playlists/playlists.csv", "Playlist ID,Playlist Title (Original)\nPLx,Tea\n" }, { NULL }
  };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, members);
  g_autoptr(GError) error = NULL;

  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_PARTIAL);
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/youtube/english", test_english);
  g_test_add_func ("/archives/youtube/german", test_german);
  g_test_add_func ("/archives/youtube/comments", test_comments);
  g_test_add_func ("/archives/youtube/left-out", test_left_out);
  g_test_add_func ("/archives/youtube/ownerless", test_ownerless);
  return g_test_run ();
}
