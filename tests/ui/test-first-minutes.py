#!/usr/bin/env python3
# test-first-minutes.py: from the first sign-in to the first score, and what follows.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-first-minutes.py CLOUT SERVER [TEST…], inside tests/support/headless.sh --a11y --keyring.
# With a folder in CLOUT_TEST_PICTURES it saves a picture of each state there.
import os
import pathlib
import re
import subprocess
import sys

try:
    from driver import Home, await_it, name_of, quit_well, run, still_place, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from server import SERVER_FIELD, Server, choose_server, install_browser, open_dialog  # noqa: E402

PROGRAM, SERVER = sys.argv[1:3]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
COUNTING = re.compile(r'Counting… ([0-9,]+) reactions so far')
# Requested after the notifications, in which everyone's reactions are.
LATE = '/api/v1/favourites'


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


def sign_in(clout, server):
    dialog = open_dialog(clout)
    choose_server(clout, dialog)
    clout.type(SERVER_FIELD, server.origin, dialog)
    clout.key('Return')
    clout.see_closed(dialog)


def see_counting(clout, n):
    """Waits until at least n reactions are counted."""
    def look():
        for node in clout.all('label', COUNTING):
            shown = COUNTING.match(node.get_name())
            if clout.is_shown(node) and int(shown[1].replace(',', '')) >= n:
                return node
        return None
    return await_it(f'{n} reactions counted', look)


def test_counting():
    """the first download is counted while it runs; the score appears once, when it is final"""
    with Server(SERVER) as server, Home(PROGRAM, GSETTINGS_BACKEND='memory') as home:
        install_browser(home, server, 'approve')
        server.command(f'hold {LATE}')
        with home.open() as clout:
            sign_in(clout, server)
            see_counting(clout, 100)
            clout.see('label', 'Your score appears when everything has been read')
            assert not unnamed(clout.window), unnamed(clout.window)
            clout.see_no('label', re.compile('.*out of 100.*'))
            clout.see_no('list', 'Points by network')
            picture('counting')
            server.command('release')
            clout.see('list', 'First steps')
            clout.see_no('label', COUNTING)
            clout.see_no('label', re.compile('.*since you last looked'))
            picture('counted')
            quit_well(clout)


def test_provisional():
    """a number from a download that was stopped is marked until the rest is there"""
    with Server(SERVER) as server, Home(PROGRAM, GSETTINGS_BACKEND='memory') as home:
        install_browser(home, server, 'approve')
        server.command(f'hold {LATE}')
        with home.open() as clout:
            sign_in(clout, server)
            see_counting(clout, 100)
            clout.click('button', 'Stop Refreshing')
            clout.see('label', 'Provisional: not everything has been downloaded yet')
            picture('provisional')
            server.command('release')
            clout.click('button', 'Refresh')
            clout.see_no('label', re.compile('Provisional.*'))
            clout.see('label', re.compile('Likely between'))
            quit_well(clout)


def test_list_in_place():
    """people who are found during a refresh move neither the row with the focus nor the focus"""
    with Server(SERVER) as server, Home(PROGRAM, GSETTINGS_BACKEND='memory') as home:
        install_browser(home, server, 'approve')
        for number in range(30):
            server.command(f'befriend a{number:02}')
        with home.open() as clout:
            sign_in(clout, server)
            clout.see('list', 'First steps')
            clout.key('Alt', '4')
            clout.see('label', re.compile('[0-9]+ people by'))
            clout.tab_to(re.compile('.*, influence .*'))
            for _ in range(20):
                clout.key('Down')
            row = await_it('a row', lambda: (lambda node: node if name_of(node).startswith('a')
                                             else None)(clout.focus()))
            name = name_of(row)
            before = still_place(row)
            picture('friends-before')
            people = clout.see('label', re.compile('[0-9]+ people by')).get_name()
            # As influential as the others, or more.
            for number in range(3):
                server.command(f'befriend b{number:02}')
            clout.key('Control', 'r')
            await_it('more people', lambda: clout.see(
                'label', re.compile('[0-9]+ people by')).get_name() != people)
            picture('friends-after')
            await_it(f'the focus on {name}', lambda: name_of(clout.focus()) == name)
            after = still_place(clout.focus())
            assert after == before, (before, after)
            quit_well(clout)


def remembering(home):
    """Settings that are there after a restart."""
    return {'XDG_CONFIG_HOME': str(home.path / 'config'), 'GSETTINGS_BACKEND': 'keyfile'}


def test_welcome():
    """the first steps lead to what they are about; once closed, they don't come back"""
    with Server(SERVER) as server, Home(PROGRAM, GSETTINGS_BACKEND='memory') as home:
        install_browser(home, server, 'approve')
        with home.open(**remembering(home)) as clout:
            sign_in(clout, server)
            clout.see('list', 'First steps')
            clout.see('label', 'Welcome to Clout')
            assert not unnamed(clout.window), unnamed(clout.window)
            picture('welcome')
            clout.click('button', 'How It Works')
            clout.see('label', 'How the Score Works')
            clout.key('Escape')
            clout.click('button', 'Choose Friend')
            clout.see('list', 'Friends')
            clout.key('Alt', '1')
            clout.click('button', 'Show Points')
            await_it('the first network', lambda: name_of(clout.focus()).startswith('Mastodon'))
            picture('welcome-points')
            quit_well(clout)
        # Not closed yet.
        with home.open(**remembering(home)) as clout:
            clout.see('list', 'First steps')
            clout.click('button', 'Close Welcome')
            clout.see_no('list', 'First steps')
            quit_well(clout)
        with home.open(**remembering(home)) as clout:
            clout.see('label', re.compile('Likely between'))
            await_it('the first page to be complete',
                     lambda: clout.all('list', 'Points by network'))
            clout.see_no('list', 'First steps')
            quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/first-minutes', dict(globals()), sys.argv[3:]))
