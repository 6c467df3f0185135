#!/usr/bin/env python3
# test-rest.py: the window as desktops have it, animated and without a graphics card, comes to rest.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-rest.py CLOUT SAMPLE [TEST…], inside tests/support/headless.sh --a11y --keyring. With a
# folder in CLOUT_TEST_PICTURES it leaves a picture of each page there.
import os
import pathlib
import subprocess
import sys
import time

try:
    from driver import Home, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE = sys.argv[1:3]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
# What the other tests turn off: GTK's own choice of a renderer, which Mesa runs on the processor,
# and animations.
DEFAULTS = {'GSK_RENDERER': 'gl', 'GDK_DEBUG': '', 'GDK_DISABLE': ''}
# Drawing on the processor takes long where much else runs, and a page may still be sliding in.
PATIENCE = 60
REST = 5
# With the blinking cursor of an entry there would be no rest, and none has the focus here.
PAGES = ('1', '2', '3', '4', '5')


def ticks(pid):
    """What the process has used of the processor, all its threads together."""
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return int(fields[11]) + int(fields[12])


def comes_to_rest(clout):
    """Whether there are seconds without a tick. What is left to do, such as giving memory back,
    comes late where much else runs; what moves for ever leaves no such seconds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        before = ticks(clout.process.pid)
        time.sleep(REST)
        if ticks(clout.process.pid) == before:
            return True
    return False


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


def look_at_pages(name, sights, *arguments):
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        settings = home.path / 'config/gtk-4.0'
        settings.mkdir(parents=True)
        (settings / 'settings.ini').write_text('[Settings]\ngtk-enable-animations=true\n')
        with home.open(*arguments, XDG_CONFIG_HOME=str(home.path / 'config'), **DEFAULTS) as clout:
            for page in PAGES:
                clout.key('Alt', page)
                clout.see(*sights[page], patience=PATIENCE)
                rests = comes_to_rest(clout)
                picture(f'{name}-{page}')
                assert rests, f'page {page} of the {name} store never comes to rest'
            quit_well(clout)


def test_sample():
    """with data, on every page"""
    look_at_pages('sample', {'1': ('list', 'Points by account'), '2': ('list', 'Accounts'),
                             '3': ('list', 'Topics'), '4': ('button', None),
                             '5': ('list', 'Add a publisher')}, '--sample')


def test_empty():
    """without any data, on every page"""
    look_at_pages('empty', dict.fromkeys(PAGES, ('button', None)))


sys.exit(run('rest', globals(), sys.argv[3:]))
