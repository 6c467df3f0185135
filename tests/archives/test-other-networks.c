/* test-other-networks.c: downloads from Instagram, Threads and Reddit, in every container.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/archive.h"
#include "pack.h"

#define ACTIVITY "instagram-ada.sample-2025-08-24-AbCdEfGh/your_instagram_activity/"
#define PEOPLE "instagram-ada.sample-2025-08-24-AbCdEfGh/connections/followers_and_following/"
#define PERSON \
  { "instagram-ada.sample-2025-08-24-AbCdEfGh/personal_information/personal_information/" \
    "personal_information.json", \
    "{\"profile_user\":[{\"title\":\"\",\"string_map_data\":{" \
    "\"Username\":{\"value\":\"ada.sample\"},\"Name\":{\"value\":\"Ad\\u00c3\\u00a9\"}}}]}" }

/* Posts with one picture, several and none; lists in the formats of several years. */
static const PackMember instagram[] = {
  PERSON,
  { ACTIVITY "content/posts_1.json",
    "[{\"media\":[{\"uri\":\"media/posts/202305/17900000000000001.jpg\","
    "\"creation_timestamp\":1700000000,\"title\":\"Who likes #Caf\\u00c3\\u00a9?\"}]},"
    "{\"media\":[{\"uri\":\"media/posts/202305/2_n.jpg\",\"creation_timestamp\":1,\"title\":\"\"},"
    "{\"uri\":\"media/posts/202305/3_n.jpg\"}],\"title\":\"Two\","
    "\"creation_timestamp\":1700000100},"
    "{\"media\":[]},\"odd\"]" },
  { ACTIVITY "content/reels.json",
    "{\"ig_reels_media\":[{\"media\":[{\"uri\":\"media/reels/4_n.mp4\","
    "\"creation_timestamp\":1700000200,\"title\":\"Reel\"}]}]}" },
  { ACTIVITY "likes/liked_posts.json",
    "{\"likes_media_likes\":[{\"title\":\"bo.test\",\"string_list_data\":[{\"href\":"
    "\"https://www.instagram.com/p/AAA/\",\"value\":\"x\",\"timestamp\":1700000300}]},"
    "{\"timestamp\":1700000310,\"label_values\":[{\"label\":\"URL\",\"value\":"
    "\"https://www.instagram.com/p/BBB/\"}]}]}" },
  { ACTIVITY "comments/post_comments_1.json",
    "[{\"media_list_data\":[],\"string_map_data\":{\"Comment\":{\"value\":\"nice\"},"
    "\"Media Owner\":{\"value\":\"cy_test\"},\"Time\":{\"timestamp\":1700000400}}},"
    "{\"string_map_data\":{\"Opmerking\":{\"value\":\"mooi\"},"
    "\"Tijd\":{\"timestamp\":1700000410}}}]" },
  { ACTIVITY "comments/reels_comments.json",
    "{\"comments_reels_comments\":[{\"title\":\"ada.sample\",\"string_list_data\":["
    "{\"value\":\"own\",\"timestamp\":1700000420}]}]}" },
  { PEOPLE "followers_1.json",
    "[{\"title\":\"\",\"string_list_data\":[{\"href\":\"https://www.instagram.com/bo.test\","
    "\"value\":\"bo.test\",\"timestamp\":1600000000}]}]" },
  { PEOPLE "following.json",
    "{\"relationships_following\":[{\"title\":\"di\",\"string_list_data\":[{\"href\":"
    "\"https://www.instagram.com/_u/di\",\"timestamp\":1600000000}]},"
    "{\"title\":\"not a name\",\"string_list_data\":[]}]}" },
  { NULL }
};

static const char instagram_lines[] =
  "post media-17900000000000001 1700000000 (null)|(null)|(null)|Caf\303\251 flags=18 0 0\n"
  "post media-2_n 1700000100 (null)|(null)|(null)|(null) flags=16 0 0\n"
  "post media-4_n 1700000200 (null)|(null)|(null)|(null) flags=16 0 0\n"
  "person bo.test bo.test|(null) -1 0/0\n"
  "person cy_test cy_test|(null) -1 0/0\n"
  "person bo.test bo.test|(null) -1 2/2\n"
  "person di di|(null) -1 4/4\n"
  "given 4 bo.test|https://www.instagram.com/p/AAA/ 1700000300\n"
  "given 4 (null)|https://www.instagram.com/p/BBB/ 1700000310\n"
  "given 1 cy_test|comment-1700000400 1700000400\n"
  "given 1 (null)|comment-1700000410 1700000410\n"
  "profile ada.sample ada.sample|Ad\303\251 1 2 3\n";

/* Two texts in the same second are two posts; if no file names the owner, the folder does. */
static const PackMember threads[] = {
  { ACTIVITY "threads/threads_and_replies.json",
    "{\"text_post_app_text_posts\":[{\"media\":[{\"uri\":\"\",\"creation_timestamp\":1754466859,"
    "\"title\":\"agreed\",\"text_app_post\":{\"is_reply\":true}}]},"
    "{\"media\":[{\"uri\":\"\",\"creation_timestamp\":1754466860,\"title\":\"one #tea\"}]},"
    "{\"media\":[{\"uri\":\"\",\"creation_timestamp\":1754466860,\"title\":\"two\"}]}]}" },
  { ACTIVITY "threads/liked_threads.json",
    "{\"text_post_app_media_likes\":[{\"title\":\"bo.test\",\"string_list_data\":[{\"href\":"
    "\"https://www.threads.net/@bo.test/post/E\",\"timestamp\":1754466870}]}]}" },
  { ACTIVITY "threads/followers.json",
    "{\"text_post_app_text_post_app_followers\":[{\"title\":\"\",\"string_list_data\":[{"
    "\"value\":\"bo.test\",\"timestamp\":1600000000}]}]}" },
  { NULL }
};

static const char threads_lines[] =
  "post post-1754466859 1754466859 (null)|(null)|(null)|(null) flags=1 0 0\n"
  "post post-1754466860 1754466860 (null)|(null)|(null)|tea flags=0 0 0\n"
  "post post-1754466860-2 1754466860 (null)|(null)|(null)|(null) flags=0 0 0\n"
  "person bo.test bo.test|(null) -1 0/0\n"
  "person bo.test bo.test|(null) -1 2/2\n"
  "given 1 (null)|post-1754466859 1754466859\n"
  "given 4 bo.test|https://www.threads.net/@bo.test/post/E 1754466870\n"
  "profile ada.sample ada.sample|ada.sample 1 -1 3\n";

/* A removed post isn't counted, and the user's own page isn't a topic. */
static const PackMember reddit[] = {
  { "statistics.csv", "statistic,value\nexport time,x\naccount name,Ada_S\n" },
  { "posts.csv",
    "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
    "p1,https://www.reddit.com/r/tea/comments/p1/who/,2023-01-15 12:34:56 UTC,1.2.3.4,tea,0,"
    "Who drinks it?,https://b.example/x,\n"
    "p2,/r/u_ada/comments/p2/x/,2023-01-16 12:34:56 UTC,,u_ada,0,Mine,/r/u_ada/,\"two\nlines\"\n"
    "p3,/r/tea/comments/p3/x/,2023-01-17 12:34:56 UTC,,tea,0,Gone,,[removed]\n"
    "p4,/r/tea/comments/p4/x/,soon,,tea,0,No time,,\n" },
  { "comments.csv",
    "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n"
    "c1,https://www.reddit.com/r/tea/comments/p9/x/c1/,2023-01-18 12:34:56 UTC,,tea,0,"
    "https://www.reddit.com/r/tea/comments/p9/x/,,Yes,\n"
    "c2,https://www.reddit.com/r/tea/comments/p9/x/c2/,2023-01-19 12:34:56 UTC,,tea,0,"
    "https://www.reddit.com/r/tea/comments/p9/x/,c1,More,\n" },
  { "post_votes.csv", "id,permalink,direction\np8,https://www.reddit.com/r/tea/p8,up\n" },
  { "messages.csv", "\377" },
  { NULL }
};

static const char reddit_lines[] =
  "post t3_p1 1673786096 https://www.reddit.com/r/tea/comments/p1/who/|Who drinks it?|(null)|tea"
  " flags=34 0 0\n"
  "post t3_p2 1673872496 https://www.reddit.com/r/u_ada/comments/p2/x/|Mine two lines|(null)|"
  "(null) flags=0 0 0\n"
  "post t1_c1 1674045296 https://www.reddit.com/r/tea/comments/p9/x/c1/|Yes|t3_p9|tea"
  " flags=1 0 0\n"
  "post t1_c2 1674131696 https://www.reddit.com/r/tea/comments/p9/x/c2/|More|t1_c1|tea"
  " flags=1 0 0\n"
  "given 1 (null)|t1_c1 1674045296\n"
  "given 1 (null)|t1_c2 1674131696\n"
  "profile ada_s Ada_S|Ada_S -1 -1 4\n";

static void
check (const PackMember *members,
       const char       *network,
       const char       *expected)
{
  for (PackKind kind = 0; kind < N_PACKS; kind++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, kind, members);
      g_autoptr(GError) error = NULL;
      g_autofree char *lines = pack_read_all (path, 0, &error);
      g_autoptr(CloutArchive) archive = NULL;
      g_autoptr(CloutAccount) account = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (lines, ==, expected);
      archive = clout_archive_open (path, NULL, NULL);
      account = clout_archive_get_account (archive);
      g_assert_cmpstr (clout_account_get_network (account), ==, network);
      pack_drop (dir);
    }
}

static void
test_instagram (void)
{
  check (instagram, "instagram", instagram_lines);
}

static void
test_threads (void)
{
  check (threads, "threads", threads_lines);
}

static void
test_reddit (void)
{
  check (reddit, "reddit", reddit_lines);
}

static void
test_ownerless (void)
{
  static const PackMember packs[][2] = {
    { { "content/posts_1.json", "[]" } },
    { { "threads/threads_and_replies.json", "{\"text_post_app_text_posts\":[]}" } },
    { { "post_votes.csv", "id,permalink,direction\n" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, PACK_ZIP, packs[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (pack_read_all (path, 0, &error));
      g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS);
      pack_drop (dir);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/other-networks/instagram", test_instagram);
  g_test_add_func ("/archives/other-networks/threads", test_threads);
  g_test_add_func ("/archives/other-networks/reddit", test_reddit);
  g_test_add_func ("/archives/other-networks/ownerless", test_ownerless);
  return g_test_run ();
}
