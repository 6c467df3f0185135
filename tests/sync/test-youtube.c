/* test-youtube.c: a YouTube channel with an API key, from the API to the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/duration.h"
#include "later.h"
#include "support/faults.h"
#include "sync/sign-in.h"
#include "sync/sync-error.h"

#define KEY "AIza-hidden-2c9e"
#define N_VIDEOS 70u
#define N_FANS 130u

static const char *const all[] = { "posts", "comments", NULL };

/* A channel with videos, one of which has comments; the key has a daily quota. */
typedef struct
{
  HttpServer *http;
  Faults *faults;
  guint units;
  gboolean empty;
  gint64 now;
} Youtube;

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static void
refuse (SoupServerMessage *message,
        guint              status,
        const char        *reason)
{
  g_autofree char *json = g_strdup_printf ("{\"error\":{\"code\":%u,\"message\":\"No.\",\"errors\":"
                                           "[{\"domain\":\"youtube\",\"reason\":\"%s\"}]}}", status,
                                           reason);

  http_server_reply_json (message, status, json);
}

static gboolean
is_refused (Youtube           *self,
            SoupServerMessage *message)
{
  g_assert_null (http_server_get_header (message, "Authorization"));
  if (g_strcmp0 (http_server_get_header (message, "X-Goog-Api-Key"), KEY) != 0)
    refuse (message, 400, "badRequest");
  else if (self->units == 0)
    refuse (message, 403, "quotaExceeded");
  else
    {
      self->units--;
      return FALSE;
    }
  return TRUE;
}

static char *
dup_channel (Youtube    *self,
             GHashTable *query)
{
  const char *name = g_hash_table_lookup (query, "forHandle");

  if (name != NULL && strcmp (name, "@ada") != 0)
    return g_strdup ("{\"kind\":\"youtube#channelListResponse\"}");
  return g_strdup_printf ("{\"items\":[{\"id\":\"UCada\",\"snippet\":{\"title\":\"Ada\","
                          "\"customUrl\":"
                          "\"@ada\"},\"statistics\":{\"viewCount\":\"9\","
                          "\"subscriberCount\":\"1200\","
                          "\"hiddenSubscriberCount\":false,\"videoCount\":\"%u\"},"
                          "\"contentDetails\":"
                          "{\"relatedPlaylists\":{\"uploads\":\"UUada\"}}}]}", N_VIDEOS);
}

static char *
dup_uploads (Youtube    *self,
             GHashTable *query)
{
  const char *token = g_hash_table_lookup (query, "pageToken");
  guint first = token != NULL ? (guint) g_ascii_strtoull (token, NULL, 10) : 0;
  guint end = self->empty ? 0 : MIN (first + 50, N_VIDEOS);
  g_autoptr(GString) json = g_string_new ("{\"items\":[");

  for (guint i = first; i < end; i++)
    {
      g_autofree char *date = dup_date (self->now - (5 + (gint64) i) * CLOUT_DAY);

      g_string_append_printf (json, "%s{\"contentDetails\":{\"videoId\":\"v%u\","
                              "\"videoPublishedAt\":\"%s\"}}", i > first ? "," : "", i, date);
    }
  g_string_append (json, "]");
  if (end < N_VIDEOS && !self->empty)
    g_string_append_printf (json, ",\"nextPageToken\":\"%u\"", end);
  g_string_append (json, "}");
  return g_strdup (json->str);
}

/* A deleted video isn't among them. */
static char *
dup_videos (Youtube    *self,
            GHashTable *query)
{
  g_auto(GStrv) ids = g_strsplit (g_hash_table_lookup (query, "id"), ",", -1);
  g_autoptr(GString) json = g_string_new ("{\"items\":[");

  g_assert_cmpuint (g_strv_length (ids), <=, 50);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint number = (guint) g_ascii_strtoull (ids[i] + 1, NULL, 10);
      g_autofree char *date = dup_date (self->now - (5 + (gint64) number) * CLOUT_DAY);

      if (number != 3)
        g_string_append_printf (json, "%s{\"id\":\"%s\",\"snippet\":{\"title\":\"How?\","
                                "\"publishedAt\":"
                                "\"%s\",\"tags\":[\"engines\"]},"
                                "\"statistics\":{\"viewCount\":\"99\","
                                "\"likeCount\":\"7\"}}", json->len > 10 ? "," : "", ids[i], date);
    }
  g_string_append (json, "]}");
  return g_strdup (json->str);
}

static char *
dup_comment (Youtube    *self,
             const char *id,
             const char *author)
{
  g_autofree char *date = dup_date (self->now - CLOUT_DAY);

  return g_strdup_printf ("{\"id\":\"%s\",\"snippet\":{\"authorDisplayName\":\"@%s\","
                          "\"authorChannelId\":{\"value\":\"UC%s\"},\"publishedAt\":\"%s\"}}", id,
                          author, author, date);
}

static char *
dup_threads (Youtube    *self,
             GHashTable *query)
{
  const char *token = g_hash_table_lookup (query, "pageToken");
  guint first = token != NULL ? (guint) g_ascii_strtoull (token, NULL, 10) : 0;
  guint end = self->empty ? 0 : MIN (first + 100, N_FANS);
  g_autoptr(GString) json = g_string_new ("{\"items\":[");

  for (guint i = first; i < end; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      g_autofree char *author = g_strdup_printf ("fan%u", i);
      g_autofree char *top = dup_comment (self, id, author);
      g_autofree char *reply = dup_comment (self, "r", "bob");
      g_autofree char *own = dup_comment (self, "o", "ada");

      g_string_append_printf (json, "%s{\"snippet\":{\"videoId\":\"v1\",\"topLevelComment\":%s}",
                              i > first ? "," : "", top);
      g_string_append_printf (json, i == 0 ? ",\"replies\":{\"comments\":[%s,%s]}}" : "}", reply,
                              own);
    }
  g_string_append (json, "]");
  if (end < N_FANS && !self->empty)
    g_string_append_printf (json, ",\"nextPageToken\":\"%u\"", end);
  g_string_append (json, "}");
  return g_strdup (json->str);
}

static void
serve (HttpServer        *server,
       SoupServerMessage *message,
       const char        *path,
       GHashTable        *query,
       gpointer           user_data)
{
  static const struct
  {
    const char *path;
    char *(*dup) (Youtube *self, GHashTable *query);
  } lists[] = {
    { "/youtube/v3/channels", dup_channel }, { "/youtube/v3/playlistItems", dup_uploads },
    { "/youtube/v3/videos", dup_videos }, { "/youtube/v3/commentThreads", dup_threads },
  };
  Youtube *self = user_data;

  if (faults_apply (self->faults, message, path) || is_refused (self, message))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (path, lists[i].path) == 0)
      {
        g_autofree char *json = lists[i].dup (self, query);

        faults_reply (self->faults, message, path, "application/json; charset=UTF-8", json);
      }
}

static void
set_up (Fixture *f,
        Youtube *youtube)
{
  fixture_set_up (f);
  clout_engine_set_patience (f->engine, 1);
  *youtube = (Youtube) { .units = 10000, .now = f->now, .faults = faults_new () };
  youtube->http = http_server_new (serve, youtube);
  g_setenv ("CLOUT_YOUTUBE_API", http_server_get_origin (youtube->http), TRUE);
}

static void
tear_down (Fixture *f,
           Youtube *youtube)
{
  fixture_tear_down (f);
  http_server_free (youtube->http);
  faults_free (youtube->faults);
}

static void
test_whole (void)
{
  Youtube youtube;
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;

  set_up (&f, &youtube);
  account = later_use_key (&f, "youtube", "https://www.youtube.com/@ada", KEY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_handle (account), ==, "@ada");
  g_assert_cmpint (clout_account_get_followers (account), ==, 1200);
  dump = later_sync (&f, account, all);
  later_assert_has (dump, TRUE, "post v0 %d 7", (int) f.now - 5 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "post v69 %d 7", (int) f.now - 74 * CLOUT_DAY);
  later_assert_has (dump, FALSE, "post v3 %d 7", (int) f.now - 8 * CLOUT_DAY);
  for (guint i = 0; i < N_FANS; i++)
    later_assert_has (dump, TRUE, "reaction 1 UCfan%u v1 c%u %d", i, i, (int) f.now - CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 1 UCbob v1 r %d", (int) f.now - CLOUT_DAY);
  later_assert_has (dump, FALSE, "person UCada -1 0");
  g_assert_cmpfloat (fixture_score (&f, NULL), >, 0);
  g_assert_cmpuint (youtube.units, >, 10000 - 12);
  g_assert_false (fixture_is_on_disk (&f, KEY));
  again = later_sync (&f, account, all);
  g_assert_cmpstr (again, ==, dump);
  tear_down (&f, &youtube);
}

static void
test_keys (void)
{
  Youtube youtube;
  Fixture f;
  g_autoptr(GError) error = NULL;

  set_up (&f, &youtube);
  g_assert_null (later_use_key (&f, "youtube", "@ada", "wrong", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS);
  g_clear_error (&error);
  g_assert_null (later_use_key (&f, "youtube", "@nobody", KEY, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND);
  tear_down (&f, &youtube);
}

/* The day's quota is used up: the sync continues where it stopped. */
static void
test_quota (void)
{
  Youtube youtube;
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, &youtube);
  account = later_use_key (&f, "youtube", "@ada", KEY, &error);
  g_assert_no_error (error);
  youtube.units = 3;
  fixture_sync (&f, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_RATE_LIMITED);
  g_clear_error (&error);
  youtube.units = 100;
  fixture_sync (&f, account, &error);
  g_assert_no_error (error);
  dump = fixture_dump (&f);
  later_assert_has (dump, TRUE, "post v69 %d 7", (int) f.now - 74 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 1 UCfan129 v1 c129 %d", (int) f.now - CLOUT_DAY);
  tear_down (&f, &youtube);
}

static void
test_empty (void)
{
  Youtube youtube;
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, &youtube);
  youtube.empty = TRUE;
  account = later_use_key (&f, "youtube", "@ada", KEY, &error);
  g_assert_no_error (error);
  dump = later_sync (&f, account, all);
  g_assert_cmpstr (dump, ==, "");
  tear_down (&f, &youtube);
}

static const struct
{
  const char *name;
  const char *path;
  guint status;   /* 0: cut halfway */
  int code;       /* -1: the sync continues without it */
  const char *incomplete;
} faults[] = {
  { "channel-5xx", "/youtube/v3/channels", 500, CLOUT_SYNC_ERROR_SERVER },
  { "channel-cut", "/youtube/v3/channels", 0, CLOUT_SYNC_ERROR_BAD_RESPONSE },
  { "uploads-gone", "/youtube/v3/playlistItems", 404, -1 },
  { "videos-cut", "/youtube/v3/videos", 0, -1, "posts" },
  { "comments-5xx", "/youtube/v3/commentThreads", 503, -1, "comments" },
  { "comments-closed", "/youtube/v3/commentThreads", 403, -1 },
};

static void
test_fault (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Youtube youtube;
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  set_up (&f, &youtube);
  account = later_use_key (&f, "youtube", "@ada", KEY, &error);
  g_assert_no_error (error);
  if (faults[i].status == 0)
    faults_cut (youtube.faults, faults[i].path);
  else
    faults_add (youtube.faults, faults[i].path, 2, faults[i].status, NULL, NULL);
  fixture_sync (&f, account, &error);
  if (faults[i].code >= 0)
    g_assert_error (error, CLOUT_SYNC_ERROR, faults[i].code);
  else
    g_assert_no_error (error);
  g_clear_error (&error);
  if (faults[i].code < 0)
    fixture_assert_incomplete (account, faults[i].incomplete != NULL ? faults[i].incomplete : "");
  faults_clear (youtube.faults);
  dump = later_sync (&f, account, all);
  later_assert_has (dump, TRUE, "post v69 %d 7", (int) f.now - 74 * CLOUT_DAY);
  later_assert_has (dump, TRUE, "reaction 1 UCfan129 v1 c129 %d", (int) f.now - CLOUT_DAY);
  tear_down (&f, &youtube);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/youtube/whole", test_whole);
  g_test_add_func ("/sync/youtube/keys", test_keys);
  g_test_add_func ("/sync/youtube/quota", test_quota);
  g_test_add_func ("/sync/youtube/empty", test_empty);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/youtube/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  return g_test_run ();
}
