# rows.py: prints one result of a benchmark as a line of JSON; table.py reads them.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json


def row(name, figure, unit, peer=None, peer_figure=None, limit=None):
    """figure is how much it is, in unit; less is better. limit is the most that its ratio to the
    peer's figure may be, or the figure itself without a peer."""
    line = {'name': name, 'unit': unit, 'figure': float(f'{figure:.6g}')}
    if peer:
        line.update(peer=peer, ratio=float(f'{figure / peer_figure:.6g}'))
    if limit is not None:
        line['limit'] = limit
    print(json.dumps(line), flush=True)
