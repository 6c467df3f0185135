/* tweet.c: a post on X, in the formats of all years.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/readers/json-read.h"
#include "archives/x/read.h"
#include "base/timestamp.h"
#include "model/post-text.h"
#include "score/post-flags.h"

/**
 * clout_x_read_time:
 * @object: a JSON object
 * @ret_time: (out): Unix seconds
 *
 * Reads a date such as "Wed Oct 10 20:19:24 +0000 2018" or, in monthly downloads, "2014-01-20
 * 10:00:00 +0000".
 *
 * Returns: whether the date is valid
 */
gboolean
clout_x_read_time (JsonNode   *object,
                   const char *name,
                   gint64     *ret_time)
{
  const char *text = clout_json_opt_string (object, name, NULL);
  gint64 time;

  if ((!clout_timestamp_from_asctime (text, &time) && !clout_timestamp_from_table (text, &time))
      || time <= 0)
    return FALSE;

  *ret_time = time;
  return TRUE;
}

/* Downloads escape only these characters, and only once. */
static char *
dup_text (JsonNode *item)
{
  const char *raw = clout_json_opt_string (item, "full_text", NULL);
  GString *text = g_string_new (raw != NULL ? raw : clout_json_opt_string (item, "text", NULL));

  if (strchr (text->str, '&') == NULL)
    return g_string_free (text, FALSE);
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&amp;", "&", 0);

  return g_string_free (text, FALSE);
}

static guint
read_flags (JsonNode   *tweet,
            const char *text)
{
  guint flags = clout_post_text_get_flags (text);

  /* The text also contains the URL of an attached picture. */
  flags &= ~CLOUT_POST_LINK;
  if (clout_json_length (clout_json_opt_array (tweet, "entities.urls")) > 0)
    flags |= CLOUT_POST_LINK;
  if (clout_json_length (clout_json_opt_array (tweet, "entities.media")) > 0)
    flags |= CLOUT_POST_MEDIA;

  return flags;
}

static gboolean
is_own (const CloutArchiveOwner *owner,
        JsonNode                *tweet,
        const char              *text)
{
  const char *user = clout_json_opt_string (tweet, "user_id_str", NULL);

  if (user == NULL)
    user = clout_json_opt_string (tweet, "user.id_str", NULL);

  return (user == NULL || strcmp (user, owner->id) == 0)
         && !g_str_has_prefix (text, "RT @")
         && clout_json_opt_object (tweet, "retweeted_status") == NULL;
}

/* In monthly downloads, each post includes the account as of the day of the download. */
static gboolean
is_hidden (const CloutArchiveOwner *owner,
           JsonNode                *tweet)
{
  return owner->is_protected || clout_json_opt_bool (tweet, "user.protected", FALSE)
         || clout_json_opt_bool (tweet, "scopes.followers", FALSE);
}

/* Text of posts that aren't public isn't kept. */
static void
add_post (const CloutArchiveOwner *owner,
          CloutBatchPost          *post,
          const char              *text,
          const char *const       *tags,
          const char              *replied_to,
          gboolean                 hidden,
          CloutBatch              *batch)
{
  g_autofree char *excerpt = hidden ? NULL : clout_post_text_dup_excerpt (text);
  g_autofree char *url = g_strdup_printf (CLOUT_X_SERVER "/%s/status/%s", owner->name,
                                          post->remote_id);

  post->time += owner->shift;
  post->url = url;
  post->excerpt = excerpt;
  post->tags = hidden ? NULL : tags;
  /* Continuing the owner's own thread isn't a reply to anyone. */
  if (replied_to != NULL && strcmp (replied_to, owner->id) != 0)
    post->flags |= CLOUT_POST_REPLY;
  else if (replied_to != NULL && post->in_reply_to != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, post->in_reply_to,
                                                          post->remote_id });
  clout_batch_add_post (batch, post);
}

static gboolean
is_undated (JsonNode   *tweet,
            const char *name,
            gint64     *ret_time,
            CloutBatch *batch)
{
  if (clout_x_read_time (tweet, name, ret_time))
    return FALSE;

  clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
  return TRUE;
}

/* Counts a share of someone else's post, only once if both a monthly file and the table have it. */
static gboolean
is_share (const CloutArchiveOwner *owner,
          JsonNode                *tweet,
          const char              *text,
          const char              *id,
          CloutBatch              *batch)
{
  if (is_own (owner, tweet, text)
      && clout_json_opt_string (tweet, "retweeted_status_id", NULL) == NULL)
    return FALSE;

  if (clout_json_opt_object (tweet, "user") != NULL)
    g_hash_table_add (owner->seen, g_strdup (id));
  clout_batch_leave_out (batch, CLOUT_LEFT_OUT_SHARE);

  return TRUE;
}

/* Downloads by month have no counts. */
static void
read_counts (JsonNode       *tweet,
             CloutBatchPost *post)
{
  gint64 likes = clout_json_opt_count (tweet, "favorite_count");
  gint64 shares = clout_json_opt_count (tweet, "retweet_count");

  if (likes < 0 && shares < 0)
    post->part = CLOUT_POST_WITHOUT_COUNTS;
  post->counts[CLOUT_REACTION_LIKE] = MAX (likes, 0);
  post->counts[CLOUT_REACTION_RESHARE] = MAX (shares, 0);
}

/**
 * clout_x_read_tweet:
 * @owner: the archive's owner, and what was read so far
 * @batch: the batch to add to
 *
 * Adds one of the owner's posts. Since 2020, downloads wrap each post in an object.
 */
void
clout_x_read_tweet (const CloutArchiveOwner *owner,
                    JsonNode                *item,
                    CloutBatch              *batch)
{
  JsonNode *inner = clout_json_opt_object (item, "tweet");
  JsonNode *tweet = inner != NULL ? inner : item;
  g_autofree char *text = dup_text (tweet);
  g_autofree const char **tags = NULL;
  g_auto(GStrv) more_tags = NULL;
  CloutBatchPost post = { .told = owner->told };
  const char *whole;

  post.remote_id = clout_json_opt_string (tweet, "id_str", NULL);
  if (post.remote_id == NULL || g_hash_table_contains (owner->seen, post.remote_id)
      || is_undated (tweet, "created_at", &post.time, batch)
      || is_share (owner, tweet, text, post.remote_id, batch))
    return;

  whole = clout_x_find_note (owner, text, post.time);
  tags = clout_json_dup_strings (tweet, "entities.hashtags", "text");
  more_tags = clout_post_text_dup_tags (whole);
  post.in_reply_to = clout_json_opt_string (tweet, "in_reply_to_status_id_str", NULL);
  /* A monthly download, which also has a table of the same posts. */
  if (clout_json_opt_object (tweet, "user") != NULL)
    g_hash_table_add (owner->seen, g_strdup (post.remote_id));
  post.flags = read_flags (tweet, whole != NULL ? whole : text);
  read_counts (tweet, &post);
  add_post (owner, &post, text, more_tags != NULL ? (const char *const *) more_tags : tags,
            clout_json_opt_string (tweet, "in_reply_to_user_id_str", NULL),
            is_hidden (owner, tweet), batch);
}

/**
 * clout_x_read_circle:
 * @owner: the archive's owner, and what was read so far
 * @batch: the batch to add to
 *
 * Counts a post to a circle, which isn't public.
 */
void
clout_x_read_circle (const CloutArchiveOwner *owner,
                     JsonNode                *item,
                     CloutBatch              *batch)
{
  clout_batch_leave_out (batch, CLOUT_LEFT_OUT_FOLLOWERS);
}

/* Returns: (nullable): the id of a deleted post */
const char *
clout_x_get_deleted (JsonNode *item)
{
  JsonNode *tweet = clout_json_opt_object (item, "tweet");
  const char *id = clout_json_opt_string (tweet, "id_str", NULL);

  return id != NULL ? id : clout_json_opt_string (tweet, "tweet_id", NULL);
}

/**
 * clout_x_read_deleted:
 * @owner: the archive's owner, and what was read so far
 * @batch: the batch to add to
 *
 * Counts a deleted post, once if several files have it. Must be called after all other posts were
 * read.
 */
void
clout_x_read_deleted (const CloutArchiveOwner *owner,
                      JsonNode                *item,
                      CloutBatch              *batch)
{
  const char *id = clout_x_get_deleted (item);

  if (id != NULL && g_hash_table_remove (owner->seen, id))
    clout_batch_leave_out (batch, CLOUT_LEFT_OUT_DELETED);
}

/**
 * clout_x_read_row:
 * @owner: the archive's owner, and what was read so far
 * @batch: the batch to add to
 *
 * Adds one of the owner's posts from tweets.csv, unless a monthly file had it.
 */
void
clout_x_read_row (const CloutArchiveOwner *owner,
                  JsonNode                *row,
                  CloutBatch              *batch)
{
  g_autofree char *text = dup_text (row);
  g_auto(GStrv) tags = NULL;
  CloutBatchPost post = { .told = owner->told, .part = CLOUT_POST_WITHOUT_COUNTS };

  post.remote_id = clout_json_opt_string (row, "tweet_id", NULL);
  if (post.remote_id == NULL || g_hash_table_contains (owner->seen, post.remote_id)
      || is_undated (row, "timestamp", &post.time, batch)
      || is_share (owner, row, text, post.remote_id, batch))
    return;

  tags = clout_post_text_dup_tags (text);
  post.in_reply_to = clout_json_opt_string (row, "in_reply_to_status_id", NULL);
  post.flags = clout_post_text_get_flags (text) & ~CLOUT_POST_LINK;
  if (clout_json_opt_string (row, "expanded_urls", NULL) != NULL)
    post.flags |= CLOUT_POST_LINK;
  add_post (owner, &post, text, (const char *const *) tags,
            clout_json_opt_string (row, "in_reply_to_user_id", NULL), owner->is_protected, batch);
}

/**
 * clout_x_read_like:
 * @owner: the archive's owner, and what was read so far
 * @batch: the batch to add to
 *
 * Adds a like of any author's post.
 */
void
clout_x_read_like (const CloutArchiveOwner *owner,
                   JsonNode                *item,
                   CloutBatch              *batch)
{
  const char *id = clout_json_opt_string (item, "like.tweetId", NULL);

  if (id != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_LIKE, id, NULL });
}
