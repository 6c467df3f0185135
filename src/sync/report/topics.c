/* topics.c: topics with their trends, and posts about them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/duration.h"
#include "base/task.h"
#include "model/topic.h"
#include "store/score/topic-posts.h"
#include "store/score/topics.h"
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

typedef struct
{
  GPtrArray *topics;
  guint ago; /* how many times %TREND_SECONDS before now is being read */
} Trend;

static void
trend_free (gpointer data)
{
  g_clear_pointer (&((Trend *) data)->topics, g_ptr_array_unref);
  g_free (data);
}

static void topics_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data);

static void
list_topics (GTask *task)
{
  Trend *trend = g_task_get_task_data (task);
  CloutEngine *self = g_task_get_source_object (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  clout_store_list_topics_async (clout_engine_get_store (self),
                                 clout_engine_now () - trend->ago * TREND_SECONDS, zone,
                                 g_task_get_cancellable (task), topics_cb, g_object_ref (task));
}

static void
note_strengths (const Trend *trend,
                GPtrArray   *before)
{
  for (guint i = 0; i < trend->topics->len; i++)
    {
      CloutTopic *topic = trend->topics->pdata[i];
      double strength = strength_in (before, clout_topic_get_name (topic));

      clout_topic_set_history (topic, CLOUT_TOPIC_HISTORY - 1 - trend->ago, strength);
      if (trend->ago == 1)
        clout_topic_set_before (topic, strength);
    }
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Trend *trend = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) topics = clout_finish_pointer (result, &error);
  GListStore *model;

  if (topics == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the topics");
      return;
    }
  if (trend->ago == 0)
    trend->topics = g_steal_pointer (&topics);
  else
    note_strengths (trend, topics);
  if (++trend->ago < CLOUT_TOPIC_HISTORY)
    {
      list_topics (task);
      return;
    }
  model = g_list_store_new (CLOUT_TYPE_TOPIC);
  g_list_store_splice (model, 0, 0, trend->topics->pdata, trend->topics->len);
  g_task_return_pointer (task, model, g_object_unref);
}

/**
 * clout_engine_load_topics_async:
 * @self: an engine
 *
 * Loads the person's topics, strongest first.
 *
 * clout_finish_pointer() returns (transfer full) a #GListModel of #CloutTopic, or %NULL with a
 * #CloutSyncError.
 */
void
clout_engine_load_topics_async (CloutEngine         *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_topics_async, cancellable,
                                                 callback, user_data);

  g_task_set_task_data (task, g_new0 (Trend, 1), trend_free);
  list_topics (task);
}

/**
 * clout_engine_list_topic_posts_async:
 * @self: an engine
 * @topic: one of the person's topics, in any spelling
 *
 * Lists the person's best posts on a topic. clout_finish_pointer() returns (transfer full) a
 * #GListModel of #CloutBreakdownItem whose n is the number of reactions, or %NULL with a
 * #CloutSyncError.
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
