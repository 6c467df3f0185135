#!/usr/bin/env python3
# bench-disk.py: bytes on disk per post and per reaction.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-disk.py CLOUT-CLI [THOUSANDS]: imports archives with that many thousand posts, with and
without reactions, and compares the sizes of the stores."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from rows import row

PROGRAM = sys.argv[1]
N_POSTS = 1000 * int(sys.argv[2] if len(sys.argv) > 2 else 20)
REACTIONS_PER_POST = 10
REACTIONS_PER_PERSON = 10
ME = 'https://example.social/users/busy'
PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'
WORDS = 'orchids tea moss rain garden morning light walk river and the of with for'.split()


def stamp(moment):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(moment))


def moment_of(number):
    return 1500000000 + number * 3600


def posts(n):
    rng = random.Random(1)
    for number in range(n):
        when, name = stamp(moment_of(number)), f'{ME}/statuses/{10 ** 17 + number}'
        tags = rng.sample(WORDS[:9], rng.choice([0, 1, 2]))
        yield {'id': name + '/activity', 'type': 'Create', 'actor': ME, 'published': when,
               'to': [PUBLIC], 'object': {
                   'id': name, 'type': 'Note', 'published': when, 'attributedTo': ME,
                   'url': f'https://example.social/@busy/{10 ** 17 + number}', 'to': [PUBLIC],
                   'content': f'<p>{" ".join(rng.choices(WORDS, k=rng.randint(5, 40)))}</p>',
                   'tag': [{'type': 'Hashtag', 'name': f'#{tag}'} for tag in tags]}}


def reactions(n_posts, n):
    rng = random.Random(2)
    for number in range(n):
        person = rng.randrange(n // REACTIONS_PER_PERSON)
        sender = f'https://far{person % 900}.example/users/user{person}'
        target = rng.randrange(n_posts)
        post = f'{ME}/statuses/{10 ** 17 + target}'
        kind = rng.choices(['Like', 'Announce', 'Create'], [70, 20, 10])[0]
        item = {'id': f'{sender}#{number}', 'type': kind, 'actor': sender, 'object': post,
                'published': stamp(moment_of(target) + rng.randrange(90000))}
        if kind == 'Create':
            item['object'] = {'id': f'{sender}/statuses/{number}', 'type': 'Note',
                              'inReplyTo': post, 'published': item['published']}
        yield item


def write(path, items):
    with path.open('w', encoding='utf-8') as file:
        file.write('{"type":"OrderedCollection","orderedItems":[')
        for number, item in enumerate(items):
            file.write((',' if number else '') + json.dumps(item))
        file.write(']}')


def measure(folder, name, n_posts, n_reactions):
    archive, store = folder / name, folder / f'{name}.db'
    archive.mkdir()
    (archive / 'actor.json').write_text(json.dumps(
        {'id': ME, 'type': 'Person', 'preferredUsername': 'busy', 'name': 'Busy'}))
    write(archive / 'outbox.json', posts(n_posts))
    write(archive / 'inbox.json', reactions(n_posts, n_reactions))
    done = subprocess.run([PROGRAM, '--store', store, 'import', '--json', archive], check=True,
                          capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert report['posts'] == n_posts, report
    return sum(path.stat().st_size for path in folder.glob(f'{name}.db*'))


def main():
    n_reactions = N_POSTS * REACTIONS_PER_POST
    with tempfile.TemporaryDirectory(prefix='clout-disk-') as name:
        folder = pathlib.Path(name)
        empty = measure(folder, 'empty', 0, 0)
        alone = measure(folder, 'posts', N_POSTS, 0)
        both = measure(folder, 'both', N_POSTS, n_reactions)
    row('an empty store', empty / 1000, 'kB')
    row('a post on disk, with its tags', (alone - empty) / N_POSTS, 'bytes')
    row('a reaction on disk, with who it is from', (both - alone) / n_reactions, 'bytes')


main()
