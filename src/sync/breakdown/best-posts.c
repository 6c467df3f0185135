/* best-posts.c: names the recent posts that earned most, and who reacted to them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/best-posts.h"

#include "score/round.h"
#include "score/summary/best-posts.h"
#include "store/people/names.h"
#include "sync/breakdown/data.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/report-private.h"

typedef struct
{
  CloutDataUse use;
  CloutBestPost posts[CLOUT_BEST_POSTS_SHOWN];
  gsize n_posts;
  GPtrArray *names; /* of the posts */
} List;

static void
list_free (List *self)
{
  clout_data_use_clear (&self->use);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}

static void
card_free (gpointer data)
{
  CloutBestPostCard *card = data;

  g_object_unref (card->post);
  g_strfreev (card->people);
  g_free (card);
}

static CloutBreakdownItem *
make_item (const CloutStoreHistory *history,
           const CloutBestPost     *post,
           const CloutName         *name)
{
  CloutBreakdownFacts facts = {
    .level = CLOUT_BREAKDOWN_POST, .account = post->account, .index = post->post,
    .points = post->points, .shown = clout_round (post->points, CLOUT_SHOWN_DECIMALS),
    .time = history->input.accounts[post->account].posts[post->post].time,
    .name = name->name, .url = name->url, .person = CLOUT_NONE, .to = CLOUT_NONE,
  };

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    facts.n += post->counts[group];
  return clout_breakdown_item_new (&facts);
}

/* @names: (inout): the people of all posts, one after the other */
static CloutBestPostCard *
make_card (const CloutBestPost      *post,
           CloutBreakdownItem       *item,
           const CloutName *const  **names)
{
  CloutBestPostCard *card = g_new0 (CloutBestPostCard, 1);
  g_autoptr(GPtrArray) people = g_ptr_array_new ();

  card->post = g_object_ref (item);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    card->counts[group] = post->counts[group];
  for (gsize i = 0; i < post->n_people; i++, (*names)++)
    {
      const char *name = (**names)->name;

      if (name == NULL || *name == '\0')
        name = (**names)->detail;
      if (name != NULL)
        g_ptr_array_add (people, g_strdup (name));
    }
  g_ptr_array_add (people, NULL);
  card->people = (GStrv) g_ptr_array_free (g_steal_pointer (&people), FALSE);
  return card;
}

static void
people_named_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  List *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) names = clout_finish_pointer (result, &error);
  g_autoptr(GPtrArray) cards = g_ptr_array_new_with_free_func (card_free);
  const CloutName *const *next;

  if (names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading names");
      return;
    }
  next = (const CloutName *const *) names->pdata;
  for (gsize i = 0; i < self->n_posts; i++)
    {
      g_autoptr(CloutBreakdownItem) item =
        make_item (clout_report_get_data (self->use.report), &self->posts[i],
                   self->names->pdata[i]);

      g_ptr_array_add (cards, make_card (&self->posts[i], item, &next));
    }
  g_task_return_pointer (task, g_steal_pointer (&cards), (GDestroyNotify) g_ptr_array_unref);
}

static void
posts_named_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  List *self = g_task_get_task_data (task);
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);
  gint64 ids[CLOUT_BEST_POSTS_SHOWN * CLOUT_BEST_POST_PEOPLE];
  g_autoptr(GError) error = NULL;
  gsize n = 0;

  self->names = clout_finish_pointer (result, &error);
  if (self->names == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the posts");
      return;
    }
  for (gsize i = 0; i < self->n_posts; i++)
    for (gsize at = 0; at < self->posts[i].n_people; at++)
      ids[n++] = history->person_ids[self->posts[i].people[at]];
  clout_store_load_names_async (CLOUT_STORE (source), CLOUT_NAME_PERSON, ids, n,
                                g_task_get_cancellable (task), people_named_cb,
                                g_object_ref (task));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  List *self = g_task_get_task_data (task);
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);
  gint64 ids[CLOUT_BEST_POSTS_SHOWN];

  for (gsize i = 0; i < self->n_posts; i++)
    ids[i] = history->post_ids[self->posts[i].account][self->posts[i].post];
  clout_store_load_names_async (clout_engine_get_store (engine), CLOUT_NAME_POST, ids,
                                self->n_posts, g_task_get_cancellable (task), posts_named_cb,
                                g_object_ref (task));
}

static void
find_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  List *self = data;

  self->n_posts = clout_best_posts_find (&clout_report_get_data (self->use.report)->input,
                                         clout_report_get_ledger (self->use.report),
                                         CLOUT_BEST_POSTS_SHOWN, self->posts);
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_engine_list_best_posts_async:
 * @self: an engine
 * @report: a report
 *
 * Lists the posts of the last 90 days with most points in a report, best first, at most
 * %CLOUT_BEST_POSTS_SHOWN.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutBestPostCard) a #GPtrArray, or
 * %NULL with a #CloutSyncError.
 */
void
clout_engine_list_best_posts_async (CloutEngine         *self,
                                    CloutReport         *report,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_list_best_posts_async,
                                                 cancellable, callback, user_data);
  List *list = g_new0 (List, 1);

  clout_data_use_init (&list->use, report);
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);
  clout_data_use_run (task, find_worker, found_cb);
}
