#!/usr/bin/env python3
# test-restore.py: restoring a backup or an export while the window is open.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-restore.py CLOUT CLOUT-CLI SAMPLE, inside tests/support/headless.sh --a11y --keyring.
import contextlib
import http.server
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading

try:
    from gi.repository import Gio, GLib
    from driver import Home, await_it, quit_well, run
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from store_file import path_of  # noqa: E402

PROGRAM, CLI, SAMPLE = sys.argv[1:4]
DAY = '2026-03-14'


def own():
    return Home(PROGRAM, CLOUT_SAMPLE=SAMPLE)


def fill(home):
    with home.open_archive(SAMPLE) as clout:
        clout.see('list', 'Points by network')
        quit_well(clout)


def back_up(home):
    shutil.copy(path_of(home), f'{path_of(home)}.backup-{DAY}')


def count(path):
    with contextlib.closing(sqlite3.connect(path)) as store:
        return store.execute('SELECT count(*) FROM account').fetchone()[0]


def replaced(home):
    return list(path_of(home).parent.glob('clout.db.replaced-*'))


def open_backups(clout):
    clout.open_menu()
    clout.tab_to('Restore Backup…')
    clout.key('Return')


def choose(clout):
    dialog = clout.window_named('Restore a Backup?')
    clout.click('button', re.compile(rf'{DAY} \('), dialog)


def test_no_backup():
    """without a backup the menu says when there will be one"""
    with own() as home:
        fill(home)
        with home.open() as clout:
            clout.see('list', 'Points by network')
            open_backups(clout)
            dialog = clout.window_named('No Backups Yet')
            clout.click('button', 'Close', dialog)
            clout.see_closed(dialog)
            quit_well(clout)


def test_running():
    """a backup replaces the data that are shown"""
    with own() as home:
        with home.open() as clout:
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)
        back_up(home)
        fill(home)
        with home.open() as clout:
            clout.see('list', 'Points by network')
            open_backups(clout)
            choose(clout)
            clout.see('alert', re.compile('Your data was restored'))
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)
        assert [count(path) for path in replaced(home)] == [1]
        assert count(path_of(home)) == 0


def test_damaged():
    """the message about damaged data opens the backups"""
    with own() as home:
        fill(home)
        back_up(home)
        path_of(home).write_bytes(b'SQLite format 3\0' * 1000)
        with home.open() as clout:
            clout.see('alert', re.compile('Your data was damaged and has been moved to '))
            clout.click('button', 'Restore Backup…')
            choose(clout)
            clout.see('list', 'Points by network')
            quit_well(clout)
        assert count(path_of(home)) == 1


def test_export():
    """an export is opened without data, and asks before it replaces existing data"""
    with own() as home:
        export = home.path / 'clout.json'
        subprocess.run([CLI, '--sample', 'export', export], check=True, timeout=120,
                       env={**os.environ, 'CLOUT_SAMPLE': SAMPLE})
        with home.open(export) as clout:
            clout.see('label', re.compile('Likely between'))
            quit_well(clout)
        with home.open(export) as clout:
            dialog = clout.window_named('Replace Your Data?')
            clout.click('button', 'Cancel', dialog)
            clout.see_closed(dialog)
            clout.see('label', re.compile('Likely between'))
            quit_well(clout)
        export.write_text(export.read_text()[:900])
        with home.open(export) as clout:
            clout.click('button', 'Replace', clout.window_named('Replace Your Data?'))
            clout.see('alert', re.compile('The export is damaged at “.*clout.json:[0-9]+”'))
            clout.see('label', re.compile('Likely between'))
            quit_well(clout)
        assert count(path_of(home)) == 3


class Keyring:
    """The session's keyring, as any program can use it."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.session = self.call('/org/freedesktop/secrets', 'Service', 'OpenSession',
                                 GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))[1]

    def call(self, path, interface, method, arguments):
        return self.bus.call_sync('org.freedesktop.secrets', path,
                                  f'org.freedesktop.Secret.{interface}', method, arguments, None,
                                  Gio.DBusCallFlags.NONE, 20000, None).unpack()

    def keep(self, account, secret):
        attributes = {'app-id': 'io.github.cloutapp.Clout', 'account': account,
                      'xdg:schema': 'io.github.cloutapp.Clout.Account'}
        properties = {
            'org.freedesktop.Secret.Item.Label': GLib.Variant('s', f'Clout: {account}'),
            'org.freedesktop.Secret.Item.Attributes': GLib.Variant('a{ss}', attributes)}
        self.call('/org/freedesktop/secrets/aliases/default', 'Collection', 'CreateItem',
                  GLib.Variant('(a{sv}(oayays)b)',
                               (properties, (self.session, b'', secret.encode(), 'text/plain'),
                                True)))

    def find(self, account):
        return self.call('/org/freedesktop/secrets', 'Service', 'SearchItems',
                         GLib.Variant('(a{ss})', ({'account': account},)))[0]


class Revoking(http.server.BaseHTTPRequestHandler):
    """A server that notes which tokens are revoked."""

    revoked = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        self.revoked.append((self.path, body))
        self.send_response(200)
        self.send_header('Content-Length', '2')
        self.end_headers()
        self.wfile.write(b'{}')

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def unused_sign_in():
    """A sign-in in the keyring that no account uses, and the window's question about it."""
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Revoking)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f'http://127.0.0.1:{server.server_port}'
    account = f'mastodon {origin} 7'
    keyring = Keyring()
    keyring.keep(account, json.dumps({
        'version': 1, 'origin': origin, 'access': 'unused-token', 'token_url': f'{origin}/token',
        'revoke_url': f'{origin}/revoke', 'client_id': 'c', 'client_secret': 's',
        'client_auth': 1, 'expires_at': 0}))
    Revoking.revoked.clear()
    with own() as home:
        fill(home)
        back_up(home)
        with home.open() as clout:
            clout.see('list', 'Points by network')
            open_backups(clout)
            choose(clout)
            yield (clout, clout.window_named('Revoke Unused Sign-Ins?'),
                   lambda: keyring.find(account))
            quit_well(clout)
    server.shutdown()
    server.server_close()


def test_keep_unused_sign_in():
    """Keep leaves the sign-in in the keyring and sends nothing"""
    with unused_sign_in() as (clout, dialog, find):
        clout.click('button', 'Keep', dialog)
        clout.see_closed(dialog)
        clout.see('list', 'Points by network')
    assert Revoking.revoked == [], Revoking.revoked
    assert len(find()) == 1, find()


def test_unused_sign_in():
    """after a restore the window offers to revoke the sign-ins that no account uses"""
    with unused_sign_in() as (clout, dialog, find):
        clout.click('button', 'Revoke', dialog)
        clout.see_closed(dialog)
        await_it('the server', lambda: len(Revoking.revoked) == 1)
        await_it('the keyring', lambda: find() == [])
    assert Revoking.revoked[0][0] == '/revoke', Revoking.revoked
    assert 'token=unused-token' in Revoking.revoked[0][1], Revoking.revoked


if __name__ == '__main__':
    sys.exit(run('/ui/restore', globals(), sys.argv[4:]))
