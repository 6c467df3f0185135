/* github.c: GitHub: repositories and issues, and what they draw.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/github/read.h"
#include "networks/handle.h"
#include "networks/listing.h"
#include "networks/steps.h"
#include "web/error.h"
#include "web/http/request.h"
#include "web/url.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define PER_PAGE G_STRINGIFY (CLOUT_GITHUB_PAGE)

/* With this type a list of stars says when they were given. */
#define ACCEPT "application/vnd.github.star+json, application/vnd.github+json"

static SoupMessage *
prepared (SoupMessage  *message,
          GError      **error)
{
  message = clout_request_checked (message, error);
  if (message == NULL)
    return NULL;
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", ACCEPT);
  soup_message_headers_replace (soup_message_get_request_headers (message),
                                "X-GitHub-Api-Version", "2022-11-28");
  return message;
}

/* A cursor is an address that GitHub gave; it comes from the disk now, and a token goes with it. */
static SoupMessage *
at_origin (const CloutRequestContext  *ask,
           const char      *url,
           GError         **error)
{
  g_autoptr (GUri) origin = clout_url_parse (ask->origin, error);
  g_autoptr (GUri) to = origin != NULL ? clout_url_parse (url, error) : NULL;

  if (to == NULL)
    return NULL;
  if (!clout_url_same_origin (origin, to))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The next page is on another server");
      return NULL;
    }
  return prepared (clout_request_new_url ("GET", url), error);
}

static SoupMessage *
request_profile (const CloutRequestContext  *ask,
                 GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/users", ask->self != NULL ? ask->self
                                                                             : ask->handle, NULL);

  return prepared (clout_request_new ("GET", ask->origin, ask->signed_in ? "/user" : path, NULL),
                   error);
}

static SoupMessage *
of_user (const CloutRequestContext  *ask,
         const char      *list,
         const char      *sort,
         GError         **error)
{
  g_autofree char *path = clout_url_build_path ("/users", ask->self, list, NULL);

  if (ask->cursor != NULL)
    return at_origin (ask, ask->cursor, error);
  return prepared (clout_request_new ("GET", ask->origin, path, "per_page", PER_PAGE,
                                      "type", sort != NULL ? "owner" : NULL, "sort", sort, NULL),
                   error);
}

static SoupMessage *
request_repositories (const CloutRequestContext  *ask,
                      GError         **error)
{
  return of_user (ask, "repos", "created", error);
}

static SoupMessage *
request_issues (const CloutRequestContext  *ask,
                GError         **error)
{
  g_autofree char *since = clout_listing_since (ask);
  g_autofree char *query = g_strdup_printf ("author:%s is:issue is:public created:>=%s", ask->self,
                                            since);

  if (ask->cursor != NULL)
    return at_origin (ask, ask->cursor, error);
  return prepared (clout_request_new ("GET", ask->origin, "/search/issues", "q", query,
                                      "sort", "created", "order", "desc", "per_page", PER_PAGE,
                                      NULL), error);
}

static SoupMessage *
request_answers (const CloutRequestContext  *ask,
                 GError         **error)
{
  g_auto (CloutStep) step = { 0 };
  CloutRequestContext first = *ask;

  if (clout_step_parse (&step, ask->cursor))
    return at_origin (ask, step.url, error);
  first.cursor = NULL;
  return of_user (&first, "repos", "pushed", error);
}

static char *
skip_answer (const CloutRequestContext *ask)
{
  g_auto (CloutStep) step = { 0 };

  return clout_steps_end (g_string_new (NULL), clout_step_parse (&step, ask->cursor)
                                               ? clout_steps_rest (ask->cursor) : "");
}

/* "ada/engine#7" is an issue, "ada/engine" a repository. */
static SoupMessage *
of_post (const CloutRequestContext  *ask,
         const char      *of_issue,
         GError         **error)
{
  const char *number = strchr (ask->post, '#');
  g_autofree char *repository = g_strndup (ask->post, strcspn (ask->post, "#"));
  g_autofree char *list = number != NULL
    ? g_strdup_printf ("issues/%" G_GUINT64_FORMAT "/%s",
                       g_ascii_strtoull (number + 1, NULL, 10), of_issue)
    : g_strdup ("stargazers");
  g_autofree char *url = clout_github_build (ask, repository, list, NULL);

  return at_origin (ask, ask->cursor != NULL ? ask->cursor : url, error);
}

static SoupMessage *
request_reactions (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_post (ask, "reactions", error);
}

static SoupMessage *
request_comments (const CloutRequestContext  *ask,
                  GError         **error)
{
  return of_post (ask, "comments", error);
}

static SoupMessage *
request_followers (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_user (ask, "followers", NULL, error);
}

static SoupMessage *
request_following (const CloutRequestContext  *ask,
                   GError         **error)
{
  return of_user (ask, "following", NULL, error);
}

#define PER_POST \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_WHOLE | CLOUT_RESOURCE_OPTIONAL)

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

/* What says most comes first: a stranger's sixty questions are soon spent, and the rest comes an
 * hour later. */
static const CloutResource resources[] = {
  { "profile", 0, 0, HOUR, 0, 1, request_profile, clout_github_read_profile },
  { "repositories", 0, 0, 6 * HOUR, 0, 10, request_repositories, clout_github_read_repositories,
    .lists = CLOUT_LISTING_POSTS, .covers = is_repository },
  { "answers", CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_STEPS, 0, 6 * HOUR, 0, 2000,
    request_answers, clout_github_read_answers, .skip = skip_answer },
  { "issues", CLOUT_RESOURCE_OPTIONAL, 0, 6 * HOUR, 30 * DAY, 10, request_issues,
    clout_github_read_issues, .lists = CLOUT_LISTING_POSTS, .covers = is_issue },
  { "comments", PER_POST, CLOUT_REACTION_REPLY, DAY, 0, 10, request_comments,
    clout_github_read_comments },
  { "reactions", PER_POST, CLOUT_REACTION_LIKE, DAY, 0, 10, request_reactions,
    clout_github_read_reactions },
  { "followers", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_followers,
    clout_github_read_followers, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWS },
  { "following", CLOUT_RESOURCE_OPTIONAL, 0, DAY, 0, 50, request_following,
    clout_github_read_following, .lists = CLOUT_LISTING_PEOPLE,
    .flag = CLOUT_PERSON_FOLLOWED },
};

/* A login is letters, digits and single dashes, 39 at most. */
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

static const CloutOwnKeys user_credentials = {
  .page = "https://github.com/settings/personal-access-tokens",
  .key = "Personal access token",
};

const CloutNetwork clout_network_github = {
  .id = "github",
  .name = "GitHub",
  .can = CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO,
  .user_credentials = &user_credentials,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .public_origin = "https://github.com",
  .api_origin = "https://api.github.com",
  .api_variable = "CLOUT_GITHUB_API",
  .dup_handle = dup_handle,
};
