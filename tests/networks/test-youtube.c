/* test-youtube.c: requests to YouTube, what is read from its responses, and what they cost.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "describe.h"
#include "networks/youtube/read.h"
#include "web/error.h"

#define NETWORK (&clout_network_youtube)

#define ORIGIN "https://www.googleapis.com"
#define V3 ORIGIN "/youtube/v3/"
#define NOW G_GINT64_CONSTANT (1795428000)  /* 10:00 UTC: 2:00 in California */

static const CloutRequestContext me = {
  .origin = ORIGIN, .handle = "@ada", .self = "UCada UUada", .signed_in = TRUE,
  .since = G_GINT64_CONSTANT (1700000000),
};

static void
test_handle (void)
{
  const struct { const char *typed, *handle; } cases[] = {
    { "@ada", "@ada" }, { "https://www.youtube.com/@ada/videos", "@ada" },
    { "youtube.com/@ada", "@ada" },
    { "https://youtube.com/channel/UC1234567890123456789012?x", "UC1234567890123456789012" },
    { "ada", NULL }, { "@ada@mastodon.social", NULL }, { "@", NULL },
    { "https://youtube.com/watch?v=1", NULL }, { "youtube.com/channel", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = clout_network_youtube.dup_handle (cases[i].typed);

      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

static void
test_budget (void)
{
  g_assert_cmpuint (clout_youtube_units_a_day (), ==, 8424);
  g_assert_cmpuint (clout_youtube_units_a_day (), <=, CLOUT_YOUTUBE_UNITS);
}

static void
test_requests (void)
{
  CloutRequestContext context = me;

  assert_url (NETWORK, "profile", &context,
              V3 "channels?part=snippet%2Cstatistics%2CcontentDetails&id=UCada");
  context.self = NULL;
  assert_url (NETWORK, "profile", &context,
              V3 "channels?part=snippet%2Cstatistics%2CcontentDetails&forHandle=%40ada");
  context.handle = NULL;
  assert_url (NETWORK, "profile", &context, NULL);
  context = me;
  assert_url (NETWORK, "posts", &context,
              V3 "playlistItems?part=contentDetails&playlistId=UUada&maxResults=50");
  context.cursor = "v|a%2Cb|TOKEN|";
  assert_url (NETWORK, "posts", &context, V3 "videos?part=snippet%2Cstatistics&id=a%2Cb");
  context.cursor = "u|TOKEN||";
  assert_url (NETWORK, "posts", &context,
              V3
              "playlistItems?part=contentDetails&playlistId=UUada&maxResults=50&pageToken=TOKEN");
  context.cursor = "T";
  assert_url (NETWORK, "comments", &context, V3 "commentThreads?part=snippet%2Creplies&"
              "allThreadsRelatedToChannelId=UCada&order=time&maxResults=100&pageToken=T");
}

static void
test_map_error (void)
{
  const struct { guint status; const char *reason; int code; gint64 until; } cases[] = {
    { 403, "quotaExceeded", CLOUT_WEB_ERROR_RATE_LIMITED, NOW + 22 * 3600 },
    { 403, "commentsDisabled", CLOUT_WEB_ERROR_NOT_SERVED, 0 },
    { 403, "accessNotConfigured", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, 0 },
    { 400, "badRequest", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, 0 },
    { 404, "playlistNotFound", CLOUT_WEB_ERROR_NOT_SERVED, 0 },
    { 401, "authError", CLOUT_WEB_ERROR_SIGN_IN_AGAIN, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"error\":{\"errors\":[{\"reason\":\"%s\"}]}}",
                                               cases[i].reason);
      g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
      g_autoptr(CloutResponse) response = clout_response_new (V3, cases[i].status, NULL, body);
      g_autoptr(GError) error = clout_youtube_map_error (response, NOW);

      g_test_message ("%s", cases[i].reason);
      g_assert_error (error, CLOUT_WEB_ERROR, cases[i].code);
      g_assert_cmpint (clout_web_error_get_until (error), ==, cases[i].until);
    }
}

#define COMMENT(id, who) "{\"id\":\"" id "\",\"snippet\":{\"authorDisplayName\":\"@" who "\"," \
  "\"authorChannelId\":{\"value\":\"UC" who "\"},\"publishedAt\":\"2026-11-23T10:00:00Z\"}}"

static void
test_reads (void)
{
  CloutRequestContext videos = me;

  assert_reads (NETWORK, "profile", &me, response_new (V3, NULL, "{\"items\":[{\"id\":\"UCada\","
    "\"snippet\":{\"title\":\"Ada\"},\"statistics\":{\"subscriberCount\":\"12\","
    "\"videoCount\":\"3\","
    "\"hiddenSubscriberCount\":true},\"contentDetails\":{\"relatedPlaylists\":{\"uploads\":"
    "\"UUada\"}}}]}"), "profile UCada|UCada|Ada|-1|-1|3\n", NULL);
  assert_reads (NETWORK, "posts", &me, response_new (V3, NULL, "{\"nextPageToken\":\"T\","
                          "\"items\":["
    "{\"contentDetails\":{\"videoId\":\"a\",\"videoPublishedAt\":\"2026-11-23T10:00:00Z\"}},"
    "{\"contentDetails\":{\"videoId\":\"b\"}},{\"contentDetails\":{\"videoId\":\"c,d\"}},7]}"), "",
    "v|a%2Cb|T|");
  videos.cursor = "v|a%2Cb|T|";
  assert_reads (NETWORK, "posts", &videos, response_new (V3, NULL, "{\"items\":[{\"id\":\"a\","
    "\"snippet\":{\"title\":\"How?\",\"publishedAt\":\"2026-11-23T10:00:00Z\",\"tags\":[7,\"t\"]},"
    "\"statistics\":{\"likeCount\":\"5\",\"commentCount\":\"2\"}},{\"id\":\"b\"}]}"),
    "post a|How?|t|12|1795428000|2 0 0 5\n", "u|T||");
  assert_reads (NETWORK, "comments", &me, response_new (V3, NULL, "{\"nextPageToken\":\"T\","
                          "\"items\":["
    "{\"snippet\":{\"videoId\":\"a\",\"topLevelComment\":" COMMENT ("1", "bob") "},\"replies\":"
    "{\"comments\":[" COMMENT ("2", "eve") "," COMMENT ("3", "ada") ",{\"id\":\"4\"}]}},{}]}"),
    "person UCbob|(null)|@bob|-1|0/0\nperson UCeve|(null)|@eve|-1|0/0\n"
    "reaction 1|UCbob|a|1|1795428000\nreaction 1|UCeve|a|2|1795428000\n"
    "own 1|a|3\n", "T");
  assert_refuses (NETWORK, "profile", &me,
                  response_new (V3, NULL, "{\"items\":[{\"id\":\"UCada\"}]}"));
  assert_refuses (NETWORK, "posts", &me, response_new (V3, NULL, "{\"items\":["));
  assert_refuses (NETWORK, "comments", &me, response_new (V3, NULL, "{}"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/youtube/handle", test_handle);
  g_test_add_func ("/networks/youtube/budget", test_budget);
  g_test_add_func ("/networks/youtube/requests", test_requests);
  g_test_add_func ("/networks/youtube/map-error", test_map_error);
  g_test_add_func ("/networks/youtube/reads", test_reads);
  return g_test_run ();
}
