#!/usr/bin/env python3
# test-full-disk.py: failed removals and undos are reported, and the page shows what is stored.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-full-disk.py CLOUT SAMPLE SERVER DISK [TEST…], inside tests/support/headless.sh --a11y
# --keyring; DISK is the library built from slow-disk.c. With a folder in CLOUT_TEST_PICTURES it
# saves pictures there.
import contextlib
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

try:
    from driver import BRIEF, PATIENCE, Home, await_it, children, name_of, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from friends import allow, open_friend, type_topic  # noqa: E402
from notices import Notices  # noqa: E402
from publisher import NAME, publisher, subscribe  # noqa: E402
from server import Server, install_browser, sign_in  # noqa: E402
from store_file import path_of  # noqa: E402

PROGRAM, SAMPLE, SERVER, DISK = sys.argv[1:5]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
HANDLE = 'juniper@example.social'
PERSON = 'Juniper Sample'
FULL = re.compile('The disk is full')
KEPT = re.compile(f'{HANDLE} wasn’t removed. The disk is full')
UNSAVED = re.compile('Your time away wasn’t saved. The disk is full')
# A toast with Undo disappears after ten seconds.
LONG = 3 * PATIENCE


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


class Disk:
    """Full between fill() and clear()."""

    def __init__(self, home):
        self.marker = home.path / 'full'
        self.environment = {'LD_PRELOAD': DISK, 'CLOUT_TEST_FULL_DISK': str(self.marker)}

    def fill(self):
        self.marker.touch()

    def clear(self):
        self.marker.unlink()


@contextlib.contextmanager
def own(*arguments, **environment):
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        disk = Disk(home)
        with home.open(*arguments, **disk.environment, **environment) as clout:
            yield home, disk, clout


@contextlib.contextmanager
def with_sample(**environment):
    with own(SAMPLE, **environment) as (home, disk, clout):
        clout.show_score()
        clout.see('list', 'Points by network')
        yield home, disk, clout


def stored(home, query):
    with contextlib.closing(sqlite3.connect(path_of(home))) as store:
        return store.execute(query).fetchone()[0]


def test_account():
    """an account that couldn't be removed is back in the list at once, and that is reported"""
    with with_sample(**BRIEF) as (home, disk, clout):
        clout.key('Alt', '2')
        disk.fill()
        clout.click('button', f'Remove {HANDLE}')
        clout.see_no('list item', PERSON)
        clout.see('alert', KEPT, patience=LONG)
        picture('account-kept')
        clout.see('list item', PERSON)
        assert stored(home, 'SELECT count(*) FROM account') == 1
        disk.clear()
        clout.click('button', f'Remove {HANDLE}')
        clout.see('label', 'No accounts')
        await_it('its removal', lambda: stored(home, 'SELECT count(*) FROM account') == 0, LONG)
        quit_well(clout)


def test_account_at_close():
    """one that couldn't be removed when the window closed is reported by a notification"""
    with Notices() as notices, with_sample() as (home, disk, clout):
        clout.key('Alt', '2')
        disk.fill()
        clout.click('button', f'Remove {HANDLE}')
        clout.see('button', 'Undo')
        clout.key('Control', 'q')
        assert clout.wait_end() == 0
        title, body = await_it('a notification', notices.last)
        assert title == f'{HANDLE} wasn’t removed' and FULL.match(body), (title, body)
        disk.clear()
        with home.open() as again:
            again.see('list', 'Points by network')
            quit_well(again)


def test_account_locked():
    """a removal and the closing window wait for another program's lock, and then it is done"""
    with with_sample() as (home, disk, clout):
        clout.key('Alt', '2')
        clout.see('list item', PERSON)
        with contextlib.closing(sqlite3.connect(path_of(home), isolation_level=None)) as other:
            other.execute('BEGIN IMMEDIATE')
            clout.click('button', f'Remove {HANDLE}')
            clout.see('button', 'Undo')
            clout.key('Control', 'q')
            # It would have ended within these seconds if it had given up.
            time.sleep(2)
            assert clout.process.poll() is None
            other.execute('COMMIT')
        assert clout.wait_end() == 0
        assert stored(home, 'SELECT count(*) FROM account') == 0


def test_away():
    """an away period that couldn't be removed or added is shown as stored, without Undo"""
    with with_sample() as (home, disk, clout):
        dialog = clout.open_away_dialog()
        disk.fill()
        clout.click('button', 'Add Time Away', dialog)
        clout.see('alert', FULL, dialog)
        clout.see('label', 'No time away yet', dialog)
        disk.clear()
        clout.click('button', 'Add Time Away', dialog)
        row = name_of(clout.see('button', re.compile('Remove '), dialog)).removeprefix('Remove ')
        clout.see_no('alert', FULL, dialog)
        disk.fill()
        clout.click('button', f'Remove {row}', dialog)
        clout.see('alert', FULL, dialog)
        clout.see('list', 'Your time away', dialog)
        clout.see_no('button', 'Undo', dialog)
        assert stored(home, 'SELECT count(*) FROM holiday') == 1
        disk.clear()
        clout.click('button', f'Remove {row}', dialog)
        clout.see('button', 'Undo', dialog)
        disk.fill()
        clout.click('button', 'Undo', dialog)
        clout.see('alert', FULL, dialog)
        clout.see('label', 'No time away yet', dialog)
        assert stored(home, 'SELECT count(*) FROM holiday') == 0
        disk.clear()
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_away_period_of_closed_dialog():
    """one that couldn't be stored after its dialog closed is reported, with or without a window"""
    with Notices() as notices, with_sample() as (home, disk, clout):
        for window_closed in (False, True):
            dialog = clout.open_away_dialog()
            clout.see('label', 'No time away yet', dialog)
            with contextlib.closing(sqlite3.connect(path_of(home), isolation_level=None)) as other:
                other.execute('BEGIN IMMEDIATE')
                clout.click('button', 'Add Time Away', dialog)
                clout.see('button', re.compile('Remove '), dialog)
                clout.key('Escape')
                clout.see_closed(dialog)
                if window_closed:
                    clout.key('Control', 'q')
                    clout.see_gone(clout.window)
                disk.fill()
                other.execute('ROLLBACK')
            if window_closed:
                assert clout.wait_end() == 0
                title, body = await_it('a notification', notices.last)
                assert title == 'Your time away wasn’t saved' and FULL.match(body), (title, body)
            else:
                clout.see('alert', UNSAVED)
                picture('holiday-unsaved')
                clout.click('button', 'Close Message')
                clout.see_no('alert', UNSAVED)
            disk.clear()


def test_topic():
    """a topic that couldn't be hidden or shown again is where it was, and that is reported"""
    with with_sample() as (home, disk, clout):
        clout.key('Alt', '3')
        topics = clout.see('list', 'Topics')
        first = name_of(children(topics)[0])
        clout.tab_to(first)
        clout.key('Return')
        disk.fill()
        clout.press('Hide This Topic')
        clout.see('label', FULL)
        clout.see('list item', first)
        await_it('none among the hidden', lambda: not clout.all('list', 'Hidden topics'))
        disk.clear()
        clout.tab_to(first)
        clout.key('Return')
        clout.press('Hide This Topic')
        clout.see('button', 'Undo')
        disk.fill()
        clout.click('button', 'Undo')
        clout.see('label', FULL)
        assert stored(home, 'SELECT count(*) FROM hidden_topic') == 1
        await_it('it among the hidden', lambda: clout.all('list', 'Hidden topics'))
        disk.clear()
        quit_well(clout)


def test_publisher():
    """a publisher that couldn't be removed or restored is shown as stored, without Undo"""
    with publisher() as origin, with_sample() as (home, disk, clout):
        clout.key('Alt', '5')
        subscribe(clout, origin + '/perks.json')
        clout.see('button', f'Remove {NAME}')
        disk.fill()
        clout.click('button', f'Remove {NAME}')
        clout.see('label', FULL)
        clout.see('button', f'Remove {NAME}')
        clout.see_no('button', 'Undo')
        disk.clear()
        clout.click('button', f'Remove {NAME}')
        clout.see('button', 'Undo')
        clout.see_no('button', f'Remove {NAME}')
        disk.fill()
        clout.click('button', 'Undo')
        clout.see('label', FULL)
        clout.see_no('button', f'Remove {NAME}')
        disk.clear()
        quit_well(clout)


def test_plus_k():
    """a +K that couldn't be taken back is still listed with its button, and that is reported"""
    with Server(SERVER) as server, Home(PROGRAM) as ann:
        server.command('befriend bob')
        install_browser(ann, server, 'approve')
        disk = Disk(ann)
        with ann.open(**disk.environment) as clout:
            sign_in(clout, server)
            open_friend(clout, 'bob')
            type_topic(clout, 'tea')
            clout.key('Return')
            allow(clout)
            clout.window_named('Give bob +K?')
            clout.key('Return')
            await_it('it to be listed', lambda: clout.all('button', 'Take Back the +K for tea'))
            disk.fill()
            clout.press('Take Back the +K for tea')
            clout.see('label', FULL)
            await_it('it in the list', lambda: clout.all('button', 'Take Back the +K for tea'))
            disk.clear()
            clout.press('Take Back the +K for tea')
            clout.see('label', 'Took back +K for tea from bob')
            quit_well(clout)


if __name__ == '__main__':
    if 'ASAN_OPTIONS' in os.environ:
        print('1..0 # SKIP the sanitizer must be loaded before the disk')
        sys.exit(0)
    sys.exit(run('/ui/full-disk', globals(), sys.argv[5:]))
