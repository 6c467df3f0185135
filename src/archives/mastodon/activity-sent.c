/* activity-sent.c: the owner's public posts from an outbox.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/mastodon/activity.h"
#include "archives/readers/json-read.h"
#include "base/html.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define MAX_TAGS 64

static gboolean
is_public_name (const char *name)
{
  static const char *const names[] = {
    "https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public", NULL
  };

  return name != NULL && g_strv_contains (names, name);
}

static gboolean
array_has_public (JsonArray *array)
{
  for (guint i = 0; i < clout_json_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING
          && is_public_name (json_node_get_string (node)))
        return TRUE;
    }

  return FALSE;
}

/* "Unlisted" posts address the public only in cc, because their author doesn't want them to be
   found. */
static gboolean
is_public (JsonNode *object)
{
  return is_public_name (clout_json_opt_string (object, "to", NULL))
         || array_has_public (clout_json_opt_array (object, "to"));
}

static gboolean
is_for_followers (JsonNode *object)
{
  JsonArray *to = clout_json_opt_array (object, "to");
  const char *one = clout_json_opt_string (object, "to", NULL);

  for (guint i = 0; i < clout_json_length (to); i++)
    {
      JsonNode *node = json_array_get_element (to, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING
          && g_str_has_suffix (json_node_get_string (node), "/followers"))
        return TRUE;
    }

  return one != NULL && g_str_has_suffix (one, "/followers");
}

/* Why a post doesn't count; "unlisted" has the public in cc. */
static CloutLeftOut
read_reason (JsonNode *object)
{
  if (is_public_name (clout_json_opt_string (object, "cc", NULL))
      || array_has_public (clout_json_opt_array (object, "cc")))
    return CLOUT_LEFT_OUT_UNLISTED;

  return is_for_followers (object) ? CLOUT_LEFT_OUT_FOLLOWERS : CLOUT_LEFT_OUT_DIRECT;
}

static gboolean
is_post (JsonNode *object)
{
  static const char *const types[] = { "Note", "Question", "Article", NULL };
  const char *type = clout_json_opt_string (object, "type", NULL);

  return type != NULL && g_strv_contains (types, type);
}

static gboolean
is_by (JsonNode   *object,
       const char *name,
       const char *owner)
{
  const char *id = clout_json_read_id (object, name);

  return id == NULL || strcmp (id, owner) == 0;
}

static const char **
dup_tags (JsonNode *object)
{
  JsonArray *tags = clout_json_opt_array (object, "tag");
  guint n = clout_json_length (tags);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n && names->len < MAX_TAGS; i++)
    {
      JsonNode *tag = json_array_get_element (tags, i);
      const char *name = clout_json_opt_string (tag, "name", NULL);

      if (name == NULL || g_strcmp0 (clout_json_opt_string (tag, "type", NULL), "Hashtag") != 0)
        continue;
      name += *name == '#';
      if (*name != '\0')
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Many servers' exports have no counts. */
static void
read_counts (JsonNode       *object,
             CloutBatchPost *post)
{
  static const struct { const char *name; CloutReactionKind kind; } counts[] = {
    { "likes", CLOUT_REACTION_LIKE }, { "shares", CLOUT_REACTION_RESHARE },
    { "replies", CLOUT_REACTION_REPLY },
  };
  gboolean has_counts = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 n = clout_json_opt_count (clout_json_opt_object (object, counts[i].name),
                                        "totalItems");

      has_counts |= n >= 0;
      post->counts[counts[i].kind] = MAX (n, 0);
    }
  post->part = has_counts ? CLOUT_POST_WHOLE : CLOUT_POST_WITHOUT_COUNTS;
}

static guint
read_flags (const CloutArchiveOwner *owner,
            JsonNode                *object,
            const char              *text,
            gboolean                 has_link)
{
  const char *in_reply_to = clout_json_read_id (object, "inReplyTo");
  JsonArray *media = clout_json_opt_array (object, "attachment");
  guint flags = clout_post_text_get_flags (text);

  /* Continuing the owner's own thread isn't a reply to anyone. */
  if (in_reply_to != NULL && !clout_activity_is_own (owner, object, in_reply_to))
    flags |= CLOUT_POST_REPLY;
  if (clout_json_length (media) > 0)
    flags |= CLOUT_POST_MEDIA;
  if (has_link)
    flags |= CLOUT_POST_LINK;

  return flags;
}

static char *
dup_excerpt (JsonNode   *object,
             const char *text)
{
  const char *warning = clout_json_opt_string (object, "summary", NULL);
  const char *title = clout_json_opt_string (object, "name", NULL);

  if (warning != NULL && *warning != '\0')
    return clout_post_text_dup_excerpt (warning);

  return clout_post_text_dup_excerpt (title != NULL && *title != '\0' ? title : text);
}

/**
 * clout_activity_dup_post_id:
 * @owner: the archive's owner, and what was read so far
 * @id: (nullable): URL of a post
 *
 * Returns the API's id of a post, which is at the end of its URL.
 *
 * Returns: (transfer full) (nullable): the id for one of the owner's posts, else @id
 */
char *
clout_activity_dup_post_id (const CloutArchiveOwner *owner,
                            const char              *id)
{
  const char *last = id != NULL && g_str_has_prefix (id, owner->id) ? strrchr (id, '/') : NULL;

  return g_strdup (last != NULL && last[1] != '\0' ? last + 1 : id);
}

/* The owner's reactions to others. */
static void
add_given (const CloutArchiveOwner *owner,
           CloutBatch              *batch,
           CloutReactionKind        kind,
           JsonNode                *note,
           const char              *address,
           const char              *remote_id,
           gint64                   time)
{
  g_autofree char *writer = clout_activity_dup_writer (owner, note, address);

  if (remote_id == NULL || clout_activity_is_own (owner, note, address))
    return;
  if (writer != NULL)
    clout_activity_add_known (owner, batch, writer);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = kind, .person = writer, .remote_id = remote_id, .time = time });
}

/* The owner's reactions to their own posts; other addresses are skipped. */
static void
add_own_act (const CloutArchiveOwner *owner,
             CloutBatch              *batch,
             CloutReactionKind        kind,
             JsonNode                *note,
             const char              *address,
             const char              *remote_id)
{
  g_autofree char *post = NULL;

  if (address == NULL || !clout_activity_is_own (owner, note, address))
    return;
  post = clout_activity_dup_post_id (owner, address);
  clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { kind, post, remote_id });
}

/**
 * clout_activity_read_liked:
 * @owner: the archive's owner, and what was read so far
 * @post: a post that the owner likes
 * @batch: the batch to add to
 *
 * Adds a like, as an own act if the post is the owner's and as given otherwise. The list has no
 * times, so uses the post's time if its id contains that.
 */
void
clout_activity_read_liked (const CloutArchiveOwner *owner,
                           JsonNode                *post,
                           CloutBatch              *batch)
{
  const char *address = clout_json_opt_string (post, "id", NULL);
  gint64 time;

  add_own_act (owner, batch, CLOUT_REACTION_LIKE, NULL, address, NULL);
  if (clout_activity_read_id_time (address, &time))
    add_given (owner, batch, CLOUT_REACTION_LIKE, NULL, address, address, time + owner->shift);
}

static void
read_boost (const CloutArchiveOwner *owner,
            JsonNode                *activity,
            CloutBatch              *batch)
{
  const char *boosted = clout_json_read_id (activity, "object");
  gint64 time;

  if (is_by (activity, "actor", owner->id))
    {
      add_own_act (owner, batch, CLOUT_REACTION_RESHARE, NULL, boosted, NULL);
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_SHARE);
    }
  if (is_by (activity, "actor", owner->id) && is_public (activity)
      && clout_json_read_timestamp (activity, "published", &time))
    add_given (owner, batch, CLOUT_REACTION_RESHARE, NULL, boosted, boosted,
               time + owner->shift);
}

/**
 * clout_activity_read_sent:
 * @owner: the archive's owner, and what was read so far
 * @activity: an activity
 * @batch: the batch to add to
 *
 * Adds the owner's post from an outbox activity if it is public, with the person it replies to,
 * or the author of a boosted post. "Unlisted" isn't public. A +K of any visibility is added as
 * such, not as a post.
 */
void
clout_activity_read_sent (const CloutArchiveOwner *owner,
                          JsonNode                *activity,
                          CloutBatch              *batch)
{
  JsonNode *object = clout_json_opt_object (activity, "object");
  CloutBatchPost post = { 0, };
  g_autofree const char **tags = NULL;
  g_autofree char *text = NULL;
  g_autofree char *excerpt = NULL;
  g_autofree char *id = NULL;
  g_autofree char *in_reply_to = NULL;
  gboolean has_link;

  if (g_strcmp0 (clout_json_opt_string (activity, "type", NULL), "Announce") == 0)
    read_boost (owner, activity, batch);
  if (g_strcmp0 (clout_json_opt_string (activity, "type", NULL), "Create") != 0
      || object == NULL || !is_post (object)
      || !is_by (activity, "actor", owner->id) || !is_by (object, "attributedTo", owner->id)
      || clout_activity_add_plus_k (owner, activity, NULL, batch))
    return;

  id = clout_activity_dup_post_id (owner, clout_json_opt_string (object, "id", NULL));
  if (id != NULL)
    add_own_act (owner, batch, CLOUT_REACTION_REPLY, object,
                 clout_json_read_id (object, "inReplyTo"), id);
  if (!is_public (object))
    {
      clout_batch_leave_out (batch, read_reason (object));
      return;
    }

  in_reply_to = clout_activity_dup_post_id (owner, clout_json_read_id (object, "inReplyTo"));
  post.remote_id = id;
  if (post.remote_id == NULL
      || (!clout_json_read_timestamp (object, "published", &post.time)
          && !clout_json_read_timestamp (activity, "published", &post.time)))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }

  text = clout_html_to_text (clout_json_opt_string (object, "content", NULL), &has_link);
  excerpt = dup_excerpt (object, text);
  tags = dup_tags (object);
  post.time += owner->shift;
  post.url = clout_json_opt_string (object, "url", NULL);
  post.excerpt = excerpt;
  post.in_reply_to = in_reply_to;
  post.tags = tags;
  post.flags = read_flags (owner, object, text, has_link);
  post.told = owner->told;
  read_counts (object, &post);
  clout_batch_add_post (batch, &post);
  if (in_reply_to != NULL)
    add_given (owner, batch, CLOUT_REACTION_REPLY, object,
               clout_json_read_id (object, "inReplyTo"), id, post.time);
}
