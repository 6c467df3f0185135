/* read.c: the responses of Misskey and related software as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/misskey/read.h"

#include <string.h>

#include "networks/listing.h"
#include "networks/misskey/entity.h"

static void
note_item (CloutListing *listing,
           JsonNode     *item)
{
  clout_listing_note_id (listing, clout_json_opt_string (item, "id", NULL));
  clout_listing_note_time (listing, clout_json_opt_time (item, "createdAt", 0));
}

static gboolean
read_self (const CloutRequestContext *context,
           JsonNode                  *user,
           const char                *moved,
           CloutPage                 *page,
           GError                   **error)
{
  const char *id = clout_json_get_string (user, "id", error);
  const char *name = id != NULL ? clout_json_get_string (user, "username", error) : NULL;
  const char *shown;
  g_autofree char *handle = NULL;
  g_autofree char *remote_id = NULL;
  g_autofree char *url = NULL;

  if (name == NULL)
    return FALSE;
  handle = clout_misskey_dup_handle (user, context->origin);
  remote_id = g_utf8_strdown (handle, -1);
  url = g_strdup_printf ("%s/@%s", context->origin, name);
  shown = clout_json_opt_string (user, "name", NULL);
  page->self = g_strdup (id);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = remote_id,
    .handle = handle,
    .name = shown != NULL && *shown != '\0' ? shown : name,
    .avatar = clout_json_opt_string (user, "avatarUrl", NULL),
    .url = url,
    .created = clout_json_opt_time (user, "createdAt", 0),
    .followers = clout_json_opt_int (user, "followersCount", -1),
    .following = clout_json_opt_int (user, "followingCount", -1),
    .listed = -1,
    .posts = clout_json_opt_int (user, "notesCount", -1),
    .moved = moved,
  });
  return TRUE;
}

/* Returns (nullable): the user with this id. */
static JsonNode *
find_user (JsonNode   *users,
           const char *id)
{
  JsonArray *array = json_node_get_array (users);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *user = json_array_get_element (array, i);

      if (g_strcmp0 (clout_json_opt_string (user, "id", NULL), id) == 0)
        return user;
    }
  return NULL;
}

/* The profile only has the id of the account that its owner moved to, so request both. */
gboolean
clout_misskey_read_profile (const CloutRequestContext *context,
                            CloutResponse             *response,
                            CloutPage                 *page,
                            GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  g_auto(GStrv) ids = g_strsplit (context->cursor != NULL ? context->cursor : "", " ", 2);
  const char *id, *moved;
  g_autofree char *handle = NULL;

  if (root == NULL)
    return FALSE;
  if (ids[0] != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      handle = clout_misskey_dup_handle (find_user (root, ids[1]), context->origin);
      return read_self (context, find_user (root, ids[0]), handle, page, error);
    }
  id = clout_json_opt_string (root, "id", NULL);
  moved = clout_json_opt_string (root, "movedTo", NULL);
  if (id == NULL || moved == NULL || ids[0] != NULL)
    return read_self (context, root, NULL, page, error);
  page->batch = clout_batch_new ();
  page->next = g_strdup_printf ("%s %s", id, moved);
  return TRUE;
}

void
clout_misskey_read_note (CloutListing *listing,
                         JsonNode     *item)
{
  note_item (listing, item);
  if (clout_listing_is_self (listing, clout_json_opt_string (item, "userId", NULL)))
    {
      CloutBatch *batch = listing->page->batch;
      const CloutRequestContext *context = listing->context;

      clout_misskey_add_note (batch, item, context,
                              clout_misskey_add_own_acts (batch, item, context));
    }
}

/* Adds a reaction by @user, which can be a full object or an id. */
static void
add_reaction (CloutListing       *listing,
              JsonNode           *user,
              const char         *user_id,
              CloutBatchReaction *reaction)
{
  reaction->person = clout_json_opt_string (user, "id", user_id);
  reaction->time = MAX (reaction->time, 0);
  if (reaction->person != NULL && clout_listing_add_reaction (listing, reaction))
    clout_misskey_add_person (listing->page->batch, user, listing->context->origin,
                              reaction->kind == CLOUT_REACTION_FOLLOW ? CLOUT_PERSON_FOLLOWS
                                                                      : CLOUT_PERSON_NONE);
}

/* Adds someone's note as a reaction to one of the account's notes, or as a mention. */
static void
add_words (CloutListing      *listing,
           JsonNode          *note,
           CloutReactionKind  kind,
           const char        *post)
{
  const char *id = clout_json_opt_string (note, "id", NULL);
  g_autofree char *url = id != NULL ? clout_misskey_dup_note (listing->context->origin, id)
                                    : NULL;

  if (id == NULL || !clout_misskey_is_readable (note))
    return;
  /* The server also counts a quote among the renotes, so subtract it there. */
  if (kind == CLOUT_REACTION_QUOTE && post != NULL)
    clout_batch_add_own_act (listing->page->batch,
                             &(CloutBatchOwnAct) { CLOUT_REACTION_RESHARE, post, id });
  add_reaction (listing, clout_json_opt_object (note, "user"),
                clout_json_opt_string (note, "userId", NULL), &(CloutBatchReaction) {
    .kind = kind,
    .post = post,
    .remote_id = id,
    .url = url,
    .time = clout_json_opt_time (note, "createdAt", 0),
  });
}

static void
add_mention (CloutListing *listing,
             JsonNode     *note)
{
  if (clout_listing_is_self (listing, clout_json_opt_string (note, "reply.userId", NULL)))
    add_words (listing, note, CLOUT_REACTION_REPLY, clout_json_opt_string (note, "replyId", NULL));
  else
    add_words (listing, note, CLOUT_REACTION_MENTION, NULL);
}

void
clout_misskey_read_notification (CloutListing *listing,
                                 JsonNode     *item)
{
  const char *type = clout_json_opt_string (item, "type", "");
  JsonNode *note = clout_json_opt_object (item, "note");
  CloutBatchReaction reaction = { .time = clout_json_opt_time (item, "createdAt", 0) };

  note_item (listing, item);
  if (strcmp (type, "reply") == 0)
    add_words (listing, note, CLOUT_REACTION_REPLY, clout_json_opt_string (note, "replyId", NULL));
  else if (strcmp (type, "quote") == 0)
    add_words (listing, note, CLOUT_REACTION_QUOTE, clout_json_opt_string (note, "renoteId", NULL));
  else if (strcmp (type, "mention") == 0)
    add_mention (listing, note);
  if (strcmp (type, "reaction") == 0 && clout_misskey_is_public (note))
    {
      reaction.kind = CLOUT_REACTION_LIKE;
      reaction.post = clout_json_opt_string (note, "id", NULL);
    }
  else if (strcmp (type, "renote") == 0 && clout_misskey_is_readable (note))
    {
      reaction.kind = CLOUT_REACTION_RESHARE;
      reaction.post = clout_json_opt_string (note, "renoteId", NULL);
    }
  else if (strcmp (type, "follow") == 0)
    reaction.kind = CLOUT_REACTION_FOLLOW;
  if (reaction.post != NULL || reaction.kind == CLOUT_REACTION_FOLLOW)
    add_reaction (listing, clout_json_opt_object (item, "user"),
                  clout_json_opt_string (item, "userId", NULL), &reaction);
}

void
clout_misskey_read_reaction (CloutListing *listing,
                             JsonNode     *item)
{
  note_item (listing, item);
  add_reaction (listing, clout_json_opt_object (item, "user"), NULL, &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_LIKE,
    .post = listing->context->post,
    .time = clout_json_opt_time (item, "createdAt", 0),
  });
}

/* A renote with text is a quote, which the server counts as a renote. */
void
clout_misskey_read_renote (CloutListing *listing,
                           JsonNode     *item)
{
  const char *post = listing->context->post;
  const char *id = clout_json_opt_string (item, "id", NULL);

  note_item (listing, item);
  if (id != NULL && clout_listing_is_self (listing, clout_json_opt_string (item, "userId", NULL)))
    clout_batch_add_own_act (listing->page->batch,
                             &(CloutBatchOwnAct) { CLOUT_REACTION_RESHARE, post, id });
  else if (!clout_misskey_is_renote (item))
    add_words (listing, item, CLOUT_REACTION_QUOTE, post);
  else if (clout_misskey_is_readable (item))
    add_reaction (listing, clout_json_opt_object (item, "user"),
                  clout_json_opt_string (item, "userId", NULL), &(CloutBatchReaction) {
      .kind = CLOUT_REACTION_RESHARE,
      .post = post,
      .time = clout_json_opt_time (item, "createdAt", 0),
    });
}

void
clout_misskey_read_reply (CloutListing *listing,
                          JsonNode     *item)
{
  note_item (listing, item);
  add_words (listing, item, CLOUT_REACTION_REPLY, listing->context->post);
}

/* A list of relations contains the other person, a list of users consists of them. */
void
clout_misskey_read_person (CloutListing *listing,
                           JsonNode     *item)
{
  CloutPersonFlags flag = listing->resource->flag;
  JsonNode *user = item;

  clout_listing_note_id (listing, clout_json_opt_string (item, "id", NULL));
  if (flag != CLOUT_PERSON_NONE)
    user = clout_json_opt_object (item, flag == CLOUT_PERSON_FOLLOWS ? "follower" : "followee");
  if (!clout_listing_is_self (listing, clout_json_opt_string (user, "id", NULL)))
    clout_misskey_add_person (listing->page->batch, user, listing->context->origin, flag);
}
