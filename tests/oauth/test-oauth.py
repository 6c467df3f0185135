#!/usr/bin/python3
# test-oauth.py: signing in with user credentials at a strict OAuth server, in the terminal.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-oauth.py CLOUT-CLI, with CLOUT_TEST_OAUTH set to the folder that install.sh filled, in a
# session with a keyring.
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = sys.argv[1]
KIT = os.environ.get('CLOUT_TEST_OAUTH')
SECRET = 'web:secret/1'


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, seconds):
        self.port = free_port()
        self.process = subprocess.Popen(['node', HERE / 'server.mjs', str(self.port)], cwd=KIT,
                                        text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL,
                                        env={**os.environ, 'TOKEN_SECONDS': str(seconds)})
        self.origin = json.loads(self.process.stdout.readline())['origin']

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def events(self):
        with urllib.request.urlopen(self.origin + '/test/events', timeout=60) as answer:
            return json.load(answer)


def browse(link, yes=True):
    """Signs in as ada and approves or denies, on the server's own pages."""
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    answer = opener.open(link, timeout=60)
    if not yes:
        try:
            return opener.open(answer.url + '/abort', timeout=60).read().decode()
        except urllib.error.HTTPError as page:  # what Clout shows after a denial
            return page.read().decode()
    for form in ({'prompt': 'login', 'login': 'ada', 'password': 'any'}, {'prompt': 'consent'}):
        answer = opener.open(answer.url, urllib.parse.urlencode(form).encode(), timeout=60)
    return answer.read().decode()


class Clout:
    def __init__(self, server, folder):
        self.environment = {**os.environ, 'CLOUT_X_API': server.origin,
                            'CLOUT_REDIRECT_PORT': str(server.port)}
        self.store = folder / 'clout.db'

    def run(self, *arguments):
        return subprocess.run([PROGRAM, '--store', self.store, *arguments], text=True, timeout=60,
                              capture_output=True, env=self.environment, check=False)

    def sign_in(self, client, secret, yes=True):
        process = subprocess.Popen([PROGRAM, '--store', self.store, 'sign-in', 'x', '--client-id',
                                    client, '--yes'],
                                   text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment)
        process.stdin.write(secret + '\n')
        process.stdin.flush()
        for line in process.stdout:
            found = re.match(r'\s+(http\S+)', line)
            if found:
                browse(found.group(1), yes)
                break
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors


def native_app(folder):
    """a native app without a secret: signs in, syncs, renews an expired token, revokes it"""
    with Server(seconds=3) as server:
        clout = Clout(server, folder)
        code, output, errors = clout.sign_in('native', '')
        assert code == 0 and 'Signed in: ada' in output, (code, output, errors)
        assert server.events().count('authorization_code.consumed') == 1, server.events()
        time.sleep(3.5)
        for _ in range(2):
            again = clout.run('sync', '--yes')
            assert again.returncode == 0, again
            time.sleep(3.2)
        # Each refresh token is used once; otherwise the server would have revoked them all.
        assert server.events().count('refresh_token.consumed') >= 2, server.events()
        assert 'grant.revoked' not in server.events(), server.events()
        assert clout.run('forget', 'ada', '--yes').returncode == 0
        assert {'grant.revoked', 'refresh_token.destroyed'} & set(server.events()), server.events()
        for name in folder.iterdir():
            assert b'native' not in name.read_bytes() or name.suffix != '.db', name


def web_app(folder):
    """a web app sends its escaped secret in a header; a wrong secret is reported"""
    with Server(seconds=7200) as server:
        clout = Clout(server, folder)
        code, output, errors = clout.sign_in('web', 'wrong')
        assert code == 1 and 'rejected these keys' in errors, (code, output, errors)
        assert 'wrong' not in output + errors
        code, output, errors = clout.sign_in('web', SECRET)
        assert code == 0 and 'Signed in: ada' in output, (code, output, errors)
        assert SECRET not in output + errors
        assert SECRET.encode() not in clout.store.read_bytes()


def refusals(folder):
    """a denial in the browser is reported"""
    with Server(seconds=7200) as server:
        clout = Clout(server, folder)
        code, output, errors = clout.sign_in('native', '', yes=False)
        assert code == 1 and 'denied' in errors, (code, output, errors)


def main():
    if not KIT or shutil.which('node') is None:
        print('1..0 # SKIP the strict OAuth server is not there: ./dev test brings it')
        return 1 if os.environ.get('CI') else 0
    tests = [native_app, web_app, refusals]
    failed = 0
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
                print(f'ok {number} /oauth/{test.__name__}: {test.__doc__}', flush=True)
            except Exception as problem:  # a test that crashes is a failed test
                failed += 1
                print(f'# {problem!r}\nnot ok {number} /oauth/{test.__name__}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
