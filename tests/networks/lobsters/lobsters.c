/* lobsters.c: a site for links like Lobsters: the example of docs/networks.md.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "networks/handle.h"
#include "networks/listing.h"

static gboolean
read_profile (const CloutRequestContext *context,
              CloutResponse             *response,
              CloutPage                 *page,
              GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *name = root != NULL ? clout_json_get_string (root, "username", error) : NULL;

  if (name == NULL)
    return FALSE;
  page->self = g_strdup (name);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = name,
    .handle = name,
    .name = name,
    .created = clout_json_opt_time (root, "created_at", 0),
    .followers = -1,
    .following = -1,
    .listed = -1,
    .posts = -1,
  });
  return TRUE;
}

static void
read_story (CloutListing *listing,
            JsonNode     *item)
{
  g_autofree const char **tags = clout_json_dup_strings (item, "tags", NULL);
  CloutBatchPost post = {
    .remote_id = clout_json_opt_string (item, "short_id", NULL),
    .url = clout_json_opt_string (item, "comments_url", NULL),
    .excerpt = clout_json_opt_string (item, "title", NULL),
    .time = clout_json_opt_time (item, "created_at", 0),
    .tags = tags,
  };

  clout_listing_note_time (listing, post.time);
  if (post.remote_id == NULL || post.time == 0)
    return;
  post.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (item, "comment_count");
  post.counts[CLOUT_REACTION_LIKE] = clout_listing_read_count (item, "score");
  clout_batch_add_post (listing->page->batch, &post);
}

static void
read_comment (CloutListing *listing,
              JsonNode     *item)
{
  CloutBatchReaction comment = {
    .kind = CLOUT_REACTION_REPLY,
    .person = clout_json_opt_string (item, "commenting_user", NULL),
    .post = listing->context->post,
    .remote_id = clout_json_opt_string (item, "short_id", NULL),
    .url = clout_json_opt_string (item, "url", NULL),
    .time = clout_json_opt_time (item, "created_at", 0),
  };

  if (comment.person != NULL && comment.remote_id != NULL
      && clout_listing_add_reaction (listing, &comment))
    clout_batch_add_person (listing->page->batch, &(CloutBatchPerson) {
      .remote_id = comment.person, .handle = comment.person, .name = comment.person,
      .followers = -1, .following = -1, .posts = -1 });
}

#define PER_POST (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)

static const CloutResource resources[] = {
  { "profile", .interval = CLOUT_HOUR, .max_pages = 1, .path = "/~{actor}.json",
    .read = read_profile },
  { "posts", .interval = CLOUT_HOUR, .overlap = 30 * CLOUT_DAY, .max_pages = 50,
    .path = "/~{self}/stories.json?sort=newest", .paging = { CLOUT_PAGING_NUMBER, "page" },
    .read_item = read_story, .lists = CLOUT_LISTING_POSTS },
  { "comments", PER_POST, CLOUT_REACTION_REPLY, CLOUT_HOUR, .max_pages = 1,
    .path = "/s/{post}.json", .items = "comments", .read_item = read_comment },
};

/* "https://lobsters.example/~ada" */
static char *
dup_handle (const char *typed)
{
  g_autofree char *name = clout_handle_dup_on (typed, "lobsters.example");

  return name != NULL && name[0] == '~' && name[1] != '\0' ? g_strdup (name + 1) : NULL;
}

static const char *const hosts[] = { "lobsters.example", NULL };

static const char *const links[] = { "/~{name}", NULL };

const CloutNetwork clout_network_lobsters = {
  .id = "lobsters",
  .name = "Lobsters",
  .weight = 0.95,
  .can = CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://lobsters.example",
  .public_variable = "CLOUT_LOBSTERS",
  .dup_handle = dup_handle,
  .hosts = hosts,
  .links = links,
};
