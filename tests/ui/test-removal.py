#!/usr/bin/env python3
# test-removal.py: removing an account: undone, in time, and when the window closes.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-removal.py CLOUT SAMPLE, inside tests/support/headless.sh --a11y.
import contextlib
import sqlite3
import sys

try:
    from driver import BRIEF, PATIENCE, Home, await_it, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from store_file import path_of  # noqa: E402

PROGRAM, SAMPLE = sys.argv[1:3]
HANDLE = 'juniper@example.social'
NAME = 'Juniper Sample'
# A toast with Undo disappears after ten seconds.
LONG = 3 * PATIENCE


def own():
    return Home(PROGRAM, CLOUT_SAMPLE=SAMPLE)


def count_accounts(home):
    with contextlib.closing(sqlite3.connect(path_of(home))) as store:
        return store.execute('SELECT count(*) FROM account').fetchone()[0]


def test_removal_undone():
    """a removed account comes back with Undo, and is there after a restart"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
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
            clout.see('list', 'Points by network')
            quit_well(clout)


def test_removal_at_close():
    """closing the window doesn't wait for the toast: the account is removed"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '2')
            clout.click('button', f'Remove {HANDLE}')
            clout.see('button', 'Undo')
            quit_well(clout)
        with home.open() as clout:
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def test_removal_in_time():
    """when the toast disappears the last account is removed, but the page remains"""
    with own() as home:
        with home.open_archive(SAMPLE, **BRIEF) as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '2')
            clout.click('button', f'Remove {HANDLE}')
            # With it there is an Undo, which a busy machine may see too late.
            clout.see('label', 'No accounts')
            await_it('no more Undo', lambda: not any(
                clout.is_shown(node) for node in clout.all('button', 'Undo')), LONG)
            await_it('no account in the store', lambda: count_accounts(home) == 0)
            clout.see('label', 'No accounts')
            clout.see_no('button', 'Explore Sample Data')
            clout.key('Alt', '1')
            clout.see('label', 'No Score Yet')
            quit_well(clout)
        with home.open() as clout:
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def test_apps_page():
    """where apps can't revoke their own sign-in, the message says where the user can"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        with contextlib.closing(sqlite3.connect(path_of(home))) as store:
            store.execute("UPDATE account SET network = 'misskey', source = 0,"
                          " server = 'https://misskey.example'")
            store.commit()
        with home.open(**BRIEF) as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '2')
            clout.click('button', f'Remove {HANDLE}')
            clout.see('button', 'Open the Page', patience=LONG)
            clout.see('label', 'misskey.example still lists Clout as an authorized app.'
                      ' You can remove it there.')
            clout.see('label', 'No accounts')
            quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/removal', globals(), sys.argv[3:]))
