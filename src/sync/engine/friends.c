/* friends.c: details of a friend or a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/friends.h"
#include "store/score/topic-posts.h"
#include "sync/engine/private.h"
#include "sync/friend-list.h"
#include "sync/engine/error.h"

static void
relationship_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  CloutRelationship *relationship = clout_finish_pointer (result, &error);

  if (relationship == NULL)
    clout_sync_return_error (task, error, "reading a friend");
  else
    g_task_return_pointer (task, relationship, (GDestroyNotify) clout_relationship_free);
}

/**
 * clout_engine_load_relationship_async:
 * @friend: a friend whose data are loaded
 */
void
clout_engine_load_relationship_async (CloutEngine         *self,
                                      CloutFriend         *friend,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_relationship_async,
                                                 cancellable, callback, user_data);

  clout_store_load_relationship_async (self->store, clout_friend_get_facts (friend)->id,
                                       clout_engine_now (), cancellable, relationship_cb,
                                       g_object_ref (task));
}

static void
topic_posts_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GListStore) model = NULL;
  GError *error = NULL;
  g_autoptr(GPtrArray) posts = clout_finish_pointer (result, &error);

  if (posts == NULL)
    {
      clout_sync_return_error (task, error, "reading the posts of a topic");
      return;
    }
  model = g_list_store_new (CLOUT_TYPE_BREAKDOWN_ITEM);
  g_list_store_splice (model, 0, 0, posts->pdata, posts->len);
  g_task_return_pointer (task, g_steal_pointer (&model), g_object_unref);
}

/**
 * clout_engine_list_topic_posts_async:
 * @topic: one of the person's topics, in any spelling
 */
void
clout_engine_list_topic_posts_async (CloutEngine         *self,
                                     const char          *topic,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_list_topic_posts_async,
                                                 cancellable, callback, user_data);

  clout_store_list_topic_posts_async (self->store, topic, cancellable, topic_posts_cb,
                                      g_object_ref (task));
}
