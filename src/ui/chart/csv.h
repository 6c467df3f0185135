/* csv.h: the chart's days as CSV.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/chart/days.h"

G_BEGIN_DECLS

char *clout_csv_of_days (const CloutDays *days);

G_END_DECLS
