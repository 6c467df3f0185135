/* save-chart.h: saves a chart to a file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/chart/chart.h"

G_BEGIN_DECLS

void clout_save_chart (CloutChart *chart);

G_END_DECLS
