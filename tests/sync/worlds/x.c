/* x.c: X, which lists posts and mentions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "user-credentials.h"
#include "worlds/listed.h"

static void
append_mentions (Life    *life,
                 GString *items)
{
  for (guint i = life->acts->len; i > 0; i--)
    {
      const Act *act = life->acts->pdata[i - 1];
      g_autofree char *date = world_dup_date (act->time);

      if (act->name == NULL)
        continue;
      world_append (items, "{\"id\": \"%s\", \"author_id\": \"%s\", \"created_at\": \"%s\"",
                    act->name, act->who, date);
      if (act->kind == REPLY)
        g_string_append_printf (items, ", \"in_reply_to_user_id\": \"42\", \"referenced_tweets\":"
                                " [{\"type\": \"replied_to\", \"id\": \"%s\"}]", act->post);
      g_string_append_c (items, '}');
    }
}

static void
append_x_posts (Life    *life,
                GString *items)
{
  for (guint i = life->posts->len; i > 0; i--)
    {
      const char *post = life->posts->pdata[i - 1];
      g_autofree char *date = world_dup_date (g_ascii_strtoll (post, NULL, 10));

      world_append (items, "{\"id\": \"%s\", \"text\": \"Hello\", \"created_at\": \"%s\","
                    " \"public_metrics\": {\"like_count\": %u}}", post, date, listed_count (life,
                    post, TRUE));
    }
}

static void
handle_x (AppServer         *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          const char        *name,
          gpointer           data)
{
  g_autoptr(GString) items = g_string_new (NULL);
  g_autofree char *json = NULL;

  if (g_str_has_suffix (path, "/tweets"))
    append_x_posts (data, items);
  else if (g_str_has_suffix (path, "/mentions"))
    append_mentions (data, items);
  for (guint i = 0; g_str_equal (path, "/2/users") && i < WORLD_PEOPLE; i++)
    world_append (items, "{\"id\": \"%s\", \"username\": \"%s\", \"public_metrics\":"
                  " {\"followers_count\": %u}}", world_people[i], world_people[i], 20 * i);
  if (g_str_has_suffix (path, "/me"))
    json = g_strdup ("{\"data\": {\"id\": \"42\", \"username\": \"ada\"}}");
  else
    json = g_strdup_printf ("{\"data\": [%s], \"meta\": {}}", items->str);
  http_server_reply_json (message, 200, json);
}

static gpointer
open_server (Life *life)
{
  AppServer *app = app_server_new (APP_SERVER_X, handle_x, life);
  g_autofree char *port = g_strdup_printf ("%u", (guint) app_server_free_port ());

  g_setenv ("CLOUT_X_API", app_server_get_origin (app), TRUE);
  g_setenv ("CLOUT_REDIRECT_PORT", port, TRUE);
  return app;
}

static void
close_server (gpointer server)
{
  app_server_free (server);
}

static CloutAccount *
add (Life    *life,
     Fixture *f)
{
  const UserCredentials app = { .network = "x", .client_id = APP_CLIENT_ID };

  return user_credentials_sign_in_well (f, app, life->server);
}

const World world_x = {
  .name = "x",
  .resources = (const char *const[]) {
    "posts", "posts/checked", "mentions", "mentions/checked", NULL
  },
  .open = open_server,
  .close = close_server,
  .add = add,
  .post = listed_post,
  .remove = listed_remove,
  .act = listed_act,
  .take_back = listed_take_back,
};
