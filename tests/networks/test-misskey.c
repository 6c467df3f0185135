/* test-misskey.c: requests to Misskey, and what is read from its responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "describe.h"
#include "web/fediverse/nodeinfo.h"

#define NETWORK (&clout_network_misskey)

#define ORIGIN "https://misskey.example"
#define TIME "\"createdAt\":\"2026-11-23T10:00:00.000Z\""
#define BOB "{\"id\":\"b\",\"username\":\"bob\",\"name\":\"Bob\",\"host\":null,\"isBot\":false}"
#define PERSON "person b|bob@misskey.example|Bob|-1|0/1\n"
#define NOTE(id, user, rest) "{\"id\":\"" id "\"," TIME ",\"userId\":\"" user "\"" rest "}"
#define WORDS ",\"user\":" BOB ",\"text\":\"Hi\",\"visibility\":\"public\""

static const CloutRequestContext me = {
  .origin = ORIGIN, .handle = "ada@misskey.example", .self = "a", .post = "9",
  .since = G_GINT64_CONSTANT (1700000000),
};

static void
assert_list (const char *name,
             const char *json,
             const char *wanted,
             const char *next)
{
  assert_reads (NETWORK, name, &me, response_new (ORIGIN "/api/x", NULL, json), wanted, next);
}

static void
test_profile (void)
{
  assert_list ("profile", "{\"id\":\"a\",\"username\":\"Ada\",\"name\":\"\",\"host\":null,"
               "\"followersCount\":3,\"followingCount\":2,\"notesCount\":9}",
               "profile ada@misskey.example|Ada@misskey.example|Ada|3|2|9\n", NULL);
  assert_refuses (NETWORK, "profile", &me, response_new (ORIGIN, NULL, "{\"id\":\"a\"}"));
  assert_refuses (NETWORK, "profile", &me, response_new (ORIGIN, NULL, "[]"));
}

static void
test_notes (void)
{
  assert_list ("posts", "["
    NOTE ("5", "a", ",\"text\":\"Why? https://x.example\",\"visibility\":\"public\","
          "\"tags\":[\"t\"],"
          "\"files\":[{}],\"renoteCount\":1,\"repliesCount\":2,\"reactions\":{\":a:\":3,\"b\":4}")
          ","
    NOTE ("4", "a", ",\"text\":\"Softly\",\"visibility\":\"home\"") ","
    NOTE ("3", "a", ",\"text\":null,\"renoteId\":\"1\",\"visibility\":\"public\"") ","
    NOTE ("2", "a", ",\"text\":\"See\",\"renoteId\":\"1\",\"reactionCount\":7") ","
    NOTE ("1", "b", ",\"text\":\"Not mine\"") ",null,{}]",
    "post 5|Why? https://x.example|t|32|1795428000|2 0 1 7\n"
    "post 2|See|-|0|1795428000|0 0 0 7\n"
    "own 3|1|3\nown 3|1|2\n", "1");
  assert_list ("posts", "[]", "", NULL);
  assert_refuses (NETWORK, "posts", &me, response_new (ORIGIN, NULL, "{\"error\":{}}"));
}

#define NOTIFICATION(id, type, rest) "{\"id\":\"" id "\"," TIME ",\"type\":\"" type \
  "\",\"userId\":\"b\",\"user\":" BOB rest "}"

static void
test_notifications (void)
{
  assert_list ("notifications", "["
    NOTIFICATION ("9", "follow", "") ","
    NOTIFICATION ("8", "reaction", ",\"note\":" NOTE ("5", "a", ",\"visibility\":\"public\"")) ","
    NOTIFICATION ("7", "reaction", ",\"note\":" NOTE ("4", "a", ",\"visibility\":\"followers\""))
                  ","
    NOTIFICATION ("6", "renote", ",\"note\":" NOTE ("12", "b", ",\"renoteId\":\"5\"")) ","
    NOTIFICATION ("5", "reply", ",\"note\":" NOTE ("13", "b", WORDS ",\"replyId\":\"5\"")) ","
    NOTIFICATION ("4", "quote", ",\"note\":" NOTE ("14", "b", WORDS ",\"renoteId\":\"5\"")) ","
    NOTIFICATION ("3", "mention", ",\"note\":" NOTE ("15", "b", WORDS)) ","
    NOTIFICATION ("2", "mention", ",\"note\":" NOTE ("16", "b", ",\"user\":" BOB
                  ",\"text\":\"x\",\"visibility\":\"specified\"")) ","
    NOTIFICATION ("1", "achievementEarned", "") "]",
    "person b|bob@misskey.example|Bob|-1|2/3\n" PERSON PERSON PERSON PERSON PERSON
    "reaction 5|b|(null)|(null)|1795428000\n"
    "reaction 4|b|5|(null)|1795428000\n"
    "reaction 3|b|5|(null)|1795428000\n"
    "reaction 1|b|5|13|1795428000\n"
    "reaction 2|b|5|14|1795428000\n"
    "reaction 0|b|(null)|15|1795428000\nown 3|5|14\n", "1");
}

static void
test_of_note (void)
{
  assert_list ("reactions", "[{\"id\":\"3\"," TIME ",\"user\":" BOB ",\"type\":\":a:\"},"
               "{\"id\":\"2\",\"user\":{\"id\":\"a\"}},{\"id\":\"1\"}]",
               PERSON "reaction 4|b|9|(null)|1795428000\nown 4|9|-\n", "1");
  assert_list ("renotes",
               "[" NOTE ("3", "b",
                         ",\"user\":" BOB ",\"text\":null,"
                         "\"renoteId\":\"9\"") "," NOTE ("2", "b", WORDS ",\"renoteId\":\"9\"") "]",
               PERSON PERSON "reaction 3|b|9|(null)|1795428000\nreaction 2|b|9|2|1795428000\n"
               "own 3|9|2\n", "2");
  assert_list ("replies", "[" NOTE ("3", "b", WORDS ",\"replyId\":\"9\"") "]",
               PERSON "reaction 1|b|9|3|1795428000\n", "3");
}

/* An older server ignores where to continue. */
static void
test_no_loop (void)
{
  CloutRequestContext context = me;

  context.cursor = "1";
  assert_reads (NETWORK, "reactions", &context, response_new (ORIGIN, NULL, "[{\"id\":\"1\"}]"), "",
                NULL);
}

static void
test_people (void)
{
  static const char *const asked[] = { "b", "gone", NULL };
  CloutRequestContext context = me;

  context.people = asked;
  assert_reads (NETWORK, "people", &context,
                response_new (ORIGIN, NULL, "[{\"id\":\"b\",\"username\":"
    "\"bob\",\"host\":\"far.example\",\"followersCount\":12,\"isBot\":true}]"),
    "person b|bob@far.example|bob|12|1/1\nperson gone|(null)|(null)|0|0/0\n", NULL);
  assert_list ("followers", "[{\"id\":\"7\",\"follower\":" BOB ",\"followee\":{\"id\":\"a\"}}]",
               "person b|bob@misskey.example|Bob|-1|2/3\n", "7");
  assert_list ("following", "[{\"id\":\"7\",\"followee\":" BOB "}]",
               "person b|bob@misskey.example|Bob|-1|4/5\n", "7");
}

static void
test_nodeinfo (void)
{
  const struct { const char *json, *document; } cases[] = {
    { "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.0\",\"href\":\"" ORIGIN
      "/nodeinfo/2.0\"},{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.1\",\"href\":"
      "\"/nodeinfo/2.1\"}]}", ORIGIN "/nodeinfo/2.1" },
    { "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.0\",\"href\":"
      "\"https://10.0.0.1/\"}]}", NULL },
    { "{\"links\":[{\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/2.0\",\"href\":"
      "\"file:///etc/passwd\"}]}", NULL },
    { "{\"links\":[{\"rel\":\"other\",\"href\":\"" ORIGIN "\"}]}", NULL },
    { "{\"links\":{}}", NULL }, { "[]", NULL }, { "", NULL },
  };
  g_autoptr(CloutResponse) told = response_new (ORIGIN, NULL,
                                                "{\"software\":{\"name\":\"Sharkey\"}}");
  g_autofree char *software = clout_nodeinfo_dup_software (told);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CloutResponse) response = response_new (ORIGIN "/.well-known/nodeinfo", NULL,
                                                        cases[i].json);
      g_autofree char *document = clout_nodeinfo_dup_document (response);

      g_assert_cmpstr (document, ==, cases[i].document);
    }
  g_assert_true (clout_networks_find_software (software) == &clout_network_misskey);
  g_assert_true (clout_networks_find_software ("gotosocial") == &clout_network_mastodon);
  g_assert_null (clout_networks_find_software ("lemmy"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/misskey/profile", test_profile);
  g_test_add_func ("/networks/misskey/notes", test_notes);
  g_test_add_func ("/networks/misskey/notifications", test_notifications);
  g_test_add_func ("/networks/misskey/of-note", test_of_note);
  g_test_add_func ("/networks/misskey/no-loop", test_no_loop);
  g_test_add_func ("/networks/misskey/people", test_people);
  g_test_add_func ("/networks/misskey/nodeinfo", test_nodeinfo);
  return g_test_run ();
}
