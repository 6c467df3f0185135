/* away-list.h: keeps days away sorted and merged.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "score/input.h"

G_BEGIN_DECLS

gint32 clout_away_list_day_of    (int     year,
                                  int     month,
                                  int     day);
void   clout_away_list_add       (GArray *away_periods,
                                  gint32  first,
                                  gint32  last);

G_END_DECLS
