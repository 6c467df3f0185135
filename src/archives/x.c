/* x.c: the export of an X account, which was Twitter.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "archives/archive.h"
#include "archives/format.h"
#include "archives/json-read.h"
#include "model/post-text.h"
#include "score/tips.h"

#define SERVER "https://x.com"
#define MAX_TAGS 64

/* "Wed Oct 10 20:19:24 +0000 2018" */
static gboolean
read_moment (JsonObject *tweet,
             gint64     *ret_time)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const char *text = clout_json_read_string (tweet, "created_at");
  char month[4] = "";
  char zone[6] = "";
  int day, hour, minute, second, year;
  const char *at;
  g_autoptr (GTimeZone) tz = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (text == NULL
      || sscanf (text, "%*3s %3s %2d %2d:%2d:%2d %5s %4d",
                 month, &day, &hour, &minute, &second, zone, &year) != 7)
    return FALSE;

  at = strlen (month) == 3 ? strstr (months, month) : NULL;
  tz = g_time_zone_new_identifier (zone);
  if (at == NULL || (at - months) % 3 != 0 || tz == NULL)
    return FALSE;

  moment = g_date_time_new (tz, year, (at - months) / 3 + 1, day, hour, minute, second);
  if (moment == NULL || g_date_time_to_unix (moment) <= 0)
    return FALSE;

  *ret_time = g_date_time_to_unix (moment);
  return TRUE;
}

/* The export escapes just these, and once. */
static char *
dup_text (JsonObject *tweet)
{
  const char *raw = clout_json_read_string (tweet, "full_text");
  GString *text = g_string_new (raw != NULL ? raw : clout_json_read_string (tweet, "text"));

  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&amp;", "&", 0);

  return g_string_free (text, FALSE);
}

static const char **
dup_tags (JsonObject *tweet)
{
  JsonArray *tags = clout_json_read_array (clout_json_read_object (tweet, "entities"), "hashtags");
  guint n = tags != NULL ? json_array_get_length (tags) : 0;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n && names->len < MAX_TAGS; i++)
    {
      JsonObject *tag = clout_json_read_element (tags, i);
      const char *name = clout_json_read_string (tag, "text");

      if (name != NULL && *name != '\0')
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static gboolean
has_entity (JsonObject *tweet,
            const char *name)
{
  JsonArray *array = clout_json_read_array (clout_json_read_object (tweet, "entities"), name);

  return array != NULL && json_array_get_length (array) > 0;
}

static guint
read_flags (const CloutArchiveOwner *owner,
            JsonObject              *tweet,
            const char              *text)
{
  const char *answered = clout_json_read_string (tweet, "in_reply_to_user_id_str");
  guint flags = clout_post_text_get_flags (text);

  /* The address of an attached picture stands in the text too. */
  flags &= ~CLOUT_POST_LINK;
  if (has_entity (tweet, "urls"))
    flags |= CLOUT_POST_LINK;
  if (has_entity (tweet, "media"))
    flags |= CLOUT_POST_MEDIA;
  /* Going on with one's own thread answers nobody. */
  if (answered != NULL && strcmp (answered, owner->id) != 0)
    flags |= CLOUT_POST_REPLY;

  return flags;
}

static gboolean
is_own (const CloutArchiveOwner *owner,
        JsonObject              *tweet,
        const char              *text)
{
  const char *user = clout_json_read_string (tweet, "user_id_str");

  if (user == NULL)
    user = clout_json_read_string (clout_json_read_object (tweet, "user"), "id_str");

  return (user == NULL || strcmp (user, owner->id) == 0)
         && !g_str_has_prefix (text, "RT @")
         && clout_json_read_object (tweet, "retweeted_status") == NULL;
}

/* Each is an object of its own: a post that the owner likes, whoever wrote it. */
static void
read_like (const CloutArchiveOwner *owner,
           JsonObject              *item,
           CloutBatch              *batch)
{
  const char *id = clout_json_read_string (clout_json_read_object (item, "like"), "tweetId");

  if (id != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_LIKE, id, NULL });
}

/* Exports before 2020 have the posts bare, later ones each in an object of its own. */
static void
read_tweet (const CloutArchiveOwner *owner,
            JsonObject              *item,
            CloutBatch              *batch)
{
  JsonObject *inner = clout_json_read_object (item, "tweet");
  JsonObject *tweet = inner != NULL ? inner : item;
  g_autofree char *text = dup_text (tweet);
  g_autofree char *excerpt = NULL;
  g_autofree char *url = NULL;
  g_autofree const char **tags = NULL;
  CloutBatchPost post = { 0, };

  post.remote_id = clout_json_read_string (tweet, "id_str");
  if (post.remote_id == NULL || !read_moment (tweet, &post.time) || !is_own (owner, tweet, text))
    return;

  excerpt = clout_post_text_dup_excerpt (text);
  url = g_strdup_printf (SERVER "/%s/status/%s", owner->name, post.remote_id);
  tags = dup_tags (tweet);
  post.time += owner->shift;
  post.url = url;
  post.excerpt = excerpt;
  post.answers = clout_json_read_string (tweet, "in_reply_to_status_id_str");
  post.tags = tags;
  post.flags = read_flags (owner, tweet, text);
  if (post.answers != NULL
      && g_strcmp0 (clout_json_read_string (tweet, "in_reply_to_user_id_str"), owner->id) == 0)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, post.answers,
                                                          post.remote_id });
  post.told = owner->told;
  post.counts[CLOUT_REACTION_LIKE] = MAX (clout_json_read_count (tweet, "favorite_count"), 0);
  post.counts[CLOUT_REACTION_RESHARE] = MAX (clout_json_read_count (tweet, "retweet_count"), 0);
  clout_batch_add_post (batch, &post);
}

static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (CloutAccount) account = NULL;
  JsonObject *owner;
  const char *id;
  const char *name;
  gint64 followers;
  gint64 following;

  root = clout_members_read_first (members, "data/account.js", CLOUT_ITEMS_ARRAY, NULL,
                                   cancellable, error);
  if (root == NULL
      || !clout_members_count (members, "data/follower*.js", CLOUT_ITEMS_ARRAY, NULL, &followers,
                               cancellable, error)
      || !clout_members_count (members, "data/following*.js", CLOUT_ITEMS_ARRAY, NULL, &following,
                               cancellable, error))
    return NULL;

  owner = clout_json_read_object (root, "account");
  id = clout_json_read_string (owner, "accountId");
  name = clout_json_read_string (owner, "username");
  if (id == NULL || name == NULL || *id == '\0' || *name == '\0')
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "“account.js” does not say whose the archive is");
      return NULL;
    }

  account = clout_account_new ("x", SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, id);
  *ret_owner = g_strdup (id);
  clout_account_set_handle (account, name);
  clout_account_set_name (account, clout_json_read_string (owner, "accountDisplayName"));
  clout_account_set_counters (account, followers, following, -1, -1);

  return g_steal_pointer (&account);
}

static const char *const probes[] = {
  "data/tweets.js", "data/tweet.js", "data/account.js", NULL
};
static const char *const needed[] = { "data/account.js", NULL };

const CloutArchiveFormat clout_archive_x = {
  .network = "x",
  .tells = CLOUT_ARCHIVE_COUNTS,
  .probes = probes,
  .needed = needed,
  .read_account = read_account,
  .likes = "data/like*.js",
  .streams = {
    { "data/tweets.js", CLOUT_ITEMS_ARRAY, NULL, read_tweet, TRUE },
    { "data/tweets-part*.js", CLOUT_ITEMS_ARRAY, NULL, read_tweet, TRUE },
    { "data/tweet.js", CLOUT_ITEMS_ARRAY, NULL, read_tweet, TRUE },
    { "data/tweet-part*.js", CLOUT_ITEMS_ARRAY, NULL, read_tweet, TRUE },
    { "data/like.js", CLOUT_ITEMS_ARRAY, NULL, read_like },
    { "data/like-part*.js", CLOUT_ITEMS_ARRAY, NULL, read_like },
  },
};
