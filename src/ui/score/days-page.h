/* days-page.h: the chart's numbers as a list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/report.h"

G_BEGIN_DECLS

GtkWidget *clout_days_page_new (CloutReport *report);

G_END_DECLS
