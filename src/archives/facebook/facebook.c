/* facebook.c: the download of a Facebook profile, "your information" in JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/facebook/read.h"
#include "archives/readers/json-items.h"
#include "archives/readers/json-read.h"
#include "archives/readers/repair.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define SERVER "https://www.facebook.com"
#define PROFILE "*profile_information/profile_information.json"
/* A single file from a download, without its folder. */
#define BARE_POSTS "your_posts*.json"

char *
clout_facebook_dup_text (JsonNode   *object,
                         const char *name)
{
  return clout_repair_utf8 (clout_json_opt_string (object, name, NULL));
}

gboolean
clout_facebook_read_time (const CloutArchiveOwner *owner,
                          JsonNode                *object,
                          const char              *name,
                          gint64                  *ret_time)
{
  gint64 time = clout_json_opt_count (object, name);

  *ret_time = time + owner->shift;
  return time > 0;
}

/* Finds the text in a list of objects with one member each. */
static char *
dup_words (JsonNode *item)
{
  JsonArray *data = clout_json_opt_array (item, "data");
  char *text = NULL;

  for (guint i = 0; i < clout_json_length (data) && text == NULL; i++)
    text = clout_facebook_dup_text (json_array_get_element (data, i), "post");

  return text;
}

/* Adds the URLs of media to @content. */
static guint
read_attached (JsonNode *item,
               GString  *content)
{
  JsonArray *attachments = clout_json_opt_array (item, "attachments");
  guint flags = CLOUT_POST_NONE;

  for (guint i = 0; i < clout_json_length (attachments); i++)
    {
      JsonArray *data = clout_json_opt_array (json_array_get_element (attachments, i), "data");

      for (guint k = 0; k < clout_json_length (data); k++)
        {
          JsonNode *one = json_array_get_element (data, k);
          JsonNode *media = clout_json_opt_object (one, "media");
          const char *uri = clout_json_opt_string (media, "uri", NULL);

          if (media != NULL)
            flags |= CLOUT_POST_MEDIA;
          g_string_append (content, uri != NULL ? uri : "");
          if (clout_json_opt_object (one, "external_context") != NULL)
            flags |= CLOUT_POST_LINK;
        }
    }

  return flags;
}

/* In most downloads posts have no id. No download says who could see a post, so its text is
   analyzed but not stored. */
static void
read_post (const CloutArchiveOwner *owner,
           JsonNode                *item,
           CloutBatch              *batch)
{
  CloutBatchPost post = { .part = CLOUT_POST_WITHOUT_COUNTS };
  const char *title = clout_json_opt_string (item, "title", NULL);
  g_autofree char *text = dup_words (item);
  g_autofree char *id = NULL;
  g_auto(GStrv) tags = NULL;
  g_autoptr(GString) content = g_string_new (text);
  guint attached = read_attached (item, content);

  if (text == NULL && (attached & CLOUT_POST_MEDIA) == 0)
    return;
  if (!clout_facebook_read_time (owner, item, "timestamp", &post.time))
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_UNDATED);
      return;
    }

  g_string_append (content, title != NULL ? title : "");
  id = clout_made_ids_dup (owner->ids, "post", post.time - owner->shift, content->str);
  tags = clout_post_text_dup_tags (text);
  post.remote_id = id;
  post.tags = (const char *const *) tags;
  post.flags = clout_post_text_get_flags (text) | attached;
  clout_batch_add_post (batch, &post);
}

/* Downloads identify people only by name. */
void
clout_facebook_add_person (const char *name,
                           CloutBatch *batch)
{
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = name,
    .name = name,
    .followers = -1,
    .following = -1,
    .posts = -1,
  });
}

/* The owner's own comments don't count. */
static gboolean
add_words (const CloutArchiveOwner *owner,
           const char              *person,
           const char              *post,
           gint64                   time,
           CloutBatch              *batch)
{
  g_autofree char *id = NULL;

  if (person == NULL || *person == '\0' || strcmp (person, owner->id) == 0)
    return FALSE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", time - owner->shift, person);
  clout_facebook_add_person (person, batch);
  clout_batch_add_reaction (batch, &(CloutBatchReaction) {
    .kind = post != NULL ? CLOUT_REACTION_REPLY : CLOUT_REACTION_MENTION,
    .person = person,
    .post = post,
    .remote_id = id,
    .time = time,
  });

  return TRUE;
}

static char *
dup_media_id (const char *uri)
{
  g_autofree char *base = g_path_get_basename (uri);
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';

  return g_strconcat ("media-", base, NULL);
}

/* Comments on pictures and videos are the only replies in downloads. Pictures without comments
   are already among the posts. */
static void
read_media (const CloutArchiveOwner *owner,
            JsonNode                *item,
            CloutBatch              *batch)
{
  JsonArray *comments = clout_json_opt_array (item, "comments");
  const char *uri = clout_json_opt_string (item, "uri", NULL);
  CloutBatchPost post = { .flags = CLOUT_POST_MEDIA };
  g_autofree char *id = NULL;

  if (uri == NULL || comments == NULL || json_array_get_length (comments) == 0
      || !clout_facebook_read_time (owner, item, "creation_timestamp", &post.time))
    return;

  id = dup_media_id (uri);
  post.remote_id = id;
  for (guint i = 0; i < json_array_get_length (comments); i++)
    {
      JsonNode *comment = json_array_get_element (comments, i);
      g_autofree char *author = clout_facebook_dup_text (comment, "author");
      gint64 time;

      if (clout_facebook_read_time (owner, comment, "timestamp", &time)
          && add_words (owner, author, id, time, batch))
        post.counts[CLOUT_REACTION_REPLY]++;
    }
  clout_batch_add_post (batch, &post);
}

/* "Ada Sample wrote on your timeline." is the only hint at who it was; downloads in languages
   other than English don't say. */
static char *
dup_writer (JsonNode *item)
{
  static const char *const verbs[] = { " wrote on ", " posted ", " shared ", " added ", " was " };
  g_autofree char *title = clout_facebook_dup_text (item, "title");

  for (gsize i = 0; title != NULL && i < G_N_ELEMENTS (verbs); i++)
    {
      const char *verb = strstr (title, verbs[i]);

      if (verb != NULL)
        return g_strndup (title, verb - title);
    }

  return NULL;
}

static void
read_timeline (const CloutArchiveOwner *owner,
               JsonNode                *item,
               CloutBatch              *batch)
{
  g_autofree char *writer = dup_writer (item);
  gint64 time;

  if (clout_facebook_read_time (owner, item, "timestamp", &time))
    add_words (owner, writer, NULL, time, batch);
}

static JsonNode *
read_profile (CloutMembers  *members,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, PROFILE);

  return clout_members_read_object (members, g_ptr_array_index (names, 0), cancellable, error);
}

static char *
dup_handle (JsonNode   *profile,
            const char *name)
{
  const char *user = clout_json_opt_string (profile, "username", NULL);
  const char *uri = clout_json_opt_string (profile, "profile_uri", NULL);
  const char *slash = uri != NULL ? strrchr (uri, '/') : NULL;

  if (user != NULL && *user != '\0')
    return g_strdup (user);
  if (slash != NULL && slash[1] != '\0' && strchr (slash, '?') == NULL)
    return g_strdup (slash + 1);

  return g_strdup (name);
}

/* User names can change, but the second of joining doesn't. */
static char *
dup_id (JsonNode   *profile,
        const char *name)
{
  gint64 joined = clout_json_opt_count (profile, "registration_timestamp");

  return joined > 0 ? g_strdup_printf ("joined-%" G_GINT64_FORMAT, joined) : g_strdup (name);
}

static CloutAccount *
new_account (JsonNode    *profile,
             const char  *given_name,
             char       **ret_owner,
             GError     **error)
{
  g_autofree char *name = profile == NULL ? g_strdup (given_name)
    : clout_facebook_dup_text (clout_json_opt_object (profile, "name"), "full_name");
  g_autofree char *handle = NULL;
  g_autofree char *id = NULL;
  CloutAccount *account;

  if (name == NULL || *name == '\0')
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "“profile_information.json” does not say whose the archive is");
      return NULL;
    }

  handle = dup_handle (profile, name);
  id = dup_id (profile, name);
  account = clout_account_new ("facebook", SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, id);
  clout_account_set_handle (account, handle);
  clout_account_set_name (account, name);
  *ret_owner = g_steal_pointer (&name);

  return account;
}

/* Friends see each other's posts like followers do, so use the longer of both lists. */
static gboolean
count_audience (CloutMembers  *members,
                gint64        *ret_n,
                GCancellable  *cancellable,
                GError       **error)
{
  static const char *const lists[] = {
    "*friends/your_friends*.json", "*friends/friends.json", "*friends_and_followers/friends.json",
    "*followers/people_who_followed_you*.json",
  };

  *ret_n = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gint64 n;

      if (!clout_members_count (members, lists[i], CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, &n,
                                cancellable, error))
        return FALSE;
      *ret_n = MAX (*ret_n, n);
    }

  return TRUE;
}

static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(CloutAccount) account = NULL;
  JsonNode *profile;
  gint64 audience;

  if (clout_members_has (members, PROFILE))
    {
      root = read_profile (members, cancellable, error);
      if (root == NULL)
        return NULL;
    }
  if (!count_audience (members, &audience, cancellable, error))
    return NULL;

  profile = clout_json_opt_object (root, "profile_v2");
  if (profile == NULL)
    profile = clout_json_opt_object (root, "profile");
  account = new_account (profile, clout_members_get_owner (members), ret_owner, error);
  if (account != NULL)
    clout_account_set_counters (account, audience, -1, -1, -1);

  return g_steal_pointer (&account);
}

static const char *const probes[] = { "*posts/your_posts*.json", BARE_POSTS, PROFILE, NULL };
static const char *const html_probes[] = {
  "*posts/your_posts*.html", "*profile_information/profile_information.html",
  /* Before 2018. */
  "html/wall.htm", "html/timeline.htm", "html/friends.htm", "html/photos.htm",
  "html/contact_info.htm", "html/security.htm", NULL
};
static const char *const needed[] = { PROFILE, NULL };

static const char *const wanted[] = {
  "attachments", "author", "comment", "comments", "creation_timestamp", "data",
  "external_context", "fbid", "label", "label_values", "media", "name", "post", "reaction",
  "timestamp", "title", "uri", "value", NULL
};

const CloutArchiveFormat clout_archive_facebook = {
  .network = "facebook",
  .tells = CLOUT_ARCHIVE_WHO,
  .probes = probes,
  .depth = 1,
  .html_probes = html_probes,
  .needed = needed,
  .read_account = read_account,
  .members = wanted,
  .streams = {
    { "*posts/your_posts*.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, read_post, TRUE },
    { BARE_POSTS, CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, read_post, TRUE },
    { "*groups/*posts*.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, read_post },
    { "*album/*.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, read_media },
    { "*your_uncategorized_photos.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, read_media },
    { "*your_videos.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, read_media },
    { "*posts/other_people's_posts_to_your_timeline.json", CLOUT_ITEMS_ARRAY,
      CLOUT_JSON_ITEMS_ANY, read_timeline },
    { "*comments.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY, clout_facebook_read_comment },
    { "*likes_and_reactions*.json", CLOUT_ITEMS_ARRAY, CLOUT_JSON_ITEMS_ANY,
      clout_facebook_read_reaction },
  },
};
