/* read.c: GitHub's people, repositories and issues as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/github/read.h"

#include <string.h>

#include "model/post-text.h"
#include "networks/github/entity.h"
#include "networks/listing.h"
#include "score/tips/tips.h"

typedef struct
{
  CloutListing listing;
  CloutPersonFlags flags;
} Reading;

gboolean
clout_github_read_profile (const CloutRequestContext  *ask,
                           CloutResponse     *answer,
                           CloutPage       *page,
                           GError         **error)
{
  JsonNode *root = clout_response_get_json (answer, error);
  const char *login = root != NULL ? clout_json_get_string (root, "login", error) : NULL;
  const char *name;
  g_autofree char *id = login != NULL ? clout_github_dup_id (root) : NULL;

  if (login == NULL)
    return FALSE;
  name = clout_json_opt_string (root, "name", NULL);
  page->self = g_strdup (login);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = id != NULL ? id : login,
    .handle = login,
    .name = name != NULL && *name != '\0' ? name : login,
    .avatar = clout_json_opt_string (root, "avatar_url", NULL),
    .url = clout_json_opt_string (root, "html_url", NULL),
    .created = clout_json_opt_time (root, "created_at", 0),
    .followers = clout_json_opt_int (root, "followers", -1),
    .following = clout_json_opt_int (root, "following", -1),
    .listed = -1,
    .posts = clout_json_opt_int (root, "public_repos", -1),
  });
  return TRUE;
}

/* What a repository has drawn since it is there counts at the day it came: who starred it
 * lately is asked for one by one. */
static gboolean
read_repository (JsonNode  *item,
                 gpointer   user_data,
                 GError   **error)
{
  Reading *reading = user_data;
  const char *name = clout_json_opt_string (item, "name", NULL);
  const char *about = clout_json_opt_string (item, "description", NULL);
  g_autofree char *text = g_strdup_printf ("%s%s%s", name, about != NULL ? ": " : "",
                                           about != NULL ? about : "");
  g_autofree char *excerpt = clout_post_text_dup_excerpt (text);
  g_autofree const char **topics = NULL;
  CloutBatchPost post = {
    .remote_id = clout_json_opt_string (item, "full_name", NULL),
    .url = clout_json_opt_string (item, "html_url", NULL),
    .excerpt = excerpt,
    .time = clout_json_opt_time (item, "created_at", 0),
    .flags = clout_post_text_get_flags (text),
  };

  clout_listing_note_time (&reading->listing, post.time);
  if (name == NULL || !clout_github_is_own_repository (item, reading->listing.ask->self))
    return TRUE;
  topics = clout_listing_dup_strings (item, "topics", NULL);
  post.tags = topics;
  post.counts[CLOUT_REACTION_LIKE] = clout_listing_read_count (item, "stargazers_count");
  post.counts[CLOUT_REACTION_RESHARE] = clout_listing_read_count (item, "forks_count");
  clout_batch_add_post (reading->listing.page->batch, &post);
  return TRUE;
}

/* Lists continue where their Link header says, as long as what follows is wanted. */
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
  gboolean refused;
  g_autofree char *next = clout_response_dup_next (answer, &refused);

  if (!clout_listing_read (&reading->listing, ask, page, root, member, func, error))
    return FALSE;
  page->cut = refused && reading->listing.oldest >= ask->since;
  clout_listing_set_next (&reading->listing, next);
  return TRUE;
}

gboolean
clout_github_read_repositories (const CloutRequestContext  *ask,
                                CloutResponse     *answer,
                                CloutPage       *page,
                                GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, NULL, read_repository, &reading, error);
}

/* Two of the eight reactions are no applause. */
static guint32
count_likes (JsonNode *item)
{
  static const char *const applause[] = {
    "reactions.+1", "reactions.laugh", "reactions.hooray", "reactions.heart", "reactions.rocket",
    "reactions.eyes",
  };
  guint64 sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (applause); i++)
    sum += clout_listing_read_count (item, applause[i]);
  return MIN (sum, G_MAXUINT32);
}

static gboolean
read_issue (JsonNode  *item,
            gpointer   user_data,
            GError   **error)
{
  Reading *reading = user_data;
  const char *title = clout_json_opt_string (item, "title", NULL);
  const char *url = clout_json_opt_string (item, "html_url", NULL);
  g_autofree char *id = clout_github_dup_issue (url);
  g_autofree char *excerpt = title != NULL ? clout_post_text_dup_excerpt (title) : NULL;
  CloutBatchPost post = {
    .remote_id = id,
    .url = url,
    .excerpt = excerpt,
    .time = clout_json_opt_time (item, "created_at", 0),
    .flags = title != NULL ? clout_post_text_get_flags (title) : 0,
  };

  clout_listing_note_time (&reading->listing, post.time);
  if (id == NULL || post.time == 0
      || !clout_github_is_self (item, "user", reading->listing.ask->self))
    return TRUE;
  post.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (item, "comments");
  post.counts[CLOUT_REACTION_LIKE] = count_likes (item);
  clout_batch_add_post (reading->listing.page->batch, &post);
  return TRUE;
}

gboolean
clout_github_read_issues (const CloutRequestContext  *ask,
                          CloutResponse     *answer,
                          CloutPage       *page,
                          GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, "items", read_issue, &reading, error);
}

/* Of an issue the reactions, of a repository the stars, and both at once for whoever has a list
 * of either: one has "content", the other "starred_at". */
static gboolean
read_reaction (JsonNode  *item,
               gpointer   user_data,
               GError   **error)
{
  Reading *reading = user_data;
  const char *content = clout_json_opt_string (item, "content", "+1");

  if (strcmp (content, "-1") == 0 || strcmp (content, "confused") == 0)
    return TRUE;
  clout_github_add_reaction (reading->listing.page->batch, reading->listing.ask, item, "user",
                             &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_LIKE,
    .post = reading->listing.ask->post,
    .time = clout_json_opt_time (item, "starred_at", clout_json_opt_time (item, "created_at", 0)),
  });
  return TRUE;
}

gboolean
clout_github_read_reactions (const CloutRequestContext  *ask,
                             CloutResponse     *answer,
                             CloutPage       *page,
                             GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, NULL, read_reaction, &reading, error);
}

static gboolean
read_comment (JsonNode  *item,
              gpointer   user_data,
              GError   **error)
{
  Reading *reading = user_data;

  clout_github_add_comment (reading->listing.page->batch, reading->listing.ask, item,
                            reading->listing.ask->post);
  return TRUE;
}

gboolean
clout_github_read_comments (const CloutRequestContext  *ask,
                            CloutResponse     *answer,
                            CloutPage       *page,
                            GError         **error)
{
  Reading reading = { 0 };

  return read_list (ask, answer, page, NULL, read_comment, &reading, error);
}

static gboolean
read_person (JsonNode  *item,
             gpointer   user_data,
             GError   **error)
{
  Reading *reading = user_data;

  clout_github_add_person (reading->listing.page->batch, item, reading->flags);
  return TRUE;
}

gboolean
clout_github_read_followers (const CloutRequestContext  *ask,
                             CloutResponse     *answer,
                             CloutPage       *page,
                             GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWS };

  return read_list (ask, answer, page, NULL, read_person, &reading, error);
}

gboolean
clout_github_read_following (const CloutRequestContext  *ask,
                             CloutResponse     *answer,
                             CloutPage       *page,
                             GError         **error)
{
  Reading reading = { .flags = CLOUT_PERSON_FOLLOWED };

  return read_list (ask, answer, page, NULL, read_person, &reading, error);
}
