/* background.c: refreshes in the background, without a window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/analysis.h"
#include "sync/score.h"
#include "sync/sync.h"
#include "ui/background/background.h"

#include "ui/background/notices.h"
#include "ui/background/schedule.h"

/* How long to wait after login, and how often to check the clock afterwards: a timer of hours
   would stop while the computer sleeps. */
#define FIRST_LOOK_SECONDS 60
#define LOOK_SECONDS (5 * 60)

struct _CloutBackground
{
  GObject parent_instance;

  GApplication *application;   /* borrowed, because it owns this */
  GSettings *settings;
  GCancellable *cancellable;   /* of the current run, or NULL */
  gboolean window_open;
  gboolean holding;
  guint timer;
  gint64 last;                 /* the last refresh, Unix seconds, 0 while unknown */
};

/* One run; the engine is set once it is open. */
typedef struct
{
  CloutEngine *engine;
  GHashTable *needs_sign_in;       /* ids of accounts that needed a sign-in before the run */
  gint64 now;
} Run;

G_DEFINE_FINAL_TYPE (CloutBackground, clout_background, G_TYPE_OBJECT)

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_object (&run->engine);
  g_hash_table_unref (run->needs_sign_in);
  g_free (run);
}

static void
look_ended_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  CloutBackground *self = CLOUT_BACKGROUND (source);
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->cancellable);
  if (!clout_finish_boolean (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("In the background: %s", error->message);
}

static void
look (CloutBackground *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint hours = (guint) g_settings_get_int (self->settings, "background-hours");

  if (self->window_open || self->cancellable != NULL
      || !clout_schedule_is_due (self->last, now, hours))
    return;

  self->cancellable = g_cancellable_new ();
  clout_background_run_async (self, now, self->cancellable, look_ended_cb, NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  look (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
first_look_cb (gpointer user_data)
{
  CloutBackground *self = user_data;

  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  look (self);

  return G_SOURCE_REMOVE;
}

static void
stop_run (CloutBackground *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* The program runs without a window only while the person wants it to. */
static void
follow_switch (CloutBackground *self)
{
  gboolean on = g_settings_get_boolean (self->settings, "background-sync");

  if (on == self->holding)
    return;

  self->holding = on;
  if (on)
    {
      g_application_hold (self->application);
      self->timer = g_timeout_add_seconds (FIRST_LOOK_SECONDS, first_look_cb, self);
      return;
    }

  g_clear_handle_id (&self->timer, g_source_remove);
  stop_run (self);
  g_application_release (self->application);
}

static void
clout_background_dispose (GObject *object)
{
  CloutBackground *self = CLOUT_BACKGROUND (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  stop_run (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (clout_background_parent_class)->dispose (object);
}

static void
clout_background_class_init (CloutBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clout_background_dispose;
}

static void
clout_background_init (CloutBackground *self)
{
}

/**
 * clout_background_new:
 * @application: the application, which owns the result
 * @settings: the settings
 *
 * Keeps @application running while background refresh is on.
 *
 * Returns: (transfer full): the background refresher
 */
CloutBackground *
clout_background_new (GApplication *application,
                      GSettings    *settings)
{
  CloutBackground *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (CLOUT_TYPE_BACKGROUND, NULL);
  self->application = application;
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::background-sync", G_CALLBACK (follow_switch), self,
                           G_CONNECT_SWAPPED);
  follow_switch (self);

  return self;
}

/**
 * clout_background_set_window_open:
 * @self: the background refresher
 * @open: whether a window is open, which refreshes automatically
 *
 * Stops a running refresh; the window's refresh continues where it was.
 */
void
clout_background_set_window_open (CloutBackground *self,
                                  gboolean         open)
{
  g_return_if_fail (CLOUT_IS_BACKGROUND (self));

  self->window_open = open;
  if (open)
    stop_run (self);
}

static gboolean
needs_sign_in (CloutAccount *account)
{
  return clout_account_get_state (account) == CLOUT_ACCOUNT_SIGN_IN_AGAIN;
}

static void
report_needs_sign_in (CloutBackground *self,
                      Run             *run)
{
  GListModel *accounts = clout_engine_get_accounts (run->engine);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      gint64 id = clout_account_get_id (account);

      if (needs_sign_in (account) && !g_hash_table_contains (run->needs_sign_in, &id))
        clout_notices_send_sign_in (self->application, account);
    }
}

static void
notify_score (CloutBackground *self,
              double           score,
              gint64           now)
{
  double told = g_settings_get_double (self->settings, "told-score");
  gint64 told_time = g_settings_get_int64 (self->settings, "told-time");

  if (clout_schedule_tells_score (told, told_time, score, now))
    {
      clout_notices_send_score (self->application, told, score);
      g_settings_set_int64 (self->settings, "told-time", now);
    }
  else if (told >= 0)
    return;

  g_settings_set_double (self->settings, "told-score", score);
}

static void
week_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAnalysis) analysis = clout_finish_pointer (result, &error);
  CloutBackground *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (analysis == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* A week without reactions isn't news. */
  if (analysis->week.n_reactions > 0)
    clout_notices_send_week (self->application, &analysis->week);
  g_settings_set_int64 (self->settings, "told-week", run->now);
  g_task_return_boolean (task, TRUE);
}

/* Returns whether @task continues with the weekly summary. */
static gboolean
notify_week (CloutBackground *self,
             CloutReport     *report,
             GTask           *task)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  gint64 told = g_settings_get_int64 (self->settings, "told-week");

  if (!g_settings_get_boolean (self->settings, "notify-weekly"))
    return FALSE;
  /* The first week starts now, as does one after the clock was set back. */
  if (told <= 0 || told > run->now)
    g_settings_set_int64 (self->settings, "told-week", run->now);
  if (!clout_schedule_tells_week (told, run->now, zone))
    return FALSE;
  clout_engine_load_analysis_async (run->engine, report, CLOUT_ANALYSIS_WEEK,
                                    g_task_get_cancellable (task), week_cb, g_object_ref (task));
  return TRUE;
}

static void
reported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = clout_finish_pointer (result, &error);
  CloutBackground *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  if (report == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (g_settings_get_boolean (self->settings, "notify"))
    {
      report_needs_sign_in (self, run);
      if (clout_report_get_score (report)->known != CLOUT_SCORE_UNKNOWN)
        notify_score (self, clout_report_get_score (report)->score, run->now);
    }
  if (!notify_week (self, report, task))
    g_task_return_boolean (task, TRUE);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  /* The window shows failing accounts; the score may have moved in any case. */
  if (!clout_finish_boolean (result, &error))
    g_debug ("In the background: %s", error->message);
  if (g_task_return_error_if_cancelled (task))
    return;

  clout_engine_report_async (CLOUT_ENGINE (source), g_task_get_cancellable (task), reported_cb,
                             g_object_ref (task));
}

/* Returns whether any account can be refreshed. @ret_last: the last refresh, Unix seconds. */
static gboolean
note_accounts (Run    *run,
               gint64 *ret_last)
{
  GListModel *accounts = clout_engine_get_accounts (run->engine);
  gboolean any = FALSE;

  *ret_last = 0;
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      gint64 id = clout_account_get_id (account);

      if (clout_account_get_source (account) == CLOUT_ACCOUNT_ARCHIVE)
        continue;

      any = TRUE;
      *ret_last = MAX (*ret_last, clout_account_get_last_sync (account));
      if (needs_sign_in (account))
        g_hash_table_add (run->needs_sign_in, g_memdup2 (&id, sizeof id));
    }

  return any;
}

static void
plus_k_received_cb (CloutBackground *self,
                    CloutAccount    *account,
                    GListModel      *endorsements)
{
  clout_notices_send_plus_k (self->application, account, endorsements);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CloutBackground *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  guint hours;

  run->engine = clout_finish_pointer (result, &error);
  if (run->engine == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  hours = (guint) g_settings_get_int (self->settings, "background-hours");
  if (!note_accounts (run, &self->last) || !clout_schedule_is_due (self->last, run->now, hours))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->last = run->now;
  g_signal_connect_object (run->engine, "plus-k-received", G_CALLBACK (plus_k_received_cb), self,
                           G_CONNECT_SWAPPED);
  clout_engine_sync_async (run->engine, NULL, g_task_get_cancellable (task), synced_cb,
                           g_object_ref (task));
}

/**
 * clout_background_run_async:
 * @self: the background refresher
 * @now: Unix seconds
 *
 * Opens the store, refreshes accounts that are due, sends notifications and closes the store
 * again.
 *
 * clout_finish_boolean() returns whether the store could be opened and the score computed;
 * failing accounts aren't an error.
 */
void
clout_background_run_async (CloutBackground     *self,
                            gint64               now,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->now = now;
  run->needs_sign_in = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_task_set_source_tag (task, clout_background_run_async);
  g_task_set_task_data (task, run, run_free);
  clout_engine_open_async (NULL, cancellable, opened_cb, g_object_ref (task));
}
