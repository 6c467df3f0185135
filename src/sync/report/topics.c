/* topics.c: topics with their trends, and posts about them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/duration.h"
#include "base/task.h"
#include "model/topic.h"
#include "store/score/points.h"
#include "store/score/topic-posts.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "topics/fold.h"
#include "topics/tally.h"

/* A topic's trend is the change of its strength in this time. */
#define TREND_SECONDS (30 * CLOUT_DAY)

/* Only the strongest are listed, then as now: a topic missing from a full list may just have
   ranked below. */
static double
strength_in (GPtrArray  *topics,
             const char *name)
{
  for (guint i = 0; i < topics->len; i++)
    if (clout_topic_same (clout_topic_get_name (topics->pdata[i]), name))
      return clout_topic_get_strength (topics->pdata[i]);
  return topics->len < CLOUT_TOPICS_SHOWN ? 0 : -1;
}

static void
topics_before_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GTask) task = data;
  GPtrArray *topics = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GListStore) model = NULL;
  g_autoptr(GPtrArray) before = clout_finish_pointer (result, &error);

  if (before == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the topics");
      return;
    }
  for (guint i = 0; i < topics->len; i++)
    clout_topic_set_before (topics->pdata[i],
                            strength_in (before, clout_topic_get_name (topics->pdata[i])));
  model = g_list_store_new (CLOUT_TYPE_TOPIC);
  g_list_store_splice (model, 0, 0, topics->pdata, topics->len);
  g_task_return_pointer (task, g_steal_pointer (&model), g_object_unref);
}

static void
list_topics (CloutEngine         *self,
             gint64               ago,
             GAsyncReadyCallback  callback,
             GTask               *task)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  clout_store_list_topics_async (clout_engine_get_store (self), clout_engine_now () - ago, zone,
                                 g_task_get_cancellable (task), callback, g_object_ref (task));
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *topics = clout_finish_pointer (result, &error);

  if (topics == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the topics");
      return;
    }
  g_task_set_task_data (task, topics, (GDestroyNotify) g_ptr_array_unref);
  list_topics (g_task_get_source_object (task), TREND_SECONDS, topics_before_cb, task);
}

void
clout_engine_load_topics_async (CloutEngine         *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_topics_async, cancellable,
                                                 callback, user_data);

  list_topics (self, 0, topics_cb, task);
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
  static const CloutEngineCall call = { "reading the posts of a topic",
                                        clout_breakdown_item_get_type, NULL };

  clout_store_list_topic_posts_async (clout_engine_get_store (self), topic, cancellable,
                                      clout_engine_call_cb,
                                      clout_engine_call_new (self, &call, cancellable, callback,
                                                             user_data));
}
