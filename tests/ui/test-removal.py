#!/usr/bin/env python3
# test-removal.py: an account leaves: undone, in time, at the window's end; and what stays.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-removal.py CLOUT SAMPLE, inside tests/support/headless.sh --a11y.
import contextlib
import sqlite3
import sys

try:
    from driver import PATIENCE, Home, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from store_file import path_of  # noqa: E402

PROGRAM, SAMPLE = sys.argv[1:3]
HANDLE = 'juniper@example.social'
NAME = 'Juniper Sample'
# A toast with a way back stays for ten seconds.
LONG = 3 * PATIENCE


def own():
    return Home(PROGRAM, CLOUT_SAMPLE=SAMPLE)


def test_removal_undone():
    """a removed account comes back by Undo, and is there the next time"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by account')
            clout.key('Alt', '2')
            clout.click('button', f'Remove {HANDLE}')
            clout.see_no('list item', NAME)
            clout.click('button', 'Undo')
            clout.see('list item', NAME)
            clout.see_no('button', 'Undo')
            clout.click('button', f'Remove {HANDLE}')
            clout.see_no('list item', NAME)
            clout.key('Control', 'z')
            clout.see('list item', NAME)
            clout.see_no('button', 'Undo')
            quit_well(clout)
        with home.open() as clout:
            clout.see('list', 'Points by account')
            quit_well(clout)


def test_removal_at_close():
    """closing the window does not wait for the toast: the account is gone"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by account')
            clout.key('Alt', '2')
            clout.click('button', f'Remove {HANDLE}')
            clout.see('button', 'Undo')
            quit_well(clout)
        with home.open() as clout:
            clout.see('button', 'Try With Sample Data')
            quit_well(clout)


def test_removal_in_time():
    """when the toast has gone the account has, and the first run is back"""
    with own() as home, home.open_archive(SAMPLE) as clout:
        clout.see('list', 'Points by account')
        clout.key('Alt', '2')
        clout.click('button', f'Remove {HANDLE}')
        clout.see('label', 'No accounts')
        clout.see('button', 'Try With Sample Data', patience=LONG)
        clout.see_no('button', 'Undo')
        quit_well(clout)


def test_apps_page():
    """where no app can end its own sign-in, the person is told where they can"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by account')
            quit_well(clout)
        with contextlib.closing(sqlite3.connect(path_of(home))) as store:
            store.execute("UPDATE account SET network = 'misskey', source = 0,"
                          " server = 'https://misskey.example'")
            store.commit()
        with home.open() as clout:
            clout.see('list', 'Points by account')
            clout.key('Alt', '2')
            clout.click('button', f'Remove {HANDLE}')
            clout.see('button', 'Open the Page', patience=LONG)
            clout.see('label', 'misskey.example still lists Clout among your apps.'
                      ' You can remove it there.')
            clout.see('button', 'Try With Sample Data')
            quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/removal', globals(), sys.argv[3:]))
