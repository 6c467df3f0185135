/* post-csv.h: posts as CSV.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *clout_csv_of_posts (GPtrArray  *posts,
                          GListModel *accounts);

G_END_DECLS
