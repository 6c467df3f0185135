/* google-plus.c: the Takeout of a Google+ stream. Google+ shut down in April 2019.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/error.h"
#include "archives/format.h"
#include "archives/readers/json-read.h"
#include "base/html.h"
#include "model/post-text.h"
#include "score/post-flags.h"

#define SERVER "https://plus.google.com"
/* Folders have localized names, "Google+ Stream/Posts" or "Stream in Google+/Beiträge"; files
   don't: a date and the first words of the post. */
#define POSTS "*20?????? - *.json"
/* Number of posts to search for their author. */
#define MAX_LOOKED_AT 20

static const char *
get_id (JsonNode *person)
{
  const char *name = clout_json_opt_string (person, "resourceName", NULL);

  return name != NULL && g_str_has_prefix (name, "users/") ? name + strlen ("users/") : NULL;
}

/* "2018-11-01 17:51:40+0100" */
static gboolean
read_timestamp (const CloutArchiveOwner *owner,
                JsonNode                *object,
                gint64                  *ret_time)
{
  if (!clout_json_read_timestamp (object, "creationTime", ret_time))
    return FALSE;

  *ret_time += owner->shift;
  return TRUE;
}

static void
add_person (JsonNode   *person,
            CloutBatch *batch)
{
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = get_id (person),
    .name = clout_json_opt_string (person, "displayName", NULL),
    .url = clout_json_opt_string (person, "profilePageUrl", NULL),
    .followers = -1,
    .following = -1,
    .posts = -1,
  });
}

/* The owner's reactions to their own posts don't count. */
static gboolean
add_reaction (const CloutArchiveOwner *owner,
              JsonNode                *person,
              CloutBatchReaction      *reaction,
              CloutBatch              *batch)
{
  reaction->person = get_id (person);
  if (reaction->person == NULL || strcmp (reaction->person, owner->id) == 0)
    return FALSE;

  add_person (person, batch);
  clout_batch_add_reaction (batch, reaction);

  return TRUE;
}

/* A +1 or reshare has no time, so use the post's. */
static void
read_given (const CloutArchiveOwner *owner,
            JsonNode                *item,
            const char              *list,
            const char              *actor,
            CloutReactionKind        kind,
            CloutBatchPost          *post,
            CloutBatch              *batch)
{
  JsonArray *array = clout_json_opt_array (item, list);
  guint n = clout_json_length (array);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *one = json_array_get_element (array, i);
      CloutBatchReaction reaction = { .kind = kind, .post = post->remote_id };

      if (add_reaction (owner, clout_json_opt_object (one, actor), &reaction, batch))
        post->counts[kind]++;
    }
}

static void
read_comments (const CloutArchiveOwner *owner,
               JsonNode                *item,
               CloutBatchPost          *post,
               CloutBatch              *batch)
{
  JsonArray *array = clout_json_opt_array (item, "comments");
  guint n = clout_json_length (array);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *comment = json_array_get_element (array, i);
      CloutBatchReaction reaction = { .kind = CLOUT_REACTION_REPLY, .post = post->remote_id };

      reaction.remote_id = clout_json_opt_string (comment, "resourceName", NULL);
      if (reaction.remote_id != NULL && read_timestamp (owner, comment, &reaction.time)
          && add_reaction (owner, clout_json_opt_object (comment, "author"), &reaction, batch))
        post->counts[CLOUT_REACTION_REPLY]++;
    }
}

static gboolean
is_public (JsonNode *item)
{
  JsonNode *acl = clout_json_opt_object (item, "postAcl");
  JsonNode *standard = clout_json_opt_object (acl, "visibleToStandardAcl");
  JsonArray *circles = clout_json_opt_array (standard, "circles");
  gboolean said;

  if (clout_json_read_bool (clout_json_find (acl, "isPublic"), &said))
    return said;

  for (guint i = 0; i < clout_json_length (circles); i++)
    {
      JsonNode *circle = json_array_get_element (circles, i);

      if (g_strcmp0 (clout_json_opt_string (circle, "type", NULL), "CIRCLE_TYPE_PUBLIC") == 0)
        return TRUE;
    }

  return FALSE;
}

static guint
read_flags (JsonNode   *item,
            const char *text,
            gboolean    has_link)
{
  guint flags = clout_post_text_get_flags (text);

  if (has_link || clout_json_opt_object (item, "link") != NULL)
    flags |= CLOUT_POST_LINK;
  if (clout_json_opt_object (item, "media") != NULL
      || clout_json_opt_object (item, "album") != NULL)
    flags |= CLOUT_POST_MEDIA;

  return flags;
}

/* Resharing someone else's post without adding text isn't a post. */
static void
read_post (const CloutArchiveOwner *owner,
           JsonNode                *item,
           CloutBatch              *batch)
{
  const char *author = get_id (clout_json_opt_object (item, "author"));
  CloutBatchPost post = { 0, };
  g_autofree char *text = NULL;
  g_autofree char *excerpt = NULL;
  g_auto(GStrv) tags = NULL;
  gboolean has_link;

  post.remote_id = clout_json_opt_string (item, "resourceName", NULL);
  if (post.remote_id == NULL || g_strcmp0 (author, owner->id) != 0)
    return;
  if (!is_public (item) || !read_timestamp (owner, item, &post.time))
    {
      clout_batch_leave_out (batch, is_public (item) ? CLOUT_LEFT_OUT_UNDATED
                                                     : CLOUT_LEFT_OUT_FOLLOWERS);
      return;
    }

  text = clout_html_to_text (clout_json_opt_string (item, "content", NULL), &has_link);
  excerpt = clout_post_text_dup_excerpt (text);
  if (excerpt == NULL && clout_json_opt_object (item, "resharedPost") != NULL)
    {
      clout_batch_leave_out (batch, CLOUT_LEFT_OUT_SHARE);
      return;
    }

  tags = clout_post_text_dup_tags (text);
  post.url = clout_json_opt_string (item, "url", NULL);
  post.excerpt = excerpt;
  post.tags = (const char *const *) tags;
  post.flags = read_flags (item, text, has_link);
  post.told = CLOUT_ACTS_ONCE;
  read_comments (owner, item, &post, batch);
  read_given (owner, item, "plusOnes", "plusOner", CLOUT_REACTION_LIKE, &post, batch);
  read_given (owner, item, "reshares", "resharer", CLOUT_REACTION_RESHARE, &post, batch);
  clout_batch_add_post (batch, &post);
}

static CloutAccount *
new_account (JsonNode *author)
{
  const char *url = clout_json_opt_string (author, "profilePageUrl", NULL);
  const char *slash = url != NULL ? strrchr (url, '/') : NULL;
  CloutAccount *account = clout_account_new ("googleplus", SERVER, CLOUT_ACCOUNT_ARCHIVE);

  clout_account_set_remote_id (account, get_id (author));
  clout_account_set_handle (account, slash != NULL && slash[1] != '\0' ? slash + 1
                                                                      : get_id (author));
  clout_account_set_name (account, clout_json_opt_string (author, "displayName", NULL));

  return account;
}

/* Only the posts in a Takeout identify the owner. */
static CloutAccount *
read_account (CloutMembers  *members,
              char         **ret_owner,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GPtrArray) names = clout_members_match (members, POSTS);

  for (guint i = 0; i < MIN (names->len, MAX_LOOKED_AT); i++)
    {
      g_autoptr(JsonNode) post = NULL;
      g_autoptr(GError) inner = NULL;
      JsonNode *author;

      post = clout_members_read_object (members, g_ptr_array_index (names, i), cancellable, &inner);
      if (post == NULL && !clout_members_skip (members, &inner))
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return NULL;
        }

      author = clout_json_opt_object (post, "author");
      if (get_id (author) == NULL)
        continue;

      *ret_owner = g_strdup (get_id (author));
      return new_account (author);
    }

  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                       "No post says whose the archive is");
  return NULL;
}

static const char *const probes[] = { POSTS, NULL };
static const char *const html_probes[] = { "*/20?????? - *.html", NULL };
static const char *const needed[] = { NULL };

static const char *const wanted[] = {
  "album", "author", "circles", "comments", "content", "creationTime", "displayName", "isPublic",
  "link", "media", "plusOner", "plusOnes", "postAcl", "profilePageUrl", "resharedPost",
  "resharer", "reshares", "resourceName", "type", "url", "visibleToStandardAcl", NULL
};

const CloutArchiveFormat clout_archive_google_plus = {
  .network = "googleplus",
  .tells = CLOUT_ARCHIVE_COUNTS | CLOUT_ARCHIVE_WHO,
  .probes = probes,
  .depth = 3,
  .html_probes = html_probes,
  .needed = needed,
  .read_account = read_account,
  .members = wanted,
  .streams = {
    { POSTS, CLOUT_ITEMS_ROOT, NULL, read_post },
  },
};
