# table.py: writes src/score/coefficients.h.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

NAMES = ["FOLLOWERS", "LISTED", "MENTIONS", "RESHARES", "LIKES"]

TEMPLATE = """\
/* coefficients.h: the fitted table of the model. Written by tests/calibrate/calibrate.py.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/signal-list.h"

/* How well this table fits. Held out: mean of five folds, each tested with a fit on the other four.
 *
 *   measure                                           all    held out
 *   AUC on 4,400 human judgements of influence     {all[auc]:7.4f}  {out[auc]:7.4f}
 *   the same without lists                         {all[auc_without_lists]:7.4f}  \
{out[auc_without_lists]:7.4f}
 *   rank correlation with 5,963 Klout scores       {all[rank]:7.4f}  {out[rank]:7.4f}
 *   mean absolute error against them, points       {all[error]:7.2f}  {out[error]:7.2f}
 *   median score of those 5,963                    {all[median]:7.1f}  {out[median]:7.1f}
 *
 * One model serves both sets: signals that a set lacks are unknown, not zero. A log-linear model
 * fitted freely to a single set reaches 0.857, 0.848 and 0.803; boosted trees do better only on
 * people in their training data. */

/* The strength of an account without any audience or reactions. The fit keeps it below 12 points,
 * close to the lowest published Klout scores, which are at 10. */
#define CLOUT_INTERCEPT ({intercept:.4f})

/* One coefficient per signal on ln (1 + signal). The judgements determine their ratios, the Klout
 * scores their scale. Klout's own sensitivity figure (one post with 3,000,000 reshares lifts 50
 * to at least 60) sets a minimum for reshares, and its principle that own words beat reshares
 * sets one for mentions. Neither set has likes, so they get less than reshares, which are the
 * stronger signal. The person's own activity, following and posting, earns nothing. */
static const double clout_coefficients[CLOUT_N_SIGNALS] = {{
{coefficients}}};

/* A one-factor model of ln (1 + signal), which estimates signals that a source doesn't report.
 * Mean, loading and variance of followers and lists come from all accounts of both sets. For
 * engagement, mean and loading are those that best explain the Klout scores, whose engagement
 * isn't known, and variance is that of the judged accounts. A variance of 0 means that the signal
 * isn't part of the factor. Miss is the root mean square error of the expected engagement of the
 * judged accounts. It exceeds their variance because the expectation is set by the Klout scores
 * and not by the judged accounts. A miss of 0 means that it follows from loading and variance. */
typedef struct
{{
  double mean;
  double loading;
  double variance;
  double miss;
}} CloutFactor;

static const CloutFactor clout_factors[CLOUT_N_SIGNALS] = {{
{factors}}};
"""


def write_header(path, model, misses, whole, held_out):
    coefficients = "".join(f"  [CLOUT_SIGNAL_{n}] = {b:.4f},\n"
                           for n, b in zip(NAMES, model.b))
    factors = "".join(f"  [CLOUT_SIGNAL_{n}] = {{ {m:.4f}, {l:.4f}, {v:.4f}, {e:.4f} }},\n"
                      for n, m, l, v, e in zip(NAMES, model.mean, model.loading, model.variance,
                                               misses))
    with open(path, "w", encoding="utf-8") as header:
        header.write(TEMPLATE.format(all=whole, out=held_out, intercept=model.intercept,
                                     coefficients=coefficients, factors=factors))
