#!/usr/bin/env python3
# test-focus.py: Tab reaches each control of a page once, in the order in which it is read.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-focus.py CLOUT SAMPLE, inside tests/support/headless.sh --a11y --keyring.
import sys

try:
    import places
    from driver import Atspi, Clout, has, name_of, quit_well, run, steady, walk
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE = sys.argv[1:3]
# More than any page has.
MANY = 80
# Two controls in one line need not begin at the same height.
LINE = 12
# An arrow leads on within these, so that one stop is enough.
GROUPS = ('list item', 'page tab')


def box_of(node):
    box = node.get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def stops(clout):
    """What Tab reaches in a round from where the focus is, and whether it came round; the texts
    of entries' rows, which at the floor GTK does not tell of, are left out."""
    found = []
    node = clout.tab()
    while len(found) < MANY:
        if node is not None:
            if node in found:
                return found, found[0] == node
            found.append(node)
        node = clout.tab(node)
    return found, False


def out_of_order(found, right_to_left=False):
    """Where a stop lies before the one that it comes after, which may be once, at the round's end:
    within a line by its start, and between lines by its height. The places are all of one moment,
    as a page scrolls to what has the focus."""
    faults = []
    places_of = [box_of(node) for node in found]
    for before, after, a, b in zip(found, found[1:], places_of, places_of[1:]):
        same_line = abs((a[1] + a[3] / 2) - (b[1] + b[3] / 2)) <= LINE
        if same_line:
            wrong = b[0] > a[0] if right_to_left else b[0] < a[0]
        else:
            wrong = b[1] + b[3] / 2 < a[1] + a[3] / 2
        if wrong:
            faults.append(f'“{name_of(after)}” after “{name_of(before)}”')
    return faults


def unreached(clout, window, found):
    """What takes the focus and is in sight, and was no stop; of a group one stop is enough."""
    roles = {node.get_role_name() for node in found}

    def look():
        return [f'{node.get_role_name()} “{name_of(node)}”' for node in walk(window)
                if has(node, 'FOCUSABLE') and has(node, 'SENSITIVE')
                and clout.is_shown(node, window)
                and node.get_role_name() in ('push button', 'button', 'toggle button', 'check box',
                                             'list item', 'page tab', 'combo box', 'link')
                and node not in found and not (node.get_role_name() in GROUPS
                                                 and node.get_role_name() in roles)]
    return steady(look)


# Buttons of the window's frame, which the keyboard has other ways to.
FRAME = ('Minimize', 'Maximize', 'Close')


def look_at(clout, *groups, right_to_left=False):
    tour = places.Tour(clout)
    faults = []
    for group in groups:
        for place, window in group(tour):
            if place in PASSED_BY:
                continue
            found, whole = stops(clout)
            if not whole:
                faults.append(f'{place}: no way round, after {name_of(found[-1])}')
            # One step back is the way round from the end to the beginning.
            order = out_of_order(found, right_to_left)
            if len(order) > 1:
                faults.append(f'{place}: {order}')
            faults += [f'{place}: {left} is not reached' for left in unreached(clout, window, found)
                       if not any(name in left for name in FRAME)]
    assert not faults, '\n'.join(faults)


# Where a round would wait for a toast to go, is GTK's own, has as many rows as days or friends, or
# one control alone.
PASSED_BY = ('account removed', 'topic hidden', 'publisher removed', 'menu', 'shortcuts',
             'About Clout', 'Each Day in Numbers', 'help', 'help: how', 'friends',
             'nobody')


def look_in_sample(*groups):
    with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE}) as clout:
        clout.see('list', 'Points by account')
        look_at(clout, *groups)
        quit_well(clout)


def test_score():
    """on the score page, and on what opens there"""
    look_in_sample(places.score)


def test_pages():
    """on the other pages"""
    look_in_sample(places.topics, places.friends, places.perks, places.accounts)


def test_dialogs():
    """in the dialogs"""
    look_in_sample(places.dialogs)


if __name__ == '__main__':
    sys.exit(run('/ui/focus', dict(globals()), sys.argv[3:]))
