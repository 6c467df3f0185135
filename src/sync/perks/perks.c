/* perks.c: publishers' offers, checked against the person on this computer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/perks.h"

#include "base/task.h"
#include "model/topic.h"
#include "perks/region.h"
#include "platform/locale.h"
#include "store/perks.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/score.h"

typedef struct
{
  GPtrArray *feeds;
  double score;
  GListModel *publishers;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->feeds, g_ptr_array_unref);
  g_clear_object (&load->publishers);
  g_free (load);
}

static GStrv
dup_topic_names (GListModel *topics)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (topics, i);

      g_ptr_array_add (names, g_strdup (clout_topic_get_name (topic)));
    }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

/* Sorts offers by how close the person is to qualifying, which is the order of the states. */
static int
compare_offers (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  static const int ranks[] = {
    [CLOUT_PERK_YOURS] = 0,
    [CLOUT_PERK_HIGHER_SCORE] = 1,
    [CLOUT_PERK_OTHER_TOPICS] = 2,
    [CLOUT_PERK_OTHER_REGION] = 3,
    [CLOUT_PERK_OVER] = 4,
  };

  return ranks[clout_offer_get_state ((CloutOffer *) a)]
    - ranks[clout_offer_get_state ((CloutOffer *) b)];
}

static void
add_offers (GListStore            *offers,
            const CloutPerkFeed   *feed,
            const CloutPerkPerson *person)
{
  for (guint i = 0; i < feed->perks->len; i++)
    {
      const CloutPerk *perk = feed->perks->pdata[i];
      CloutPerkState state = clout_perk_evaluate (perk, person);
      g_autoptr(CloutOffer) offer = NULL;

      if (state == CLOUT_PERK_OVER)
        continue;
      offer = clout_offer_new (perk, feed->publisher, state);
      g_list_store_append (offers, offer);
    }
}

static void
return_offers (GTask      *task,
               GListModel *topics)
{
  Load *load = g_task_get_task_data (task);
  g_auto(GStrv) names = topics != NULL ? dup_topic_names (topics) : NULL;
  g_autofree char *locale = clout_platform_dup_locale ();
  g_autofree char *region = clout_region_of_locale (locale);
  CloutPerkPerson person = {
    load->score, (const char *const *) names, region, clout_engine_now ()
  };
  GListStore *offers = g_list_store_new (CLOUT_TYPE_OFFER);
  GListStore *publishers = g_list_store_new (CLOUT_TYPE_PUBLISHER);

  for (guint i = 0; i < load->feeds->len; i++)
    {
      g_autoptr(CloutPublisher) publisher =
        clout_publisher_new (clout_perk_feed_copy (load->feeds->pdata[i]));

      add_offers (offers, load->feeds->pdata[i], &person);
      g_list_store_append (publishers, publisher);
    }
  g_list_store_sort (offers, compare_offers, NULL);
  load->publishers = G_LIST_MODEL (publishers);
  g_task_return_pointer (task, offers, g_object_unref);
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) topics = clout_finish_pointer (result, &error);

  if (topics == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return_offers (task, topics);
}

static void
report_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *load = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = clout_finish_pointer (result, &error);

  if (report == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* An unknown score qualifies for no offer. */
  load->score = clout_report_get_score (report)->known != CLOUT_SCORE_UNKNOWN
    ? clout_report_get_score (report)->score : 0;
  clout_engine_load_topics_async (CLOUT_ENGINE (source), g_task_get_cancellable (task), topics_cb,
                                  g_object_ref (task));
}

/* Without feeds there is nothing to check, so the score isn't needed. */
static void
feeds_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *load = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  load->feeds = clout_finish_pointer (result, &error);
  if (load->feeds == NULL)
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the perks");
  else if (load->feeds->len == 0)
    return_offers (task, NULL);
  else
    clout_engine_report_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                               report_cb, g_object_ref (task));
}

/**
 * clout_engine_load_perks_async:
 * @self: an engine
 *
 * Lists offers that haven't expired, those that the person qualifies for first.
 */
void
clout_engine_load_perks_async (CloutEngine         *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_perks_async, cancellable,
                                                 callback, user_data);

  g_task_set_task_data (task, g_new0 (Load, 1), load_free);
  clout_store_list_perk_feeds_async (clout_engine_get_store (self), cancellable, feeds_cb,
                                     g_object_ref (task));
}

/**
 * clout_engine_load_perks_finish:
 * @self: an engine
 * @result: the result passed to the callback
 * @ret_publishers: (out) (transfer full): the #CloutPublisher objects, in the order subscribed
 * @error: return location for a #CloutSyncError
 *
 * Returns: (transfer full): a #GListModel of #CloutOffer, or %NULL on failure
 */
GListModel *
clout_engine_load_perks_finish (CloutEngine   *self,
                                GAsyncResult  *result,
                                GListModel   **ret_publishers,
                                GError       **error)
{
  Load *load = g_task_get_task_data (G_TASK (result));
  GListModel *offers = g_task_propagate_pointer (G_TASK (result), error);

  if (offers != NULL && ret_publishers != NULL)
    *ret_publishers = g_steal_pointer (&load->publishers);
  return offers;
}

/**
 * clout_engine_unsubscribe_async:
 * @self: an engine
 * @publisher: a publisher
 *
 * Removes a feed and its offers.
 *
 * clout_finish_boolean() returns whether it was removed; otherwise a #CloutSyncError is set.
 */
void
clout_engine_unsubscribe_async (CloutEngine         *self,
                                CloutPublisher      *publisher,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutEngineCall call = { .doing = "removing a feed of perks" };

  clout_store_remove_perk_feed_async (clout_engine_get_store (self),
                                      clout_publisher_get_feed (publisher)->url, cancellable,
                                      clout_engine_call_cb,
                                      clout_engine_call_new (self, &call, cancellable, callback,
                                                             user_data));
}
