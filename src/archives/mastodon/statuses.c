/* statuses.c: lists of statuses in Mastodon API format, from Pixelfed exports and the program
 * mastodon-archive.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/mastodon/activity.h"
#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "archives/mastodon/owner.h"
#include "base/html.h"
#include "model/post-text.h"
#include "score/post-flags.h"

/* Pixelfed has "" for missing ids. */
static const char *
read_id (JsonNode   *object,
         const char *name)
{
  const char *id = clout_json_opt_string (object, name, NULL);

  return id != NULL && *id != '\0' ? id : NULL;
}

static gboolean
read_flag (JsonNode   *object,
           const char *name,
           gboolean   *ret_value)
{
  *ret_value = FALSE;

  return clout_json_read_bool (clout_json_find (object, name), ret_value);
}

static gboolean
is_visible (JsonNode *status,
            gboolean  unlisted)
{
  const char *visibility = clout_json_opt_string (status, "visibility", NULL);

  return g_strcmp0 (visibility, "public") == 0
         || (unlisted && g_strcmp0 (visibility, "unlisted") == 0);
}

/* Pixelfed's "archived" posts are visible to the owner only. */
static CloutLeftOut
find_left_out (JsonNode *status)
{
  const char *visibility = clout_json_opt_string (status, "visibility", NULL);

  if (g_strcmp0 (visibility, "unlisted") == 0)
    return CLOUT_LEFT_OUT_UNLISTED;

  return g_strcmp0 (visibility, "direct") == 0 ? CLOUT_LEFT_OUT_DIRECT : CLOUT_LEFT_OUT_FOLLOWERS;
}

static gboolean
read_time (const CloutArchiveOwner *owner,
           JsonNode                *status,
           gint64                  *ret_time)
{
  if (!clout_json_read_timestamp (status, "created_at", ret_time))
    return FALSE;
  *ret_time += owner->shift;

  return TRUE;
}

/* Local names have no host. */
static char *
dup_handle (JsonNode *account)
{
  const char *acct = read_id (account, "acct");
  const char *url = clout_json_opt_string (account, "url", NULL);

  if (acct == NULL || strchr (acct, '@') != NULL || url == NULL)
    return g_strdup (acct);

  return clout_activity_dup_handle (url, acct);
}

static void
add_person (CloutBatch       *batch,
            JsonNode         *account,
            CloutPersonFlags  flags)
{
  const char *id = read_id (account, "id");
  g_autofree char *handle = dup_handle (account);
  gboolean is_bot;

  if (id == NULL)
    return;
  if (read_flag (account, "bot", &is_bot))
    clout_batch_add_person (batch, &(CloutBatchPerson) {
      .remote_id = id,
      .handle = handle,
      .name = read_id (account, "display_name"),
      .avatar = clout_json_opt_string (account, "avatar_static", NULL),
      .url = clout_json_opt_string (account, "url", NULL),
      .followers = clout_json_opt_count (account, "followers_count"),
      .following = clout_json_opt_count (account, "following_count"),
      .posts = clout_json_opt_count (account, "statuses_count"),
      .flags = flags | (is_bot ? CLOUT_PERSON_BOT : 0),
      .known = flags | CLOUT_PERSON_BOT,
    });
  else
    clout_batch_add_person (batch, &(CloutBatchPerson) {
      .remote_id = id, .handle = handle, .url = clout_json_opt_string (account, "url", NULL),
      .followers = -1, .following = -1, .posts = -1, .flags = flags, .known = flags,
    });
}

static void
read_follower (const CloutArchiveOwner *owner,
               JsonNode                *account,
               CloutBatch              *batch)
{
  add_person (batch, account, CLOUT_PERSON_FOLLOWS);
}

static void
read_followed (const CloutArchiveOwner *owner,
               JsonNode                *account,
               CloutBatch              *batch)
{
  add_person (batch, account, CLOUT_PERSON_FOLLOWED);
}

/* A like or boost of someone's status, or the owner's. */
static void
add_act (const CloutArchiveOwner *owner,
         JsonNode                *status,
         CloutReactionKind        kind,
         gint64                   time,
         CloutBatch              *batch)
{
  JsonNode *account = clout_json_opt_object (status, "account");
  const char *id = read_id (status, "id");
  const char *person = read_id (account, "id");

  if (id == NULL || person == NULL)
    return;
  if (strcmp (person, owner->id) == 0)
    {
      clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { kind, id, NULL });
      return;
    }
  add_person (batch, account, CLOUT_PERSON_NONE);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = kind, .person = person, .remote_id = id, .time = time });
}

static void
read_favourite (const CloutArchiveOwner *owner,
                JsonNode                *status,
                CloutBatch              *batch)
{
  gint64 time;

  if (read_time (owner, status, &time))
    add_act (owner, status, CLOUT_REACTION_LIKE, time, batch);
}

/* Someone's status that mentions the owner. Its text isn't kept. */
static void
read_mention (const CloutArchiveOwner *owner,
              JsonNode                *status,
              CloutBatch              *batch)
{
  JsonNode *account = clout_json_opt_object (status, "account");
  gboolean in_reply_to = g_strcmp0 (read_id (status, "in_reply_to_account_id"), owner->id) == 0;
  CloutBatchReaction reaction = {
    .kind = in_reply_to ? CLOUT_REACTION_REPLY : CLOUT_REACTION_MENTION,
    .person = read_id (account, "id"),
    .post = in_reply_to ? read_id (status, "in_reply_to_id") : NULL,
    .remote_id = read_id (status, "id"),
    .url = clout_json_opt_string (status, "url", NULL),
  };

  if (reaction.person == NULL || reaction.remote_id == NULL || !is_visible (status, TRUE)
      || strcmp (reaction.person, owner->id) == 0 || !read_time (owner, status, &reaction.time))
    return;
  add_person (batch, account, CLOUT_PERSON_NONE);
  clout_batch_add_reaction (batch, &reaction);
}

static guint32
read_count (JsonNode   *status,
            const char *name)
{
  return MAX (clout_json_opt_count (status, name), 0);
}

/* Returns the kinds of own reactions that the status reports, for #CloutBatchPost. */
static guint
add_own_acts (const CloutArchiveOwner *owner,
              JsonNode                *status,
              const char              *id,
              CloutBatch              *batch)
{
  static const struct { const char *flag; CloutReactionKind kind; } flags[] = {
    { "favourited", CLOUT_REACTION_LIKE }, { "reblogged", CLOUT_REACTION_RESHARE },
  };
  const char *replied_to = read_id (status, "in_reply_to_id");
  guint told = 0;

  if (replied_to != NULL && g_strcmp0 (read_id (status, "in_reply_to_account_id"), owner->id) == 0)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, replied_to, id });
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      gboolean done;

      if (read_flag (status, flags[i].flag, &done))
        told |= CLOUT_ACT (flags[i].kind);
      if (done)
        clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { flags[i].kind, id, NULL });
    }

  return told;
}

static void
add_reply (const CloutArchiveOwner *owner,
           JsonNode                *status,
           const char              *id,
           gint64                   time,
           CloutBatch              *batch)
{
  const char *person = read_id (status, "in_reply_to_account_id");
  JsonArray *mentions = clout_json_opt_array (status, "mentions");

  if (person == NULL || strcmp (person, owner->id) == 0 || !is_visible (status, TRUE))
    return;
  for (guint i = 0; i < clout_json_length (mentions); i++)
    if (g_strcmp0 (read_id (json_array_get_element (mentions, i), "id"), person) == 0)
      add_person (batch, json_array_get_element (mentions, i), CLOUT_PERSON_NONE);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = CLOUT_REACTION_REPLY, .person = person, .remote_id = id, .time = time });
}

static void
add_post (const CloutArchiveOwner *owner,
          JsonNode                *status,
          CloutBatchPost          *post,
          CloutBatch              *batch)
{
  const char *warning = read_id (status, "spoiler_text");
  const char *person = read_id (status, "in_reply_to_account_id");
  JsonArray *media = clout_json_opt_array (status, "media_attachments");
  gboolean has_link;
  g_autofree char *text = clout_html_to_text (clout_json_opt_string (status, "content", NULL),
                                              &has_link);
  g_autofree char *excerpt = clout_post_text_dup_excerpt (warning != NULL ? warning : text);
  g_autofree const char **tags = clout_json_dup_strings (status, "tags", "name");

  post->url = clout_json_opt_string (status, "url", NULL);
  post->in_reply_to = read_id (status, "in_reply_to_id");
  post->excerpt = excerpt;
  post->tags = tags;
  post->flags = clout_post_text_get_flags (text);
  if (person != NULL && strcmp (person, owner->id) != 0)
    post->flags |= CLOUT_POST_REPLY;
  if (clout_json_length (media) > 0)
    post->flags |= CLOUT_POST_MEDIA;
  if (has_link)
    post->flags |= CLOUT_POST_LINK;
  post->counts[CLOUT_REACTION_REPLY] = read_count (status, "replies_count");
  if (post->counts[CLOUT_REACTION_REPLY] == 0)
    post->counts[CLOUT_REACTION_REPLY] = read_count (status, "reply_count");
  post->counts[CLOUT_REACTION_RESHARE] = read_count (status, "reblogs_count");
  post->counts[CLOUT_REACTION_LIKE] = read_count (status, "favourites_count");
  post->counts[CLOUT_REACTION_QUOTE] = read_count (status, "quotes_count");
  clout_batch_add_post (batch, post);
}

static void
read_status (const CloutArchiveOwner *owner,
             JsonNode                *status,
             CloutBatch              *batch)
{
  JsonNode *boosted = clout_json_opt_object (status, "reblog");
  CloutBatchPost post = { .remote_id = read_id (status, "id") };

  if (post.remote_id == NULL
      || g_strcmp0 (read_id (clout_json_opt_object (status, "account"), "id"), owner->id) != 0)
    return;
  if (!read_time (owner, status, &post.time))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }
  if (boosted != NULL)
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_SHARE);
      if (is_visible (status, FALSE))
        add_act (owner, boosted, CLOUT_REACTION_RESHARE, post.time, batch);
      return;
    }
  post.told = add_own_acts (owner, status, post.remote_id, batch);
  if (is_visible (status, FALSE))
    add_post (owner, status, &post, batch);
  else
    clout_batch_leave_out (batch, find_left_out (status));
  add_reply (owner, status, post.remote_id, post.time, batch);
}

/* The server is that of the statuses; an account's page may be elsewhere. */
static CloutAccount *
new_account (JsonNode  *status,
             char     **ret_owner)
{
  JsonNode *person = clout_json_opt_object (status, "account");
  const char *uri = read_id (status, "uri");
  CloutAccount *account = NULL;

  if (uri != NULL && read_id (person, "id") != NULL && read_id (person, "username") != NULL)
    account = clout_mastodon_new_account (uri, read_id (person, "username"), NULL,
                                          read_id (person, "display_name"));
  if (account == NULL)
    return NULL;
  clout_account_set_counters (account, clout_json_opt_count (person, "followers_count"),
                              clout_json_opt_count (person, "following_count"), -1, -1);
  *ret_owner = g_strdup (read_id (person, "id"));

  return account;
}

static CloutAccount *
read_owner (CloutMembers     *members,
            const char       *pattern,
            CloutItemsShape   shape,
            const char       *key,
            char            **ret_owner,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, pattern);
  g_autoptr(CloutItemStream) stream = NULL;
  g_autoptr(JsonNode) status = NULL;
  CloutAccount *account;

  stream = clout_item_stream_open (clout_members_get_path (members),
                                   g_ptr_array_index (names, 0), shape, key, NULL, cancellable,
                                   error);
  if (stream == NULL || !clout_item_stream_next (stream, &status, error))
    return NULL;
  account = status != NULL ? new_account (status, ret_owner) : NULL;
  if (account != NULL)
    return account;

  *ret_owner = g_strdup ("");
  return clout_mastodon_new_typed_account (members, NULL, "The list of statuses", error);
}

#define PIXELFED "pixelfed-statuses.json"
#define TOOL "*.user.*.json"

static CloutAccount *
read_pixelfed_owner (CloutMembers  *members,
                     char         **ret_owner,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return read_owner (members, PIXELFED, CLOUT_ITEMS_ARRAY, NULL, ret_owner, cancellable, error);
}

static CloutAccount *
read_tool_owner (CloutMembers  *members,
                 char         **ret_owner,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return read_owner (members, TOOL, CLOUT_ITEMS_MEMBER, "statuses", ret_owner, cancellable, error);
}

static const char *const pixelfed_probes[] = { PIXELFED, NULL };
static const char *const tool_probes[] = { TOOL, NULL };
static const char *const needed[] = { NULL };

static const char *const wanted[] = {
  "account", "acct", "avatar_static", "bot", "content", "created_at", "display_name",
  "favourited", "favourites_count", "followers_count", "following_count", "id",
  "in_reply_to_account_id", "in_reply_to_id", "media_attachments", "mentions", "name",
  "quotes_count", "reblog", "reblogged", "reblogs_count", "replies_count", "reply_count",
  "spoiler_text", "statuses_count", "tags", "uri", "url", "username", "visibility", NULL
};

const CloutArchiveFormat clout_archive_pixelfed = {
  .network = "mastodon",
  .tells = CLOUT_ARCHIVE_COUNTS,
  .probes = pixelfed_probes,
  .needed = needed,
  .read_account = read_pixelfed_owner,
  .members = wanted,
  .streams = {
    { PIXELFED, CLOUT_ITEMS_ARRAY, NULL, read_status, TRUE },
  },
};

/* The program names its file after the account: "social.example.user.ada.json". */
const CloutArchiveFormat clout_archive_mastodon_archive = {
  .network = "mastodon",
  .tells = CLOUT_ARCHIVE_COUNTS | CLOUT_ARCHIVE_WHO,
  .probes = tool_probes,
  .needed = needed,
  .read_account = read_tool_owner,
  .members = wanted,
  .streams = {
    { TOOL, CLOUT_ITEMS_MEMBER, "statuses", read_status, TRUE },
    { TOOL, CLOUT_ITEMS_MEMBER, "?favourites", read_favourite },
    { TOOL, CLOUT_ITEMS_MEMBER, "?mentions", read_mention },
    { TOOL, CLOUT_ITEMS_MEMBER, "?followers", read_follower },
    { TOOL, CLOUT_ITEMS_MEMBER, "?following", read_followed },
  },
};
