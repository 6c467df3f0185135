/* spending.c: the ledger of what fetching has cost.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/spending.h"

#include "model/spending.h"
#include "store/database/sql.h"
#include "store/database/worker.h"

typedef struct
{
  char *network;
  gint64 account;
  gint64 now;
  gint64 amount;
  gint64 price;
  GPtrArray *items;

  gint64 month;
  CloutSpending spending;
  gboolean reserved;
} Booking;

static void
booking_free (Booking *booking)
{
  g_free (booking->network);
  g_clear_pointer (&booking->items, g_ptr_array_unref);
  g_free (booking);
}

/* Returns a number, or @fallback if there is no row. */
static gboolean
ask (sqlite3     *db,
     const char  *sql,
     const char  *network,
     gint64       month,
     gint64      *number,
     GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, sql, error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "si", network, month);
  if (!clout_sql_step (statement, &row, error))
    return FALSE;
  if (row && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *number = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
load (sqlite3  *db,
      Booking  *booking,
      GError  **error)
{
  gint64 by_clock = clout_spending_get_month (booking->now);
  gint64 last = 0;

  booking->spending = (CloutSpending) { CLOUT_SPENDING_DEFAULT_LIMIT, 0 };
  if (!ask (db, "SELECT max (month) FROM spending WHERE network = ?1 AND month <= ?2 + 1",
            booking->network, by_clock, &last, error))
    return FALSE;
  booking->month = clout_spending_book_month (by_clock, last);
  return ask (db, "SELECT amount FROM budget WHERE network = ?1 AND ?2", booking->network, 1,
              &booking->spending.limit, error)
    && ask (db, "SELECT spent FROM spending WHERE network = ?1 AND month = ?2",
            booking->network, booking->month, &booking->spending.spent, error);
}

static gboolean
book (sqlite3        *db,
      const Booking  *booking,
      gint64          amount,
      GError        **error)
{
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (db, "INSERT INTO spending (network, month, spent)"
                       " VALUES (?1, ?2, max (?3, 0))"
                       " ON CONFLICT DO UPDATE SET spent = max (spent + ?3, 0)", error);

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "sii", booking->network, booking->month, amount);
  return clout_sql_run (statement, error);
}

/* Counts and records items that weren't paid for today. */
static gboolean
count_new (sqlite3        *db,
           const Booking  *booking,
           gint64         *ret_n,
           GError        **error)
{
  gint64 day = clout_spending_get_day (booking->now);
  g_autoptr(sqlite3_stmt) drop =
    clout_sql_prepare (db, "DELETE FROM charged WHERE account = ?1 AND day <> ?2", error);
  g_autoptr(sqlite3_stmt) note = drop == NULL ? NULL
    : clout_sql_prepare (db, "INSERT INTO charged (account, day, item) VALUES (?1, ?2, ?3)"
                         " ON CONFLICT DO NOTHING", error);

  *ret_n = 0;
  if (note == NULL)
    return FALSE;
  clout_sql_bind (drop, "ii", booking->account, day);
  if (!clout_sql_run (drop, error))
    return FALSE;
  for (guint i = 0; booking->items != NULL && i < booking->items->len; i++)
    {
      clout_sql_bind (note, "iis", booking->account, day, booking->items->pdata[i]);
      if (!clout_sql_run (note, error))
        return FALSE;
      *ret_n += sqlite3_changes (db);
    }
  return TRUE;
}

static gboolean
reserve (sqlite3   *db,
         gpointer   data,
         GError   **error)
{
  Booking *booking = data;

  if (!load (db, booking, error))
    return FALSE;
  booking->reserved = clout_spending_allows (booking->spending.limit, booking->spending.spent,
                                             booking->amount);
  return !booking->reserved || book (db, booking, booking->amount, error);
}

static gboolean
settle (sqlite3   *db,
        gpointer   data,
        GError   **error)
{
  Booking *booking = data;
  gint64 n;

  return load (db, booking, error)
    && count_new (db, booking, &n, error)
    && book (db, booking, n * booking->price - booking->amount, error);
}

static gboolean
save_budget (sqlite3   *db,
             gpointer   data,
             GError   **error)
{
  Booking *booking = data;
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (db, "INSERT INTO budget (network, amount) VALUES (?1, ?2)"
                       " ON CONFLICT DO UPDATE SET amount = excluded.amount", error);

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "si", booking->network, booking->amount);
  return clout_sql_run (statement, error);
}

static void
run (sqlite3      *db,
     GTask        *task,
     CloutSqlFunc  func)
{
  GError *error = NULL;

  if (clout_sql_write (db, func, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reserve_worker (CloutStore *self,
                sqlite3    *db,
                GTask      *task,
                gpointer    task_data)
{
  run (db, task, reserve);
}

static void
settle_worker (CloutStore *self,
               sqlite3    *db,
               GTask      *task,
               gpointer    task_data)
{
  run (db, task, settle);
}

static void
save_budget_worker (CloutStore *self,
                    sqlite3    *db,
                    GTask      *task,
                    gpointer    task_data)
{
  run (db, task, save_budget);
}

static void
load_worker (CloutStore *self,
             sqlite3    *db,
             GTask      *task,
             gpointer    task_data)
{
  GError *error = NULL;

  if (load (db, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GTask *
new_task (CloutStore          *self,
          gpointer             tag,
          const char          *network,
          const Booking       *booking,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = clout_store_task_new (self, tag, cancellable, callback, user_data);
  Booking *copy = g_memdup2 (booking, sizeof *booking);

  copy->network = g_strdup (network);
  g_task_set_task_data (task, copy, (GDestroyNotify) booking_free);
  return task;
}

/**
 * clout_store_load_spending_async:
 * @network: a network that has prices
 * @now: Unix seconds
 */
void
clout_store_load_spending_async (CloutStore          *self,
                                 const char          *network,
                                 gint64               now,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = new_task (self, clout_store_load_spending_async, network,
                                    &(Booking) { .now = now }, cancellable, callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_READ, load_worker);
}

/**
 * clout_store_load_spending_finish:
 * @ret_spending: (out): ledger of the current month
 */
gboolean
clout_store_load_spending_finish (CloutStore     *self,
                                  GAsyncResult   *result,
                                  CloutSpending  *ret_spending,
                                  GError        **error)
{
  const Booking *booking = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *ret_spending = booking->spending;
  return TRUE;
}

/**
 * clout_store_save_budget_async:
 * @limit: monthly limit, in millionths of a US dollar
 */
void
clout_store_save_budget_async (CloutStore          *self,
                               const char          *network,
                               gint64               limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = new_task (self, clout_store_save_budget_async, network,
                                    &(Booking) { .amount = limit }, cancellable, callback,
                                    user_data);

  clout_store_push (self, task, CLOUT_STORE_WRITE, save_budget_worker);
}

/**
 * clout_store_reserve_async:
 * @price: highest cost of a request
 *
 * Books the cost before the request is sent, if it is within the monthly budget. If the program
 * is killed in between, the ledger shows too much, but never too little.
 */
void
clout_store_reserve_async (CloutStore          *self,
                           const char          *network,
                           gint64               now,
                           gint64               price,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = new_task (self, clout_store_reserve_async, network,
                                    &(Booking) { .now = now, .amount = price }, cancellable,
                                    callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_WRITE, reserve_worker);
}

/**
 * clout_store_reserve_finish:
 * @ret_reserved: (out): whether it is within the budget
 */
gboolean
clout_store_reserve_finish (CloutStore    *self,
                            GAsyncResult  *result,
                            gboolean      *ret_reserved,
                            GError       **error)
{
  const Booking *booking = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *ret_reserved = booking->reserved;
  return TRUE;
}

/**
 * clout_store_settle_async:
 * @account: account that the items belong to
 * @now: Unix seconds, the same as for the reservation
 * @reserved: amount reserved for the request
 * @price: price of an item
 * @items: (nullable) (element-type utf8): items in the response; those already paid for on the
 *   same UTC day are free
 *
 * Replaces a request's reservation with its actual cost.
 */
void
clout_store_settle_async (CloutStore          *self,
                          const char          *network,
                          gint64               account,
                          gint64               now,
                          gint64               reserved,
                          gint64               price,
                          GPtrArray           *items,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Booking booking = { .account = account, .now = now, .amount = reserved, .price = price,
                      .items = items != NULL ? g_ptr_array_ref (items) : NULL };
  g_autoptr(GTask) task = new_task (self, clout_store_settle_async, network, &booking,
                                    cancellable, callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_WRITE, settle_worker);
}
