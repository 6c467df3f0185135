/* odds.h: how accounts add up: by odds, never by average.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

double clout_odds_of    (const CloutScoreAccount *account,
                         const CloutSignals      *signals,
                         gint64                   now);
double clout_odds_score (double                   sum);
void   clout_odds_reach (const CloutSignals      *signals,
                         double                   reactors,
                         double                  *above,
                         double                  *below);
double clout_odds_move  (double                   part,
                         double                   by);
double clout_odds_shift (double                   score,
                         double                   by);

G_END_DECLS
