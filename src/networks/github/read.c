/* read.c: reads GitHub's people, repositories and issues as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/github/read.h"

#include <string.h>

#include "model/post-text.h"
#include "networks/github/entity.h"
#include "networks/listing.h"
#include "score/post-flags.h"

gboolean
clout_github_read_profile (const CloutRequestContext *context,
                           CloutResponse             *response,
                           CloutPage                 *page,
                           GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
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

/* A repository's reactions count at the day it was created; recent stars are requested
   individually. */
void
clout_github_read_repository (CloutListing *listing,
                              JsonNode     *item)
{
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

  clout_listing_note_time (listing, post.time);
  if (name == NULL || !clout_github_is_own_repository (item, listing->context->self))
    return;
  topics = clout_json_dup_strings (item, "topics", NULL);
  post.tags = topics;
  post.counts[CLOUT_REACTION_LIKE] = clout_listing_read_count (item, "stargazers_count");
  post.counts[CLOUT_REACTION_RESHARE] = clout_listing_read_count (item, "forks_count");
  clout_batch_add_post (listing->page->batch, &post);
}

/* Two of the eight reactions aren't positive. */
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

void
clout_github_read_issue (CloutListing *listing,
                         JsonNode     *item)
{
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

  clout_listing_note_time (listing, post.time);
  if (id == NULL || post.time == 0
      || !clout_github_is_self (item, "user", listing->context->self))
    return;
  post.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (item, "comments");
  post.counts[CLOUT_REACTION_LIKE] = count_likes (item);
  clout_batch_add_post (listing->page->batch, &post);
}

/* Reactions to an issue and stars of a repository: the former have "content", the latter
   "starred_at". */
void
clout_github_read_reaction (CloutListing *listing,
                            JsonNode     *item)
{
  const char *content = clout_json_opt_string (item, "content", "+1");

  if (strcmp (content, "-1") == 0 || strcmp (content, "confused") == 0)
    return;
  clout_github_add_reaction (listing->page->batch, listing->context, item, "user",
                             &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_LIKE,
    .post = listing->context->post,
    .time = clout_json_opt_time (item, "starred_at", clout_json_opt_time (item, "created_at", 0)),
  });
}

void
clout_github_read_comment (CloutListing *listing,
                           JsonNode     *item)
{
  clout_github_add_comment (listing->page->batch, listing->context, item,
                            listing->context->post);
}

void
clout_github_read_person (CloutListing *listing,
                          JsonNode     *item)
{
  clout_github_add_person (listing->page->batch, item, listing->resource->flag);
}
