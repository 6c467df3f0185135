#!/usr/bin/python3
# calibrate.py: fits the model's coefficients and writes the table that the module compiles in.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: calibrate.py DATA [HEADER]

DATA contains peerindex/pairs.csv (which of two people is more influential, as judged by people)
and klout/scores.csv (counters and published Klout scores). Prints the figures, and writes HEADER
(src/score/coefficients.h) if it is given. Needs Debian's python3-numpy.
"""

import sys

import numpy as np

from data import Data
from model import LIKES, MENTIONS, RESHARES, Model, auc, rank_correlation
from table import write_header

START = np.array([-2.1, 0.13, 0.09, 0.075, 0.06, 3.5, 0.3])
STEP = np.array([0.05, 0.03, 0.03, 0.02, 0.02, 0.5, 0.3])
FOLDS = 5
ROUNDS = 5000


def figures(model, data):
    a, b = data.without_lists()
    scores = model.score(data.klout)
    return {
        "auc": auc(model.strength(data.a) - model.strength(data.b), data.wins),
        "auc_without_lists": auc(model.strength(a) - model.strength(b), data.wins),
        "rank": rank_correlation(scores, data.scores),
        "error": np.abs(scores - data.scores).mean(),
        "median": np.median(scores),
    }


def misses(model, data):
    """The root mean square error of the expected engagement of the judged accounts; likes, which no
    set has, count as reshares."""
    judged = np.vstack([data.a, data.b])
    hidden = judged.copy()
    hidden[:, MENTIONS:] = np.nan
    miss = judged - model.expand(hidden)
    mentions, reshares = (np.sqrt((miss[:, i] ** 2).mean()) for i in (MENTIONS, RESHARES))
    return [0, 0, mentions, reshares, reshares]


# A typical account: 245 followers, on four lists.
TYPICAL = np.array([[5.5, 1.6, np.nan, np.nan, np.nan]])


def breaches(vector, model, found):
    """How far a candidate misses the constraints set before any fitting:

    - an account with nothing scores below 12 points;
    - own text weighs more than reshares, reshares more than likes, and 3,000,000 reshares lift a
      person at 50 past 60 (Klout's own figure);
    - the typical account is near 40, and its unknown engagement is about what such people get: some
      20 effective reactions of a kind, growing with the audience.
"""
    return (max(0, vector[0] + 2.02) + max(0, 0.06 - vector[4])
            + max(0, 1.2 * vector[4] - vector[3]) + max(0, 0.1 - vector[6])
            + 0.1 * max(0, found["median"] - 40.5)
            + 0.1 * max(0, model.expand(TYPICAL)[0, LIKES] - 3))


def loss(vector, data, audience):
    model = Model(vector, audience)
    found = figures(model, data)
    return (20 * breaches(vector, model, found) + 0.03 * found["error"]
            - 8 * found["auc"] - found["auc_without_lists"] - found["rank"])


def fit(data, audience, rounds, seed):
    """Random descent: seven numbers, and a loss based on ranks has no gradient."""
    random = np.random.default_rng(seed)
    best = START
    least = loss(best, data, audience)
    for _ in range(rounds):
        candidate = best + random.normal(size=7) * STEP * random.choice([1, 0.3, 0.1, 0.03])
        candidate[1:] = np.maximum(candidate[1:], 0)
        value = loss(candidate, data, audience)
        if value < least:
            best, least = candidate, value
    return best


def cross_validate(data):
    random = np.random.default_rng(5)
    pair_fold = random.integers(FOLDS, size=len(data.wins))
    klout_fold = random.integers(FOLDS, size=len(data.scores))
    held_out = []
    for fold in range(FOLDS):
        train = data.part(pair_fold != fold, klout_fold != fold)
        test = data.part(pair_fold == fold, klout_fold == fold)
        audience = train.audience()
        held_out.append(figures(Model(fit(train, audience, ROUNDS // 2, fold), audience), test))
    return {key: np.mean([f[key] for f in held_out]) for key in held_out[0]}


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    data = Data(sys.argv[1])
    audience = data.audience()
    model = Model(np.round(fit(data, audience, ROUNDS, 1), 4), audience)
    whole = figures(model, data)
    held_out = cross_validate(data)
    print("intercept", model.intercept, "coefficients", model.b,
          "engagement", model.mean[-1], model.loading[-1])
    for key in whole:
        print(f"{key:18} all {whole[key]:8.4f}   held out {held_out[key]:8.4f}")
    judged = np.concatenate([model.score(data.a), model.score(data.b)])
    klout = model.score(data.klout)
    print("spread", min(judged.min(), klout.min()).round(1), "to",
          max(judged.max(), klout.max()).round(1))
    if len(sys.argv) == 3:
        write_header(sys.argv[2], model, misses(model, data), whole, held_out)


if __name__ == "__main__":
    main()
