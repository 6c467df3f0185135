/* tips.c: lists tips with what happened since they were shown, and dismisses them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/tips.h"

#include "base/duration.h"
#include "store/score/tips.h"
#include "sync/breakdown/data.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/report-private.h"

/* How long a tip is tracked, and how long it is stored after that. */
#define REST (CLOUT_TIP_REST_DAYS * (gint64) CLOUT_DAY)
#define KEPT (2 * REST)

typedef struct
{
  CloutDataUse use;
  gint64 now;          /* later than the report's */
  CloutStoredTips *stored;
  GHashTable *replied; /* ids of people who got a reply → their index from 1 */
  GPtrArray *entries;
  GPtrArray *changed;  /* to store */
} List;

static void
list_free (List *self)
{
  clout_data_use_clear (&self->use);
  g_clear_pointer (&self->stored, clout_stored_tips_free);
  g_clear_pointer (&self->replied, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_free (self);
}

/**
 * clout_tip_entry_copy:
 * @self: a tip entry
 *
 * Returns: (transfer full): a copy
 */
CloutTipEntry *
clout_tip_entry_copy (const CloutTipEntry *self)
{
  CloutTipEntry *copy = g_memdup2 (self, sizeof *self);

  copy->topic = g_strdup (self->topic);
  return copy;
}

/**
 * clout_tip_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees an entry.
 */
void
clout_tip_entry_free (CloutTipEntry *self)
{
  g_free (self->topic);
  g_free (self);
}

static void
add_entry (List                 *self,
           const CloutTipEntry  *entry)
{
  g_ptr_array_add (self->entries, clout_tip_entry_copy (entry));
}

static const CloutStoredTip *
find_stored (const List          *self,
             const CloutTipEntry *entry)
{
  for (guint i = 0; i < self->stored->tips->len; i++)
    {
      const CloutStoredTip *tip = self->stored->tips->pdata[i];

      if (tip->kind == (int) entry->tip.kind && tip->account == entry->account
          && g_strcmp0 (tip->topic, entry->topic != NULL ? entry->topic : "") == 0)
        return tip;
    }
  return NULL;
}

/* Tracking starts over after a while, or for another time of the week. */
static gboolean
is_fresh (const CloutStoredTip *tip,
          int                   slot,
          gint64                now)
{
  return tip == NULL || tip->shown <= 0 || tip->shown > now || now - tip->shown >= REST
         || tip->slot != slot;
}

static void
add_advised (List           *self,
             const CloutTip *tip)
{
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);
  gint64 now = self->now;
  int slot = 24 * tip->weekday + tip->hour;
  CloutTipEntry entry = {
    .tip = *tip, .advised = TRUE, .shown = now,
    .topic = (char *) clout_report_get_topic (self->use.report, tip->topic),
    .account = tip->account < history->input.n_accounts ? history->account_ids[tip->account] : 0,
  };
  const CloutStoredTip *stored = find_stored (self, &entry);
  CloutStoredTip fresh = { (int) tip->kind, entry.account, entry.topic, slot, now, 0 };

  if (stored != NULL && clout_tip_is_hidden (stored->dismissed, now))
    return;
  if (is_fresh (stored, slot, now))
    g_ptr_array_add (self->changed, clout_stored_tip_new (&fresh));
  else
    entry.shown = stored->shown;
  add_entry (self, &entry);
}

static guint32
find_account (const CloutStoreHistory *history,
              gint64                   id)
{
  for (guint32 i = 0; i < history->input.n_accounts; i++)
    if (history->account_ids[i] == id)
      return i;
  return CLOUT_NONE;
}

static guint32
find_topic (const CloutStoreHistory *history,
            const char              *topic)
{
  for (guint32 i = 0; *topic != '\0' && history->topic_names[i] != NULL; i++)
    if (g_str_equal (history->topic_names[i], topic))
      return i;
  return CLOUT_NONE;
}

/* Finds everyone who got a reply at once, because there can be a million people. */
static void
index_replied (List *self)
{
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);

  self->replied = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->stored->replies->len; i++)
    {
      gint64 id = g_array_index (self->stored->replies, CloutStoredReply, i).person;

      g_hash_table_insert (self->replied, g_memdup2 (&id, sizeof id), NULL);
    }
  for (gsize i = 0; g_hash_table_size (self->replied) > 0 && i < history->input.n_people; i++)
    if (g_hash_table_contains (self->replied, &history->person_ids[i]))
      g_hash_table_insert (self->replied,
                           g_memdup2 (&history->person_ids[i], sizeof (gint64)),
                           GUINT_TO_POINTER (i + 1));
}

/* The first reply to each person since @shown. */
static GArray *
list_replied (const List *self,
              gint64      shown)
{
  GArray *replied = g_array_new (FALSE, FALSE, sizeof (CloutReplied));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->stored->replies->len; i++)
    {
      const CloutStoredReply *reply = &g_array_index (self->stored->replies, CloutStoredReply, i);
      gpointer index = g_hash_table_lookup (self->replied, &reply->person);
      CloutReplied one = { GPOINTER_TO_UINT (index) - 1, reply->time };

      if (reply->time > shown && index != NULL && g_hash_table_add (seen, index))
        g_array_append_val (replied, one);
    }
  return replied;
}

static void
add_followed (List                 *self,
              const CloutStoredTip *stored)
{
  const CloutStoreHistory *history = clout_report_get_data (self->use.report);
  const CloutScoreInput *input = &history->input;
  gint64 now = self->now;
  CloutTipFacts facts = { .flags = (const guint8 *const *) history->flags,
                          .topic = (const guint32 *const *) history->topics };
  g_autofree gint64 *added = g_new0 (gint64, MAX (input->n_accounts, 1));
  g_autoptr(GArray) replied = list_replied (self, stored->shown);
  CloutTipSince since = { stored->shown, (const CloutReplied *) replied->data, replied->len,
                          added };
  CloutTipEntry entry = {
    .tip = { .kind = stored->kind, .account = find_account (history, stored->account),
             .topic = find_topic (history, stored->topic), .weekday = stored->slot / 24,
             .hour = stored->slot % 24 },
    .topic = *stored->topic != '\0' ? stored->topic : NULL,
    .account = stored->account, .shown = stored->shown,
  };

  if (stored->shown <= 0 || stored->shown > now || now - stored->shown >= REST
      || clout_tip_is_hidden (stored->dismissed, now) || stored->kind >= CLOUT_N_TIP_KINDS
      || (entry.topic != NULL && entry.tip.topic == CLOUT_NONE))
    return;
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      const gint64 *time = g_hash_table_lookup (self->stored->added, &history->account_ids[i]);

      added[i] = time != NULL ? *time : 0;
    }
  entry.followed = clout_tip_followed (input, clout_report_get_score (self->use.report),
                                       clout_report_get_ledger (self->use.report), &facts,
                                       &entry.tip, &since);
  if (entry.followed.n > 0)
    add_entry (self, &entry);
}

static void
list_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  List *self = data;
  gsize n;
  const CloutTip *tips = clout_report_get_tips (self->use.report, &n);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_tip_entry_free);
  self->changed = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_stored_tip_free);
  for (gsize i = 0; i < n; i++)
    add_advised (self, &tips[i]);
  index_replied (self);
  for (guint i = 0; i < self->stored->tips->len; i++)
    add_followed (self, self->stored->tips->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_info ("storing tips: %s", error->message);
}

/* Ignore errors: the next list stores what this one couldn't. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  List *self = g_task_get_task_data (task);

  if (self->changed->len > 0)
    clout_store_save_tips_async (clout_engine_get_store (engine), self->changed,
                                 self->now - KEPT, NULL, saved_cb, NULL);
  g_task_return_pointer (task, g_steal_pointer (&self->entries),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  List *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->stored = clout_finish_pointer (result, &error);
  if (self->stored != NULL)
    clout_data_use_run (task, list_worker, listed_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the tips");
}

/**
 * clout_engine_list_tips_async:
 * @self: an engine
 * @report: a report
 *
 * Lists a report's tips that weren't dismissed, strongest first, and then those that were followed
 * since they were shown. Stores that they are being shown.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutTipEntry) a #GPtrArray, or
 * %NULL with a #CloutSyncError.
 */
void
clout_engine_list_tips_async (CloutEngine         *self,
                              CloutReport         *report,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_list_tips_async, cancellable,
                                                 callback, user_data);
  List *list = g_new0 (List, 1);

  list->now = clout_engine_now ();
  clout_data_use_init (&list->use, report);
  g_task_set_task_data (task, list, (GDestroyNotify) list_free);
  clout_store_load_tips_async (clout_engine_get_store (self), cancellable, loaded_cb,
                               g_object_ref (task));
}

/**
 * clout_engine_dismiss_tip_async:
 * @self: an engine
 * @entry: a tip
 * @dismiss: whether to hide it for %CLOUT_TIP_REST_DAYS or to show it again
 *
 * Hides a tip, or shows it again.
 *
 * clout_finish_boolean() returns whether it was stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_dismiss_tip_async (CloutEngine         *self,
                                const CloutTipEntry *entry,
                                gboolean             dismiss,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutEngineCall call = { "storing the tip", NULL, NULL };
  gint64 now = clout_engine_now ();
  CloutStoredTip stored = { (int) entry->tip.kind, entry->account, entry->topic,
                            24 * entry->tip.weekday + entry->tip.hour, entry->shown,
                            dismiss ? now : 0 };
  g_autoptr(GPtrArray) tips =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_stored_tip_free);

  g_ptr_array_add (tips, clout_stored_tip_new (&stored));
  clout_store_save_tips_async (clout_engine_get_store (self), tips, now - KEPT, cancellable,
                               clout_engine_call_cb,
                               clout_engine_call_new (self, &call, cancellable, callback,
                                                      user_data));
}
