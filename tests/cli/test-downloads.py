#!/usr/bin/env python3
# test-downloads.py: downloads of each network: whose they are, and what they don't say.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sys
import zipfile

from fixture import PUBLIC, run, run_all

NUMBERED = 'https://social.example/ap/users/7'
TWEET = {'id_str': '1001', 'full_text': 'Tea', 'created_at': 'Wed Jan 01 12:00:00 +0000 2020',
         'favorite_count': '1', 'retweet_count': '0'}
TWEETS = 'window.YTD.tweets.part0 = ' + json.dumps([{'tweet': TWEET}])
FACEBOOK = json.dumps([{'timestamp': 1700000000, 'data': [{'post': 'Tea'}]}])
SHARES = ('Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2023-11-14 22:13:20,'
          'https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7001,Tea,,,MEMBER_NETWORK\n')
THREADS = json.dumps({'text_post_app_text_posts': [
    {'media': [{'uri': '', 'creation_timestamp': 1700000000, 'title': 'Tea'}]}]})
STATUS = {'id': '9', 'created_at': '2023-11-14T22:13:20Z', 'visibility': 'public', 'content': 'Tea',
          'uri': 'https://social.example/users/ada/statuses/9',
          'account': {'id': '5', 'username': 'ada'}}
OUTBOX = json.dumps({'type': 'OrderedCollection', 'orderedItems': [
    {'type': 'Create', 'actor': NUMBERED, 'published': '2023-11-14T22:13:20Z', 'to': [PUBLIC],
     'object': {'id': f'{NUMBERED}/statuses/9', 'type': 'Note', 'attributedTo': NUMBERED,
                'published': '2023-11-14T22:13:20Z', 'to': [PUBLIC], 'content': 'Tea'}}]})
ACTOR = json.dumps({'id': NUMBERED, 'type': 'Person', 'preferredUsername': 'ada'})
NOTES = json.dumps([{'id': '9a', 'text': 'Tea', 'visibility': 'public',
                     'createdAt': '2023-11-14T22:13:20.000Z'}])
INSTAGRAM = json.dumps([{'media': [{'uri': 'media/1.jpg', 'creation_timestamp': 1700000000}]}])
PERSON = json.dumps({'profile_user': [{'string_map_data': {'Username': {'value': 'ada'}}}]})
REDDIT = ('id,permalink,date,ip,subreddit,gildings,title,url,body\np1,https://www.reddit.com/r/tea/'
          'comments/p1/,2023-11-14 22:13:20 UTC,,tea,0,Tea,,Tea\n')
PIXELFED = json.dumps([STATUS])

# What a download has that doesn't say whose it is, and what the one that says it has besides.
DOWNLOADS = {
    'X': ({'tweets.js': TWEETS},
          {'account.js': 'window.YTD.account.part0 = ' + json.dumps(
              [{'account': {'username': 'ada', 'accountId': '7'}}])}),
    'Facebook': ({'your_posts_1.json': FACEBOOK},
                 {'posts/your_posts_1.json': FACEBOOK,
                  'profile_information/profile_information.json': json.dumps({'profile_v2': {
                      'name': {'full_name': 'Ada Sample'}, 'username': 'ada',
                      'registration_timestamp': 1200000000}})}),
    'LinkedIn': ({'Shares.csv': SHARES}, {'Profile.csv': 'First Name,Last Name\nada,\n'}),
    'Mastodon': ({'outbox.json': OUTBOX}, {'actor.json': ACTOR}),
    'Misskey': ({'notes-2026-11-12-09-30-00.json': NOTES}, None),
    'Threads': ({'threads_and_replies.json': THREADS},
                {'personal_information/personal_information.json': PERSON}),
    'Instagram': ({'content/posts_1.json': INSTAGRAM},
                  {'personal_information/personal_information.json': PERSON}),
    'Reddit': ({'posts.csv': REDDIT, 'post_votes.csv': 'id,permalink,direction\n'},
               {'statistics.csv': 'statistic,value\naccount name,ada\n'}),
}


def write(folder, name, files):
    path = folder / f'{name}.zip'
    with zipfile.ZipFile(path, 'w') as packed:
        for file, text in files.items():
            packed.writestr(file, text)
    return path


def list_data(store):
    data = json.loads(run('--store', store, 'export').stdout)
    return data['account'], [post['remote'] for post in data['post']]


def asked(folder):
    """A download that doesn't say whose it is is opened with the handle, and only with it."""
    for name, (files, _) in DOWNLOADS.items():
        path, store = write(folder, name, files), folder / f'{name}.db'
        told = run('--store', store, 'import', path)
        assert told.returncode == 1 and '--handle' in told.stderr, (name, told)
        handle = '@ada@social.example' if name in ('Mastodon', 'Misskey') else '@ada'
        told = run('--store', store, 'import', path, '--handle', handle)
        assert told.returncode == 0, (name, told)
        assert told.stdout.startswith(f'Imported {name}: ada'), (name, told)
        assert '\nRead 1 post, ' in told.stdout, (name, told)
    told = run('--store', store, 'import', write(folder, 'notes', DOWNLOADS['Misskey'][0]),
               '--handle', 'ada')
    assert told.returncode == 1 and '@ada@social.example' in told.stderr, told


def lists_of_no_one(folder):
    for name in ('pixelfed-statuses.json', 'social.example.user.ada.json'):
        path, store = folder / name, folder / f'{name}.db'
        path.write_text('[]' if name.startswith('pixelfed') else '{"statuses": []}')
        told = run('--store', store, 'import', path)
        assert told.returncode == 1 and '--handle' in told.stderr, (name, told)
        told = run('--store', store, 'import', path, '--handle', 'ada@social.example')
        assert told.returncode == 0, (name, told)


def one_account(folder):
    """Whichever comes first, and however often: one account, and one post."""
    for name, (files, more) in DOWNLOADS.items():
        if more is None:
            continue
        handle = '@ada@social.example' if name == 'Mastodon' else '@Ada'
        bare = ('import', write(folder, 'bare', files), '--handle', handle)
        parts = more if name == 'Facebook' else {**files, **more}
        whole = ('import', write(folder, 'whole', parts))
        found = []
        for number, order in enumerate(((bare, whole, bare), (whole, bare, whole))):
            store = folder / f'{name}-{number}.db'
            for command in order:
                done = run('--store', store, *command)
                assert done.returncode == 0, (name, done)
            accounts, posts = list_data(store)
            assert len(accounts) == 1 and len(posts) == 1, (name, accounts, posts)
            found.append((accounts[0]['remote'], accounts[0]['handle'].lower(), posts))
        assert found[0] == found[1], (name, found)


def name_of_a_person(folder):
    """Facebook's download has a name and a handle; someone else's name makes another account."""
    store, (files, more) = folder / 'clout.db', DOWNLOADS['Facebook']
    bare, whole = write(folder, 'bare', files), write(folder, 'whole', more)
    for command in ((bare, '--handle', 'Ada Sample'), (whole,), (bare, '--handle', 'Ada Sample')):
        assert run('--store', store, 'import', *command).returncode == 0
        assert len(list_data(store)[0]) == 1, list_data(store)
    assert list_data(store)[0][0]['handle'] == 'ada', list_data(store)
    assert run('--store', store, 'import', bare, '--handle', 'Ada Other').returncode == 0
    assert len(list_data(store)[0]) == 2, list_data(store)


def unknown(folder):
    """What a download can't say is null in the report, and never 0."""
    for name, (files, _) in DOWNLOADS.items():
        done = run('--store', folder / f'{name}.db', 'import', '--json', '--handle',
                   'ada@social.example', write(folder, name, files))
        assert done.returncode == 0, (name, done)
        report = json.loads(done.stdout)
        assert report['reactions'] == (1 if name == 'X' else None), (name, report)
        assert report['followers'] is None and report['given'] is None, (name, report)
    done = run('--store', folder / 'again.db', 'import', '--handle', 'ada',
               write(folder, 'again', DOWNLOADS['Facebook'][0]))
    assert '\nReactions: not in this download.\n' in done.stdout, done
    month = dict(TWEET, user={'id_str': '7', 'screen_name': 'ada'})
    del month['favorite_count'], month['retweet_count']
    done = run('--store', folder / 'month.db', 'import', '--json', write(folder, 'month', {
        'data/js/tweet_index.js': 'var tweet_index = []',
        'data/js/tweets/2020_01.js': 'Grailbird.data.tweets_2020_01 = ' + json.dumps([month])}))
    assert json.loads(done.stdout)['reactions'] is None, done


def tumblr(folder):
    told = run('--store', folder / 'clout.db', 'import', write(folder, 'tumblr', {
        'payload-0.json': '[{"data": {"email": "ada@example.com"}}]',
        'posts/html/1.html': '<h1>Tea</h1>'}))
    assert told.returncode == 1 and 'Tumblr' in told.stderr, told


def unreadable_name(folder):
    """A name that is marked as UTF-8 and isn't is reported, and the other files are read."""
    path = write(folder, 'name', {**DOWNLOADS['X'][0], 'XXXX.js': ''})
    data = path.read_bytes().replace(b'XXXX', b'caf\xe9')
    for header, flags in (b'PK\3\4', 6), (b'PK\1\2', 8):
        at = data.rindex(header) + flags
        data = data[:at] + (0x800).to_bytes(2, 'little') + data[at + 2:]
    path.write_bytes(data)
    done = run('--store', folder / 'clout.db', 'import', '--handle', 'ada', '--json', path)
    assert done.returncode == 0, done
    report = json.loads(done.stdout)
    assert report['posts'] == 1 and report['files_skipped'] == 1, report
    assert report['skipped'][0]['why'] == 'name', report


def left_out(folder):
    """Posts that don't count are counted as such."""
    circle = 'window.YTD.t.part0 = ' + json.dumps([{'tweet': dict(TWEET, id_str='1002')}])
    undated = 'window.YTD.tweets.part0 = ' + json.dumps([{'tweet': dict(TWEET, created_at='')}])
    no_time = json.dumps([{'media': [{'uri': 'media/2.jpg'}]}])
    deleted = 'window.YTD.d.part0 = ' + json.dumps([{'tweet': dict(TWEET, id_str='1003')}])
    header = 'window.YTD.d.part0 = ' + json.dumps([{'tweet': {'tweet_id': '1003'}}])
    story = {'uri': 'media/3.jpg', 'creation_timestamp': 1700000000}
    for name, files, reason in (
            ('X', {'tweets.js': TWEETS, 'deleted-tweets.js': deleted,
                   'deleted-tweet-headers.js': header}, 'deleted'),
            ('Instagram', {'content/posts_1.json': INSTAGRAM,
                           'content/stories.json': json.dumps({'ig_stories': [story]})},
             'stories'),
            ('Instagram', {'content/posts_1.json': INSTAGRAM, 'content/archived_posts.json':
                           json.dumps({'ig_archived_post_media': [{'media': [story]}]})},
             'archived'),
            ('X', {'tweets.js': TWEETS, 'twitter-circle-tweet.js': circle}, 'followers'),
            ('X', {'tweets.js': undated}, 'undated'),
            ('Instagram', {'content/posts_1.json': no_time}, 'undated'),
            ('Facebook', {'your_posts_1.json': '[{"data": [{"post": "Tea"}]}]'}, 'undated'),
            ('Reddit', {'posts.csv': REDDIT.replace('2023', 'x'), 'post_votes.csv': 'id\n'},
             'undated')):
        done = run('--store', folder / 'clout.db', 'import', '--json', '--handle', 'ada',
                   write(folder, name, files))
        assert done.returncode == 0, (name, done)
        counted = json.loads(done.stdout)['not_counted']
        assert {why: n for why, n in counted.items() if n} == {reason: 1}, (name, counted)


def windows_1252(folder):
    """LinkedIn's tables, as a spreadsheet saves them again."""
    files = {'Profile.csv': 'First Name,Last Name\nZoë,Größe\n',
             'Shares.csv': SHARES.replace('Tea,', '“Öl” #für alle,')}
    path = folder / 'tables.zip'
    with zipfile.ZipFile(path, 'w') as packed:
        for file, text in files.items():
            packed.writestr(file, text.encode('windows-1252'))
    done = run('--store', folder / 'clout.db', 'import', path)
    assert done.returncode == 0 and done.stdout.startswith('Imported LinkedIn: Zoë Größe'), done
    data = json.loads(run('--store', folder / 'clout.db', 'export').stdout)
    assert [tag['name'] for tag in data['tag']] == ['für'], data['tag']


if __name__ == '__main__':
    sys.exit(run_all([asked, lists_of_no_one, one_account, name_of_a_person,
                      unknown, tumblr, unreadable_name, windows_1252, left_out]))
