/* mastodon-api.c: the Mastodon API's read calls, and posting.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <stdlib.h>
#include <string.h>

/* How an item is written, and whether it is in the list. */
typedef JsonNode *(*WriteFunc) (MastodonServer *server,
                                gpointer        item);
typedef gboolean (*WantFunc) (MastodonRequest *request,
                              gpointer         item,
                              gpointer         data);

static void
reply_person (MastodonRequest *request,
              MastodonPerson  *person)
{
  g_autoptr(JsonNode) node = mastodon_json_person (request->server, person);

  mastodon_reply (request, 200, node);
}

static void
reply_post (MastodonRequest *request,
            MastodonPost    *post)
{
  g_autoptr(JsonNode) node = mastodon_json_post (request->server, post);

  mastodon_reply (request, 200, node);
}

static void
reply_nothing (MastodonRequest *request)
{
  g_autoptr(JsonNode) node = json_from_string ("[]", NULL);

  mastodon_reply (request, 200, node);
}

static guint
read_limit (MastodonRequest *request,
            guint            usual,
            guint            most)
{
  const char *text = mastodon_query (request, "limit");
  guint limit = text != NULL ? strtoul (text, NULL, 10) : usual;

  return CLAMP (limit, 1, most);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return mastodon_item_compare (*(const MastodonItem *const *) a, *(const MastodonItem *const *) b);
}

static gboolean
is_between (MastodonRequest *request,
            MastodonItem    *item,
            gboolean         newer_ids)
{
  GHashTable *items = request->server->data->items;
  const char *max = mastodon_query (request, "max_id");
  const char *since = mastodon_query (request, newer_ids ? "since_id" : "");
  MastodonItem *edge = max != NULL ? g_hash_table_lookup (items, max) : NULL;

  if (max != NULL && edge == NULL && mastodon_data_find_post (request->server->data, max) != NULL)
    edge = &mastodon_data_find_post (request->server->data, max)->item;
  if (edge != NULL && mastodon_item_compare (item, edge) <= 0)
    return FALSE;
  edge = since != NULL ? g_hash_table_lookup (items, since) : NULL;
  return edge == NULL || mastodon_item_compare (item, edge) < 0;
}

static void
add_link (MastodonRequest *request,
          MastodonItem    *last,
          guint            limit)
{
  g_autofree char *id = g_uri_escape_string (last->id, NULL, FALSE);
  g_autofree char *path = g_uri_escape_string (request->path, "/", FALSE);
  const char *origin = request->server->link_origin != NULL
                       ? request->server->link_origin
                       : mastodon_server_get_origin (request->server);
  g_autofree char *link =
    g_strdup_printf ("<%s%s?limit=%u&max_id=%s>; rel=\"next\", <%s%s?min_id=x>; rel=\"prev\"",
                     origin, path, limit, id, origin, path);

  http_server_set_header (request->message, "Link", link);
}

#define LOOP_ITEMS 5

/* A page unlike any other: an item with a new name. */
static void
make_new (JsonArray  *array,
          guint       page)
{
  JsonObject *item = json_array_get_length (array) > 0 ? json_array_get_object_element (array, 0)
                                                       : NULL;
  g_autofree char *id = g_strdup_printf ("made-%u", page);

  if (item == NULL)
    return;
  json_object_set_string_member (item, "id", id);
  if (json_object_has_member (item, "account"))
    json_object_set_string_member (json_object_get_object_member (item, "account"), "id",
                                   json_object_has_member (item, "type") ? id
                                   : json_object_get_string_member (
                                       json_object_get_object_member (item, "account"), "id"));
}

/* A page as set by mastodon_server_set_loop(). */
static void
reply_loop (MastodonRequest *request,
            GPtrArray       *chosen,
            WriteFunc        write)
{
  const char *loop = request->server->loop;
  const char *asked = mastodon_query (request, "page");
  guint number = asked != NULL ? strtoul (asked + 1, NULL, 10) : 0;
  const char *at = strchr (loop, asked != NULL ? *asked : *loop);
  guint first = *at >= 'A' ? (*at - 'A') * LOOP_ITEMS : 0;
  g_autoptr(JsonNode) node = json_from_string ("[]", NULL);
  g_autofree char *link =
    g_strdup_printf ("<%s%s?page=%c%u>; rel=\"next\"", mastodon_server_get_origin (request->server),
                     request->path, at[1] != '\0' ? at[1] : *at, *at >= 'A' ? 0 : number + 1);

  for (guint i = first; i < MIN (first + LOOP_ITEMS, chosen->len); i++)
    json_array_add_element (json_node_get_array (node),
                            write (request->server, g_ptr_array_index (chosen, i)));
  if (*at == '.')
    make_new (json_node_get_array (node), number);
  http_server_set_header (request->message, "Link", link);
  mastodon_reply (request, 200, node);
}

static void
reply_list (MastodonRequest *request,
            GPtrArray       *all,
            WantFunc         want,
            gpointer         data,
            WriteFunc        write,
            guint            usual,
            guint            most)
{
  const MastodonTraits *traits = request->server->traits;
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(JsonNode) node = json_from_string ("[]", NULL);
  JsonArray *array = json_node_get_array (node);
  guint limit = read_limit (request, usual, most);
  guint n;

  for (guint i = 0; i < all->len; i++)
    if (want (request, g_ptr_array_index (all, i), data)
        && is_between (request, g_ptr_array_index (all, i), !traits->newer_ids_ignored))
      g_ptr_array_add (chosen, g_ptr_array_index (all, i));
  g_ptr_array_sort (chosen, compare);
  if (request->server->loop != NULL)
    {
      reply_loop (request, chosen, write);
      return;
    }
  n = request->server->empty ? 0 : MIN (chosen->len, limit);
  for (guint i = 0; i < n; i++)
    json_array_add_element (array, write (request->server, g_ptr_array_index (chosen, i)));
  if (n > 0 && (traits->links == MASTODON_LINK_ALWAYS
                || (traits->links == MASTODON_LINK_WHEN_FULL && n == limit)))
    add_link (request, g_ptr_array_index (chosen, n - 1), limit);
  mastodon_reply (request, 200, node);
}

/* A server without Link headers gets no request for a second page: it has to return everything at
 * once. */
static guint
most_of (MastodonRequest *request,
         guint            most)
{
  return request->server->traits->links == MASTODON_LINK_NEVER ? 4000 : most;
}

static gboolean
wants_status (MastodonRequest *request,
              gpointer         item,
              gpointer         data)
{
  MastodonPost *post = item;
  gboolean filters = !request->server->traits->ignores_filters;

  if (post->deleted || !mastodon_data_may_see (request->server->data, request->viewer, post))
    return FALSE;
  if (filters && post->reblog_of != NULL
      && g_strcmp0 (mastodon_query (request, "exclude_reblogs"), "true") == 0)
    return FALSE;
  /* snac shows an own post that someone boosted as a boost of itself. */
  if (!filters && post->reblog_of != NULL && post->reblog_of->author == data)
    return TRUE;
  return post->author == data;
}

static JsonNode *
write_status (MastodonServer *server,
              gpointer        item)
{
  return mastodon_json_post (server, item);
}

static gboolean
wants_notification (MastodonRequest *request,
                    gpointer         item,
                    gpointer         data)
{
  MastodonNotification *one = item;

  return !one->cleared && one->owner == data;
}

static JsonNode *
write_notification (MastodonServer *server,
                    gpointer        item)
{
  return mastodon_json_notification (server, item);
}

static gboolean
wants_favourite (MastodonRequest *request,
                 gpointer         item,
                 gpointer         data)
{
  return TRUE;
}

static JsonNode *
write_favourite (MastodonServer *server,
                 gpointer        item)
{
  return mastodon_json_person (server, ((MastodonFavourite *) item)->person);
}

static gboolean
wants_own_favourite (MastodonRequest *request,
                     gpointer         item,
                     gpointer         data)
{
  return ((MastodonFavourite *) item)->person == data;
}

static JsonNode *
write_favourited (MastodonServer *server,
                  gpointer        item)
{
  return mastodon_json_post (server, ((MastodonFavourite *) item)->post);
}

static JsonNode *
write_reblogger (MastodonServer *server,
                 gpointer        item)
{
  return mastodon_json_person (server, ((MastodonPost *) item)->author);
}

static gboolean
wants_follower (MastodonRequest *request,
                gpointer         item,
                gpointer         data)
{
  return !((MastodonFollow *) item)->gone && ((MastodonFollow *) item)->followed == data;
}

static JsonNode *
write_follower (MastodonServer *server,
                gpointer        item)
{
  return mastodon_json_person (server, ((MastodonFollow *) item)->follower);
}

static gboolean
wants_followed (MastodonRequest *request,
                gpointer         item,
                gpointer         data)
{
  return !((MastodonFollow *) item)->gone && ((MastodonFollow *) item)->follower == data;
}

static JsonNode *
write_followed (MastodonServer *server,
                gpointer        item)
{
  return mastodon_json_person (server, ((MastodonFollow *) item)->followed);
}

static void
reply_context (MastodonRequest *request,
               MastodonPost    *post)
{
  MastodonData *data = request->server->data;
  g_autoptr(JsonNode) node = json_from_string ("{\"ancestors\":[],\"descendants\":[]}", NULL);
  JsonArray *below = json_object_get_array_member (json_node_get_object (node), "descendants");

  for (guint i = 0; i < data->posts->len; i++)
    {
      MastodonPost *each = g_ptr_array_index (data->posts, i);
      MastodonPost *up = each->answers;

      while (up != NULL && up != post)
        up = up->answers;
      if (up == post && !each->deleted && !request->server->empty
          && mastodon_data_may_see (data, request->viewer, each))
        json_array_add_element (below, mastodon_json_post (request->server, each));
    }
  mastodon_reply (request, 200, node);
}

static gboolean
refuse (MastodonRequest *request,
        gboolean         needs_token)
{
  if (!needs_token || request->viewer != NULL)
    return FALSE;
  mastodon_reply_error (request, request->server->traits->bad_token,
                        "The access token is invalid");
  return TRUE;
}

static void
reply_featured (MastodonRequest *request,
                MastodonPerson  *person)
{
  g_autoptr(JsonNode) node = json_from_string ("[]", NULL);

  for (guint i = 0; i < person->featured->len; i++)
    {
      JsonObject *tag = json_object_new ();

      json_object_set_string_member (tag, "name", g_ptr_array_index (person->featured, i));
      json_array_add_object_element (json_node_get_array (node), tag);
    }
  mastodon_reply (request, 200, node);
}

static void
answer_person (MastodonRequest *request,
               const char      *id,
               const char      *rest)
{
  MastodonServer *self = request->server;
  MastodonPerson *person = mastodon_data_find_person (self->data, id);

  if (person == NULL)
    mastodon_reply_error (request, 404, "Record not found");
  else if (refuse (request, self->traits->statuses_need_token))
    return;
  else if (rest == NULL)
    reply_person (request, person);
  else if (strcmp (rest, "statuses") == 0)
    reply_list (request, self->data->posts, wants_status, person, write_status, 20,
                most_of (request, 40));
  else if (self->traits->no_followers && strcmp (rest, "followers") == 0)
    reply_nothing (request);
  else if (strcmp (rest, "followers") == 0)
    reply_list (request, self->data->follows, wants_follower, person, write_follower, 40, 80);
  else if (strcmp (rest, "following") == 0)
    reply_list (request, self->data->follows, wants_followed, person, write_followed, 40,
                most_of (request, 80));
  else if (strcmp (rest, "featured_tags") == 0)
    reply_featured (request, person);
  else
    reply_nothing (request);
}

static void
answer_post (MastodonRequest *request,
             const char      *id,
             const char      *rest)
{
  MastodonServer *self = request->server;
  MastodonPost *post = mastodon_data_find_post (self->data, id);

  if (refuse (request, self->traits->status_needs_token))
    return;
  if (post == NULL || !mastodon_data_may_see (self->data, request->viewer, post))
    mastodon_reply_error (request, 404, "Record not found");
  else if (rest == NULL)
    reply_post (request, post);
  else if (strcmp (rest, "favourited_by") == 0)
    reply_list (request, post->favourites, wants_favourite, NULL, write_favourite, 40,
                most_of (request, 80));
  else if (strcmp (rest, "reblogged_by") == 0)
    reply_list (request, post->reblogs, wants_favourite, NULL, write_reblogger, 40,
                most_of (request, 80));
  else if (strcmp (rest, "context") == 0)
    reply_context (request, post);
  else
    mastodon_reply_error (request, 404, "Record not found");
}

static void
answer_lookup (MastodonRequest *request)
{
  const char *acct = mastodon_query (request, "acct");
  MastodonPerson *person =
    acct != NULL ? mastodon_data_find_handle (request->server->data, acct) : NULL;

  if (person == NULL)
    mastodon_reply_error (request, 404, "Record not found");
  else if (!refuse (request, request->server->traits->status_needs_token))
    reply_person (request, person);
}

static void
answer_instance (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  g_autofree char *text =
    g_strdup_printf ("{\"domain\":\"%s\",\"uri\":\"%s\",\"title\":\"%s\",\"version\":\"%s\","
                     "\"urls\":{},\"configuration\":{\"urls\":{}},"
                     "\"api_versions\":{\"mastodon\":5}}",
                     self->data->domain, self->data->domain, self->traits->name,
                     self->traits->version);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);

  mastodon_reply (request, 200, node);
}

/* mastodon_api_answer: whether the path belongs to the API */
gboolean
mastodon_api_answer (MastodonRequest *request)
{
  MastodonServer *self = request->server;
  g_auto(GStrv) parts = g_strsplit (request->path, "/", 6);
  guint n = g_strv_length (parts);

  if (mastodon_write_answer (request))
    return TRUE;
  if (n < 4 || strcmp (parts[1], "api") != 0)
    return FALSE;
  if (strcmp (parts[3], "instance") == 0)
    answer_instance (request);
  else if (strcmp (request->path, "/api/v1/accounts/verify_credentials") == 0)
    {
      if (!refuse (request, TRUE))
        reply_person (request, request->viewer);
    }
  else if (strcmp (request->path, "/api/v1/accounts/lookup") == 0)
    answer_lookup (request);
  else if (strcmp (request->path, "/api/v1/notifications") == 0)
    {
      if (!refuse (request, TRUE))
        reply_list (request, self->data->notifications, wants_notification, request->viewer,
                    write_notification, self->traits->notifications_default,
                    most_of (request, 80));
    }
  else if (strcmp (request->path, "/api/v1/favourites") == 0)
    {
      if (!refuse (request, TRUE))
        reply_list (request, self->data->favourites, wants_own_favourite, request->viewer,
                    write_favourited, 20, 40);
    }
  else if (strcmp (parts[3], "accounts") == 0 && n >= 5)
    answer_person (request, parts[4], n > 5 ? parts[5] : NULL);
  else if (strcmp (parts[3], "statuses") == 0 && n >= 5)
    answer_post (request, parts[4], n > 5 ? parts[5] : NULL);
  else if (g_str_has_prefix (request->path, "/api/v1/timelines/") && !refuse (request, TRUE))
    reply_list (request, self->data->posts, wants_status, request->viewer, write_status, 20, 40);
  else
    return FALSE;
  return TRUE;
}
