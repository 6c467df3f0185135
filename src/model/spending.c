/* spending.c: what fetching may cost a person in a month.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/spending.h"

#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)

/* More than anybody can mean, and far from overflowing. */
#define MOST (G_MAXINT64 / 4)

/**
 * clout_spending_get_month:
 * @now: Unix seconds
 *
 * Returns: the number of the month in UTC: twelve a year
 */
gint64
clout_spending_get_month (gint64 now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (now);

  if (moment == NULL)
    return 0;
  return (gint64) g_date_time_get_year (moment) * 12 + g_date_time_get_month (moment) - 1;
}

/**
 * clout_spending_get_day:
 * @now: Unix seconds
 *
 * Returns: the number of the day in UTC, within which a thing is paid for once
 */
gint64
clout_spending_get_day (gint64 now)
{
  return now >= 0 ? now / DAY_SECONDS : -((-now + DAY_SECONDS - 1) / DAY_SECONDS);
}

/**
 * clout_spending_book_month:
 * @month: by the clock
 * @last: the latest month that something was spent in, or 0
 *
 * A clock that is set back over the turn of a month must not open the budget of the month
 * before again. One that was far ahead once must not keep it shut for years.
 *
 * Returns: the month whose budget counts
 */
gint64
clout_spending_book_month (gint64 month,
                           gint64 last)
{
  return last == month + 1 ? last : month;
}

/**
 * clout_spending_allows:
 * @limit: of a month
 * @spent: in that month
 * @price: the most that the next request can cost
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
 * @price: of one item
 * @page_items: most items of a page
 * @max_pages: most pages of a pass, or of each subject
 * @n_subjects: of how many things it is asked, 1 for a plain list
 * @most_items: how many items there are at most, -1 where that is not known
 *
 * Returns: the most that a pass can cost, in whole pages, as they are reserved
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
 * @text: an amount in dollars as someone types it: "5", "0.50", "$2,50"
 * @ret_amount: (out): the amount
 *
 * Returns: whether it is one, from nothing to %CLOUT_SPENDING_MOST_LIMIT
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
