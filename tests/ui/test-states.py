#!/usr/bin/env python3
# test-states.py: each page while it waits, with nothing to show, and with an error.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-states.py CLOUT SAMPLE SERVER SLOW_DISK [TEST…], inside tests/support/headless.sh --a11y
# --keyring. With a folder in CLOUT_TEST_PICTURES it saves a picture of each state there.
import contextlib
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time

try:
    from driver import PATIENCE, Home, await_it, has, name_of, quit_well, run, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from bulk import write_bulk  # noqa: E402
from publisher import ADDRESS, NAME, publisher, subscribe  # noqa: E402
from server import (SERVER_FIELD, Server, choose_server, install_browser,  # noqa: E402
                    open_dialog, sign_in)
from store_file import hidden_table, path_of  # noqa: E402

PROGRAM, SAMPLE, SERVER, SLOW_DISK = sys.argv[1:5]
PICTURES = os.environ.get('CLOUT_TEST_PICTURES')
STAMP = re.compile(r'20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?=Z)')
HANDLE = 'juniper@example.social'
WAIT = 'Please wait'
# libsecret doesn't report the name of a file that it couldn't create.
NOT_OURS = {'ASAN_OPTIONS': 'detect_leaks=0'}
PEOPLE = re.compile('[0-9]+ people by estimated influence')


def own(**environment):
    return Home(PROGRAM, CLOUT_SAMPLE=SAMPLE, **environment)


def picture(name):
    if PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(PICTURES) / f'{name}.png'],
                       check=True)


def still():
    """Whether the screen stays the same for half a second, if there is a tool to tell."""
    if shutil.which('import') is None:
        return True
    shots = []
    for _ in range(3):
        shots.append(subprocess.run(['import', '-window', 'root', 'ppm:-'], check=True,
                                    capture_output=True).stdout)
        time.sleep(0.25)
    return shots.count(shots[0]) == len(shots)


def look(clout, name, title, words=None, way=None, within=None):
    """Checks a state: its title, its sentence and its button, all of them with names."""
    clout.see('label', title, within)
    if words is not None:
        clout.see('label', words, within)
    if way is not None:
        node = clout.see('button', way, within)
        await_it(f'“{way}” sensitive', lambda: has(node, 'SENSITIVE'))
    faults = unnamed(within or clout.window)
    assert not faults, faults
    picture(name)


def write_fresh(folder):
    """The sample's archive, as if it had been written yesterday."""
    folder.mkdir()
    texts = {path: path.read_text(encoding='utf-8') for path in pathlib.Path(SAMPLE).glob('*.json')
             if path.name != 'perks.json'}
    stamps = [datetime.datetime.fromisoformat(stamp)
              for text in texts.values() for stamp in STAMP.findall(text)]
    later = datetime.datetime.now() - datetime.timedelta(days=1) - max(stamps)
    for path, text in texts.items():
        (folder / path.name).write_text(STAMP.sub(lambda stamp: (
            datetime.datetime.fromisoformat(stamp[0]) + later).isoformat(timespec='seconds'), text),
            encoding='utf-8')
    return folder


@contextlib.contextmanager
def with_sample(home, *arguments, **environment):
    """A store with the sample's archive, opened again."""
    with home.open_archive(write_fresh(home.path / 'sample')) as clout:
        clout.see('list', 'Points by network')
        quit_well(clout)
    with home.open(*arguments, **environment) as clout:
        yield clout


def test_loading():
    """while the disk hangs the window is open, and each page says what it waits for"""
    if 'ASAN_OPTIONS' in os.environ:
        return
    with own() as home:
        hang = home.path / 'hang'
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        hang.touch()
        with home.open(LD_PRELOAD=SLOW_DISK, CLOUT_TEST_SLOW_DISK=str(hang)) as clout:
            clout.see(None, WAIT)
            look(clout, 'opening', 'Opening…')
            await_it('a screen without motion, as the system asks', still)
            hang.unlink()
            clout.see('list', 'Points by network')
            for digit, title, there in (('3', 'Loading Topics…', ('list', 'Topics')),
                                        ('4', 'Loading Friends…', ('label', PEOPLE)),
                                        ('5', 'Loading Perks…', ('list', 'Add Publisher'))):
                hang.touch()
                clout.key('Alt', digit)
                clout.see(None, WAIT)
                look(clout, title.split()[-1].strip('…').lower() + '-loading', title)
                hang.unlink()
                clout.see(*there)
            quit_well(clout)


def test_score():
    """a score that couldn't be calculated appears as soon as it can, with a visible wait"""
    with own() as home:
        hang = home.path / 'hang'
        slow = {} if 'ASAN_OPTIONS' in os.environ else {
            'LD_PRELOAD': SLOW_DISK, 'CLOUT_TEST_SLOW_DISK': str(hang)}
        with home.open_archive(write_fresh(home.path / 'sample')) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        with hidden_table(home, 'post_tag'):
            clout = home.open(**slow).__enter__()
            look(clout, 'score-failed', 'Couldn’t Calculate Your Score', FAILED, 'Try Again')
        with clout:
            if slow:
                hang.touch()
            clout.click('button', 'Try Again')
            if slow:
                look(clout, 'score-loading', 'Calculating Your Score…')
                hang.unlink()
            clout.see('list', 'Points by network')
            quit_well(clout)


def test_first_run():
    """with nothing stored there are three ways to start"""
    with own() as home, home.open() as clout:
        look(clout, 'first-run', 'See Your Influence', way='Add Account')
        clout.see('button', 'Open Archive…')
        clout.click('button', 'Explore Sample Data')
        clout.see('list', 'Points by network')
        quit_well(clout)


def test_damaged_store():
    """a damaged store is moved aside, and a new one is created"""
    with own() as home:
        path_of(home).parent.mkdir()
        path_of(home).write_bytes(b'SQLite format 3\0' * 1000)
        with home.open() as clout:
            alert = clout.see('alert', re.compile('Your data was damaged and has been moved to '))
            kept = re.search(r'moved to (.*?)\. Add your', alert.get_name())[1]
            assert pathlib.Path(kept).read_bytes().startswith(b'SQLite format 3'), kept
            look(clout, 'damaged-store', 'See Your Influence', way='Add Account')
            quit_well(clout)


def test_newer_store():
    """a store from a newer Clout isn't touched, and opens once it is replaced"""
    with own() as home:
        with home.open_archive(SAMPLE) as clout:
            clout.see('list', 'Points by network')
            quit_well(clout)
        with contextlib.closing(sqlite3.connect(path_of(home))) as store:
            version = store.execute('PRAGMA user_version').fetchone()[0]
            store.execute('PRAGMA user_version = 9999')
        with home.open() as clout:
            look(clout, 'newer-store', 'Couldn’t Open Your Data',
                 f'A newer version of Clout wrote “{path_of(home)}”. '
                 'Update Clout to open it; nothing was changed.', 'Try Again')
            with contextlib.closing(sqlite3.connect(path_of(home))) as store:
                store.execute(f'PRAGMA user_version = {version}')
            clout.click('button', 'Try Again')
            clout.see('list', 'Points by network')
            quit_well(clout)


FAILED = re.compile('Clout’s data is damaged. Restart Clout|'
                    'Clout couldn’t read or write its data|'
                    'Something went wrong. Try again')


def test_failed_pages():
    """each page reports data that can't be read, and reads them when it can"""
    with own() as home, with_sample(home) as clout:
        clout.see('list', 'Points by network')
        for digit, table, title, there in (
                ('3', 'post_tag', 'Couldn’t Load Topics', ('list', 'Topics')),
                ('4', 'person', 'Couldn’t Load Friends', ('label', PEOPLE)),
                ('5', 'perk_feed', 'Couldn’t Load Perks', ('list', 'Add Publisher'))):
            with hidden_table(home, table):
                clout.key('Alt', digit)
                look(clout, title.split()[1].lower() + '-failed', title, FAILED, 'Try Again')
            clout.click('button', 'Try Again')
            clout.see(*there)
        quit_well(clout)


def test_failed_details():
    """the same for a row's own page"""
    with own() as home, with_sample(home) as clout:
        clout.see('list', 'Points by network')
        with hidden_table(home, 'person'):
            clout.click('button', re.compile('30 days'))
            look(clout, 'change-failed', 'Couldn’t Load This Page', FAILED, 'Try Again')
        clout.click('button', 'Try Again')
        clout.see('label', 'Who Made the Difference')
        clout.key('Alt', '3')
        clout.see('list', 'Topics')
        clout.tab_to('#Cycling')
        with hidden_table(home, 'post_tag'):
            clout.key('Return')
            look(clout, 'topic-failed', 'Couldn’t Load This Page', FAILED, 'Try Again')
        clout.click('button', 'Try Again')
        clout.see('label', 'Best Posts')
        clout.key('Alt', '4')
        clout.see('label', PEOPLE)
        clout.tab_to('Search Friends')
        for letter in 'petra':
            clout.key(letter)
        clout.see('label', re.compile('1 person'))
        clout.tab_to('Petra Vine')
        with hidden_table(home, 'plus_k'):
            clout.key('Return')
            await_it('what is wrong', lambda: clout.all('label', FAILED))
            picture('friend-failed')
        quit_well(clout)


def write_quiet(folder):
    """An export from someone who wrote nothing and knows no one."""
    folder.mkdir()
    for name in ('actor.json', 'outbox.json'):
        data = json.loads(pathlib.Path(SAMPLE, name).read_text(encoding='utf-8'))
        if name == 'outbox.json':
            data.update(totalItems=0, orderedItems=[])
        (folder / name).write_text(json.dumps(data), encoding='utf-8')
    return folder


def test_empty():
    """each page says that it is empty, and when that will change"""
    with own() as home, home.open_archive(write_quiet(home.path / 'export')) as clout:
        look(clout, 'score-quiet', 'No score yet')
        clout.key('Alt', '3')
        look(clout, 'topics-empty', 'No Topics Yet')
        clout.key('Alt', '4')
        look(clout, 'friends-empty', 'No Friends Yet', way='Add Account')
        clout.key('Alt', '5')
        look(clout, 'perks-empty', 'Private Perks')
        clout.key('Alt', '2')
        clout.click('button', f'Remove {HANDLE}')
        clout.see('label', 'No accounts')
        picture('accounts-empty')
        clout.click('button', 'Undo')
        clout.see('list item', 'Juniper Sample')
        quit_well(clout)


def test_empty_search():
    """a search without results leads back to everyone"""
    with own() as home, with_sample(home) as clout:
        clout.see('list', 'Points by network')
        clout.key('Alt', '4')
        clout.see('label', PEOPLE)
        clout.tab_to('Search Friends')
        for letter in 'qqq':
            clout.key(letter)
        look(clout, 'friends-empty-search', 'No Results Found',
             'No name or handle matches your search', 'Show Everyone')
        clout.click('button', 'Show Everyone')
        clout.see('label', PEOPLE)
        quit_well(clout)


def see_account(clout, server, words, name, patience=PATIENCE):
    handle = f'ann@{server.origin[7:]}'
    clout.see(None, f'{handle} · Mastodon\n{words}', patience=patience)
    picture(f'account-{name}')
    return f'Refresh {handle}'


def test_accounts():
    """an account that syncs, is stopped, rate-limited, failing or unreachable says so"""
    with Server(SERVER) as server, own() as home:
        install_browser(home, server, 'approve')
        with home.open() as clout:
            sign_in(clout, server)
            clout.key('Alt', '2')
            refresh = see_account(clout, server, 'Last refresh: today', 'ready')
            clout.see('button', 'Refresh')
            server.process.send_signal(signal.SIGSTOP)
            clout.click('button', refresh)
            see_account(clout, server, 'Refreshing…', 'refreshing')
            clout.click('button', 'Stop Refreshing')
            see_account(clout, server, 'Last refresh: today', 'stopped')
            clout.see('button', 'Refresh')
            server.process.send_signal(signal.SIGCONT)
            server.command('fail 500 50')
            clout.click('button', refresh)
            see_account(clout, server, '127.0.0.1 has a problem. Try again later.',
                        'trouble')
            clout.see('alert', '127.0.0.1 has a problem. Try again later.')
            server.command('fail 429 50')
            clout.click('button', refresh)
            see_account(clout, server, 'Waiting for the server', 'pause')
            server.end()
            clout.click('button', refresh)
            # The server's rate limit is respected before the next request.
            gone = 'Couldn’t reach 127.0.0.1. Check the address, or try again later.'
            see_account(clout, server, gone, 'unreachable', 3 * PATIENCE)
            clout.see('alert', gone)
            clout.key('Alt', '1')
            clout.see('list', 'Points by network')
            picture('score-unreachable')
            quit_well(clout)


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def begin_sign_in(clout, address):
    dialog = open_dialog(clout)
    choose_server(clout, dialog)
    clout.type(SERVER_FIELD, address, dialog)
    clout.key('Return')
    return dialog


def test_sign_in_offline():
    """an unreachable server is reported quickly, and the typed text stays"""
    with own() as home, home.open() as clout:
        dialog = begin_sign_in(clout, f'http://127.0.0.1:{free_port()}')
        clout.see('alert', 'Couldn’t reach 127.0.0.1. '
                           'Check the address, or try again later.', dialog)
        look(clout, 'sign-in-offline', 'Which Server Are You On?', way='Continue', within=dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_sign_in_slow():
    """a slow server is waited for visibly, and not forever"""
    with Server(SERVER) as server, own() as home, home.open() as clout:
        server.process.send_signal(signal.SIGSTOP)
        dialog = begin_sign_in(clout, server.origin)
        look(clout, 'sign-in-busy', 'Please Wait…', way='Cancel', within=dialog)
        clout.click('button', 'Cancel', dialog)
        clout.see_closed(dialog)
        server.process.send_signal(signal.SIGCONT)
        quit_well(clout)


def test_sign_in_waiting():
    """during the browser step there is a link to copy and a field for the code"""
    with Server(SERVER) as server, own() as home:
        install_browser(home, server, 'wait')
        with home.open() as clout:
            dialog = begin_sign_in(clout, server.origin)
            look(clout, 'sign-in-waiting', 'Finish in Your Browser', way='Copy Link', within=dialog)
            clout.click('button', 'Enter Code', dialog)
            clout.see('alert', 'Wrong code. Copy it again.',
                      dialog)
            picture('sign-in-bad-code')
            clout.click('button', 'Cancel', dialog)
            clout.see_closed(dialog)
            quit_well(clout)


def test_no_keyring():
    """without a keyring the sign-in is for this session, and there is no unlock button"""
    keyring = {'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': '/nowhere/keyring'}
    with Server(SERVER) as server, own(**keyring, **NOT_OURS) as home:
        install_browser(home, server, 'approve')
        with home.open() as clout:
            dialog = begin_sign_in(clout, server.origin)
            look(clout, 'sign-in-no-keyring', 'Couldn’t Save the Sign-In',
                 'No keyring available. You can sign in for this session only.',
                 'Only for This Session', dialog)
            clout.see_no('button', 'Unlock', dialog)
            clout.click('button', 'Only for This Session', dialog)
            clout.see_closed(dialog)
            clout.see('list', 'Points by network')
            quit_well(clout)


def test_asking_for_perks():
    """subscribing to a slow publisher can be cancelled, and nothing is stored"""
    with own() as home, with_sample(home) as clout, socket.socket() as silent:
        silent.bind(('127.0.0.1', 0))
        silent.listen()
        clout.see('list', 'Points by network')
        clout.key('Alt', '5')
        clout.see('list', 'Add Publisher')
        subscribe(clout, f'http://127.0.0.1:{silent.getsockname()[1]}/perks.json')
        clout.see(None, WAIT)
        look(clout, 'perks-asking', 'Private Perks', way='Cancel')
        clout.click('button', 'Cancel')
        clout.see_no('button', 'Cancel')
        clout.see('text', ADDRESS)
        clout.see('label', 'Private Perks')
        quit_well(clout)


def test_publisher_away():
    """the publisher's last offers are shown while it can't be reached"""
    with own() as home:
        with publisher() as origin, with_sample(home) as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '5')
            clout.see('list', 'Add Publisher')
            subscribe(clout, origin + '/perks.json')
            clout.see('button', f'Remove {NAME}')
            quit_well(clout)
        with contextlib.closing(sqlite3.connect(path_of(home))) as store:
            store.execute('UPDATE perk_feed SET fetched = 0')
            store.commit()
        with home.open() as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '5')
            clout.see('list', 'Perks for you')
            look(clout, 'perks-offline', 'Some publishers couldn’t be reached. Their last offers '
                 'are shown; Clout will try again automatically.')
            quit_well(clout)


def test_import():
    """a long import shows its progress and can be cancelled: then nothing of it is stored"""
    with own() as home, home.open(write_bulk(SAMPLE, home.path / 'bulk', 200000)) as clout:
        clout.see('label', 'Importing bulk')
        picture('import')
        clout.click('button', 'Cancel')
        clout.see_no('label', 'Importing bulk')
        clout.see('label', 'Import canceled. Nothing was stored.')
        clout.see('button', 'Explore Sample Data')
        quit_well(clout)
        with contextlib.closing(sqlite3.connect(path_of(home))) as store:
            for table in ('account', 'post', 'reaction'):
                count = store.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
                assert count == 0, (table, count)


def test_away():
    """a removed away period comes back with Undo; unreadable data are reported"""
    with own() as home, with_sample(home) as clout:
        clout.see('list', 'Points by network')
        dialog = clout.open_away_dialog()
        look(clout, 'holidays-empty', 'No time away yet', way='Add Time Away', within=dialog)
        clout.click('button', 'Add Time Away', dialog)
        row = name_of(await_it('the holiday', lambda: clout.all('list item', within=clout.see(
            'list', 'Your time away', dialog))[0]))
        clout.click('button', f'Remove {row}', dialog)
        look(clout, 'holidays-undo', f'{row} removed', way='Undo', within=dialog)
        clout.click('button', 'Undo', dialog)
        clout.see('list item', row, dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        with hidden_table(home, 'holiday'):
            dialog = clout.open_away_dialog()
            clout.see('alert', FAILED, dialog)
            clout.see_no('label', 'No time away yet', dialog)
            picture('holidays-failed')
        clout.click('button', 'Try Again', dialog)
        clout.see('list item', row, dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/states', dict(globals()), sys.argv[5:]))
