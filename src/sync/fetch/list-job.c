/* list-job.c: collects a list from its first page to its last, and finds what was deleted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/list-job.h"

#include "base/duration.h"
#include "sync/fetch/due.h"

/* Most pages of notifications to read in order to find undone reactions. */
#define CHECKED_PAGES 25

/* Lists with a price are read again less often. */
#define CHECKED_DAYS(resource) ((resource)->price > 0 ? 30 : 1)

static const CloutCursor *
find_checked (CloutJob *job)
{
  g_autofree char *name = g_strconcat (clout_job_get_resource (job)->name, CLOUT_LISTING_CHECKED,
                                       NULL);

  return clout_job_find_cursor (job, name);
}

static gboolean
is_first_pass (CloutJob *job)
{
  const CloutCursor *last = clout_job_find_cursor (job, clout_job_get_resource (job)->name);

  return last == NULL || last->done <= 0;
}

/* Once a day, or a month, a list is read as far back as its items count, because counts of older
   posts change and undone reactions disappear. */
static gboolean
is_check_due (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);
  const CloutCursor *checked = find_checked (job);

  return !is_first_pass (job) && resource->lists != CLOUT_LISTING_PEOPLE
    && clout_due_resource (checked != NULL ? checked->done : 0, FALSE,
                           CHECKED_DAYS (resource) * CLOUT_DAY, job->now);
}

/**
 * clout_list_job_begin:
 * @job: job before the first page of a resource; an interrupted pass continues later in the list,
 *   so it can't show deletions
 *
 * Prepares for the first page of a list.
 */
void
clout_list_job_begin (CloutJob *job)
{
  clout_job_clear_list (job);
  if (clout_job_get_resource (job)->lists == CLOUT_LISTING_NONE || job->next != NULL)
    return;
  job->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  job->deep = is_check_due (job);
}

/**
 * clout_list_job_max_pages:
 * @job: the state of the account's sync
 *
 * Returns: the most pages to read in this pass
 */
guint
clout_list_job_max_pages (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);

  return job->deep && resource->lists == CLOUT_LISTING_NOTIFICATIONS
    ? MIN (resource->max_pages, CHECKED_PAGES) : resource->max_pages;
}

static gint64
get_counted (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);

  if (resource->lists == CLOUT_LISTING_POSTS && resource->covers == NULL)
    return clout_account_get_posts (job->fetcher.account);
  if (resource->lists == CLOUT_LISTING_PEOPLE && resource->flag == CLOUT_PERSON_FOLLOWS)
    return clout_account_get_followers (job->fetcher.account);
  if (resource->lists == CLOUT_LISTING_PEOPLE && resource->flag == CLOUT_PERSON_FOLLOWED)
    return clout_account_get_following (job->fetcher.account);
  return -1;
}

/* The list's number of items, or the profile's count, when it was last read. */
static gint64
get_before (CloutJob *job)
{
  const CloutCursor *cursor = clout_job_get_resource (job)->lists == CLOUT_LISTING_PEOPLE
    ? clout_job_find_cursor (job, clout_job_get_resource (job)->name) : find_checked (job);

  return cursor != NULL && cursor->mark != NULL ? g_ascii_strtoll (cursor->mark, NULL, 10) : 0;
}

/* Trust an empty list if the profile's count is now 0 and wasn't before. Some servers always
   return empty lists of people, with every profile. */
static gboolean
believe_empty (CloutJob *job)
{
  gint64 before = get_before (job);

  if (get_counted (job) == 0 && before > 0)
    return TRUE;
  job->doubted = job->doubted || before > 0;
  return FALSE;
}

static gboolean
believe_people (CloutJob *job)
{
  gint64 counted = get_counted (job);

  if (job->n_listed == 0)
    return believe_empty (job);
  /* A list that ends long before its count was truncated. */
  return counted < 0 || job->n_listed * 2 >= counted;
}

/* Returns whether the pages show deletions, since @ret_since. */
static gboolean
find_since (CloutJob        *job,
            const CloutPage *page,
            gint64          *ret_since)
{
  const CloutResource *resource = clout_job_get_resource (job);
  CloutRequestContext context = clout_job_make_context (job);
  gboolean ended = page->next == NULL && (resource->flags & CLOUT_RESOURCE_NEWEST) == 0
    && resource->lists == CLOUT_LISTING_POSTS;

  *ret_since = context.since;
  if (resource->lists == CLOUT_LISTING_PEOPLE)
    return page->next == NULL && believe_people (job);
  if (job->oldest == 0)
    return resource->lists == CLOUT_LISTING_POSTS && believe_empty (job);
  if (job->oldest >= context.since && !ended)
    *ret_since = job->oldest;
  return TRUE;
}

static guint
find_requested_kinds (CloutJob *job)
{
  guint asked = 0;

  for (gsize i = 0; i < job->network->n_resources; i++)
    if ((job->network->resources[i].flags & CLOUT_RESOURCE_PER_POST) != 0)
      asked |= 1u << job->network->resources[i].kind;
  return asked;
}

static void
end_list (CloutJob        *job,
          const CloutPage *page)
{
  const CloutResource *resource = clout_job_get_resource (job);
  g_autofree const char **names =
    (const char **) g_hash_table_get_keys_as_array (job->shown, NULL);
  CloutBatchListing listing = {
    .what = resource->lists,
    .resource = resource->name,
    .flag = resource->flag,
    .names = names,
    .covers = resource->covers,
    .given = (resource->flags & CLOUT_RESOURCE_GIVEN) != 0,
    .asked = find_requested_kinds (job),
    .window = clout_job_get_window (job),
    .counted = get_counted (job),
  };

  if (resource->lists == CLOUT_LISTING_NOTIFICATIONS && (job->deep || is_first_pass (job)))
    job->cleaned = job->oldest == 0 ? G_MAXINT64 : job->oldest;
  if (!find_since (job, page, &listing.since))
    return;
  if (resource->lists != CLOUT_LISTING_PEOPLE && (job->deep || is_first_pass (job)))
    listing.checked = job->now;
  clout_batch_set_listing (page->batch, &listing);
}

static gboolean
is_sorted (CloutJob        *job,
           const CloutPage *page)
{
  return clout_job_get_resource (job)->lists == CLOUT_LISTING_PEOPLE
    || (!page->unsorted && (job->last == 0 || page->newest <= job->last + CLOUT_DAY));
}

/* Trust an empty list if there is other evidence that there is nothing, or if it is still empty
   a day later. */
static void
end_replies (CloutJob        *job,
             const CloutPage *page)
{
  const CloutResource *resource = clout_job_get_resource (job);
  g_autofree const char **names =
    (const char **) g_hash_table_get_keys_as_array (job->shown, NULL);

  if (names[0] == NULL && !page->list->believed && job->doubted)
    return;
  if (job->about != NULL)
    g_ptr_array_add (job->about, NULL);
  clout_batch_set_listing (page->batch, &(CloutBatchListing) {
    .what = CLOUT_LISTING_REPLIES,
    .resource = resource->name,
    .since = page->list->since,
    .until = page->list->until,
    .kinds = page->list->kinds,
    .names = names,
    .posts = job->about != NULL ? (const char *const *) job->about->pdata : NULL,
    .covers = page->list->covers,
    .checked = resource->lists != CLOUT_LISTING_NONE && (job->deep || is_first_pass (job))
               ? job->now : 0,
    .thread = page->list->thread,
    .others = page->list->others,
    .doubtful = names[0] == NULL && !page->list->believed,
  });
}

/**
 * clout_list_job_note_lack:
 * @job: the state of the account's sync
 * @batch: batch to store instead of the missing page
 *
 * Treats a missing list as empty if the profile's count is now 0.
 */
void
clout_list_job_note_lack (CloutJob   *job,
                          CloutBatch *batch)
{
  CloutPage nothing = { .batch = batch };

  if (clout_job_get_resource (job)->lists == CLOUT_LISTING_POSTS && job->shown != NULL
      && job->n_pages == 0 && get_counted (job) == 0)
    end_list (job, &nothing);
}

/* Records threads that the page shows completely, together with the names. */
static void
note_threads (CloutJob                *job,
              const CloutResponseList *list)
{
  for (guint i = 0; list->threads != NULL && i < list->threads->len; i++)
    g_hash_table_add (job->shown, g_strdup_printf ("%s%c", (char *) list->threads->pdata[i],
                                                   list->thread));
}

/* Lists follow one another; if another sync has read a list's beginning, nothing can be
   concluded from it. */
static void
note_replies (CloutJob        *job,
              const CloutPage *page)
{
  const CloutResponseList *list = page->list;

  if (list != NULL && list->first)
    {
      clout_job_forget_items (job);
      job->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      job->about = list->posts != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;
    }
  if (list == NULL || page->partial || page->cut)
    clout_job_forget_items (job);
  if (job->shown == NULL)
    return;
  for (guint i = 0; job->about != NULL && list->posts != NULL && i < list->posts->len; i++)
    g_ptr_array_add (job->about, g_strdup (list->posts->pdata[i]));
  clout_batch_list_names (page->batch, CLOUT_LISTING_REPLIES, job->shown);
  note_threads (job, list);
  if (!list->last)
    return;
  end_replies (job, page);
  clout_job_forget_items (job);
}

static gboolean
lists_replies (const CloutResource *resource)
{
  return resource->lists == CLOUT_LISTING_REPLIES
    || (resource->lists == CLOUT_LISTING_NONE && (resource->flags & CLOUT_RESOURCE_QUEUE) != 0);
}

/**
 * clout_list_job_note_page:
 * @job: the state of the account's sync
 * @page: page of a resource, before it is counted
 *
 * Records the items on a page of a list and, with the last page, tells the batch that there are
 * no others.
 */
void
clout_list_job_note_page (CloutJob        *job,
                          const CloutPage *page)
{
  if (lists_replies (clout_job_get_resource (job)))
    {
      note_replies (job, page);
      return;
    }
  if (job->shown == NULL)
    return;
  if (page->partial || page->cut || job->incomplete || !is_sorted (job, page))
    {
      g_clear_pointer (&job->shown, g_hash_table_unref);
      return;
    }
  clout_batch_list_names (page->batch, clout_job_get_resource (job)->lists, job->shown);
  job->n_listed = g_hash_table_size (job->shown);
  if (page->last > 0)
    job->last = page->last;
  if (page->oldest > 0)
    job->oldest = job->oldest > 0 ? MIN (job->oldest, page->oldest) : page->oldest;
  if (page->next == NULL || job->n_pages + 1 >= clout_list_job_max_pages (job))
    end_list (job, page);
}
