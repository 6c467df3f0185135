/* read.c: the responses of Bluesky's AppView as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/bluesky/read.h"

#include "networks/bluesky/entity.h"
#include "networks/listing.h"
#include "web/json.h"

gboolean
clout_bluesky_read_profile (const CloutRequestContext *context,
                            CloutResponse             *response,
                            CloutPage                 *page,
                            GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *did = root != NULL ? clout_json_get_string (root, "did", error) : NULL;
  const char *handle;
  const char *name;
  g_autofree char *url = NULL;

  if (did == NULL)
    return FALSE;
  handle = clout_bluesky_get_handle (root);
  handle = handle != NULL ? handle : did;
  name = clout_json_opt_string (root, "displayName", NULL);
  url = g_strconcat ("https://bsky.app/profile/", did, NULL);
  page->self = g_strdup (did);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = did,
    .handle = handle,
    .name = name != NULL && *name != '\0' ? name : handle,
    .avatar = clout_json_opt_string (root, "avatar", NULL),
    .url = url,
    .created = clout_json_opt_time (root, "createdAt", 0),
    .followers = clout_json_opt_int (root, "followersCount", -1),
    .following = clout_json_opt_int (root, "followsCount", -1),
    .listed = -1,
    .posts = clout_json_opt_int (root, "postsCount", -1),
  });
  return TRUE;
}

static gboolean
is_repost (JsonNode *reason)
{
  return g_strcmp0 (clout_json_opt_string (reason, "$type", NULL),
                    "app.bsky.feed.defs#reasonRepost") == 0;
}

/* The author of a post that the person reshared or liked, and the time. */
static void
add_given (CloutListing      *listing,
           JsonNode          *post,
           CloutReactionKind  kind,
           gint64             time)
{
  JsonNode *author = clout_json_opt_object (post, "author");
  const char *did = clout_json_opt_string (author, "did", NULL);
  const char *uri = clout_json_opt_string (post, "uri", NULL);

  if (did == NULL || clout_listing_is_self (listing, did) || !clout_bluesky_is_of (uri, did))
    return;
  clout_bluesky_add_person (listing->page->batch, author, CLOUT_PERSON_NONE);
  clout_batch_add_given (listing->page->batch, &(CloutBatchGiven) {
    .kind = kind, .person = did, .remote_id = uri, .time = time });
}

/* The author of the post that an own post replies to; the feed includes them if they still
   exist. */
static void
add_reply (CloutListing *listing,
           JsonNode     *item,
           JsonNode     *post,
           gint64        time)
{
  const char *uri = clout_json_opt_string (post, "uri", NULL);
  g_autofree char *did =
    clout_bluesky_dup_did (clout_json_opt_string (post, "record.reply.parent.uri", NULL));
  JsonNode *author = clout_json_opt_object (item, "reply.parent.author");

  if (uri == NULL || did == NULL || clout_listing_is_self (listing, did))
    return;
  if (g_strcmp0 (clout_json_opt_string (author, "did", NULL), did) == 0)
    clout_bluesky_add_person (listing->page->batch, author, CLOUT_PERSON_NONE);
  clout_batch_add_given (listing->page->batch, &(CloutBatchGiven) {
    .kind = CLOUT_REACTION_REPLY, .person = did, .remote_id = uri, .time = time });
}

/* A repost is in the feed at the time of the repost, and contains the post's own time. */
void
clout_bluesky_read_post (CloutListing *listing,
                         JsonNode     *item)
{
  JsonNode *reason = clout_json_opt_object (item, "reason");
  JsonNode *post = clout_json_opt_object (item, "post");
  gint64 time = reason != NULL ? clout_json_opt_time (reason, "indexedAt", 0)
                               : clout_bluesky_get_time (post, "record.createdAt");

  clout_listing_note_time (listing, time);
  if (is_repost (reason))
    add_given (listing, post, CLOUT_REACTION_RESHARE, time);
  if (reason != NULL
      || !clout_listing_is_self (listing, clout_json_opt_string (post, "author.did", NULL)))
    return;
  clout_bluesky_add_post (listing->page->batch, post, listing->context);
  add_reply (listing, item, post, time);
}

/* The list is sorted by time of the like, but doesn't include it. */
void
clout_bluesky_read_liked (CloutListing *listing,
                          JsonNode     *item)
{
  JsonNode *post = clout_json_opt_object (item, "post");

  add_given (listing, post, CLOUT_REACTION_LIKE,
             clout_bluesky_get_time (post, "record.createdAt"));
}

static void
add_reaction (CloutListing       *listing,
              JsonNode           *actor,
              CloutBatchReaction *reaction)
{
  reaction->person = clout_json_opt_string (actor, "did", NULL);
  reaction->post = listing->context->post;
  if (reaction->person != NULL && clout_listing_add_reaction (listing, reaction))
    clout_bluesky_add_person (listing->page->batch, actor, CLOUT_PERSON_NONE);
}

gboolean
clout_bluesky_read_words (const CloutRequestContext *context,
                          CloutResponse             *response,
                          CloutPage                 *page,
                          GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);

  if (root == NULL || clout_json_get_object (root, "thread", error) == NULL)
    return FALSE;
  page->batch = clout_batch_new ();
  if (clout_json_opt_bool (root, "thread.notFound", FALSE))
    clout_batch_set_gone (page->batch, context->post);
  return TRUE;
}

void
clout_bluesky_read_like (CloutListing *listing,
                         JsonNode     *item)
{
  CloutBatchReaction reaction = {
    .kind = CLOUT_REACTION_LIKE,
    .time = clout_bluesky_get_time (item, "createdAt"),
  };

  add_reaction (listing, clout_json_opt_object (item, "actor"), &reaction);
}

/* This list has no times of reposts: its times are those of the people. */
void
clout_bluesky_read_repost (CloutListing *listing,
                           JsonNode     *item)
{
  CloutBatchReaction reaction = { .kind = CLOUT_REACTION_RESHARE };

  add_reaction (listing, item, &reaction);
}

static void
add_words (CloutListing      *listing,
           JsonNode          *post,
           CloutReactionKind  kind)
{
  const char *uri = clout_json_opt_string (post, "uri", NULL);
  g_autofree char *url = clout_bluesky_dup_post_url (uri);
  CloutBatchReaction reaction = {
    .kind = kind,
    .remote_id = uri,
    .url = url,
    .time = clout_bluesky_get_time (post, "record.createdAt"),
  };

  if (uri != NULL)
    add_reaction (listing, clout_json_opt_object (post, "author"), &reaction);
}

void
clout_bluesky_read_quote (CloutListing *listing,
                          JsonNode     *item)
{
  add_words (listing, item, CLOUT_REACTION_QUOTE);
}

/* Finds the kind of reaction in a notification; FALSE if it isn't a reaction to the account. */
static gboolean
read_reason (CloutListing       *listing,
             JsonNode           *item,
             CloutBatchReaction *reaction)
{
  const char *reason = clout_json_opt_string (item, "reason", "");
  const char *subject = clout_json_opt_string (item, "reasonSubject", NULL);
  const char *replied_to = clout_json_opt_string (item, "record.reply.parent.uri", NULL);
  static const struct
  {
    const char *reason;
    CloutReactionKind kind;
  } kinds[] = {
    { "like", CLOUT_REACTION_LIKE }, { "repost", CLOUT_REACTION_RESHARE },
    { "reply", CLOUT_REACTION_REPLY }, { "quote", CLOUT_REACTION_QUOTE },
    { "mention", CLOUT_REACTION_MENTION }, { "follow", CLOUT_REACTION_FOLLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (reason, kinds[i].reason) != 0)
        continue;
      reaction->kind = kinds[i].kind;
      if (reaction->kind == CLOUT_REACTION_MENTION || reaction->kind == CLOUT_REACTION_FOLLOW)
        return TRUE;
      reaction->post = reaction->kind == CLOUT_REACTION_REPLY ? replied_to : subject;
      return clout_bluesky_is_of (reaction->post, listing->context->self);
    }
  return FALSE;
}

void
clout_bluesky_read_notification (CloutListing *listing,
                                 JsonNode     *item)
{
  JsonNode *author = clout_json_opt_object (item, "author");
  const char *uri = clout_json_opt_string (item, "uri", NULL);
  g_autofree char *url = clout_bluesky_dup_post_url (uri);
  gint64 seen = clout_json_opt_time (item, "indexedAt", 0);
  CloutBatchReaction reaction = {
    .person = clout_json_opt_string (author, "did", NULL),
    .time = clout_bluesky_get_time (item, "record.createdAt"),
  };

  clout_listing_note_time (listing, seen);
  /* The author is also in the record's URI: both must match. */
  if (reaction.person == NULL || clout_listing_is_self (listing, reaction.person)
      || !clout_bluesky_is_of (uri, reaction.person) || !read_reason (listing, item, &reaction))
    return;
  if (reaction.kind == CLOUT_REACTION_REPLY || reaction.kind == CLOUT_REACTION_QUOTE
      || reaction.kind == CLOUT_REACTION_MENTION)
    {
      reaction.remote_id = uri;
      reaction.url = url;
    }
  clout_bluesky_add_person (listing->page->batch, author,
                            reaction.kind == CLOUT_REACTION_FOLLOW ? CLOUT_PERSON_FOLLOWS
                                                                   : CLOUT_PERSON_NONE);
  clout_batch_add_reaction (listing->page->batch, &reaction);
}

/* Blocked or deleted replies are placeholders without a post. */
static gboolean
read_reply (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  CloutListing *listing = user_data;
  JsonNode *post = clout_json_opt_object (item, "post");
  const char *replied_to = clout_json_opt_string (post, "record.reply.parent.uri", NULL);

  listing->n_items++;
  if (g_strcmp0 (replied_to, listing->context->post) == 0)
    add_words (listing, post, CLOUT_REACTION_REPLY);
  return TRUE;
}

/* Long threads are cut without notice, which only the count shows. */
gboolean
clout_bluesky_read_replies (const CloutRequestContext *context,
                            CloutResponse             *response,
                            CloutPage                 *page,
                            GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  JsonNode *thread = root != NULL ? clout_json_get_object (root, "thread", error) : NULL;
  CloutListing listing = { .context = context, .page = page };

  if (thread == NULL)
    return FALSE;
  page->batch = clout_batch_new ();
  if (clout_json_opt_array (thread, "replies") != NULL
      && !clout_json_foreach (thread, "replies", read_reply, &listing, error))
    return FALSE;
  page->partial = clout_json_opt_object (thread, "post") == NULL
    || listing.n_items < clout_json_opt_int (thread, "post.replyCount", 0);
  return TRUE;
}

void
clout_bluesky_read_person (CloutListing *listing,
                           JsonNode     *item)
{
  if (!clout_listing_is_self (listing, clout_json_opt_string (item, "did", NULL)))
    clout_bluesky_add_person (listing->page->batch, item, listing->resource->flag);
}
