# model.py: the model in src/score/signals.c, reimplemented on arrays.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

import numpy as np

FOLLOWERS, LISTED, MENTIONS, RESHARES, LIKES = range(5)

# No set has likes. They are set below reshares, as the weaker sign.
LIKES_COEFFICIENT = 0.045


class Model:
    """Coefficients and the factor table, from a flat vector of seven numbers."""

    def __init__(self, vector, audience):
        self.intercept = vector[0]
        self.b = np.array([*vector[1:5], LIKES_COEFFICIENT])
        self.mean = np.array([*audience["mean"], *[vector[5]] * 3])
        self.loading = np.array([*audience["loading"], *[vector[6]] * 3])
        self.variance = np.array([*audience["variance"], *audience["engagement"]])

    def prominence(self, logs):
        """The estimate of the factor from the known audience; all rows know the same signals."""
        known = [i for i in (FOLLOWERS, LISTED) if not np.isnan(logs[0, i])]
        ratio = self.loading[known] / self.variance[known]
        return (logs[:, known] - self.mean[known]) @ ratio / (
            1 + (self.loading[known] * ratio).sum())

    def expand(self, logs):
        """Replaces unknown values (NAN) with the expected ones."""
        factor = self.prominence(logs)
        largest = np.nanmax(logs, axis=1)
        full = logs.copy()
        for i in range(logs.shape[1]):
            if np.isnan(logs[0, i]):
                full[:, i] = np.clip(self.mean[i] + self.loading[i] * factor, 0, largest)
        return full

    def strength(self, logs):
        return self.intercept + self.expand(logs) @ self.b

    def score(self, logs):
        return 100 / (1 + np.exp(-self.strength(logs)))


def ranks(values):
    """Ranks from 0; ties share their mean."""
    _, where, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    return (ends - (count + 1) / 2)[where]


def rank_correlation(a, b):
    return np.corrcoef(ranks(a), ranks(b))[0, 1]


def auc(scores, wins):
    ones = wins.sum()
    return ((ranks(scores)[wins == 1].sum() - ones * (ones - 1) / 2)
            / (ones * (len(wins) - ones)))
