/* spending.c: limits on what fetching may cost in a month.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/spending.h"

#include "base/duration.h"

#include <string.h>

/* More than anyone can mean, and far from overflowing. */
#define MOST (G_MAXINT64 / 4)

/**
 * clout_spending_get_month:
 * @now: Unix seconds
 *
 * Returns: the number of the UTC month, counting twelve a year
 */
gint64
clout_spending_get_month (gint64 now)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (now);

  if (moment == NULL)
    return 0;
  return (gint64) g_date_time_get_year (moment) * 12 + g_date_time_get_month (moment) - 1;
}

/**
 * clout_spending_get_day:
 * @now: Unix seconds
 *
 * Returns: the number of the UTC day; each item is paid for once a day
 */
gint64
clout_spending_get_day (gint64 now)
{
  return now >= 0 ? now / CLOUT_DAY : -((-now + CLOUT_DAY - 1) / CLOUT_DAY);
}

/**
 * clout_spending_book_month:
 * @month: the month by the clock
 * @last: the last month with spending, or 0
 *
 * Decides which month's budget applies. A clock that is set back past the start of a month must
 * not reopen the previous month's budget, and one that was once far ahead must not block spending
 * for years.
 *
 * Returns: the month whose budget applies
 */
gint64
clout_spending_book_month (gint64 month,
                           gint64 last)
{
  return last == month + 1 ? last : month;
}

/**
 * clout_spending_allows:
 * @limit: the monthly limit
 * @spent: amount spent in that month
 * @price: highest cost of the next request
 *
 * Decides whether a request fits into the monthly limit.
 *
 * Returns: whether it may be sent
 */
gboolean
clout_spending_allows (gint64 limit,
                       gint64 spent,
                       gint64 price)
{
  if (price <= 0)
    return TRUE;
  return spent >= 0 && spent <= limit && price <= limit - spent;
}

static gint64
times (gint64 a,
       gint64 b)
{
  if (a <= 0 || b <= 0)
    return 0;
  return a > MOST / b ? MOST : a * b;
}

/**
 * clout_spending_bound:
 * @price: price of one item
 * @page_items: most items on a page
 * @max_pages: most pages in a pass, or for each subject
 * @n_subjects: number of subjects, 1 for a plain list
 * @most_items: most items that exist, -1 if unknown
 *
 * Computes the highest cost of a pass over a list.
 *
 * Returns: the highest cost of a pass, in whole pages, because these are reserved
 */
gint64
clout_spending_bound (gint64 price,
                      gint64 page_items,
                      gint64 max_pages,
                      gint64 n_subjects,
                      gint64 most_items)
{
  gint64 items = times (times (page_items, max_pages), n_subjects);

  if (most_items >= 0 && page_items > 0)
    items =
      MIN (items, times (most_items / page_items + (most_items % page_items > 0), page_items));
  return times (price, items);
}

/**
 * clout_spending_parse:
 * @text: an amount in dollars as typed: "5", "0.50", "$2,50"
 * @ret_amount: (out): the amount
 *
 * Parses a limit as typed.
 *
 * Returns: whether it is an amount from 0 to %CLOUT_SPENDING_MOST_LIMIT
 */
gboolean
clout_spending_parse (const char *text,
                      gint64     *ret_amount)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *digits = *trimmed == '$' ? trimmed + 1 : trimmed;
  gsize whole = strspn (digits, "0123456789");
  const char *point = digits + whole;
  gsize cents = *point != '\0' ? strspn (point + 1, "0123456789") : 0;
  gint64 amount;

  if (whole == 0 || whole > 4 || (*point != '\0' && *point != '.' && *point != ',')
      || (*point != '\0' && (cents == 0 || cents > 2 || point[1 + cents] != '\0')))
    return FALSE;
  amount = g_ascii_strtoll (digits, NULL, 10) * CLOUT_SPENDING_DOLLAR;
  if (cents > 0)
    amount +=
      g_ascii_strtoll (point + 1, NULL, 10) * CLOUT_SPENDING_DOLLAR / (cents == 1 ? 10 : 100);
  if (amount > CLOUT_SPENDING_MOST_LIMIT)
    return FALSE;
  *ret_amount = amount;
  return TRUE;
}
