/* read.c: responses of the Graph API about a Page as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/facebook/read.h"

#include "model/post-text.h"
#include "networks/graph.h"
#include "score/post-flags.h"

/* There is no token for a Page that the person can only view. */
void
clout_facebook_read_choice (CloutListing *listing,
                            JsonNode     *item)
{
  const char *id = clout_json_opt_string (item, "id", NULL);
  const char *access = clout_json_opt_string (item, "access_token", NULL);

  if (id != NULL && access != NULL)
    clout_page_add_choice (listing->page, id, clout_json_opt_string (item, "name", id), access);
}

gboolean
clout_facebook_read_profile (const CloutRequestContext *context,
                             CloutResponse             *response,
                             CloutPage                 *page,
                             GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *id = root != NULL ? clout_json_get_string (root, "id", error) : NULL;
  const char *name = id != NULL ? clout_json_get_string (root, "name", error) : NULL;

  if (name == NULL)
    return FALSE;
  page->self = g_strdup (id);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = id,
    .handle = clout_json_opt_string (root, "username", name),
    .name = name,
    .avatar = clout_json_opt_string (root, "picture.data.url", NULL),
    .url = clout_json_opt_string (root, "link", NULL),
    .followers = clout_json_opt_int (root, "followers_count",
                                     clout_json_opt_int (root, "fan_count", -1)),
    .following = -1,
    .listed = -1,
    .posts = -1,
  });
  return TRUE;
}

static guint
read_flags (JsonNode   *post,
            const char *text)
{
  JsonArray *array = clout_json_opt_array (post, "attachments.data");
  guint flags = clout_post_text_get_flags (text);

  for (guint i = 0; i < clout_json_length (array); i++)
    {
      const char *kind = clout_json_opt_string (json_array_get_element (array, i), "media_type",
                                                NULL);

      flags |= g_strcmp0 (kind, "link") == 0 ? CLOUT_POST_LINK : CLOUT_POST_MEDIA;
    }
  return flags;
}

void
clout_facebook_read_post (CloutListing *listing,
                          JsonNode     *item)
{
  const char *text = clout_json_opt_string (item, "message", "");
  g_autofree char *excerpt = clout_post_text_dup_excerpt (text);
  g_auto(GStrv) tags = clout_post_text_dup_tags (text);
  CloutBatchPost post = {
    .remote_id = clout_json_opt_string (item, "id", NULL),
    .url = clout_json_opt_string (item, "permalink_url", NULL),
    .time = clout_graph_get_time (item, "created_time"),
    .excerpt = excerpt,
    .tags = (const char *const *) tags,
  };

  clout_listing_note_time (listing, post.time);
  if (post.remote_id == NULL || post.time == 0 || !clout_json_opt_bool (item, "is_published", TRUE))
    return;
  post.flags = read_flags (item, text);
  post.counts[CLOUT_REACTION_REPLY] =
    clout_listing_read_count (item, "comments.summary.total_count");
  post.counts[CLOUT_REACTION_RESHARE] = clout_listing_read_count (item, "shares.count");
  post.counts[CLOUT_REACTION_LIKE] =
    clout_listing_read_count (item, "reactions.summary.total_count");
  clout_batch_add_post (listing->page->batch, &post);
}

static void
add_person (CloutListing *listing,
            const char   *id,
            const char   *name)
{
  clout_batch_add_person (listing->page->batch, &(CloutBatchPerson) {
    .remote_id = id, .name = name, .followers = -1, .following = -1, .posts = -1 });
}

/* Facebook omits the author if the app may not know them, or they don't want it. */
void
clout_facebook_read_words (CloutListing *listing,
                           JsonNode     *item)
{
  const char *person = clout_json_opt_string (item, "from.id", NULL);
  gboolean share = listing->resource->kind == CLOUT_REACTION_RESHARE;
  CloutBatchReaction reaction = {
    .kind = listing->resource->kind,
    .person = person,
    .post = listing->context->post,
    .remote_id = share ? NULL : clout_json_opt_string (item, "id", NULL),
    .url = share ? NULL : clout_json_opt_string (item, "permalink_url", NULL),
    .time = clout_graph_get_time (item, "created_time"),
  };

  if (person == NULL || (!share && reaction.remote_id == NULL))
    return;
  if (clout_listing_add_reaction (listing, &reaction))
    add_person (listing, person, clout_json_opt_string (item, "from.name", NULL));
}

void
clout_facebook_read_liker (CloutListing *listing,
                           JsonNode     *item)
{
  const char *person = clout_json_opt_string (item, "id", NULL);

  if (person != NULL
      && clout_listing_add_reaction (listing, &(CloutBatchReaction) {
           .kind = CLOUT_REACTION_LIKE, .person = person, .post = listing->context->post }))
    add_person (listing, person, clout_json_opt_string (item, "name", NULL));
}
