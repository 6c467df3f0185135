/* test-files.c: files in an export with odd encodings or names, empty or damaged.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

#define PROFILE { "Profile.csv", "First Name,Last Name,Headline\nAda,Sample,x\n" }
#define SHARES "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
#define SHARE(day, text) \
  "2026-11-" day " 10:00:00,https://www.linkedin.com/feed/update/urn:li:share:" day "," text \
  ",,,MEMBER_NETWORK\n"
#define COMMENT_LINK \
  "https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7?commentUrn=" \
  "urn%3Ali%3Acomment%3A%28ugcPost%3A7%2C"

#define X_ACCOUNT \
  "window.YTD.account.part0 = [{\"account\":{\"username\":\"ada\",\"accountId\":\"7\"}}]"
#define X_POST(id, more) \
  "{\"tweet\":{\"id_str\":\"" id "\",\"full_text\":\"Post " id "\"," \
  "\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\",\"favorite_count\":\"3\"" more "}}"
#define X_DETAILS \
  { "data/js/user_details.js", "var user_details =  {\"screen_name\":\"ada\",\"id\":\"7\"}" }
#define X_HEADER \
  "\"tweet_id\",\"in_reply_to_status_id\",\"in_reply_to_user_id\",\"timestamp\",\"source\"," \
  "\"text\",\"retweeted_status_id\",\"expanded_urls\"\n"
#define X_MONTH \
  "Grailbird.data.tweets_2014_01 = \n [{\"text\":\"Orchids &amp; tea #flowers\"," \
  "\"id_str\":\"1001\",\"entities\":{\"hashtags\":[{\"text\":\"flowers\"}]}," \
  "\"created_at\":\"2014-01-20 10:00:00 +0000\",\"user\":{\"id_str\":\"7\"}}," \
  "{\"text\":\"RT @bob: hi\",\"id_str\":\"1002\",\"created_at\":\"2014-01-21 10:00:00 +0000\"," \
  "\"user\":{\"id_str\":\"7\"}}]"

/* Expected in the output of an export; and the files that are skipped. */
typedef struct
{
  const char *name;
  PackMember members[7];
  const char *lines[5];
  const char *skipped;
  gboolean no_zip;   /* libarchive can't write a non-UTF-8 name that every program can read */
} Case;

static const Case cases[] = {
  { "linkedin-empty",
    { PROFILE, { "Shares.csv", SHARES SHARE ("11", "Hello") }, { "Reactions.csv", "" } },
    { "|Hello|" }, "Reactions.csv 6 0/0" },
  { "linkedin-empty-shares",
    { PROFILE, { "Shares.csv", "" }, { "Comments.csv", "Date,Link,Message\n"
      "2026-11-11 10:00:00,https://l.example/urn:li:activity:9,ok\n" } },
    { "post answer-" }, "Shares.csv 6 0/0" },
  { "linkedin-damaged",
    { PROFILE, { "Shares.csv", SHARES SHARE ("11", "Hello") },
      { "Reactions.csv", "Date,Type,Link\n"
        "2026-11-11 10:00:00,LIKE,https://l.example/urn:li:share:5\n"
        "2026-11-11 10:00:00,\"LIKE\nmore\nand more\n" }, { "Connections.csv", "\201\n" } },
    { "|Hello|", "given 4 (null)|urn:li:share:5 ", " -1 -1 1\n" },
    "Connections.csv 1 1/0 Reactions.csv 1 3/0" },
  { "linkedin-lines",
    { PROFILE, { "Shares.csv", SHARES SHARE ("11", "\"First.\"\"\n\"\"\"\"\n"
      "\"\"A \"\"quoted\"\" word.\"\"\n\"\"#tea\"") SHARE ("12", "\"She said \"\"yes\"\"\"")
      SHARE ("13", "\"Is it?\"\"\r\n\"\"Or not?\"") SHARE ("14", "\"\"\"a\"\"\nb\"") } },
    { "|First. A \"quoted\" word. #tea|(null)|tea ", "|She said \"yes\"|", "|Is it? Or not?|",
      "|\"a\" b|" } },
  { "linkedin-backslash",
    { PROFILE, { "Comments.csv", "Date,Link,Message\n"
      "2026-11-11 10:00:00,urn:li:activity:1,\"C:\\\\\"\n"
      "2026-11-12 10:00:00,urn:li:activity:2,\"He said \\\"no\\\"\"\n"
      "2026-11-13 10:00:00,urn:li:activity:3,ok\n" } },
    { "-urn:li:activity:1 ", "-urn:li:activity:2 ", "-urn:li:activity:3 ", " -1 -1 3\n" } },
  { "linkedin-likes-of-comments",
    { PROFILE, { "Reactions.csv", "Date,Type,Link\n"
      "2026-11-11 10:00:00,LIKE,\"" COMMENT_LINK "8%29\"\n"
      "2026-11-11 10:00:01,LIKE,\"" COMMENT_LINK "9%29&x=1\"\n"
      "2026-11-11 10:00:02,LIKE,\"" COMMENT_LINK "9%29&replyUrn=urn%3Ali%3Acomment%3A10\"\n"
      "2026-11-11 10:00:03,LIKE,https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7\n" } },
    { "|urn:li:comment:(ugcPost:7,8) ", "|urn:li:comment:(ugcPost:7,9) ", "|urn:li:comment:10 ",
      "|urn:li:ugcPost:7 " } },
  { "facebook-same-second",
    { { "profile_information/profile_information.json",
        "{\"profile_v2\":{\"name\":{\"full_name\":\"Ada\"}}}" },
      { "posts/your_posts_1.json",
        "[{\"timestamp\":5000,\"data\":[{\"post\":\"By hand\"}]},"
        "{\"timestamp\":5000,\"data\":[{\"post\":\"By machine\"}]},"
        "{\"timestamp\":5000,\"data\":[{\"post\":\"By hand\"}]},"
        "{\"timestamp\":6000,\"data\":[{\"post\":\"Listed twice\"}]}]" },
      { "posts/your_posts_2.json",
        "[{\"timestamp\":6000,\"data\":[{\"post\":\"Listed twice\"}]}]" },
      { "comments/comments.json",
        "[{\"timestamp\":7000,\"title\":\"a\",\"data\":[{\"comment\":{}}]},"
        "{\"timestamp\":7000,\"title\":\"b\",\"data\":[{\"comment\":{}}]}]" } },
    { "post post-5000 5000 ", "post post-5000-2 5000 ", "post post-6000 6000 ",
      "given 1 (null)|given-7000-2 7000\n" } },
  { "packed-on-a-mac",
    { { "f/profile_information/profile_information.json",
        "{\"profile_v2\":{\"name\":{\"full_name\":\"Ada\"}}}" },
      { "f/posts/your_posts_1.json", "[{\"timestamp\":5000,\"data\":[{\"post\":\"Hello\"}]}]" },
      { "__MACOSX/f/comments/._comments.json", "no" }, { "f/posts/._your_posts_1.json", "no" } },
    { "post post-5000 5000 ", " -1 -1 1\n" } },
  { "google-plus-latin1",
    { { "Takeout/a/b/20170623 - Hello.json", "{\"author\":{\"resourceName\":\"users/1\"},"
        "\"resourceName\":\"users/1/posts/p1\",\"creationTime\":\"2017-06-23 10:00:00+0000\","
        "\"content\":\"Hello\",\"postAcl\":{\"isPublic\":true}}" },
      { "Takeout/a/b/20170624 - Caf\351.json", "{\"author\":{\"resourceName\":\"users/1\"},"
        "\"resourceName\":\"users/1/posts/p2\",\"creationTime\":\"2017-06-23 10:00:00+0000\","
        "\"content\":\"Coffee\",\"postAcl\":{\"isPublic\":true}}" },
      { "Takeout/a/b/20170625 - Caf\352.json", "{\"author\":" } },
    { "posts/p1 ", "posts/p2 ", " -1 -1 2\n" }, "Takeout/a/b/20170625 - Caf\303\252.json 1 0/11",
    TRUE },
  { "x-by-month",
    { X_DETAILS, { "data/js/tweets/2014_01.js", X_MONTH },
      { "tweets.csv", X_HEADER
        "\"1003\",\"6\",\"99\",\"2014-01-22 10:00:00 +0000\",\"web\",\"@bob yes\",\"\",\"\"\n"
        "\"1001\",\"\",\"\",\"2014-01-20 10:00:00 +0000\",\"web\",\"Orchids\",\"\",\"\"\n" } },
    { "post 1001 1390212000 https://x.com/ada/status/1001|Orchids & tea #flowers|(null)|flowers ",
      "post 1003 1390384800 https://x.com/ada/status/1003|@bob yes|6|(null) flags=1 ",
      "profile 7 ada|(null) -1 -1 2\n" } },
  { "x-table-alone",
    { X_DETAILS, { "tweets.csv", X_HEADER
      "\"1\",\"\",\"\",\"2013-05-01 12:00:00 +0000\",\"web\",\"Two\nlines\",\"\","
        "\"https://x.example/a\"\n"
      "\"2\",\"\",\"\",\"2013-05-02 12:00:00 +0000\",\"web\",\"RT @b: x\",\"5\",\"\"\n" } },
    { "post 1 1367409600 https://x.com/ada/status/1|Two lines|(null)|(null) flags=32 ",
      " -1 -1 1\n" } },
  { "x-month-folder-alone",
    { { "js/user_details.js", "var user_details = {\"screen_name\":\"ada\",\"id\":\"7\"}" },
      { "js/tweets/2014_01.js", X_MONTH } }, { "post 1001 1390212000 ", " -1 -1 1\n" } },
  { "x-2018-flat",
    { { "account.js", X_ACCOUNT },
      { "tweet.js", "window.YTD.tweet.part0 = [" X_POST ("1", "") "]" },
      { "follower.js", "window.YTD.follower.part0 = [{},{}]" },
      { "following.js", "window.YTD.following.part0 = [{}]" },
      { "tweet-headers.js", "window.YTD.tweet_headers.part0 = [" X_POST ("9", "") "]" } },
    { "post 1 1539202764 ", "profile 7 ada|(null) 2 1 1\n" } },
  { "x-beside-the-posts",
    { { "x/data/account.js", X_ACCOUNT },
      { "x/data/tweets.js", "window.YTD.tweets.part0 = [" X_POST ("1", "") ","
        "" X_POST ("2", "") "]" },
      { "x/data/community-tweet.js", "window.YTD.c.part0 = [" X_POST ("3", "") "]" },
      { "x/data/deleted-tweets.js", "window.YTD.d.part0 = [" X_POST ("2", "") "]" },
      { "x/data/twitter-circle-tweet.js", "window.YTD.t.part0 = [" X_POST ("4", "") "]" } },
    { "post 1 ", "post 3 ", " -1 -1 2\n" } },
  { "x-long-post",
    { { "data/account.js", X_ACCOUNT },
      { "data/tweets.js", "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"1\",\"full_text\":"
        "\"This is a long post that is cut #tea\\u2026\","
          "\"entities\":{\"hashtags\":[{\"text\":\"tea\"}]},"
        "\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\"}}]" },
      { "data/note-tweet.js", "window.YTD.n.part0 = [{\"noteTweet\":{\"createdAt\":"
        "\"2018-10-10T20:19:24.000Z\",\"core\":{\"text\":"
        "\"This is a long post that is cut #tea or not #moss?\"}}}]" } },
    { "|tea,moss flags=2 " } },
  { "x-protected-now",
    { { "data/account.js", X_ACCOUNT },
      { "data/tweets.js", "window.YTD.tweets.part0 = [" X_POST ("1", "") "]" },
      { "data/protected-history.js", "window.YTD.p.part0 = ["
        "{\"protectedHistory\":{\"protectedAt\":\"2020-01-01T00:00:00.000Z\","
          "\"action\":\"Protect\"}},"
        "{\"protectedHistory\":{\"protectedAt\":\"2019-01-01T00:00:00.000Z\","
        "\"action\":\"Unprotect\"}}]" } },
    { "post 1 1539202764 https://x.com/ada/status/1|(null)|(null)|(null) flags=0 3 0\n" } },
  { "x-protected-once",
    { { "data/account.js", X_ACCOUNT },
      { "data/tweets.js", "window.YTD.tweets.part0 = [" X_POST ("1", "") "]" },
      { "data/protected-history.js", "window.YTD.p.part0 = ["
        "{\"protectedHistory\":{\"protectedAt\":\"2019-01-01T00:00:00.000Z\","
          "\"action\":\"Protect\"}},"
        "{\"protectedHistory\":{\"protectedAt\":\"2020-01-01T00:00:00.000Z\","
        "\"action\":\"Unprotect\"}}]" } },
    { "|Post 1|" } },
  { "x-owner-in-manifest",
    { { "data/manifest.js", "window.__THAR_CONFIG = {\"userInfo\":{\"accountId\":\"7\","
        "\"userName\":\"ada\",\"displayName\":\"Ada\"}}" },
      { "data/tweets.js", "window.YTD.tweets.part0 = [" X_POST ("1", "") "]" },
      { "data/account.js", "window.YTD.account.part0 = [{]" } },
    { "status/1|Post 1|", "profile 7 ada|Ada -1 -1 1\n" }, "data/account.js 1 0/30" },
  { "x-owner-in-a-thread",
    { { "tweets.js", "window.YTD.tweets.part0 = [" X_POST ("2", ","
      "\"in_reply_to_status_id_str\":\"1\","
        "\"in_reply_to_user_id_str\":\"7\",\"in_reply_to_screen_name\":\"ada\"") ","
        X_POST ("1", ",\"in_reply_to_status_id_str\":\"9\",\"in_reply_to_user_id_str\":\"8\","
        "\"in_reply_to_screen_name\":\"bob\"") "]" } },
    { "own 1 1|2\n", "status/1|Post 1|9|", "profile 7 ada|(null) -1 -1 2\n" } },
};

static char *
dup_skipped (CloutArchive *archive)
{
  GPtrArray *skipped = clout_archive_get_skipped (archive);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < skipped->len; i++)
    {
      const GError *error = g_ptr_array_index (skipped, i);
      CloutArchivePlace place;
      const char *file = clout_archive_error_get_file (error, &place);

      g_ptr_array_add (words, g_strdup_printf ("%s %d %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, file,
                                               error->code, place.line, place.byte));
    }
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static void
check_skipped (const char *path,
               const char *skipped)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open (path, NULL, &error);
  g_autofree char *found = NULL;

  for (gboolean more = TRUE; more;)
    {
      g_autoptr(CloutBatch) batch = clout_archive_next (archive, NULL, NULL, &error);

      more = batch != NULL;
    }
  g_assert_no_error (error);
  found = dup_skipped (archive);
  g_assert_cmpstr (found, ==, skipped != NULL ? skipped : "");
}

static void
check_pack (const Case *one,
            PackKind    kind)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, kind, one->members);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (one->lines) && one->lines[i] != NULL; i++)
    if (strstr (lines, one->lines[i]) == NULL)
      g_error ("No “%s” in %u:\n%s", one->lines[i], kind, lines);
  check_skipped (path, one->skipped);
  pack_drop (dir);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;

  for (PackKind kind = 0; kind < (one->no_zip ? PACK_ZIP : N_PACKS); kind++)
    if (pack_can_write (kind, one->members))
      check_pack (one, kind);
}

/* LinkedIn's tables from 2018 are UTF-16 with tabs and other columns. */
static void
test_utf_16 (void)
{
  static const char shares[] = "\357\273\277\"Date\"\t\"Share Link\"\t\"Share Commentary\"\t"
    "\"Shared URL\"\t\"Visibility\"\n\"2018/03/08 08:15:44 UTC\"\t\"urn:li:activity:1\"\t"
    "\"My old post #t\303\251a \360\237\214\261\"\t\"\"\t\"Everyone\"\n"
    "\"2018/03/09 08:15:44 UTC\"\t\"urn:li:activity:2\"\t\"For friends\"\t\"\"\t\"Connections\"\n";
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (encodings); i++)
    {
      const PackMember members[] = { PROFILE, { NULL } };
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, PACK_FOLDER, members);
      g_autofree char *file = g_build_filename (path, "Shares.csv", NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *lines = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;
      /* With and without a byte order mark. */
      const char *text = shares + (i < G_N_ELEMENTS (encodings) ? 0 : 3);

      bytes = g_convert (text, -1, encodings[i % 2], "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (file, bytes, length, NULL));
      lines = pack_read_all (path, 0, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (lines, "post urn:li:activity:1 1520496944 (null)|My old "
                                "post #t\303\251a \360\237\214\261|(null)|t\303\251a "));
      g_assert_nonnull (strstr (lines, "post urn:li:activity:2 1520583344 (null)|(null)|(null)|"));
      /* Truncated within a character. */
      g_assert_true (g_file_set_contents (file, bytes, length - 1, NULL));
      g_assert_null (pack_read_all (path, 0, &error));
      g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED);
      pack_drop (dir);
    }
}

/* A .zip from 2019 with a file name in Latin-1. */
static void
test_latin1_zip (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "archives", "data",
                                                 "google-plus-latin1.zip", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (lines, "posts/p1 "));
  g_assert_nonnull (strstr (lines, "posts/p2 "));
}

/* The user names the owner only if no file does. */
static void
test_given_owner (void)
{
  static const struct
  {
    PackMember members[3];
    const char *profile;
  } downloads[] = {
    { { { "tweets.js", "window.YTD.tweets.part0 = [" X_POST ("1", "") "]" } },
      "profile eve eve|(null) -1 -1 1\n" },
    { { { "Shares.csv", SHARES SHARE ("11", "Hello") } }, "profile eve eve|eve -1 -1 1\n" },
    { { { "posts/your_posts_1.json", "[{\"timestamp\":5000,\"data\":[{\"post\":\"Hello\"}]}]" } },
      "profile eve eve|eve -1 -1 1\n" },
    { { { "your_posts_1.json", "[{\"timestamp\":5000,\"data\":[{\"post\":\"Hello\"}]}]" } },
      "profile eve eve|eve -1 -1 1\n" },
    { { PROFILE, { "Shares.csv", SHARES SHARE ("11", "Hello") } },
      "profile ada sample Ada Sample|Ada Sample -1 -1 1\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (downloads); i++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, PACK_FOLDER, downloads[i].members);
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutArchive) named = clout_archive_open_as (path, "@eve", NULL, &error);
      g_autoptr(CloutArchive) nameless = NULL;
      g_autoptr(CloutAccount) account = NULL;
      g_autofree char *profile = NULL;

      g_assert_no_error (error);
      account = clout_archive_get_account (named);
      profile = g_strdup_printf ("profile %s %s|%s -1 -1 1\n",
                                 clout_account_get_remote_id (account),
                                 clout_account_get_handle (account),
                                 clout_account_get_name (account) != NULL
                                 ? clout_account_get_name (account) : "(null)");
      g_assert_cmpstr (profile, ==, downloads[i].profile);
      nameless = clout_archive_open (path, NULL, &error);
      if (strstr (profile, "eve") != NULL)
        g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS);
      else
        g_assert_no_error (error);
      pack_drop (dir);
    }
}

/* An error in the main file, which an export can't do without, includes the position. */
static void
test_main_file (void)
{
  static const struct
  {
    PackMember members[3];
    const char *file;
    CloutArchivePlace place;
  } mains[] = {
    { { PROFILE, { "Shares.csv", SHARES SHARE ("11", "a") SHARE ("12", "b") "1,\201\n" } },
      "Shares.csv", { 4, 0 } },
    { { { "data/account.js", "[{\"account\":{\"accountId\":\"1\",\"username\":\"a\"}}]" },
        { "data/tweets.js", "window.YTD.tweets.part0 = [{\"tweet\":{}},{]}]" } },
      "data/tweets.js", { 0, 42 } },
    { { { "actor.json", "{\"id\":\"https://a.example/users/a\",\"preferredUsername\":\"a\"}" },
        { "outbox.json", "{\"orderedItems\":[{},{}" } }, "outbox.json", { 0, 22 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mains); i++)
    for (PackKind kind = 0; kind < N_PACKS; kind++)
      {
        g_autofree char *dir = pack_new_dir ();
        g_autofree char *path = pack_write (dir, kind, mains[i].members);
        g_autoptr(GError) error = NULL;
        CloutArchivePlace place;

        g_assert_null (pack_read_all (path, 0, &error));
        g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED);
        g_assert_cmpstr (clout_archive_error_get_file (error, &place), ==, mains[i].file);
        g_assert_cmpint (place.line, ==, mains[i].place.line);
        g_assert_cmpint (place.byte, ==, mains[i].place.byte);
        pack_drop (dir);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/archives/files/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/archives/files/utf-16", test_utf_16);
  g_test_add_func ("/archives/files/latin1-zip", test_latin1_zip);
  g_test_add_func ("/archives/files/given-owner", test_given_owner);
  g_test_add_func ("/archives/files/main", test_main_file);
  return g_test_run ();
}
