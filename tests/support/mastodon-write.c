/* mastodon-write.c: what API clients write, and relationships between people.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <string.h>

#include "support/mastodon-react.h"

static gboolean
refuse (MastodonRequest *request)
{
  if (request->viewer != NULL)
    return FALSE;
  mastodon_reply_error (request, request->server->traits->bad_token,
                        "The access token is invalid");
  return TRUE;
}

static void
reply_post (MastodonRequest *request,
            MastodonPost    *post)
{
  g_autoptr(JsonNode) node = mastodon_json_post (request->server, post);

  mastodon_reply (request, 200, node);
}

/* A form or JSON: clients send either. */
static char *
read_member (MastodonRequest *request,
             const char      *name)
{
  g_autofree char *body = http_server_dup_body (request->message);
  const char *type = http_server_get_header (request->message, "Content-Type");
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GHashTable) form = NULL;

  if (type != NULL && g_str_has_prefix (type, "application/json"))
    {
      node = json_from_string (body, NULL);
      return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
        ? g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), name,
                                                                NULL)) : NULL;
    }
  form = soup_form_decode (body);
  return request->server->traits->form_posts ? g_strdup (g_hash_table_lookup (form, name)) : NULL;
}

static MastodonPost *
make_post (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  g_autofree char *text = read_member (request, "status");
  g_autofree char *visible = read_member (request, "visibility");
  g_autofree char *answers = read_member (request, "in_reply_to_id");
  g_autofree char *html = NULL;
  MastodonVisibility visibility = MASTODON_PUBLIC;

  mastodon_visibility_parse (visible, &visibility);
  html = mastodon_text_to_html (self->data, text != NULL ? text : "",
                                mastodon_server_get_origin (self));
  return mastodon_data_add_post (
    self->data, request->viewer, mastodon_data_now (self->data), html, visibility,
    answers != NULL ? mastodon_data_find_post (self->data, answers) : NULL);
}

/* The same key means the same post, on servers that support it. */
static void
answer_new_post (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  const char *key = http_server_get_header (request->message, "Idempotency-Key");
  MastodonPost *post = NULL;

  if (refuse (request))
    return;
  if (key != NULL && self->traits->idempotency)
    post = g_hash_table_lookup (self->sent, key);
  if (post == NULL)
    post = make_post (request);
  if (key != NULL)
    g_hash_table_insert (self->sent, g_strdup (key), post);
  if (self->n_lost == 0)
    reply_post (request, post);
  else
    mastodon_reply_error (request, 502, "Bad gateway");
  self->n_lost -= self->n_lost > 0;
}

static void
answer_delete (MastodonRequest *request,
               const char      *id)
{
  MastodonPost *post = mastodon_data_find_post (request->server->data, id);

  if (refuse (request))
    return;
  if (post == NULL || post->author != request->viewer)
    mastodon_reply_error (request, 404, "Record not found");
  else
    {
      reply_post (request, post);
      mastodon_data_delete_post (request->server->data, post);
    }
}

static JsonObject *
make_relationship (MastodonRequest *request,
                   MastodonPerson  *person)
{
  MastodonData *data = request->server->data;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", person->id);
  json_object_set_boolean_member (object, "following",
    mastodon_data_find_follow (data, request->viewer, person) != NULL);
  json_object_set_boolean_member (object, "followed_by",
    mastodon_data_find_follow (data, person, request->viewer) != NULL);
  json_object_set_boolean_member (object, "muting", person->muted);
  json_object_set_boolean_member (object, "blocking", FALSE);
  json_object_set_boolean_member (object, "blocked_by", FALSE);
  return object;
}

static void
answer_relationships (MastodonRequest *request)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (request->message));
  g_auto(GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", -1);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  if (refuse (request))
    return;
  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      const char *value = strchr (pairs[i], '=');
      g_autofree char *id = value != NULL ? g_uri_unescape_string (value + 1, NULL) : NULL;
      MastodonPerson *person = id != NULL ? mastodon_data_find_person (request->server->data, id)
                                          : NULL;

      if (person != NULL)
        json_array_add_object_element (array, make_relationship (request, person));
    }
  mastodon_reply (request, 200, node);
}

/* mastodon_write_answer: whether the request writes, or asks for relationships */
gboolean
mastodon_write_answer (MastodonRequest *request)
{
  const char *method = soup_server_message_get_method (request->message);

  if (strcmp (request->path, "/api/v1/statuses") == 0 && strcmp (method, "POST") == 0)
    answer_new_post (request);
  else if (g_str_has_prefix (request->path, "/api/v1/statuses/") && strcmp (method, "DELETE") == 0)
    answer_delete (request, request->path + strlen ("/api/v1/statuses/"));
  else if (strcmp (request->path, "/api/v1/accounts/relationships") == 0)
    answer_relationships (request);
  else
    return mastodon_act_answer (request);
  return TRUE;
}

/* mastodon_server_lose_next:
 * Accepts the next @n posts but loses the responses. */
void
mastodon_server_lose_next (MastodonServer *self,
                           guint           n)
{
  self->n_lost = n;
}

/* mastodon_server_mute: sets whether everyone mutes @person */
void
mastodon_server_mute (MastodonServer *self,
                      const char     *person,
                      gboolean        muted)
{
  mastodon_data_find_handle (self->data, person)->muted = muted;
}

/* mastodon_server_feature: adds a featured hashtag to @person's profile; NULL removes all */
void
mastodon_server_feature (MastodonServer *self,
                         const char     *person,
                         const char     *tag)
{
  MastodonPerson *who = mastodon_data_find_handle (self->data, person);

  if (tag != NULL)
    g_ptr_array_add (who->featured, g_strdup (tag));
  else
    g_ptr_array_set_size (who->featured, 0);
}

/* mastodon_server_delete_post: deletes the newest post whose text contains @words */
gboolean
mastodon_server_delete_post (MastodonServer *self,
                             const char     *words)
{
  for (guint i = self->data->posts->len; i > 0; i--)
    {
      MastodonPost *post = g_ptr_array_index (self->data->posts, i - 1);

      if (post->deleted || post->text == NULL || strstr (post->text, words) == NULL)
        continue;
      mastodon_data_delete_post (self->data, post);
      return TRUE;
    }
  return FALSE;
}

/* mastodon_server_count_posts: the number of posts whose text contains @words */
guint
mastodon_server_count_posts (MastodonServer *self,
                             const char     *words)
{
  guint n = 0;

  for (guint i = 0; i < self->data->posts->len; i++)
    {
      MastodonPost *post = g_ptr_array_index (self->data->posts, i);

      n += !post->deleted && post->text != NULL && strstr (post->text, words) != NULL;
    }
  return n;
}
