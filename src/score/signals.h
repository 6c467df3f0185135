/* signals.h: one account's counts, as the model reads them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "score/signal-list.h"

G_BEGIN_DECLS

/**
 * CloutSignals:
 * @value: indexed by #CloutSignal; NAN if unknown
 */
typedef struct
{
  double value[CLOUT_N_SIGNALS];
} CloutSignals;

void   clout_signals_init     (CloutSignals       *signals);
void   clout_signals_expand   (const CloutSignals *signals,
                               double             *logs);
void   clout_signals_reach    (const CloutSignals *signals,
                               double             *above,
                               double             *below);
double clout_signals_strength (const CloutSignals *signals);
double clout_signals_score    (const CloutSignals *signals);

G_END_DECLS
