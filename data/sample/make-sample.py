#!/usr/bin/env python3
# make-sample.py: writes the sample archive: a made-up person and her made-up friends.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a Mastodon export with the extra members that Clout reads (inbox.json, followers.json,
following.json), downloads from X and Facebook, and two publishers' perks; in English, and for
each other file in texts/ in that language, with the same reactions. The same seed gives the same
bytes. All timestamps end at WRITTEN; Clout shifts them to the present when it opens the sample."""
import datetime
import json
import pathlib
import random
import sys
import zipfile

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

# Friends' +K, old and recent; and what Juniper gives them.
RECEIVED = [('Ada Birch', 'Gardening', 3), ('Bela Ocean', 'Gardening', 12),
            ('Caro Finch', 'gardening', 25), ('Hugo Pike', 'Cycling', 6), ('Kaia Storm', 'Cycling', 40),
            ('Mina Sorrel', 'FolkMusic', 9), ('Odile Thorn', 'OpenSource', 18),
            ('Ada Birch', 'Seed Saving', 11)]
GIVEN = [('Ada Birch', 'Compost', 2), ('Hugo Pike', 'Cycling', 5), ('Bela Ocean', 'Tide Tables', 16),
         ('Mina Sorrel', 'FolkMusic', 30), ('Petra Vine', 'Harbours', 9)]
# Family and neighbors, who comment on Facebook.
FAMILY = ['Marnie Tuck', 'Theo Tuck', 'Agnes Tuck', 'Rufus Tully', 'Peg Marlow', 'Stan Oakes',
          'Bridie Lunn', 'Noel Sparrow', 'Winnie Dodd', 'Cy Barrow', 'Ottilie Crewe',
          'Hamish Wick']
# Packed files need a date, which only has to be the same each time.
PACKED = (2026, 1, 1, 12, 0, 0)


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


def make_lines(texts):
    """Pairs of a text and its topic, which most have."""
    lines = [(text, topic) for topic, about in texts['topics'].items() for text in about['posts']]
    return lines + [(text, None) for text in texts['plain']]


def name_topic(texts, topic):
    """Its name in the language, whether it has posts or not; in lower case as in English."""
    for key, about in texts['topics'].items():
        if topic.lower() == key.lower():
            return about['name'] if topic == key else about['name'].lower()
    return texts['other topics'][topic]


def make_posts(rng, people, texts):
    """Own posts, oldest first, spread over the days."""
    lines = make_lines(texts)
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
        posts.append(make_post(rng, number, text, topic and name_topic(texts, topic), moment,
                               reply))
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


def make_plus_k(people, texts, name, topic, days, given):
    """The activity of a post with a +K, from a friend to Juniper or to another friend."""
    friend = next(person for person in people if person['name'] == name)
    moment = stamp(WRITTEN - datetime.timedelta(days=days, hours=2))
    writer, reader = (ME, friend['id']) if given else (friend['id'], ME)
    user, host = reader.rsplit('/', 1)[1], reader.split('/')[2]
    key = f'{friend["preferredUsername"]}-{topic.lower().replace(" ", "-")}'
    topic = name_topic(texts, topic)
    word = f'“{topic}”' if ' ' in topic else f'#{topic}'
    note = {'id': f'{writer}/statuses/{key}', 'type': 'Note', 'attributedTo': writer,
            'url': f'{writer.replace("users/", "@")}/{key}', 'published': moment,
            'to': [reader], 'content': f'<p>+K @{user} {word}</p>',
            'tag': [{'type': 'Mention', 'href': reader, 'name': f'@{user}@{host}'}]}
    return {'id': f'{note["id"]}/activity', 'type': 'Create', 'actor': writer,
            'published': moment, 'to': note['to'], 'object': note}


# Publishers for the perks page: the sample qualifies for some offers, and one asks for more. None
# of them expires, since the sample doesn't either. By publisher: the end of the link, the lowest
# score and the topics, in the order of the texts.
PERKS = {
    'press': [('slow-roads', 40, ['Cycling']), ('front-row', 60, ['FolkMusic']),
              ('telescope', None, ['Astronomy'])],
    'town': [('seed-fair', 20, ['Seed Saving', 'Gardening'])],
}


def make_perks(texts, publisher):
    perks = []
    about = texts['publishers'][publisher]
    for (link, score, topics), offer in zip(PERKS[publisher], about['offers'], strict=True):
        perk = offer | {'link': f'https://perks.example/{link}',
                        'topics': [name_topic(texts, topic) for topic in topics]}
        perks.append(perk | {'from_score': score} if score else perk)
    return {'clout_perks': 1, 'publisher': about['name'], 'perks': perks}


def make_mastodon(texts):
    """The files of the export by name."""
    rng = random.Random(1984)
    people = make_people(rng)
    posts = make_posts(rng, people, texts)
    reactions = make_reactions(rng, people, posts)
    received = [make_plus_k(people, texts, *row, False) for row in RECEIVED]
    given = [make_plus_k(people, texts, *row, True) for row in GIVEN]
    return {
        'actor.json': {'@context': 'https://www.w3.org/ns/activitystreams', 'id': ME,
                       'type': 'Person', 'preferredUsername': 'juniper',
                       'name': 'Juniper Sample', 'url': 'https://example.social/@juniper',
                       'published': '2019-04-02T00:00:00Z', 'updated': stamp(WRITTEN)},
        'followers.json': {'type': 'OrderedCollection', 'totalItems': 412},
        'following.json': {'type': 'OrderedCollection', 'totalItems': 268},
        'inbox.json': collection(make_inbox(reactions) + received),
        'outbox.json': collection(make_outbox(posts, reactions) + given),
    }


def make_tweet(rng, number, text, topic):
    age = DAYS * (1 - number / 60) - rng.random()
    moment = WRITTEN - datetime.timedelta(days=max(age, 0.4))
    likes = min(int(rng.paretovariate(1.1) * (1 + number / 8)), 90)
    tags = [{'text': topic, 'indices': ['0', '1']}] if topic else []
    return {'tweet': {
        'id_str': str(10 ** 18 + number), 'id': str(10 ** 18 + number),
        'created_at': moment.strftime('%a %b %d %H:%M:%S +0000 %Y'),
        'full_text': f'{text} #{topic}' if topic else text,
        'favorite_count': str(likes), 'retweet_count': str(likes // rng.randint(4, 9)),
        'entities': {'hashtags': tags, 'symbols': [], 'user_mentions': [], 'urls': []}}}


def make_x(texts):
    """The files of a download from X by name; it has counts, but not who reacted."""
    rng = random.Random(2006)
    lines = [line for line in make_lines(texts) if line[1] in ('Cycling', 'FolkMusic', None)]
    tweets = []
    for number in range(60):
        text, topic = rng.choice(lines)
        tweets.append(make_tweet(rng, number, text, topic and name_topic(texts, topic)))
    account = {'username': 'juniper_sample', 'accountId': '1000',
               'accountDisplayName': 'Juniper Sample', 'createdAt': '2011-06-05T00:00:00.000Z'}
    followers = [{'follower': {'accountId': str(2000 + number)}} for number in range(187)]
    parts = {'account': [{'account': account}], 'follower': followers, 'tweets': tweets}
    files = {f'data/{name}.js': f'window.YTD.{name}.part0 = ' + dump(items)
             for name, items in parts.items()}
    files['data/manifest.js'] = 'window.__THAR_CONFIG = ' + dump(
        {'archiveInfo': {'generationDate': stamp(WRITTEN)}})
    return files


def make_photo(rng, number, moment):
    """A picture with comments, the only reactions that the download has."""
    writers = rng.sample(FAMILY, min(int(rng.paretovariate(1.3) * (1 + number / 14)), 6))
    delays = [datetime.timedelta(hours=rng.expovariate(1 / 9)) for _ in writers]
    comments = [{'timestamp': int((moment + delay).timestamp()), 'author': writer}
                for writer, delay in zip(writers, delays) if moment + delay < WRITTEN]
    return {'uri': f'posts/media/{number}_n.jpg', 'creation_timestamp': int(moment.timestamp()),
            'comments': comments}


def make_status(rng, lines, texts, moment):
    text, topic = rng.choice(lines)
    if topic:
        text += f' #{name_topic(texts, topic)}'
    # Each byte of the UTF-8 is escaped as if it were a character.
    return {'timestamp': int(moment.timestamp()),
            'data': [{'post': text.encode().decode('latin-1')}]}


def make_facebook(texts):
    """The files of a download from Facebook by name; Clout doesn't keep the texts in it."""
    rng = random.Random(2004)
    lines = [line for line in make_lines(texts) if line[1] in ('Gardening', 'Birds', None)]
    posts, photos = [], []
    for number in range(28):
        age = DAYS * (1 - number / 28) - rng.random()
        moment = WRITTEN - datetime.timedelta(days=max(age, 1))
        if number % 4 == 0:
            posts.append(make_status(rng, lines, texts, moment))
        else:
            photos.append(make_photo(rng, number, moment))
    profile = {'name': {'full_name': 'Juniper Sample'}, 'username': 'juniper.sample',
               'registration_timestamp': 1252713600}
    files = {'profile_information/profile_information.json': {'profile_v2': profile},
             'friends/your_friends.json': {'friends_v2': [{'name': 'A friend'}] * 331},
             'posts/your_posts_1.json': posts,
             'posts/album/0.json': {'name': 'Garden', 'photos': photos}}
    return {name: dump(value) for name, value in files.items()}


def dump(value):
    return json.dumps(value, ensure_ascii=False, indent=None, separators=(',', ':')) + '\n'


def pack(path, files):
    with zipfile.ZipFile(path, 'w') as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(name, PACKED), text, zipfile.ZIP_DEFLATED, 9)


def write(folder, language, texts):
    suffix = '' if language == 'en' else f'-{language}'
    mastodon = {name: dump(value) for name, value in make_mastodon(texts).items()}
    if suffix:
        pack(folder / f'outbox{suffix}.zip', mastodon)
    else:
        for name, text in mastodon.items():
            (folder / name).write_text(text, encoding='utf-8')
    pack(folder / f'download-2{suffix}.zip', make_x(texts))
    pack(folder / f'download-3{suffix}.zip', make_facebook(texts))
    for publisher, name in (('press', 'perks'), ('town', 'perks-town')):
        (folder / f'{name}{suffix}.json').write_text(dump(make_perks(texts, publisher)),
                                                     encoding='utf-8')


def main():
    folder = pathlib.Path(sys.argv[1])
    for path in sorted(map(pathlib.Path, sys.argv[2:])):
        write(folder, path.stem, json.loads(path.read_text(encoding='utf-8')))


if __name__ == '__main__':
    main()
