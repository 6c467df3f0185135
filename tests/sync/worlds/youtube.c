/* youtube.c: YouTube, which lists videos and comments.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "later.h"
#include "support/http-server.h"
#include "worlds/listed.h"

#include <string.h>

static void
append_comment (GString   *items,
                const Act *act)
{
  g_autofree char *date = world_dup_date (act->time);

  world_append (items, "{\"id\": \"%s\", \"snippet\": {\"authorDisplayName\": \"%s\","
                " \"authorChannelId\": {\"value\": \"UC%s\"}, \"publishedAt\": \"%s\"}}", act->name,
                act->who, act->who, date);
}

static void
append_thread (Life      *life,
               GString   *items,
               const Act *act)
{
  g_autofree char *thread = g_strconcat (act->name, ".", NULL);
  g_autoptr(GString) top = g_string_new (NULL);
  g_autoptr(GString) replies = g_string_new (NULL);
  guint n = 0;

  append_comment (top, act);
  for (guint i = 0; i < life->acts->len; i++)
    {
      const Act *reply = life->acts->pdata[i];

      if (reply->name == NULL || !g_str_has_prefix (reply->name, thread))
        continue;
      append_comment (replies, reply);
      n++;
    }
  world_append (items, "{\"snippet\": {\"videoId\": \"%s\", \"totalReplyCount\": %u,"
                " \"topLevelComment\": %s}, \"replies\": {\"comments\": [%s]}}", act->post, n,
                top->str, replies->str);
}

static void
append_videos (Life       *life,
               GString    *items,
               const char *ids)
{
  for (guint i = life->posts->len; i > 0; i--)
    {
      const char *post = life->posts->pdata[i - 1];
      g_autofree char *date = world_dup_date (g_ascii_strtoll (post, NULL, 10));

      if (ids == NULL)
        world_append (items, "{\"contentDetails\": {\"videoId\": \"%s\", \"videoPublishedAt\":"
                      " \"%s\"}}", post, date);
      else if (strstr (ids, post) != NULL)
        world_append (items, "{\"id\": \"%s\", \"snippet\": {\"title\": \"Hello\","
                      " \"publishedAt\": \"%s\"}, \"statistics\": {\"likeCount\": \"%u\","
                      " \"commentCount\": \"%u\"}}", post, date,
                      listed_count (life, post, TRUE), listed_count (life, post, FALSE));
    }
}

static void
serve_youtube (HttpServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           data)
{
  Life *life = data;
  g_autoptr(GString) items = g_string_new (NULL);
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, "/channels"))
    world_append (items, "{\"id\": \"UCada\", \"snippet\": {\"title\": \"Ada\", \"customUrl\":"
                  " \"@ada\"}, \"statistics\": {\"videoCount\": \"%u\"}, \"contentDetails\":"
                  " {\"relatedPlaylists\": {\"uploads\": \"UUada\"}}}", life->posts->len);
  else if (!g_str_has_suffix (path, "/commentThreads"))
    append_videos (life, items, g_hash_table_lookup (query, "id"));
  else
    for (guint i = life->acts->len; i > 0; i--)
      {
        const Act *act = life->acts->pdata[i - 1];

        if (act->name != NULL && strchr (act->name, '.') == NULL)
          append_thread (life, items, act);
      }
  json = g_strdup_printf ("{\"items\": [%s]}", items->str);
  http_server_reply_json (message, 200, json);
}

static gpointer
open_server (Life *life)
{
  HttpServer *http = http_server_new (serve_youtube, life);

  g_setenv ("CLOUT_YOUTUBE_API", http_server_get_origin (http), TRUE);
  return http;
}

static void
close_server (gpointer server)
{
  http_server_free (server);
}

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account = later_use_key (f, "youtube", "@ada", "key", &error);

  g_assert_no_error (error);
  return account;
}

const World world_youtube = {
  .name = "youtube",
  .resources = (const char *const[]) {
    "profile", "posts", "posts/checked", "comments", "comments/checked", NULL
  },
  .open = open_server,
  .close = close_server,
  .add = add,
  .post = listed_post,
  .remove = listed_remove,
  .act = listed_act,
  .take_back = listed_take_back,
};
