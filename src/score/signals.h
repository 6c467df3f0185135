/* signals.h: one account's counts, as the model reads them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutSignal:
 *
 * The model's inputs for one account. The first four are counts that a network shows; the last
 * three are effective sums of reactions received in the window, by kind.
 */
typedef enum
{
  CLOUT_SIGNAL_FOLLOWERS,
  CLOUT_SIGNAL_FOLLOWING,
  CLOUT_SIGNAL_LISTED,
  CLOUT_SIGNAL_POSTS,
  CLOUT_SIGNAL_MENTIONS,
  CLOUT_SIGNAL_RESHARES,
  CLOUT_SIGNAL_LIKES,
  CLOUT_N_SIGNALS
} CloutSignal;

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
