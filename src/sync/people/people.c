/* people.c: lists of people that the person made, and people who are one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/people.h"

#include "networks/network.h"
#include "store/people/friends.h"
#include "store/people/lists.h"
#include "store/people/merged.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_list_lists_async:
 * @self: an engine
 * @person: id of a person, or 0 for no one
 *
 * Loads the person's lists of people, by name.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutPeopleList, which say
 * whether @person is on them; or %NULL with a #CloutSyncError.
 */
void
clout_engine_list_lists_async (CloutEngine         *self,
                               gint64               person,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the lists", clout_people_list_get_type, NULL };

  clout_store_list_lists_async (clout_engine_get_store (self), person, cancellable,
                                clout_engine_call_cb,
                                clout_engine_call_new (self, &call, cancellable, callback,
                                                       user_data));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngineChanges changes = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      clout_sync_return_error (task, error, "storing the change");
      return;
    }
  clout_engine_changed (g_task_get_source_object (task), changes);
  g_task_return_boolean (task, TRUE);
}

static GTask *
change_new (CloutEngine         *self,
            gpointer             tag,
            CloutEngineChanges   changes,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = clout_engine_task_new (self, tag, cancellable, callback, user_data);

  g_task_set_task_data (task, GUINT_TO_POINTER (changes), NULL);
  return task;
}

/**
 * clout_engine_set_list_member_async:
 * @self: an engine
 * @name: name of a list, from clout_people_list_dup_name()
 * @person: id of a person
 * @member: whether to add or to remove them
 *
 * Adds someone to a list, which is created if it doesn't exist, or removes them.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_set_list_member_async (CloutEngine         *self,
                                    const char          *name,
                                    gint64               person,
                                    gboolean             member,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  clout_store_set_list_member_async (clout_engine_get_store (self), name, person, member, NULL,
                                     changed_cb,
                                     change_new (self, clout_engine_set_list_member_async,
                                                 CLOUT_ENGINE_CHANGED_PEOPLE, cancellable,
                                                 callback, user_data));
}

/**
 * clout_engine_remove_list_async:
 * @self: an engine
 * @name: name of a list
 *
 * Removes a list, but not the people on it.
 *
 * clout_finish_boolean() returns whether it was removed; otherwise a #CloutSyncError is set.
 */
void
clout_engine_remove_list_async (CloutEngine         *self,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  clout_store_remove_list_async (clout_engine_get_store (self), name, NULL, changed_cb,
                                 change_new (self, clout_engine_remove_list_async,
                                             CLOUT_ENGINE_CHANGED_PEOPLE, cancellable, callback,
                                             user_data));
}

/**
 * clout_engine_merge_people_async:
 * @self: an engine
 * @person: id of a person
 * @other: id of another one
 *
 * Counts two people as one from now on. Their data are unchanged, so splitting them restores both.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_merge_people_async (CloutEngine         *self,
                                 gint64               person,
                                 gint64               other,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  clout_store_merge_people_async (clout_engine_get_store (self), person, other, NULL, changed_cb,
                                  change_new (self, clout_engine_merge_people_async,
                                              CLOUT_ENGINE_CHANGED_ALL, cancellable, callback,
                                              user_data));
}

/**
 * clout_engine_split_person_async:
 * @self: an engine
 * @person: id of a person
 *
 * Separates someone from the people they were merged with.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_split_person_async (CloutEngine         *self,
                                 gint64               person,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  clout_store_split_person_async (clout_engine_get_store (self), person, NULL, changed_cb,
                                  change_new (self, clout_engine_split_person_async,
                                              CLOUT_ENGINE_CHANGED_ALL, cancellable, callback,
                                              user_data));
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  static const CloutEngineCall call = { "reading about a friend", clout_friend_get_type, NULL };
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) people = clout_finish_pointer (result, &error);
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (CloutFriendEntry));

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      CloutFriendEntry entry = { .id = g_array_index (people, gint64, i) };

      g_array_append_val (entries, entry);
    }
  g_task_set_task_data (task, (gpointer) &call, NULL);
  if (people != NULL)
    clout_store_load_friends_async (clout_engine_get_store (self), clout_networks_get_weights (),
                                    (const CloutFriendEntry *) entries->data, entries->len,
                                    clout_engine_now (), zone, g_task_get_cancellable (task),
                                    clout_engine_call_cb, g_object_ref (task));
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading about a friend");
}

/**
 * clout_engine_list_merged_async:
 * @self: an engine
 * @person: id of a person
 *
 * Lists everyone who is merged with @person.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutFriend, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_list_merged_async (CloutEngine         *self,
                                gint64               person,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  clout_store_list_merged_async (clout_engine_get_store (self), person, cancellable, merged_cb,
                                 clout_engine_task_new (self, clout_engine_list_merged_async,
                                                        cancellable, callback, user_data));
}
