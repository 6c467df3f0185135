# data.py: the judged pairs and the Klout scores, as logarithms.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import numpy as np

from model import LISTED


def read(folder, name):
    path = os.path.join(folder, name)
    if not os.path.isfile(path):
        sys.exit(f"calibrate: {path} is absent, so there is nothing to calibrate on.\n"
                 "The coefficients that are compiled in stay as they are.")
    return np.genfromtxt(path, delimiter=",", names=True)


def logs_of(table, columns):
    """ln (1 + counter) in the model's order; NAN for a column that the set lacks."""
    rows = len(table)
    return np.log1p(np.column_stack(
        [table[c] if c else np.full(rows, np.nan) for c in columns]))


class Data:
    def __init__(self, folder):
        pairs = read(folder, "peerindex/pairs.csv")
        klout = read(folder, "klout/scores.csv")
        columns = ["follower_count", "listed_count", "mentions_received", "retweets_received"]
        self.a, self.b = (logs_of(pairs, [f"{side}_{c}" for c in columns] + [None])
                          for side in "AB")
        self.wins = pairs["Choice"]
        self.klout = logs_of(klout, ["followers", "listed", None, None, None])
        self.scores = klout["klout"]

    def without_lists(self):
        a, b = self.a.copy(), self.b.copy()
        a[:, LISTED] = b[:, LISTED] = np.nan
        return a, b

    def part(self, pairs, klout):
        """The same with only these rows of each set."""
        other = object.__new__(Data)
        other.a, other.b, other.wins = self.a[pairs], self.b[pairs], self.wins[pairs]
        other.klout, other.scores = self.klout[klout], self.scores[klout]
        return other

    def audience(self):
        """The factor's relation to followers and listed, over both sets; for engagement, how far
        the judged accounts scatter around what their followers predict."""
        judged = np.vstack([self.a, self.b])
        pooled = np.vstack([judged[:, :2], self.klout[:, :2]])
        deviation = pooled.std(axis=0)
        rho = np.corrcoef(pooled.T)[0, 1]
        scatter = []
        for column in (2, 3, 3):
            r = np.corrcoef(judged[:, 0], judged[:, column])[0, 1]
            scatter.append(judged[:, column].var() * (1 - r * r))
        return {"mean": pooled.mean(axis=0), "loading": deviation * np.sqrt(rho),
                "variance": deviation ** 2 * (1 - rho), "engagement": scatter}
