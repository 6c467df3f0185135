/* compare.c: loads friends' data to compare them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/people.h"

#include "networks/network.h"
#include "store/people/compare.h"
#include "store/people/friends.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

typedef struct
{
  GArray *entries;
  GPtrArray *comparisons;
} Compare;

static void
compare_free (gpointer data)
{
  Compare *self = data;

  g_array_unref (self->entries);
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  g_free (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Compare *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) friends = clout_finish_pointer (result, &error);

  if (friends == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading about a friend");
      return;
    }
  for (guint i = 0; i < MIN (friends->len, self->comparisons->len); i++)
    ((CloutComparison *) self->comparisons->pdata[i])->friend = g_object_ref (friends->pdata[i]);
  g_task_return_pointer (task, g_steal_pointer (&self->comparisons),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  Compare *self = g_task_get_task_data (task);
  CloutEngine *engine = g_task_get_source_object (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;

  self->comparisons = clout_finish_pointer (result, &error);
  if (self->comparisons != NULL)
    clout_store_load_friends_async (clout_engine_get_store (engine), clout_networks_get_weights (),
                                    (const CloutFriendEntry *) self->entries->data,
                                    self->entries->len, clout_engine_now (), zone,
                                    g_task_get_cancellable (task), loaded_cb,
                                    g_object_ref (task));
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "counting reactions");
}

/**
 * clout_engine_compare_async:
 * @self: an engine
 * @people: (array length=n_people): ids of friends, %CLOUT_COMPARISON_MOST at most
 * @n_people: number of friends
 *
 * Loads reactions and scores of several friends, to compare them.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutComparison) a #GPtrArray, or
 * %NULL with a #CloutSyncError.
 */
void
clout_engine_compare_async (CloutEngine         *self,
                            const gint64        *people,
                            gsize                n_people,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_compare_async, cancellable,
                                                 callback, user_data);
  Compare *compare = g_new0 (Compare, 1);

  compare->entries = g_array_new (FALSE, FALSE, sizeof (CloutFriendEntry));
  for (gsize i = 0; i < n_people; i++)
    {
      CloutFriendEntry entry = { .id = people[i] };

      g_array_append_val (compare->entries, entry);
    }
  g_task_set_task_data (task, compare, compare_free);
  clout_store_compare_async (clout_engine_get_store (self), people, n_people, clout_engine_now (),
                             cancellable, compared_cb, g_object_ref (task));
}
