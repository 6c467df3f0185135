/* resource-sync.c: fetches one resource of an account, page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/resource-sync.h"

#include <string.h>

#include "networks/resource.h"
#include "store/reactions/batches.h"
#include "sync/accounts/same-account.h"
#include "sync/engine/changes.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/fetch/due.h"
#include "sync/fetch/list-job.h"
#include "sync/fetch/paying.h"
#include "sync/fetch/subjects.h"
#include "sync/fetch/validator.h"

static void request_page (GTask *task);
static void give_up (GTask *task, GError *failure);

static gboolean
is_begun (CloutJob *job)
{
  return job->next != NULL || job->subject > 0;
}

/* Continues after a page was stored. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  clout_engine_note_stored (job->fetcher.engine,
                            clout_account_get_last_sync (job->fetcher.account) == 0);
  if (is_begun (job) && !job->on_hold)
    request_page (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
store (GTask      *task,
       CloutBatch *batch,
       gboolean    over)
{
  CloutJob *job = g_task_get_task_data (task);
  g_autoptr(CloutCursor) cursor = clout_job_make_cursor (job, over);

  if (over)
    {
      g_clear_pointer (&job->next, g_free);
      job->subject = 0;
    }
  clout_store_upsert_batch_async (clout_engine_get_store (job->fetcher.engine),
                                  clout_account_get_id (job->fetcher.account), batch, cursor, NULL,
                                  stored_cb, g_object_ref (task));
}

/* Lists of one subject are short, so an interrupted pass starts over at its first page. */
static void
take_place (GTask      *task,
            CloutBatch *batch,
            gboolean    answered)
{
  CloutJob *job = g_task_get_task_data (task);
  gboolean page_left = job->next != NULL
    && (job->n_pages < clout_list_job_max_pages (job) || job->on_hold);

  if (!page_left)
    g_clear_pointer (&job->next, g_free);
  if (!page_left && job->subjects != NULL)
    {
      if (answered)
        clout_job_note_requested (job, batch);
      clout_job_end_subject (job);
    }
  store (task, batch, job->subjects != NULL ? job->subjects[job->subject] == NULL : !page_left);
}

/* A network may report some counts separately, so missing ones are kept. */
static void
take_counters (CloutJob                *job,
               const CloutBatchProfile *profile)
{
  CloutAccount *account = job->fetcher.account;

  clout_account_set_counters (
    account,
    profile->followers >= 0 ? profile->followers : clout_account_get_followers (account),
    profile->following >= 0 ? profile->following : clout_account_get_following (account),
    profile->listed >= 0 ? profile->listed : clout_account_get_listed (account),
    profile->posts >= 0 ? profile->posts : clout_account_get_posts (account));
}

/* Another account's profile must not rename this one, and its data must not mix with ours. */
static gboolean
check_profile (CloutJob         *job,
               const CloutPage  *page,
               GError          **error)
{
  CloutKnownAccount known = { (char *) clout_account_get_remote_id (job->fetcher.account),
                              job->self };
  gboolean signed_in = job->fetcher.token != NULL;

  if (clout_same_account_is (job->network, &known,
                             clout_batch_get_profile (page->batch)->remote_id, page->self))
    return TRUE;
  g_set_error (error, CLOUT_SYNC_ERROR,
               signed_in ? CLOUT_SYNC_ERROR_SIGN_IN_CHANGED : CLOUT_SYNC_ERROR_HANDLE_TAKEN,
               "%s: the profile is another account's", job->network->name);
  return FALSE;
}

static void
take_profile (CloutJob  *job,
              CloutPage *page)
{
  const CloutBatchProfile *profile = clout_batch_get_profile (page->batch);
  CloutAccount *account = job->fetcher.account;

  clout_account_set_moved (account, profile->moved);
  if (profile->handle != NULL)
    clout_account_set_handle (account, profile->handle);
  g_free (job->self);
  job->self = g_steal_pointer (&page->self);
  clout_account_set_name (account, profile->name);
  clout_account_set_avatar (account, profile->avatar);
  take_counters (job, profile);
}

/* Applies what a page says about the account itself. */
static gboolean
take_own (CloutJob   *job,
          CloutPage  *page,
          GError    **error)
{
  if (job->index == 0 && !check_profile (job, page, error))
    return FALSE;
  if (job->index == 0)
    take_profile (job, page);
  else if (clout_batch_get_profile (page->batch) != NULL)
    take_counters (job, clout_batch_get_profile (page->batch));
  return TRUE;
}

/* There is nothing to store before the profile. */
static void
go_on_to_profile (GTask     *task,
                  CloutPage *page)
{
  CloutJob *job = g_task_get_task_data (task);

  g_free (job->next);
  job->next = g_steal_pointer (&page->next);
  if (job->next != NULL && ++job->n_pages < clout_job_get_resource (job)->max_pages)
    request_page (task);
  else
    g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                             "the profile is always elsewhere");
}

static gboolean
read_page (CloutJob      *job,
           CloutResponse *response,
           CloutPage     *page,
           GError       **error)
{
  const CloutResource *resource = clout_job_get_resource (job);
  CloutRequestContext context = clout_job_make_context (job);

  if (!clout_resource_read (resource, job->network, &context, response, page, error))
    return FALSE;
  if (!clout_job_bound_clock (job, page))
    return TRUE;
  clout_page_clear (page);
  context = clout_job_make_context (job);
  return clout_resource_read (resource, job->network, &context, response, page, error);
}

static void
store_response (GTask         *task,
                CloutResponse *response)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutRequestContext context;
  g_auto(CloutPage) page = { NULL, };
  GError *error = NULL;

  clout_job_set_clock (job, response);
  context = clout_job_make_context (job);
  if (!read_page (job, response, &page, &error))
    {
      clout_paying_release (job, error);
      if (clout_job_may_break (job, error))
        give_up (task, error);
      else
        g_task_return_error (task, error);
      return;
    }
  clout_paying_settle (job, page.charged);
  clout_batch_set_time (page.batch, job->now);
  if (job->index == 0 && clout_batch_get_profile (page.batch) == NULL)
    {
      go_on_to_profile (task, &page);
      return;
    }
  if (!take_own (job, &page, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  clout_job_note_page (job, &page);
  clout_list_job_note_page (job, &page);
  if (context.cursor == NULL && page.next == NULL && resource->trusted > 0)
    job->validator = clout_validator_dup (response);
  g_free (job->next);
  job->next = g_steal_pointer (&page.next);
  job->newest = MAX (job->newest, page.newest);
  job->n_pages++;
  clout_job_show_progress (job);
  take_place (task, page.batch, TRUE);
}

/* A status that also means other things is believed if the server names the missing words. */
static gboolean
is_gone (CloutJob     *job,
         const GError *error,
         const char   *words)
{
  guint status = clout_web_error_get_status (error);
  const char *said = clout_web_error_get_words (error);

  return status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE
    || (status == job->network->absent_status && said != NULL && strstr (said, words) != NULL);
}

static void
pass_over (GTask        *task,
           const GError *error)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutRequestContext context = clout_job_make_context (job);
  g_autoptr(CloutBatch) nothing = clout_batch_new ();
  char *next = resource->skip != NULL ? resource->skip (&context) : NULL;

  if ((resource->flags & CLOUT_RESOURCE_WORDS) != 0 && is_gone (job, error, context.post))
    clout_batch_set_gone (nothing, context.post);

  if (resource->skip == NULL && clout_job_note_lack (job))
    clout_engine_not_served (job->fetcher.engine, job->fetcher.account, resource->name);
  clout_list_job_note_lack (job, nothing);
  g_free (job->next);
  job->next = next;
  job->n_pages++;
  clout_job_clear_list (job);
  take_place (task, nothing, FALSE);
}

/* The rest of its posts would be refused too. */
static void
refuse_rest (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  g_autoptr(CloutBatch) nothing = clout_batch_new ();

  job->refused = TRUE;
  if (clout_job_note_lack (job))
    clout_engine_not_served (job->fetcher.engine, job->fetcher.account,
                             clout_job_get_resource (job)->name);
  store (task, nothing, TRUE);
}

/* A few broken subjects or steps are skipped one at a time; if there are more, the server's
   whole list is. */
#define MOST_BROKEN 3

static gboolean
is_over (CloutJob *job)
{
  return job->subjects != NULL ? job->subjects[job->subject] == NULL : job->next == NULL;
}

/* Continues after the broken subject or step. */
static void
pass_over_broken (CloutJob *job)
{
  CloutRequestContext context = clout_job_make_context (job);
  char *next = job->subjects == NULL ? clout_job_get_resource (job)->skip (&context) : NULL;

  g_free (job->next);
  job->next = next;
  if (job->subjects != NULL)
    clout_job_end_subject (job);
}

/* Ends the resource but not the sync: the next sync continues from the same place, or from the
   beginning if that place is what is broken. */
static void
give_up (GTask  *task,
         GError *failure)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  g_autoptr(CloutBatch) nothing = clout_batch_new ();
  g_autoptr(GError) error = failure;

  g_info ("Without %s: %s", resource->name, error->message);
  clout_job_clear_list (job);
  job->incomplete = TRUE;
  job->broken = job->subjects == NULL;
  if ((job->subjects != NULL || resource->skip != NULL) && ++job->n_broken < MOST_BROKEN)
    {
      pass_over_broken (job);
      store (task, nothing, is_over (job));
      return;
    }
  job->on_hold = job->subjects == NULL && job->next != NULL && job->n_pages > 0;
  store (task, nothing, !job->on_hold);
}

/* Don't trust an "unchanged" response to an unconditional request. */
static gboolean
requested_changes (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);
  const CloutCursor *last = clout_job_find_cursor (job, resource->name);

  return resource->trusted > 0 && last != NULL && last->validator != NULL;
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  if (response != NULL && clout_validator_is_unchanged (response) && requested_changes (job))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (response != NULL)
    {
      store_response (task, response);
      return;
    }
  clout_network_map_error (job->network, error);
  clout_paying_release (job, error);
  if (clout_job_is_refused (job, error))
    {
      g_clear_error (&error);
      refuse_rest (task);
      return;
    }
  if (clout_job_may_lack (job, error))
    {
      g_info ("%s does not serve %s: %s", clout_account_get_server (job->fetcher.account),
              clout_job_get_resource (job)->name, error->message);
      pass_over (task, error);
      g_clear_error (&error);
      return;
    }
  if (clout_job_may_break (job, error))
    {
      give_up (task, error);
      return;
    }
  g_task_return_error (task, error);
}

static void
send_page (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutRequestContext context = clout_job_make_context (job);
  GError *error = NULL;
  g_autoptr(SoupMessage) message =
    clout_resource_build_request (resource, job->network, &context, &error);

  if (message == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!is_begun (job))
    clout_validator_add_headers (message, clout_job_find_cursor (job, resource->name),
                                 resource->trusted,
                                 job->now);
  clout_fetch_async (&job->fetcher, message, clout_resource_get_http (resource),
                     g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

/* If the budget is spent, keep the cursor for the next time. */
static void
reserved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  gboolean reserved;
  GError *error = NULL;

  if (!clout_paying_reserve_finish (job, result, &reserved, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (reserved)
    {
      send_page (task);
      return;
    }
  job->held_back = TRUE;
  g_task_return_boolean (task, TRUE);
}

static void
request_page (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  if (!clout_job_may_request (job))
    g_task_return_boolean (task, TRUE);
  else if (clout_job_get_resource (job)->price > 0)
    clout_paying_reserve_async (job, g_task_get_cancellable (task), reserved_cb,
                                g_object_ref (task));
  else
    send_page (task);
}

static void
subjects_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  g_autoptr(CloutBatch) nothing = clout_batch_new ();
  GError *error = NULL;

  if (!clout_subjects_list_finish (job, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (job->subjects[0] == NULL)
    {
      store (task, nothing, TRUE);
      return;
    }
  clout_job_begin_subject (job);
  request_page (task);
}

/**
 * clout_resource_sync_async:
 * @job: job at a resource that is due; must outlive the operation
 *
 * Fetches the resource's new items. Stores each page together with the cursor after it in one
 * transaction.
 *
 * clout_finish_boolean() returns whether it was fetched completely, or is waiting for payment,
 * which is noted in the job; otherwise @error is set, and data fetched before it are kept.
 */
void
clout_resource_sync_async (CloutJob            *job,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (job->fetcher.engine, clout_resource_sync_async,
                                                 cancellable, callback, user_data);
  const CloutResource *resource = clout_job_get_resource (job);
  const CloutCursor *last = clout_job_find_cursor (job, resource->name);
  const char *next = NULL;

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, NULL);
  clout_job_show_progress (job);
  if ((resource->flags & CLOUT_RESOURCE_SUBJECTS) != 0)
    {
      clout_subjects_list_async (job, subjects_cb, g_object_ref (task));
      return;
    }
  if (last != NULL && clout_due_parse (last->cursor, &job->newest, &next))
    job->next = g_strdup (next);
  clout_list_job_begin (job);
  request_page (task);
}
