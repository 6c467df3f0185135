/* instagram.c: Meta's downloads of Instagram, and of Threads, which is part of the same
 * download.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/facebook/read.h"
#include "archives/format.h"
#include "archives/readers/json-items.h"
#include "archives/readers/json-read.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define PERSON "*personal_information/personal_information.json"
#define INSTAGRAM_FOLLOWERS "*followers_and_following/followers*.json"
#define INSTAGRAM_FOLLOWING "*followers_and_following/following.json"
#define THREADS_FOLLOWERS "*threads/followers.json"
#define THREADS_FOLLOWING "*threads/following.json"
#define MAX_NAME 64

static gboolean
is_name (const char *text)
{
  return text != NULL && *text != '\0' && strlen (text) <= MAX_NAME
         && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._")
            == strlen (text);
}

static JsonNode *
get_first (JsonNode   *item,
           const char *list)
{
  JsonArray *array = clout_json_opt_array (item, list);

  return clout_json_length (array) > 0 ? json_array_get_element (array, 0)
                                                            : NULL;
}

/* A picture's file name contains a permanent number; text posts only have their time. */
static char *
dup_id (const CloutArchiveOwner *owner,
        JsonNode                *medium,
        const char              *text,
        gint64                   time)
{
  const char *uri = clout_json_opt_string (medium, "uri", NULL);
  const char *slash = uri != NULL ? strrchr (uri, '/') : NULL;
  const char *name = slash != NULL ? slash + 1 : "";
  gsize length = strcspn (name, ".");

  return length > 0 ? g_strdup_printf ("media-%.*s", (int) length, name)
                    : clout_made_ids_dup (owner->ids, "post", time, text != NULL ? text : "");
}

/* A post with several pictures has its text and time outside of them, one with a single picture
   inside. No download says who could see it, so its text is analyzed but not stored. */
static void
read_post_as (const CloutArchiveOwner *owner,
              JsonNode                *item,
              gboolean                 by_picture,
              CloutBatch              *batch)
{
  JsonNode *medium = get_first (item, "media");
  const char *uri = clout_json_opt_string (medium, "uri", NULL);
  CloutBatchPost post = { .part = CLOUT_POST_WITHOUT_COUNTS };
  g_autofree char *outside = clout_facebook_dup_text (item, "title");
  g_autofree char *inside = clout_facebook_dup_text (medium, "title");
  const char *text = outside != NULL && *outside != '\0' ? outside : inside;
  g_autofree char *id = NULL;
  g_auto(GStrv) tags = NULL;

  if (!clout_facebook_read_time (owner, item, "creation_timestamp", &post.time)
      && !clout_facebook_read_time (owner, medium, "creation_timestamp", &post.time))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }
  id = dup_id (owner, by_picture ? medium : NULL, text, post.time - owner->shift);
  tags = clout_post_text_dup_tags (text);
  post.remote_id = id;
  post.tags = (const char *const *) tags;
  post.flags = clout_post_text_get_flags (text);
  if (uri != NULL && *uri != '\0')
    post.flags |= CLOUT_POST_MEDIA;
  if (clout_json_opt_bool (medium, "text_app_post.is_reply", FALSE))
    post.flags |= CLOUT_POST_REPLY;
  clout_batch_add_post (batch, &post);
  if ((post.flags & CLOUT_POST_REPLY) != 0)
    clout_batch_add_given (batch, &(CloutBatchGiven) {
      .kind = CLOUT_REACTION_REPLY, .remote_id = id, .time = post.time });
}

static void
read_post (const CloutArchiveOwner *owner,
           JsonNode                *item,
           CloutBatch              *batch)
{
  read_post_as (owner, item, TRUE, batch);
}

/* The network's API uses different numbers for pictures, but the same times. */
static void
read_thread (const CloutArchiveOwner *owner,
             JsonNode                *item,
             CloutBatch              *batch)
{
  read_post_as (owner, item, FALSE, batch);
}

/* Stories last for a day, so no one reacts to them later. */
static void
read_story (const CloutArchiveOwner *owner,
            JsonNode                *item,
            CloutBatch              *batch)
{
  clout_batch_leave_out (batch, CLOUT_LEFT_OUT_STORY);
}

static void
read_archived (const CloutArchiveOwner *owner,
               JsonNode                *item,
               CloutBatch              *batch)
{
  clout_batch_leave_out (batch, CLOUT_LEFT_OUT_ARCHIVED);
}

static void
add_person (CloutBatch       *batch,
            const char       *name,
            CloutPersonFlags  flags)
{
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = name, .handle = name, .followers = -1, .following = -1, .posts = -1,
    .flags = flags, .known = flags });
}

/* The name is in the entry's list or, in newer downloads, its title. */
static void
read_related (JsonNode         *item,
              CloutPersonFlags  flags,
              CloutBatch       *batch)
{
  const char *name = clout_json_opt_string (get_first (item, "string_list_data"), "value", NULL);

  if (!is_name (name))
    name = clout_json_opt_string (item, "title", NULL);
  if (is_name (name))
    add_person (batch, name, flags);
}

static void
read_follower (const CloutArchiveOwner *owner,
               JsonNode                *item,
               CloutBatch              *batch)
{
  read_related (item, CLOUT_PERSON_FOLLOWS, batch);
}

static void
read_followed (const CloutArchiveOwner *owner,
               JsonNode                *item,
               CloutBatch              *batch)
{
  read_related (item, CLOUT_PERSON_FOLLOWED, batch);
}

static void
add_given (const CloutArchiveOwner *owner,
           CloutReactionKind        kind,
           const char              *name,
           const char              *id,
           gint64                   time,
           CloutBatch              *batch)
{
  gboolean known = is_name (name);

  if (known && g_ascii_strcasecmp (name, owner->id) == 0)
    return;
  if (known)
    add_person (batch, name, CLOUT_PERSON_NONE);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = kind, .person = known ? name : NULL, .remote_id = id, .time = time });
}

/* Newer downloads have pairs of localized label and value. */
static const char *
find_address (JsonNode *item)
{
  JsonArray *pairs = clout_json_opt_array (item, "label_values");

  for (guint i = 0; i < clout_json_length (pairs); i++)
    {
      const char *value = clout_json_opt_string (json_array_get_element (pairs, i), "value", NULL);

      if (value != NULL && g_str_has_prefix (value, "https://"))
        return value;
    }

  return NULL;
}

static void
read_like (const CloutArchiveOwner *owner,
           JsonNode                *item,
           CloutBatch              *batch)
{
  JsonNode *first = get_first (item, "string_list_data");
  const char *id = clout_json_opt_string (first, "href", NULL);
  gint64 time;

  if (id == NULL)
    id = find_address (item);
  if (id != NULL && (clout_facebook_read_time (owner, first, "timestamp", &time)
                     || clout_facebook_read_time (owner, item, "timestamp", &time)))
    add_given (owner, CLOUT_REACTION_LIKE, clout_json_opt_string (item, "title", NULL), id, time,
               batch);
}

/* The names of the values are localized, but only one value is a time. */
static gboolean
find_time (const CloutArchiveOwner *owner,
           JsonNode                *map,
           gint64                  *ret_time)
{
  JsonObjectIter iter;
  JsonNode *value;

  if (map == NULL)
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (map));
  while (json_object_iter_next (&iter, NULL, &value))
    if (clout_facebook_read_time (owner, value, "timestamp", ret_time))
      return TRUE;

  return FALSE;
}

static void
read_comment (const CloutArchiveOwner *owner,
              JsonNode                *item,
              CloutBatch              *batch)
{
  JsonNode *map = clout_json_opt_object (item, "string_map_data");
  const char *name = clout_json_opt_string (map, "Media Owner.value", NULL);
  gint64 time;
  g_autofree char *id = NULL;

  if (!find_time (owner, map, &time)
      && !clout_facebook_read_time (owner, get_first (item, "string_list_data"), "timestamp",
                                    &time))
    return;
  id = clout_made_ids_dup (owner->ids, "comment", time - owner->shift, name != NULL ? name : "");
  if (name == NULL)
    name = clout_json_opt_string (item, "title", NULL);
  add_given (owner, CLOUT_REACTION_REPLY, name, id, time, batch);
}

/* The name of the download and its folder, "instagram-ada.sample-2025-08-24-AbCdEfGh". */
static char *
dup_name_in_path (CloutMembers *members)
{
  g_autoptr(GRegex) regex = g_regex_new ("instagram-([A-Za-z0-9._]{1,64})-\\d{4}-\\d{2}-\\d{2}-",
                                         G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr(GPtrArray) names = clout_members_match (members, "*instagram-*/*");
  const char *paths[] = { clout_members_get_path (members),
                          names->len > 0 ? g_ptr_array_index (names, 0) : "" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GMatchInfo) match = NULL;

      if (g_regex_match (regex, paths[i], 0, &match))
        return g_match_info_fetch (match, 1);
    }

  return NULL;
}

static CloutAccount *
new_account (const char *network,
             const char *server,
             JsonNode   *map,
             const char *name)
{
  g_autofree char *shown = clout_facebook_dup_text (clout_json_opt_object (map, "Name"), "value");
  g_autofree char *id = NULL;
  CloutAccount *account;

  id = g_ascii_strdown (name, -1);
  account = clout_account_new (network, server, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, id);
  clout_account_set_handle (account, name);
  clout_account_set_name (account, shown != NULL && *shown != '\0' ? shown : name);

  return account;
}

/* If the file is damaged or in another language, the download's name remains. */
static CloutAccount *
read_owner (CloutMembers  *members,
            const char    *network,
            const char    *server,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, PERSON);
  g_autofree char *fallback = dup_name_in_path (members);
  g_autoptr(JsonNode) user = NULL;
  g_autoptr(GError) inner = NULL;
  JsonNode *map;
  const char *name;

  if (names->len > 0)
    user = clout_members_read_first (members, g_ptr_array_index (names, 0), CLOUT_ITEMS_MEMBER,
                                     "profile_user", cancellable, &inner);
  if (inner != NULL && !g_error_matches (inner, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }
  map = clout_json_opt_object (user, "string_map_data");
  name = clout_json_opt_string (map, "Username.value", NULL);
  if (!is_name (name))
    name = fallback;
  if (!is_name (name))
    name = clout_archive_require_handle (members, "“personal_information.json”", error);

  return name != NULL ? new_account (network, server, map, name) : NULL;
}

static gboolean
count_people (CloutMembers  *members,
              const char    *followers,
              const char    *following,
              CloutAccount  *account,
              GCancellable  *cancellable,
              GError       **error)
{
  gint64 n_followers;
  gint64 n_following;

  if (!clout_members_count (members, followers, CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY,
                            &n_followers, cancellable, error)
      || !clout_members_count (members, following, CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY,
                               &n_following, cancellable, error))
    return FALSE;
  clout_account_set_counters (account, n_followers, n_following, -1, -1);

  return TRUE;
}

static CloutAccount *
read_instagram_owner (CloutMembers  *members,
                      char         **ret_owner,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(CloutAccount) account = read_owner (members, "instagram",
                                                "https://www.instagram.com", cancellable, error);

  if (account == NULL || !count_people (members, INSTAGRAM_FOLLOWERS, INSTAGRAM_FOLLOWING, account,
                                        cancellable, error))
    return NULL;
  *ret_owner = g_strdup (clout_account_get_remote_id (account));

  return g_steal_pointer (&account);
}

static CloutAccount *
read_threads_owner (CloutMembers  *members,
                    char         **ret_owner,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(CloutAccount) account = read_owner (members, "threads", "https://www.threads.net",
                                                cancellable, error);

  if (account == NULL || !count_people (members, THREADS_FOLLOWERS, THREADS_FOLLOWING, account,
                                        cancellable, error))
    return NULL;
  *ret_owner = g_strdup (clout_account_get_remote_id (account));

  return g_steal_pointer (&account);
}

/* The folders have moved several times, but their contents are the same. */
static const char *const instagram_probes[] = {
  "*content/posts_1.json", "*media/posts_1.json", "*likes/liked_posts.json",
  INSTAGRAM_FOLLOWERS, NULL
};
static const char *const instagram_html[] = {
  "*content/posts_1.html", "*media/posts_1.html", "*likes/liked_posts.html", NULL
};
static const char *const threads_probes[] = { "*threads_and_replies.json", NULL };
static const char *const needed[] = { NULL };

static const char *const wanted[] = {
  "creation_timestamp", "href", "is_reply", "label_values", "media", "string_list_data",
  "string_map_data.*", "text_app_post", "timestamp", "title", "uri", "value", NULL
};

const CloutArchiveFormat clout_archive_instagram = {
  .network = "instagram",
  .probes = instagram_probes,
  .depth = 1,
  .html_probes = instagram_html,
  .needed = needed,
  .read_account = read_instagram_owner,
  .members = wanted,
  .streams = {
    { "*content/posts_*.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_post, TRUE },
    { "*media/posts_*.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_post, TRUE },
    { "*/reels.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_post },
    { "*/stories*.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_story },
    { "*/archived_posts*.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_archived },
    { "*likes/liked_posts.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_like },
    { "*comments/post_comments*.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_comment },
    { "*comments/reels_comments*.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_comment },
    { INSTAGRAM_FOLLOWERS, CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_follower },
    { INSTAGRAM_FOLLOWING, CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_followed },
  },
};

const CloutArchiveFormat clout_archive_threads = {
  .network = "threads",
  .probes = threads_probes,
  .depth = 2,
  .needed = needed,
  .read_account = read_threads_owner,
  .members = wanted,
  .streams = {
    { "*threads_and_replies.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_thread, TRUE },
    { "*threads/liked_threads.json", CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_like },
    { THREADS_FOLLOWERS, CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_follower },
    { THREADS_FOLLOWING, CLOUT_ITEMS_MEMBER, CLOUT_JSON_ITEMS_ANY, read_followed },
  },
};
