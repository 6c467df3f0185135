/* points.h: stores scores of days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/score/points.h"
#include "sync/engine.h"

G_BEGIN_DECLS

void clout_engine_save_points (CloutEngine           *self,
                               const CloutScorePoint *points,
                               gsize                  n_points,
                               gint32                 today);

G_END_DECLS
