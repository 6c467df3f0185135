/* spending.c: the ledger of what fetching has cost.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/spending.h"

#include "model/spending.h"
#include "store/database/call.h"

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
booking_free (gpointer data)
{
  Booking *booking = data;

  g_free (booking->network);
  g_clear_pointer (&booking->items, g_ptr_array_unref);
  g_free (booking);
}

static gboolean
load (sqlite3   *db,
      gpointer   data,
      GError   **error)
{
  Booking *booking = data;
  gint64 by_clock = clout_spending_get_month (booking->now);
  gint64 last = 0;

  booking->spending = (CloutSpending) { CLOUT_SPENDING_DEFAULT_LIMIT, 0 };
  if (!clout_sql_find (db, "SELECT max (month) FROM spending WHERE network = ?1 AND month <= ?2",
                       clout_binds_new ("si", booking->network, by_clock + 1), &last, error))
    return FALSE;
  booking->month = clout_spending_book_month (by_clock, last);
  return clout_sql_find (db, "SELECT amount FROM budget WHERE network = ?1",
                         clout_binds_new ("s", booking->network), &booking->spending.limit, error)
    && clout_sql_find (db, "SELECT spent FROM spending WHERE network = ?1 AND month = ?2",
                       clout_binds_new ("si", booking->network, booking->month),
                       &booking->spending.spent, error);
}

static gboolean
book (sqlite3        *db,
      const Booking  *booking,
      gint64          amount,
      GError        **error)
{
  return clout_sql_change (db, "INSERT INTO spending (network, month, spent)"
                           " VALUES (?1, ?2, max (?3, 0))"
                           " ON CONFLICT DO UPDATE SET spent = max (spent + ?3, 0)",
                           clout_binds_new ("sii", booking->network, booking->month, amount),
                           error);
}

/* Counts and records items that weren't paid for today. */
static gboolean
count_new (sqlite3        *db,
           const Booking  *booking,
           gint64         *ret_n,
           GError        **error)
{
  gint64 day = clout_spending_get_day (booking->now);

  *ret_n = 0;
  if (!clout_sql_change (db, "DELETE FROM charged WHERE account = ?1 AND day <> ?2",
                         clout_binds_new ("ii", booking->account, day), error))
    return FALSE;
  for (guint i = 0; booking->items != NULL && i < booking->items->len; i++)
    {
      if (!clout_sql_change (db, "INSERT INTO charged (account, day, item) VALUES (?1, ?2, ?3)"
                             " ON CONFLICT DO NOTHING",
                             clout_binds_new ("iis", booking->account, day,
                                              booking->items->pdata[i]), error))
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

static Booking *
booking_new (const Booking *values,
             const char    *network)
{
  Booking *booking = g_memdup2 (values, sizeof *values);

  booking->network = g_strdup (network);
  return booking;
}

/**
 * clout_store_load_spending_async:
 * @self: a store
 * @network: a network that has prices
 * @now: Unix seconds
 *
 * Loads what was spent at a network.
 */
void
clout_store_load_spending_async (CloutStore          *self,
                                 const char          *network,
                                 gint64               now,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .change = load,
                                       .free_args = booking_free };
  Booking booking = { .now = now };

  clout_store_call_async (self, &call, booking_new (&booking, network), cancellable, callback,
                          user_data);
}

/**
 * clout_store_load_spending_finish:
 * @self: a store
 * @result: the result passed to the callback
 * @ret_spending: (out): ledger of the current month
 *
 * Finishes clout_store_load_spending_async().
 */
gboolean
clout_store_load_spending_finish (CloutStore     *self,
                                  GAsyncResult   *result,
                                  CloutSpending  *ret_spending,
                                  GError        **error)
{
  const Booking *booking = clout_store_call_get_args (result);

  if (!clout_finish_boolean (result, error))
    return FALSE;
  *ret_spending = booking->spending;
  return TRUE;
}

/**
 * clout_store_save_budget_async:
 * @self: a store
 * @network: id of a network
 * @limit: monthly limit, in millionths of a US dollar
 *
 * Stores a network's monthly limit.
 */
void
clout_store_save_budget_async (CloutStore          *self,
                               const char          *network,
                               gint64               limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  clout_store_change_async (self, "INSERT INTO budget (network, amount) VALUES (?1, ?2)"
                            " ON CONFLICT DO UPDATE SET amount = excluded.amount",
                            clout_binds_new ("si", network, limit), cancellable, callback,
                            user_data);
}

/**
 * clout_store_reserve_async:
 * @self: a store
 * @network: id of a network
 * @now: Unix seconds
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
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .change = reserve,
                                       .free_args = booking_free };
  Booking booking = { .now = now, .amount = price };

  clout_store_call_async (self, &call, booking_new (&booking, network), cancellable, callback,
                          user_data);
}

/**
 * clout_store_reserve_finish:
 * @self: a store
 * @result: the result passed to the callback
 * @ret_reserved: (out): whether it is within the budget
 *
 * Finishes clout_store_reserve_async().
 */
gboolean
clout_store_reserve_finish (CloutStore    *self,
                            GAsyncResult  *result,
                            gboolean      *ret_reserved,
                            GError       **error)
{
  const Booking *booking = clout_store_call_get_args (result);

  if (!clout_finish_boolean (result, error))
    return FALSE;
  *ret_reserved = booking->reserved;
  return TRUE;
}

/**
 * clout_store_settle_async:
 * @self: a store
 * @network: id of a network
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
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .change = settle,
                                       .free_args = booking_free };
  Booking booking = { .account = account, .now = now, .amount = reserved, .price = price,
                      .items = items != NULL ? g_ptr_array_ref (items) : NULL };

  clout_store_call_async (self, &call, booking_new (&booking, network), cancellable, callback,
                          user_data);
}
