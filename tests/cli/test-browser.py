#!/usr/bin/python3
# test-browser.py: clout-cli from a server name to a score, through a real browser and keyring.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from browser import Browser  # noqa: E402
from tap import ok, print_plan  # noqa: E402

SERVER, PROGRAM = sys.argv[1:3]


def clout(store, *arguments):
    environment = dict(os.environ, G_MESSAGES_DEBUG='all')
    return subprocess.run([PROGRAM, '--store', store, *arguments], capture_output=True, text=True,
                          timeout=60, check=False, env=environment, stdin=subprocess.DEVNULL)


def sign_in(folder, store, origin, login, password, logs, *options):
    with open(logs, 'a', encoding='utf-8') as errors:
        program = subprocess.Popen([PROGRAM, '--store', store, 'sign-in', origin, *options],
                                   text=True, stdout=subprocess.PIPE, stderr=errors,
                                   stdin=subprocess.DEVNULL,
                                   env=dict(os.environ, G_MESSAGES_DEBUG='all'))
    link = next(line.strip() for line in program.stdout if line.startswith('  http'))
    browser = Browser(folder / 'profile')
    try:
        browser.open(link)
        browser.type('#login', login)
        browser.type('#password', password)
        browser.click('#approve')
        said = browser.wait_for_page_without('Password')
    finally:
        browser.close()
    ok('signed in' in said, 'the browser says that it went well', said)
    return program.stdout.read(), program.wait(60)


def sign_in_well(*arguments):
    rest, code = sign_in(*arguments)
    ok(code == 0, 'the program ends well', rest)
    ok('Signed in: ann@127.0.0.1' in rest and 'up to date' in rest, 'signed in and fetched', rest)


def holds(folder, secret):
    for path in pathlib.Path(folder).rglob('*'):
        if path.is_file() and secret.encode() in path.read_bytes():
            return path
    return None


def close(one, other):
    return abs(one - other) < 1e-5


def follow(folder, server):
    store = folder / 'clout.db'
    logs = folder / 'log'
    origin, login, password = server.stdout.readline().rstrip('\n').split(' ', 2)

    def command(word):
        server.stdin.write(word + '\n')
        server.stdin.flush()
        return server.stdout.readline().strip()

    sign_in_well(folder, store, origin, login, password, logs)
    token = command('token')
    report = json.loads(clout(store, '--json', 'score').stdout)
    ok(report['score'] > 10, 'there is a score', report)
    ok(close(sum(one['points'] for one in report['accounts']), report['score']), 'its parts add up')
    again = clout(store, 'sync')
    ok(again.returncode == 0, 'another process finds the token in the keyring', again.stderr)
    with open(logs, 'a', encoding='utf-8') as file:
        file.write(again.stdout + again.stderr)
    ok(len(token) > 20 and holds(folder, token) is None, 'the token is in no file and no log',
       holds(folder, token))
    ok(all(holds(os.environ[one], token) is None for one in ('HOME', 'XDG_DATA_HOME')),
       'nor in the clear among the keyrings')

    command('revoke')
    refused = clout(store, 'sync')
    ok(refused.returncode == 3 and 'Sign in again' in refused.stderr, 'a revoked token is said so',
       refused.stderr)
    later = json.loads(clout(store, '--json', 'score').stdout)
    ok(close(later['score'], report['score']), 'and nothing is lost')
    sign_in_well(folder, store, origin, login, password, logs)
    other = folder / 'other.db'
    sign_in_well(folder, other, origin, login, password, logs)
    handle = report['accounts'][0]['handle']
    ok(clout(other, 'forget', handle, '--yes').returncode == 0, 'forgetting in another store')
    ok(clout(store, 'sync').returncode == 0, 'which has its own sign-in')
    ok(clout(store, 'forget', handle, '--yes').returncode == 0, 'forgetting')
    ok('No account' in clout(store, 'accounts').stdout, 'it is gone')
    gone = clout(store, 'sync')
    ok(gone.returncode == 0 and 'No account' in gone.stdout, 'and so is all that it fetched')
    # In a Flatpak the keyring is a file, whose password comes from the desktop portal.
    if 'CLOUT_KEYRING_INSIDE' not in os.environ:
        return
    sign_in_well(folder, store, origin, login, password, logs)
    lock_keyring()
    locked = clout(store, 'revoke')
    ok(locked.returncode == 1 and 'Unlock it and try again' in locked.stderr,
       'revoking with a locked keyring names the cause', locked.stderr)


def lock_keyring():
    subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.secrets',
                    '--object-path', '/org/freedesktop/secrets',
                    '--method', 'org.freedesktop.Secret.Service.Lock',
                    '[objectpath "/org/freedesktop/secrets/collection/login"]'],
                   check=True, stdout=subprocess.DEVNULL, timeout=60)


def is_good(origin, token):
    request = urllib.request.Request(f'{origin}/api/v1/accounts/verify_credentials',
                                     headers={'Authorization': f'Bearer {token}',
                                              'User-Agent': 'test'})
    try:
        with urllib.request.urlopen(request, timeout=60):
            return True
    except urllib.error.HTTPError as refusal:
        return refusal.code != 401


def follow_without_keyring(folder, server):
    """A sign-in that can't be stored is revoked at the server before the program ends."""
    store, logs = folder / 'clout.db', folder / 'log'
    origin, login, password = server.stdout.readline().rstrip('\n').split(' ', 2)

    def last_token():
        server.stdin.write('token\n')
        server.stdin.flush()
        return server.stdout.readline().strip()

    rest, code = sign_in(folder, store, origin, login, password, logs)
    ok(code == 1 and 'Signed in' not in rest, 'without a keyring nothing is kept unasked', rest)
    ok('--session-only' in logs.read_text(encoding='utf-8'), 'and the way on is named')
    ok(not is_good(origin, last_token()), 'the token is not good any more')
    absent = clout(store, 'revoke')
    ok(absent.returncode == 1 and 'session where you signed in' in absent.stderr,
       'revoking without a keyring names the cause', absent.stderr)
    sign_in_well(folder, store, origin, login, password, logs, '--session-only')
    ok(not is_good(origin, last_token()), 'nor is the one of a session that has ended')
    report = json.loads(clout(store, '--json', 'score').stdout)
    ok(report['score'] > 10, 'what was fetched is there', report)


def main():
    if not shutil.which('chromedriver') or not shutil.which('chromium'):
        print('1..0 # SKIP chromium and chromium-driver are not installed')
        return
    server = subprocess.Popen([SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        with tempfile.TemporaryDirectory(prefix='clout-browser-') as folder:
            if os.environ.get('CLOUT_KEYRING_INSIDE') == 'absent':
                follow_without_keyring(pathlib.Path(folder), server)
            else:
                follow(pathlib.Path(folder), server)
    finally:
        server.stdin.close()
        server.wait(10)
    print_plan()


main()
