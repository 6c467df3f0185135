#!/usr/bin/env python3
# test-waiting.py: while another program writes to the data, the window says what it waits for.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-waiting.py CLOUT SAMPLE STORE_CHILD [TEST…], inside tests/support/headless.sh --a11y
# --keyring. With a folder in CLOUT_TEST_PICTURES it saves a picture of each state there.
import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys

try:
    from driver import BRIEF, PATIENCE, Home, await_it, children, name_of, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from store_file import path_of  # noqa: E402

PROGRAM, SAMPLE, CHILD = sys.argv[1:4]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
HANDLE = 'juniper@example.social'
PERSON = 'Juniper Sample'
IMPORTING = 'Another copy of Clout is importing an archive. Waiting for it to finish.'
WRITING = 'Another program is writing to Clout’s data. Waiting for it to finish.'
GIVEN_UP = re.compile('Another program is writing to .* Try again when it has finished')
KEPT = re.compile(f'{HANDLE} wasn’t removed. Another program is writing to')
# A toast with Undo disappears after ten seconds.
LONG = 3 * PATIENCE


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


@contextlib.contextmanager
def with_sample(**environment):
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home, \
            home.open_archive(SAMPLE, **environment) as clout:
        clout.see('list', 'Points by network')
        yield home, clout


@contextlib.contextmanager
def importing(home):
    """Another program that imports into the same data, until the block ends."""
    with subprocess.Popen([CHILD, 'import', path_of(home), '7', '1000000'],
                          stdout=subprocess.PIPE) as process:
        # One byte per page.
        process.stdout.read(3)
        try:
            yield
        finally:
            process.kill()


@contextlib.contextmanager
def locked(home):
    with contextlib.closing(sqlite3.connect(path_of(home), isolation_level=None)) as other:
        other.execute('BEGIN IMMEDIATE')
        yield
        other.execute('COMMIT')


def hide(clout, topic):
    clout.tab_to(topic)
    clout.key('Return')
    clout.press('Hide This Topic')


def test_import():
    """another program's import is named, and waiting for it can be cancelled"""
    with with_sample() as (home, clout):
        clout.key('Alt', '3')
        topic = name_of(children(clout.see('list', 'Topics'))[0])
        with importing(home):
            hide(clout, topic)
            clout.see('alert', IMPORTING)
            picture('waiting-import')
            clout.key('Alt', '1')
            clout.see('list', 'Points by network')
            clout.click('button', 'Cancel')
            clout.see('label', GIVEN_UP)
            picture('waiting-cancelled')
            clout.see_no('alert', IMPORTING)
            clout.key('Alt', '3')
            clout.see('list item', topic)
            hide(clout, topic)
            clout.see('alert', IMPORTING)
        clout.see_no('alert', IMPORTING)
        await_it('it among the hidden', lambda: clout.all('list', 'Hidden topics'))
        quit_well(clout)


def test_removal():
    """an account whose removal waits for another program comes back after Cancel"""
    with with_sample(**BRIEF) as (home, clout):
        clout.key('Alt', '2')
        with locked(home):
            clout.click('button', f'Remove {HANDLE}')
            clout.see_no('list item', PERSON)
            clout.see('alert', WRITING, patience=LONG)
            picture('waiting-removal')
            clout.click('button', 'Cancel')
            clout.see('list item', PERSON)
            clout.see('alert', KEPT)
            picture('waiting-removal-cancelled')
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/waiting', globals(), sys.argv[4:]))
