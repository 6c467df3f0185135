# generate_more.py: made-up archives from networks that generate.py doesn't have.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows the networks' own formats and nothing about Clout's code, like generate.py."""
import html
import json

from generate import (LIKE, MENTION, REPLY, SHARE, Archive, Post, byte_by_byte, moments, say,
                      some_tags, stamp, table)


def dump(value):
    return json.dumps(byte_by_byte(value), indent=2)


def thirds(rng, since, until):
    """Seconds for posts, comments and likes, in random order."""
    when = moments(rng, rng.randint(6, 60), since, until)
    rng.shuffle(when)
    third = len(when) // 3
    return when[:third], when[third:2 * third], when[2 * third:]


# Instagram, and Threads with it: UTF-8 misread as Latin-1, as in Facebook's export.

def meta_person(name):
    return {'profile_user': [{'title': '', 'string_map_data': {
        'Username': {'href': '', 'value': name, 'timestamp': 0},
        'Name': {'href': '', 'value': 'Adä Sample', 'timestamp': 0}}}]}


def meta_list(name, href, moment):
    return {'title': name, 'media_list_data': [],
            'string_list_data': [{'href': href, 'value': name, 'timestamp': moment}]}


def meta_followers(rng, archive):
    archive.followers = rng.randint(1, 40)
    return [meta_list('', f'https://www.instagram.com/fan_{n}', 1600000000)
            | {'string_list_data': [{'value': f'fan_{n}', 'timestamp': 1600000000}]}
            for n in range(archive.followers)]


def instagram_post(rng, archive, number, moment):
    """A post with one picture has text and time inside it; one with several has them outside."""
    tags = some_tags(rng)
    text = say(rng, tags)
    archive.posts.append(Post(moment, None, tuple(tags)))
    media = [{'uri': f'media/posts/202301/{number}{part}_n.jpg', 'creation_timestamp': moment,
              'title': ''} for part in range(rng.choice([1, 1, 3]))]
    if len(media) == 1:
        media[0]['title'] = text
        return {'media': media}
    return {'media': media, 'title': text, 'creation_timestamp': moment}


def instagram_like(rng, number, moment):
    href = f'https://www.instagram.com/p/B{number}/'
    if rng.random() < .5:
        return meta_list('bo.test', href, moment)
    return {'timestamp': moment, 'media': [], 'label_values': [
        {'label': 'Medienbesitzer', 'value': 'Bö'}, {'label': 'URL', 'value': href}]}


def instagram_of(rng, top, posts_in, person):
    archive = Archive('instagram', 'ada.sample', {}, given={REPLY: [], LIKE: []})
    pictures, comments, likes = thirds(rng, 1420000000, 1790000000)
    posts = [instagram_post(rng, archive, 10 ** 6 + n, moment)
             for n, moment in enumerate(pictures)]
    archive.given = {REPLY: comments, LIKE: likes}
    n_parts = rng.randint(1, 3)
    contents = {f'{top}{posts_in}/posts_{part + 1}.json': posts[part::n_parts]
                for part in range(n_parts)}
    contents |= {
        f'{top}likes/liked_posts.json': {'likes_media_likes': [
            instagram_like(rng, n, moment) for n, moment in enumerate(likes)]},
        f'{top}comments/post_comments_1.json': [
            {'media_list_data': [], 'string_map_data': {
                'Comment': {'value': say(rng)}, 'Media Owner': {'value': 'cy_test'},
                'Time': {'timestamp': moment}}} for moment in comments],
        'connections/followers_and_following/followers_1.json': meta_followers(rng, archive),
        person: meta_person('ada.sample'),
    }
    archive.files = {name: dump(value) for name, value in contents.items()}
    archive.files[f'{top}story_interactions/no-data.txt'] = 'Nothing'
    return archive


def instagram_2022(rng):
    return instagram_of(rng, '', 'content', 'personal_information/personal_information.json')


def instagram_2025(rng):
    return instagram_of(rng, 'your_instagram_activity/', 'media', 'personal_information/'
                        'personal_information/personal_information.json')


def threads(rng):
    archive = Archive('threads', 'ada.sample', {}, given={REPLY: []})
    own, replies, likes = thirds(rng, 1690000000, 1790000000)
    items = []
    for moment in sorted(own + replies):
        tags = some_tags(rng)
        archive.posts.append(Post(moment, None, tuple(tags)))
        items.append({'media': [{'uri': '', 'creation_timestamp': moment, 'title': say(rng, tags),
                                 'text_app_post': {'is_reply': moment in replies}}]})
    archive.given = {REPLY: replies, LIKE: likes}
    top = 'your_instagram_activity/threads/'
    contents = {
        f'{top}threads_and_replies.json': {'text_post_app_text_posts': items},
        f'{top}liked_threads.json': {'text_post_app_media_likes': [
            meta_list('bo.test', f'https://www.threads.net/@bo.test/post/{n}', moment)
            for n, moment in enumerate(likes)]},
        f'{top}followers.json': {
            'text_post_app_text_post_app_followers': meta_followers(rng, archive)},
        'personal_information/personal_information/personal_information.json':
            meta_person('ada.sample'),
    }
    archive.files = {name: dump(value) for name, value in contents.items()}
    return archive


# Reddit: tables; removed content keeps its row but has no text.

def reddit(rng):
    archive = Archive('reddit', 'Ada_S', {}, given={REPLY: []})
    own, replies, votes = thirds(rng, 1300000000, 1790000000)
    posts, comments = [], []
    for number, moment in enumerate(own):
        group = rng.choice(['tea', 'Moss', 'u_ada_s'])
        title, body = say(rng), rng.choice(['', '', say(rng), '[removed]'])
        if body != '[removed]':
            archive.posts.append(Post(moment, f'{title} {body}'.strip(),
                                      () if group == 'u_ada_s' else (group,)))
        posts.append([f'p{number}', f'/r/{group}/comments/p{number}/x/',
                      stamp(moment, '%Y-%m-%d %H:%M:%S UTC'), '', group, '0', title, '', body])
    for number, moment in enumerate(replies):
        text = say(rng)
        archive.posts.append(Post(moment, text, ('tea',)))
        archive.given[REPLY].append(moment)
        link = f'https://www.reddit.com/r/tea/comments/q{number}/x/'
        comments.append([f'c{number}', f'{link}c{number}/',
                         stamp(moment, '%Y-%m-%d %H:%M:%S UTC'), '', 'tea', '0', link, '', text,
                         ''])
    archive.files = {
        'statistics.csv': table(['statistic', 'value'], [['account name', 'Ada_S']]),
        'posts.csv': table(['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'title',
                            'url', 'body'], posts),
        'comments.csv': table(['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings', 'link',
                               'parent', 'body', 'media'], comments),
        'post_votes.csv': table(['id', 'permalink', 'direction'],
                                [[f'v{n}', '/r/tea/', 'up'] for n in range(len(votes))]),
        'messages.csv': table(['id', 'body'], [['m1', 'secret']]),
    }
    return archive


# Statuses as in Mastodon's API: Pixelfed's export, and the program mastodon-archive.

ADA = {'id': '1', 'username': 'ada', 'acct': 'ada', 'display_name': 'Adä', 'bot': False,
       'url': 'https://social.example/@ada', 'followers_count': 7, 'following_count': 3,
       'statuses_count': 9}
BOB = {'id': '2', 'username': 'bob', 'acct': 'bob@there.example', 'display_name': 'Bob',
       'bot': False, 'url': 'https://there.example/@bob', 'followers_count': 5,
       'following_count': 4, 'statuses_count': 8}
LEFT_OUT = {'unlisted': 'unlisted', 'private': 'followers', 'direct': 'direct'}


def status(rng, number, moment, person, visibility='public', **more):
    return {'id': str(number), 'uri': f'https://social.example/users/ada/statuses/{number}',
            'url': f'https://social.example/@ada/{number}', 'account': person,
            'created_at': stamp(moment, '%Y-%m-%dT%H:%M:%S.000Z'), 'visibility': visibility,
            'content': f'<p>{html.escape(say(rng), quote=False)}</p>', 'tags': [],
            'media_attachments': [], 'in_reply_to_id': None, 'reblog': None} | more


def own_status(rng, archive, number, moment, replies_name):
    visibility = rng.choice(['public'] * 5 + ['unlisted', 'private', 'direct'])
    tags = some_tags(rng)
    text = say(rng, tags)
    post = Post(moment, text, tuple(tags), rng.randint(0, 50), rng.randint(0, 9),
                rng.randint(0, 4))
    if visibility == 'public':
        archive.posts.append(post)
    else:
        archive.left_out[LEFT_OUT[visibility]] += 1
    return status(rng, number, moment, ADA, visibility,
                  content=f'<p>{html.escape(text, quote=False)}</p>',
                  tags=[{'name': tag} for tag in tags], favourites_count=post.likes,
                  reblogs_count=post.reshares, **{replies_name: post.replies})


def pixelfed(rng):
    archive = Archive('mastodon', 'ada@social.example', {}, followers=7)
    when = moments(rng, rng.randint(3, 60), 1530000000, 1790000000)
    items = [own_status(rng, archive, 1000 + n, moment, 'reply_count')
             for n, moment in enumerate(when)]
    archive.files = {'pixelfed-statuses.json': json.dumps(items)}
    return archive


def mastodon_archive(rng):
    archive = Archive('mastodon', 'ada@social.example', {}, followers=7, received=[])
    own, shares, likes = thirds(rng, 1480000000, 1790000000)
    statuses = [own_status(rng, archive, 1000 + n, moment, 'replies_count')
                for n, moment in enumerate(own)]
    statuses += [status(rng, 2000 + n, moment, ADA, reblog=status(rng, 3000 + n, 1470000000, BOB))
                 for n, moment in enumerate(shares)]
    rng.shuffle(statuses)
    archive.left_out['shares'] += len(shares)
    archive.given = {SHARE: shares, LIKE: likes}
    mentions = [status(rng, 5000 + n, 1700000000 + n, BOB) for n in range(rng.randint(0, 9))]
    archive.received = [(MENTION, 2)] * len(mentions)
    archive.files = {'social.example.user.ada.json': json.dumps({
        'account': ADA, 'mentions': mentions, 'statuses': statuses, 'followers': [BOB],
        'favourites': [status(rng, 4000 + n, moment, BOB) for n, moment in enumerate(likes)],
    })}
    return archive


# Misskey: notes that name neither the account nor its server.

def misskey(rng):
    archive = Archive('misskey', 'ada@misskey.example', {}, given={REPLY: [], SHARE: []},
                      asked='ada@misskey.example')
    notes = []
    for number, moment in enumerate(moments(rng, rng.randint(3, 60), 1500000000, 1790000000)):
        visibility = rng.choice(['public'] * 5 + ['home', 'followers', 'specified'])
        tags = some_tags(rng)
        text = say(rng, tags)
        note = {'id': f'9abc{number:04}', 'text': text, 'fileIds': [], 'replyId': None,
                'createdAt': stamp(moment, '%Y-%m-%dT%H:%M:%S.123Z'), 'renoteId': None,
                'cw': None, 'visibility': visibility, 'visibleUserIds': [], 'localOnly': False}
        if rng.random() < .2:
            note |= {'text': None, 'renoteId': f'9zzz{number}', 'visibility': 'public'}
            archive.given[SHARE].append(moment)
            archive.left_out['shares'] += 1
        elif visibility == 'public':
            archive.posts.append(Post(moment, text, tuple(tags)))
            if rng.random() < .3:
                note['replyId'] = f'9yyy{number}'
                archive.given[REPLY].append(moment)
        else:
            archive.left_out[{'home': 'unlisted', 'specified': 'direct'}
                             .get(visibility, visibility)] += 1
        notes.append(json.dumps(note, ensure_ascii=False))
    archive.files = {'notes-2026-11-12-09-30-00.json': '[' + ',\n'.join(notes) + ']'}
    return archive


# YouTube, from Google's Takeout, in the account's language.

CHANNEL = 'UC' + 'a' * 22
ENGLISH = {'top': 'YouTube and YouTube Music', 'comments': 'comments/comments',
           'videos': 'video metadata/videos', 'privacy': 'Privacy', 'id': 'Video ID',
           'title': 'Video Title (Original)', 'channel': 'channels/channel'}
GERMAN = {'top': 'YouTube und YouTube Music', 'comments': 'Kommentare/Kommentare',
          'videos': 'Video-Metadaten/Videos', 'privacy': 'Datenschutz', 'id': 'Video-ID',
          'title': 'Videotitel (Original)', 'channel': 'Kanäle/Kanal'}


def youtube_of(rng, names):
    archive = Archive('youtube', CHANNEL, {}, given={REPLY: []})
    own, archive.given[REPLY], _ = thirds(rng, 1300000000, 1790000000)
    is_known = names is ENGLISH
    videos = []
    for number, moment in enumerate(own):
        privacy = rng.choice(['Public', 'Public', 'Unlisted', 'Private'])
        tags = some_tags(rng)
        title = say(rng, tags)
        if privacy == 'Public' or not is_known:
            archive.posts.append(Post(moment, title if is_known else None,
                                      tuple(tags) if is_known else ()))
        else:
            archive.left_out['unlisted' if privacy == 'Unlisted' else 'followers'] += 1
        videos.append([f'v{number:010}', '60000', 'People', CHANNEL, title, privacy, 'Processed',
                       stamp(moment - 60), stamp(moment)])
    comments = [['Ugx' + f'{number:020}', CHANNEL, stamp(moment, '%Y-%m-%dT%H:%M:%S.123456+00:00'),
                 '0', '', '', 'zzzzzzzzzzz', json.dumps({'text': say(rng)}, ensure_ascii=False),
                 ''] for number, moment in enumerate(archive.given[REPLY])]
    top = f"Takeout/{names['top']}/"
    archive.files = {
        f"{top}{names['videos']}.csv": table(
            [names['id'], 'x', 'y', 'z', names['title'], names['privacy'], 's', 't', 'u'], videos),
        f"{top}{names['comments']}.csv": table(list('abcdefghi'), comments),
        f"{top}{names['channel']}.csv": table(['a', 'b (Original)', 'c'],
                                              [[CHANNEL, 'Adas Gärten', 'x']]),
        f'{top}playlists/Tea-videos.csv': table(['a', 'b'], [['p' * 11, stamp(1700000000)]]),
        'Takeout/archive_browser.html': '<html></html>',
    }
    return archive


def youtube_english(rng):
    return youtube_of(rng, ENGLISH)


def youtube_german(rng):
    return youtube_of(rng, GERMAN)


FORMATS = {one.__name__: one for one in (
    instagram_2022, instagram_2025, threads, reddit, pixelfed, mastodon_archive, misskey,
    youtube_english, youtube_german)}
