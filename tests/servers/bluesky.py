# bluesky.py: real Bluesky servers, and people on them.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import http.client
import json
import os
import pathlib
import re
import shutil
import sys
import urllib.error
import urllib.parse
import urllib.request

import systems
from fediverse import Fediverse, bare
from proxy import Proxy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'bluesky'))
from network import PASSWORD, POST, Network  # noqa: E402

GIVEN = 'io.github.cloutapp.endorsement'
TAG = re.compile(rb'#(\w+)')
MENTION = re.compile(rb'@(\w+)\.test')


class Page:
    """The server's sign-in page, used as a browser would."""

    def __init__(self, link):
        self.link = link
        self.parts = urllib.parse.urlsplit(link)
        self.cookies = {}
        status, _, text = self.ask('GET', link, {'Sec-Fetch-Mode': 'navigate',
                                                 'Sec-Fetch-Dest': 'document',
                                                 'Sec-Fetch-Site': 'cross-site'})
        if status != 200:
            raise RuntimeError(f'the sign-in page: {status} {text[:200]}')

    def ask(self, method, url, headers, body=None):
        parts = urllib.parse.urlsplit(url)
        connection = http.client.HTTPConnection('127.0.0.1', parts.port, timeout=60)
        cookies = '; '.join(f'{name}={value}' for name, value in self.cookies.items())
        connection.request(method, f'{parts.path}?{parts.query}' if parts.query else parts.path,
                           body, {'Host': parts.netloc, 'User-Agent': 'Mozilla/5.0', **headers,
                                  **({'Cookie': cookies} if cookies else {})})
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.msg.get_all('Set-Cookie') or []:
            name, _, value = cookie.split(';')[0].partition('=')
            self.cookies[name] = value
        connection.close()
        return answer.status, answer.getheader('Location'), text

    def call(self, path, bearer=None, **members):
        origin = f'{self.parts.scheme}://{self.parts.netloc}'
        headers = {'Content-Type': 'application/json', 'Origin': origin, 'Referer': self.link,
                   'X-CSRF-Token': self.cookies['csrf-token'], 'Sec-Fetch-Mode': 'same-origin',
                   'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty'}
        if bearer is not None:
            headers['Authorization'] = f'Bearer {bearer}'
        status, _, text = self.ask('POST', f'{origin}/@atproto/oauth-provider/~api{path}',
                                   headers, json.dumps(members))
        if status != 200:
            raise RuntimeError(f'{path}: {status} {text[:200]}')
        return json.loads(text)

    def follow(self, url):
        _, onward, text = self.ask('GET', url, {'Referer': self.link, 'Sec-Fetch-Mode': 'navigate',
                                                'Sec-Fetch-Dest': 'document',
                                                'Sec-Fetch-Site': 'same-origin'})
        if onward is None:
            raise RuntimeError(f'the page leads nowhere: {text[:200]}')
        with urllib.request.urlopen(onward, timeout=60) as answer:
            answer.read()


def approve(link, login):
    page = Page(link)
    session = page.call('/sign-in', username=login, password=PASSWORD, locale='en',
                        remember=False)
    account = session['account']
    page.follow(page.call('/consent', bearer=session['ephemeralToken'],
                          did=account.get('did', account.get('sub')))['url'])


class Bluesky(Fediverse):
    """Directory, PDS and AppView; people's actions are records in their repositories."""

    name = 'bluesky'
    giving = ('POST', '/xrpc/com.atproto.repo.putRecord')
    quiet_requests = None

    @staticmethod
    def kit(cache):
        return pathlib.Path(os.environ.get('CLOUT_TEST_BLUESKY') or cache.parent / 'bluesky')

    @staticmethod
    def skip_reason(cache):
        if not (Bluesky.kit(cache) / 'done').exists():
            return 'its servers are not installed; npm brings them'
        lacking = [tool for tool in ('redis-server', 'setpriv') if not shutil.which(tool)]
        if not pathlib.Path('/usr/lib/postgresql').is_dir():
            lacking.append('PostgreSQL')
        return f'{" and ".join(lacking)} not installed' if lacking else None

    def __init__(self, cache, folder, _program):
        self.proxy = Proxy(systems.free_port())
        self.network = Network(self.kit(cache), pathlib.Path(folder),
                               [f'{self.proxy.port}:{self.proxy.target}'])
        os.environ['CLOUT_BLUESKY_APPVIEW'] = self.network.urls['appview']
        os.environ['CLOUT_BLUESKY_PLC'] = self.network.urls['plc']
        self.roots = {}
        self.acts = {}
        for name in self.people:
            self.network.join(name)

    def sign_in(self, clout, who, *options):
        clout.sign_in(f'@{self.handle(who)}', lambda link: approve(link, self.handle(who)),
                      *options)

    def handle(self, who):
        return f'{who}.test'

    def settle(self):
        self.network.command('settle')

    def post(self, who, text, answers=None):
        record = {'text': text, 'langs': ['en'], 'facets': self.facets(text)}
        if answers is not None:
            record['reply'] = {'root': self.roots.get(answers['uri'], answers), 'parent': answers}
        post = self.network.write(who, POST, **record)
        if answers is not None:
            self.roots[post['uri']] = record['reply']['root']
        return post

    def facets(self, text):
        """The byte ranges of hashtags and names in a text."""
        data = text.encode()
        found = [(one, {'$type': 'app.bsky.richtext.facet#tag', 'tag': one[1].decode()})
                 for one in TAG.finditer(data)]
        found += [(one, {'$type': 'app.bsky.richtext.facet#mention',
                         'did': self.network.did(one[1].decode())})
                  for one in MENTION.finditer(data)]
        return [{'index': {'byteStart': one.start(), 'byteEnd': one.end()}, 'features': [what]}
                for one, what in found]

    def reply(self, who, post, text, to):
        return self.post(who, text, post)

    def do(self, who, collection, subject):
        key = (who, collection, subject['uri'] if isinstance(subject, dict) else subject)
        self.acts[key] = self.network.write(who, collection, subject=subject)

    def undo(self, who, collection, subject):
        key = (who, collection, subject['uri'] if isinstance(subject, dict) else subject)
        self.network.delete(who, self.acts.pop(key))

    def like(self, who, post):
        self.do(who, 'app.bsky.feed.like', post)

    def unlike(self, who, post):
        self.undo(who, 'app.bsky.feed.like', post)

    def boost(self, who, post):
        self.do(who, 'app.bsky.feed.repost', post)

    def unboost(self, who, post):
        self.undo(who, 'app.bsky.feed.repost', post)

    def follow(self, who, whom):
        self.do(who, 'app.bsky.graph.follow', self.network.did(whom))

    def unfollow(self, who, whom):
        self.undo(who, 'app.bsky.graph.follow', self.network.did(whom))

    def edit(self, who, post, text):
        """Posts can't be edited there: people delete them and post again."""
        self.network.delete(who, post)
        self.post(who, text)

    def delete(self, who, post):
        self.network.delete(who, post)

    def posts_about(self, topic):
        """How many of Bob's +K records name the topic."""
        url = (f"{self.network.urls['pds']}/xrpc/com.atproto.repo.listRecords"
               f'?repo={self.network.did("bob")}&collection={GIVEN}')
        with urllib.request.urlopen(url, timeout=30) as answer:
            records = json.loads(answer.read())['records']
        return sum(bare(one['value']['topic']) == bare(topic) for one in records)

    def live_tokens(self):
        return int(self.network.ask('tokens'))

    def close(self):
        self.network.close()
        self.proxy.close()
