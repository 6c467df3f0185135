/* x-world.c: a simulation of X on a test server, and an engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "x-world.h"

#include <string.h>

#define VARIABLE "CLOUT_X_API"
#define PAGE 100

static char *
iso (gint64 time)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S.000Z");
}

static void
append_post (XWorld  *world,
             GString *json,
             guint    i)
{
  g_autofree char *time = iso (world->f.now - CLOUT_HOUR * (i + 1));

  g_string_append_printf (json, "%s{\"id\": \"%u\", \"text\": \"Orchids &amp; more #Orchids\","
                          " \"created_at\": \"%s\"", json->str[json->len - 1] == '[' ? "" : ",",
                          1000 + i, time);
  if (!world->bare)
    g_string_append_printf (json, ", \"entities\": {\"hashtags\": [{\"tag\": \"Orchids\"}]},"
                            " \"public_metrics\": {\"retweet_count\": %d, \"reply_count\": %d,"
                            " \"like_count\": %u, \"quote_count\": %d, \"impression_count\": 9}",
                            i == 0 ? 2 : 0, i == 0 ? 1 : 0, i, i == 0 ? 1 : 0);
  g_string_append_c (json, '}');
}

static void
reply_posts (XWorld            *world,
             SoupServerMessage *message,
             GHashTable        *query)
{
  const char *token = g_hash_table_lookup (query, "pagination_token");
  guint first = token != NULL ? g_ascii_strtoull (token + 1, NULL, 10) : 0;
  guint last = MIN (first + PAGE, X_POSTS);
  g_autoptr(GString) json = g_string_new ("{\"data\": [");

  g_assert_cmpstr (g_hash_table_lookup (query, "max_results"), ==, "100");
  g_assert_nonnull (g_hash_table_lookup (query, "start_time"));
  for (guint i = first; i < last; i++)
    append_post (world, json, i);
  g_string_append_printf (json, "], \"meta\": {\"result_count\": %u", last - first);
  if (last < X_POSTS)
    g_string_append_printf (json, ", \"next_token\": \"p%u\"", last);
  g_string_append (json, "}}");
  http_server_reply_json (message, 200, json->str);
}

static void
reply_mentions (XWorld            *world,
                SoupServerMessage *message)
{
  g_autofree char *time = iso (world->f.now - CLOUT_HOUR / 2);
  g_autofree char *json = g_strdup_printf (
    "{\"data\": ["
    "{\"id\": \"2000\", \"author_id\": \"7\", \"created_at\": \"%s\","
    " \"in_reply_to_user_id\": \"42\","
    " \"referenced_tweets\": [{\"type\": \"replied_to\", \"id\": \"1000\"}]},"
    "{\"id\": \"2001\", \"author_id\": \"8\", \"created_at\": \"%s\"},"
    "{\"id\": \"2002\", \"author_id\": \"42\", \"created_at\": \"%s\"},"
    "{\"id\": \"2003\"}], \"meta\": {\"result_count\": 4}}", time, time, time);

  http_server_reply_json (message, 200, json);
}

static void
append_user (GString    *json,
             const char *id)
{
  g_string_append_printf (json, "%s{\"id\": \"%s\", \"name\": \"N %s\", \"username\": \"u%s\","
                          " \"public_metrics\": {\"followers_count\": %s0, \"following_count\": 2,"
                          " \"tweet_count\": 3, \"listed_count\": 4}}",
                          json->str[json->len - 1] == '[' ? "" : ",", id, id, id, id);
}

static void
reply_users (SoupServerMessage *message,
             const char        *ids)
{
  g_auto(GStrv) list = g_strsplit (ids, ",", -1);
  g_autoptr(GString) json = g_string_new ("{\"data\": [");

  for (gsize i = 0; list[i] != NULL; i++)
    if (!g_str_equal (list[i], "8"))
      append_user (json, list[i]);
  /* Suspended accounts are among the errors. */
  g_string_append (json, "], \"errors\": [{\"resource_id\": \"8\", \"title\": \"Forbidden\"}]}");
  http_server_reply_json (message, 200, json->str);
}

static void
handle (AppServer         *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        const char        *name,
        gpointer           data)
{
  XWorld *world = data;
  g_autofree char *time = iso (world->f.now - CLOUT_HOUR / 4);
  g_autofree char *quote = g_strdup_printf (
    "{\"data\": [{\"id\": \"3000\", \"author_id\": \"9\", \"created_at\": \"%s\"}],"
    " \"meta\": {\"result_count\": 1}}", time);

  if (g_str_equal (path, "/2/users/me"))
    http_server_reply_json (message, 200, world->bare
                            ? "{\"data\": {\"id\": \"42\", \"username\": \"ada\"}}"
                            : "{\"data\": {\"id\": \"42\", \"username\": \"ada\", \"name\":"
                              " \"Ada <b>\", \"public_metrics\": {\"followers_count\": 900,"
                              " \"following_count\": 80, \"tweet_count\": 130,"
                              " \"listed_count\": 5}}}");
  else if (world->empty)
    http_server_reply_json (message, 200, "{\"meta\": {\"result_count\": 0}}");
  else if (g_str_equal (path, "/2/users/42/tweets"))
    reply_posts (world, message, query);
  else if (g_str_equal (path, "/2/users/42/mentions"))
    reply_mentions (world, message);
  else if (g_str_equal (path, "/2/tweets/1000/quote_tweets"))
    http_server_reply_json (message, 200, quote);
  else if (g_str_equal (path, "/2/tweets/1000/retweeted_by"))
    reply_users (message, "5,6");
  else if (g_str_equal (path, "/2/users"))
    reply_users (message, g_hash_table_lookup (query, "ids"));
  else
    http_server_reply_json (message, 404, "{\"title\": \"Not Found Error\"}");
}

void
x_world_set_up (XWorld *world)
{
  memset (world, 0, sizeof *world);
  world->server = app_server_new (APP_SERVER_X, handle, world);
  user_credentials_set_up (&world->f, world->server, VARIABLE);
}
