/* networks.h: what a network offers, requires and costs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/network-info.h"

G_BEGIN_DECLS

char *clout_format_reads (const CloutNetworkInfo *info);
char *clout_format_needs (const CloutNetworkInfo *info);
char *clout_format_costs (const CloutNetworkInfo *info);
GStrv clout_format_steps (const CloutNetworkInfo *info);
char *clout_format_apps_page (const char            *page);
char *clout_format_money (gint64                  amount);
char *clout_format_price (gint64                  at_most,
                          gint64                  spent,
                          gint64                  limit);

G_END_DECLS
