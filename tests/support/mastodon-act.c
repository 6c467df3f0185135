/* mastodon-act.c: people's actions through the API: favorite, boost, follow, edit and undo.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <string.h>

#include "support/mastodon-react.h"

static gboolean
act_on_post (MastodonRequest *request,
             MastodonPost    *post,
             const char      *verb)
{
  MastodonData *data = request->server->data;
  gint64 now = mastodon_data_now (data);
  MastodonPost *boost;

  if (strcmp (verb, "favourite") == 0)
    mastodon_data_favourite (data, request->viewer, post, now);
  else if (strcmp (verb, "unfavourite") == 0)
    mastodon_data_unfavourite (data, request->viewer, post);
  else if (strcmp (verb, "reblog") == 0)
    mastodon_data_reblog (data, request->viewer, post, now);
  else if (strcmp (verb, "unreblog") == 0)
    {
      boost = mastodon_data_reblog_of (request->viewer, post);
      if (boost != NULL)
        mastodon_data_delete_post (data, boost);
      mastodon_data_forget (data, "reblog", request->viewer, post);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
act_on_person (MastodonRequest *request,
               MastodonPerson  *person,
               const char      *verb)
{
  MastodonData *data = request->server->data;

  if (strcmp (verb, "follow") == 0)
    mastodon_data_follow (data, request->viewer, person, mastodon_data_now (data));
  else if (strcmp (verb, "unfollow") == 0)
    mastodon_data_unfollow (data, request->viewer, person);
  else
    return FALSE;
  return TRUE;
}

static void
answer_edit (MastodonRequest *request,
             MastodonPost    *post)
{
  MastodonServer *self = request->server;
  g_autofree char *body = http_server_dup_body (request->message);
  g_autoptr(JsonNode) node = json_from_string (body, NULL);
  const char *text = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
    ? json_object_get_string_member_with_default (json_node_get_object (node), "status", NULL)
    : NULL;
  g_autoptr(JsonNode) edited = NULL;

  if (text == NULL || post->author != request->viewer)
    {
      mastodon_reply_error (request, 422, "This post cannot be edited");
      return;
    }
  mastodon_data_edit_post (self->data, post, text, mastodon_server_get_origin (self));
  edited = mastodon_json_post (self, post);
  mastodon_reply (request, 200, edited);
}

static gboolean
answer_post (MastodonRequest *request,
             const char      *id,
             const char      *verb)
{
  MastodonPost *post = mastodon_data_find_post (request->server->data, id);
  g_autoptr(JsonNode) node = NULL;

  if (post == NULL || request->viewer == NULL || !act_on_post (request, post, verb))
    return FALSE;
  node = mastodon_json_post (request->server, post);
  mastodon_reply (request, 200, node);
  return TRUE;
}

static gboolean
answer_person (MastodonRequest *request,
               const char      *id,
               const char      *verb)
{
  MastodonPerson *person = mastodon_data_find_person (request->server->data, id);
  g_autoptr(JsonNode) node = NULL;

  if (person == NULL || request->viewer == NULL || !act_on_person (request, person, verb))
    return FALSE;
  node = mastodon_json_person (request->server, person);
  mastodon_reply (request, 200, node);
  return TRUE;
}

/* mastodon_act_answer: whether the request was such an action by a signed-in person */
gboolean
mastodon_act_answer (MastodonRequest *request)
{
  const char *method = soup_server_message_get_method (request->message);
  g_auto(GStrv) parts = g_strsplit (request->path, "/", 6);
  guint n = g_strv_length (parts);
  gboolean status = n >= 5 && strcmp (parts[3], "statuses") == 0;
  MastodonPost *post = status ? mastodon_data_find_post (request->server->data, parts[4]) : NULL;

  if (n == 5 && strcmp (method, "PUT") == 0 && post != NULL && request->viewer != NULL)
    {
      answer_edit (request, post);
      return TRUE;
    }
  if (n != 6 || strcmp (method, "POST") != 0)
    return FALSE;
  if (status)
    return answer_post (request, parts[4], parts[5]);
  return strcmp (parts[3], "accounts") == 0 && answer_person (request, parts[4], parts[5]);
}
