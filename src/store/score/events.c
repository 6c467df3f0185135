/* events.c: lists what happened during the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/events.h"

#include "score/calendar.h"
#include "store/database/call.h"

/* With the weights of the highlights. */
#define SELECT_POSTS \
  "SELECT excerpt, url, time, value FROM (SELECT excerpt, url, time," \
  " 3 * (mentions + replies + quotes) + 2 * reshares + likes AS value," \
  " avg (3 * (mentions + replies + quotes) + 2 * reshares + likes) OVER () AS mean" \
  " FROM received WHERE time >= max (?1, 1)) WHERE value > 0 AND value >= 3 * mean" \
  " ORDER BY value DESC, time DESC LIMIT ?2"

#define SELECT_AWAY "SELECT first, last FROM holiday WHERE last >= ?1 ORDER BY first"

/* The first version of the formula isn't a change of it. */
#define SELECT_FORMULAS \
  "SELECT day, model FROM (SELECT min (day) AS day, model FROM score_point WHERE shown" \
  " GROUP BY model) WHERE day >= ?1" \
  " AND model > (SELECT min (model) FROM score_point WHERE shown) ORDER BY day"

/* Accounts added on the first day are the beginning of the history, not events in it. */
#define SELECT_ACCOUNTS \
  "SELECT added, network, coalesce (handle, remote) FROM account WHERE added >= max (?1, 1)" \
  " AND added >= (SELECT min (added) FROM account) + 86400 ORDER BY added, id"

typedef struct
{
  gint64 first_day;
  GTimeZone *zone;
} ListArgs;

static void
list_args_free (gpointer data)
{
  ListArgs *args = data;

  g_clear_pointer (&args->zone, g_time_zone_unref);
  g_free (args);
}

static gboolean
add_posts (sqlite3         *db,
           const ListArgs  *args,
           GPtrArray       *events,
           GError         **error)
{
  gint64 since = args->first_day > 0 ? clout_day_start (args->first_day, args->zone) : 0;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, SELECT_POSTS, clout_binds_new ("ii", since, (gint64) CLOUT_EVENT_POSTS),
                      error);

  while (clout_sql_next (rows))
    {
      gint64 day = clout_day_of (sqlite3_column_int64 (rows, 2), args->zone);

      g_ptr_array_add (events, clout_event_new (CLOUT_EVENT_POST, day, day,
                                                clout_sql_text (rows, 0), 0));
    }
  return clout_sql_end (rows, error);
}

static gboolean
add_away (sqlite3         *db,
          const ListArgs  *args,
          GPtrArray       *events,
          GError         **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, SELECT_AWAY, clout_binds_new ("i", args->first_day), error);

  while (clout_sql_next (rows))
    g_ptr_array_add (events, clout_event_new (CLOUT_EVENT_AWAY, sqlite3_column_int64 (rows, 0),
                                              sqlite3_column_int64 (rows, 1), NULL, 0));
  return clout_sql_end (rows, error);
}

static gboolean
add_formulas (sqlite3         *db,
              const ListArgs  *args,
              GPtrArray       *events,
              GError         **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, SELECT_FORMULAS, clout_binds_new ("i", args->first_day), error);

  while (clout_sql_next (rows))
    {
      gint64 day = sqlite3_column_int64 (rows, 0);

      g_ptr_array_add (events, clout_event_new (CLOUT_EVENT_FORMULA, day, day, NULL,
                                                sqlite3_column_int (rows, 1)));
    }
  return clout_sql_end (rows, error);
}

static gboolean
add_accounts (sqlite3         *db,
              const ListArgs  *args,
              GPtrArray       *events,
              GError         **error)
{
  gint64 since = args->first_day > 0 ? clout_day_start (args->first_day, args->zone) : 0;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, SELECT_ACCOUNTS, clout_binds_new ("i", since), error);

  while (clout_sql_next (rows))
    {
      gint64 day = clout_day_of (sqlite3_column_int64 (rows, 0), args->zone);
      CloutEvent *event = clout_event_new (CLOUT_EVENT_ACCOUNT, day, day, clout_sql_text (rows, 2),
                                           0);

      event->network = g_strdup (clout_sql_text (rows, 1));
      g_ptr_array_add (events, event);
    }
  return clout_sql_end (rows, error);
}

static gpointer
list_events (sqlite3   *db,
             gpointer   args,
             GError   **error)
{
  g_autoptr(GPtrArray) events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_event_free);

  if (!add_posts (db, args, events, error) || !add_away (db, args, events, error)
      || !add_formulas (db, args, events, error) || !add_accounts (db, args, events, error))
    return NULL;
  return g_steal_pointer (&events);
}

/**
 * clout_store_list_events_async:
 * @self: a store
 * @first_day: as days since 1970-01-01 local time, 0 for all
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Lists what happened since a day.
 */
void
clout_store_list_events_async (CloutStore          *self,
                               gint64               first_day,
                               GTimeZone           *zone,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_events,
                                       .free_args = list_args_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  ListArgs *args = g_new0 (ListArgs, 1);

  args->first_day = first_day;
  args->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  clout_store_call_async (self, &call, args, cancellable, callback, user_data);
}
