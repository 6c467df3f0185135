#!/usr/bin/env python3
# test-names.py: every control and picture has an accessible name, and the right role.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-names.py CLOUT SAMPLE PLANTED SERVER, inside tests/support/headless.sh --a11y --keyring.
import sys

try:
    import screens
    from driver import Clout, Home, quit_well, run, steady, unnamed
    from roles import headings, misused
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE, PLANTED, SERVER = sys.argv[1:5]


def look_at(clout, *groups):
    """Visits every screen, and reports at the end what has no name."""
    tour = screens.Tour(clout)
    faults = []
    for group in groups:
        for screen, window in group(tour):
            found = steady(lambda at=window: [*unnamed(at), *misused(at)])
            if screen not in screens.WITHOUT_HEADING \
                    and not steady(lambda at=window: headings(clout, at)):
                found.append('no heading')
            faults += [f'{screen}: {fault}' for fault in screens.but_the_toolkits(screen, found)]
    assert not faults, '\n'.join(faults)


def look_in_sample(*groups):
    with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE}) as clout:
        clout.see('list', 'Points by network')
        look_at(clout, *groups)
        quit_well(clout)


def test_planted():
    """finds the control without a name, and no other"""
    with Clout(PLANTED) as clout:
        clout.see('button', 'Named')
        faults = unnamed(clout.window)
        assert len(faults) == 1 and 'button' in faults[0], faults


def test_first_run():
    """on the first run, and where the data can't be opened"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        (home.path / 'clout').write_text('in the way')
        with home.open() as clout:
            look_at(clout, screens.failed, screens.first_run(home))
            quit_well(clout)


def test_score():
    """on the score page and everything that opens on it, down to a single reaction"""
    look_in_sample(screens.score, screens.parts)


def test_pages():
    """on the other pages, and at their bottom"""
    look_in_sample(screens.topics, screens.friends, screens.perks, screens.accounts)


def test_dialogs():
    """in the menu and the dialogs"""
    look_in_sample(screens.menus, screens.dialogs)


def test_sign_in():
    """when adding an account, on each kind of network"""
    look_in_sample(screens.sign_in)


def test_with_server():
    """while signing in through the browser"""
    with screens.two_people(PROGRAM, SERVER) as (clout, server):
        look_at(clout, screens.browser(server))
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/names', dict(globals()), sys.argv[5:]))
