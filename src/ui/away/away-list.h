/* away-list.h: keeps days away sorted and merged.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "score/input.h"

G_BEGIN_DECLS

gint32 clout_holiday_list_day_of (int     year,
                                  int     month,
                                  int     day);
void   clout_holiday_list_add    (GArray *holidays,
                                  gint32  first,
                                  gint32  last);

G_END_DECLS
