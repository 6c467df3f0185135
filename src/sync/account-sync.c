/* account-sync.c: one account, resource by resource and page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts.h"
#include "store/batches.h"
#include "store/points.h"
#include "sync/due.h"
#include "sync/error.h"
#include "sync/fetch.h"

#define DAY_SECONDS (24 * 60 * 60)

/* The mark of a resource that the server does not serve; it is asked again now and then. */
#define LACKS "not served"
#define LACKS_INTERVAL (7 * DAY_SECONDS)

/* Who reacted to older posts can no longer change the score. */
#define PER_POST_DAYS 90

typedef struct
{
  CloutFetcher fetcher;
  const CloutNetwork *network;
  GPtrArray *cursors;
  char *self;
  gint64 now;
  gint64 holidays;

  /* The resource that is being fetched. */
  gsize index;
  guint n_pages;
  gint64 newest;
  char *next;
  gboolean lacks;

  /* For a resource asked post by post: the posts, and which it is now. */
  GStrv posts;
  gsize post;
} Job;

static void
job_free (Job *job)
{
  clout_fetcher_clear (&job->fetcher);
  g_clear_pointer (&job->cursors, g_ptr_array_unref);
  g_strfreev (job->posts);
  g_free (job->self);
  g_free (job->next);
  g_free (job);
}

static void start_resource (GTask *task);
static void ask_page (GTask *task);

static const CloutResource *
resource_of (Job *job)
{
  return &job->network->resources[job->index];
}

static const CloutCursor *
find_cursor (Job        *job,
             const char *resource)
{
  for (guint i = 0; i < job->cursors->len; i++)
    {
      const CloutCursor *cursor = g_ptr_array_index (job->cursors, i);

      if (g_strcmp0 (cursor->resource, resource) == 0)
        return cursor;
    }
  return NULL;
}

static gboolean
was_lacking (const CloutCursor *cursor)
{
  return cursor != NULL && g_strcmp0 (cursor->mark, LACKS) == 0;
}

static void
show_progress (Job *job)
{
  double within = job->posts != NULL
    ? job->post / (double) MAX (g_strv_length (job->posts), 1)
    : 1 - 1 / (1 + job->n_pages / 4.0);

  clout_account_set_progress (job->fetcher.account, resource_of (job)->name,
                              (job->index + within) / job->network->n_resources);
}

static gboolean
is_begun (Job *job)
{
  return job->next != NULL || job->post > 0;
}

/* What is kept with the page: where to go on, or that the pass is over. */
static CloutCursor *
make_cursor (Job *job,
             gboolean over)
{
  const CloutResource *resource = resource_of (job);
  const CloutCursor *last = find_cursor (job, resource->name);
  g_autofree char *mark = NULL;
  g_autofree char *place = NULL;

  if (job->index == 0)
    return clout_cursor_new (resource->name, NULL, job->self, job->now);
  if (!over)
    {
      place = clout_due_cursor (job->newest, job->posts != NULL ? job->posts[job->post]
                                                                : job->next);
      return clout_cursor_new (resource->name, place, last != NULL ? last->mark : NULL,
                               last != NULL ? last->done : 0);
    }
  if (job->lacks)
    mark = g_strdup (LACKS);
  else if (job->newest > 0)
    mark = g_strdup_printf ("%" G_GINT64_FORMAT, job->newest);
  else if (!was_lacking (last))
    mark = g_strdup (last != NULL ? last->mark : NULL);
  return clout_cursor_new (resource->name, NULL, mark, job->now);
}

static void
fail (GTask  *task,
      GError *error)
{
  Job *job = g_task_get_task_data (task);
  g_autofree char *doing = g_strdup_printf ("%s: fetching %s", job->network->name,
                                            resource_of (job)->name);

  clout_sync_return_error (task, error, doing);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (clout_store_save_account_finish (CLOUT_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    clout_sync_return_error (task, error, "storing the account");
}

static void
next_resource (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  g_clear_pointer (&job->next, g_free);
  g_clear_pointer (&job->posts, g_strfreev);
  job->post = 0;
  job->n_pages = 0;
  job->newest = 0;
  job->lacks = FALSE;
  job->index++;
  if (job->index < job->network->n_resources)
    {
      start_resource (task);
      return;
    }
  clout_account_set_last_sync (job->fetcher.account, job->now);
  clout_store_save_account_async (job->fetcher.engine->store, job->fetcher.account, NULL,
                                  saved_cb, g_object_ref (task));
}

/* Goes on after a page was stored. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Job *job = g_task_get_task_data (task);
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
  Job *job = g_task_get_task_data (task);
  g_autoptr(CloutCursor) cursor = make_cursor (job, over);

  if (over)
    {
      g_clear_pointer (&job->next, g_free);
      job->post = 0;
    }
  clout_store_put_batch_async (job->fetcher.engine->store,
                               clout_account_get_id (job->fetcher.account), batch, cursor, NULL,
                               stored_cb, g_object_ref (task));
}

/* One post's lists are short: it is asked again from its first page if the pass is cut. */
static void
take_place (GTask      *task,
            CloutBatch *batch)
{
  Job *job = g_task_get_task_data (task);
  const CloutResource *resource = resource_of (job);
  gboolean page_left = job->next != NULL && job->n_pages < resource->max_pages;

  if (!page_left)
    g_clear_pointer (&job->next, g_free);
  if (!page_left && job->posts != NULL)
    {
      job->n_pages = 0;
      job->post++;
    }
  store (task, batch, job->posts != NULL ? job->posts[job->post] == NULL : !page_left);
}

static void
take_profile (Job *job,
              CloutPage *page)
{
  const CloutBatchProfile *profile = clout_batch_get_profile (page->batch);
  CloutAccount *account = job->fetcher.account;

  g_free (job->self);
  job->self = g_steal_pointer (&page->self);
  clout_account_set_name (account, profile->name);
  clout_account_set_avatar (account, profile->avatar);
  clout_account_set_counters (account, profile->followers, profile->following, profile->listed,
                              profile->posts);
}

static CloutAsk
make_ask (Job *job)
{
  const CloutResource *resource = resource_of (job);
  const CloutCursor *last = find_cursor (job, resource->name);

  return (CloutAsk) {
    .origin = clout_account_get_server (job->fetcher.account),
    .handle = clout_account_get_handle (job->fetcher.account),
    .self = job->self,
    .signed_in = job->fetcher.token != NULL,
    .cursor = job->next,
    .since = clout_due_since (last != NULL ? last->mark : NULL, resource->overlap, job->holidays,
                              job->now),
    .post = job->posts != NULL ? job->posts[job->post] : NULL,
  };
}

static void
take_answer (GTask       *task,
             CloutAnswer *answer)
{
  Job *job = g_task_get_task_data (task);
  const CloutResource *resource = resource_of (job);
  CloutAsk ask = make_ask (job);
  g_auto(CloutPage) page = { NULL, };
  GError *error = NULL;

  if (!resource->read (&ask, answer, &page, &error))
    {
      fail (task, error);
      return;
    }
  if (job->index == 0)
    take_profile (job, &page);
  g_free (job->next);
  job->next = g_steal_pointer (&page.next);
  job->newest = MAX (job->newest, page.newest);
  job->n_pages++;
  show_progress (job);
  take_place (task, page.batch);
}

/* Somebody who is not signed in is often told less, and a post may be gone meanwhile. */
static gboolean
may_lack (Job          *job,
          const GError *error)
{
  const CloutResource *resource = resource_of (job);
  gboolean asked_openly = job->fetcher.token == NULL
    && g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN);

  return (resource->flags & CLOUT_RESOURCE_OPTIONAL) != 0
    && (asked_openly || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED)
        || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_FOUND));
}

/* A post that is not there any more says nothing of the server. */
static void
pass_over (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  const CloutResource *resource = resource_of (job);
  g_autoptr(CloutBatch) nothing = clout_batch_new ();

  job->lacks = (resource->flags & CLOUT_RESOURCE_PER_POST) == 0;
  if (job->lacks && !was_lacking (find_cursor (job, resource->name)))
    clout_engine_not_served (job->fetcher.engine, job->fetcher.account, resource->name);
  g_clear_pointer (&job->next, g_free);
  take_place (task, nothing);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutAnswer) answer = clout_fetch_finish (result, &error);

  if (answer != NULL)
    {
      take_answer (task, answer);
      return;
    }
  if (may_lack (job, error))
    {
      g_info ("%s does not serve %s: %s", clout_account_get_server (job->fetcher.account),
              resource_of (job)->name, error->message);
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
ask_page (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  const CloutResource *resource = resource_of (job);
  CloutAsk ask = make_ask (job);
  GError *error = NULL;
  g_autoptr(SoupMessage) message = resource->request (&ask, &error);

  if (message == NULL)
    {
      fail (task, error);
      return;
    }
  clout_fetch_async (&job->fetcher, message,
                     resource->flags & CLOUT_RESOURCE_OPTIONAL ? CLOUT_HTTP_OPTIONAL
                                                               : CLOUT_HTTP_NONE,
                     g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

/* A pass that was cut goes on at its post, if that still wants asking. */
static void
unlisted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Job *job = g_task_get_task_data (task);
  const CloutCursor *last = find_cursor (job, resource_of (job)->name);
  const char *place = NULL;
  gint64 newest;
  GError *error = NULL;
  g_autoptr(CloutBatch) nothing = clout_batch_new ();

  job->posts = clout_store_list_unlisted_finish (CLOUT_STORE (source), result, &error);
  if (job->posts == NULL)
    {
      fail (task, error);
      return;
    }
  if (job->posts[0] == NULL)
    {
      store (task, nothing, TRUE);
      return;
    }
  if (last != NULL && clout_due_parse (last->cursor, &newest, &place))
    for (gsize i = 0; job->posts[i] != NULL; i++)
      if (g_strcmp0 (job->posts[i], place) == 0)
        job->post = i;
  ask_page (task);
}

static void
start_resource (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  const CloutResource *resource = resource_of (job);
  const CloutCursor *last = find_cursor (job, resource->name);
  gboolean begun = last != NULL && last->cursor != NULL;
  guint interval = was_lacking (last) ? LACKS_INTERVAL : resource->interval;
  const char *next = NULL;

  if (((resource->flags & CLOUT_RESOURCE_SIGNED_IN) != 0 && job->fetcher.token == NULL)
      || !clout_due_resource (last != NULL ? last->done : 0, begun, interval, job->now))
    {
      next_resource (task);
      return;
    }
  show_progress (job);
  if ((resource->flags & CLOUT_RESOURCE_PER_POST) != 0)
    {
      clout_store_list_unlisted_async (job->fetcher.engine->store,
                                       clout_account_get_id (job->fetcher.account), resource->kind,
                                       job->now - PER_POST_DAYS * DAY_SECONDS - job->holidays, NULL,
                                       unlisted_cb, g_object_ref (task));
      return;
    }
  if (begun && clout_due_parse (last->cursor, &job->newest, &next))
    job->next = g_strdup (next);
  ask_page (task);
}

static void
holidays_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Job *job = g_task_get_task_data (task);
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
  Job *job = g_task_get_task_data (task);
  const CloutCursor *profile;
  GError *error = NULL;

  job->cursors = clout_store_list_cursors_finish (CLOUT_STORE (source), result, &error);
  if (job->cursors == NULL)
    {
      fail (task, error);
      return;
    }
  profile = find_cursor (job, job->network->resources[0].name);
  job->self = g_strdup (profile != NULL ? profile->mark : NULL);
  clout_store_list_holidays_async (CLOUT_STORE (source), NULL, holidays_cb, g_object_ref (task));
}

static void
list_cursors (GTask *task)
{
  Job *job = g_task_get_task_data (task);

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
  Job *job = g_task_get_task_data (task);
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
 *
 * Fetches every resource that is due. Each page is stored with the place behind it
 * in one transaction, so a sync that ends at any moment goes on where it stood.
 */
void
clout_engine_sync_account_async (CloutEngine         *self,
                                 CloutAccount        *account,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_sync_account_async,
                                                 cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->fetcher.engine = g_object_ref (self);
  job->fetcher.account = g_object_ref (account);
  job->fetcher.key = clout_token_keeper_dup_key (account);
  job->network = clout_networks_find (clout_account_get_network (account));
  job->now = clout_engine_now ();
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
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
