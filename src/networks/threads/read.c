/* read.c: responses of the Threads API as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/threads/read.h"

#include <string.h>

#include "model/post-text.h"
#include "networks/graph.h"
#include "score/post-flags.h"

#define SERVER "https://www.threads.net"

/* People are identified by name here, because responses contain no ids of other people. */
gboolean
clout_threads_read_profile (const CloutRequestContext *context,
                            CloutResponse             *response,
                            CloutPage                 *page,
                            GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *id = root != NULL ? clout_json_get_string (root, "id", error) : NULL;
  const char *handle = id != NULL ? clout_json_get_string (root, "username", error) : NULL;
  g_autofree char *url = NULL;

  if (handle == NULL)
    return FALSE;
  url = g_strconcat (SERVER "/@", handle, NULL);
  page->self = g_strdup (handle);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = id,
    .handle = handle,
    .name = clout_json_opt_string (root, "name", handle),
    .avatar = clout_json_opt_string (root, "threads_profile_picture_url", NULL),
    .url = url,
    .followers = -1,
    .following = -1,
    .listed = -1,
    .posts = -1,
  });
  return TRUE;
}

/* A metric is a total, or a single value over the life of a post. */
static gint64
read_metric (JsonNode *metric)
{
  JsonArray *array = clout_json_opt_array (metric, "values");

  if (clout_json_length (array) > 0)
    return clout_json_opt_int (json_array_get_element (array, 0), "value", -1);
  return clout_json_opt_int (metric, "total_value.value", -1);
}

static gboolean
read_followers (JsonNode  *item,
                gpointer   user_data,
                GError   **error)
{
  gint64 *followers = user_data;

  if (g_strcmp0 (clout_json_opt_string (item, "name", NULL), "followers_count") == 0)
    *followers = read_metric (item);
  return TRUE;
}

gboolean
clout_threads_read_followers (const CloutRequestContext *context,
                              CloutResponse             *response,
                              CloutPage                 *page,
                              GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  gint64 followers = -1;

  if (root == NULL || !clout_json_foreach (root, "data", read_followers, &followers, error))
    return FALSE;
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .followers = MAX (followers, -1), .following = -1, .listed = -1, .posts = -1 });
  return TRUE;
}

static guint
read_flags (JsonNode   *item,
            const char *text)
{
  const char *kind = clout_json_opt_string (item, "media_type", "TEXT_POST");
  guint flags = clout_post_text_get_flags (text);

  if (clout_json_opt_string (item, "link_attachment_url", NULL) != NULL)
    flags |= CLOUT_POST_LINK;
  if (strcmp (kind, "TEXT_POST") != 0)
    flags |= CLOUT_POST_MEDIA;
  return flags;
}

/* A reshare is an own act if the reshared post is one's own, which the store checks. */
static void
add_own_act (CloutBatch        *batch,
             JsonNode          *item,
             const char        *id,
             CloutReactionKind  kind,
             const char        *path)
{
  const char *other = clout_json_opt_string (item, path, NULL);

  if (id != NULL && other != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { kind, other, id });
}

/* Downloads have no ids, so their posts are identified by time. */
static void
add_time_as_name (CloutBatch           *batch,
                  const CloutBatchPost *post)
{
  g_autofree char *name = g_strdup_printf ("post-%" G_GINT64_FORMAT, post->time);

  clout_batch_add_alias (batch, &(CloutBatchAlias) { post->remote_id, name, TRUE });
}

void
clout_threads_read_post (CloutListing *listing,
                         JsonNode     *item)
{
  const char *topic = clout_json_opt_string (item, "topic_tag", NULL);
  const char *text = clout_json_opt_string (item, "text", "");
  g_autofree char *excerpt = clout_post_text_dup_excerpt (text);
  const char *tags[] = { topic, NULL };
  CloutBatchPost post = {
    .remote_id = clout_json_opt_string (item, "id", NULL),
    .url = clout_json_opt_string (item, "permalink", NULL),
    .time = clout_graph_get_time (item, "timestamp"),
    .excerpt = excerpt,
    .tags = topic != NULL && *topic != '\0' ? tags : NULL,
    .part = CLOUT_POST_WITHOUT_COUNTS,
  };

  clout_listing_note_time (listing, post.time);
  add_own_act (listing->page->batch, item, post.remote_id, CLOUT_REACTION_QUOTE, "quoted_post.id");
  add_own_act (listing->page->batch, item, post.remote_id, CLOUT_REACTION_RESHARE,
               "reposted_post.id");
  if (post.remote_id == NULL || post.time == 0
      || g_strcmp0 (clout_json_opt_string (item, "media_type", NULL), "REPOST_FACADE") == 0)
    return;
  post.flags = read_flags (item, text);
  add_time_as_name (listing->page->batch, &post);
  clout_batch_add_post (listing->page->batch, &post);
}

static gboolean
read_insight (JsonNode  *item,
              gpointer   user_data,
              GError   **error)
{
  static const struct
  {
    const char *name;
    CloutReactionKind kind;
  } metrics[] = {
    { "replies", CLOUT_REACTION_REPLY },
    { "quotes", CLOUT_REACTION_QUOTE },
    { "reposts", CLOUT_REACTION_RESHARE },
    { "likes", CLOUT_REACTION_LIKE },
  };
  CloutBatchPost *post = user_data;
  const char *name = clout_json_opt_string (item, "name", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (g_strcmp0 (name, metrics[i].name) == 0)
      post->counts[metrics[i].kind] = CLAMP (read_metric (item), 0, G_MAXUINT32);
  return TRUE;
}

gboolean
clout_threads_read_insights (const CloutRequestContext *context,
                             CloutResponse             *response,
                             CloutPage                 *page,
                             GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  CloutBatchPost post = { .remote_id = context->post, .part = CLOUT_POST_COUNTS_ONLY };

  if (root == NULL || !clout_json_foreach (root, "data", read_insight, &post, error))
    return FALSE;
  page->batch = clout_batch_new ();
  clout_batch_add_post (page->batch, &post);
  return TRUE;
}

void
clout_threads_read_reply (CloutListing *listing,
                          JsonNode     *item)
{
  const char *name = clout_json_opt_string (item, "username", NULL);
  const char *id = clout_json_opt_string (item, "id", NULL);
  g_autofree char *url = NULL;

  if (name == NULL || id == NULL
      || !clout_listing_add_reaction (listing, &(CloutBatchReaction) {
           .kind = CLOUT_REACTION_REPLY,
           .person = name,
           .post = listing->context->post,
           .remote_id = id,
           .url = clout_json_opt_string (item, "permalink", NULL),
           .time = clout_graph_get_time (item, "timestamp"),
         }))
    return;
  url = g_strconcat (SERVER "/@", name, NULL);
  clout_batch_add_person (listing->page->batch, &(CloutBatchPerson) {
    .remote_id = name, .handle = name, .name = name, .url = url,
    .followers = -1, .following = -1, .posts = -1 });
}
