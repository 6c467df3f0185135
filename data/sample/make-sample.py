#!/usr/bin/env python3
# make-sample.py: writes the sample archive: a made-up person and her made-up friends.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a Mastodon export with the extra members that Clout reads (inbox.json, followers.json,
following.json). The same seed gives the same bytes. All timestamps end at WRITTEN; Clout shifts
them to the present when it opens the sample."""
import datetime
import json
import pathlib
import random
import sys

WRITTEN = datetime.datetime(2026, 1, 1, 12, 0, tzinfo=datetime.timezone.utc)
DAYS = 150
ME = 'https://example.social/users/juniper'
PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'
HOSTS = ['example.social', 'allotment.example', 'spokes.example', 'fiddle.example',
         'harbour.example', 'museum.example']

PEOPLE = '''Ada Birch|Bela Ocean|Caro Finch|Dario Moss|Edda Quill|Femi Brook|Greta Loom|Hugo Pike
Ines Vale|Jonas Reed|Kaia Storm|Leo Marsh|Mina Sorrel|Nils Ember|Odile Thorn|Pavel Lark
Quentin Frost|Rosa Hazel|Sven Otter|Tilda Crane|Uma Rowan|Vito Stone|Wanda Plum|Xenia Dale
Yusuf Glen|Zora Field|Alma Heath|Bruno Cobb|Celia Wren|Dina Rook|Emil Tarn|Flora Beck
Gabe Holt|Hana Kite|Igor Fenn|Juno Ash|Karim Leaf|Lotte Swan|Milo Peat|Nora Gale
Otto Burr|Petra Vine|Rafi Shore|Sanna Dew|Tomas Elm|Ulla Knot|Vera Cliff|Wim Dune
Yara Bloom|Zeno Hill|Anouk Fern|Basil Ford|Cleo Mead|Dov Carr|Esme Tide|Finn Loch
Gwen Nettle|Harun Bay|Iris Pond|Joost Kiln'''.replace('\n', '|').split('|')

TOPICS = {
    'Gardening': [
        'The first tomatoes are in. I only named four of them this time.',
        'Slugs 3, lettuce 0. Has anyone had luck with copper tape?',
        'A robin follows me round the allotment and judges my digging.',
        'Compost update: it steams. I am unreasonably proud.',
        'Saved seed from the blue peas again, seventh year running.',
        'What do you sow when September is this warm?',
    ],
    'Cycling': [
        'Sixty kilometres with a headwind both ways. How is that even possible?',
        'Repaired a puncture in the rain by phone light. Champion of the lay-by.',
        'The new cycle lane by the harbour is open, and it is a joy.',
        'Anyone for a slow Sunday ride to the lighthouse and back?',
        'My old steel frame turns thirty today. It still rides better than I do.',
    ],
    'FolkMusic': [
        'Session night at the Anchor: two fiddles, one concertina, no plan at all.',
        'Learnt a new jig today. My neighbours have learnt it too.',
        'Which tune was the first that you could play all the way through?',
        'Restrung the old fiddle. It sounds like a door that has opinions.',
    ],
    'OpenSource': [
        'Our small seed-swap program has its first release: plain text, no account needed.',
        'Fixed a bug that had been there since 2019. It was one character.',
        'What makes you come back to a project after your first patch?',
        'Wrote documentation all day and found three bugs on the way.',
        'Looking for someone to test our calendar import on a really old laptop.',
    ],
    'Birds': [
        'Swifts are back over the station! Counted nineteen.',
        'A heron stood on the bus shelter like it was waiting for the 14.',
        'Is that a chiffchaff or am I being fooled by a great tit again?',
    ],
}
# Friends' +K, old and recent; and what Juniper gives them.
RECEIVED = [('Ada Birch', 'Gardening', 3), ('Bela Ocean', 'Gardening', 12),
            ('Caro Finch', 'gardening', 25), ('Hugo Pike', 'Cycling', 6), ('Kaia Storm', 'Cycling', 40),
            ('Mina Sorrel', 'FolkMusic', 9), ('Odile Thorn', 'OpenSource', 18),
            ('Ada Birch', 'Seed Saving', 11)]
GIVEN = [('Ada Birch', 'Compost', 2), ('Hugo Pike', 'Cycling', 5), ('Bela Ocean', 'Tide Tables', 16),
         ('Mina Sorrel', 'FolkMusic', 30), ('Petra Vine', 'Harbours', 9)]
PLAIN = [
    'Good morning to everyone who also forgot the bread.',
    'The sea was completely flat today, like somebody had ironed it.',
    'Tea first, opinions later.',
    'PLEASE BOOST: OUR VILLAGE LIBRARY NEEDS SHELVES AND STRONG ARMS ON SATURDAY!',
    'What are you reading this week?',
    'Found my grandmother’s recipe book. Half of it is about jam.',
]


def stamp(moment):
    return moment.strftime('%Y-%m-%dT%H:%M:%SZ')


def collection(items):
    return {'@context': 'https://www.w3.org/ns/activitystreams', 'type': 'OrderedCollection',
            'totalItems': len(items), 'orderedItems': items}


def make_people(rng):
    people = []
    for number, name in enumerate(PEOPLE):
        user = name.lower().replace(' ', '_')
        host = HOSTS[number % len(HOSTS)]
        followers = int(rng.lognormvariate(5.3, 1.3)) + 3
        people.append({
            'id': f'https://{host}/users/{user}',
            'type': 'Service' if name == 'Ulla Knot' else 'Person',
            'preferredUsername': user,
            'name': name,
            'url': f'https://{host}/@{user}',
            'followers': {'type': 'Collection', 'totalItems': followers},
            'following': {'type': 'Collection', 'totalItems': int(followers ** 0.9) + 20},
            'outbox': {'type': 'OrderedCollection', 'totalItems': followers * 3 + 40},
        })
    return people


def make_posts(rng, people):
    """Own posts, oldest first, spread over the days."""
    lines = [(text, topic) for topic, texts in TOPICS.items() for text in texts]
    lines += [(text, None) for text in PLAIN]
    posts = []
    for number in range(120):
        text, topic = lines[number % len(lines)] if number < len(lines) else rng.choice(lines)
        age = DAYS * (1 - number / 120) - rng.random()
        # No bird posts for the last two months: a topic for the "come back to" tip.
        if topic == 'Birds' and age < 60:
            text, topic = rng.choice(lines[:11])
        moment = WRITTEN - datetime.timedelta(days=max(age, 0.3))
        moment = moment.replace(hour=rng.choice([7, 8, 12, 17, 18, 18, 19, 20, 21]),
                                minute=rng.randrange(60), second=rng.randrange(60))
        moment = min(moment, WRITTEN - datetime.timedelta(hours=5))
        reply = rng.choice(people) if rng.random() < 0.15 else None
        posts.append(make_post(rng, number, text, topic, moment, reply))
    return posts


def make_post(rng, number, text, topic, moment, reply):
    post_id = f'{ME}/statuses/{110000 + number}'
    tags = []
    content = f'<p>{text}</p>'
    if topic:
        tags.append({'type': 'Hashtag', 'name': f'#{topic}',
                     'href': f'https://example.social/tags/{topic.lower()}'})
        content += (f'<p><a href="https://example.social/tags/{topic.lower()}" '
                    f'class="mention hashtag" rel="tag">#<span>{topic}</span></a></p>')
    media = []
    if rng.random() < 0.3:
        media.append({'type': 'Document', 'mediaType': 'image/jpeg',
                      'url': f'/media/{number}.jpg', 'name': 'A picture'})
    return {'id': post_id, 'type': 'Note', 'published': stamp(moment), 'attributedTo': ME,
            'url': f'https://example.social/@juniper/{110000 + number}',
            'inReplyTo': f'{reply["id"]}/statuses/{rng.randrange(9999)}' if reply else None,
            'to': [PUBLIC], 'cc': [f'{ME}/followers'], 'content': content,
            'tag': tags, 'attachment': media, 'moment': moment}


def make_reactions(rng, people, posts):
    """A few people are devoted, most are passers-by; newer posts get more, so the line rises."""
    devotion = [rng.paretovariate(1.2) for _ in people]
    made, seen = [], set()
    for number, person in enumerate(people[:48]):
        moment = WRITTEN - datetime.timedelta(days=rng.uniform(1, DAYS))
        made.append((moment, 'Follow', person, None))
    pull = [rng.paretovariate(1.5) * (0.6 + number / 120) for number, _ in enumerate(posts)]
    while len(made) < 1500:
        post = rng.choices(posts, pull)[0]
        person = rng.choices(people, devotion)[0]
        kind = rng.choices(['Like', 'Announce', 'Reply', 'Quote', 'Mention'],
                           [62, 20, 13, 2, 3])[0]
        key = (post['id'], person['id'], kind)
        moment = post['moment'] + datetime.timedelta(hours=rng.expovariate(1 / 9))
        if (kind in ('Like', 'Announce') and key in seen) or moment >= WRITTEN:
            continue
        seen.add(key)
        made.append((moment, kind, person, post))
    return sorted(made, key=lambda reaction: (reaction[0], reaction[2]['id'], reaction[1]))


def make_activity(number, moment, kind, actor, sender, post):
    activity = {'id': f'{sender["id"]}#activities/{number}', 'actor': actor,
                'published': stamp(moment)}
    if kind == 'Follow':
        return activity | {'type': 'Follow', 'object': ME}
    if kind in ('Like', 'Announce'):
        return activity | {'type': kind, 'object': post['id']}
    note = {'id': f'{sender["id"]}/statuses/{number}', 'type': 'Note',
            'url': f'{sender["url"]}/{number}', 'published': stamp(moment),
            'tag': [{'type': 'Mention', 'href': ME}]}
    if kind == 'Reply':
        note['inReplyTo'] = post['id']
    if kind == 'Quote':
        note['quote'] = post['id']
    return activity | {'type': 'Create', 'object': note}


def make_inbox(reactions):
    known, items = set(), []
    for number, (moment, kind, person, post) in enumerate(reactions):
        actor = person if person['id'] not in known else person['id']
        known.add(person['id'])
        items.append(make_activity(number, moment, kind, actor, person, post))
    return items


def make_outbox(posts, reactions):
    items = []
    for post in posts:
        on_post = [kind for _, kind, _, target in reactions if target is post]
        note = {name: value for name, value in post.items() if name != 'moment'}
        # One like in fifty came from a server whose activity never arrived.
        note['likes'] = {'type': 'Collection',
                         'totalItems': on_post.count('Like') + (len(on_post) > 20)}
        note['shares'] = {'type': 'Collection', 'totalItems': on_post.count('Announce')}
        items.append({'id': f'{post["id"]}/activity', 'type': 'Create', 'actor': ME,
                      'published': post['published'], 'to': post['to'], 'cc': post['cc'],
                      'object': note})
    return items


def make_plus_k(people, name, topic, days, given):
    """The activity of a post with a +K, from a friend to Juniper or to another friend."""
    friend = next(person for person in people if person['name'] == name)
    moment = stamp(WRITTEN - datetime.timedelta(days=days, hours=2))
    writer, reader = (ME, friend['id']) if given else (friend['id'], ME)
    user, host = reader.rsplit('/', 1)[1], reader.split('/')[2]
    key = f'{friend["preferredUsername"]}-{topic.lower().replace(" ", "-")}'
    word = f'“{topic}”' if ' ' in topic else f'#{topic}'
    note = {'id': f'{writer}/statuses/{key}', 'type': 'Note', 'attributedTo': writer,
            'url': f'{writer.replace("users/", "@")}/{key}', 'published': moment,
            'to': [reader], 'content': f'<p>+K @{user} {word}</p>',
            'tag': [{'type': 'Mention', 'href': reader, 'name': f'@{user}@{host}'}]}
    return {'id': f'{note["id"]}/activity', 'type': 'Create', 'actor': writer,
            'published': moment, 'to': note['to'], 'object': note}


# A publisher for the perks page: the sample qualifies for some offers, and one asks for more.
# None of them expires, since the sample doesn't either.
PERKS = {
    'clout_perks': 1,
    'publisher': 'Sample Press (invented)',
    'perks': [
        {'title': 'An early copy of “Slow Roads”',
         'what': 'A book about long rides, two months before it is out. We pay the postage.',
         'link': 'https://perks.example/slow-roads', 'from_score': 40, 'topics': ['cycling'],
         'disclosure': 'Sample: there is no such book. A real publisher would say here that they '
                       'pay for it, and hope that you write about it.'},
        {'title': 'A year of seeds by mail',
         'what': 'Four letters with seeds to swap, one for each season.',
         'link': 'https://perks.example/seeds', 'topics': ['seed saving', 'gardening'],
         'disclosure': 'Sample: no letters are sent. A real publisher would say who pays, and that '
                       'you don’t have to write a word.'},
        {'title': 'A seat in the front row',
         'what': 'Two tickets for a folk evening of your choice.',
         'link': 'https://perks.example/front-row', 'from_score': 60, 'topics': ['folk music'],
         'disclosure': 'Sample: there is no concert. A real publisher would name its sponsor.'},
        {'title': 'A week at the telescope',
         'what': 'Bed, board and clear nights, for people who write about the stars.',
         'link': 'https://perks.example/telescope', 'topics': ['astronomy'],
         'disclosure': 'Sample: there is no telescope. A real publisher would say what it costs '
                       'them.'},
    ],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    rng = random.Random(1984)
    people = make_people(rng)
    posts = make_posts(rng, people)
    reactions = make_reactions(rng, people, posts)
    received = [make_plus_k(people, *row, False) for row in RECEIVED]
    given = [make_plus_k(people, *row, True) for row in GIVEN]
    members = {
        'actor.json': {'@context': 'https://www.w3.org/ns/activitystreams', 'id': ME,
                       'type': 'Person', 'preferredUsername': 'juniper',
                       'name': 'Juniper Sample', 'url': 'https://example.social/@juniper',
                       'published': '2019-04-02T00:00:00Z', 'updated': stamp(WRITTEN)},
        'followers.json': {'type': 'OrderedCollection', 'totalItems': 412},
        'following.json': {'type': 'OrderedCollection', 'totalItems': 268},
        'inbox.json': collection(make_inbox(reactions) + received),
        'outbox.json': collection(make_outbox(posts, reactions) + given),
        'perks.json': PERKS,
    }
    for name, value in members.items():
        text = json.dumps(value, ensure_ascii=False, indent=None, separators=(',', ':'))
        (folder / name).write_text(text + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
