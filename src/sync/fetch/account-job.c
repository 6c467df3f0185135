/* account-job.c: the state of one account's sync, from page to page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/account-job.h"

#include "base/duration.h"
#include "sync/engine/clock.h"
#include "sync/fetch/due.h"
#include "web/error.h"
#include "web/http/server-clock.h"

/* How often to try again a resource that the server doesn't offer. */
#define LACKS_INTERVAL (7 * CLOUT_DAY)

void
clout_job_free (CloutJob *self)
{
  clout_fetcher_clear (&self->fetcher);
  g_clear_pointer (&self->cursors, g_ptr_array_unref);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->about, g_ptr_array_unref);
  g_strfreev (self->subjects);
  g_free (self->origin);
  g_free (self->self);
  g_free (self->next);
  g_free (self->validator);
  g_clear_pointer (&self->trail, clout_page_trail_free);
  g_free (self);
}

/* Returns (transfer none): the current resource. */
const CloutResource *
clout_job_get_resource (CloutJob *self)
{
  return &self->network->resources[self->index];
}

/* Returns (transfer none) (nullable): the resource's cursor from before the sync. */
const CloutCursor *
clout_job_find_cursor (CloutJob   *self,
                       const char *resource)
{
  for (guint i = 0; i < self->cursors->len; i++)
    {
      const CloutCursor *cursor = g_ptr_array_index (self->cursors, i);

      if (g_strcmp0 (cursor->resource, resource) == 0)
        return cursor;
    }
  return NULL;
}

static const CloutCursor *
last_cursor (CloutJob *self)
{
  return clout_job_find_cursor (self, clout_job_get_resource (self)->name);
}

static gboolean
was_lacking (const CloutCursor *cursor)
{
  return cursor != NULL && g_strcmp0 (cursor->mark, CLOUT_CURSOR_LACKS) == 0;
}

/* Returns whether to fetch the resource now and for this account. */
gboolean
clout_job_is_due (CloutJob *self)
{
  const CloutResource *resource = clout_job_get_resource (self);
  const CloutCursor *last = last_cursor (self);

  if (self->enough
      || ((resource->flags & CLOUT_RESOURCE_SIGNED_IN) != 0 && self->fetcher.token == NULL))
    return FALSE;
  return clout_due_resource (last != NULL ? last->done : 0, last != NULL && last->cursor != NULL,
                             was_lacking (last) ? LACKS_INTERVAL : resource->interval, self->now);
}

/* The account's server is asked for its profile first, and its response shows the time: people's
   clocks can be off by years, and the wrong period would count. Differences of less than a day
   are harmless and can be the server's fault, so ignore them. */
void
clout_job_set_clock (CloutJob      *self,
                     CloutResponse *response)
{
  gint64 now = clout_engine_now ();
  gint64 server = clout_server_clock_read (clout_response_get_header (response, "Date"),
                                           clout_response_get_header (response, "Age"), now);

  if (self->index != 0)
    return;
  self->confirmed = clout_response_get_header (response, "Date") != NULL;
  if (ABS (server - now) > CLOUT_DAY)
    self->now = server;
}

/* If no server sends the time, the account's own posts show that the clock is behind. Returns
   whether the clock was set, which means that the page was read for the wrong time. */
gboolean
clout_job_bound_clock (CloutJob        *self,
                       const CloutPage *page)
{
  gint64 now = clout_due_bound_clock (page->latest, CLOUT_PAGE_LATEST, self->now);

  if (self->confirmed || now == self->now
      || clout_job_get_resource (self)->lists != CLOUT_LISTING_POSTS)
    return FALSE;
  self->now = now;
  return TRUE;
}

/* Forgets the items of the current list, so that missing ones mean nothing. */
void
clout_job_forget_items (CloutJob *self)
{
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->about, g_ptr_array_unref);
}

/* Forgets all about the current list. */
void
clout_job_clear_list (CloutJob *self)
{
  clout_job_forget_items (self);
  self->oldest = 0;
  self->last = 0;
  self->n_listed = 0;
  self->deep = FALSE;
}

/* Returns the oldest time that still counts, Unix seconds. */
gint64
clout_job_get_window (CloutJob *self)
{
  return self->now - CLOUT_DUE_WINDOW_DAYS * CLOUT_DAY - self->away_periods;
}

/* Moves to the next resource; the index is past the end after the last. */
void
clout_job_begin_next (CloutJob *self)
{
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->validator, g_free);
  g_clear_pointer (&self->subjects, g_strfreev);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  self->subject = 0;
  self->n_pages = 0;
  self->newest = 0;
  self->lacks = FALSE;
  self->refused = FALSE;
  self->n_lacking = 0;
  clout_job_clear_list (self);
  g_clear_pointer (&self->trail, clout_page_trail_free);
  self->incomplete = FALSE;
  self->broken = FALSE;
  self->on_hold = FALSE;
  self->n_broken = 0;
  self->index++;
}

static gboolean
has_flag (CloutJob           *self,
          CloutResourceFlags  flag)
{
  return (clout_job_get_resource (self)->flags & flag) != 0;
}

/* Call it before a subject's first page. */
void
clout_job_begin_subject (CloutJob *self)
{
  self->n_pages = 0;
  g_clear_pointer (&self->trail, clout_page_trail_free);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  if (has_flag (self, CLOUT_RESOURCE_COMPLETE))
    self->named = g_ptr_array_new_with_free_func (g_free);
}

/* Call it after a subject's last page; the next index is past the end after the last. */
void
clout_job_end_subject (CloutJob *self)
{
  gsize n = has_flag (self, CLOUT_RESOURCE_PEOPLE) ? CLOUT_ASK_PEOPLE : 1;

  while (n-- > 0 && self->subjects[self->subject] != NULL)
    self->subject++;
  clout_job_begin_subject (self);
}

static void
note_names (CloutJob         *self,
            const CloutBatch *batch)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions ((CloutBatch *) batch, &n);
  const CloutBatchOwnAct *acts;

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (self->named, g_strdup (reactions[i].remote_id != NULL
                                            ? reactions[i].remote_id : reactions[i].person));
  acts = clout_batch_get_own_acts ((CloutBatch *) batch, &n);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (self->named, g_strdup (acts[i].remote_id != NULL ? acts[i].remote_id : ""));
}

/* Lists by time are read up to their mark, in several syncs if needed. Other lists are samples. */
static gboolean
is_too_long (CloutJob        *self,
             const CloutPage *page)
{
  const CloutResource *resource = clout_job_get_resource (self);

  return page->next != NULL && self->n_pages + 1 >= resource->max_pages && resource->overlap > 0
    && resource->price == 0;
}

/* Records the names on a page of a complete list and, with the last page, tells the batch that
   there are no others. Lists that weren't read completely are ignored. */
void
clout_job_note_page (CloutJob  *self,
                     CloutPage *page)
{
  if (self->trail == NULL)
    self->trail = clout_page_trail_new ();
  if (page->next != NULL
      && !clout_page_trail_continues (self->trail, page, !has_flag (self, CLOUT_RESOURCE_QUEUE)))
    {
      g_info ("%s leads from page to page of %s in a circle",
              clout_account_get_server (self->fetcher.account),
              clout_job_get_resource (self)->name);
      g_clear_pointer (&page->next, g_free);
      page->partial = TRUE;
    }
  self->on_hold = is_too_long (self, page);
  if (page->cut || self->on_hold)
    {
      self->incomplete = TRUE;
      page->partial = TRUE;
    }
  if (page->partial)
    g_clear_pointer (&self->named, g_ptr_array_unref);
  if (self->named == NULL)
    return;
  note_names (self, page->batch);
  if (page->next != NULL)
    return;
  g_ptr_array_add (self->named, NULL);
  clout_batch_set_complete (page->batch, &(CloutBatchComplete) {
    .kind = clout_job_get_resource (self)->kind,
    .post = self->subjects[self->subject],
    .names = (const char *const *) self->named->pdata,
    .believed = clout_job_get_resource (self)->covers != NULL && !self->doubted
                && clout_job_get_resource (self)->covers (self->subjects[self->subject]),
    .quotes = has_flag (self, CLOUT_RESOURCE_QUOTES),
  });
}

/* Call it after a post's last page: it isn't requested again until its counts change. */
void
clout_job_note_requested (CloutJob   *self,
                          CloutBatch *batch)
{
  self->n_lacking = 0;
  if (has_flag (self, CLOUT_RESOURCE_PER_POST))
    clout_batch_set_asked (batch, &(CloutBatchAsked) {
      .resource = clout_job_get_resource (self)->name,
      .kind = clout_job_get_resource (self)->kind,
      .post = self->subjects[self->subject],
    });
}

/* Don't pay for items twice. The mark of a list of people is its length. */
static const char *
get_mark (CloutJob *self)
{
  const CloutResource *resource = clout_job_get_resource (self);
  const CloutCursor *last = last_cursor (self);

  if (last == NULL || was_lacking (last))
    return NULL;
  if (resource->price > 0 || resource->lists == CLOUT_LISTING_PEOPLE
      || clout_due_believes (last->mark, last->done, self->now))
    return last->mark;
  return NULL;
}

CloutRequestContext
clout_job_make_context (CloutJob *self)
{
  const char *const *subject =
    self->subjects != NULL ? (const char *const *) &self->subjects[self->subject] : NULL;
  gint64 since = clout_due_since (get_mark (self), clout_job_get_resource (self)->overlap,
                                  self->away_periods, self->now);
  gboolean people = has_flag (self, CLOUT_RESOURCE_PEOPLE);

  return (CloutRequestContext) {
    .origin = self->origin,
    .handle = clout_account_get_handle (self->fetcher.account),
    .self = self->self,
    .signed_in = self->fetcher.token != NULL,
    .cursor = self->next,
    .since = MIN (since, self->deep ? clout_job_get_window (self) : since),
    .post = subject != NULL && !people ? *subject : NULL,
    .people = people ? subject : NULL,
  };
}

static char *
dup_mark (CloutJob *self)
{
  const char *before = get_mark (self);

  if (self->lacks)
    return g_strdup (CLOUT_CURSOR_LACKS);
  if (clout_job_get_resource (self)->lists == CLOUT_LISTING_PEOPLE && !self->incomplete)
    return g_strdup_printf ("%" G_GINT64_FORMAT, self->n_listed);
  if (self->newest > 0 && !self->incomplete)
    return clout_due_mark (before, self->newest, clout_job_make_context (self).since, self->now);
  return g_strdup (before);
}

/* Since when the resource is incomplete. Nothing new is known while its pass continues. */
static void
note_incomplete (CloutJob    *self,
                 CloutCursor *cursor,
                 gboolean     over)
{
  const CloutCursor *last = last_cursor (self);

  cursor->incomplete = last != NULL ? last->incomplete : 0;
  if (!over && !self->on_hold)
    return;
  if (!self->incomplete)
    cursor->incomplete = 0;
  else if (cursor->incomplete <= 0 || cursor->incomplete > self->now)
    cursor->incomplete = self->now;
  clout_account_set_incomplete (self->fetcher.account, cursor->resource, cursor->incomplete);
}

/* Returns (transfer full): the cursor to store with a page: where to continue, or that the pass
   is @over. */
CloutCursor *
clout_job_make_cursor (CloutJob *self,
                       gboolean  over)
{
  const char *name = clout_job_get_resource (self)->name;
  const CloutCursor *last = last_cursor (self);
  CloutCursor *cursor;
  g_autofree char *mark = NULL;
  g_autofree char *place = NULL;

  if (self->index == 0)
    return clout_cursor_new (name, NULL, self->self, self->now);
  if (over)
    {
      mark = dup_mark (self);
      cursor = clout_cursor_new (name, NULL, mark, self->broken && last != NULL ? last->done
                                                   : self->broken ? 0 : self->now);
      if (!self->incomplete && !self->broken)
        cursor->validator = g_strdup (self->validator);
    }
  else
    {
      place = clout_due_cursor (self->newest,
                                self->subjects != NULL ? self->subjects[self->subject]
                                                       : self->next);
      cursor = clout_cursor_new (name, place, last != NULL ? last->mark : NULL,
                                 last != NULL ? last->done : 0);
    }
  note_incomplete (self, cursor, over);
  return cursor;
}

/* Number of consecutive posts without a list after which to give up on the rest. */
#define MAX_LACKING 5

/**
 * clout_job_is_refused:
 * @self: a job
 * @error: error for a post's list
 *
 * Returns: whether the server refuses all lists of this kind, so that requesting other posts' is
 *   pointless
 */
gboolean
clout_job_is_refused (CloutJob     *self,
                      const GError *error)
{
  guint status = clout_web_error_get_status (error);

  if (!has_flag (self, CLOUT_RESOURCE_PER_POST) || !has_flag (self, CLOUT_RESOURCE_OPTIONAL))
    return FALSE;
  if (clout_job_may_lack (self, error) && ++self->n_lacking >= MAX_LACKING)
    return TRUE;
  return (status == 401 || status == 403)
    && (g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN)
        || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED)
        || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_REFUSED));
}

/* Without a sign-in, servers often return less, and a post may have been deleted. Returns
   whether the sync can continue without the response. */
gboolean
clout_job_may_lack (CloutJob     *self,
                    const GError *error)
{
  gboolean requested_openly = self->fetcher.token == NULL
    && g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_NEEDED);

  return has_flag (self, CLOUT_RESOURCE_OPTIONAL)
    && (requested_openly || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED)
        || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_FOUND));
}

/* Returns whether the sync can continue without the rest of the resource, because only that is
   broken on the server. Being offline, a slow server, an expired sign-in or a rate limit affects
   all. */
gboolean
clout_job_may_break (CloutJob     *self,
                     const GError *error)
{
  static const CloutWebError codes[] = {
    CLOUT_WEB_ERROR_SERVER, CLOUT_WEB_ERROR_BAD_RESPONSE, CLOUT_WEB_ERROR_TOO_LARGE,
    CLOUT_WEB_ERROR_REFUSED,
  };

  if (!has_flag (self, CLOUT_RESOURCE_OPTIONAL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, CLOUT_WEB_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

/* Returns whether this sync may send another request; counts it. */
gboolean
clout_job_may_request (CloutJob *self)
{
  gint64 now_us = g_get_monotonic_time ();

  if (self->started_us == 0)
    self->started_us = now_us;
  self->enough = !clout_due_goes_on (self->n_requests,
                                     (now_us - self->started_us) / G_USEC_PER_SEC);
  self->n_requests++;
  return !self->enough;
}

/* A missing post or person says nothing about the server. Returns whether the server's lack of
   the resource is new. */
gboolean
clout_job_note_lack (CloutJob *self)
{
  self->lacks = self->refused || !has_flag (self, CLOUT_RESOURCE_SUBJECTS);
  return self->lacks && !was_lacking (last_cursor (self));
}

/* Updates the account's current resource and overall progress. */
void
clout_job_show_progress (CloutJob *self)
{
  double within = self->subjects != NULL
    ? self->subject / (double) MAX (g_strv_length (self->subjects), 1)
    : 1 - 1 / (1 + self->n_pages / 4.0);

  clout_account_set_progress (self->fetcher.account, clout_job_get_resource (self)->name,
                              (self->index + within) / self->network->n_resources);
}
