#!/usr/bin/python3
# bench-programs.py: startup time and memory, compared with other programs in the same run.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-programs.py CLOUT CLOUT-CLI MASTODON-SERVE READ-COLUMNS [windows|friends|idle], within
headless.sh --no-display --keyring.

The first frame is when the first pixel changes on an otherwise unused screen, for every program
alike. Figures are medians of several runs. With "windows" only those are timed, with "friends"
only the Friends page, with "idle" only what pages cost while nothing happens."""
import html.parser
import mmap
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

from rows import row

WINDOW, CLI, SERVER, READ = sys.argv[1:5]
ONLY = sys.argv[5:]
REACTIONS = 1_000_000
FEW = 10_000
X_POSTS = 200_000
HERE = pathlib.Path(__file__).resolve().parent
SETTLED = 5
FRIENDS = 100_000
# More than the list shows first, so that as many rows are drawn as of a long list.
FEW_FRIENDS = 60
APPLICATION = 'io.github.cloutapp.Clout'
TIMES = 5
IDLE = 10
PAGES = ('score', 'accounts', 'topics', 'friends', 'perks')
MILLION = '1 million reactions'


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
        # The header is XWD's: its size, and further on the bytes of a line and the colors.
        header = struct.unpack('>25I', self.pixels[:100])
        self.start, self.line = header[0] + 12 * header[19], header[12]
        self.empty = self.sample()

    def sample(self):
        return self.pixels[self.start::4 * 997]

    def sample_list(self):
        """Where a list's first rows are: below the search and the number of rows, and left of the
        scrollbar."""
        lines = (self.start + y * self.line for y in range(220, 640, 6))
        return b''.join(self.pixels[line:line + 4 * 700:4 * 5] for line in lines)

    def sample_count(self):
        """Where the number of rows is: above the list."""
        lines = (self.start + y * self.line for y in range(140, 156))
        return b''.join(self.pixels[line + 4 * 160:line + 4 * 400] for line in lines)

    def wait_until_still(self, seconds, most):
        """Until there is a picture that doesn't change for that long."""
        begin = time.monotonic()
        while self.sample() == self.empty:
            assert time.monotonic() - begin < 60, 'no window'
            time.sleep(0.02)
        seen, last, begin = self.sample(), time.monotonic(), time.monotonic()
        while time.monotonic() - last < seconds and time.monotonic() - begin < most:
            time.sleep(0.02)
            if self.sample() != seen:
                seen, last = self.sample(), time.monotonic()

    def close(self):
        self.server.terminate()
        self.server.wait()


def open_window(folder, command, measure):
    """Seconds to the first frame and, if asked for, private memory in MB some time later."""
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
        time.sleep(SETTLED if measure else 0.5)
        private = private_of(program.pid)
        program.terminate()
        program.wait(20)
        return first, private
    finally:
        screen.close()


def bench_windows(folder, big):
    """Programs take turns, so that background load affects all of them alike. The first round only
    warms the caches, and memory is read in the last."""
    commands = {'nothing stored': [WINDOW, '--store', str(folder / 'empty.db')],
                'sample data': [WINDOW, '--sample'],
                MILLION: [WINDOW, '--store', str(big)],
                'GNOME Text Editor': ['gnome-text-editor', '--standalone'],
                'GNOME Calculator': ['gnome-calculator']}
    commands = {name: command for name, command in commands.items() if shutil.which(command[0])}
    firsts, private = {name: [] for name in commands}, {}
    for time_no in range(TIMES + 1):
        for name, command in commands.items():
            first, private[name] = open_window(folder, command, time_no == TIMES)
            if time_no > 0:
                firsts[name].append(first * 1000)
    first = {name: statistics.median(values) for name, values in firsts.items()}
    for name in ('nothing stored', 'sample data', MILLION):
        for peer in ('GNOME Calculator', 'GNOME Text Editor'):
            if peer in first:
                row(f'first frame, {name}, against {peer}', first[name], 'ms', peer, first[peer], 1)
                row(f'private memory, {name}, against {peer}', private[name], 'MB', peer,
                    private[peer])


def activate(action, page):
    """Through the session bus, as a notification does."""
    subprocess.run(['gdbus', 'call', '--session', '--dest', APPLICATION, '--object-path',
                    '/' + APPLICATION.replace('.', '/'), '--method',
                    'org.gtk.Actions.Activate', action, f"[<'{page}'>]", '{}'], check=True,
                   stdout=subprocess.DEVNULL)


def ticks_of(pid):
    """The process's CPU time, in all threads."""
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return int(fields[11]) + int(fields[12])


def waits_of(pid):
    """How often each thread went to sleep, which is how often it was woken up."""
    waits = {}
    for path in pathlib.Path(f'/proc/{pid}/task').glob('*/status'):
        waits[path] = int(re.search(r'^voluntary_ctxt_switches:\s+(\d+)', path.read_text(),
                                    re.MULTILINE)[1])
    return waits


def bench_idle(folder, store):
    """What each page costs while nothing happens, with animations."""
    config, home = folder / 'config', folder / 'idle-home'
    (home / 'clout').mkdir(parents=True)
    shutil.copy(store, home / 'clout' / 'clout.db')
    (config / 'gtk-4.0').mkdir(parents=True)
    (config / 'gtk-4.0' / 'settings.ini').write_text(
        '[Settings]\ngtk-enable-animations=true\ngtk-cursor-blink-timeout=1\n')
    screen = Screen(folder / 'idle')
    program = subprocess.Popen([WINDOW], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=dict(os.environ, DISPLAY=screen.display, GDK_BACKEND='x11',
                                        XDG_CONFIG_HOME=str(config), XDG_DATA_HOME=str(home)))
    ticks, waits = {}, {}
    screen.wait_until_still(2, 20)
    for page in PAGES:
        activate('show', page)
        screen.wait_until_still(4, 20)
        before = ticks_of(program.pid), waits_of(program.pid)
        time.sleep(IDLE)
        ticks[page] = ticks_of(program.pid) - before[0]
        waits[page] = sum(number - before[1].get(thread, 0) for thread, number
                          in waits_of(program.pid).items()) * 60 / IDLE
    program.terminate()
    program.wait(20)
    screen.close()
    for page in PAGES:
        row(f'idle page, {page}', ticks[page], f'ticks in {IDLE} s', limit=0)
        row(f'idle page, {page}, wake-ups', waits[page], 'per minute', limit=1)


def show_friends(folder, home):
    """Seconds until the first rows of Friends are as they stay, and until nothing changes."""
    screen = Screen(folder / f'screen{time.monotonic_ns()}')
    environment = dict(os.environ, DISPLAY=screen.display, GDK_BACKEND='x11',
                       XDG_DATA_HOME=str(home))
    program = subprocess.Popen([WINDOW], env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        screen.wait_until_still(1.5, 15)
        before = seen = screen.sample(), screen.sample_count()
        rows = [(0, screen.sample_list())]
        begin = last = time.monotonic()
        activate('show', 'friends')
        while time.monotonic() - last < 1.5 and time.monotonic() - begin < 60:
            now = screen.sample(), screen.sample_count()
            listed = screen.sample_list()
            if now != seen or listed != rows[-1][1]:
                seen, last = now, time.monotonic()
                rows.append((last - begin, listed))
            time.sleep(0.001)
        assert seen != before, 'the page of friends was not shown'
        return next(when for when, listed in rows if listed == rows[-1][1]), last - begin
    finally:
        program.terminate()
        program.wait(20)
        screen.close()


def bench_friends(folder, store):
    few, many = folder / 'few', folder / 'many'
    for home in (few, many):
        (home / 'clout').mkdir(parents=True)
        shutil.copy(store, home / 'clout' / 'clout.db')
        # A hundred thousand are the same in front.
        database = sqlite3.connect(home / 'clout' / 'clout.db')
        database.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO person (account, remote, handle, name, followers, following, posts,"
            " flags) SELECT (SELECT min (id) FROM account), 'f' || i, 'f' || i || '@far.example',"
            " 'Friend ' || i, i * 7919 % 50000, 100, 200, 2 FROM n",
            (FRIENDS if home == many else FEW_FRIENDS,))
        database.commit()
        database.close()
    # In turns, so that background load affects both alike.
    rounds = [[show_friends(folder, home) for home in (few, many)] for _ in range(TIMES)]
    runs = dict(zip((few, many), zip(*rounds)))
    first, whole = ([statistics.median(run[i] for run in runs[home]) * 1000 for home in (few, many)]
                    for i in (0, 1))
    peer = f'{FEW_FRIENDS} people'
    row('Friends, first rows of 100,000 people', first[1], 'ms', peer, first[0], 1.2)
    row('Friends, all of 100,000 people counted', whole[1], 'ms', peer, whole[0])


def bench_import(folder, archive, reactions):
    store = folder / f'{reactions}.db'
    size = sum(path.stat().st_size for path in archive.iterdir()) / 1e6
    _, cpu, peak = timed(CLI, '--store', store, 'import', archive)
    if reactions == REACTIONS:
        name = f'import of {MILLION}, {size:.0f} MB of JSON'
        if shutil.which('jq'):
            _, jq, _ = timed('jq', '.orderedItems | length', archive / 'inbox.json')
            row(name, cpu, 's of CPU', 'jq counting them', jq, 0.5)
        else:
            row(name, cpu, 's of CPU')
        row(f'import of {MILLION}, memory', peak, 'MB')
        size = sum(path.stat().st_size for path in folder.glob(f'{store.name}*'))
        row('on disk, with people and posts', size / reactions, 'bytes per reaction')
    return store


def make_store(folder, reactions):
    archive = folder / f'archive{reactions}'
    subprocess.run([sys.executable, HERE / 'make-big-archive.py', archive, str(reactions)],
                   check=True)
    store = bench_import(folder, archive, reactions)
    shutil.rmtree(archive)
    return store


def bench_x_import(folder):
    archive, bare = folder / 'x', folder / 'tweets.json'
    subprocess.run([sys.executable, HERE / 'make-big-x-archive.py', archive, str(X_POSTS)],
                   check=True)
    size = sum(path.stat().st_size for path in archive.glob('*/*')) / 1e6
    _, cpu, peak = timed(CLI, '--store', folder / 'x.db', 'import', archive)
    name = f'import of {X_POSTS:,} posts from X, {size:.0f} MB of JSON'
    if shutil.which('jq'):
        # A download is a script: jq gets it without its "name =".
        with open(archive / 'data' / 'tweets.js', 'rb') as script, open(bare, 'wb') as file:
            file.write(script.readline().partition(b'=')[2])
            shutil.copyfileobj(script, file)
        _, jq, _ = timed('jq', 'length', bare)
        row(name, cpu, 's of CPU', 'jq counting them', jq, 0.4)
        bare.unlink()
    else:
        row(name, cpu, 's of CPU')
    row(f'import of {X_POSTS:,} posts from X, memory', peak, 'MB', limit=20)
    shutil.rmtree(archive)


def median_of(*command):
    """CPU seconds and peak memory in MB."""
    runs = [timed(*command)[1:] for _ in range(TIMES)]
    return [statistics.median(column) for column in zip(*runs)]


def bench_terminal(stores):
    cpu, peak = median_of(CLI, '--version')
    row('clout-cli --version', cpu * 1000, 'ms of CPU')
    row('clout-cli --version, memory', peak, 'MB')
    read, _ = median_of(READ, stores[REACTIONS])
    cpu, peak = median_of(CLI, '--store', stores[REACTIONS], 'score')
    row(f'clout-cli score, {MILLION}', cpu, 's of CPU', 'SQLite reading the same columns', read,
        1.3)
    row(f'clout-cli score, {MILLION}, memory', peak, 'MB')
    for command in ('explain', 'friends', 'topics', 'history'):
        cpu, _ = median_of(CLI, '--store', stores[REACTIONS], command)
        row(f'clout-cli {command}, {MILLION}', cpu, 's of CPU', limit=1)


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
    server = subprocess.Popen([SERVER, 'mastodon', '400', '60'], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    try:
        origin, login, password = server.stdout.readline().rstrip('\n').split(' ', 2)
        store = folder / 'sync.db'
        program = subprocess.Popen([CLI, '--store', store, 'sign-in', origin], text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        approve(next(line.strip() for line in program.stdout if line.startswith('  http')), login,
                password)
        program.stdout.read()
        _, status, usage = os.wait4(program.pid, 0)
        assert status == 0
        cpu = usage.ru_utime + usage.ru_stime
        report = subprocess.run([CLI, '--store', store, 'export'], capture_output=True, check=True)
        reactions = report.stdout.count(b'"kind"')
        own = cpu / reactions * 1e6
        row('sign-in and sync, a reaction', own, 'µs of CPU', limit=60)
        server.stdin.write('token\n')
        server.stdin.flush()
        token = server.stdout.readline().strip()
        try:
            _, cpu, _ = timed('/usr/bin/python3', '-c', FOREIGN, origin, token,
                              stderr=subprocess.DEVNULL)
            row('sign-in and sync, against notifications only', own, 'µs of CPU',
                'python3-mastodon', cpu / reactions * 1e6, round(1 / 35, 4))
        except (AssertionError, FileNotFoundError):
            print('python3-mastodon is not installed', file=sys.stderr)
    finally:
        server.stdin.close()
        server.wait()


def main():
    with tempfile.TemporaryDirectory(prefix='clout-bench-') as name:
        folder = pathlib.Path(name)
        few = make_store(folder, FEW)
        if ONLY in ([], ['idle']):
            bench_idle(folder, few)
        if ONLY in ([], ['windows']):
            big = make_store(folder, REACTIONS)
            if not ONLY:
                bench_x_import(folder)
                bench_terminal({FEW: few, REACTIONS: big})
                bench_sync(folder)
            bench_windows(folder, big)
        if ONLY in ([], ['friends']):
            bench_friends(folder, few)


main()
