#!/usr/bin/env python3
# test-pause.py: what clout-cli prints while it is rate-limited, and when it gives up.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import http.server
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import threading

PROGRAM = sys.argv[1]
FEED = {'clout_perks': 1, 'publisher': 'Seeds', 'perks': [
    {'title': 'Box', 'what': 'Twelve kinds', 'link': 'https://seeds.example/box',
     'disclosure': 'We hope for a post.', 'from_score': 1}]}


class Publisher(http.server.BaseHTTPRequestHandler):
    """Rejects the first request with the status and retry delay in its path."""

    seen = set()

    def do_GET(self):
        status, seconds = self.path.strip('/').split('/')
        first = self.path not in self.seen
        self.seen.add(self.path)
        self.send_response(int(status) if first else 200)
        if first:
            self.send_header('Retry-After', seconds)
        self.end_headers()
        self.wfile.write(b'' if first else json.dumps(FEED).encode())

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def publisher():
    Publisher.seen.clear()
    server = http.server.HTTPServer(('127.0.0.1', 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()


def subscribe(folder, url, **options):
    return subprocess.Popen([PROGRAM, '--store', folder / 'clout.db', 'subscribe', url],
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                            env={**os.environ, 'XDG_DATA_HOME': str(folder), 'TERM': 'xterm'},
                            **options)


def read_terminal(end):
    said = b''
    with contextlib.suppress(OSError):
        while part := os.read(end, 4096):
            said += part
    return said.decode()


def countdown(folder):
    """counts the wait down on a terminal, on one line that is cleared at the end"""
    here, there = pty.openpty()
    with publisher() as origin, subscribe(folder, origin + '/503/5', stderr=there) as process:
        os.close(there)
        said = read_terminal(here)
        assert process.wait() == 0, said
    os.close(here)
    lines = said.split('\r\x1b[K')
    left = [int(seconds) for line in lines
            for seconds in re.findall(r'^127\.0\.0\.1 asks Clout to wait (\d+) seconds?$', line)]
    assert len(left) >= 3 and left == sorted(left, reverse=True) and left[0] > 2, said
    assert '\n' not in said and lines[-1] == '', said


def once(folder):
    """prints a long wait once elsewhere, and a short one not at all"""
    with publisher() as origin:
        with subscribe(folder, origin + '/503/4', stderr=subprocess.PIPE) as process:
            said = process.communicate()[1]
            assert process.returncode == 0, said
        assert re.fullmatch(r'clout-cli: 127\.0\.0\.1 asks Clout to wait \d seconds\n', said), said
        with subscribe(folder, origin + '/503/1', stderr=subprocess.PIPE) as process:
            said = process.communicate()[1]
            assert process.returncode == 0 and said == '', said


def given_up(folder):
    """gives up if the wait is too long, and doesn't promise to try again"""
    with publisher() as origin:
        with subscribe(folder, origin + '/429/3600', stderr=subprocess.PIPE) as process:
            out, said = process.communicate()
    assert process.returncode == 1, said
    assert 'Try again later' in said and 'by itself' not in said + out, said


TESTS = (countdown, once, given_up)
print(f'1..{len(TESTS)}')
FAILED = False
for number, test in enumerate(TESTS, 1):
    with tempfile.TemporaryDirectory() as place:
        try:
            test(pathlib.Path(place))
            print(f'ok {number} /cli/pause/{test.__name__}: {test.__doc__}')
        except AssertionError as fault:
            FAILED = True
            print(f'not ok {number} /cli/pause/{test.__name__}: {test.__doc__}\n# {fault}')
sys.exit(FAILED)
