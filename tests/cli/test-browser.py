#!/usr/bin/python3
# test-browser.py: clout-cli from a server's name to a score, through a real browser and keyring.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

SERVER, PROGRAM = sys.argv[1:3]
ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
tests = 0


def ok(holds, name, why=''):
    global tests
    tests += 1
    print('ok' if holds else 'not ok', tests, name, flush=True)
    if not holds:
        print('#', str(why).replace('\n', '\n# '), flush=True)


class Browser:
    """Debian's Chromium, driven by the WebDriver protocol."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        self.driver = subprocess.Popen(['chromedriver', f'--port={port}'], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        self.url = f'http://127.0.0.1:{port}/session'
        options = {'args': ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-proxy-server',
                            f'--user-data-dir={folder}']}
        wanted = {'capabilities': {'alwaysMatch': {'goog:chromeOptions': options}}}
        for _ in range(100):
            try:
                self.url += '/' + self.call('POST', '', wanted)['sessionId']
                return
            except urllib.error.HTTPError as error:
                self.driver.terminate()
                raise RuntimeError(error.read().decode()) from error
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise RuntimeError('chromedriver does not answer')

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {'Content-Type': 'application/json'},
                                         method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)['value']

    def open(self, url):
        self.call('POST', '/url', {'url': url})

    def find(self, css):
        return self.call('POST', '/element', {'using': 'css selector', 'value': css})[ELEMENT]

    def type(self, css, text):
        self.call('POST', f'/element/{self.find(css)}/value', {'text': text})

    def click(self, css):
        self.call('POST', f'/element/{self.find(css)}/click', {})

    def text(self):
        return self.call('GET', f'/element/{self.find("body")}/text')

    def wait_for_page_without(self, word):
        said = word
        for _ in range(100):
            try:
                said = self.text()
            except urllib.error.HTTPError:
                pass  # The page is going while it is read.
            if word not in said:
                break
            time.sleep(0.1)
        return said

    def close(self):
        try:
            self.call('DELETE', '')
        finally:
            self.driver.terminate()
            self.driver.wait(10)


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
    ok(holds(os.environ['HOME'], token) is None and holds(os.environ['XDG_DATA_HOME'], token) is None,
       'nor in the clear among the keyrings')

    tell('revoke')
    refused = clout(store, 'sync')
    ok(refused.returncode == 3 and 'Sign in again' in refused.stderr, 'a revoked token is said so',
       refused.stderr)
    later = json.loads(clout(store, '--json', 'score').stdout)
    ok(close(later['score'], report['score']), 'and nothing is lost')
    sign_in(folder, store, origin, login, password, logs)
    ok(clout(store, 'forget', report['accounts'][0]['handle']).returncode == 0, 'forgetting')
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
