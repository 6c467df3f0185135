#!/usr/bin/env python3
# test-rest.py: with animations and software rendering, the window comes to rest.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-rest.py CLOUT SAMPLE [TEST…], inside tests/support/headless.sh --a11y --keyring. With a
# folder in CLOUT_TEST_PICTURES it saves a picture of each page there.
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import time

try:
    from driver import Home, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from screens import (Tour, accounts, dialogs, friends, menus, parts, perks, score,  # noqa: E402
                    sign_in, topics)

PROGRAM, SAMPLE = sys.argv[1:3]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
# Enabled here, unlike in other tests: GTK's default renderer, which Mesa runs on the CPU, and
# animations.
DEFAULTS = dict.fromkeys(('GSK_RENDERER', 'GDK_DEBUG', 'GDK_DISABLE'))
# The cursor in an entry would blink for ten seconds on each screen.
SETTINGS = '[Settings]\ngtk-enable-animations=true\ngtk-cursor-blink-timeout=1\n'
# Software rendering is slow on a busy machine, and a page may still be sliding in.
PATIENCE = 60
REST = 5
PAGES = ('1', '2', '3', '4', '5')


def ticks(pid):
    """The process's CPU time, in all threads."""
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return int(fields[11]) + int(fields[12])


def comes_to_rest(clout):
    """Whether there are seconds without CPU time. Remaining work, such as freeing memory, may come
    late on a busy machine; an endless animation never leaves such seconds."""
    end = time.monotonic() + PATIENCE
    used = ticks(clout.process.pid)
    since = time.monotonic()
    while time.monotonic() < end:
        time.sleep(0.2)
        if ticks(clout.process.pid) != used:
            used = ticks(clout.process.pid)
            since = time.monotonic()
        elif time.monotonic() - since >= REST:
            return True
    return False


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


@contextlib.contextmanager
def animated(*arguments):
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        settings = home.path / 'config/gtk-4.0'
        settings.mkdir(parents=True)
        (settings / 'settings.ini').write_text(SETTINGS)
        with home.open(*arguments, XDG_CONFIG_HOME=str(home.path / 'config'), **DEFAULTS) as clout:
            yield clout
            quit_well(clout)


def see_rest(clout, screen):
    rests = comes_to_rest(clout)
    picture(re.sub(r'\W+', '-', screen))
    assert rests, f'the window never comes to rest: {screen}'


def look_at_pages(name, sights, *arguments):
    with animated(*arguments) as clout:
        for page in PAGES:
            clout.key('Alt', page)
            clout.see(*sights[page], patience=PATIENCE)
            see_rest(clout, f'{name}, page {page}')


def look_at_screens(*groups):
    with animated('--sample') as clout:
        tour = Tour(clout)
        tour.see_list('Points by network')
        for group in groups:
            for screen, _ in group(tour):
                see_rest(clout, screen)


def test_score_screens():
    """on the pages from the score down to a reaction"""
    look_at_screens(score, parts)


def test_other_screens():
    """on the pages of topics, friends and perks, and while a toast is shown"""
    look_at_screens(topics, friends, perks, accounts)


def test_dialogs():
    """in every dialog, and behind it"""
    look_at_screens(menus, dialogs, sign_in)


def test_empty():
    """without any data, on every page"""
    look_at_pages('empty', dict.fromkeys(PAGES, ('button', None)))


sys.exit(run('rest', globals(), sys.argv[3:]))
