/* entity.c: Misskey users and notes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/misskey/entity.h"

#include <string.h>

#include "model/post-text.h"
#include "networks/listing.h"
#include "score/post-flags.h"

static const char *
host_of (const char *origin)
{
  const char *host = strstr (origin, "://");

  return host != NULL ? host + strlen ("://") : origin;
}

/**
 * clout_misskey_dup_handle:
 * @user: (nullable): a user
 * @origin: the server that reported them; its own users have no host
 *
 * Returns: (transfer full) (nullable): "ada@misskey.example"
 */
char *
clout_misskey_dup_handle (JsonNode   *user,
                          const char *origin)
{
  const char *name = clout_json_opt_string (user, "username", NULL);

  if (name == NULL)
    return NULL;
  return g_strdup_printf ("%s@%s", name, clout_json_opt_string (user, "host", host_of (origin)));
}

/**
 * clout_misskey_dup_note:
 * @origin: origin of the server
 * @id: id of the note
 *
 * Returns: (transfer full): the note's web address
 */
char *
clout_misskey_dup_note (const char *origin,
                        const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strdup_printf ("%s/notes/%s", origin, escaped);
}

static gboolean
is_visible (JsonNode   *note,
            const char *visibility)
{
  return strcmp (clout_json_opt_string (note, "visibility", "public"), visibility) == 0;
}

/* "home" corresponds to Mastodon's "unlisted". */
gboolean
clout_misskey_is_public (JsonNode *note)
{
  return is_visible (note, "public");
}

gboolean
clout_misskey_is_readable (JsonNode *note)
{
  return is_visible (note, "public") || is_visible (note, "home");
}

/* Returns whether the note only passes on another. With text it is a quote. */
gboolean
clout_misskey_is_renote (JsonNode *note)
{
  JsonArray *files = clout_json_opt_array (note, "files");

  return clout_json_opt_string (note, "renoteId", NULL) != NULL
    && *clout_json_opt_string (note, "text", "") == '\0'
    && clout_json_opt_string (note, "cw", NULL) == NULL
    && clout_json_length (files) == 0;
}

/**
 * clout_misskey_add_person:
 * @batch: the batch to add to
 * @user: (nullable): a user, in short or full form; skipped without an id
 * @origin: origin of the server
 * @flags: flags that relate them to the account, if known
 *
 * Adds a person.
 */
void
clout_misskey_add_person (CloutBatch       *batch,
                          JsonNode         *user,
                          const char       *origin,
                          CloutPersonFlags  flags)
{
  const char *id = clout_json_opt_string (user, "id", NULL);
  const char *name = clout_json_opt_string (user, "name", NULL);
  g_autofree char *handle = clout_misskey_dup_handle (user, origin);
  g_autofree char *url = handle != NULL ? g_strdup_printf ("%s/@%s", origin, handle) : NULL;
  gboolean is_bot = FALSE;
  gboolean told = clout_json_get_bool (user, "isBot", &is_bot, NULL);

  if (id == NULL)
    return;
  if (name == NULL || *name == '\0')
    name = clout_json_opt_string (user, "username", NULL);
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = id,
    .handle = handle,
    .name = name,
    .avatar = clout_json_opt_string (user, "avatarUrl", NULL),
    .url = url,
    .followers = clout_json_opt_int (user, "followersCount", -1),
    .following = clout_json_opt_int (user, "followingCount", -1),
    .posts = clout_json_opt_int (user, "notesCount", -1),
    .flags = flags | (is_bot ? CLOUT_PERSON_BOT : 0),
    .known = flags | (told ? CLOUT_PERSON_BOT : 0),
  });
}

/* Older servers don't report the sum. All emoji reactions count as likes. */
static guint32
count_reactions (JsonNode *note)
{
  JsonNode *node = clout_json_opt_object (note, "reactions");
  guint64 sum = clout_listing_read_count (note, "reactionCount");
  JsonObjectIter iter;
  JsonNode *count;

  if (sum > 0 || node == NULL)
    return sum;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, NULL, &count))
    sum += clout_listing_read_count (count, NULL);
  return MIN (sum, G_MAXUINT32);
}

static guint
read_flags (JsonNode   *note,
            const char *self,
            const char *text)
{
  const char *replied_to = clout_json_opt_string (note, "reply.userId", NULL);
  JsonArray *files = clout_json_opt_array (note, "files");
  guint flags = clout_post_text_get_flags (text);

  if (replied_to != NULL && g_strcmp0 (replied_to, self) != 0)
    flags |= CLOUT_POST_REPLY;
  if (clout_json_length (files) > 0)
    flags |= CLOUT_POST_MEDIA;
  if (strstr (text, "https://") != NULL || strstr (text, "http://") != NULL)
    flags |= CLOUT_POST_LINK;
  return flags;
}

/**
 * clout_misskey_add_own_acts:
 * @batch: the batch to add to
 * @note: one of the account's notes, public or not
 * @context: what the request is for
 *
 * Adds the note that it renotes or quotes, the own note that it replies to, and the account's own
 * reaction to it.
 *
 * Returns: the kinds of own reactions to it that the server reports, for #CloutBatchPost.told
 */
guint
clout_misskey_add_own_acts (CloutBatch                *batch,
                            JsonNode                  *note,
                            const CloutRequestContext *context)
{
  const char *id = clout_json_opt_string (note, "id", NULL);
  const char *replied_to = clout_json_opt_string (note, "replyId", NULL);
  const char *renoted = clout_json_opt_string (note, "renoteId", NULL);

  if (id == NULL)
    return 0;
  if (replied_to != NULL
      && g_strcmp0 (clout_json_opt_string (note, "reply.userId", NULL), context->self) == 0)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, replied_to, id });
  if (renoted != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_RESHARE, renoted, id });
  if (!context->signed_in)
    return 0;
  if (clout_json_opt_string (note, "myReaction", NULL) != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_LIKE, id, NULL });
  return CLOUT_ACT (CLOUT_REACTION_LIKE);
}

/**
 * clout_misskey_add_note:
 * @batch: the batch to add to
 * @note: one of the account's notes; skipped unless it is public and has content
 * @context: what the request is for
 * @told: from clout_misskey_add_own_acts()
 *
 * Adds a post.
 */
void
clout_misskey_add_note (CloutBatch                *batch,
                        JsonNode                  *note,
                        const CloutRequestContext *context,
                        guint                      told)
{
  const char *id = clout_json_opt_string (note, "id", NULL);
  const char *text = clout_json_opt_string (note, "text", "");
  const char *warning = clout_json_opt_string (note, "cw", NULL);
  g_autofree char *excerpt = NULL;
  g_autofree char *url = NULL;
  g_autofree const char **tags = NULL;
  CloutBatchPost post = {
    .remote_id = id,
    .in_reply_to = clout_json_opt_string (note, "replyId", NULL),
    .time = clout_json_opt_time (note, "createdAt", 0),
    .told = told,
  };

  if (id == NULL || post.time == 0 || !clout_misskey_is_public (note)
      || clout_misskey_is_renote (note))
    return;
  excerpt = clout_post_text_dup_excerpt (warning != NULL && *warning != '\0' ? warning : text);
  url = clout_misskey_dup_note (context->origin, id);
  tags = clout_json_dup_strings (note, "tags", NULL);
  post.url = url;
  post.excerpt = excerpt;
  post.tags = tags;
  post.flags = read_flags (note, context->self, text);
  post.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (note, "repliesCount");
  post.counts[CLOUT_REACTION_RESHARE] = clout_listing_read_count (note, "renoteCount");
  post.counts[CLOUT_REACTION_LIKE] = count_reactions (note);
  clout_batch_add_post (batch, &post);
}
