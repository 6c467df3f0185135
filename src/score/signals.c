/* signals.c: turns an account's counts into strength and score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/signals.h"

#include <math.h>

#include "score/constants.h"

/**
 * clout_signals_init:
 * @signals: (out): signals to initialize
 *
 * Makes every signal unknown.
 */
void
clout_signals_init (CloutSignals *signals)
{
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    signals->value[i] = NAN;
}

/* Estimates the common factor from those of these signals that are known. */
static gboolean
find_factor_of (const CloutSignals *signals,
                const double       *logs,
                guint               first,
                guint               last,
                double             *factor,
                double             *ret_precision)
{
  double precision = 1;
  double sum = 0;

  for (guint i = first; i <= last; i++)
    {
      const CloutFactor *f = &clout_factors[i];

      if (isnan (signals->value[i]) || f->variance <= 0)
        continue;
      precision += f->loading * f->loading / f->variance;
      sum += f->loading / f->variance * (logs[i] - f->mean);
    }
  *factor = sum / precision;
  *ret_precision = precision;
  return precision > 1;
}

/* Returns the precision of @factor, which is estimated from the audience or, if that is unknown,
   from the engagement. */
static double
find_factor (const CloutSignals *signals,
             const double       *logs,
             double             *factor)
{
  double precision;

  if (!find_factor_of (signals, logs, CLOUT_SIGNAL_FOLLOWERS, CLOUT_SIGNAL_POSTS, factor,
                       &precision))
    find_factor_of (signals, logs, CLOUT_SIGNAL_MENTIONS, CLOUT_SIGNAL_LIKES, factor, &precision);
  return precision;
}

/**
 * clout_signals_expand:
 * @signals: the signals, NAN where unknown; negative counts as 0 and infinite
 *   as the largest finite number
 * @logs: (out) (array fixed-size=CLOUT_N_SIGNALS): ln (1 + signal)
 *
 * Replaces each unknown signal with its expectation by the one-factor model in coefficients.h,
 * given the audience or, if that is unknown too, the engagement. It is between 0 and the largest
 * known signal, because no one is expected to get more reactions than they have audience. If
 * nothing is known, everything is 0. No expectation falls when a known signal rises.
 */
void
clout_signals_expand (const CloutSignals *signals,
                      double             *logs)
{
  double factor;
  double largest = 0;

  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    if (!isnan (signals->value[i]))
      {
        logs[i] = log1p (CLAMP (signals->value[i], 0, G_MAXDOUBLE));
        if (clout_factors[i].variance > 0)
          largest = MAX (largest, logs[i]);
      }
  find_factor (signals, logs, &factor);
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    if (isnan (signals->value[i]))
      logs[i] = CLAMP (clout_factors[i].mean + clout_factors[i].loading * factor, 0, largest);
}

/**
 * clout_signals_strength:
 * @signals: the signals, NAN where unknown
 *
 * Computes an account's strength from its signals.
 *
 * Returns: the account's strength z = b0 + Σ b_i · ln (1 + signal_i), finite
 */
double
clout_signals_strength (const CloutSignals *signals)
{
  double logs[CLOUT_N_SIGNALS];
  double strength = CLOUT_INTERCEPT;

  clout_signals_expand (signals, logs);
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    strength += clout_coefficients[i] * logs[i];
  return strength;
}

/**
 * clout_signals_score:
 * @signals: the signals, NAN where unknown
 *
 * Computes an account's own score from its signals.
 *
 * Returns: the score of one account alone, 100 · σ(z), in [0, 100]
 */
double
clout_signals_score (const CloutSignals *signals)
{
  return 100 / (1 + exp (-clout_signals_strength (signals)));
}

/**
 * clout_signals_reach:
 * @signals: the signals, NAN where unknown
 * @above: (out): how much higher the strength with full data may be, at least 0
 * @below: (out): how much lower it may be, at least 0
 *
 * Computes the range that covers nine of ten accounts with these known signals. Both ends are 0
 * if all signals are known. They differ because an expectation is capped at the largest known
 * signal and no signal is below 0. Unknown signals move together, as they do for the judged
 * accounts.
 */
void
clout_signals_reach (const CloutSignals *signals,
                     double             *above,
                     double             *below)
{
  double logs[CLOUT_N_SIGNALS];
  double factor;
  double precision;

  *above = *below = 0;
  clout_signals_expand (signals, logs);
  precision = find_factor (signals, logs, &factor);
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    {
      const CloutFactor *f = &clout_factors[i];
      double mean = f->mean + f->loading * factor;
      double miss = f->miss > 0 ? f->miss
                                : sqrt (f->loading * f->loading / precision + f->variance);

      if (!isnan (signals->value[i]))
        continue;
      miss *= CLOUT_RANGE_QUANTILE;
      *above += clout_coefficients[i] * (MAX (mean + miss, logs[i]) - logs[i]);
      *below += clout_coefficients[i] * (logs[i] - CLAMP (mean - miss, 0, logs[i]));
    }
}
