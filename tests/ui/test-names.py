#!/usr/bin/env python3
# test-names.py: all that can be used, and each picture, has a name for those who do not see it.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-names.py CLOUT SAMPLE PLANTED, inside tests/support/headless.sh --a11y.
import sys

try:
    from driver import Clout, Home, await_it, quit_well, run, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE, PLANTED = sys.argv[1:4]


def sample():
    return Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE})


def look(window):
    faults = list(unnamed(window))
    assert not faults, faults


def test_planted():
    """one without a name is found, and it alone"""
    with Clout(PLANTED) as clout:
        clout.see('button', 'Named')
        faults = list(unnamed(clout.window))
        assert len(faults) == 1 and 'button' in faults[0], faults


def test_first_run():
    """on the first run, and in adding an account"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home, home.open() as clout:
        clout.see('button', 'Add Account')
        look(clout.window)
        clout.key('Control', 'n')
        dialog = clout.window_named('Add Account')
        await_it('its rows', lambda: clout.all('list item', within=dialog))
        look(dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_pages():
    """on every page"""
    with sample() as clout:
        for digit, there in (('1', 'Points by account'), ('2', 'Accounts'), ('3', 'Topics')):
            clout.key('Alt', digit)
            clout.see('list', there)
            look(clout.window)
        clout.key('Alt', '5')
        clout.see('text', None)
        look(clout.window)
        quit_well(clout)


def test_details():
    """on what opens on the score page, down to the people"""
    for way in (['How the Score Works'], ['Each Day in Numbers'], ['In 7 days'],
                ['Mastodon', 'Engagement']):
        with sample() as clout:
            clout.see('list', 'Points by account')
            for name in way:
                clout.tab_to(name)
                clout.key('Return')
                clout.see('button', 'Back')
            look(clout.window)
            quit_well(clout)


def test_dialogs():
    """in the preferences"""
    with sample() as clout:
        clout.see('list', 'Points by account')
        clout.key('Control', ',')
        dialog = await_it('the preferences', lambda: clout.windows()[1])
        await_it('its switches', lambda: clout.all('check box', within=dialog))
        look(dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/names', dict(globals()), sys.argv[4:]))
