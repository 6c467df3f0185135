#!/usr/bin/env python3
# test-focus.py: Tab reaches each control on a page once, in reading order.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-focus.py CLOUT SAMPLE RIGHT-TO-LEFT, inside tests/support/headless.sh --a11y --keyring.
import functools
import sys

try:
    import screens
    from driver import (Atspi, Clout, await_it, has, name_of, quit_well, run, steady, still_place,
                        walk)
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE, TURNED = sys.argv[1:4]
# More than any page has.
MANY = 80
# Controls on the same line may start at slightly different heights.
LINE = 12
# Arrow keys move within these, so one Tab stop is enough.
GROUPS = ('list item', 'page tab')


def box_of(node):
    box = node.get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def is_before(before, after, right_to_left):
    """Within a line by their start, and between lines by their height."""
    a, b = box_of(before), box_of(after)
    if abs((a[1] + a[3] / 2) - (b[1] + b[3] / 2)) <= LINE:
        return b[0] + b[2] <= a[0] + a[2] if right_to_left else b[0] >= a[0]
    return b[1] + b[3] / 2 >= a[1] + a[3] / 2


def settles_before(before, after, right_to_left):
    """The page scrolls to the focused control, which takes a moment."""
    if is_before(before, after, right_to_left):
        return True
    still_place(after)
    return is_before(before, after, right_to_left)


def stops(clout, right_to_left=False):
    """The Tab stops of a full round, whether it came round, and where a stop is out of order; the
    text of entry rows is left out, since GTK 4.8 doesn't report its focus."""
    found, faults = [], []
    node = clout.tab()
    while len(found) < MANY:
        if node is not None:
            if found and not settles_before(found[-1], node, right_to_left):
                faults.append(f'“{name_of(node)}” after “{name_of(found[-1])}”')
            if node in found:
                return found, found[0] == node, faults
            found.append(node)
        node = clout.tab(node)
    return found, False, faults


def unreached(clout, window, found):
    """Visible focusable controls that weren't Tab stops; one stop per group is enough."""
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


# The window's title buttons, for which the keyboard has other ways.
FRAME = ('Minimize', 'Maximize', 'Close')


def look_at(clout, *groups, right_to_left=False):
    tour = screens.Tour(clout)
    faults = []
    for group in groups:
        for screen, window in group(tour):
            if screen in WITH_UNDO:
                clout.key('Control', 'z')
                clout.see_no('button', 'Undo')
            if screen in PASSED_BY + WITH_UNDO:
                continue
            found, whole, order = stops(clout, right_to_left)
            if not whole:
                faults.append(f'{screen}: no way round, after {name_of(found[-1])}')
            # One step back wraps from the end to the start.
            if len(order) > 1:
                faults.append(f'{screen}: {order}')
            faults += [f'{screen}: {left} is not reached'
                       for left in unreached(clout, window, found)
                       if not any(name in left for name in FRAME)]
    assert not faults, '\n'.join(faults)


# Screens with a toast that would disappear during the round.
WITH_UNDO = ('account removed', 'topic hidden', 'publisher removed')
# GTK's own windows, and pages with as many rows as there are days, people or posts.
PASSED_BY = ('menu', 'shortcuts', 'About Clout', 'Daily Scores', 'highlights', 'people',
             'posts', 'reactions', 'who shared')


def sample(**environment):
    return Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE, **environment})


def look_in_sample(*groups):
    with sample() as clout:
        clout.see('list', 'Points by network')
        look_at(clout, *groups)
        quit_well(clout)


def test_score():
    """on the score page, and the pages it opens"""
    look_in_sample(screens.score, screens.parts)


def test_pages():
    """on the other pages"""
    look_in_sample(screens.topics, screens.friends, screens.perks, screens.accounts)


def test_dialogs():
    """in the dialogs, and when adding an account"""
    look_in_sample(screens.dialogs, functools.partial(screens.sign_in, networks=(('X', None),)))


def test_right_to_left():
    """in right-to-left order"""
    with sample(LD_PRELOAD=TURNED) as clout:
        clout.see('list', 'Points by network')
        assert box_of(clout.see('button', 'Main Menu'))[0] < 450, 'not turned round'
        look_at(clout, screens.score, screens.topics, screens.perks, right_to_left=True)
        quit_well(clout)


def see_focus(clout, name):
    await_it(f'the focus back at “{name}”', lambda: name_of(clout.focus()) == name)


def test_back():
    """the focus is where it was after going back, and after a dialog"""
    with sample() as clout:
        tour = screens.Tour(clout)
        tour.see_list('Points by network')
        for way, there in (('7 days', 'What moved the score'),
                           ('Daily Scores', 'Score of each day')):
            start = name_of(clout.tab_to(way))
            clout.key('Return')
            tour.see('list', there)
            tour.back_to('list', 'Points by network')
            see_focus(clout, start)
        for keys in (('Control', ','), ('Control', 's'), ('F1',)):
            tour.close(tour.open(*keys))
            see_focus(clout, start)
        for digit, rows in (('3', 'Topics'), ('4', 'Friends')):
            clout.key('Alt', digit)
            start = name_of(screens.children(tour.see_list(rows))[0])
            tour.open_row(rows)
            clout.see_no('list', rows)
            tour.back_to('list', rows)
            see_focus(clout, start)
        quit_well(clout)


def test_undo():
    """a removal is undone with Tab and Return, before the toast disappears"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.key('Alt', '2')
        clout.see('list', 'Accounts')
        clout.tab_to(f'Remove {screens.HANDLE}')
        clout.key(' ')
        clout.see('button', 'Undo')
        clout.tab_to('Undo')
        clout.key('Return')
        clout.see('list item', 'Juniper Sample')
        clout.see_no('button', 'Undo')
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/focus', dict(globals()), sys.argv[4:]))
