# fixture.py: runs clout-cli, and writes the archives it imports.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
SAMPLE = sys.argv[2]
# The program's default store, unless a test sets another.
HOME = tempfile.TemporaryDirectory(prefix='clout-home-')
# Set by windows/check.sh.
UNDER_WINE = 'CLOUT_RUN_WINE' in os.environ
PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'


def run(*arguments, data=None, **variables):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True,
                          text=True, timeout=120, check=False,
                          env={'XDG_DATA_HOME': HOME.name, **os.environ,
                               'CLOUT_THREADS_API': 'http://127.0.0.1:9', **variables})


def write_mastodon(folder):
    when = time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(time.time() - 3 * 86400))
    me = 'https://example.social/users/ada'
    posts = [{'id': f'{me}/statuses/{n}/activity', 'type': 'Create', 'actor': me, 'published': when,
              'to': [PUBLIC], 'object': {
                  'id': f'{me}/statuses/{n}', 'type': 'Note', 'published': when,
                  'attributedTo': me, 'to': [PUBLIC], 'content': f'<p>Hello #world {n}</p>',
                  'tag': [{'type': 'Hashtag', 'name': '#world'}],
                  'likes': {'totalItems': 4}, 'shares': {'totalItems': 2}}} for n in range(5)]
    actor = {'id': me, 'type': 'Person', 'preferredUsername': 'ada', 'name': 'Ada'}
    (folder / 'actor.json').write_text(json.dumps(actor))
    (folder / 'outbox.json').write_text(json.dumps(
        {'type': 'OrderedCollection', 'totalItems': 5, 'orderedItems': posts}))


def write_x(folder):
    when = time.strftime('%a %b %d %H:%M:%S +0000 %Y', time.gmtime(time.time() - 2 * 86400))
    (folder / 'data').mkdir()
    tweets = [{'tweet': {'id_str': str(n), 'full_text': text, 'created_at': when,
                         'retweet_count': '3', 'favorite_count': '9', 'lang': 'en'}}
              for n, text in enumerate(['Good morning #tea', 'RT @bob: not mine'], 1)]
    (folder / 'data/tweets.js').write_text('window.YTD.tweets.part0 = ' + json.dumps(tweets))
    (folder / 'data/account.js').write_text('window.YTD.account.part0 = ' + json.dumps(
        [{'account': {'username': 'ada', 'accountId': '7', 'accountDisplayName': 'Ada'}}]))
    (folder / 'data/follower.js').write_text('window.YTD.follower.part0 = ' + json.dumps(
        [{'follower': {'accountId': str(n)}} for n in range(250)]))


def run_all(tests):
    """Runs each test in a separate folder and reports it in TAP."""
    failed = 0
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(pathlib.Path(folder))
                print(f'ok {number} /cli/{test.__name__}')
            except Exception as problem:  # a test that crashes is a failed test
                failed += 1
                print(f'# {problem!r}\nnot ok {number} /cli/{test.__name__}')
    return 1 if failed else 0
