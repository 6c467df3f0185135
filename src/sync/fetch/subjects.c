/* subjects.c: lists the posts or people that a resource is requested for.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/subjects.h"

#include "base/duration.h"
#include "store/score/points.h"
#include "sync/engine/parts.h"
#include "sync/fetch/due.h"

/* Reactions to older posts can no longer change the score. */
#define PER_POST_DAYS CLOUT_DUE_WINDOW_DAYS

/**
 * clout_subjects_want_fewer:
 * @resource: a resource with a list per post
 *
 * Finding undone reactions isn't worth paying for.
 *
 * Returns: whether to also request posts with fewer counted than stored reactions
 */
gboolean
clout_subjects_want_fewer (const CloutResource *resource)
{
  return (resource->flags & CLOUT_RESOURCE_COMPLETE) != 0 && resource->price == 0;
}

/* How long people's counts remain valid. */
#define COUNTERS_DAYS 30

/* Newest posts whose lists are read again each day. */
#define READ_AGAIN 10

static gboolean
has_notifications (CloutJob *job)
{
  for (gsize i = 0; i < job->network->n_resources; i++)
    if (job->network->resources[i].lists == CLOUT_LISTING_NOTIFICATIONS)
      return job->fetcher.token != NULL;
  return FALSE;
}

/* If one reaction is undone and another one follows, counts don't change. Notifications tell;
 * without them lists are read again once a day. */
static guint
count_again (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);
  const CloutCursor *last = clout_job_find_cursor (job, resource->name);

  if (!clout_subjects_want_fewer (resource) || has_notifications (job) || last == NULL
      || last->done / CLOUT_DAY == job->now / CLOUT_DAY)
    return 0;
  return READ_AGAIN;
}

/**
 * clout_subjects_list_async:
 * @job: job at a resource that is requested by post or person
 *
 * Lists the posts or people to request.
 */
void
clout_subjects_list_async (CloutJob            *job,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  const CloutResource *resource = clout_job_get_resource (job);
  CloutStore *store = clout_engine_get_store (job->fetcher.engine);
  gint64 account = clout_account_get_id (job->fetcher.account);
  gint64 since = job->now - PER_POST_DAYS * CLOUT_DAY - job->away_periods;
  /* Don't pay again for people who are already known. */
  gint64 counted = resource->price > 0 ? 0 : job->now - COUNTERS_DAYS * CLOUT_DAY;

  if ((resource->flags & CLOUT_RESOURCE_PEOPLE) != 0)
    clout_store_list_unknown_people_async (store, account, counted, NULL, callback, user_data);
  else if ((resource->flags & CLOUT_RESOURCE_ANSWERED) != 0)
    clout_store_list_answered_async (store, account, resource->kind, since, NULL, callback,
                                     user_data);
  else if ((resource->flags & CLOUT_RESOURCE_WORDS) != 0)
    clout_store_list_mentions_async (store, account, since, job->cleaned, NULL, callback,
                                     user_data);
  else if ((resource->flags & CLOUT_RESOURCE_EACH_POST) != 0)
    clout_store_list_posts_async (store, account, since, NULL, callback, user_data);
  else
    clout_store_list_unlisted_async (store, account, resource->kind, resource->name, since,
                                     clout_subjects_want_fewer (resource), count_again (job), NULL,
                                     callback, user_data);
}

/* An interrupted pass continues at its subject, if that is still to be requested. */
static void
find_place (CloutJob *job)
{
  const CloutCursor *last = clout_job_find_cursor (job, clout_job_get_resource (job)->name);
  const char *place = NULL;
  gint64 newest;

  if (last == NULL || !clout_due_parse (last->cursor, &newest, &place))
    return;
  for (gsize i = 0; job->subjects[i] != NULL; i++)
    if (g_strcmp0 (job->subjects[i], place) == 0)
      job->subject = i;
}

/**
 * clout_subjects_choose:
 * @names: (transfer full): all candidates
 * @covers: (nullable): filter, %NULL for all
 * @day: days since 1970
 *
 * Chooses different names every day until all have had their turn.
 *
 * Returns: (transfer full): at most %CLOUT_ASK_AGAIN of them. Pure
 */
GStrv
clout_subjects_choose (GStrv      names,
                       gboolean (*covers) (const char *name),
                       gint64     day)
{
  g_auto(GStrv) all = names;
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr(GStrvBuilder) chosen = g_strv_builder_new ();
  guint n_parts;

  for (gsize i = 0; all[i] != NULL; i++)
    if (covers == NULL || covers (all[i]))
      g_ptr_array_add (wanted, all[i]);
  n_parts = MAX ((wanted->len + CLOUT_ASK_AGAIN - 1) / CLOUT_ASK_AGAIN, 1);
  for (guint i = (guint) (day % n_parts); i < wanted->len; i += n_parts)
    g_strv_builder_add (chosen, wanted->pdata[i]);
  return g_strv_builder_end (chosen);
}

/* The first sync has just read everything. */
static void
choose (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);

  if (clout_job_find_cursor (job, resource->name) == NULL)
    {
      g_strfreev (job->subjects);
      job->subjects = g_new0 (char *, 1);
    }
  job->subjects = clout_subjects_choose (job->subjects, resource->covers, job->now / CLOUT_DAY);
}

/**
 * clout_subjects_list_finish:
 * @job: the state of the account's sync
 * @result: the result passed to the callback
 *
 * Returns: whether @job has its subjects, which may be empty; otherwise @error is set
 */
gboolean
clout_subjects_list_finish (CloutJob      *job,
                            GAsyncResult  *result,
                            GError       **error)
{
  CloutResourceFlags flags = clout_job_get_resource (job)->flags;

  job->subjects = clout_finish_pointer (result, error);
  if (job->subjects == NULL)
    return FALSE;
  if ((flags & (CLOUT_RESOURCE_ANSWERED | CLOUT_RESOURCE_WORDS)) != 0)
    choose (job);
  find_place (job);
  return TRUE;
}
