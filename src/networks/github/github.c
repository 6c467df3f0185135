/* github.c: GitHub: repositories and issues, and reactions to them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/duration.h"
#include "networks/github/read.h"
#include "networks/handle.h"
#include "networks/listing.h"
#include "networks/resource.h"
#include "networks/request-queue.h"
#include "web/http/request.h"
#include "web/url.h"

#define PER_PAGE "per_page=" G_STRINGIFY (CLOUT_GITHUB_PAGE)

/* With this type, lists of stars include their time. */
static const char *const headers[] = {
  "Accept", "application/vnd.github.star+json, application/vnd.github+json",
  "X-GitHub-Api-Version", "2022-11-28", NULL,
};

/* Requests the list of repositories, then what its page asks for. */
static SoupMessage *
request_replies (const CloutRequestContext *context,
                 GError                   **error)
{
  g_auto(CloutQueuedRequest) queued = { 0 };
  g_autofree char *path = clout_url_build_path ("/users", context->self, "repos", NULL);

  if (clout_queued_request_parse (&queued, context->cursor))
    return clout_resource_follow (context, queued.url, error);
  return clout_request_checked (clout_request_new ("GET", context->origin, path, "per_page",
                                                   G_STRINGIFY (CLOUT_GITHUB_PAGE), "type",
                                                   "owner", "sort", "pushed", NULL), error);
}

static char *
skip_replies (const CloutRequestContext *context)
{
  g_auto(CloutQueuedRequest) queued = { 0 };

  return clout_request_queue_join (g_string_new (NULL),
                                   clout_queued_request_parse (&queued, context->cursor)
                                               ? clout_request_queue_skip (context->cursor) : "");
}

/* "ada/engine#7" is an issue, "ada/engine" a repository. */
static SoupMessage *
of_post (const CloutRequestContext *context,
         const char                *of_issue,
         GError                   **error)
{
  const char *number = strchr (context->post, '#');
  g_autofree char *repository = g_strndup (context->post, strcspn (context->post, "#"));
  g_autofree char *list = number != NULL
    ? g_strdup_printf ("issues/%" G_GUINT64_FORMAT "/%s",
                       g_ascii_strtoull (number + 1, NULL, 10), of_issue)
    : g_strdup ("stargazers");
  g_autofree char *url = clout_github_build (context, repository, list, NULL);

  return clout_resource_follow (context, context->cursor != NULL ? context->cursor : url, error);
}

static SoupMessage *
request_reactions (const CloutRequestContext *context,
                   GError                   **error)
{
  return of_post (context, "reactions", error);
}

static SoupMessage *
request_comments (const CloutRequestContext *context,
                  GError                   **error)
{
  return of_post (context, "comments", error);
}

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_COMPLETE | CLOUT_RESOURCE_OPTIONAL)
#define LINK { CLOUT_PAGING_LINK }

static gboolean
is_issue (const char *remote)
{
  return strchr (remote, '#') != NULL;
}

static gboolean
is_repository (const char *remote)
{
  return !is_issue (remote);
}

/* Ordered by importance: sixty requests without sign-in are soon used up, and the rest follows
   an hour later. */
static const CloutResource resources[] = {
  { "profile", .interval = CLOUT_HOUR, .max_pages = 1, .path = "/users/{actor}",
    .path_signed_in = "/user", .read = clout_github_read_profile },
  { "repositories", .interval = 6 * CLOUT_HOUR, .max_pages = 10,
    .path = "/users/{self}/repos?" PER_PAGE "&type=owner&sort=created", .paging = LINK,
    .read_item = clout_github_read_repository, .lists = CLOUT_LISTING_POSTS,
    .covers = is_repository },
  { "answers", CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_QUEUE, .interval = 6 * CLOUT_HOUR,
    .max_pages = 2000, .request = request_replies, .read = clout_github_read_activity,
    .skip = skip_replies },
  { "issues", CLOUT_RESOURCE_OPTIONAL, .interval = 6 * CLOUT_HOUR, .overlap = 30 * CLOUT_DAY,
    .max_pages = 10,
    .path = "/search/issues?q=author:{self} is:issue is:public created:>={since}"
            "&sort=created&order=desc&" PER_PAGE,
    .paging = LINK, .items = "items", .read_item = clout_github_read_issue,
    .lists = CLOUT_LISTING_POSTS, .covers = is_issue },
  { "comments", PER_POST, CLOUT_REACTION_REPLY, CLOUT_DAY, .max_pages = 10,
    .request = request_comments, .paging = LINK, .read_item = clout_github_read_comment },
  { "reactions", PER_POST, CLOUT_REACTION_LIKE, CLOUT_DAY, .max_pages = 10,
    .request = request_reactions, .paging = LINK, .read_item = clout_github_read_reaction },
  { "followers", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50,
    .path = "/users/{self}/followers?" PER_PAGE, .paging = LINK,
    .read_item = clout_github_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, .interval = CLOUT_DAY, .max_pages = 50,
    .path = "/users/{self}/following?" PER_PAGE, .paging = LINK,
    .read_item = clout_github_read_person, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
};

/* A login has at most 39 letters, digits and single hyphens. */
static gboolean
is_login (const char *text)
{
  gsize length = strlen (text);

  return length >= 1 && length <= 39 && text[0] != '-' && text[length - 1] != '-'
    && text[strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")]
       == '\0';
}

static char *
dup_handle (const char *typed)
{
  g_autofree char *login = clout_handle_dup_on (typed, "github.com");

  return login != NULL && is_login (login) ? g_steal_pointer (&login) : NULL;
}

static const CloutUserCredentials user_credentials = {
  .page = "https://github.com/settings/personal-access-tokens",
  .key = "Personal access token",
};

static const char *const members[] = {
  "+1", "avatar_url", "comments", "content", "created_at", "description", "eyes", "followers",
  "following", "fork", "forks_count", "full_name", "has_issues", "heart", "hooray", "html_url",
  "id", "items", "laugh", "login", "name", "owner", "private", "public_repos", "reactions",
  "rocket", "stargazers_count", "starred_at", "title", "topics", "type", "user", NULL
};

static const char *const hosts[] = { "github.com", "gist.github.com", NULL };

static const char *const links[] = {
  "/orgs/{name}", "/users/{name}", "/sponsors/{name}", "/{name}", NULL,
};

static const char *const not_names[] = {
  "about", "apps", "codespaces", "collections", "contact", "customer-stories", "enterprise",
  "explore", "features", "issues", "join", "login", "marketplace", "new", "notifications",
  "organizations", "orgs", "pricing", "pulls", "readme", "search", "security", "settings", "site",
  "sponsors", "stars", "team", "topics", "trending", "users", NULL,
};

const CloutNetwork clout_network_github = {
  .id = "github",
  .name = "GitHub",
  /* A star is for the work more than for its author. */
  .weight = 0.90,
  .can = CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .members = members,
  .headers = headers,
  .public_origin = "https://github.com",
  .composer = "https://github.com/",
  .api_origin = "https://api.github.com",
  .api_variable = "CLOUT_GITHUB_API",
  .dup_handle = dup_handle,
  .hosts = hosts,
  .links = links,
  .not_names = not_names,
};
