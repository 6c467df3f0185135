/* test-statuses.c: lists of statuses as in Mastodon's API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/archive.h"
#include "pack.h"

#define ADA "{\"id\":\"1\",\"username\":\"ada\",\"acct\":\"ada\",\"display_name\":\"Ada\"," \
  "\"url\":\"https://social.example/@ada\",\"bot\":false,\"followers_count\":7," \
  "\"following_count\":3,\"statuses_count\":9}"
#define BOB "{\"id\":\"2\",\"username\":\"bob\",\"acct\":\"bob@there.example\"," \
  "\"display_name\":\"Bob\",\"url\":\"https://there.example/@bob\",\"bot\":true," \
  "\"followers_count\":5,\"following_count\":4,\"statuses_count\":8}"
#define CY "{\"id\":\"3\",\"username\":\"cy\",\"acct\":\"cy\"," \
  "\"url\":\"https://social.example/@cy\"}"
#define STATUS(id, account, visibility, more) \
  "{\"id\":\"" id "\",\"uri\":\"https://social.example/users/ada/statuses/" id "\"," \
  "\"url\":\"https://social.example/@ada/" id "\",\"account\":" account "," \
  "\"visibility\":\"" visibility "\",\"created_at\":\"2026-11-11T10:00:00+00:00\"," \
  "\"content\":\"<p>Orchids</p>\"" more "}"

/* mastodon-archive writes its members in any order; older versions write fewer. */
static const PackMember tool[] = {
  { "social.example.user.ada.json",
    "{\"account\":" ADA ",\"mentions\":["
    STATUS ("91", BOB, "public", ",\"in_reply_to_id\":\"11\",\"in_reply_to_account_id\":\"1\"") ","
    STATUS ("92", BOB, "unlisted", ",\"in_reply_to_id\":null") ","
    STATUS ("93", BOB, "direct", "") "],\"statuses\":["
    STATUS ("11", ADA, "public", ",\"reblogs_count\":2,\"favourites_count\":3,\"replies_count\":1,"
            "\"favourited\":true,\"reblogged\":false,\"tags\":[{\"name\":\"tea\"}],"
            "\"media_attachments\":[{}]") ","
    STATUS ("12", ADA, "public", ",\"in_reply_to_id\":\"80\",\"in_reply_to_account_id\":\"3\","
            "\"mentions\":[" CY "]") ","
    STATUS ("13", ADA, "private", ",\"in_reply_to_id\":\"11\",\"in_reply_to_account_id\":\"1\"") ","
    STATUS ("14", ADA, "public", ",\"reblog\":" STATUS ("81", BOB, "public", "")) "],"
    "\"favourites\":[" STATUS ("82", BOB, "public", "") "],\"followers\":[" CY "]}" },
  { NULL }
};

static const char tool_lines[] =
  "post 11 1794391200 https://social.example/@ada/11|Orchids|(null)|tea flags=16 3 2\n"
  "post 12 1794391200 https://social.example/@ada/12|Orchids|80|(null) flags=1 0 0\n"
  "person 3 cy@social.example|(null) -1 0/0\n"
  "person 2 bob@there.example|Bob 5 1/1\n"
  "person 2 bob@there.example|Bob 5 1/1\n"
  "person 2 bob@there.example|Bob 5 1/1\n"
  "person 2 bob@there.example|Bob 5 1/1\n"
  "person 3 cy@social.example|(null) -1 2/2\n"
  "reaction 1 2|11|91 1794391200\n"
  "reaction 0 2|(null)|92 1794391200\n"
  "given 1 3|12 1794391200\n"
  "given 3 2|81 1794391200\n"
  "given 4 2|82 1794391200\n"
  "own 4 11|-\n"
  "own 1 11|13\n"
  "profile ada@social.example ada@social.example|Ada 7 3 2\n";

/* Pixelfed writes "" for missing values, and names the reply count differently. */
static const PackMember pixelfed[] = {
  { "pixelfed-statuses.json",
    "[" STATUS ("21", ADA, "public", ",\"in_reply_to_id\":\"\",\"in_reply_to_account_id\":\"\","
                "\"reply_count\":4,\"favourites_count\":6,\"reblog\":null,\"favourited\":false") ","
    STATUS ("22", ADA, "archived", "") "]" },
  { "account.json", "{\"type\":\"Person\",\"id\":\"https://social.example/users/ada\"}" },
  { NULL }
};

static const char pixelfed_lines[] =
  "post 21 1794391200 https://social.example/@ada/21|Orchids|(null)|(null) flags=0 6 0\n"
  "profile ada@social.example ada@social.example|Ada 7 3 1\n";

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
test_tool (void)
{
  check (tool, tool_lines);
}

static void
test_pixelfed (void)
{
  check (pixelfed, pixelfed_lines);
}

/* A single file is enough. */
static void
test_one_file (void)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *folder = pack_write (dir, PACK_FOLDER, tool);
  g_autofree char *path = g_build_filename (folder, tool[0].name, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lines, ==, tool_lines);
  pack_drop (dir);
}

static void
test_ownerless (void)
{
  static const PackMember members[] = { { "pixelfed-statuses.json", "[]" }, { NULL } };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, members);
  g_autoptr(GError) error = NULL;

  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS);
  pack_drop (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/statuses/mastodon-archive", test_tool);
  g_test_add_func ("/archives/statuses/pixelfed", test_pixelfed);
  g_test_add_func ("/archives/statuses/one-file", test_one_file);
  g_test_add_func ("/archives/statuses/ownerless", test_ownerless);
  return g_test_run ();
}
