#!/usr/bin/python3
# check.py: checks the compiled model's figures through clout-cli.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check.py CLOUT-CLI DATA

Pipes the counters in DATA's peerindex/pairs.csv and klout/scores.csv through "clout-cli score
--counters -" and compares the scores with the published ones. Needs Debian's python3-numpy.
"""

import subprocess
import sys

import numpy as np

from data import read
from model import auc, rank_correlation

JUDGED = {"followers": "follower_count", "listed": "listed_count",
          "mentions_received": "mentions_received", "reshares_received": "retweets_received"}


def scores_of(program, columns):
    """Each row's score; @columns: the counters by the names that clout-cli reads."""
    rows = [",".join(columns)] + [",".join(f"{value:.12g}" for value in row)
                                  for row in zip(*columns.values())]
    answer = subprocess.run([program, "score", "--counters", "-"], input="\n".join(rows) + "\n",
                            capture_output=True, check=True, text=True)
    return np.array([float(line.rsplit(",", 1)[1]) for line in answer.stdout.splitlines()[1:]])


def judged_auc(program, pairs, counters):
    a, b = (scores_of(program, {name: pairs[f"{side}_{counters[name]}"] for name in counters})
            for side in "AB")
    return auc(a - b, pairs["Choice"]), np.concatenate([a, b])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = sys.argv[1:]
    pairs, klout = read(folder, "peerindex/pairs.csv"), read(folder, "klout/scores.csv")
    whole, judged = judged_auc(program, pairs, JUDGED)
    without, _ = judged_auc(program, pairs, {name: JUDGED[name] for name in JUDGED
                                             if name != "listed"})
    scores = scores_of(program, {name: klout[name] for name in ("followers", "listed")})
    both = np.concatenate([judged, scores])
    print(f"judged pairs, AUC     {whole:.4f}, without lists {without:.4f}")
    print(f"Klout scores, rank    {rank_correlation(scores, klout['klout']):.4f}")
    print(f"Klout scores, error   {np.abs(scores - klout['klout']).mean():.4f} points")
    print(f"median                {np.median(scores):.2f}")
    print(f"spread                {both.min():.1f} to {both.max():.1f}")


if __name__ == "__main__":
    main()
