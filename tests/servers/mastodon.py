# mastodon.py: the tests' own Mastodon API server, which pages like Mastodon.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import subprocess

from api import Person
from fediverse import Fediverse
from proxy import Proxy


class Mastodon(Fediverse):
    """tests/support/mastodon-serve, whose people only use its API."""

    name = 'mastodon'
    quiet_requests = 5

    @staticmethod
    def skip_reason(_cache):
        return None

    def __init__(self, _cache, folder, program):
        pathlib.Path(folder).mkdir()
        serve = program.parents[2] / 'tests/support/mastodon-serve'
        self.process = subprocess.Popen([serve, 'mastodon', '0', '0'], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        own, _, password = self.process.stdout.readline().rstrip('\n').split(' ', 2)
        port = int(own.rpartition(':')[2])
        self.proxy = Proxy(port)
        self.proxy.names = ((f'127.0.0.1:{port}'.encode(),
                             f'127.0.0.1:{self.proxy.port}'.encode()),)
        self.origin = self.proxy.origin
        for name in self.people[1:]:
            self.command(f'join {name}')
        self.passwords = dict.fromkeys(self.people, password)
        self.persons = {name: Person(self.origin, name, password) for name in self.people}
        self.others = int(self.command('tokens'))

    def command(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def settle(self):
        """Nothing is asynchronous here."""

    def handle(self, who):
        return f'{who}@127.0.0.1:{self.proxy.port}'

    def edit(self, who, post, text):
        self.persons[who].call('PUT', f'/api/v1/statuses/{post}', status=text)

    def delete(self, who, post):
        self.persons[who].call('DELETE', f'/api/v1/statuses/{post}')

    def live_tokens(self):
        """The number of tokens, without those of the people's other client."""
        return int(self.command('tokens')) - self.others

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)
        self.proxy.close()
