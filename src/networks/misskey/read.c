/* read.c: the answers of Misskey and its kin as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/misskey/read.h"

#include <string.h>

#include "networks/listing.h"
#include "networks/misskey/entity.h"

typedef struct
{
  CloutListing listing;
  CloutPersonFlags flags;
  const char *who;
  const char *last;
} Reading;

/* The next page is what is older than the last of this. What a viewer may not see is left out
 * after a page was cut, so that only an empty page is known to be the end. */
static gboolean
read_list (const CloutRequestContext  *ask,
           CloutResponse     *answer,
           CloutPage       *page,
           CloutJsonFunc    func,
           Reading         *reading,
           GError         **error)
{
  JsonNode *root = clout_response_get_json (answer, error);

  if (!clout_listing_read (&reading->listing, ask, page, root, NULL, func, error))
    return FALSE;
  clout_listing_set_next (&reading->listing, reading->last);
  return TRUE;
}

static void
note_item (Reading  *reading,
           JsonNode *item)
{
  reading->last = clout_json_opt_string (item, "id", reading->last);
  clout_listing_note_time (&reading->listing, clout_json_opt_time (item, "createdAt", 0));
}

static gboolean
is_self (Reading    *reading,
         const char *id)
{
  return g_strcmp0 (id, reading->listing.ask->self) == 0;
}

gboolean
clout_misskey_read_profile (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  JsonNode *root = clout_response_get_json (answer, error);
  const char *id = root != NULL ? clout_json_get_string (root, "id", error) : NULL;
  const char *name = id != NULL ? clout_json_get_string (root, "username", error) : NULL;
  const char *shown;
  g_autofree char *handle = NULL;
  g_autofree char *remote_id = NULL;
  g_autofree char *url = NULL;

  if (name == NULL)
    return FALSE;
  handle = clout_misskey_dup_handle (root, ask->origin);
  remote_id = g_utf8_strdown (handle, -1);
  url = g_strdup_printf ("%s/@%s", ask->origin, name);
  shown = clout_json_opt_string (root, "name", NULL);
  page->self = g_strdup (id);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = remote_id,
    .handle = handle,
    .name = shown != NULL && *shown != '\0' ? shown : name,
    .avatar = clout_json_opt_string (root, "avatarUrl", NULL),
    .url = url,
    .created = clout_json_opt_time (root, "createdAt", 0),
    .followers = clout_json_opt_int (root, "followersCount", -1),
    .following = clout_json_opt_int (root, "followingCount", -1),
    .listed = -1,
    .posts = clout_json_opt_int (root, "notesCount", -1),
  });
  return TRUE;
}

static gboolean
read_note (JsonNode  *item,
           gpointer   user_data,
           GError   **error)
{
  Reading *reading = user_data;

  note_item (reading, item);
  if (is_self (reading, clout_json_opt_string (item, "userId", NULL)))
    {
      CloutBatch *batch = reading->listing.page->batch;
      const CloutRequestContext *ask = reading->listing.ask;

      clout_misskey_add_note (batch, item, ask, clout_misskey_add_own_acts (batch, item, ask));
    }
  return TRUE;
}

gboolean
clout_misskey_read_notes (const CloutRequestContext  *ask,
                          CloutResponse     *answer,
                          CloutPage       *page,
                          GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, read_note, &reading, error);
}

/* Takes the reaction of @user, who may stand in full or by id alone. */
static void
add_reaction (Reading            *reading,
              JsonNode           *user,
              const char         *user_id,
              CloutBatchReaction *reaction)
{
  const CloutRequestContext *ask = reading->listing.ask;

  reaction->person = clout_json_opt_string (user, "id", user_id);
  reaction->time = MAX (reaction->time, 0);
  if (reaction->person == NULL)
    return;
  if (is_self (reading, reaction->person))
    {
      if (reaction->post != NULL)
        clout_batch_add_own_act (reading->listing.page->batch,
                                 &(CloutBatchOwnAct) { reaction->kind, reaction->post,
                                                       reaction->remote_id });
      return;
    }
  clout_misskey_add_person (reading->listing.page->batch, user, ask->origin,
                            reaction->kind == CLOUT_REACTION_FOLLOW ? CLOUT_PERSON_FOLLOWS
                                                                    : CLOUT_PERSON_NONE);
  clout_batch_add_reaction (reading->listing.page->batch, reaction);
}

/* Someone else's note as a reaction to one of the account's own, or to the account. */
static void
add_words (Reading           *reading,
           JsonNode          *note,
           CloutReactionKind  kind,
           const char        *post)
{
  const char *id = clout_json_opt_string (note, "id", NULL);
  g_autofree char *url = id != NULL ? clout_misskey_dup_note (reading->listing.ask->origin, id)
                                    : NULL;

  if (id == NULL || !clout_misskey_is_heard (note))
    return;
  /* A quote counts as one: taken off the post's renotes, among which the server counts it too. */
  if (kind == CLOUT_REACTION_QUOTE && post != NULL)
    clout_batch_add_own_act (reading->listing.page->batch,
                             &(CloutBatchOwnAct) { CLOUT_REACTION_RESHARE, post, id });
  add_reaction (reading, clout_json_opt_object (note, "user"),
                clout_json_opt_string (note, "userId", NULL), &(CloutBatchReaction) {
    .kind = kind,
    .post = post,
    .remote_id = id,
    .url = url,
    .time = clout_json_opt_time (note, "createdAt", 0),
  });
}

static void
add_mention (Reading  *reading,
             JsonNode *note)
{
  if (is_self (reading, clout_json_opt_string (note, "reply.userId", NULL)))
    add_words (reading, note, CLOUT_REACTION_REPLY, clout_json_opt_string (note, "replyId", NULL));
  else
    add_words (reading, note, CLOUT_REACTION_MENTION, NULL);
}

static gboolean
read_notification (JsonNode  *item,
                   gpointer   user_data,
                   GError   **error)
{
  Reading *reading = user_data;
  const char *type = clout_json_opt_string (item, "type", "");
  JsonNode *note = clout_json_opt_object (item, "note");
  CloutBatchReaction reaction = { .time = clout_json_opt_time (item, "createdAt", 0) };

  note_item (reading, item);
  if (strcmp (type, "reply") == 0)
    add_words (reading, note, CLOUT_REACTION_REPLY, clout_json_opt_string (note, "replyId", NULL));
  else if (strcmp (type, "quote") == 0)
    add_words (reading, note, CLOUT_REACTION_QUOTE, clout_json_opt_string (note, "renoteId", NULL));
  else if (strcmp (type, "mention") == 0)
    add_mention (reading, note);
  if (strcmp (type, "reaction") == 0 && clout_misskey_is_public (note))
    {
      reaction.kind = CLOUT_REACTION_LIKE;
      reaction.post = clout_json_opt_string (note, "id", NULL);
    }
  else if (strcmp (type, "renote") == 0 && clout_misskey_is_heard (note))
    {
      reaction.kind = CLOUT_REACTION_RESHARE;
      reaction.post = clout_json_opt_string (note, "renoteId", NULL);
    }
  else if (strcmp (type, "follow") == 0)
    reaction.kind = CLOUT_REACTION_FOLLOW;
  if (reaction.post != NULL || reaction.kind == CLOUT_REACTION_FOLLOW)
    add_reaction (reading, clout_json_opt_object (item, "user"),
                  clout_json_opt_string (item, "userId", NULL), &reaction);
  return TRUE;
}

gboolean
clout_misskey_read_notifications (const CloutRequestContext  *ask,
                                  CloutResponse     *answer,
                                  CloutPage       *page,
                                  GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, read_notification, &reading, error);
}

static gboolean
read_reaction (JsonNode  *item,
               gpointer   user_data,
               GError   **error)
{
  Reading *reading = user_data;

  note_item (reading, item);
  add_reaction (reading, clout_json_opt_object (item, "user"), NULL, &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_LIKE,
    .post = reading->listing.ask->post,
    .time = clout_json_opt_time (item, "createdAt", 0),
  });
  return TRUE;
}

gboolean
clout_misskey_read_reactions (const CloutRequestContext  *ask,
                              CloutResponse     *answer,
                              CloutPage       *page,
                              GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, read_reaction, &reading, error);
}

/* With words of one's own a renote is a quote, which the server counts as a renote. */
static gboolean
read_renote (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;
  const char *post = reading->listing.ask->post;
  const char *id = clout_json_opt_string (item, "id", NULL);

  note_item (reading, item);
  if (id != NULL && is_self (reading, clout_json_opt_string (item, "userId", NULL)))
    clout_batch_add_own_act (reading->listing.page->batch,
                             &(CloutBatchOwnAct) { CLOUT_REACTION_RESHARE, post, id });
  else if (!clout_misskey_is_renote (item))
    add_words (reading, item, CLOUT_REACTION_QUOTE, post);
  else if (clout_misskey_is_heard (item))
    add_reaction (reading, clout_json_opt_object (item, "user"),
                  clout_json_opt_string (item, "userId", NULL), &(CloutBatchReaction) {
      .kind = CLOUT_REACTION_RESHARE,
      .post = post,
      .time = clout_json_opt_time (item, "createdAt", 0),
    });
  return TRUE;
}

gboolean
clout_misskey_read_renotes (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, read_renote, &reading, error);
}

static gboolean
read_reply (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  Reading *reading = user_data;

  note_item (reading, item);
  add_words (reading, item, CLOUT_REACTION_REPLY, reading->listing.ask->post);
  return TRUE;
}

gboolean
clout_misskey_read_replies (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, read_reply, &reading, error);
}

/* A list of relations names the other side, a list of users is them. */
static gboolean
read_person (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;
  JsonNode *user = reading->who != NULL ? clout_json_opt_object (item, reading->who) : item;

  if (reading->who != NULL)
    reading->last = clout_json_opt_string (item, "id", reading->last);
  if (!is_self (reading, clout_json_opt_string (user, "id", NULL)))
    clout_misskey_add_person (reading->listing.page->batch, user, reading->listing.ask->origin,
                              reading->flags);
  return TRUE;
}

static gboolean
has_person (CloutBatch *batch,
            const char *id)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (batch, &n);

  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (people[i].remote_id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Accounts that are missing from the response have left: no one follows them. */
gboolean
clout_misskey_read_people (const CloutRequestContext  *ask,
                           CloutResponse     *answer,
                           CloutPage       *page,
                           GError         **error)
{
  Reading reading = { 0 };

  if (!read_list (ask, answer, page, read_person, &reading, error))
    return FALSE;
  for (gsize i = 0; ask->people != NULL && i < CLOUT_ASK_PEOPLE && ask->people[i] != NULL; i++)
    if (!has_person (page->batch, ask->people[i]))
      clout_batch_add_person (page->batch, &(CloutBatchPerson) { .remote_id = ask->people[i] });
  return TRUE;
}

gboolean
clout_misskey_read_followers (const CloutRequestContext  *ask,
                              CloutResponse     *answer,
                              CloutPage       *page,
                              GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWS, .who = "follower" };

  return read_list (ask, answer, page, read_person, &reading, error);
}

gboolean
clout_misskey_read_following (const CloutRequestContext  *ask,
                              CloutResponse     *answer,
                              CloutPage       *page,
                              GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWED, .who = "followee" };

  return read_list (ask, answer, page, read_person, &reading, error);
}
