/* tips-group.h: tips, and those that were followed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_TIPS_GROUP (clout_tips_group_get_type ())

/* The score page handles the actions of its rows. */
G_DECLARE_FINAL_TYPE (CloutTipsGroup, clout_tips_group, CLOUT, TIPS_GROUP, AdwBin)

void clout_tips_group_load (CloutTipsGroup *self,
                            CloutEngine    *engine,
                            CloutReport    *report);

G_END_DECLS
