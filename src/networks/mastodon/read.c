/* read.c: the Mastodon API's responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/mastodon/read.h"

#include <string.h>

#include "networks/listing.h"
#include "networks/mastodon/entity.h"
#include "networks/mastodon/id.h"
#include "networks/mastodon/plus-k.h"
#include "web/json.h"

/* https://docs.joinmastodon.org/methods/statuses/#context */
#define ANONYMOUS_DESCENDANTS 60

static const char *
domain_of (CloutListing *listing)
{
  return clout_mastodon_domain (listing->context->handle, listing->context->origin);
}

static gboolean
is_self (CloutListing *listing,
         JsonNode     *item,
         const char   *path)
{
  return clout_listing_is_self (listing, clout_json_opt_string (item, path, NULL));
}

/* The author of a post that the person reshared or liked, and the time. */
static void
add_given (CloutListing      *listing,
           JsonNode          *status,
           CloutReactionKind  kind,
           gint64             time)
{
  JsonNode *author = clout_json_opt_object (status, "account");
  const char *person = clout_json_opt_string (author, "id", NULL);
  const char *id = clout_json_opt_string (status, "id", NULL);

  if (person == NULL || id == NULL || is_self (listing, author, "id")
      || !clout_mastodon_is_readable (status))
    return;
  clout_mastodon_add_person (listing->page->batch, author, domain_of (listing), 0);
  clout_batch_add_given (listing->page->batch, &(CloutBatchGiven) {
    .kind = kind, .person = person, .remote_id = id, .time = time });
}

/* max_id doesn't follow the order of boosts' ids. If others' boosts of own posts are listed,
   they are at the posts' positions, or anywhere. */
static void
note_item (CloutListing *listing,
           JsonNode     *item)
{
  const char *id = clout_json_opt_string (item, "id", NULL);
  gboolean boost = clout_json_opt_object (item, "reblog") != NULL;
  gint64 time = clout_json_opt_time (item, "created_at", 0);

  if (!boost)
    clout_listing_note_id (listing, id);
  if (!boost || is_self (listing, item, "account.id"))
    clout_listing_note_time (listing, time);
}

/* snac lists an own post that someone boosted as a boost of itself, so such an item is an own
   boost only if the server doesn't report whether the account boosted it. */
void
clout_mastodon_read_post (CloutListing *listing,
                          JsonNode     *item)
{
  const CloutRequestContext *context = listing->context;
  CloutBatch *batch = listing->page->batch;
  JsonNode *boosted = clout_json_opt_object (item, "reblog");
  gboolean own_item = is_self (listing, item, "account.id");
  guint told;

  note_item (listing, item);
  if (boosted != NULL && own_item)
    add_given (listing, boosted, CLOUT_REACTION_RESHARE,
               clout_json_opt_time (item, "created_at", 0));
  if (boosted != NULL)
    item = boosted;
  if (!is_self (listing, item, "account.id")
      || clout_mastodon_add_given (batch, item, domain_of (listing), NULL))
    return;
  told = clout_mastodon_add_own_acts (batch, item, context->self, context->signed_in);
  if (boosted != NULL && own_item && (told & CLOUT_ACT (CLOUT_REACTION_RESHARE)) == 0)
    clout_mastodon_add_own_act (batch, item, CLOUT_REACTION_RESHARE);
  clout_mastodon_add_post (batch, item, context->self, told);
  clout_mastodon_add_replied_to (batch, item, domain_of (listing), context->self);
}

static gboolean
read_words (CloutListing       *listing,
            JsonNode           *status,
            CloutBatchReaction *reaction)
{
  reaction->remote_id = clout_json_opt_string (status, "id", NULL);
  reaction->url = clout_json_opt_string (status, "url", NULL);
  if (reaction->remote_id == NULL || !clout_mastodon_is_readable (status))
    return FALSE;
  if (is_self (listing, status, "in_reply_to_account_id"))
    {
      reaction->kind = CLOUT_REACTION_REPLY;
      reaction->post = clout_json_opt_string (status, "in_reply_to_id", NULL);
    }
  return TRUE;
}

static gboolean
read_on_post (JsonNode           *status,
              CloutReactionKind   kind,
              CloutBatchReaction *reaction)
{
  reaction->kind = kind;
  reaction->post = clout_json_opt_string (status, "id", NULL);
  return reaction->post != NULL && clout_mastodon_is_public (status);
}

static gboolean
read_quote (JsonNode           *status,
            CloutBatchReaction *reaction)
{
  reaction->kind = CLOUT_REACTION_QUOTE;
  reaction->remote_id = clout_json_opt_string (status, "id", NULL);
  reaction->url = clout_json_opt_string (status, "url", NULL);
  reaction->post = clout_json_opt_string (status, "quote.quoted_status.id",
                                          clout_json_opt_string (status, "quote.quoted_status_id",
                                                                 NULL));
  return reaction->remote_id != NULL && clout_mastodon_is_readable (status);
}

static gboolean
read_kind (CloutListing       *listing,
           const char         *type,
           JsonNode           *status,
           CloutBatchReaction *reaction)
{
  reaction->kind = CLOUT_REACTION_MENTION;
  if (g_strcmp0 (type, "follow") == 0)
    {
      reaction->kind = CLOUT_REACTION_FOLLOW;
      return TRUE;
    }
  if (status == NULL)
    return FALSE;
  if (g_strcmp0 (type, "mention") == 0)
    return read_words (listing, status, reaction);
  if (g_strcmp0 (type, "reblog") == 0)
    return read_on_post (status, CLOUT_REACTION_RESHARE, reaction);
  if (g_strcmp0 (type, "favourite") == 0)
    return read_on_post (status, CLOUT_REACTION_LIKE, reaction);
  return g_strcmp0 (type, "quote") == 0 && read_quote (status, reaction);
}

/* A +K is about the person and not about a post, so it doesn't affect scores. The author must be
   the endorser that the server reports. */
static gboolean
read_plus_k (CloutListing *listing,
             JsonNode     *item,
             const char   *type)
{
  JsonNode *status = clout_json_opt_object (item, "status");
  JsonNode *account = clout_json_opt_object (item, "account");

  if (g_strcmp0 (type, "mention") != 0 || account == NULL || is_self (listing, account, "id")
      || g_strcmp0 (clout_json_opt_string (account, "id", NULL),
                    clout_json_opt_string (status, "account.id", NULL)) != 0
      || !clout_mastodon_add_received (listing->page->batch, status, listing->context->self,
                                       listing->context->handle))
    return FALSE;
  clout_mastodon_add_person (listing->page->batch, account, domain_of (listing), 0);
  return TRUE;
}

void
clout_mastodon_read_notification (CloutListing *listing,
                                  JsonNode     *item)
{
  const char *type = clout_json_opt_string (item, "type", NULL);
  CloutBatchReaction reaction = { .time = clout_json_opt_time (item, "created_at", 0) };
  JsonNode *account = clout_json_opt_object (item, "account");

  note_item (listing, item);
  if (read_plus_k (listing, item, type))
    return;
  reaction.person = clout_json_opt_string (account, "id", NULL);
  if (reaction.person == NULL || is_self (listing, account, "id")
      || !read_kind (listing, type, clout_json_opt_object (item, "status"), &reaction))
    return;
  clout_mastodon_add_person (listing->page->batch, account, domain_of (listing),
                             reaction.kind == CLOUT_REACTION_FOLLOW ? CLOUT_PERSON_FOLLOWS : 0);
  clout_batch_add_reaction (listing->page->batch, &reaction);
}

/* These lists have people but no times. */
void
clout_mastodon_read_reactor (CloutListing *listing,
                             JsonNode     *item)
{
  const char *id = clout_json_opt_string (item, "id", NULL);

  if (id != NULL
      && clout_listing_add_reaction (listing, &(CloutBatchReaction) {
           .kind = listing->resource->kind, .person = id, .post = listing->context->post }))
    clout_mastodon_add_person (listing->page->batch, item, domain_of (listing), 0);
}

void
clout_mastodon_read_favourite (CloutListing *listing,
                               JsonNode     *item)
{
  add_given (listing, item, CLOUT_REACTION_LIKE, clout_json_opt_time (item, "created_at", 0));
}

/* Replies to replies are not reactions to the post. */
void
clout_mastodon_read_reply (CloutListing *listing,
                           JsonNode     *item)
{
  JsonNode *account = clout_json_opt_object (item, "account");
  CloutBatchReaction reaction = {
    .kind = CLOUT_REACTION_REPLY,
    .person = clout_json_opt_string (account, "id", NULL),
    .post = listing->context->post,
    .remote_id = clout_json_opt_string (item, "id", NULL),
    .url = clout_json_opt_string (item, "url", NULL),
    .time = clout_json_opt_time (item, "created_at", 0),
  };

  if (is_self (listing, account, "id"))
    clout_mastodon_add_own_acts (listing->page->batch, item, listing->context->self, FALSE);
  if (reaction.person == NULL || reaction.remote_id == NULL || is_self (listing, account, "id")
      || !clout_mastodon_is_readable (item)
      || g_strcmp0 (clout_json_opt_string (item, "in_reply_to_id", NULL),
                    listing->context->post) != 0)
    return;
  clout_mastodon_add_person (listing->page->batch, account, domain_of (listing), 0);
  clout_batch_add_reaction (listing->page->batch, &reaction);
}

/* Mastodon shows only this many without a sign-in, and doesn't say that there are more. */
void
clout_mastodon_finish_context (CloutListing *listing)
{
  listing->page->partial =
    !listing->context->signed_in && listing->n_items >= ANONYMOUS_DESCENDANTS;
}

void
clout_mastodon_read_person (CloutListing *listing,
                            JsonNode     *item)
{
  if (!is_self (listing, item, "id"))
    clout_mastodon_add_person (listing->page->batch, item, domain_of (listing),
                               listing->resource->flag);
}

gboolean
clout_mastodon_read_featured_tags (const CloutRequestContext *context,
                                   CloutResponse             *response,
                                   CloutPage                 *page,
                                   GError                   **error)
{
  static const char *const none[] = { NULL };
  JsonNode *root = clout_response_get_json (response, error);
  JsonNode *list = root != NULL ? clout_json_get_array (root, NULL, error) : NULL;
  g_autofree const char **names = NULL;

  if (list == NULL)
    return FALSE;
  names = clout_json_dup_strings (list, NULL, "name");
  page->batch = clout_batch_new ();
  clout_batch_set_featured (page->batch, names != NULL ? names : (const char **) none);
  return TRUE;
}
