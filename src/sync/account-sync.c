/* account-sync.c: one account, resource by resource and page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts.h"
#include "store/batches.h"
#include "store/points.h"
#include "sync/account-job.h"
#include "sync/due.h"
#include "sync/error.h"
#include "sync/paying.h"
#include "sync/plus-k-sync.h"

#define DAY_SECONDS (24 * 60 * 60)

/* Who reacted to older posts can no longer change the score. */
#define PER_POST_DAYS 90

/* How long people's counters are taken for true. */
#define COUNTERS_DAYS 30

static void start_resource (GTask *task);
static void ask_page (GTask *task);

static gboolean
is_begun (CloutJob *job)
{
  return job->next != NULL || job->subject > 0;
}

static void
fail (GTask  *task,
      GError *error)
{
  CloutJob *job = g_task_get_task_data (task);
  g_autofree char *doing = g_strdup_printf ("%s: fetching %s", job->network->name,
                                            clout_job_get_resource (job)->name);

  clout_sync_return_error (task, error, doing);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (clout_store_save_account_finish (CLOUT_STORE (source), result, &error))
    {
      if (job->held_back)
        g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OVER_BUDGET,
                                 "%s: what is left costs more than is allowed",
                                 job->network->name);
      else
        g_task_return_boolean (task, TRUE);
    }
  else
    clout_sync_return_error (task, error, "storing the account");
}

static void
save (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  clout_account_set_last_sync (job->fetcher.account, job->now);
  clout_store_save_account_async (job->fetcher.engine->store, job->fetcher.account, NULL,
                                  saved_cb, g_object_ref (task));
}

static void
plus_k_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_plus_k_sync_finish (result, &error))
    save (task);
  else
    clout_sync_return_error (task, error, "+K");
}

static void
next_resource (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  clout_job_begin_next (job);
  if (job->index < job->network->n_resources)
    start_resource (task);
  else if (job->network->endorser != NULL && job->self != NULL)
    clout_plus_k_sync_async (&job->fetcher, job->self, g_task_get_cancellable (task), plus_k_cb,
                             g_object_ref (task));
  else
    save (task);
}

/* Goes on after a page was stored. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!clout_store_put_batch_finish (CLOUT_STORE (source), result, &error))
    fail (task, error);
  else if (is_begun (job))
    ask_page (task);
  else
    next_resource (task);
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
  clout_store_put_batch_async (job->fetcher.engine->store,
                               clout_account_get_id (job->fetcher.account), batch, cursor, NULL,
                               stored_cb, g_object_ref (task));
}

/* One subject's lists are short: it is asked again from its first page if the pass is cut. */
static void
take_place (GTask      *task,
            CloutBatch *batch)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  gboolean page_left = job->next != NULL && job->n_pages < resource->max_pages;

  if (!page_left)
    g_clear_pointer (&job->next, g_free);
  if (!page_left && job->subjects != NULL)
    clout_job_end_subject (job);
  store (task, batch, job->subjects != NULL ? job->subjects[job->subject] == NULL : !page_left);
}

/* A network may tell of some counters apart: those that it leaves out stay. */
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

static void
take_profile (CloutJob *job,
              CloutPage *page)
{
  const CloutBatchProfile *profile = clout_batch_get_profile (page->batch);
  CloutAccount *account = job->fetcher.account;

  if (profile->handle != NULL)
    clout_account_set_handle (account, profile->handle);
  g_free (job->self);
  job->self = g_steal_pointer (&page->self);
  clout_account_set_name (account, profile->name);
  clout_account_set_avatar (account, profile->avatar);
  take_counters (job, profile);
}

/* What leads to a profile is nothing to be stored. */
static void
go_on_to_profile (GTask     *task,
                  CloutPage *page)
{
  CloutJob *job = g_task_get_task_data (task);

  g_free (job->next);
  job->next = g_steal_pointer (&page->next);
  if (job->next != NULL && ++job->n_pages < clout_job_get_resource (job)->max_pages)
    ask_page (task);
  else
    fail (task, g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ANSWER,
                                     "the profile is always elsewhere"));
}

static void
take_answer (GTask       *task,
             CloutAnswer *answer)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutAsk ask = clout_job_make_ask (job);
  g_auto(CloutPage) page = { NULL, };
  GError *error = NULL;

  if (!resource->read (&ask, answer, &page, &error))
    {
      clout_paying_release (job, error);
      fail (task, error);
      return;
    }
  clout_paying_settle (job, page.charged);
  clout_batch_set_time (page.batch, job->now);
  if (job->index == 0 && clout_batch_get_profile (page.batch) == NULL)
    {
      go_on_to_profile (task, &page);
      return;
    }
  if (job->index == 0)
    take_profile (job, &page);
  else if (clout_batch_get_profile (page.batch) != NULL)
    take_counters (job, clout_batch_get_profile (page.batch));
  clout_job_note_page (job, &page);
  g_free (job->next);
  job->next = g_steal_pointer (&page.next);
  job->newest = MAX (job->newest, page.newest);
  job->n_pages++;
  clout_job_show_progress (job);
  take_place (task, page.batch);
}

static void
pass_over (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutAsk ask = clout_job_make_ask (job);
  g_autoptr(CloutBatch) nothing = clout_batch_new ();
  char *next = resource->skip != NULL ? resource->skip (&ask) : NULL;

  if (resource->skip == NULL && clout_job_note_lack (job))
    clout_engine_not_served (job->fetcher.engine, job->fetcher.account, resource->name);
  g_free (job->next);
  job->next = next;
  job->n_pages++;
  take_place (task, nothing);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutAnswer) answer = clout_fetch_finish (result, &error);

  if (answer != NULL)
    {
      take_answer (task, answer);
      return;
    }
  clout_network_judge_error (job->network, error);
  clout_paying_release (job, error);
  if (clout_job_may_lack (job, error))
    {
      g_info ("%s does not serve %s: %s", clout_account_get_server (job->fetcher.account),
              clout_job_get_resource (job)->name, error->message);
      g_clear_error (&error);
      pass_over (task);
      return;
    }
  if (job->fetcher.token == NULL
      && g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN))
    error->code = CLOUT_WEB_ERROR_NOT_SERVED;
  fail (task, error);
}

static void
send_page (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutAsk ask = clout_job_make_ask (job);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = resource->request (&ask, &error);

  if (message == NULL)
    {
      fail (task, error);
      return;
    }
  clout_fetch_async (&job->fetcher, message, clout_resource_get_http (resource),
                     g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

/* What cannot be paid for waits where it stands: its cursor is kept for the next time. */
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
      fail (task, error);
      return;
    }
  if (reserved)
    {
      send_page (task);
      return;
    }
  job->held_back = TRUE;
  next_resource (task);
}

static void
ask_page (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);

  if (clout_job_get_resource (job)->price > 0)
    clout_paying_reserve_async (job, g_task_get_cancellable (task), reserved_cb,
                                g_object_ref (task));
  else
    send_page (task);
}

/* A pass that was cut goes on at its subject, if that still wants asking. */
static void
subjects_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  const CloutCursor *last = clout_job_find_cursor (job, resource->name);
  const char *place = NULL;
  gint64 newest;
  GError *error = NULL;
  g_autoptr(CloutBatch) nothing = clout_batch_new ();

  if ((resource->flags & CLOUT_RESOURCE_PEOPLE) != 0)
    job->subjects = clout_store_list_strangers_finish (CLOUT_STORE (source), result, &error);
  else if ((resource->flags & CLOUT_RESOURCE_EACH_POST) != 0)
    job->subjects = clout_store_list_posts_finish (CLOUT_STORE (source), result, &error);
  else
    job->subjects = clout_store_list_unlisted_finish (CLOUT_STORE (source), result, &error);
  if (job->subjects == NULL)
    {
      fail (task, error);
      return;
    }
  if (job->subjects[0] == NULL)
    {
      store (task, nothing, TRUE);
      return;
    }
  if (last != NULL && clout_due_parse (last->cursor, &newest, &place))
    for (gsize i = 0; job->subjects[i] != NULL; i++)
      if (g_strcmp0 (job->subjects[i], place) == 0)
        job->subject = i;
  clout_job_begin_subject (job);
  ask_page (task);
}

/* Lists what the resource is asked about one by one. */
static void
list_subjects (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  CloutStore *store = job->fetcher.engine->store;
  gint64 account = clout_account_get_id (job->fetcher.account);
  gint64 since = job->now - PER_POST_DAYS * DAY_SECONDS - job->holidays;
  /* Who is known already is not paid for again. */
  gint64 counted = resource->price > 0 ? 0 : job->now - COUNTERS_DAYS * DAY_SECONDS;

  if ((resource->flags & CLOUT_RESOURCE_PEOPLE) != 0)
    clout_store_list_strangers_async (store, account, counted, NULL, subjects_cb,
                                      g_object_ref (task));
  else if ((resource->flags & CLOUT_RESOURCE_EACH_POST) != 0)
    clout_store_list_posts_async (store, account, since, NULL, subjects_cb, g_object_ref (task));
  else
    clout_store_list_unlisted_async (store, account, resource->kind, since,
                                     (resource->flags & CLOUT_RESOURCE_WHOLE) != 0, NULL,
                                     subjects_cb, g_object_ref (task));
}

static void
start_resource (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  const CloutResource *resource = clout_job_get_resource (job);
  const CloutCursor *last = clout_job_find_cursor (job, resource->name);
  const char *next = NULL;

  if (!clout_job_is_due (job))
    {
      next_resource (task);
      return;
    }
  clout_job_show_progress (job);
  if ((resource->flags & CLOUT_RESOURCE_SUBJECTS) != 0)
    {
      list_subjects (task);
      return;
    }
  if (last != NULL && clout_due_parse (last->cursor, &job->newest, &next))
    job->next = g_strdup (next);
  ask_page (task);
}

static void
holidays_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GArray) holidays =
    clout_store_list_holidays_finish (CLOUT_STORE (source), result, &error);

  if (holidays == NULL)
    {
      fail (task, error);
      return;
    }
  for (guint i = 0; i < holidays->len; i++)
    {
      const CloutHoliday *holiday = &g_array_index (holidays, CloutHoliday, i);

      job->holidays += ((gint64) holiday->last - holiday->first + 1) * DAY_SECONDS;
    }
  start_resource (task);
}

static void
cursors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  const CloutCursor *profile;
  GError *error = NULL;

  job->cursors = clout_store_list_cursors_finish (CLOUT_STORE (source), result, &error);
  if (job->cursors == NULL)
    {
      fail (task, error);
      return;
    }
  profile = clout_job_find_cursor (job, job->network->resources[0].name);
  job->self = g_strdup (profile != NULL ? profile->mark : NULL);
  clout_store_list_holidays_async (CLOUT_STORE (source), NULL, holidays_cb, g_object_ref (task));
}

/* The server that is asked: the token's, or the network's one, or the account's own. */
static char *
dup_origin (CloutJob  *job,
            GError   **error)
{
  if (job->fetcher.token != NULL && job->fetcher.token->origin != NULL)
    return g_strdup (job->fetcher.token->origin);
  if (job->network->api_origin != NULL)
    return clout_engine_dup_setting (job->network->api_variable, job->network->api_origin, error);
  return g_strdup (clout_account_get_server (job->fetcher.account));
}

static void
list_cursors (GTask *task)
{
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->origin = dup_origin (job, &error);
  if (job->origin == NULL)
    {
      clout_sync_return_error (task, error, "connecting");
      return;
    }

  clout_store_list_cursors_async (job->fetcher.engine->store,
                                  clout_account_get_id (job->fetcher.account), NULL, cursors_cb,
                                  g_object_ref (task));
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->fetcher.token = clout_token_keeper_load_finish (CLOUT_TOKEN_KEEPER (source), result, &error);
  if (job->fetcher.token == NULL)
    clout_sync_return_error (task, error, "looking in the keyring");
  else
    list_cursors (task);
}

/**
 * clout_engine_sync_account_async:
 * @account: an account that is signed in or by handle
 * @allowed: millionths of a US dollar that it may cost, for a network that has a price
 *
 * Fetches every resource that is due. Each page is stored with the place behind it
 * in one transaction, so a sync that ends at any moment goes on where it stood.
 */
void
clout_engine_sync_account_async (CloutEngine         *self,
                                 CloutAccount        *account,
                                 gint64               allowed,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_sync_account_async,
                                                 cancellable, callback, user_data);
  CloutJob *job = g_new0 (CloutJob, 1);

  job->fetcher.engine = g_object_ref (self);
  job->fetcher.account = g_object_ref (account);
  job->fetcher.key = clout_token_keeper_dup_key (account);
  job->network = clout_networks_find (clout_account_get_network (account));
  job->fetcher.network = job->network;
  job->now = clout_engine_now ();
  job->allowed = allowed;
  g_task_set_task_data (task, job, (GDestroyNotify) clout_job_free);
  if (job->network == NULL)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                             "%s: no such network", clout_account_get_network (account));
  else if (clout_account_get_source (account) == CLOUT_ACCOUNT_SIGNED_IN)
    clout_token_keeper_load_async (self->keeper, job->fetcher.key, cancellable, token_cb,
                                   g_object_ref (task));
  else
    list_cursors (task);
}

/**
 * clout_engine_sync_account_finish:
 *
 * Returns: whether every resource that was due was fetched; otherwise a
 *   #CloutSyncError is set, and what was fetched before it is kept
 */
gboolean
clout_engine_sync_account_finish (CloutEngine   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
