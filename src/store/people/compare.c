/* compare.c: counts friends' reactions by week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/people/compare.h"

#include "base/duration.h"
#include "store/database/call.h"
#include "store/people/merged.h"

#define WEEK (7 * CLOUT_DAY)

typedef struct
{
  GArray *people;
  gint64 now;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_array_unref (wanted->people);
  g_free (wanted);
}

/* @sql selects the times of person ?1's reactions since ?2. */
static gboolean
count_weeks (sqlite3     *db,
             const char  *sql,
             gint64       person,
             gint64       now,
             guint       *weeks,
             GError     **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, sql, clout_binds_new ("ii", person, now - CLOUT_COMPARISON_WEEKS * WEEK
                                                              + 1), error);

  while (clout_sql_next (rows))
    {
      gint64 time = MIN (sqlite3_column_int64 (rows, 0), now);

      weeks[CLOUT_COMPARISON_WEEKS - 1 - (now - time) / WEEK]++;
    }
  return clout_sql_end (rows, error);
}

/* Likes and reshares have their post's time if their own isn't known. */
static gboolean
count (sqlite3          *db,
       gint64            person,
       gint64            now,
       CloutComparison  *comparison,
       GError          **error)
{
  return count_weeks (db, "SELECT iif (time = 0, (SELECT time FROM post WHERE id = reaction.post),"
                      " time) AS at FROM reaction"
                      " WHERE account = (SELECT account FROM person WHERE id = ?1) AND person = ?1"
                      " AND kind <= 4 AND at >= ?2",
                      person, now, comparison->received, error)
    && count_weeks (db, "SELECT time FROM remark"
                    " WHERE account = (SELECT account FROM person WHERE id = ?1) AND person = ?1"
                    " AND time >= ?2", person, now, comparison->received, error)
    && count_weeks (db, "SELECT time FROM given"
                    " WHERE account = (SELECT account FROM person WHERE id = ?1) AND person = ?1"
                    " AND time >= ?2", person, now, comparison->given, error);
}

/* Together with those that were merged with the person. */
static gboolean
count_same (sqlite3          *db,
            gint64            person,
            gint64            now,
            CloutComparison  *comparison,
            GError          **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, CLOUT_SAME_PEOPLE "SELECT id FROM same",
                                                   clout_binds_new ("i", person), error);

  while (clout_sql_next (rows))
    if (!count (db, sqlite3_column_int64 (rows, 0), now, comparison, error))
      return FALSE;
  return clout_sql_end (rows, error);
}

static gpointer
compare (sqlite3   *db,
         gpointer   args,
         GError   **error)
{
  const Wanted *wanted = args;
  g_autoptr(GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_comparison_free);

  for (guint i = 0; i < wanted->people->len; i++)
    {
      CloutComparison *comparison = g_new0 (CloutComparison, 1);

      g_ptr_array_add (list, comparison);
      if (!count_same (db, g_array_index (wanted->people, gint64, i), wanted->now, comparison,
                       error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

/**
 * clout_store_compare_async:
 * @self: a store
 * @people: (array length=n_people): ids of friends
 * @n_people: number of people
 * @now: Unix seconds
 *
 * Loads data of several friends to compare them.
 */
void
clout_store_compare_async (CloutStore          *self,
                           const gint64        *people,
                           gsize                n_people,
                           gint64               now,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = compare, .free_args = wanted_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (wanted->people, people, n_people);
  wanted->now = now;
  clout_store_call_async (self, &call, wanted, cancellable, callback, user_data);
}
