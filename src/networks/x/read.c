/* read.c: reads X API responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/x/read.h"

#include "model/post-text.h"
#include "networks/listing.h"
#include "score/post-flags.h"
#include "web/error.h"

#define SERVER "https://x.com"

/* An item is charged once a day, however often and in whichever list it appears. */
static void
charge (CloutListing *listing,
        char          kind,
        const char   *id)
{
  g_autofree char *item = g_strdup_printf ("%c%s", kind, id);

  clout_page_charge (listing->page, item);
}

static void
add_person (CloutListing *listing,
            JsonNode     *user)
{
  const char *id = clout_json_opt_string (user, "id", NULL);
  const char *handle = clout_json_opt_string (user, "username", NULL);
  g_autofree char *url = handle != NULL ? g_strconcat (SERVER "/", handle, NULL) : NULL;

  if (id == NULL)
    return;
  charge (listing, 'u', id);
  clout_batch_add_person (listing->page->batch, &(CloutBatchPerson) {
    .remote_id = id,
    .handle = handle,
    .name = clout_json_opt_string (user, "name", NULL),
    .avatar = clout_json_opt_string (user, "profile_image_url", NULL),
    .url = url,
    .followers = clout_json_opt_int (user, "public_metrics.followers_count", -1),
    .following = clout_json_opt_int (user, "public_metrics.following_count", -1),
    .posts = clout_json_opt_int (user, "public_metrics.tweet_count", -1),
  });
}

/* Uses the same id as archives/x. */
gboolean
clout_x_read_profile (const CloutRequestContext *context,
                      CloutResponse             *response,
                      CloutPage                 *page,
                      GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  JsonNode *user = root != NULL ? clout_json_get_object (root, "data", error) : NULL;
  const char *id = user != NULL ? clout_json_get_string (user, "id", error) : NULL;
  const char *handle = id != NULL ? clout_json_get_string (user, "username", error) : NULL;
  CloutListing listing = { .context = context, .page = page };
  g_autofree char *url = NULL;

  if (handle == NULL)
    return FALSE;
  url = g_strconcat (SERVER "/", handle, NULL);
  page->self = g_strdup (id);
  page->batch = clout_batch_new ();
  charge (&listing, 'u', id);
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = id,
    .handle = handle,
    .name = clout_json_opt_string (user, "name", handle),
    .avatar = clout_json_opt_string (user, "profile_image_url", NULL),
    .url = url,
    .created = clout_json_opt_time (user, "created_at", 0),
    .followers = clout_json_opt_int (user, "public_metrics.followers_count", -1),
    .following = clout_json_opt_int (user, "public_metrics.following_count", -1),
    .listed = clout_json_opt_int (user, "public_metrics.listed_count", -1),
    .posts = clout_json_opt_int (user, "public_metrics.tweet_count", -1),
  });
  return TRUE;
}

static const char *
get_reference (JsonNode   *post,
               const char *type)
{
  JsonArray *array = clout_json_opt_array (post, "referenced_tweets");

  for (guint i = 0; i < clout_json_length (array); i++)
    {
      JsonNode *reference = json_array_get_element (array, i);

      if (g_strcmp0 (clout_json_opt_string (reference, "type", NULL), type) == 0)
        return clout_json_opt_string (reference, "id", NULL);
    }
  return NULL;
}

/* The API escapes the same characters as the export, once. */
static char *
dup_text (JsonNode *post)
{
  GString *text = g_string_new (clout_json_opt_string (post, "text", NULL));

  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_string_free (text, FALSE);
}

static guint
read_flags (CloutListing *listing,
            JsonNode     *post,
            const char   *text)
{
  const char *replied_to = clout_json_opt_string (post, "in_reply_to_user_id", NULL);
  JsonArray *urls = clout_json_opt_array (post, "entities.urls");
  gboolean media = clout_json_opt_array (post, "attachments.media_keys") != NULL;
  guint flags = clout_post_text_get_flags (text) & ~CLOUT_POST_LINK;

  /* Links include the URL of attached media. */
  if (clout_json_length (urls) > (media ? 1 : 0))
    flags |= CLOUT_POST_LINK;
  if (media)
    flags |= CLOUT_POST_MEDIA;
  /* Continuing the account's own thread isn't a reply to anyone. */
  if (replied_to != NULL && g_strcmp0 (replied_to, listing->context->self) != 0)
    flags |= CLOUT_POST_REPLY;
  return flags;
}

/* The list has no own reposts, and the account's likes aren't reported. */
static void
add_own_acts (CloutListing *listing,
              JsonNode     *item,
              const char   *id)
{
  const char *replied_to = get_reference (item, "replied_to");
  const char *quoted = get_reference (item, "quoted");

  if (replied_to != NULL
      && g_strcmp0 (clout_json_opt_string (item, "in_reply_to_user_id", NULL),
                    listing->context->self) == 0)
    clout_batch_add_own_act (listing->page->batch,
                             &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, replied_to, id });
  if (quoted != NULL)
    clout_batch_add_own_act (listing->page->batch,
                             &(CloutBatchOwnAct) { CLOUT_REACTION_QUOTE, quoted, id });
}

void
clout_x_read_post (CloutListing *listing,
                   JsonNode     *item)
{
  g_autofree char *text = dup_text (item);
  g_autofree char *excerpt = clout_post_text_dup_excerpt (text);
  g_autofree const char **tags = clout_json_dup_strings (item, "entities.hashtags", "tag");
  g_autofree char *url = NULL;
  CloutBatchPost post = {
    .remote_id = clout_json_opt_string (item, "id", NULL),
    .time = clout_json_opt_time (item, "created_at", 0),
    .in_reply_to = get_reference (item, "replied_to"),
    .excerpt = excerpt,
    .tags = tags,
  };

  if (post.remote_id == NULL)
    return;
  charge (listing, 'p', post.remote_id);
  clout_listing_note_time (listing, post.time);
  if (post.time == 0 || get_reference (item, "retweeted") != NULL)
    return;
  url = g_strdup_printf (SERVER "/i/status/%s", post.remote_id);
  post.url = url;
  post.flags = read_flags (listing, item, text);
  post.counts[CLOUT_REACTION_REPLY] =
    clout_listing_read_count (item, "public_metrics.reply_count");
  post.counts[CLOUT_REACTION_RESHARE] =
    clout_listing_read_count (item, "public_metrics.retweet_count");
  post.counts[CLOUT_REACTION_LIKE] =
    clout_listing_read_count (item, "public_metrics.like_count");
  post.counts[CLOUT_REACTION_QUOTE] =
    clout_listing_read_count (item, "public_metrics.quote_count");
  clout_batch_add_post (listing->page->batch, &post);
  add_own_acts (listing, item, post.remote_id);
}

/**
 * clout_x_dup_body:
 * @root: a response
 *
 * Adds missing `data` to a list. Empty lists only have `meta`, or `errors` for deleted or hidden
 * items.
 *
 * Returns: (transfer full): the response, with `data` in every list
 */
JsonNode *
clout_x_dup_body (JsonNode *root)
{
  if (clout_json_opt_array (root, "data") == NULL
      && (clout_json_opt_object (root, "meta") != NULL
          || clout_json_opt_array (root, "errors") != NULL))
    return json_from_string ("{\"data\":[]}", NULL);
  return json_node_ref (root);
}

/* Adds a reply to one of the account's posts or, with @post known, a quote of it. */
static void
add_words (CloutListing       *listing,
           JsonNode           *item,
           CloutBatchReaction  reaction)
{
  g_autofree char *url = NULL;

  reaction.remote_id = clout_json_opt_string (item, "id", NULL);
  reaction.person = clout_json_opt_string (item, "author_id", NULL);
  reaction.time = clout_json_opt_time (item, "created_at", 0);
  if (reaction.remote_id == NULL)
    return;
  charge (listing, 'p', reaction.remote_id);
  clout_listing_note_time (listing, reaction.time);
  if (reaction.person != NULL && reaction.post != NULL
      && g_strcmp0 (reaction.person, listing->context->self) == 0)
    clout_batch_add_own_act (listing->page->batch,
                             &(CloutBatchOwnAct) { reaction.kind, reaction.post,
                                                   reaction.remote_id });
  if (reaction.person == NULL || reaction.time == 0
      || g_strcmp0 (reaction.person, listing->context->self) == 0
      || get_reference (item, "retweeted") != NULL)
    return;
  url = g_strdup_printf (SERVER "/i/status/%s", reaction.remote_id);
  reaction.url = url;
  clout_batch_add_reaction (listing->page->batch, &reaction);
}

void
clout_x_read_mention (CloutListing *listing,
                      JsonNode     *item)
{
  const char *replied_to = clout_json_opt_string (item, "in_reply_to_user_id", NULL);
  CloutBatchReaction reaction = { .kind = CLOUT_REACTION_MENTION };

  if (g_strcmp0 (replied_to, listing->context->self) == 0)
    {
      reaction.kind = CLOUT_REACTION_REPLY;
      reaction.post = get_reference (item, "replied_to");
    }
  add_words (listing, item, reaction);
}

void
clout_x_finish_mentions (CloutListing *listing)
{
  CloutPage *page = listing->page;
  CloutResponseList *list = clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_REPLY)
                                                 | CLOUT_ACT (CLOUT_REACTION_MENTION),
                                                 listing->context->since);

  g_clear_pointer (&list->posts, g_ptr_array_unref);
  list->first = listing->context->cursor == NULL;
  list->last = page->next == NULL;
  list->others = TRUE;
}

void
clout_x_read_quote (CloutListing *listing,
                    JsonNode     *item)
{
  add_words (listing, item, (CloutBatchReaction) { .kind = CLOUT_REACTION_QUOTE,
                                                   .post = listing->context->post });
}

void
clout_x_finish_quotes (CloutListing *listing)
{
  listing->page->newest = 0;
}

/* Reposts have no time here. */
void
clout_x_read_reposter (CloutListing *listing,
                       JsonNode     *item)
{
  const char *id = clout_json_opt_string (item, "id", NULL);

  add_person (listing, item);
  if (id != NULL)
    clout_listing_add_reaction (listing, &(CloutBatchReaction) {
      .kind = CLOUT_REACTION_RESHARE, .person = id, .post = listing->context->post });
}

void
clout_x_read_person (CloutListing *listing,
                     JsonNode     *item)
{
  add_person (listing, item);
}

/**
 * clout_x_map_error:
 * @response: a response
 * @now: Unix seconds
 *
 * Maps an error response. A status of 403 means that the app lacks permission, not that the
 * sign-in has expired, which is 401.
 *
 * Returns: (transfer full): the error
 */
GError *
clout_x_map_error (CloutResponse *response,
                   gint64         now)
{
  guint status = clout_response_get_status (response);
  CloutWebError code = clout_web_error_from_status (status, status == 401, status == 403);
  GError *error = g_error_new (CLOUT_WEB_ERROR, code, "X answered with status %u", status);

  clout_web_error_set_status (error, status);
  return error;
}
