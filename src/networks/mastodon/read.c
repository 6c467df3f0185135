/* read.c: the Mastodon API's answers as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/mastodon/read.h"

#include <string.h>

#include "networks/mastodon/entity.h"
#include "networks/mastodon/id.h"
#include "networks/mastodon/plus-k.h"
#include "web/json.h"
#include "web/url.h"

/* Mastodon allows ten; whoever features more than this says nothing with it. */
#define MOST_FEATURED 64

/* https://docs.joinmastodon.org/methods/statuses/#context */
#define STRANGERS_DESCENDANTS 60

typedef struct
{
  const CloutRequestContext *ask;
  CloutPage *page;
  CloutReactionKind kind;
  CloutPersonFlags flags;
  gint64 oldest;
  const char *last_id;
  guint n_items;
  GPtrArray *tags;
} Reading;

typedef gboolean (*ItemFunc) (JsonNode  *item,
                              gpointer   user_data,
                              GError   **error);

/* snac sends no Link header: a page that is full is followed by what is older than its last. */
static char *
dup_older (CloutResponse *answer,
           Reading     *reading,
           guint        limit)
{
  const char *url = clout_response_get_url (answer);
  g_autofree char *path = g_strndup (url, strcspn (url, "?#"));
  g_autofree char *id = NULL;

  if (limit == 0 || reading->n_items < limit || reading->last_id == NULL
      || clout_response_get_header (answer, "Link") != NULL)
    return NULL;
  id = g_uri_escape_string (reading->last_id, NULL, FALSE);
  return g_strdup_printf ("%s?limit=%u&max_id=%s", path, limit, id);
}

/* Pages whose items have times end where nothing newer than what was asked for can follow. */
static gboolean
read_list (const CloutRequestContext  *ask,
           CloutResponse     *answer,
           CloutPage       *page,
           const char      *member,
           guint            limit,
           ItemFunc         func,
           Reading         *reading,
           GError         **error)
{
  g_autoptr (JsonNode) root = clout_mastodon_dup_steady (clout_response_get_json (answer, error));
  g_autofree char *next = NULL;
  gboolean refused;

  if (root == NULL)
    return FALSE;
  reading->ask = ask;
  reading->page = page;
  reading->oldest = G_MAXINT64;
  page->batch = clout_batch_new ();
  if (!clout_json_foreach (root, member, func, reading, error))
    return FALSE;
  next = clout_response_dup_next (answer, &refused);
  if (next == NULL)
    next = dup_older (answer, reading, limit);
  if (clout_batch_get_size (page->batch) == 0 && reading->oldest == G_MAXINT64)
    return TRUE;
  page->cut = refused && reading->oldest >= ask->since;
  if (reading->oldest >= ask->since && g_strcmp0 (next, ask->cursor) != 0)
    page->next = g_steal_pointer (&next);
  return TRUE;
}

static const char *
domain_of (Reading *reading)
{
  return clout_mastodon_domain (reading->ask->handle, reading->ask->origin);
}

static gboolean
is_self (Reading    *reading,
         JsonNode   *item,
         const char *path)
{
  return g_strcmp0 (clout_json_opt_string (item, path, NULL), reading->ask->self) == 0;
}

/* Whose post the person reshared or liked, and when. */
static void
add_given (Reading           *reading,
           JsonNode          *status,
           CloutReactionKind  kind,
           gint64             time)
{
  JsonNode *author = clout_json_opt_object (status, "account");
  const char *person = clout_json_opt_string (author, "id", NULL);
  const char *id = clout_json_opt_string (status, "id", NULL);

  if (person == NULL || id == NULL || is_self (reading, author, "id")
      || !clout_mastodon_is_heard (status))
    return;
  clout_mastodon_add_person (reading->page->batch, author, domain_of (reading), 0);
  clout_batch_add_given (reading->page->batch, &(CloutBatchGiven) {
    .kind = kind, .person = person, .remote_id = id, .time = time });
}

/* snac lists an own post that someone boosted as a boost of itself, so that such an item is an
 * own boost only where the server does not say whether the account boosted it. */
/* A boost's id is not of the order that max_id goes by. Where others' boosts of own posts are
 * listed, they stand where the posts do, or anywhere. */
static void
note_item (Reading  *reading,
           JsonNode *item)
{
  const char *id = clout_json_opt_string (item, "id", NULL);
  gboolean boost = clout_json_opt_object (item, "reblog") != NULL;
  gint64 time = clout_json_opt_time (item, "created_at", 0);

  reading->n_items++;
  if (id != NULL && !boost)
    reading->last_id = id;
  if (time == 0 || (boost && !is_self (reading, item, "account.id")))
    return;
  reading->oldest = MIN (reading->oldest, time);
  clout_page_note_time (reading->page, time);
}

static gboolean
read_post (JsonNode  *item,
           gpointer   user_data,
           GError   **error)
{
  Reading *reading = user_data;
  const CloutRequestContext *ask = reading->ask;
  CloutBatch *batch = reading->page->batch;
  JsonNode *boosted = clout_json_opt_object (item, "reblog");
  gboolean own_item = is_self (reading, item, "account.id");
  guint told;

  note_item (reading, item);
  if (boosted != NULL && own_item)
    add_given (reading, boosted, CLOUT_REACTION_RESHARE,
               clout_json_opt_time (item, "created_at", 0));
  if (boosted != NULL)
    item = boosted;
  if (!is_self (reading, item, "account.id")
      || clout_mastodon_add_given (batch, item, domain_of (reading), NULL))
    return TRUE;
  told = clout_mastodon_add_own_acts (batch, item, ask->self, ask->signed_in);
  if (boosted != NULL && own_item && (told & CLOUT_ACT (CLOUT_REACTION_RESHARE)) == 0)
    clout_mastodon_add_own_act (batch, item, CLOUT_REACTION_RESHARE);
  clout_mastodon_add_post (batch, item, ask->self, told);
  clout_mastodon_add_answer (batch, item, domain_of (reading), ask->self);
  return TRUE;
}

gboolean
clout_mastodon_read_posts (const CloutRequestContext  *ask,
                           CloutResponse     *answer,
                           CloutPage       *page,
                           GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, NULL, CLOUT_MASTODON_POSTS, read_post, &reading, error);
}

static gboolean
read_words (Reading            *reading,
            JsonNode           *status,
            CloutBatchReaction *reaction)
{
  reaction->remote_id = clout_json_opt_string (status, "id", NULL);
  reaction->url = clout_json_opt_string (status, "url", NULL);
  if (reaction->remote_id == NULL || !clout_mastodon_is_heard (status))
    return FALSE;
  if (is_self (reading, status, "in_reply_to_account_id"))
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
  return reaction->remote_id != NULL && clout_mastodon_is_heard (status);
}

static gboolean
read_kind (Reading            *reading,
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
    return read_words (reading, status, reaction);
  if (g_strcmp0 (type, "reblog") == 0)
    return read_on_post (status, CLOUT_REACTION_RESHARE, reaction);
  if (g_strcmp0 (type, "favourite") == 0)
    return read_on_post (status, CLOUT_REACTION_LIKE, reaction);
  return g_strcmp0 (type, "quote") == 0 && read_quote (status, reaction);
}

/* A +K is someone's word on the person, and none on a post: no score counts it. Whom the server
 * names as its giver has to be who wrote it. */
static gboolean
read_plus_k (Reading    *reading,
             JsonNode   *item,
             const char *type)
{
  JsonNode *status = clout_json_opt_object (item, "status");
  JsonNode *account = clout_json_opt_object (item, "account");

  if (g_strcmp0 (type, "mention") != 0 || account == NULL || is_self (reading, account, "id")
      || g_strcmp0 (clout_json_opt_string (account, "id", NULL),
                    clout_json_opt_string (status, "account.id", NULL)) != 0
      || !clout_mastodon_add_received (reading->page->batch, status, reading->ask->self,
                                       reading->ask->handle))
    return FALSE;
  clout_mastodon_add_person (reading->page->batch, account, domain_of (reading), 0);
  return TRUE;
}

static gboolean
read_notification (JsonNode  *item,
                   gpointer   user_data,
                   GError   **error)
{
  Reading *reading = user_data;
  const char *type = clout_json_opt_string (item, "type", NULL);
  CloutBatchReaction reaction = { .time = clout_json_opt_time (item, "created_at", 0) };
  JsonNode *account = clout_json_opt_object (item, "account");

  note_item (reading, item);
  if (read_plus_k (reading, item, type))
    return TRUE;
  reaction.person = clout_json_opt_string (account, "id", NULL);
  if (reaction.person == NULL || is_self (reading, account, "id")
      || !read_kind (reading, type, clout_json_opt_object (item, "status"), &reaction))
    return TRUE;
  clout_mastodon_add_person (reading->page->batch, account, domain_of (reading),
                             reaction.kind == CLOUT_REACTION_FOLLOW ? CLOUT_PERSON_FOLLOWS : 0);
  clout_batch_add_reaction (reading->page->batch, &reaction);
  return TRUE;
}

gboolean
clout_mastodon_read_notifications (const CloutRequestContext  *ask,
                                   CloutResponse     *answer,
                                   CloutPage       *page,
                                   GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, NULL, CLOUT_MASTODON_NOTIFICATIONS, read_notification,
                    &reading, error);
}

/* These lists say who, not when. */
static gboolean
read_reactor (JsonNode  *item,
              gpointer   user_data,
              GError   **error)
{
  Reading *reading = user_data;
  const char *id = clout_json_opt_string (item, "id", NULL);

  if (id == NULL)
    return TRUE;
  if (is_self (reading, item, "id"))
    {
      clout_batch_add_own_act (reading->page->batch,
                               &(CloutBatchOwnAct) { reading->kind, reading->ask->post, NULL });
      return TRUE;
    }
  clout_mastodon_add_person (reading->page->batch, item, domain_of (reading), 0);
  clout_batch_add_reaction (reading->page->batch, &(CloutBatchReaction) {
    .kind = reading->kind, .person = id, .post = reading->ask->post });
  return TRUE;
}

gboolean
clout_mastodon_read_favourited_by (const CloutRequestContext  *ask,
                                   CloutResponse     *answer,
                                   CloutPage       *page,
                                   GError         **error)
{
  Reading reading = { .kind = CLOUT_REACTION_LIKE };

  return read_list (ask, answer, page, NULL, 0, read_reactor, &reading, error);
}

static gboolean
read_favourite (JsonNode  *item,
                gpointer   user_data,
                GError   **error)
{
  add_given (user_data, item, CLOUT_REACTION_LIKE, clout_json_opt_time (item, "created_at", 0));
  return TRUE;
}

gboolean
clout_mastodon_read_favourites (const CloutRequestContext  *ask,
                                CloutResponse     *answer,
                                CloutPage       *page,
                                GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, NULL, 0, read_favourite, &reading, error);
}

gboolean
clout_mastodon_read_reblogged_by (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error)
{
  Reading reading = { .kind = CLOUT_REACTION_RESHARE };

  return read_list (ask, answer, page, NULL, 0, read_reactor, &reading, error);
}

/* Answers to answers are no reaction to the post. */
static gboolean
read_answer (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;
  JsonNode *account = clout_json_opt_object (item, "account");
  CloutBatchReaction reaction = {
    .kind = CLOUT_REACTION_REPLY,
    .person = clout_json_opt_string (account, "id", NULL),
    .post = reading->ask->post,
    .remote_id = clout_json_opt_string (item, "id", NULL),
    .url = clout_json_opt_string (item, "url", NULL),
    .time = clout_json_opt_time (item, "created_at", 0),
  };

  reading->n_items++;
  if (is_self (reading, account, "id"))
    clout_mastodon_add_own_acts (reading->page->batch, item, reading->ask->self, FALSE);
  if (reaction.person == NULL || reaction.remote_id == NULL || is_self (reading, account, "id")
      || !clout_mastodon_is_heard (item)
      || g_strcmp0 (clout_json_opt_string (item, "in_reply_to_id", NULL), reading->ask->post) != 0)
    return TRUE;
  clout_mastodon_add_person (reading->page->batch, account, domain_of (reading), 0);
  clout_batch_add_reaction (reading->page->batch, &reaction);
  return TRUE;
}

gboolean
clout_mastodon_read_context (const CloutRequestContext  *ask,
                             CloutResponse     *answer,
                             CloutPage       *page,
                             GError         **error)
{
  Reading reading = { 0, };

  if (!read_list (ask, answer, page, "descendants", 0, read_answer, &reading, error))
    return FALSE;
  /* Mastodon shows strangers that many and says nothing of the rest. */
  page->partial = !ask->signed_in && reading.n_items >= STRANGERS_DESCENDANTS;
  return TRUE;
}

/* Words that are still there say nothing new. */
gboolean
clout_mastodon_read_words (const CloutRequestContext  *ask,
                           CloutResponse     *answer,
                           CloutPage       *page,
                           GError         **error)
{
  page->batch = clout_batch_new ();
  return clout_response_get_json (answer, error) != NULL;
}

static gboolean
read_person (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;

  if (!is_self (reading, item, "id"))
    clout_mastodon_add_person (reading->page->batch, item, domain_of (reading), reading->flags);
  return TRUE;
}

gboolean
clout_mastodon_read_followers (const CloutRequestContext  *ask,
                               CloutResponse     *answer,
                               CloutPage       *page,
                               GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWS };

  return read_list (ask, answer, page, NULL, 0, read_person, &reading, error);
}

gboolean
clout_mastodon_read_following (const CloutRequestContext  *ask,
                               CloutResponse     *answer,
                               CloutPage       *page,
                               GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWED };

  return read_list (ask, answer, page, NULL, 0, read_person, &reading, error);
}

static gboolean
read_featured_tag (JsonNode  *item,
                   gpointer   user_data,
                   GError   **error)
{
  Reading *reading = user_data;
  const char *name = clout_json_opt_string (item, "name", NULL);

  if (name != NULL && *name != '\0' && reading->tags->len < MOST_FEATURED)
    g_ptr_array_add (reading->tags, (gpointer) name);
  return TRUE;
}

gboolean
clout_mastodon_read_featured_tags (const CloutRequestContext  *ask,
                                   CloutResponse     *answer,
                                   CloutPage       *page,
                                   GError         **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  Reading reading = { .tags = tags };

  if (!read_list (ask, answer, page, NULL, 0, read_featured_tag, &reading, error))
    return FALSE;
  g_ptr_array_add (tags, NULL);
  clout_batch_set_featured (page->batch, (const char *const *) tags->pdata);
  return TRUE;
}
