# snac.py: the snac in Debian 13, and people on it.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
import json
import pathlib
import subprocess
import time
import urllib.parse
import urllib.request

import systems
from api import Person
from fediverse import Fediverse, bare
from proxy import Proxy


class Snac(Fediverse):
    """A server that federates only with itself: actions are delivered within seconds."""

    name = 'snac'
    # Its API has no list of followers: an unfollow only shows in the counter.
    lists_followers = False
    # This version's API has no call for it; people use the web pages.
    apps_delete = False
    quiet_requests = 3

    @staticmethod
    def skip_reason(_cache):
        lacking = systems.lacking()
        return f'{" and ".join(lacking)} not installed' if lacking else None

    def __init__(self, cache, folder, _program):
        self.system = systems.bring('snac', cache)
        self.folder = pathlib.Path(folder)
        self.folder.mkdir()
        # Its mentions don't support port numbers.
        self.proxy = Proxy(systems.free_port(), port=80)
        self.origin = self.proxy.origin
        self.log = open(self.folder / 'log', 'w', encoding='utf-8')
        self.passwords = {}
        self.make()
        self.process = subprocess.Popen(
            systems.inside(self.system, self.folder, 'snac', 'httpd', '/srv/data'),
            stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        systems.wait_for(f'http://127.0.0.1:{self.proxy.target}/', self.process)
        self.persons = {name: Person(self.origin, name, self.passwords[name])
                        for name in self.people}

    def make(self):
        self.command('init', given=f'127.0.0.1\n{self.proxy.target}\n127.0.0.1\n\n\n')
        path = self.folder / 'data/server.json'
        settings = json.loads(path.read_text())
        # With fewer threads its queue waits longer, and for minutes after a failed delivery.
        settings.update(protocol='http', num_threads=16, queue_retry_minutes=0)
        path.write_text(json.dumps(settings))
        for name in self.people:
            said = self.command('adduser', name)
            self.passwords[name] = said.split('password is ')[1].split()[0]

    def command(self, verb, *arguments, given=''):
        return systems.run_inside(self.system, self.folder, 'snac', verb, '/srv/data', *arguments,
                                  given=given)

    def settle(self):
        """Waits until everything has been delivered."""
        queues = [self.folder / 'data/queue'] + list((self.folder / 'data/user').glob('*/queue'))
        quiet = 0
        for _ in range(600):
            left = sum(1 for queue in queues for _ in queue.glob('*.json'))
            quiet = 0 if left else quiet + 1
            if quiet >= 15:
                return
            time.sleep(0.1)
        raise RuntimeError('snac does not deliver')

    def handle(self, who):
        return f'{who}@127.0.0.1'

    def edit(self, who, post, text):
        self.fill_in(who, 'note', content=text, edit_id=self.address(who, post), sensitive='',
                     summary='', visibility='public')

    def delete(self, who, post):
        self.fill_in(who, 'action', id=self.address(who, post), actor=f'{self.origin}/{who}',
                     action='Delete', redir='top')

    def address(self, who, post):
        return self.persons[who].call('GET', f'/api/v1/statuses/{post}')['uri']

    def fill_in(self, who, form, **fields):
        """Submits a form on the server's own pages: its API can neither delete posts nor edit
        hashtags."""
        word = base64.b64encode(f'{who}:{self.passwords[who]}'.encode()).decode()
        request = urllib.request.Request(
            f'{self.origin}/{who}/admin/{form}', urllib.parse.urlencode(fields).encode(),
            {'Authorization': f'Basic {word}'})
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()

    def delete_posts_about(self, topic):
        """Bob uses the server's page for what apps can't do."""
        bob = self.persons['bob']
        for one in bob.call('GET', f'/api/v1/accounts/{bob.id}/statuses', limit=200):
            if bare(topic) in bare(one['content']):
                self.delete('bob', one['id'])

    def live_tokens(self):
        """The number of tokens, without those of the people's other client."""
        tokens = {path.stem for path in (self.folder / 'data/token').glob('*.json')}
        return len(tokens) - len(self.people)

    def close(self):
        systems.end(self.process)
        self.proxy.close()
        self.log.close()
