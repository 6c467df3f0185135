/* price.c: estimates the cost of fetching an account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sync.h"

#include "base/duration.h"
#include "base/task.h"
#include "model/spending.h"
#include "networks/network.h"
#include "store/reactions/batches.h"
#include "store/spending.h"
#include "store/store.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/fetch/due.h"
#include "sync/fetch/subjects.h"

#define PER_POST_DAYS 90

typedef struct
{
  CloutAccount *account;
  const CloutNetwork *network;
  GPtrArray *cursors;
  gint64 now;
  gsize index;
  CloutPrice price;
} Pricing;

static void
pricing_free (Pricing *pricing)
{
  g_object_unref (pricing->account);
  g_clear_pointer (&pricing->cursors, g_ptr_array_unref);
  g_free (pricing);
}

static void price_next (GTask *task);

static const CloutCursor *
find_cursor (Pricing    *pricing,
             const char *name)
{
  for (guint i = 0; i < pricing->cursors->len; i++)
    {
      const CloutCursor *cursor = g_ptr_array_index (pricing->cursors, i);

      if (g_strcmp0 (cursor->resource, name) == 0)
        return cursor;
    }
  return NULL;
}

static gboolean
is_due (Pricing             *pricing,
        const CloutResource *resource)
{
  const CloutCursor *last = find_cursor (pricing, resource->name);

  return clout_due_resource (last != NULL ? last->done : 0, last != NULL && last->cursor != NULL,
                             resource->interval, pricing->now);
}

static void
add (Pricing *pricing,
     gint64   n_subjects,
     gint64   most_items)
{
  const CloutResource *resource = &pricing->network->resources[pricing->index];

  pricing->price.at_most += clout_spending_bound (resource->price, resource->page_items,
                                                  resource->max_pages, n_subjects, most_items);
}

static void
subjects_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Pricing *pricing = g_task_get_task_data (task);
  const CloutResource *resource = &pricing->network->resources[pricing->index];
  gboolean people = (resource->flags & CLOUT_RESOURCE_PEOPLE) != 0;
  GError *error = NULL;
  g_auto(GStrv) subjects = people
    ? clout_finish_pointer (result, &error)
    : clout_finish_pointer (result, &error);
  gsize n;

  if (subjects == NULL)
    {
      clout_sync_return_error (task, error, "computing the price");
      return;
    }
  n = g_strv_length (subjects);
  add (pricing, people ? (n + CLOUT_ASK_PEOPLE - 1) / CLOUT_ASK_PEOPLE : n, -1);
  pricing->index++;
  price_next (task);
}

static void
price_subjects (GTask               *task,
                const CloutResource *resource)
{
  CloutEngine *self = g_task_get_source_object (task);
  Pricing *pricing = g_task_get_task_data (task);
  gint64 id = clout_account_get_id (pricing->account);

  if ((resource->flags & CLOUT_RESOURCE_PEOPLE) != 0)
    clout_store_list_unknown_people_async (clout_engine_get_store (self), id, 0, NULL, subjects_cb,
                                           g_object_ref (task));
  else
    clout_store_list_unlisted_async (clout_engine_get_store (self), id, resource->kind,
                                     resource->name, pricing->now - PER_POST_DAYS * CLOUT_DAY,
                                     clout_subjects_want_fewer (resource), 0, NULL, subjects_cb,
                                     g_object_ref (task));
}

static void
finish (GTask *task)
{
  Pricing *pricing = g_task_get_task_data (task);
  CloutPrice *price = &pricing->price;

  price->at_most = CLAMP (price->at_most, 0, MAX (price->limit - price->spent, 0));
  g_task_return_boolean (task, TRUE);
}

static void
price_next (GTask *task)
{
  Pricing *pricing = g_task_get_task_data (task);
  gint64 n_posts = clout_account_get_posts (pricing->account);

  for (; pricing->index < pricing->network->n_resources; pricing->index++)
    {
      const CloutResource *resource = &pricing->network->resources[pricing->index];

      if (resource->price == 0 || !is_due (pricing, resource))
        continue;
      if ((resource->flags & CLOUT_RESOURCE_SUBJECTS) != 0)
        {
          price_subjects (task, resource);
          return;
        }
      add (pricing, 1, g_str_equal (resource->name, "posts") ? n_posts : -1);
    }
  finish (task);
}

static void
cursors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Pricing *pricing = g_task_get_task_data (task);
  GError *error = NULL;

  pricing->cursors = clout_finish_pointer (result, &error);
  if (pricing->cursors == NULL)
    clout_sync_return_error (task, error, "computing the price");
  else
    price_next (task);
}

static void
spending_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Pricing *pricing = g_task_get_task_data (task);
  CloutSpending spending;
  GError *error = NULL;

  if (!clout_store_load_spending_finish (CLOUT_STORE (source), result, &spending, &error))
    {
      clout_sync_return_error (task, error, "computing the price");
      return;
    }
  pricing->price = (CloutPrice) { 0, spending.spent, spending.limit };
  clout_store_list_cursors_async (CLOUT_STORE (source), clout_account_get_id (pricing->account),
                                  NULL, cursors_cb, g_object_ref (task));
}

/**
 * clout_engine_has_price:
 * @self: an engine
 * @account: an account
 *
 * Returns: whether fetching the account costs the person money
 */
gboolean
clout_engine_has_price (CloutEngine  *self,
                        CloutAccount *account)
{
  const CloutNetwork *network = clout_networks_find (clout_account_get_network (account));

  return network != NULL && clout_account_get_source (account) != CLOUT_ACCOUNT_ARCHIVE
    && clout_network_has_price (network);
}

/**
 * clout_engine_load_price_async:
 * @self: an engine
 * @account: an account of a network that charges for data
 *
 * Estimates the cost as if every page were full. The actual cost is usually lower and never
 * higher, because the sync is limited to the allowance.
 */
void
clout_engine_load_price_async (CloutEngine         *self,
                               CloutAccount        *account,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Pricing *pricing = g_new0 (Pricing, 1);

  g_task_set_source_tag (task, clout_engine_load_price_async);
  pricing->account = g_object_ref (account);
  pricing->network = clout_networks_find (clout_account_get_network (account));
  pricing->now = clout_engine_now ();
  g_task_set_task_data (task, pricing, (GDestroyNotify) pricing_free);
  if (pricing->network == NULL)
    g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                             "computing the price: no such network");
  else
    clout_store_load_spending_async (clout_engine_get_store (self), pricing->network->id,
                                     pricing->now, NULL, spending_cb, g_object_ref (task));
}

/**
 * clout_engine_load_price_finish:
 * @self: an engine
 * @result: the result passed to the callback
 * @ret_price: (out): the price, at most the rest of the monthly limit
 *
 * Finishes clout_engine_load_price_async().
 */
gboolean
clout_engine_load_price_finish (CloutEngine   *self,
                                GAsyncResult  *result,
                                CloutPrice    *ret_price,
                                GError       **error)
{
  const Pricing *pricing = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *ret_price = pricing->price;
  return TRUE;
}

/**
 * clout_engine_save_limit_async:
 * @self: an engine
 * @network: id of a network
 * @limit: monthly limit for @network, in millionths of a US dollar
 *
 * Stores a network's monthly limit.
 */
void
clout_engine_save_limit_async (CloutEngine         *self,
                               const char          *network,
                               gint64               limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutEngineCall call = { .doing = "storing the limit" };

  clout_store_save_budget_async (clout_engine_get_store (self), network,
                                 CLAMP (limit, 0, CLOUT_SPENDING_MOST_LIMIT), NULL,
                                 clout_engine_call_cb,
                                 clout_engine_call_new (self, &call, cancellable, callback,
                                                        user_data));
}
