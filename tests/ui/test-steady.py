#!/usr/bin/env python3
# test-steady.py: what a person looks at stays where it is while dialogs and messages come and go.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-steady.py CLOUT SAMPLE [TEST…], inside tests/support/headless.sh --a11y. With a folder in
# CLOUT_TEST_PICTURES it saves a picture of each message there.
import os
import pathlib
import re
import subprocess
import sys

try:
    from driver import Clout, Home, await_it, name_of, quit_well, run, still_place
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE = sys.argv[1:3]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
# Keys that open a dialog, and its name.
DIALOGS = [(('Control', 'n'), 'Add Account'), (('Control', ','), 'Preferences'),
           (('Control', '?'), re.compile('.*')), (('F1',), 'Help')]


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


def see_parts(clout, *names):
    """The parts of the page come one by one, and move what is below them."""
    clout.see('list', 'Points by network')
    for name in names:
        await_it(name, lambda name=name: clout.all(None, name))


def see_error(home, clout):
    """Opens a file that isn’t an archive, from outside."""
    broken = home.path / 'broken.zip'
    broken.write_text('not an archive')
    subprocess.run([PROGRAM, broken], check=True, timeout=120, env={
        **os.environ, 'XDG_DATA_HOME': str(home.path), 'GDK_DEBUG': 'gl-disable'})
    return clout.see('alert', re.compile('broken.zip: '))


def test_message_on_buttons():
    """an error moves none of the buttons in the middle of the window"""
    with Home(PROGRAM) as home, home.open() as clout:
        buttons = [clout.see('button', name)
                   for name in ('Add Account', 'Open Archive…', 'Explore Sample Data')]
        before = [still_place(button) for button in buttons]
        see_error(home, clout)
        picture('message-first-run')
        assert [still_place(button) for button in buttons] == before
        clout.click('button', 'Close Message')
        clout.see_no('alert', re.compile('broken.zip: '))
        assert [still_place(button) for button in buttons] == before
        quit_well(clout)


def test_message_on_rows():
    """an error moves no row, wherever the page is scrolled to, and takes no focus"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home, home.open_archive(SAMPLE) as clout:
        # Its last posts are too old for highlights.
        see_parts(clout, 'Tips', 'Score analysis')
        row = clout.tab_to('How the Score Works')
        before = still_place(row)
        see_error(home, clout)
        picture('message-score')
        after = still_place(row)
        assert after == before, (before, after)
        assert clout.focus() == row, name_of(clout.focus())
        clout.click('button', 'Close Message')
        quit_well(clout)


def test_dialogs():
    """after a dialog closes, the page behind it has its focus and scroll position"""
    with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE}) as clout:
        see_parts(clout, 'Tips', 'Recent highlights', 'Score analysis')
        row = clout.tab_to('How the Score Works')
        before = still_place(row)
        for keys, name in DIALOGS[1:]:
            clout.key(*keys)
            dialog = await_it(f'a dialog {name}', lambda: [
                window for window in clout.windows() if window != clout.window][0])
            clout.key('Escape')
            clout.see_closed(dialog)
            assert still_place(row) == before, name
            await_it(f'the focus where it was before {name}', lambda: clout.focus() == row)
        # From the menu, and with a change that the page shows.
        dialog = clout.open_away_dialog()
        clout.click('button', 'Add Time Away', dialog)
        clout.see('list', 'Your time away', dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        await_it('the focus where it was', lambda: clout.focus() == row)
        assert still_place(row) == before
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/steady', dict(globals()), sys.argv[3:]))
