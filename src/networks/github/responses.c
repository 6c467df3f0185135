/* responses.c: collects stars, forks and comments on repositories, request by request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/github/entity.h"
#include "networks/github/read.h"
#include "networks/listing.h"
#include "networks/request-queue.h"

/* GitHub's hourly rate limits (docs.github.com, "Rate limits for the REST API"). */
#define ANONYMOUS_REQUESTS 60
#define REQUESTS_WITH_TOKEN 5000

/* What profile, lists of repositories and issues, followers and reactions need. */
#define REQUESTS_FOR_ALL_ELSE 24
#define REQUESTS_PER_REPOSITORY 3
#define MAX_REPOSITORIES 300

/* Marks a step that continues another step's list. */
#define CONTINUED "+"

typedef struct
{
  CloutListing listing;
  GPtrArray *repositories;
  const CloutQueuedRequest *queued;
} Reading;

/**
 * clout_github_plan:
 * @signed_in: whether requests have a token
 *
 * Splits one hour's budget, leaving enough for all other requests. Conditional requests (ETag)
 * are only free with a token, where the budget suffices anyway.
 *
 * Returns: the number of repositories to request in one pass
 */
guint
clout_github_plan (gboolean signed_in)
{
  guint requests = signed_in ? REQUESTS_WITH_TOKEN : ANONYMOUS_REQUESTS;

  return MIN ((requests - REQUESTS_FOR_ALL_ELSE) / REQUESTS_PER_REPOSITORY, MAX_REPOSITORIES);
}

/**
 * clout_github_build:
 * @context: what the request is for
 * @of: "ada/engine"
 * @list: "stargazers"
 * @query: (nullable): query, without the "?"
 *
 * Returns: (transfer full): the URL of a repository's list
 */
char *
clout_github_build (const CloutRequestContext *context,
                    const char                *of,
                    const char                *list,
                    const char                *query)
{
  g_autofree char *repository = g_uri_escape_string (of, "/", FALSE);

  return g_strdup_printf ("%s/repos/%s/%s?per_page=" G_STRINGIFY (CLOUT_GITHUB_PAGE) "%s%s",
                          context->origin, repository, list, query != NULL ? "&" : "",
                          query != NULL ? query : "");
}

static gint64
count_of (gconstpointer repository)
{
  JsonNode *node = *(JsonNode *const *) repository;

  return (gint64) clout_listing_read_count (node, "stargazers_count")
    + clout_listing_read_count (node, "forks_count");
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 x = count_of (a);
  gint64 y = count_of (b);

  return (x < y) - (x > y);
}

static gboolean
collect (JsonNode  *item,
         gpointer   user_data,
         GError   **error)
{
  Reading *reading = user_data;

  if (clout_github_is_own_repository (item, reading->listing.context->self))
    g_ptr_array_add (reading->repositories, item);
  return TRUE;
}

static void
append (GString                   *queue,
        const CloutRequestContext *context,
        char                       kind,
        const char                *of,
        const char                *list,
        const char                *query)
{
  g_autofree char *url = clout_github_build (context, of, list, query);

  clout_request_queue_append (queue, kind, url, of, NULL);
}

static void
append_stars (GString                   *queue,
              const CloutRequestContext *context,
              const char                *of,
              guint                      page)
{
  g_autofree char *query = g_strdup_printf ("page=%u", page);
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *url = clout_github_build (context, of, "stargazers", query);

  clout_request_queue_append (queue, CLOUT_GITHUB_STARS, url, of, number);
}

static void
append_repository (GString                   *queue,
                   const CloutRequestContext *context,
                   JsonNode                  *repository)
{
  const char *of = clout_json_opt_string (repository, "full_name", NULL);
  guint stars = clout_listing_read_count (repository, "stargazers_count");
  guint pages = MIN (((guint64) stars + CLOUT_GITHUB_PAGE - 1) / CLOUT_GITHUB_PAGE,
                     CLOUT_GITHUB_LAST_PAGE);
  g_autofree char *since = clout_listing_since (context);
  g_autofree char *query = g_strdup_printf ("sort=created&direction=desc&since=%s", since);

  if (stars > 0)
    append_stars (queue, context, of, pages);
  if (clout_listing_read_count (repository, "forks_count") > 0)
    append (queue, context, CLOUT_GITHUB_FORKS, of, "forks", "sort=newest");
  if (clout_json_opt_bool (repository, "has_issues", TRUE))
    append (queue, context, CLOUT_GITHUB_COMMENTS, of, "issues/comments", query);
}

/* Requests forks only if there are any; for other repositories the list is known to be empty. */
static void
note_unforked (const CloutRequestContext *context,
               GPtrArray                 *repositories,
               CloutPage                 *page)
{
  CloutResponseList *list = clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_RESHARE),
                                                 context->since);

  list->believed = TRUE;
  for (guint i = 0; i < repositories->len; i++)
    if (clout_listing_read_count (repositories->pdata[i], "forks_count") == 0)
      g_ptr_array_add (list->posts, g_strdup (clout_json_opt_string (repositories->pdata[i],
                                                                     "full_name", "")));
}

/* The most popular repositories come first, so that running out of budget affects the rest. */
static gboolean
read_plan (const CloutRequestContext *context,
           JsonNode                  *root,
           CloutPage                 *page,
           GError                   **error)
{
  g_autoptr(GPtrArray) repositories = g_ptr_array_new ();
  Reading reading = { .repositories = repositories };
  GString *queue;

  if (!clout_listing_read (&reading.listing, context, page, root, NULL, collect, error))
    return FALSE;
  g_ptr_array_sort (repositories, compare);
  queue = g_string_new (NULL);
  for (guint i = 0; i < MIN (repositories->len, clout_github_plan (context->signed_in)); i++)
    append_repository (queue, context, g_ptr_array_index (repositories, i));
  page->next = clout_request_queue_join (queue, "");
  note_unforked (context, repositories, page);
  return TRUE;
}

static gboolean
read_response (JsonNode *item,
               gpointer  user_data,
               GError  **error)
{
  Reading *reading = user_data;
  const CloutRequestContext *context = reading->listing.context;
  CloutBatch *batch = reading->listing.page->batch;
  gboolean stars = reading->queued->kind == CLOUT_GITHUB_STARS;
  gint64 time = clout_json_opt_time (item, stars ? "starred_at" : "created_at", 0);
  CloutBatchReaction reaction = {
    .kind = stars ? CLOUT_REACTION_LIKE : CLOUT_REACTION_RESHARE,
    .post = reading->queued->of,
    .time = time,
  };

  if (time > 0)
    reading->listing.oldest = MIN (reading->listing.oldest, time);
  if (reading->queued->kind == CLOUT_GITHUB_COMMENTS)
    clout_github_add_comment (batch, context, item, reading->queued->of);
  else if (time == 0 || time >= context->since)
    clout_github_add_reaction (batch, context, item, stars ? "user" : "owner", &reaction);
  return TRUE;
}

/* Forks and comments begin with the newest; stars are read completely elsewhere. */
static void
note_list (const Reading *reading,
           gboolean       last)
{
  const CloutListing *listing = &reading->listing;
  const CloutQueuedRequest *queued = reading->queued;
  CloutResponseList *list;

  if (queued->kind == CLOUT_GITHUB_STARS)
    return;
  list = clout_page_add_list (listing->page, queued->kind == CLOUT_GITHUB_FORKS
                              ? CLOUT_ACT (CLOUT_REACTION_RESHARE)
                              : CLOUT_ACT (CLOUT_REACTION_REPLY), listing->context->since);
  g_ptr_array_add (list->posts, g_strdup (queued->of));
  list->first = *queued->own == '\0';
  list->last = last;
}

/* Stars are listed oldest first, so read their pages backwards. */
static void
append_next (GString                   *queue,
             const CloutRequestContext *context,
             const Reading             *reading,
             CloutResponse             *response)
{
  const CloutQueuedRequest *queued = reading->queued;
  gboolean refused;
  g_autofree char *next = clout_response_dup_next (response, &refused);
  guint64 number = g_ascii_strtoull (queued->own, NULL, 10);

  if (reading->listing.oldest < context->since || reading->listing.oldest == G_MAXINT64)
    return;
  if (queued->kind == CLOUT_GITHUB_STARS && number > 1 && number <= CLOUT_GITHUB_LAST_PAGE)
    append_stars (queue, context, queued->of, (guint) number - 1);
  else if (queued->kind != CLOUT_GITHUB_STARS && next != NULL && strcmp (next, queued->url) != 0)
    clout_request_queue_append (queue, queued->kind, next, queued->of, CONTINUED);
  else if (queued->kind != CLOUT_GITHUB_STARS && refused)
    reading->listing.page->cut = TRUE;
}

gboolean
clout_github_read_activity (const CloutRequestContext *context,
                            CloutResponse             *response,
                            CloutPage                 *page,
                            GError                   **error)
{
  g_auto(CloutQueuedRequest) queued = { 0 };
  JsonNode *root = clout_response_get_json (response, error);
  Reading reading = { .queued = &queued };
  GString *queue;

  if (root == NULL)
    return FALSE;
  if (context->cursor == NULL || !clout_queued_request_parse (&queued, context->cursor))
    return read_plan (context, root, page, error);
  if (!clout_listing_read (&reading.listing, context, page, root, NULL, read_response, error))
    return FALSE;
  queue = g_string_new (NULL);
  append_next (queue, context, &reading, response);
  note_list (&reading, queue->len == 0);
  page->next = clout_request_queue_join (queue, clout_request_queue_skip (context->cursor));
  return TRUE;
}
