# clout.py: the real clout-cli with its own store, and the contents of that store.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import contextlib
import json
import os
import pathlib
import sqlite3
import subprocess

KINDS = ('mention', 'reply', 'quote', 'share', 'like', 'follow')
DAY = 24 * 60 * 60


class Clout:
    """clout-cli on one store, with the session's keyring or with its own in a file."""

    def __init__(self, program, store, own_keyring=False):
        self.program = program
        self.store = pathlib.Path(store)
        self.environment = dict(os.environ)
        if own_keyring:
            self.environment.update(SECRET_BACKEND='file', SECRET_FILE_TEST_PASSWORD='test',
                                    SECRET_FILE_TEST_PATH=f'{store}.keyring')

    def run(self, *arguments, timeout=180):
        return subprocess.run([self.program, '--store', self.store, *arguments], text=True,
                              capture_output=True, timeout=timeout, check=False,
                              stdin=subprocess.DEVNULL, env=self.environment)

    def json(self, *arguments):
        done = self.run('--json', *arguments)
        if done.returncode != 0:
            raise RuntimeError(f'clout-cli --json {" ".join(arguments)}: {done.stderr}')
        return json.loads(done.stdout)

    def sign_in(self, server, approve, *options):
        """Signs in; APPROVE is called with the link that the user would open."""
        with subprocess.Popen([self.program, '--store', self.store, 'sign-in', server, *options],
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, env=self.environment) as program:
            link = next((line.strip() for line in program.stdout if line.startswith('  http')),
                        None)
            if link is None:
                raise RuntimeError(f'clout-cli sign-in {server}: {program.stderr.read()}')
            approve(link)
            said = program.communicate(timeout=180)
            if program.returncode != 0:
                raise RuntimeError(f'clout-cli sign-in {server}: {"".join(said)}')

    def sync(self):
        done = self.run('sync')
        if done.returncode != 0:
            raise RuntimeError(f'clout-cli sync: {done.returncode} {done.stdout} {done.stderr}')
        return done.stdout

    def score(self):
        """Score and likely range with all printed digits. If too little is known for a score, as
        with only a blog, the accounts' points are printed instead."""
        report = self.json('score')
        points = sum(account['points'] for account in report['accounts'])
        return (report['score'] if report['score'] is not None else points, report.get('low'),
                report.get('high'))

    def let_a_day_pass(self):
        """Makes everything that is fetched daily due again."""
        with contextlib.closing(sqlite3.connect(self.store)) as data:
            data.execute('UPDATE cursor SET done = done - ? WHERE done > 0', (DAY + 60,))
            data.execute('UPDATE account SET last_sync = last_sync - ? WHERE last_sync > 0',
                         (DAY + 60,))
            data.commit()

    def export(self):
        return json.loads(self.run('export').stdout)

    def holds(self):
        """What is stored, in terms that can be counted by hand: posts, reactions by kind and
        person, …"""
        data = self.export()
        people = {one['id']: one['handle'] or one['name'] for one in data['person']}
        names = {one['id']: one['name'] for one in data['tag']}
        return {
            'posts': len(data['post']),
            'reactions': collections.Counter(
                (KINDS[row['kind']], people[row['person']].split('@')[0].split('.')[0])
                for row in data['reaction'] + data['remark'] if row['kind'] < 5),
            'followers': sorted(people[row['person']].split('@')[0].split('.')[0]
                                for row in data['reaction'] if row['kind'] == 5),
            'topics': collections.Counter(names[row['tag']] for row in data['post_tag']),
        }

    def plus_k(self, which):
        listed = self.json('endorsements', which)[which]
        return sorted((one['from' if which == 'received' else 'to'].split('@')[0].split('.')[0],
                       one['topic']) for one in listed)

    def left_behind(self):
        """Tables that still have rows after all of a store's accounts were removed."""
        with contextlib.closing(sqlite3.connect(self.store)) as data:
            tables = [row[0] for row in data.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
            return {table: n for table in tables if table not in ('score_point',)
                    for n in data.execute(f'SELECT count(*) FROM "{table}"').fetchone() if n}

    def files_hold(self, word):
        return [path.name for path in self.store.parent.glob(self.store.name + '*')
                if word.encode() in path.read_bytes()]


def keyring_items():
    """Paths of all items in this session's keyring."""
    done = subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.secrets',
                           '--object-path', '/org/freedesktop/secrets', '--method',
                           'org.freedesktop.Secret.Service.SearchItems', '{}'], text=True,
                          capture_output=True, check=False, env=os.environ, timeout=20)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return [word for word in done.stdout.replace("'", ' ').split() if word.startswith('/org/')]
