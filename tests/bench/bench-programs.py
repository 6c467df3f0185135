#!/usr/bin/python3
# bench-programs.py: startup time and memory, compared with other programs in the same run.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-programs.py CLOUT CLOUT-CLI MASTODON-SERVE [REACTIONS], within headless.sh --no-display
--keyring.

The first frame is when the first pixel changes on an otherwise unused screen, for every program
alike. Prints the median of seven runs. With "windows" as the fourth argument only those are
timed, with "friends" only the Friends page."""
import html.parser
import mmap
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

WINDOW, CLI, SERVER = sys.argv[1:4]
ONLY_WINDOWS = sys.argv[4:] == ['windows']
ONLY_FRIENDS = sys.argv[4:] == ['friends']
REACTIONS = 1_000_000
FEW = 10_000
HERE = pathlib.Path(__file__).resolve().parent
SETTLED = 6
FRIENDS = 100_000
APPLICATION = 'io.github.cloutapp.Clout'
TIMES = 7


def say(name, value):
    print(f'  {name:<58} {value}', flush=True)


def memory_of(pid, name):
    """Megabytes; 0 if the process has ended."""
    try:
        found = re.search(rf'{name}:\s+(\d+)', pathlib.Path(f'/proc/{pid}/status').read_text())
    except OSError:
        return 0
    return int(found[1]) / 1024 if found else 0


def private_of(pid):
    """Megabytes of private memory, without pages shared with other programs."""
    text = pathlib.Path(f'/proc/{pid}/smaps_rollup').read_text()
    return int(re.search(r'Private_Dirty:\s+(\d+)', text)[1]) / 1024


def timed(*command, **options):
    """Seconds, CPU seconds and peak memory in MB of a program, which must succeed."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    peak = 0
    pid = 0
    # wait4 reports at least the memory of this program, which the child was forked from.
    while pid == 0:
        peak = memory_of(child.pid, 'VmHWM') or peak
        time.sleep(0.0005)
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, peak


class Screen:
    """An X server whose pixels can be read without a request to it."""

    def __init__(self, folder):
        folder.mkdir()
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(writer), '-screen', '0', '1280x900x24', '-fbdir',
             str(folder),
             '-nolisten', 'tcp', '-noreset'], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as number:
            self.display = ':' + number.readline().strip()
        with open(folder / 'Xvfb_screen0', 'r+b') as file:
            self.pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        self.empty = self.sample()

    def sample(self):
        return self.pixels[4096::4 * 997]

    def close(self):
        self.server.terminate()
        self.server.wait()


def open_window(folder, command):
    """Seconds to the first frame, private memory in MB some time later, and total memory."""
    screen = Screen(folder / f'screen{time.monotonic_ns()}')
    environment = dict(os.environ, DISPLAY=screen.display, GDK_BACKEND='x11')
    try:
        begin = time.monotonic()
        program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while screen.sample() == screen.empty:
            assert program.poll() is None and time.monotonic() - begin < 60, command
            time.sleep(0.001)
        first = time.monotonic() - begin
        time.sleep(SETTLED)
        private, resident = private_of(program.pid), memory_of(program.pid, 'VmRSS')
        program.terminate()
        program.wait(20)
        return first, private, resident
    finally:
        screen.close()


def bench_windows(folder, big):
    rows = [('Clout, nothing stored', [WINDOW, '--store', str(folder / 'empty.db')]),
            ('Clout, sample data', [WINDOW, '--sample']),
            (f'Clout, {REACTIONS} reactions', [WINDOW, '--store', str(big)]),
            ('GNOME Text Editor', ['gnome-text-editor', '--standalone']),
            ('GNOME Calculator', ['gnome-calculator'])]
    print('First frame, private memory some seconds later, and all of it with what is shared')
    missing = [name for name, command in rows if not shutil.which(command[0])]
    rows = [(name, command) for name, command in rows if name not in missing]
    # Programs take turns, so that background load affects all of them alike; the first round only
    # warms the caches.
    rounds = [[open_window(folder, command) for _, command in rows] for _ in range(TIMES + 1)]
    for (name, _), runs in zip(rows, zip(*rounds[1:])):
        first, private, resident = (statistics.median(column) for column in zip(*runs))
        say(name, f'{first * 1000:5.0f} ms  {private:5.0f} MB  {resident:5.0f} MB')
    for name in missing:
        say(name, 'not installed')


def show_friends(folder, home):
    """Seconds until the Friends page is shown and stops changing, with the data in home."""
    screen = Screen(folder / f'screen{time.monotonic_ns()}')
    environment = dict(os.environ, DISPLAY=screen.display, GDK_BACKEND='x11',
                       XDG_DATA_HOME=str(home))
    program = subprocess.Popen([WINDOW], env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(SETTLED)
        before = seen = screen.sample()
        begin = last = time.monotonic()
        subprocess.run(['gdbus', 'call', '--session', '--dest', APPLICATION, '--object-path',
                        '/' + APPLICATION.replace('.', '/'), '--method',
                        'org.gtk.Actions.Activate', 'show', "[<'friends'>]", '{}'], check=True,
                       stdout=subprocess.DEVNULL)
        while time.monotonic() - last < 2 and time.monotonic() - begin < 60:
            now = screen.sample()
            if now != seen:
                seen, last = now, time.monotonic()
            time.sleep(0.001)
        assert seen != before, 'the page of friends was not shown'
        return last - begin
    finally:
        program.terminate()
        program.wait(20)
        screen.close()


def bench_friends(folder, store):
    print('Friends, from the choice of the page until all of it is there')
    few, many = folder / 'few', folder / 'many'
    for home in (few, many):
        (home / 'clout').mkdir(parents=True)
        shutil.copy(store, home / 'clout' / 'clout.db')
    database = sqlite3.connect(many / 'clout' / 'clout.db')
    database.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO person (account, remote, handle, name, followers, following, posts, flags)"
        " SELECT (SELECT min (id) FROM account), 'f' || i, 'f' || i || '@far.example',"
        " 'Friend ' || i, i * 7919 % 50000, 100, 200, 2 FROM n", (FRIENDS,))
    database.commit()
    database.close()
    for name, home in (('hardly any', few), (FRIENDS, many)):
        runs = [show_friends(folder, home) for _ in range(TIMES)]
        say(f'{name} people', f'{statistics.median(runs) * 1000:5.0f} ms')


def make_store(folder, reactions):
    archive, store = folder / f'archive{reactions}', folder / f'{reactions}.db'
    subprocess.run([sys.executable, HERE / 'make-big-archive.py', archive, str(reactions)],
                   check=True)
    size = sum(path.stat().st_size for path in archive.iterdir()) / 1e6
    seconds, cpu, peak = timed(CLI, '--store', store, 'import', archive)
    say(f'import of {reactions} reactions, {size:.0f} MB of JSON',
        f'{seconds:5.2f} s  {reactions / cpu:8.0f} per CPU second  peak {peak:.0f} MB')
    size = sum(path.stat().st_size for path in folder.glob(f'{store.name}*'))
    say('  on disk, bytes a reaction, with people and posts', f'{size / reactions:5.1f}')
    shutil.rmtree(archive)
    return store


def bench_terminal(stores):
    print('Terminal')
    say('clout-cli --version', '{:5.3f} s  peak {:.0f} MB'.format(*timed(CLI, '--version')[::2]))
    for number, store in stores.items():
        runs = [timed(CLI, '--store', store, 'score')[::2] for _ in range(TIMES)]
        seconds, peak = (statistics.median(column) for column in zip(*runs))
        say(f'clout-cli score, {number} reactions', f'{seconds:5.3f} s  peak {peak:.0f} MB')


class Form(html.parser.HTMLParser):
    """The inputs on a page."""

    def __init__(self, page):
        super().__init__()
        self.fields = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'input' and 'name' in attrs:
            self.fields[attrs['name']] = attrs.get('value', '')


def approve(link, login, password):
    with urllib.request.urlopen(link) as page:
        fields = Form(page.read().decode()).fields
    fields.update(login=login, password=password, commit='approve')
    urllib.request.urlopen(urllib.parse.urljoin(link, '/oauth/authorize'),
                           urllib.parse.urlencode(fields).encode()).read()


FOREIGN = '''
import sys, mastodon
client = mastodon.Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1],
                           version_check_mode='none', ratelimit_method='throw')
print(len(client.fetch_remaining(client.notifications(limit=80))))
'''


def bench_sync(folder):
    print('Fetching from a Mastodon server on this machine')
    server = subprocess.Popen([SERVER, 'mastodon', '400', '60'], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    try:
        origin, login, password = server.stdout.readline().rstrip('\n').split(' ', 2)
        store = folder / 'sync.db'
        begin = time.monotonic()
        program = subprocess.Popen([CLI, '--store', store, 'sign-in', origin], text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        approve(next(line.strip() for line in program.stdout if line.startswith('  http')), login,
                password)
        program.stdout.read()
        _, status, usage = os.wait4(program.pid, 0)
        assert status == 0
        seconds = time.monotonic() - begin
        cpu = usage.ru_utime + usage.ru_stime
        report = subprocess.run([CLI, '--store', store, 'export'], capture_output=True, check=True)
        reactions = report.stdout.count(b'"kind"')
        say(f'sign-in and sync of {reactions} reactions',
            f'{seconds:5.1f} s, CPU {cpu / reactions * 1e6:4.0f} µs a reaction')
        server.stdin.write('token\n')
        server.stdin.flush()
        token = server.stdout.readline().strip()
        try:
            _, cpu, _ = timed('/usr/bin/python3', '-c', FOREIGN, origin, token,
                              stderr=subprocess.DEVNULL)
            say('python3-mastodon, the same notifications only',
                f'         CPU {cpu / reactions * 1e6:4.0f} µs a reaction')
        except (AssertionError, FileNotFoundError):
            say('python3-mastodon', 'not installed')
    finally:
        server.stdin.close()
        server.wait()


def main():
    with tempfile.TemporaryDirectory(prefix='clout-bench-') as name:
        folder = pathlib.Path(name)
        print('Archives')
        if ONLY_FRIENDS:
            bench_friends(folder, make_store(folder, FEW))
            return
        stores = {number: make_store(folder, number) for number in (FEW, REACTIONS)}
        if not ONLY_WINDOWS:
            bench_terminal(stores)
            bench_sync(folder)
        bench_windows(folder, stores[REACTIONS])
        bench_friends(folder, stores[FEW])


main()
