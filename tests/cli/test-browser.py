#!/usr/bin/python3
# test-browser.py: clout-cli from a server's name to a score, through a real browser and keyring.
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

SERVER, PROGRAM = sys.argv[1:3]
tests = 0


def ok(holds, name, why=''):
    global tests
    tests += 1
    print('ok' if holds else 'not ok', tests, name, flush=True)
    if not holds:
        print('#', str(why).replace('\n', '\n# '), flush=True)


def clout(store, *arguments):
    environment = dict(os.environ, G_MESSAGES_DEBUG='all')
    return subprocess.run([PROGRAM, '--store', store, *arguments], capture_output=True, text=True,
                          timeout=60, check=False, env=environment, stdin=subprocess.DEVNULL)


def sign_in(folder, store, origin, login, password, logs):
    with open(logs, 'a', encoding='utf-8') as errors:
        program = subprocess.Popen([PROGRAM, '--store', store, 'sign-in', origin], text=True,
                                   stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL,
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
    rest = program.stdout.read()
    ok(program.wait(60) == 0, 'the program ends well', rest)
    ok('Signed in: ann@127.0.0.1' in rest and 'up to date' in rest, 'signed in and fetched', rest)
    return rest


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

    def tell(word):
        server.stdin.write(word + '\n')
        server.stdin.flush()
        return server.stdout.readline().strip()

    sign_in(folder, store, origin, login, password, logs)
    token = tell('token')
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

    tell('revoke')
    refused = clout(store, 'sync')
    ok(refused.returncode == 3 and 'Sign in again' in refused.stderr, 'a revoked token is said so',
       refused.stderr)
    later = json.loads(clout(store, '--json', 'score').stdout)
    ok(close(later['score'], report['score']), 'and nothing is lost')
    sign_in(folder, store, origin, login, password, logs)
    done = clout(store, 'forget', report['accounts'][0]['handle'], '--yes')
    ok(done.returncode == 0, 'forgetting', done.stderr)
    ok('No account' in clout(store, 'accounts').stdout, 'it is gone')
    gone = clout(store, 'sync')
    ok(gone.returncode == 0 and 'No account' in gone.stdout, 'and so is all that it fetched')


def main():
    if not shutil.which('chromedriver') or not shutil.which('chromium'):
        print('1..0 # SKIP chromium and chromium-driver are not installed')
        return
    server = subprocess.Popen([SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        with tempfile.TemporaryDirectory(prefix='clout-browser-') as folder:
            follow(pathlib.Path(folder), server)
    finally:
        server.stdin.close()
        server.wait(10)
    print(f'1..{tests}')


main()
