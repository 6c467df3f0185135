/* test-mastodon.c: a Mastodon export's owner, and the people its posts reply to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "archives/archive.h"
#include "pack.h"

#define ME "https://social.example/users/ada"
#define NUMBERED "https://social.example/ap/users/115000000000000001"
#define PUBLIC "\"https://www.w3.org/ns/activitystreams#Public\""
#define POST(me, id, answers, tags) \
  "{\"type\":\"Create\",\"actor\":\"" me "\",\"object\":{\"id\":\"" me "/statuses/" id "\"," \
  "\"type\":\"Note\",\"url\":\"https://social.example/@ada/" id "\"," \
  "\"published\":\"2026-11-11T10:00:00Z\",\"to\":[" PUBLIC "],\"inReplyTo\":" answers "," \
  "\"content\":\"<p>Orchids</p>\",\"tag\":[" tags "]}}"
#define MENTION(href, name) \
  "{\"type\":\"Mention\",\"href\":\"" href "\",\"name\":\"" name "\"}"
#define LIKE(actor) \
  "{\"type\":\"Like\",\"actor\":\"" actor "\",\"object\":\"" ME "/statuses/1\"}"
#define ACTOR(me, more) \
  { "actor.json", "{\"id\":\"" me "\",\"preferredUsername\":\"ada\",\"name\":\"Ada\"" more "}" }
#define OUTBOX(items) { "outbox.json", "{\"orderedItems\":[" items "]}" }

static char *
read_pack (PackKind          kind,
           const PackMember *members)
{
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, kind, members);
  g_autoptr(GError) error = NULL;
  char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  pack_drop (dir);

  return lines;
}

static void
assert_has (const char *lines,
            const char *line)
{
  if (strstr (lines, line) == NULL)
    g_error ("“%s” is not in:\n%s", line, lines);
}

/* The person that the mentions name, even where the URL doesn't identify the author. */
static void
test_replies (void)
{
  static const PackMember members[] = {
    ACTOR (ME, ""),
    OUTBOX (POST (ME, "1", "\"https://misskey.example/notes/9abcdef\"",
                  MENTION ("https://misskey.example/users/9xyz", "@mia@misskey.example")) ","
            POST (ME, "2", "\"https://akkoma.example/objects/1-2\"",
                  MENTION ("https://akkoma.example/users/akko", "@akko@akkoma.example") ","
                  MENTION ("https://there.example/users/bob", "@bob@there.example")) ","
            POST (ME, "3", "\"https://there.example/ap/users/77/statuses/99\"",
                  MENTION ("https://there.example/ap/users/77", "@bea@there.example")) ","
            POST (ME, "4", "\"https://lemmy.example/comment/5\"",
                  MENTION ("https://lemmy.example/u/cy", "@cy@lemmy.example")) ","
            POST (ME, "5", "\"tag:old.example,2017-01-05:objectId=1:objectType=Status\"",
                  MENTION ("https://old.example/users/di", "@di@old.example")) ","
            POST (ME, "6", "\"https://two.example/notes/1\"",
                  MENTION ("https://two.example/users/1", "@x@two.example") ","
                  MENTION ("https://two.example/users/2", "@y@two.example")) ","
            POST (ME, "7", "\"" ME "/statuses/6\"",
                  MENTION ("https://two.example/users/2", "@y@two.example"))),
    { NULL }
  };
  static const char *const expected[] = {
    "person https://misskey.example/users/9xyz mia@misskey.example|",
    "given 1 https://misskey.example/users/9xyz|1 1794391200\n",
    "person https://akkoma.example/users/akko akko@akkoma.example|",
    "given 1 https://akkoma.example/users/akko|2 1794391200\n",
    "person https://there.example/ap/users/77 bea@there.example|",
    "given 1 https://there.example/ap/users/77|3 1794391200\n",
    "given 1 https://lemmy.example/u/cy|4 1794391200\n",
    "given 1 https://old.example/users/di|5 1794391200\n",
    "given 1 (null)|6 1794391200\n",
    "own 1 6|7\n",
  };
  g_autofree char *lines = read_pack (PACK_ZIP, members);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (lines, expected[i]);
  g_assert_null (strstr (lines, "given 1 https://two.example"));
  g_assert_null (strstr (lines, "|7 1794391200"));
}

/* A handle built from a URL doesn't replace one that a mention spelled out. */
static void
test_handles (void)
{
  static const PackMember members[] = {
    ACTOR ("https://social.split.example/users/ada", ",\"webfinger\":\"ada@split.example\""),
    OUTBOX (POST ("https://social.split.example/users/ada", "1",
                  "\"https://social.other.example/users/sam/statuses/1\"",
                  MENTION ("https://social.other.example/users/sam", "@sam@other.example")) ","
            "{\"type\":\"Announce\",\"actor\":\"https://social.split.example/users/ada\","
            "\"published\":\"2026-11-11T10:00:00Z\",\"to\":[" PUBLIC "],"
            "\"object\":\"https://social.other.example/users/sam/statuses/2\"},"
            "{\"type\":\"Announce\",\"actor\":\"https://social.split.example/users/ada\","
            "\"published\":\"2026-11-11T10:00:00Z\",\"to\":[" PUBLIC "],"
            "\"object\":\"https://there.example/ap/users/9/statuses/2\"}"),
    { NULL }
  };
  g_autofree char *lines = read_pack (PACK_FOLDER, members);

  assert_has (lines, "profile ada@social.split.example ada@split.example|Ada ");
  assert_has (lines, "person https://social.other.example/users/sam sam@other.example|");
  g_assert_null (strstr (lines, "sam@social.other.example"));
  assert_has (lines, "person https://there.example/ap/users/9 (null)|");
}

/* The handle is made from the address of the actor, which can have any form. */
static void
test_addresses (void)
{
  static const PackMember members[] = {
    ACTOR (ME, ""), OUTBOX (""),
    { "inbox.json", "{\"orderedItems\":[" LIKE ("https://there.example/users/bob") ","
      LIKE ("https://there.example/@cy/") "," LIKE ("https://there.example/@di") ","
      LIKE ("https://there.example:8080/u/ed") "," LIKE ("https://there.example/users/f%41y") ","
      LIKE ("https://there.example/users/gus?a=1#key") "," LIKE ("http://there.example/hal") ","
      LIKE ("https://ivy@there.example/u/jo") "," LIKE ("https://there.example") ","
      LIKE ("https:///users/kim") "]}" },
    { NULL }
  };
  static const char *const expected[] = {
    "person https://there.example/users/bob bob@there.example|",
    "person https://there.example/@cy/ (null)|",
    "person https://there.example/@di di@there.example|",
    "person https://there.example:8080/u/ed ed@there.example|",
    "person https://there.example/users/f%41y fAy@there.example|",
    "person https://there.example/users/gus?a=1#key gus@there.example|",
    "person http://there.example/hal hal@there.example|",
    "person https://ivy@there.example/u/jo jo@there.example|",
    "person https://there.example (null)|",
    "person https:///users/kim (null)|",
  };
  g_autofree char *lines = read_pack (PACK_FOLDER, members);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (lines, expected[i]);
}

/* A liked post's time is encoded in its ID. */
static void
test_likes (void)
{
  static const PackMember members[] = {
    ACTOR (ME, ""), OUTBOX (""),
    { "likes.json", "{\"orderedItems\":["
      "\"https://there.example/users/bob/statuses/113000000000000001\","
      "\"https://there.example/users/bob/statuses/17\","
      "\"https://akkoma.example/objects/1-2\"]}" },
    { "bookmarks.json", "" },
    { NULL }
  };
  g_autofree char *lines = read_pack (PACK_TAR_GZ, members);

  assert_has (lines, "given 4 https://there.example/users/bob|"
              "https://there.example/users/bob/statuses/113000000000000001 1724243164\n");
  g_assert_null (strstr (lines, "statuses/17 "));
  g_assert_null (strstr (lines, "akkoma"));
}

/* Without a valid actor.json, the owner comes from the activities. */
static void
test_owner (void)
{
  static const PackMember alone[] = {
    OUTBOX (POST (ME, "1", "null", "")), { NULL }
  };
  static const PackMember damaged[] = {
    { "actor.json", "" }, { "followers.json", "{" }, OUTBOX (POST (ME, "1", "null", "")), { NULL }
  };
  static const PackMember numbered[] = {
    OUTBOX ("{\"type\":\"Announce\",\"actor\":\"" NUMBERED "\"}," POST (NUMBERED, "1", "null", "")),
    { NULL }
  };
  static const PackMember *const packs[] = { alone, damaged, numbered };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    for (PackKind kind = 0; kind < N_PACKS; kind++)
      {
        g_autofree char *lines = read_pack (kind, packs[i]);

        assert_has (lines, "post 1 1794391200 https://social.example/@ada/1|Orchids|");
        assert_has (lines, "profile ada@social.example ada@social.example|(null) -1 -1 1\n");
      }
}

static void
test_ownerless (void)
{
  static const PackMember members[] = { OUTBOX ("{\"type\":\"Create\"}"), { NULL } };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *path = pack_write (dir, PACK_ZIP, members);
  g_autoptr(GError) error = NULL;

  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS);
  pack_drop (dir);
}

/* One file of an export, on its own. */
static void
test_one_file (void)
{
  static const PackMember members[] = { OUTBOX (POST (ME, "1", "null", "")), { NULL } };
  g_autofree char *dir = pack_new_dir ();
  g_autofree char *folder = pack_write (dir, PACK_FOLDER, members);
  g_autofree char *path = g_build_filename (folder, "outbox.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *lines = pack_read_all (path, 0, &error);

  g_assert_no_error (error);
  assert_has (lines, "post 1 1794391200 ");
  g_clear_pointer (&lines, g_free);
  g_remove (path);
  g_assert_null (pack_read_all (path, 0, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_UNREADABLE);
  pack_drop (dir);
}

/* Post URLs on Akkoma and Pleroma don't start with the author's. */
static void
test_akkoma (void)
{
  static const PackMember members[] = {
    ACTOR ("https://akkoma.example/users/ada", ""),
    OUTBOX ("{\"type\":\"Create\",\"actor\":\"https://akkoma.example/users/ada\",\"object\":{"
            "\"id\":\"https://akkoma.example/objects/1\",\"type\":\"Note\",\"to\":[" PUBLIC "],"
            "\"published\":\"2026-11-11T10:00:00Z\",\"content\":\"Tea\",\"inReplyTo\":null}},"
            "{\"type\":\"Create\",\"actor\":\"https://akkoma.example/users/ada\",\"object\":{"
            "\"id\":\"https://akkoma.example/objects/2\",\"type\":\"Note\",\"to\":[" PUBLIC "],"
            "\"published\":\"2026-11-11T10:00:00Z\",\"content\":\"More\","
            "\"inReplyTo\":\"https://akkoma.example/objects/1\"}}"),
    { "likes.json", "{\"orderedItems\":[\"https://akkoma.example/objects/2\"]}" },
    { NULL }
  };
  g_autofree char *lines = read_pack (PACK_ZIP, members);

  assert_has (lines, "post https://akkoma.example/objects/1 1794391200 (null)|Tea|");
  assert_has (lines, "|More|https://akkoma.example/objects/1|(null) flags=0 0 0\n");
  assert_has (lines, "own 1 https://akkoma.example/objects/1|https://akkoma.example/objects/2\n");
  assert_has (lines, "own 4 https://akkoma.example/objects/2|-\n");
  g_assert_null (strstr (lines, "given "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/mastodon/replies", test_replies);
  g_test_add_func ("/archives/mastodon/handles", test_handles);
  g_test_add_func ("/archives/mastodon/addresses", test_addresses);
  g_test_add_func ("/archives/mastodon/likes", test_likes);
  g_test_add_func ("/archives/mastodon/owner", test_owner);
  g_test_add_func ("/archives/mastodon/ownerless", test_ownerless);
  g_test_add_func ("/archives/mastodon/one-file", test_one_file);
  g_test_add_func ("/archives/mastodon/akkoma", test_akkoma);
  return g_test_run ();
}
