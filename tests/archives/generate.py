# generate.py: made-up archives from every network and year, with the facts they should yield.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows the networks' own formats and nothing about Clout's code. Each function in FORMATS takes a
random.Random and returns an Archive: its files by path, and what a count by hand would find.
"""
import collections
import csv
import dataclasses
import html
import io
import json
import time
import urllib.parse

MENTION, REPLY, QUOTE, SHARE, LIKE = range(5)
WORDS = ('orchids tea moss rain кошка 東京 café naïve straße İstanbul sun & moon <3 "quoted" '
         "don’t semi;colon comma, back\\slash per%cent 50€ 🌸 ❤️ ☀️ 👩‍👩‍👧").split(' ')
TAGS = ['Orchids', 'tea', 'moss', 'gardening', 'кошка', '東京', 'café', 'Sun2024', 'rain']
OPEN = 'https://www.w3.org/ns/activitystreams#Public'


@dataclasses.dataclass
class Post:
    time: int
    excerpt: str | None = None
    tags: tuple = ()
    likes: int = 0
    reshares: int = 0
    replies: int = 0

    def key(self):
        return (self.time, self.excerpt or '', tuple(sorted({t.casefold() for t in self.tags})),
                self.likes, self.reshares, self.replies)


@dataclasses.dataclass
class Archive:
    network: str
    handle: str
    files: dict
    posts: list = dataclasses.field(default_factory=list)
    # Kind → Unix seconds of the owner's reactions to others; only these kinds are compared.
    given: dict = dataclasses.field(default_factory=dict)
    # (kind, who did it) for others' reactions; None if they aren't compared.
    received: list | None = None
    left_out: dict = dataclasses.field(default_factory=collections.Counter)
    followers: int | None = None
    # Files of one export that is downloaded in several parts.
    parts: list | None = None
    # The handle to ask for, if no file names the owner.
    asked: str | None = None


def moments(rng, n, since, until):
    return sorted(rng.sample(range(since, until), n))


def stamp(moment, form='%Y-%m-%dT%H:%M:%SZ'):
    return time.strftime(form, time.gmtime(moment))


def say(rng, tags=()):
    """Words on one line, shorter than an excerpt, including hashtags."""
    words = rng.choices(WORDS, k=rng.randint(1, 7))
    for tag in tags:
        words.insert(rng.randint(0, len(words)), f'#{tag}')
    return ' '.join(words)


def some_tags(rng):
    return rng.sample(TAGS, rng.choice([0, 0, 1, 1, 2, 3]))


# Mastodon, since 2016.

ADA = 'https://social.example/users/ada'


def addressed(rng, kind):
    followers = f'{ADA}/followers'
    someone = 'https://there.example/users/bob'
    return {'public': ([OPEN], [followers]),
            'unlisted': ([followers], [OPEN]),
            'followers': ([followers], rng.choice([[], [someone]])),
            'direct': ([someone], [])}[kind]


def mastodon_note(rng, archive, number, moment, counts):
    kind = rng.choice(['public'] * 5 + ['unlisted', 'followers', 'direct'])
    tags = some_tags(rng)
    text = say(rng, tags)
    to, cc = addressed(rng, kind)
    note = {'id': f'{ADA}/statuses/{number}', 'type': rng.choice(['Note'] * 9 + ['Question']),
            'summary': None, 'inReplyTo': None, 'published': stamp(moment),
            'url': f'https://social.example/@ada/{number}', 'attributedTo': ADA, 'to': to, 'cc': cc,
            'content': f'<p>{html.escape(text, quote=False)}</p>', 'attachment': [],
            'tag': [{'type': 'Hashtag', 'name': f'#{tag}'} for tag in tags]}
    answers = rng.random() < .25
    if answers:
        note['inReplyTo'] = f'https://there.example/users/bob/statuses/{10 ** 6 + number}'
    post = Post(moment, text, tuple(tags))
    if counts:
        post.likes, post.reshares = rng.randint(0, 50), rng.randint(0, 9)
        note['likes'] = {'id': note['id'] + '/likes', 'type': 'Collection',
                         'totalItems': post.likes}
        note['shares'] = {'id': note['id'] + '/shares', 'type': 'Collection',
                          'totalItems': post.reshares}
    if kind == 'public':
        archive.posts.append(post)
        if answers:
            archive.given[REPLY].append(moment)
    else:
        archive.left_out[kind] += 1
    return {'id': note['id'] + '/activity', 'type': 'Create', 'actor': ADA,
            'published': stamp(moment), 'to': to, 'cc': cc, 'object': note}


def mastodon(rng):
    archive = Archive('mastodon', 'ada@social.example', {}, given={REPLY: [], SHARE: []})
    counts = rng.random() < .5
    items = []
    for number, moment in enumerate(moments(rng, rng.randint(5, 60), 1480000000, 1790000000), 1):
        if rng.random() < .2:
            items.append({'id': f'{ADA}/statuses/{number}/activity', 'type': 'Announce',
                          'actor': ADA, 'published': stamp(moment), 'to': [OPEN],
                          'cc': [f'{ADA}/followers'],
                          'object': f'https://there.example/users/bob/statuses/{number}'})
            archive.left_out['shares'] += 1
            archive.given[SHARE].append(moment)
        else:
            items.append(mastodon_note(rng, archive, number, moment, counts))
    actor = {'id': ADA, 'type': 'Person', 'preferredUsername': 'ada', 'name': 'Ada', 'url': ADA}
    archive.files = {
        'actor.json': json.dumps(actor),
        'outbox.json': json.dumps({'@context': 'https://www.w3.org/ns/activitystreams',
                                   'id': 'outbox.json', 'type': 'OrderedCollection',
                                   'totalItems': len(items), 'orderedItems': items},
                                  ensure_ascii=rng.random() < .5, indent=rng.choice([None, 2])),
        'likes.json': json.dumps({'id': 'likes.json', 'type': 'OrderedCollection',
                                  'orderedItems': ['https://there.example/users/bob/statuses/77']}),
        'bookmarks.json': json.dumps({'id': 'bookmarks.json', 'type': 'OrderedCollection',
                                      'orderedItems': []}),
        'avatar.png': b'\x89PNG', 'media_attachments/files/000/1/original/a.png': b'\x89PNG',
    }
    return archive


# X and, before it, Twitter: since 2019, in a folder named "data".

def script(name, part, items):
    return f'window.YTD.{name}.part{part} = ' + json.dumps(items, indent=2, ensure_ascii=False)


def tweet(rng, archive, number, moment):
    tags = some_tags(rng)
    text = say(rng, tags)
    item = {'id_str': str(number), 'id': str(number), 'truncated': False, 'lang': 'en',
            'created_at': stamp(moment, '%a %b %d %H:%M:%S +0000 %Y'),
            'entities': {'hashtags': [{'text': tag, 'indices': ['0', '1']} for tag in tags],
                         'symbols': [], 'user_mentions': [], 'urls': []}}
    if rng.random() < .2:
        text = f'RT @bob: {text}'
        archive.left_out['shares'] += 1
        item['favorite_count'], item['retweet_count'] = '0', '0'
    else:
        post = Post(moment, text, tuple(tags), rng.randint(0, 99), rng.randint(0, 9))
        archive.posts.append(post)
        item['favorite_count'], item['retweet_count'] = str(post.likes), str(post.reshares)
    item['full_text'] = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return item


def x_of(rng, stem, wrapped):
    archive = Archive('x', 'adasample', {})
    items = [tweet(rng, archive, 10 ** 15 + number, moment) for number, moment in
             enumerate(moments(rng, rng.randint(3, 80), 1230000000, 1790000000))]
    rng.shuffle(items)
    if wrapped:
        items = [{'tweet': item} for item in items]
    n_parts = rng.randint(1, 3)
    for part in range(n_parts):
        name = f'data/{stem}.js' if part == 0 else f'data/{stem}-part{part}.js'
        archive.files[name] = script(stem, part, items[part::n_parts])
    archive.followers = rng.randint(0, 30)
    account = {'username': 'adasample', 'accountId': '12345', 'accountDisplayName': 'Ada Sample',
               'createdAt': '2009-01-01T00:00:00.000Z', 'email': 'ada@example.org'}
    archive.files |= {
        'data/account.js': script('account', 0, [{'account': account}]),
        'data/follower.js': script('follower', 0, [{'follower': {'accountId': str(n)}}
                                                   for n in range(archive.followers)]),
        'data/following.js': script('following', 0, [{'following': {'accountId': '9'}}]),
        'data/like.js': script('like', 0, [{'like': {'tweetId': '777', 'fullText': 'hi'}}]),
        'data/direct-messages.js': script('direct_messages', 0, []),
        'Your archive.html': '<html></html>',
        'assets/js/runtime.js': 'var a = [1, 2',
    }
    return archive


def x_2019(rng):
    return x_of(rng, 'tweet', wrapped=False)


def x_2020(rng):
    return x_of(rng, 'tweet', wrapped=True)


def x_2023(rng):
    return x_of(rng, 'tweets', wrapped=True)


def x_2018(rng):
    """The files at the top level."""
    archive = x_of(rng, 'tweet', wrapped=False)
    archive.files = {name.removeprefix('data/'): data for name, data in archive.files.items()}
    return archive


def x_2014(rng):
    """The older "tweet archive": one file per month, and a table of the same posts."""
    archive = Archive('x', 'adasample', {})
    months, rows = collections.defaultdict(list), []
    user = {'name': 'Ada Sample', 'screen_name': 'adasample', 'protected': False, 'id_str': '12345',
            'id': 12345}
    for number, moment in enumerate(moments(rng, rng.randint(3, 80), 1230000000, 1500000000)):
        item = tweet(rng, archive, 10 ** 10 + number, moment)
        text = item.pop('full_text')
        shared = text.startswith('RT @')
        for name in ('favorite_count', 'retweet_count', 'truncated', 'lang'):
            del item[name]
        item |= {'text': text, 'user': user, 'created_at': stamp(moment, '%Y-%m-%d %H:%M:%S +0000')}
        if shared:
            item['retweeted_status'] = {'id_str': '5', 'text': 'hi', 'user': {'id_str': '99'}}
        months[stamp(moment, '%Y_%m')].append(item)
        rows.append([item['id_str'], '', '', item['created_at'], 'web', text,
                     '5' if shared else '', '99' if shared else '', '', ''])
    for post in archive.posts:
        post.likes = post.reshares = 0
    archive.files = {f'data/js/tweets/{month}.js': f'Grailbird.data.tweets_{month} = \n '
                     + json.dumps(items) for month, items in months.items()}
    archive.files |= {
        'data/js/user_details.js': 'var user_details =  ' + json.dumps(
            {'screen_name': 'adasample', 'full_name': 'Ada Sample', 'id': '12345'}),
        'data/js/payload_details.js': 'var payload_details =  ' + json.dumps(
            {'tweets': len(rows), 'created_at': '2018-02-01 00:00:00 +0000', 'lang': 'en'}),
        'tweets.csv': table(['tweet_id', 'in_reply_to_status_id', 'in_reply_to_user_id',
                             'timestamp', 'source', 'text', 'retweeted_status_id',
                             'retweeted_status_user_id',
                             'retweeted_status_timestamp', 'expanded_urls'], rows),
    }
    return archive


# LinkedIn: CSV tables.

def table(columns, rows, preamble=''):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator='\r\n')
    writer.writerow(columns)
    writer.writerows(rows)
    return preamble + out.getvalue()


def urn(kind, number):
    return 'https://www.linkedin.com/feed/update/' + urllib.parse.quote(
        f'urn:li:{kind}:{number}', safe='')


def linkedin_shares(rng, archive, when):
    rows = []
    for number, moment in enumerate(when, 7 * 10 ** 18):
        tags = some_tags(rng)
        text = say(rng, tags)
        seen_by = rng.choice(['MEMBER_NETWORK', 'PUBLIC', 'CONNECTIONS', ''])
        is_open = seen_by in ('MEMBER_NETWORK', 'PUBLIC')
        if rng.random() < .2:
            text = ''
            archive.left_out['shares'] += 1
        else:
            archive.posts.append(Post(moment, text if is_open else None,
                                      tuple(tags) if is_open else ()))
        rows.append([stamp(moment, '%Y-%m-%d %H:%M:%S'),
                     urn(rng.choice(['share', 'ugcPost']), number), text, '', '', seen_by])
    return rows


def linkedin(rng):
    archive = Archive('linkedin', 'Ada Sample', {}, given={REPLY: [], LIKE: []})
    when = moments(rng, rng.randint(6, 60), 1420000000, 1790000000)
    rng.shuffle(when)
    third = len(when) // 3
    shares = linkedin_shares(rng, archive, when[:third])
    comments, reactions = [], []
    for number, moment in enumerate(when[third:2 * third]):
        archive.posts.append(Post(moment))
        archive.given[REPLY].append(moment)
        comments.append([stamp(moment, '%Y-%m-%d %H:%M:%S'), urn('activity', 10 ** 17 + number),
                         say(rng)])
    for number, moment in enumerate(when[2 * third:]):
        archive.given[LIKE].append(moment)
        reactions.append([stamp(moment, '%Y-%m-%d %H:%M:%S'),
                          rng.choice(['LIKE', 'PRAISE', 'EMPATHY']), urn('activity', number)])
    archive.followers = rng.randint(1, 40)
    notes = 'Notes:\r\n"When exporting your connection data, some are missing."\r\n\r\n'
    number = rng.choice(['', '_17529409'])
    archive.files = {
        'Profile.csv': table(['First Name', 'Last Name', 'Headline'],
                             [['Ada', 'Sample', 'x, "y"']]),
        f'Shares{number}.csv': table(['Date', 'ShareLink', 'ShareCommentary', 'SharedUrl',
                                      'MediaUrl', 'Visibility'], shares),
        f'Comments{number}.csv': table(['Date', 'Link', 'Message'], comments),
        f'Reactions{number}.csv': table(['Date', 'Type', 'Link'], reactions),
        'Connections.csv': table(['First Name', 'Last Name', 'URL', 'Email Address',
                                  'Connected On'],
                                 [[f'N{n}', 'Test', '', '', '01 Jan 2024']
                                  for n in range(archive.followers)], notes),
        'Invitations.csv': table(['From', 'To'], [['a', 'b']]),
        'messages.csv': table(['CONVERSATION ID', 'CONTENT'], [['1', 'secret']]),
    }
    return archive


# Facebook: UTF-8 misread as Latin-1, so each byte is one character.

def byte_by_byte(value):
    if isinstance(value, str):
        return value.encode().decode('latin-1')
    if isinstance(value, list):
        return [byte_by_byte(item) for item in value]
    if isinstance(value, dict):
        return {key: byte_by_byte(item) for key, item in value.items()}
    return value


def facebook_of(rng, names):
    archive = Archive('facebook', 'ada.sample', {}, given={REPLY: [], LIKE: []})
    when = moments(rng, rng.randint(6, 60), 1200000000, 1790000000)
    rng.shuffle(when)
    third = len(when) // 3
    posts, comments, reactions = [], [], []
    for moment in when[:third]:
        tags = some_tags(rng)
        archive.posts.append(Post(moment, None, tuple(tags)))
        posts.append({'timestamp': moment, 'data': [{'post': say(rng, tags)}],
                      'title': 'Ada Sample updated her status.'})
    posts.append({'timestamp': 1500000000, 'data': [], 'title': 'Ada Sample added a friend.'})
    for moment in when[third:2 * third]:
        archive.given[REPLY].append(moment)
        comments.append({'timestamp': moment, 'title': "Ada Sample commented on Bö Test's post.",
                         'data': [{'comment': {'timestamp': moment, 'comment': say(rng),
                                               'author': 'Ada Sample'}}]})
    for moment in when[2 * third:]:
        archive.given[LIKE].append(moment)
        reactions.append({'timestamp': moment, 'title': "Ada Sample likes Bö Test's photo.",
                          'data': [{'reaction': {'reaction': 'LIKE', 'actor': 'Ada Sample'}}]})
    archive.followers = rng.randint(1, 40)
    friends = [{'name': f'Fré {n}', 'timestamp': 1300000000} for n in range(archive.followers)]
    profile = {'name': {'full_name': 'Ada Sample'}, 'username': 'ada.sample',
               'registration_timestamp': 1190000000}
    n_parts = rng.randint(1, 3)
    contents = {names['posts'].format(part + 1): posts[part::n_parts] for part in range(n_parts)}
    contents |= {names['comments']: {names['comments_key']: comments},
                 names['reactions']: reactions,
                 names['friends']: {names['friends_key']: friends},
                 names['profile']: {names['profile_key']: profile}}
    archive.files = {name: json.dumps(byte_by_byte(value), indent=2)
                     for name, value in contents.items()}
    archive.files[names['profile'].rsplit('/', 1)[0] + '/no-data.txt'] = 'Nothing'
    return archive


def facebook_2018(rng):
    return facebook_of(rng, {
        'posts': 'posts/your_posts_{}.json', 'comments': 'comments/comments.json',
        'comments_key': 'comments', 'reactions': 'likes_and_reactions/posts_and_comments.json',
        'friends': 'friends/friends.json', 'friends_key': 'friends',
        'profile': 'profile_information/profile_information.json', 'profile_key': 'profile'})


def facebook_2024(rng):
    top = 'your_facebook_activity/'
    return facebook_of(rng, {
        'posts': top + 'posts/your_posts__check_ins__photos_and_videos_{}.json',
        'comments': top + 'comments_and_reactions/comments.json', 'comments_key': 'comments_v2',
        'reactions': top + 'comments_and_reactions/likes_and_reactions_1.json',
        'friends': 'connections/friends/your_friends.json', 'friends_key': 'friends_v2',
        'profile': 'personal_information/profile_information/profile_information.json',
        'profile_key': 'profile_v2'})


# Google+: one file per post.

def google_person(number):
    return {'displayName': f'Persön {number}', 'resourceName': f'users/{number}',
            'profilePageUrl': f'https://plus.google.com/{number}'}


def google_post(rng, archive, number, moment):
    tags = some_tags(rng)
    text = say(rng, tags)
    fans = rng.sample(range(2000, 2050), rng.randint(0, 6))
    sharers = rng.sample(range(2000, 2050), rng.randint(0, 3))
    is_open = rng.random() < .75
    item = {'url': f'https://plus.google.com/111/posts/p{number}',
            'creationTime': stamp(moment, '%Y-%m-%d %H:%M:%S+0000'),
            'author': google_person(111), 'resourceName': f'users/111/posts/p{number}',
            'content': html.escape(text, quote=False).replace('❤️', '<b>❤️</b>'),
            'plusOnes': [{'plusOner': google_person(fan)} for fan in fans],
            'reshares': [{'resharer': google_person(fan)} for fan in sharers],
            'postAcl': {'visibleToStandardAcl': {'circles': [
                {'type': 'CIRCLE_TYPE_PUBLIC'} if is_open
                else {'type': 'CIRCLE_TYPE_EXTENDED_CIRCLES'}]}}}
    replies = rng.randint(0, 4)
    item['comments'] = [{'creationTime': stamp(moment + 60 + n, '%Y-%m-%d %H:%M:%S+0000'),
                         'author': google_person(3000 + n), 'content': 'yes',
                         'resourceName': f'users/{3000 + n}/comments/{number}-{n}'}
                        for n in range(replies)]
    if is_open:
        archive.posts.append(Post(moment, text, tuple(tags), len(fans), len(sharers), replies))
        archive.received += [(LIKE, fan) for fan in fans] + [(SHARE, fan) for fan in sharers]
        archive.received += [(REPLY, 3000 + n) for n in range(replies)]
    else:
        archive.left_out['followers'] += 1
    return item


def google_plus(rng):
    archive = Archive('googleplus', '111', {}, received=[])
    folder = rng.choice(['Google+ Stream/Posts', 'Stream in Google+/Beiträge', 'Flux Google+/Posts',
                         'Google+ ストリーム/投稿'])
    for number, moment in enumerate(moments(rng, rng.randint(1, 30), 1320000000, 1550000000)):
        item = google_post(rng, archive, number, moment)
        title = rng.choice(['Hello', 'Grüße', '東京', 'A photo'])
        archive.files[f'Takeout/{folder}/{stamp(moment, "%Y%m%d")} - {title}{number}.json'] = (
            json.dumps(item, indent=2, ensure_ascii=False))
    archive.files['Takeout/archive_browser.html'] = '<html></html>'
    names = [name for name in archive.files if name.endswith('.json')]
    if len(names) > 3:
        archive.parts = [names[0::2], names[1::2]]
    return archive


FORMATS = {one.__name__: one for one in (
    mastodon, x_2014, x_2018, x_2019, x_2020, x_2023, linkedin, facebook_2018, facebook_2024,
    google_plus)}
