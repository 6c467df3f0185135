/* score-page.h: the score, how it moved and where it comes from.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_SCORE_PAGE (clout_score_page_get_type ())

/* Signal "shown": a report, or the reason why there isn't one, is on screen. */
G_DECLARE_FINAL_TYPE (CloutScorePage, clout_score_page, CLOUT, SCORE_PAGE, AdwBin)

void         clout_score_page_set_engine (CloutScorePage *self,
                                          CloutEngine    *engine);
/* (nullable) (transfer none): the report shown. */
CloutReport *clout_score_page_get_report (CloutScorePage *self);

G_END_DECLS
