/* signal-list.h: the model's inputs for one account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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
