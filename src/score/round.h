/* round.h: rounding for display.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decimals of scores, points and changes, wherever people read them. */
#define CLOUT_SHOWN_DECIMALS 1

double clout_round        (double value,
                           int    decimals);
double clout_round_change (double before,
                           double after,
                           int    decimals);
void   clout_ledger_round (const double *parts,
                           gsize         n_parts,
                           double        whole,
                           int           decimals,
                           double       *rounded);

G_END_DECLS
