# table.py: writes src/score/coefficients.h.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

NAMES = ["FOLLOWERS", "LISTED", "MENTIONS", "RESHARES", "LIKES"]

TEMPLATE = """\
/* coefficients.h: the fitted table of the model. Written by tests/calibrate/calibrate.py.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/signals.h"

/* Figures of this table; held out: mean of five folds, each fitted on the other four.
 *
 *   measure                                           all    held out
 *   AUC on 4,400 human judgements of influence     {all[auc]:7.4f}  {out[auc]:7.4f}
 *   the same without lists                         {all[auc_without_lists]:7.4f}  \
{out[auc_without_lists]:7.4f}
 *   rank correlation with 5,963 Klout scores       {all[rank]:7.4f}  {out[rank]:7.4f}
 *   mean absolute error against them, points       {all[error]:7.2f}  {out[error]:7.2f}
 *   median score of those 5,963                    {all[median]:7.1f}  {out[median]:7.1f}
 *
 * One model serves both sets: what a set lacks is unknown, not zero. A log-linear model fitted
 * freely to one set alone reaches 0.857, 0.848 and 0.803; boosted trees do better only on people
 * that they have seen in training. */

/* The strength of an account that no one has heard of: bound to lie under 12 points, near the
 * floor of 10 that published Klout scores show. */
#define CLOUT_INTERCEPT ({intercept:.4f})

/* One coefficient per signal on ln (1 + signal). The judgements set their balance, the Klout
 * scores their length. Klout's own sensitivity figure (one post with 3,000,000 reshares lifts 50
 * to 60 at least) sets a least for reshares, and its principle that own words beat reshares sets
 * one for mentions. Likes are in neither set: they are set below reshares, as the weaker sign.
 * What a person does themselves, following and posting, earns nothing. */
static const double clout_coefficients[CLOUT_N_SIGNALS] = {{
{coefficients}}};

/* A one-factor model of ln (1 + signal): mean, loading and own variance. It stands in for signals
 * that a source does not tell. Followers and listed: over all accounts of both sets. Engagement:
 * mean and loading as they explain the Klout scores best, whose engagement we cannot see;
 * variance as the judged accounts scatter. A variance of 0: not part of the factor. Miss: by how
 * much the expectation of a judged account's engagement misses it, root mean square; it is larger
 * than the scatter, since the Klout scores and not the judged accounts set the expectation. 0:
 * follows from loading and variance. */
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
