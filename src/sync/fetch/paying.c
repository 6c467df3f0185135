/* paying.c: reserves the price of pages before fetching, and settles it after.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/fetch/paying.h"

#include "model/spending.h"
#include "store/spending.h"
#include "sync/engine/parts.h"

static gint64
get_most (CloutJob *job)
{
  const CloutResource *resource = clout_job_get_resource (job);

  return (gint64) resource->price * resource->page_items;
}

static void
reserved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutJob *job = g_task_get_task_data (task);
  gboolean reserved = FALSE;
  GError *error = NULL;

  if (!clout_store_reserve_finish (CLOUT_STORE (source), result, &reserved, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job->reserved = reserved ? get_most (job) : 0;
  job->allowed -= job->reserved;
  g_task_return_boolean (task, reserved);
}

/**
 * clout_paying_reserve_async:
 * @job: job about to request a page; must outlive the operation
 *
 * Reserves the highest cost of the page. Doesn't reserve a page beyond this sync's allowance or
 * the monthly budget.
 */
void
clout_paying_reserve_async (CloutJob            *job,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_paying_reserve_async);
  g_task_set_task_data (task, job, NULL);
  if (get_most (job) == 0)
    g_task_return_boolean (task, TRUE);
  else if (get_most (job) > job->allowed)
    g_task_return_boolean (task, FALSE);
  else
    clout_store_reserve_async (clout_engine_get_store (job->fetcher.engine), job->network->id,
                               job->now, get_most (job), NULL, reserved_cb, g_object_ref (task));
}

/**
 * clout_paying_reserve_finish:
 * @job: the state of the account's sync
 * @result: the result passed to the callback
 * @ret_reserved: (out): whether the page may be requested
 *
 * Finishes clout_paying_reserve_async().
 */
gboolean
clout_paying_reserve_finish (CloutJob      *job,
                             GAsyncResult  *result,
                             gboolean      *ret_reserved,
                             GError       **error)
{
  g_autoptr(GError) below = NULL;

  *ret_reserved = g_task_propagate_boolean (G_TASK (result), &below);
  if (below == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&below));
  return FALSE;
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_info ("What was reserved stays spent: %s", error->message);
}

/**
 * clout_paying_settle:
 * @job: the state of the account's sync
 * @charged: (nullable) (element-type utf8): paid items on the page
 *
 * Books the actual cost of the page. The store works in order, so this is done before the next
 * page is reserved. The difference to the reserved amount isn't returned to this sync's
 * allowance.
 */
void
clout_paying_settle (CloutJob  *job,
                     GPtrArray *charged)
{
  if (job->reserved == 0)
    return;
  clout_store_settle_async (clout_engine_get_store (job->fetcher.engine), job->network->id,
                            clout_account_get_id (job->fetcher.account), job->now, job->reserved,
                            clout_job_get_resource (job)->price, charged, NULL, settled_cb, NULL);
  job->reserved = 0;
}

/**
 * clout_paying_release:
 * @job: the state of the account's sync
 * @error: why there is no page
 *
 * Releases the reservation if the server refused the request. A truncated or unreadable response
 * may have been charged, so it remains booked in full.
 */
void
clout_paying_release (CloutJob     *job,
                      const GError *error)
{
  guint status = clout_web_error_get_status (error);

  if ((status >= 400 && status < 500)
      || g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_OFFLINE))
    clout_paying_settle (job, NULL);
  job->reserved = 0;
}
