/* test-import.c: every format in every container, and the bundled sample.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

#define ME "https://a.example/users/me"

/* flags: 1 reply, 2 asks, 16 media, 32 link */
static const char mastodon_lines[] =
  "post 1 1714557600 https://a.example/@me/1|Hi & hello who is there?|(null)|Tea flags=18 3 2\n"
  "post 6 1714730400 (null)|yes here|https://b.example/9|(null) flags=33 0 0\n"
  "person https://b.example/users/x x@b.example|X 9 0/1\n"
  "person https://b.example/users/y y@b.example|(null) -1 0/0\n"
  "person https://b.example/users/y y@b.example|(null) -1 2/2\n"
  "reaction 4 https://b.example/users/x|1|(null) 1714564800\n"
  "reaction 1 https://b.example/users/y|1|https://b.example/8 1714568400\n"
  "reaction 5 https://b.example/users/y|(null)|(null) 1714572000\n"
  "given 1 (null)|6 1714730400\n"
  "profile me@a.example me@a.example|Me 7 -1 2\n";

static const char x_lines[] =
  "post 10 1577880000 https://x.com/me/status/10|A <b> &amp; c?|(null)|Tea flags=2 5 2\n"
  "post 13 1583017199 https://x.com/me/status/13|old shape|6|(null) flags=1 0 0\n"
  "profile 42 me|Me 2 0 2\n";

/* Neither other people's text nor the text of posts with unknown visibility is stored. */
static const char facebook_lines[] =
  "post post-1700000000 1700000000 (null)|(null)|(null)|Caf\303\251 flags=50 0 0\n"
  "post post-1700000200 1700000200 (null)|(null)|(null)|(null) flags=0 0 0\n"
  "post media-11_22_n 1700000300 (null)|(null)|(null)|(null) flags=16 0 0\n"
  "person Bo T\303\253st (null)|Bo T\303\253st -1 0/0\n"
  "person Bo Test (null)|Bo Test -1 0/0\n"
  "person Cy T\303\253st (null)|Cy T\303\253st -1 0/0\n"
  "reaction 1 Bo T\303\253st|media-11_22_n|1700000400-Bo T\303\253st 1700000400\n"
  "given 1 Bo Test|given-1700000100 1700000100\n"
  "given 1 (null)|given-1700000210 1700000210\n"
  "given 4 Cy T\303\253st|given-1700000150 1700000150\n"
  "given 4 (null)|given-1700000170 1700000170\n"
  "profile joined-1200000000 ade.sample|Ad\303\251 Sample 3 -1 3\n";

static const char facebook_old_lines[] =
  "post post-1500000000 1500000000 (null)|(null)|(null)|(null) flags=0 0 0\n"
  "person Bo Test (null)|Bo Test -1 0/0\n"
  "reaction 0 Bo Test|(null)|1500000100-Bo Test 1500000100\n"
  "profile Ade Sample ade|Ade Sample 1 -1 1\n";

static const char google_plus_lines[] =
  "post users/1/posts/a 1541091100 https://plus.google.com/+Ade/posts/a|Tea,"
  " anybody? #Tea|(null)|Tea"
  " flags=18 2 1\n"
  "post users/1/posts/c 1541091100 https://plus.google.com/+Ade/posts/c|see b|(null)|(null)"
  " flags=32 0 0\n"
  "person 2 (null)|Bo -1 0/0\n"
  "person 2 (null)|Bo -1 0/0\n"
  "person 3 (null)|Cy -1 0/0\n"
  "person 3 (null)|Cy -1 0/0\n"
  "reaction 1 2|users/1/posts/a|users/1/posts/a/comments/x-1 1541091600\n"
  "reaction 4 2|users/1/posts/a|(null) 0\n"
  "reaction 4 3|users/1/posts/a|(null) 0\n"
  "reaction 3 3|users/1/posts/a|(null) 0\n"
  "profile 1 +Ade|Ad\303\251 Sample -1 -1 2\n";

static const char linkedin_lines[] =
  "post urn:li:share:7 1778172078 https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7|"
  "Who said \"tea\"? #Tea is, well, \"tea\", here.|(null)|Tea flags=34 0 0\n"
  "post urn:li:ugcPost:5 1777999278 (null)|"
  "(null)|(null)|(null) flags=0 0 0\n"
  "post group-1778317200 1778317200 (null)|(null)|(null)|(null) flags=0 0 0\n"
  "post answer-1778230800-urn:li:activity:9 1778230800 (null)|(null)|urn:li:activity:9|(null)"
  " flags=3 0 0\n"
  "given 1 (null)|answer-1778230800-urn:li:activity:9 1778230800\n"
  "given 4 (null)|urn:li:activity:9 1778230800\n"
  "profile ad\303\251 sample Ad\303\251 Sample|Ad\303\251 Sample 2 -1 4\n";

static void
check (const PackMember *members,
       const char       *lines)
{
  for (PackKind kind = 0; kind < N_PACKS; kind++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, kind, members);
      g_autoptr(GError) error = NULL;
      g_autofree char *once = pack_read_all (path, 0, &error);
      g_autofree char *twice = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (once, ==, lines);
      twice = pack_read_all (path, 0, &error);
      g_assert_cmpstr (twice, ==, once);
      pack_drop (dir);
    }
}

static void
test_mastodon (void)
{
  check (pack_mastodon, mastodon_lines);
}

static void
test_x (void)
{
  check (pack_x, x_lines);
}

static void
test_facebook (void)
{
  check (pack_facebook, facebook_lines);
  check (pack_facebook_old, facebook_old_lines);
}

static void
test_google_plus (void)
{
  check (pack_google_plus, google_plus_lines);
}

static void
test_linkedin (void)
{
  check (pack_linkedin, linkedin_lines);
}

static void
test_folder_inside (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autoptr(GArray) members = g_array_new (TRUE, TRUE, sizeof (PackMember));
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *lines = NULL;

  for (const PackMember *member = pack_x; member->name != NULL; member++)
    {
      PackMember inner = { g_strconcat ("twitter-2024/", member->name, NULL), member->text };

      g_ptr_array_add (names, (gpointer) inner.name);
      g_array_append_val (members, inner);
    }
  path = pack_write (dir, PACK_ZIP, (const PackMember *) members->data);
  lines = pack_read_all (path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lines, ==, x_lines);
  pack_drop (dir);
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;

  return n;
}

#define NOTE(writer, key, text, tags) \
  "{\"type\":\"Create\",\"actor\":\"" writer "\"," \
  "\"object\":{\"id\":\"" writer "/statuses/" key "\"," \
  "\"type\":\"Note\",\"published\":\"2024-05-01T10:00:00Z\",\"to\":[\"" writer "/followers\"]," \
  "\"content\":\"<p>" text "</p>\",\"tag\":[" tags "]}}"
#define AT(href) "{\"type\":\"Mention\",\"href\":\"" href "\"}"
#define X "https://b.example/users/x"
#define OTHER_X "https://c.example/users/x"

/* +K given and received are neither posts nor mentions. Ambiguous recipients get none, and a +K
 * that someone else writes in a friend's name is ignored. */
static void
test_plus_k (void)
{
  static const PackMember members[] = {
    { "actor.json", "{\"id\":\"" ME "\",\"preferredUsername\":\"me\"}" },
    { "outbox.json", "{\"orderedItems\":["
      NOTE (ME, "1", "+K @x #tea", AT (X)) ","
      NOTE (ME, "2", "+K @x@c.example #tea", AT (X) "," AT (OTHER_X)) ","
      NOTE (ME, "3", "+K @x #tea", AT (X) "," AT (OTHER_X)) ","
      NOTE (ME, "4", "+K @me #tea", AT (ME)) ","
      NOTE (ME, "5", "+K @y #tea", AT (X)) ","
      NOTE (ME, "6", "+K @x #tea", "7,null,{\"type\":\"Mention\",\"href\":\"nowhere\"}") "]}" },
    { "inbox.json", "{\"orderedItems\":["
      NOTE (X, "7", "+K @me #orchids", AT (ME)) ","
      NOTE (X, "8", "+K @y #orchids", AT ("https://b.example/users/y")) ","
      "{\"type\":\"Create\",\"actor\":\"" X "\",\"object\":{\"id\":\"" X "/statuses/9\","
      "\"attributedTo\":\"" OTHER_X "\",\"published\":\"2024-05-01T10:00:00Z\","
      "\"content\":\"+K @me #forged\",\"tag\":[" AT (ME) "]}}]}" },
    { NULL }
  };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, members);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (lines, "plus-k (null)|" X " tea 1 1714557600\n"));
  g_assert_nonnull (strstr (lines, "plus-k (null)|" OTHER_X " tea 2 1714557600\n"));
  g_assert_nonnull (strstr (lines, "plus-k " X "|(null) orchids " X "/statuses/7 1714557600\n"));
  g_assert_nonnull (strstr (lines, "person " X " x@b.example|"));
  g_assert_cmpuint (count (lines, "plus-k "), ==, 3);
  g_assert_cmpuint (count (lines, "post "), ==, 0);
  g_assert_null (strstr (lines, "reaction 0 " X "|(null)|" X "/statuses/7"));
  pack_drop (dir);
}

/* The owner's reactions to their own posts are in the same lists as those to others' posts. */
static void
test_own_acts (void)
{
  static const PackMember mastodon[] = {
    { "actor.json", "{\"id\":\"" ME "\",\"preferredUsername\":\"me\"}" },
    { "outbox.json", "{\"orderedItems\":["
      "{\"type\":\"Create\",\"object\":{\"type\":\"Note\",\"id\":\"" ME "/statuses/2\","
      "\"inReplyTo\":\"" ME "/statuses/1\",\"to\":[\"" X "\"]}},"
      "{\"type\":\"Announce\",\"actor\":\"" ME "\",\"object\":\"" ME "/statuses/1\"},"
      "{\"type\":\"Announce\",\"actor\":\"" ME "\",\"object\":\"" X "/statuses/1\"}]}" },
    { "likes.json", "{\"orderedItems\":[\"" X "/statuses/3\",\"" ME "/statuses/1\"]}" },
    { NULL }
  };
  static const PackMember x[] = {
    { "data/account.js", "window.YTD.account.part0 = [{\"account\":"
      "{\"accountId\":\"7\",\"username\":\"me\"}}]" },
    { "data/tweets.js", "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"2\","
      "\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\",\"full_text\":\"More\","
      "\"in_reply_to_status_id_str\":\"1\",\"in_reply_to_user_id_str\":\"7\"}}]" },
    { "data/like.js", "window.YTD.like.part0 = [{\"like\":{\"tweetId\":\"2\"}}]" },
    { NULL }
  };
  const struct { const PackMember *members; const char *lines[4]; } cases[] = {
    { mastodon, { "own 1 1|2\n", "own 3 1|-\n", "own 4 1|-\n", NULL } },
    { x, { "own 1 1|2\n", "own 4 2|-\n", NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, PACK_ZIP, cases[i].members);
      g_autoptr(GError) error = NULL;
      g_autofree char *lines = pack_read_all (path, 0, &error);
      gsize n = 0;

      g_assert_no_error (error);
      for (; cases[i].lines[n] != NULL; n++)
        g_assert_nonnull (strstr (lines, cases[i].lines[n]));
      g_assert_cmpuint (count (lines, "own "), ==, n);
      pack_drop (dir);
    }
}

static void
test_account (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_TAR_GZ, pack_mastodon);
  g_autoptr(CloutArchive) archive = clout_archive_open (path, NULL, NULL);
  g_autoptr(CloutAccount) account = clout_archive_get_account (archive);

  g_assert_cmpint (clout_account_get_id (account), ==, 0);
  g_assert_cmpstr (clout_account_get_network (account), ==, "mastodon");
  g_assert_cmpstr (clout_account_get_server (account), ==, "https://a.example");
  g_assert_cmpint (clout_account_get_source (account), ==, CLOUT_ACCOUNT_ARCHIVE);
  g_assert_cmpint (clout_account_get_followers (account), ==, 7);
  g_assert_cmpint (clout_account_get_posts (account), ==, -1);
  pack_drop (dir);
}

static void
test_shifted (void)
{
  /* Written at 2024-05-10; opened ten days and an hour later, timestamps move by ten days. */
  const gint64 now = 1715299200 + 10 * 86400 + 3600;
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_FOLDER, pack_mastodon);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, now, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (lines, "post 1 1715421600 "));
  g_assert_nonnull (strstr (lines, " 1715428800\n"));
  pack_drop (dir);
}

/* Facebook's downloads don't say when they were written. */
static void
test_shifted_with_another (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, pack_facebook);
  gint64 shift = CLOUT_ARCHIVE_SHIFT_UNKNOWN;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutArchive) archive = clout_archive_open_shifted (path, 1800000000, &shift, NULL,
                                                                &error);
  g_autoptr(CloutBatch) batch = NULL;

  g_assert_null (archive);
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNKNOWN);
  shift = -2 * 86400;
  archive = clout_archive_open_shifted (path, 1800000000, &shift, NULL, NULL);
  batch = clout_archive_next (archive, NULL, NULL, NULL);
  g_assert_cmpint (clout_batch_get_profile (batch)->reaches, ==, 1700000400 - 2 * 86400);
  g_assert_cmpint (shift, ==, -2 * 86400);
  pack_drop (dir);
}

static void
test_sample (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (g_getenv ("CLOUT_SAMPLE"), 1900000000, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count (lines, "post 11"), ==, 120);
  g_assert_cmpuint (count (lines, "\nreaction "), ==, 1500);
  g_assert_nonnull (strstr (lines, "juniper@example.social|Juniper Sample 412 268 120\n"));
}

static const PackMember *const packs[] = {
  pack_mastodon, pack_x, pack_facebook, pack_facebook_old, pack_google_plus, pack_linkedin,
};

static void
test_cancelled (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, i % N_PACKS, packs[i]);
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(CloutArchive) archive = clout_archive_open (path, cancellable, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_nonnull (archive);
      g_cancellable_cancel (cancellable);
      g_assert_null (clout_archive_next (archive, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_null (clout_archive_open (path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      pack_drop (dir);
    }
}

/* The user-visible list of formats is generated from this one. */
static void
test_networks (void)
{
  g_autofree const char **networks = clout_archive_list_networks ();

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, PACK_FOLDER, packs[i]);
      g_autoptr(CloutArchive) archive = clout_archive_open (path, NULL, NULL);
      g_autoptr(CloutAccount) account = clout_archive_get_account (archive);

      g_assert_true (g_strv_contains (networks, clout_account_get_network (account)));
      pack_drop (dir);
    }
  for (gsize i = 0; networks[i] != NULL; i++)
    g_assert_false (g_strv_contains (networks + i + 1, networks[i]));
}

/* The last batch has the number of posts and the time of the newest item. */
static void
test_reaches (void)
{
  static const gint64 newest[] = {
    1714730400, 1583017199, 1700000400, 1500000100, 1541091600, 1778317200
  };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *dir = pack_new_dir ();
      g_autofree char *path = pack_write (dir, PACK_ZIP, packs[i]);
      g_autoptr(CloutArchive) archive = clout_archive_open (path, NULL, NULL);
      g_autoptr(CloutBatch) batch = clout_archive_next (archive, NULL, NULL, NULL);

      g_assert_cmpint (clout_batch_get_profile (batch)->reaches, ==, newest[i]);
      pack_drop (dir);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/import/mastodon", test_mastodon);
  g_test_add_func ("/archives/import/plus-k", test_plus_k);
  g_test_add_func ("/archives/import/x", test_x);
  g_test_add_func ("/archives/import/facebook", test_facebook);
  g_test_add_func ("/archives/import/google-plus", test_google_plus);
  g_test_add_func ("/archives/import/linkedin", test_linkedin);
  g_test_add_func ("/archives/import/folder-inside", test_folder_inside);
  g_test_add_func ("/archives/import/own-acts", test_own_acts);
  g_test_add_func ("/archives/import/account", test_account);
  g_test_add_func ("/archives/import/shifted", test_shifted);
  g_test_add_func ("/archives/import/shifted-with-another", test_shifted_with_another);
  g_test_add_func ("/archives/import/sample", test_sample);
  g_test_add_func ("/archives/import/cancelled", test_cancelled);
  g_test_add_func ("/archives/import/networks", test_networks);
  g_test_add_func ("/archives/import/reaches", test_reaches);
  return g_test_run ();
}
