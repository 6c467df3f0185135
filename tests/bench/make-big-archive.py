#!/usr/bin/env python3
# make-big-archive.py: writes a Mastodon export with a given number of reactions, for benchmarks.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-big-archive.py FOLDER REACTIONS: has the format of data/sample, one item per line, so that
it is written without being held in memory."""
import json
import pathlib
import random
import sys
import time

ME = 'https://example.social/users/busy'
PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'
DAYS = 170
KINDS = ['Like', 'Announce', 'Create']


def stamp(moment):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(moment))


def write_collection(path, items):
    with path.open('w', encoding='utf-8') as file:
        file.write('{"type":"OrderedCollection","orderedItems":[')
        for number, item in enumerate(items):
            file.write((',\n' if number else '\n') + json.dumps(item, separators=(',', ':')))
        file.write('\n]}\n')


def make_posts(now, n_posts):
    for number in range(n_posts):
        moment = now - DAYS * 86400 * (1 - number / n_posts) - 60
        post = f'{ME}/statuses/{100000 + number}'
        yield {'id': f'{post}/activity', 'type': 'Create', 'actor': ME, 'published': stamp(moment),
               'to': [PUBLIC], 'object': {
                   'id': post, 'type': 'Note', 'published': stamp(moment), 'attributedTo': ME,
                   'to': [PUBLIC], 'content': f'<p>Number {number} #busy</p>',
                   'tag': [{'type': 'Hashtag', 'name': '#busy'}]}}


def make_reactions(now, n_reactions, n_posts, n_people):
    rng = random.Random(7)
    for number in range(n_reactions):
        target = int(n_posts * rng.random())
        moment = min(now - DAYS * 86400 * (1 - target / n_posts) + rng.expovariate(1 / 40000),
                     now - 1)
        person = min(int(rng.paretovariate(0.7)) * 7 + rng.randrange(7), n_people)
        if person == n_people:
            person = rng.randrange(n_people)
        kind = rng.choices(KINDS, [70, 20, 10])[0]
        sender = f'https://far{person % 900}.example/users/u{person}'
        post = f'{ME}/statuses/{100000 + target}'
        actor = sender if number % 3 else {
            'id': sender, 'type': 'Person', 'preferredUsername': f'u{person}',
            'followers': {'totalItems': person % 5000}, 'following': {'totalItems': person % 800},
            'outbox': {'totalItems': person % 9000}}
        item = {'id': f'{sender}#{number}', 'type': kind, 'actor': actor, 'object': post,
                'published': stamp(moment)}
        if kind == 'Create':
            item['object'] = {'id': f'{sender}/statuses/{number}', 'type': 'Note',
                              'inReplyTo': post, 'published': stamp(moment)}
        yield item


def main():
    folder = pathlib.Path(sys.argv[1])
    n_reactions = int(sys.argv[2])
    n_posts = max(n_reactions // 50, 10)
    now = time.time()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'actor.json').write_text(json.dumps({
        'id': ME, 'type': 'Person', 'preferredUsername': 'busy', 'name': 'Busy',
        'updated': stamp(now)}))
    (folder / 'followers.json').write_text('{"totalItems":250000}')
    write_collection(folder / 'outbox.json', make_posts(now, n_posts))
    write_collection(folder / 'inbox.json',
                     make_reactions(now, n_reactions, n_posts, max(n_reactions // 10, 10)))


main()
