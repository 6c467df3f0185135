/* read.c: the answers of Bluesky's AppView as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/bluesky/read.h"

#include "networks/bluesky/entity.h"
#include "web/json.h"

typedef struct
{
  const CloutRequestContext *ask;
  CloutPage *page;
  CloutPersonFlags flags;
  gint64 oldest;
  guint n_items;
} Reading;

static const char *
get_next (JsonNode       *root,
          const CloutRequestContext *ask)
{
  const char *next = clout_json_opt_string (root, "cursor", NULL);

  return next != NULL && *next != '\0' && g_strcmp0 (next, ask->cursor) != 0 ? next : NULL;
}

/* What viewers may not see is left out after a page was cut, so that an empty page is not
 * the last one: that has no cursor. Pages whose items have times end where nothing newer
 * than what was asked for can follow. */
static gboolean
read_list (const CloutRequestContext  *ask,
           CloutResponse     *answer,
           CloutPage       *page,
           const char      *member,
           CloutJsonFunc    func,
           Reading         *reading,
           GError         **error)
{
  JsonNode *root = clout_response_get_json (answer, error);

  if (root == NULL)
    return FALSE;
  reading->ask = ask;
  reading->page = page;
  reading->oldest = G_MAXINT64;
  page->batch = clout_batch_new ();
  if (!clout_json_foreach (root, member, func, reading, error))
    return FALSE;
  if (reading->oldest >= ask->since)
    page->next = g_strdup (get_next (root, ask));
  return TRUE;
}

static gboolean
is_self (Reading    *reading,
         const char *did)
{
  return g_strcmp0 (did, reading->ask->self) == 0;
}

gboolean
clout_bluesky_read_profile (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  JsonNode *root = clout_response_get_json (answer, error);
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

/* Whose post the person reshared or liked, and when. */
static void
add_given (Reading           *reading,
           JsonNode          *post,
           CloutReactionKind  kind,
           gint64             time)
{
  JsonNode *author = clout_json_opt_object (post, "author");
  const char *did = clout_json_opt_string (author, "did", NULL);
  const char *uri = clout_json_opt_string (post, "uri", NULL);

  if (did == NULL || is_self (reading, did) || !clout_bluesky_is_of (uri, did))
    return;
  clout_bluesky_add_person (reading->page->batch, author, CLOUT_PERSON_NONE);
  clout_batch_add_given (reading->page->batch, &(CloutBatchGiven) {
    .kind = kind, .person = did, .remote_id = uri, .time = time });
}

/* Whom an own post answers; the feed shows who that is beside the post, if they still are. */
static void
add_answer (Reading  *reading,
            JsonNode *item,
            JsonNode *post,
            gint64    time)
{
  const char *uri = clout_json_opt_string (post, "uri", NULL);
  g_autofree char *did =
    clout_bluesky_dup_did (clout_json_opt_string (post, "record.reply.parent.uri", NULL));
  JsonNode *author = clout_json_opt_object (item, "reply.parent.author");

  if (uri == NULL || did == NULL || is_self (reading, did))
    return;
  if (g_strcmp0 (clout_json_opt_string (author, "did", NULL), did) == 0)
    clout_bluesky_add_person (reading->page->batch, author, CLOUT_PERSON_NONE);
  clout_batch_add_given (reading->page->batch, &(CloutBatchGiven) {
    .kind = CLOUT_REACTION_REPLY, .person = did, .remote_id = uri, .time = time });
}

/* A repost stands in the feed at the moment of the repost, with the post's own time inside. */
static gboolean
read_item (JsonNode  *item,
           gpointer   user_data,
           GError   **error)
{
  Reading *reading = user_data;
  JsonNode *reason = clout_json_opt_object (item, "reason");
  JsonNode *post = clout_json_opt_object (item, "post");
  gint64 time = reason != NULL ? clout_json_opt_time (reason, "indexedAt", 0)
                               : clout_bluesky_get_time (post, "record.createdAt");

  if (time > 0)
    {
      reading->oldest = MIN (reading->oldest, time);
      clout_page_note_time (reading->page, time);
    }
  if (is_repost (reason))
    add_given (reading, post, CLOUT_REACTION_RESHARE, time);
  if (reason != NULL || !is_self (reading, clout_json_opt_string (post, "author.did", NULL)))
    return TRUE;
  clout_bluesky_add_post (reading->page->batch, post, reading->ask);
  add_answer (reading, item, post, time);
  return TRUE;
}

/* The list is by when they were liked, which it does not say. */
static gboolean
read_liked (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  JsonNode *post = clout_json_opt_object (item, "post");

  add_given (user_data, post, CLOUT_REACTION_LIKE,
             clout_bluesky_get_time (post, "record.createdAt"));
  return TRUE;
}

gboolean
clout_bluesky_read_liked (const CloutRequestContext  *ask,
                          CloutResponse     *answer,
                          CloutPage       *page,
                          GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, "feed", read_liked, &reading, error);
}

gboolean
clout_bluesky_read_posts (const CloutRequestContext  *ask,
                          CloutResponse     *answer,
                          CloutPage       *page,
                          GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, "feed", read_item, &reading, error);
}

static void
add_reaction (Reading            *reading,
              JsonNode           *actor,
              CloutBatchReaction *reaction)
{
  reaction->person = clout_json_opt_string (actor, "did", NULL);
  reaction->post = reading->ask->post;
  if (reaction->person == NULL)
    return;
  if (is_self (reading, reaction->person))
    {
      clout_batch_add_own_act (reading->page->batch,
                               &(CloutBatchOwnAct) { reaction->kind, reaction->post,
                                                     reaction->remote_id });
      return;
    }
  clout_bluesky_add_person (reading->page->batch, actor, CLOUT_PERSON_NONE);
  clout_batch_add_reaction (reading->page->batch, reaction);
}

static gboolean
read_like (JsonNode  *item,
           gpointer   user_data,
           GError   **error)
{
  CloutBatchReaction reaction = {
    .kind = CLOUT_REACTION_LIKE,
    .time = clout_bluesky_get_time (item, "createdAt"),
  };

  add_reaction (user_data, clout_json_opt_object (item, "actor"), &reaction);
  return TRUE;
}

gboolean
clout_bluesky_read_likes (const CloutRequestContext  *ask,
                          CloutResponse     *answer,
                          CloutPage       *page,
                          GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, "likes", read_like, &reading, error);
}

/* This list says who, not when: its times are those of the people. */
static gboolean
read_repost (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  CloutBatchReaction reaction = { .kind = CLOUT_REACTION_RESHARE };

  add_reaction (user_data, item, &reaction);
  return TRUE;
}

gboolean
clout_bluesky_read_reposts (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, "repostedBy", read_repost, &reading, error);
}

static void
add_words (Reading           *reading,
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
    add_reaction (reading, clout_json_opt_object (post, "author"), &reaction);
}

static gboolean
read_quote (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  add_words (user_data, item, CLOUT_REACTION_QUOTE);
  return TRUE;
}

gboolean
clout_bluesky_read_quotes (const CloutRequestContext  *ask,
                           CloutResponse     *answer,
                           CloutPage       *page,
                           GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, "posts", read_quote, &reading, error);
}

/* What the notification is of; FALSE for what is no reaction of theirs to us. */
static gboolean
read_reason (Reading            *reading,
             JsonNode           *item,
             CloutBatchReaction *reaction)
{
  const char *reason = clout_json_opt_string (item, "reason", "");
  const char *subject = clout_json_opt_string (item, "reasonSubject", NULL);
  const char *answered = clout_json_opt_string (item, "record.reply.parent.uri", NULL);
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
      reaction->post = reaction->kind == CLOUT_REACTION_REPLY ? answered : subject;
      return clout_bluesky_is_of (reaction->post, reading->ask->self);
    }
  return FALSE;
}

static gboolean
read_notification (JsonNode  *item,
                   gpointer   user_data,
                   GError   **error)
{
  Reading *reading = user_data;
  JsonNode *author = clout_json_opt_object (item, "author");
  const char *uri = clout_json_opt_string (item, "uri", NULL);
  g_autofree char *url = clout_bluesky_dup_post_url (uri);
  gint64 seen = clout_json_opt_time (item, "indexedAt", 0);
  CloutBatchReaction reaction = {
    .person = clout_json_opt_string (author, "did", NULL),
    .time = clout_bluesky_get_time (item, "record.createdAt"),
  };

  if (seen > 0)
    {
      reading->oldest = MIN (reading->oldest, seen);
      clout_page_note_time (reading->page, seen);
    }
  /* Whose record it is stands in its address too: both have to say the same. */
  if (reaction.person == NULL || is_self (reading, reaction.person)
      || !clout_bluesky_is_of (uri, reaction.person) || !read_reason (reading, item, &reaction))
    return TRUE;
  if (reaction.kind == CLOUT_REACTION_REPLY || reaction.kind == CLOUT_REACTION_QUOTE
      || reaction.kind == CLOUT_REACTION_MENTION)
    {
      reaction.remote_id = uri;
      reaction.url = url;
    }
  clout_bluesky_add_person (reading->page->batch, author,
                            reaction.kind == CLOUT_REACTION_FOLLOW ? CLOUT_PERSON_FOLLOWS
                                                                   : CLOUT_PERSON_NONE);
  clout_batch_add_reaction (reading->page->batch, &reaction);
  return TRUE;
}

gboolean
clout_bluesky_read_notifications (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error)
{
  Reading reading = { 0, };

  return read_list (ask, answer, page, "notifications", read_notification, &reading, error);
}

/* Replies that were blocked or are gone come as places without a post. */
static gboolean
read_reply (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  Reading *reading = user_data;
  JsonNode *post = clout_json_opt_object (item, "post");
  const char *answered = clout_json_opt_string (post, "record.reply.parent.uri", NULL);

  reading->n_items++;
  if (g_strcmp0 (answered, reading->ask->post) == 0)
    add_words (reading, post, CLOUT_REACTION_REPLY);
  return TRUE;
}

/* A long thread is cut without a word, but for the count. */
gboolean
clout_bluesky_read_replies (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  JsonNode *root = clout_response_get_json (answer, error);
  JsonNode *thread = root != NULL ? clout_json_get_object (root, "thread", error) : NULL;
  Reading reading = { .ask = ask, .page = page };

  if (thread == NULL)
    return FALSE;
  page->batch = clout_batch_new ();
  if (clout_json_opt_array (thread, "replies") != NULL
      && !clout_json_foreach (thread, "replies", read_reply, &reading, error))
    return FALSE;
  page->partial = clout_json_opt_object (thread, "post") == NULL
    || reading.n_items < clout_json_opt_int (thread, "post.replyCount", 0);
  return TRUE;
}

static gboolean
read_person (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;

  if (!is_self (reading, clout_json_opt_string (item, "did", NULL)))
    clout_bluesky_add_person (reading->page->batch, item, reading->flags);
  return TRUE;
}

static gboolean
has_person (CloutBatch *batch,
            const char *did)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (people[i].remote_id, did) == 0)
      return TRUE;
  return FALSE;
}

/* Accounts that are missing from the response have left or were suspended: no one follows them. */
gboolean
clout_bluesky_read_people (const CloutRequestContext  *ask,
                           CloutResponse     *answer,
                           CloutPage       *page,
                           GError         **error)
{
  Reading reading = { 0, };

  if (!read_list (ask, answer, page, "profiles", read_person, &reading, error))
    return FALSE;
  g_clear_pointer (&page->next, g_free);
  for (gsize i = 0; ask->people != NULL && i < CLOUT_ASK_PEOPLE && ask->people[i] != NULL; i++)
    if (!has_person (page->batch, ask->people[i]))
      clout_batch_add_person (page->batch, &(CloutBatchPerson) { .remote_id = ask->people[i] });
  return TRUE;
}

gboolean
clout_bluesky_read_followers (const CloutRequestContext  *ask,
                              CloutResponse     *answer,
                              CloutPage       *page,
                              GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWS };

  return read_list (ask, answer, page, "followers", read_person, &reading, error);
}

gboolean
clout_bluesky_read_following (const CloutRequestContext  *ask,
                              CloutResponse     *answer,
                              CloutPage       *page,
                              GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWED };

  return read_list (ask, answer, page, "follows", read_person, &reading, error);
}
