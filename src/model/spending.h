/* spending.h: limits on what fetching may cost in a month.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts of money are in millionths of a US dollar. */
#define CLOUT_SPENDING_DOLLAR G_GINT64_CONSTANT (1000000)
#define CLOUT_SPENDING_DEFAULT_LIMIT CLOUT_SPENDING_DOLLAR
#define CLOUT_SPENDING_MOST_LIMIT (1000 * CLOUT_SPENDING_DOLLAR)

gint64   clout_spending_get_month  (gint64 now);
gint64   clout_spending_get_day    (gint64 now);
gint64   clout_spending_book_month (gint64 month,
                                    gint64 last);
gboolean clout_spending_allows     (gint64 limit,
                                    gint64 spent,
                                    gint64 price);
gint64   clout_spending_bound      (gint64 price,
                                    gint64 page_items,
                                    gint64 max_pages,
                                    gint64 n_subjects,
                                    gint64 most_items);
gboolean clout_spending_parse      (const char *text,
                                    gint64     *ret_amount);

G_END_DECLS
