/* report.c: a score with everything that explains it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/report.h"

#include <math.h>
#include <string.h>

#include "networks/network.h"
#include "platform/process.h"
#include "score/calendar.h"
#include "store/score/points.h"
#include "sync/report/report-private.h"

/* People browsing an explanation usually make the next request sooner than this. */
#define RELEASE_SECONDS 2

struct _CloutReport
{
  GObject parent_instance;

  GPtrArray *accounts;
  CloutScore *score;
  gint64 now;
  GTimeZone *zone;
  GStrv topic_names;
  gsize n_reactions;
  gsize n_people;
  /* Only needed for explanations, and large for a million reactions, so it is released after a
     while without requests. The mark tells whether reloaded data are the same. */
  CloutStoreHistory *data;
  CloutLedger *ledger;
  GMutex ledger_mutex;
  guint64 mark;
  guint n_users;
  guint release_timer;
  double history[CLOUT_HISTORY_DAYS];
  double shown[CLOUT_HISTORY_DAYS];
  double earlier[CLOUT_HISTORY_DAYS];
  int earlier_model;
  guint history_days;
  CloutTip *tips;
  gsize n_tips;
};

G_DEFINE_FINAL_TYPE (CloutReport, clout_report, G_TYPE_OBJECT)

static void
clout_report_finalize (GObject *object)
{
  CloutReport *self = CLOUT_REPORT (object);

  g_clear_handle_id (&self->release_timer, g_source_remove);
  g_clear_pointer (&self->data, clout_store_history_unref);
  g_clear_pointer (&self->topic_names, g_strfreev);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->score, clout_score_free);
  g_clear_pointer (&self->ledger, clout_ledger_free);
  g_mutex_clear (&self->ledger_mutex);
  g_free (self->tips);
  G_OBJECT_CLASS (clout_report_parent_class)->finalize (object);
}

static void
clout_report_class_init (CloutReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_report_finalize;
}

static void
clout_report_init (CloutReport *self)
{
  self->earlier_model = -1;
  g_mutex_init (&self->ledger_mutex);
}

static guint64
mix (guint64       mark,
     gconstpointer values,
     gsize         size)
{
  const guint8 *bytes = values;
  guint64 value;

  /* FNV-1a, by words instead of bytes. */
  for (gsize i = 0; i < size; i += sizeof value)
    {
      value = 0;
      memcpy (&value, bytes + i, MIN (sizeof value, size - i));
      mark = (mark ^ value) * G_GUINT64_CONSTANT (0x100000001b3);
      mark ^= mark >> 32;
    }
  return mark;
}

/* Covers everything that a score and its explanation are computed from, so that a breakdown of
   different data has a different mark. */
static guint64
mark_of (const CloutStoreHistory *history)
{
  const CloutScoreInput *input = &history->input;
  guint64 mark = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  mark = mix (mark, history->account_ids, input->n_accounts * sizeof *history->account_ids);
  mark = mix (mark, history->person_ids, input->n_people * sizeof *history->person_ids);
  for (gsize i = 0; i < input->n_people; i++)
    {
      gint64 person[] = { input->people[i].followers, input->people[i].bot };

      mark = mix (mark, person, sizeof person);
    }
  mark = mix (mark, input->away_periods, input->n_away_periods * sizeof *input->away_periods);
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      const CloutScoreAccount *account = &input->accounts[i];

      mark = mix (mark, &account->counters, sizeof account->counters);
      mark = mix (mark, &account->engagement_unknown, sizeof account->engagement_unknown);
      mark = mix (mark, &account->n_posts, sizeof account->n_posts);
      mark = mix (mark, history->post_ids[i], account->n_posts * sizeof *history->post_ids[i]);
      mark = mix (mark, account->posts, account->n_posts * sizeof *account->posts);
      mark = mix (mark, account->time, account->n_reactions * sizeof *account->time);
      mark = mix (mark, account->person, account->n_reactions * sizeof *account->person);
      mark = mix (mark, account->post, account->n_reactions * sizeof *account->post);
      mark = mix (mark, account->kind, account->n_reactions * sizeof *account->kind);
    }
  return mark;
}

/* Computes everything in time proportional to the number of reactions, so call it in a worker
   thread. @accounts: one per account of @history, in the same order. */
CloutReport *
clout_report_new (CloutStoreHistory *history,
                  GPtrArray         *accounts)
{
  CloutReport *self = g_object_new (CLOUT_TYPE_REPORT, NULL);
  gsize n_networks;
  CloutTipFacts facts = {
    .flags = (const guint8 *const *) history->flags,
    .topic = (const guint32 *const *) history->topics,
    .owed_replies = history->waiting->len,
  };

  clout_networks_list (&n_networks);
  facts.n_networks_offered = n_networks;

  self->now = history->input.now;
  if (history->input.zone != NULL)
    self->zone = g_time_zone_ref (history->input.zone);
  self->topic_names = g_strdupv (history->topic_names);
  self->n_people = history->input.n_people;
  for (gsize i = 0; i < history->input.n_accounts; i++)
    self->n_reactions += history->input.accounts[i].n_reactions;
  self->data = clout_store_history_ref (history);
  self->mark = mark_of (history);
  self->accounts = g_ptr_array_ref (accounts);
  self->score = clout_score_compute (&history->input);
  clout_history_compute (&history->input, CLOUT_HISTORY_DAYS, self->history);
  memcpy (self->shown, self->history, sizeof self->shown);
  self->history_days = MIN (CLOUT_HISTORY_DAYS, clout_history_count_days (&history->input));
  self->tips = clout_tips_find (&history->input, self->score, &facts, &self->n_tips);
  return self;
}

/* @points: (element-type CloutScorePoint): stored scores of all model versions */
void
clout_report_set_points (CloutReport *self,
                         GArray      *points)
{
  gint64 today = clout_report_get_today (self);

  self->earlier_model = -1;
  for (guint i = 0; i < points->len; i++)
    {
      int model = g_array_index (points, CloutScorePoint, i).model;

      if (model < self->score->model)
        self->earlier_model = MAX (self->earlier_model, model);
    }
  for (guint i = 0; i < CLOUT_HISTORY_DAYS; i++)
    self->earlier[i] = NAN;
  for (guint i = 0; i < points->len; i++)
    {
      const CloutScorePoint *point = &g_array_index (points, CloutScorePoint, i);
      gint64 at = point->day - today + CLOUT_HISTORY_DAYS - 1;

      if (at < 0 || at >= CLOUT_HISTORY_DAYS)
        continue;
      if (point->model == self->earlier_model)
        self->earlier[at] = point->score;
      /* Sorted by day, then model: the last is from the newest model. */
      if (point->shown && at < CLOUT_HISTORY_DAYS - 1)
        self->shown[at] = point->score;
    }
}

/**
 * clout_report_get_shown:
 * @self: a report
 *
 * Returns: (array length=CLOUT_HISTORY_DAYS): the score shown on each day. Days without one are
 *   the same as in clout_report_get_history()
 */
const double *
clout_report_get_shown (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  return self->shown;
}

/**
 * clout_report_get_earlier:
 * @self: a report
 * @ret_model: (out): version of the previous model
 *
 * Returns: (array length=CLOUT_HISTORY_DAYS) (nullable): the days' scores by the previous version
 *   of the model, %NAN for days without one; %NULL if there is no previous version
 */
const double *
clout_report_get_earlier (CloutReport *self,
                          int         *ret_model)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  *ret_model = self->earlier_model;
  return self->earlier_model >= 0 ? self->earlier : NULL;
}

/* Also for worker threads. %NULL if the data were released and must be loaded first. */
CloutStoreHistory *
clout_report_get_data (CloutReport *self)
{
  return self->data;
}

/* For worker threads, while in use. Computes it first where needed: showing a score needs none. */
const CloutLedger *
clout_report_get_ledger (CloutReport *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->ledger_mutex);

  if (self->ledger == NULL)
    self->ledger = clout_ledger_new (&self->data->input, self->score);
  clout_score_forget_sums (self->score);
  return self->ledger;
}

static gboolean
release_cb (gpointer user_data)
{
  CloutReport *self = user_data;

  self->release_timer = 0;
  g_clear_pointer (&self->data, clout_store_history_unref);
  g_clear_pointer (&self->ledger, clout_ledger_free);
  clout_score_forget_sums (self->score);
  clout_platform_trim_memory ();
  return G_SOURCE_REMOVE;
}

/* Main thread only: data are kept, and may be given back, until clout_report_end_use(). */
void
clout_report_begin_use (CloutReport *self)
{
  self->n_users++;
  g_clear_handle_id (&self->release_timer, g_source_remove);
}

void
clout_report_end_use (CloutReport *self)
{
  if (--self->n_users == 0)
    self->release_timer = g_timeout_add_seconds (RELEASE_SECONDS, release_cb, self);
}

/* For worker threads. Returns whether @data are the data that the report was made of. */
gboolean
clout_report_matches (CloutReport             *self,
                      const CloutStoreHistory *data)
{
  return mark_of (data) == self->mark;
}

/* @data: data that match. Main thread only, while in use. */
void
clout_report_return_data (CloutReport       *self,
                          CloutStoreHistory *data)
{
  if (self->data == NULL)
    self->data = clout_store_history_ref (data);
}

/**
 * clout_report_get_time:
 * @self: a report
 *
 * Returns: when it was made, in Unix seconds
 */
gint64
clout_report_get_time (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), 0);
  return self->now;
}

/**
 * clout_report_get_zone:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the person's time zone, %NULL for UTC
 */
GTimeZone *
clout_report_get_zone (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  return self->zone;
}

/**
 * clout_report_get_today:
 * @self: a report
 *
 * Returns: the day it was made in the person's time zone, as days since 1970-01-01
 */
gint64
clout_report_get_today (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), 0);
  return clout_day_of (self->now, self->zone);
}

/**
 * clout_report_get_score:
 * @self: a report
 *
 * Returns: (transfer none): the score, valid as long as the report
 */
const CloutScore *
clout_report_get_score (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  return self->score;
}

/**
 * clout_report_get_n_accounts:
 * @self: a report
 *
 * Returns: the number of accounts, one for each share of the score
 */
guint
clout_report_get_n_accounts (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), 0);
  return self->accounts->len;
}

/**
 * clout_report_get_account:
 * @self: a report
 * @index: index, less than clout_report_get_n_accounts()
 *
 * Returns: (transfer none): the account
 */
CloutAccount *
clout_report_get_account (CloutReport *self,
                          guint        index)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self) && index < self->accounts->len, NULL);
  return g_ptr_array_index (self->accounts, index);
}

/**
 * clout_report_get_history:
 * @self: a report
 *
 * Returns: (array length=CLOUT_HISTORY_DAYS): each day's score, oldest first and today last. All
 *   are computed from today's data, so any two days are comparable
 */
const double *
clout_report_get_history (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  return self->history;
}

/**
 * clout_report_get_history_days:
 * @self: a report
 *
 * Returns: the number of days at the end of the history with any data
 */
guint
clout_report_get_history_days (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), 0);
  return self->history_days;
}

/**
 * clout_report_get_tips:
 * @self: a report
 * @ret_n_tips: (out): number of tips
 *
 * Returns: (transfer none) (array length=ret_n_tips): the tips, strongest first
 */
const CloutTip *
clout_report_get_tips (CloutReport *self,
                       gsize       *ret_n_tips)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  *ret_n_tips = self->n_tips;
  return self->tips;
}

/**
 * clout_report_get_topic:
 * @self: a report
 * @topic: index of a topic, as in #CloutTip
 *
 * Returns: (transfer none) (nullable): its name, or %NULL for %CLOUT_NONE
 */
const char *
clout_report_get_topic (CloutReport *self,
                        guint32      topic)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  return topic < g_strv_length (self->topic_names) ? self->topic_names[topic] : NULL;
}

/**
 * clout_report_get_n_reactions:
 * @self: a report
 *
 * Returns: the number of reactions that count
 */
gsize
clout_report_get_n_reactions (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), 0);
  return self->n_reactions;
}

/* For a report in use. */
CloutChange *
clout_report_dup_change (CloutReport *self,
                         guint        days)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), NULL);
  return clout_change_new (&self->data->input, days);
}

/**
 * clout_report_get_n_people:
 * @self: a report
 *
 * Returns: the number of people whose reactions count
 */
gsize
clout_report_get_n_people (CloutReport *self)
{
  g_return_val_if_fail (CLOUT_IS_REPORT (self), 0);
  return self->n_people;
}
