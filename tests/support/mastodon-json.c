/* mastodon-json.c: people, posts and notifications in the Mastodon API's JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_time (JsonObject *object,
          const char *name,
          gint64      time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");

  json_object_set_string_member (object, name, text);
}

static JsonNode *
node_of (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static gint64
count_followers (MastodonData   *data,
                 MastodonPerson *person)
{
  gint64 n = person->followers;

  for (guint i = 0; i < data->follows->len; i++)
    {
      MastodonFollow *one = g_ptr_array_index (data->follows, i);

      n += !one->gone && one->followed == person;
    }
  return n;
}

static gint64
count_following (MastodonData   *data,
                 MastodonPerson *person)
{
  gint64 n = 0;

  for (guint i = 0; i < data->follows->len; i++)
    {
      MastodonFollow *one = g_ptr_array_index (data->follows, i);

      n += !one->gone && one->follower == person;
    }
  return n;
}

static gint64
count_posts (MastodonData   *data,
             MastodonPerson *person)
{
  gint64 n = 0;

  for (guint i = 0; i < data->posts->len; i++)
    {
      MastodonPost *post = g_ptr_array_index (data->posts, i);

      n += !post->deleted && post->author == person;
    }
  return n;
}

JsonNode *
mastodon_json_person (MastodonServer *self,
                      MastodonPerson *person)
{
  JsonObject *object = json_object_new ();
  g_autofree char *url = g_strdup_printf ("%s/@%s", mastodon_server_get_origin (self),
                                          person->handle);
  g_autofree char *acct = person->host == NULL && self->traits->acct_has_host
    ? g_strdup_printf ("%s@%s", person->user, self->data->domain) : g_strdup (person->handle);

  json_object_set_string_member (object, "id", person->id);
  json_object_set_string_member (object, "username", person->user);
  json_object_set_string_member (object, "acct", acct);
  json_object_set_string_member (object, "display_name", person->user);
  json_object_set_string_member (object, "url", url);
  json_object_set_string_member (object, "uri", url);
  json_object_set_string_member (object, "note", "");
  json_object_set_string_member (object, "avatar", url);
  json_object_set_string_member (object, "avatar_static", url);
  json_object_set_string_member (object, "header", url);
  json_object_set_string_member (object, "header_static", url);
  json_object_set_boolean_member (object, "bot", person->bot);
  json_object_set_boolean_member (object, "locked", FALSE);
  if (person->moved != NULL)
    {
      JsonObject *moved = json_object_new ();

      json_object_set_string_member (moved, "acct", person->moved);
      json_object_set_object_member (object, "moved", moved);
    }
  json_object_set_int_member (object, "followers_count", count_followers (self->data, person));
  json_object_set_int_member (object, "following_count", count_following (self->data, person));
  json_object_set_int_member (object, "statuses_count", count_posts (self->data, person));
  json_object_set_array_member (object, "emojis", json_array_new ());
  json_object_set_array_member (object, "fields", json_array_new ());
  set_time (object, "created_at", person->created);
  return node_of (object);
}

static JsonArray *
tags_of (MastodonServer *self,
         MastodonPost   *post)
{
  JsonArray *tags = json_array_new ();

  for (guint i = 0; i < post->tags->len; i++)
    {
      JsonObject *tag = json_object_new ();
      const char *name = g_ptr_array_index (post->tags, i);
      g_autofree char *url =
        g_strdup_printf ("%s/tags/%s", mastodon_server_get_origin (self), name);

      json_object_set_string_member (tag, "name", name);
      json_object_set_string_member (tag, "url", url);
      json_array_add_object_element (tags, tag);
    }
  return tags;
}

static JsonArray *
mentions_of (MastodonServer *self,
             MastodonPost   *post)
{
  JsonArray *mentions = json_array_new ();

  for (guint i = 0; i < post->mentions->len && !self->traits->no_mentions; i++)
    {
      MastodonPerson *person = g_ptr_array_index (post->mentions, i);
      JsonObject *mention = json_object_new ();

      json_object_set_string_member (mention, "id", person->id);
      json_object_set_string_member (mention, "username", person->user);
      json_object_set_string_member (mention, "acct", person->handle);
      json_object_set_string_member (mention, "url", mastodon_server_get_origin (self));
      json_array_add_object_element (mentions, mention);
    }
  return mentions;
}

static guint
count_there (GPtrArray *posts)
{
  guint n = 0;

  for (guint i = 0; i < posts->len; i++)
    n += !((MastodonPost *) g_ptr_array_index (posts, i))->deleted;
  return n;
}

static void
set_own_acts (JsonObject     *object,
              MastodonPerson *viewer,
              MastodonPost   *post)
{
  json_object_set_boolean_member (object, "favourited",
                                  mastodon_data_favourite_of (viewer, post) != NULL);
  json_object_set_boolean_member (object, "reblogged",
                                  mastodon_data_reblog_of (viewer, post) != NULL);
}

JsonNode *
mastodon_json_post (MastodonServer *self,
                    MastodonPost   *post)
{
  JsonObject *object = json_object_new ();
  MastodonPost *shown = post->reblog_of != NULL ? post->reblog_of : post;
  gsize changing = self->traits->ids == MASTODON_ID_MD5 ? MASTODON_ID_CHANGING : 0;
  g_autofree char *url = g_strdup_printf ("%s/@%s/%s", mastodon_server_get_origin (self),
                                          post->author->handle, post->item.id + changing);
  g_autofree char *upper = mastodon_id_upper (shown->item.id);
  const char *id = post->reblog_of != NULL && self->traits->upper_reblogs ? upper : post->item.id;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "uri", url);
  json_object_set_string_member (object, "url", url);
  set_time (object, "created_at", post->item.time);
  json_object_set_member (object, "account", mastodon_json_person (self, post->author));
  set_text (object, "content", post->reblog_of != NULL ? "" : post->html);
  json_object_set_string_member (object, "visibility",
                                 mastodon_visibility_to_text (post->visibility));
  set_text (object, "in_reply_to_id",
            post->answers != NULL && !post->answers->deleted ? post->answers->item.id : NULL);
  set_text (object, "in_reply_to_account_id",
            post->answers != NULL ? post->answers->author->id : NULL);
  json_object_set_string_member (object, "spoiler_text",
                                 post->spoiler != NULL ? post->spoiler : "");
  json_object_set_boolean_member (object, "sensitive", post->sensitive);
  set_text (object, "language", post->language);
  json_object_set_int_member (object, "replies_count", shown->n_replies);
  json_object_set_int_member (object, "reblogs_count", count_there (shown->reblogs));
  json_object_set_int_member (object, "favourites_count",
                               shown->favourites->len + shown->n_hidden);
  if (self->viewer != NULL)
    set_own_acts (object, self->viewer, shown);
  json_object_set_boolean_member (object, "local_only", post->visibility == MASTODON_LOCAL);
  json_object_set_array_member (object, "tags", tags_of (self, post));
  json_object_set_array_member (object, "mentions", mentions_of (self, post));
  json_object_set_array_member (object, "media_attachments", json_array_new ());
  json_object_set_array_member (object, "emojis", json_array_new ());
  json_object_set_null_member (object, "card");
  json_object_set_null_member (object, "poll");
  json_object_set_null_member (object, "application");
  if (post->reblog_of != NULL)
    json_object_set_member (object, "reblog", mastodon_json_post (self, post->reblog_of));
  else
    json_object_set_null_member (object, "reblog");
  return node_of (object);
}

JsonNode *
mastodon_json_notification (MastodonServer       *self,
                            MastodonNotification *one)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", one->item.id);
  json_object_set_string_member (object, "type", one->type);
  set_time (object, "created_at", one->item.time);
  json_object_set_member (object, "account", mastodon_json_person (self, one->person));
  if (one->post != NULL)
    json_object_set_member (object, "status", mastodon_json_post (self, one->post));
  return node_of (object);
}
