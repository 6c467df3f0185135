#!/usr/bin/env python3
# make-big-x-archive.py: writes an export from X with a given number of posts, for benchmarks.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-big-x-archive.py FOLDER POSTS: the members and indentation are those of a download, of which
most isn't read. One post is written at a time."""
import json
import pathlib
import random
import sys
import time

ME = '4217'
DAYS = 3650
WORDS = ('the garden bench was painted again because rain took the color; who has a recipe for '
         'plum cake, café style, that works without an oven? more soon').split()


def make_entities(number, text):
    hashtags = [{'text': f'topic{number % 90}', 'indices': [str(len(text) - 8), str(len(text))]}]
    mentions = [{'name': f'Friend No. {number % 700}', 'screen_name': f'friend{number % 700}',
                 'indices': ['0', '10'], 'id_str': str(90000 + number % 700),
                 'id': str(90000 + number % 700)}]
    links = [{'url': f'https://t.co/a{number:09}', 'indices': ['40', '63'],
              'expanded_url': f'https://far{number % 300}.example/articles/{number}/a-long-title',
              'display_url': f'far{number % 300}.example/articles/…'}]
    return {'hashtags': hashtags if number % 4 == 0 else [], 'symbols': [],
            'user_mentions': mentions if number % 2 == 0 else [],
            'urls': links if number % 3 == 0 else []}


def make_post(rng, number, moment):
    text = ' '.join(rng.choices(WORDS, k=rng.randrange(8, 36))) + f' #topic{number % 90}'
    post = {'edit_info': {'initial': {
        'editTweetIds': [str(10**18 + number)], 'editableUntil': '2022-09-29T15:12:31.000Z',
        'editsRemaining': '5', 'isEditEligible': number % 2 == 1}},
        'retweeted': False,
        'source': '<a href="https://app.example/download/phone" rel="nofollow">The App</a>',
        'entities': make_entities(number, text),
        'display_text_range': ['0', str(len(text))],
        'favorite_count': str(rng.randrange(40)), 'id_str': str(10**18 + number),
        'truncated': False, 'retweet_count': str(rng.randrange(9)), 'id': str(10**18 + number),
        'possibly_sensitive': False,
        'created_at': time.strftime('%a %b %d %H:%M:%S +0000 %Y', time.gmtime(moment)),
        'favorited': False, 'full_text': text, 'lang': 'en'}
    if number % 2 == 0:
        post.update({'in_reply_to_status_id_str': str(10**17 + number),
                     'in_reply_to_user_id': str(90000 + number % 700),
                     'in_reply_to_status_id': str(10**17 + number),
                     'in_reply_to_screen_name': f'friend{number % 700}',
                     'in_reply_to_user_id_str': str(90000 + number % 700)})
    return {'tweet': post}


def main():
    data = pathlib.Path(sys.argv[1]) / 'data'
    n_posts = int(sys.argv[2])
    now = time.time()
    rng = random.Random(7)
    data.mkdir(parents=True, exist_ok=True)
    (data / 'account.js').write_text('window.YTD.account.part0 = ' + json.dumps(
        [{'account': {'accountId': ME, 'username': 'busy', 'accountDisplayName': 'Busy'}}]))
    with (data / 'tweets.js').open('w', encoding='utf-8') as file:
        file.write('window.YTD.tweets.part0 = [')
        for number in range(n_posts):
            post = make_post(rng, number, now - DAYS * 86400 * (number + 1) / n_posts)
            file.write((',\n  ' if number else '\n  ')
                       + json.dumps(post, indent=2, ensure_ascii=False).replace('\n', '\n  '))
        file.write('\n]\n')


main()
